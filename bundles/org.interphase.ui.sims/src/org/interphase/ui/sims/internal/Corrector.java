// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import java.io.IOException;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Control;
import org.interphase.core.progress.CancelledException;
import org.interphase.sims.CorrectionPipeline;
import org.interphase.ui.job.Later;
import org.interphase.ui.job.MonitorProgress;

/** Applies the corrections of a document in the background. */
final class Corrector {

    /** How it ended. */
    sealed interface End {}

    record Done(SimsDocument.Corrected corrected) implements End {}

    record Failed(Exception cause) implements End {}

    record Cancelled() implements End {}

    record Ended(SimsDocument asked, End end) {}

    private final Control owner;
    private final Consumer<Ended> listener;
    private Job running;
    private SimsDocument waiting;

    Corrector(Control owner, Consumer<Ended> listener) {
        this.owner = owner;
        this.listener = listener;
    }

    boolean isRunning() {
        return running != null;
    }

    void cancel() {
        waiting = null;
        if (running != null) {
            running.cancel();
        }
    }

    void apply(SimsDocument asked) {
        if (running != null) {
            waiting = asked;
            running.cancel();
            return;
        }
        Job job = new Job("Corrections") {
            @Override
            protected IStatus run(IProgressMonitor monitor) {
                End end;
                try {
                    CorrectionPipeline pipeline = asked.asked().pipeline();
                    end = new Done(new SimsDocument.Corrected(
                            asked.stack(),
                            pipeline,
                            pipeline.apply(asked.stack(), new MonitorProgress(monitor, getName()))));
                } catch (CancelledException e) {
                    end = new Cancelled();
                } catch (IOException | RuntimeException e) {
                    end = new Failed(e);
                }
                End told = end;
                Later.in(owner, () -> ended(new Ended(asked, told)));
                return Status.OK_STATUS;
            }
        };
        running = job;
        job.schedule();
    }

    private void ended(Ended ended) {
        running = null;
        SimsDocument next = waiting;
        waiting = null;
        listener.accept(ended);
        if (next != null && running == null) {
            apply(next);
        }
    }
}
