// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.interphase.core.data.IonStack;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.sims.CorrectedStack;
import org.interphase.sims.Correction;
import org.interphase.sims.CorrectionPipeline;
import org.interphase.sims.HeightMap;
import org.interphase.ui.job.Later;
import org.interphase.ui.job.MonitorProgress;

/**
 * Applies the corrections that documents ask for, in the background, one document after the other. What a correction found
 * on what came before it is kept, so that only what comes after a change is found anew. Used in the UI thread alone.
 */
final class Corrector {

    /** So many results of single corrections are kept; they share the counts, and most of the rest. */
    static final int MOST_KEPT = 64;

    /** How corrections ended. */
    sealed interface End {}

    /**
     * They were applied.
     *
     * @param corrected what came of it
     */
    record Done(SimsDocument.Corrected corrected) implements End {}

    /**
     * They could not be applied.
     *
     * @param cause why; its message names the step
     */
    record Failed(Exception cause) implements End {}

    /** Somebody cancelled them, or asked for others. */
    record Cancelled() implements End {}

    /**
     * What became of a document's corrections.
     *
     * @param asked the document that asked for them
     * @param end how they ended
     */
    record Ended(SimsDocument asked, End end) {}

    private final Control owner;
    private final Consumer<Ended> listener;
    private final Known known;
    private Work running;
    private SimsDocument next;

    /**
     * Creates one that has nothing to do.
     *
     * @param owner what the results are for; where it is disposed of, work ends and nobody is told
     * @param maps those that corrections name
     * @param listener hears in the UI thread of the end of all that was started
     */
    Corrector(Control owner, HeightMap.Source maps, Consumer<Ended> listener) {
        this.owner = owner;
        this.known = new Known(maps);
        this.listener = listener;
        owner.addListener(SWT.Dispose, e -> cancel());
    }

    /** Applies a document's corrections; what is under way is cancelled, and these are applied when it has ended. */
    void apply(SimsDocument asked) {
        if (running == null) {
            start(asked);
        } else {
            next = asked;
            running.cancel();
        }
    }

    private void start(SimsDocument asked) {
        running = new Work(asked);
        running.schedule();
    }

    /** {@return whether corrections are being applied, or will be} */
    boolean isRunning() {
        return running != null;
    }

    /** Ends what is under way, and forgets what was to come after it. */
    void cancel() {
        next = null;
        if (running != null) {
            running.cancel();
        }
    }

    private void ended(Work work) {
        running = null;
        if (next != null) {
            SimsDocument then = next;
            next = null;
            start(then);
        }
        listener.accept(new Ended(work.asked, work.end));
    }

    /** The corrections of one document. */
    private final class Work extends Job {

        private final SimsDocument asked;
        private volatile End end = new Cancelled();

        Work(SimsDocument asked) {
            super("Correct " + asked.stack().label());
            this.asked = asked;
            addJobChangeListener(new JobChangeAdapter() {
                // also where it was cancelled before it started
                @Override
                public void done(IJobChangeEvent event) {
                    Later.in(owner, () -> ended(Work.this));
                }
            });
        }

        @Override
        public boolean belongsTo(Object family) {
            return family == Corrector.class;
        }

        @Override
        protected IStatus run(IProgressMonitor monitor) {
            IonStack stack = asked.stack();
            CorrectionPipeline pipeline = asked.asked().pipeline();
            Progress progress = new MonitorProgress(monitor, getName());
            try {
                end = new Done(new SimsDocument.Corrected(
                        stack, pipeline, pipeline.apply(known.start(stack), known::apply, progress)));
            } catch (CancelledException e) {
                return Status.CANCEL_STATUS;
            } catch (IOException | RuntimeException e) {
                end = new Failed(e);
            } finally {
                monitor.done();
            }
            return Status.OK_STATUS;
        }
    }

    /** What corrections found on which stage of the last stack; those not asked for the longest are forgotten first. */
    private static final class Known {

        /**
         * A question that needs to be answered only once.
         *
         * @param before a stage, which is equal to itself alone
         * @param correction with its settings
         */
        private record Question(CorrectedStack before, Correction correction) {}

        private final Map<Question, Correction.Found> found = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Question, Correction.Found> eldest) {
                return size() > MOST_KEPT;
            }
        };
        private final HeightMap.Source maps;
        private CorrectedStack start;

        Known(HeightMap.Source maps) {
            this.maps = maps;
        }

        synchronized CorrectedStack start(IonStack stack) {
            if (start == null || start.raw() != stack) {
                start = CorrectedStack.of(stack);
                found.clear();
            }
            return start;
        }

        /** One job at a time asks. */
        synchronized Correction.Found apply(Correction correction, CorrectedStack before, Progress progress)
                throws IOException, CancelledException {
            Question question = new Question(before, correction);
            Correction.Found answer = found.get(question);
            if (answer == null) {
                answer = correction.apply(before, maps, progress);
                // a map's file may become another one
                if (!(correction instanceof Correction.HeightMapStep)) {
                    found.put(question, answer);
                }
            }
            return answer;
        }
    }
}
