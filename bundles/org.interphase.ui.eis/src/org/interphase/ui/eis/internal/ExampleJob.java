// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.interphase.core.data.Dataset;
import org.interphase.core.operation.ExportsDataset;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.OperationException;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.operation.Operations;
import org.interphase.core.operation.SettingsType;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.ui.job.MonitorProgress;

/** Simulates a solid electrolyte (a grain boundary and an interface) into the project {@code Examples}. */
final class ExampleJob extends Job {

    private static final String SIMULATE = "eis simulate";
    private static final String PROJECT = "Examples";
    private static final String FILE = "solid-electrolyte.csv";

    /** The project's reference spectrum: row I of Table 1, with CPEs of the capacitances 310 pF and 2.4 nF. */
    private static final Map<String, String> SETTINGS = Map.of(
            "circuit", "R0-p(R1,CPE1)-p(R2,CPE2)",
            "set", "R0=500,R1=3188,CPE1.Q=1.235588e-9,CPE1.alpha=0.9,R2=25135,CPE2.Q=6.3410653e-9,CPE2.alpha=0.9",
            "frequencies", "7e6:100:10",
            "noise", "0.01",
            "seed", "101");

    /** How it ended. */
    sealed interface End {}

    /** The file is there. */
    record Made(IFile file) implements End {}

    /** It could not be made. */
    record NotMade(Exception why) implements End {}

    private final Operations operations;
    private final Consumer<End> listener;

    ExampleJob(Operations operations, Consumer<End> listener) {
        super("Make an example");
        this.operations = operations;
        this.listener = listener;
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        try {
            IFile file = Projects.named(PROJECT).getFile(FILE);
            if (!file.exists()) {
                Operation<?, ?> simulate = operations.find(SIMULATE)
                        .orElseThrow(() -> new OperationException("the operation '" + SIMULATE + "' is not installed"));
                Dataset spectrum = simulated(simulate, new MonitorProgress(monitor, getName()));
                write(spectrum, file.getLocation().toPath());
                file.refreshLocal(IResource.DEPTH_ZERO, monitor);
            }
            listener.accept(new Made(file));
        } catch (OperationException | IOException | CoreException e) {
            listener.accept(new NotMade(e));
        } catch (CancelledException e) {
            return Status.CANCEL_STATUS;
        }
        return Status.OK_STATUS;
    }

    private <S extends Record, R extends Record> Dataset simulated(Operation<S, R> simulate, Progress progress)
            throws OperationException, IOException, CancelledException {
        S settings = SettingsType.of(simulate.settingsType()).create(SETTINGS);
        R result = operations.run(simulate, OperationInput.NONE, settings, progress).result();
        if (result instanceof ExportsDataset exports) {
            return exports.dataset();
        }
        throw new OperationException("the operation '" + SIMULATE + "' gives no data set");
    }

    private void write(Dataset spectrum, Path file) throws OperationException, IOException {
        var exporter = operations.formats()
                .exporter(spectrum, file)
                .orElseThrow(() -> new OperationException("nothing that is installed writes " + file.getFileName()));
        try (OutputStream out = Files.newOutputStream(file)) {
            exporter.write(spectrum, out);
        }
    }
}
