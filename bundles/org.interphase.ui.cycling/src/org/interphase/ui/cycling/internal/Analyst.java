// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.cycling.internal;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.data.DataFile;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.OperationException;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.operation.Operations;
import org.interphase.core.operation.SettingException;
import org.interphase.core.operation.SettingsType;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.cycling.CycleAnalysis;
import org.interphase.cycling.HasAnalysis;
import org.interphase.ui.job.OperationJob;

/** Has the installed operation analyse records, in the background or within a job. */
record Analyst(Operations operations) {

    /** The command of the operation. */
    static final String OPERATION = "cycle analyse";

    private Operation<?, ?> operation() throws SettingException {
        return operations.find(OPERATION)
                .orElseThrow(() -> new SettingException("events", "the operation '" + OPERATION + "' is not installed"));
    }

    /** {@return what the operation asks for; empty where it is not installed} */
    Optional<SettingsType<?>> settings() {
        return operations.find(OPERATION).map(o -> SettingsType.of(o.settingsType()));
    }

    /** {@return a job that analyses what a document asks for} */
    OperationJob job(CycleDocument document, Consumer<OperationJob.End> end) throws SettingException {
        DataFile file = document.file();
        CyclingRecord record = document.record();
        return OperationJob.of(operations, operation(), progress -> OperationInput.of(file, record), document.texts(), end);
    }

    /** {@return what a job found out, if it was done} */
    static Optional<Analysed> analysed(CycleDocument document, OperationJob.End end) {
        return end instanceof OperationJob.Done done && done.outcome().result() instanceof HasAnalysis has
                ? Optional.of(new Analysed(
                        document.dataset(),
                        document.texts(),
                        done.outcome(),
                        done.csv().orElse(""),
                        has.analysis(),
                        done.duration()))
                : Optional.empty();
    }

    /**
     * {@return the analysis of one record, here and now}
     *
     * @throws OperationException when it cannot be done with these settings
     * @throws CancelledException when asked to end
     */
    CycleAnalysis analyse(DataFile file, CyclingRecord record, Map<String, String> texts, Progress progress)
            throws OperationException, IOException, CancelledException {
        return analyse(operation(), OperationInput.of(file, record), texts, progress);
    }

    private <S extends Record, R extends Record> CycleAnalysis analyse(
            Operation<S, R> operation, OperationInput input, Map<String, String> texts, Progress progress)
            throws OperationException, IOException, CancelledException {
        S settings = SettingsType.of(operation.settingsType()).create(texts);
        if (operation.run(input, settings, progress) instanceof HasAnalysis has) {
            return has.analysis();
        }
        throw new OperationException("the installed operation '" + OPERATION + "' gives no analysis");
    }
}
