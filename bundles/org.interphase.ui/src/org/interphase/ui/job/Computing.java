// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.job;

import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Palette;
import org.interphase.ui.look.Paper;

/**
 * What is computed in the background, one thing at a time: what is asked for last is what is shown. A line says how far it
 * is and what came of it, a button ends it.
 */
public final class Computing {

    /**
     * What is computed.
     *
     * @param <R> what comes of it
     */
    @FunctionalInterface
    public interface Work<R> {

        /**
         * {@return what was computed}
         *
         * @param progress what to report to
         * @throws IOException when something cannot be read
         * @throws CancelledException when asked to end
         * @throws IllegalArgumentException when it cannot be done; the message says why
         */
        R run(Progress progress) throws IOException, CancelledException;
    }

    private final String name;
    private final Composite bar;
    private final Label remark;
    private final Button button;
    private Job running;
    private Runnable next;
    private Runnable again;
    private boolean forgotten;

    /**
     * Creates the line, in a grid of one column.
     *
     * @param parent where it lies
     * @param name of the job, for people
     */
    public Computing(Composite parent, String name) {
        this.name = name;
        bar = Paper.under(new Composite(parent, SWT.NONE));
        bar.setLayout(Looks.grid(2, 0, 0));
        bar.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        remark = new Label(bar, SWT.WRAP);
        Paper.ink(remark, Palette::faint);
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
        data.widthHint = 200;
        remark.setLayoutData(data);
        button = new Button(bar, SWT.PUSH);
        button.setText("Compute");
        button.setLayoutData(new GridData(SWT.RIGHT, SWT.CENTER, false, false));
        button.addListener(SWT.Selection, e -> {
            if (running != null) {
                next = null;
                running.cancel();
            } else if (again != null) {
                again.run();
            }
        });
        button.setVisible(false);
    }

    /**
     * Computes something; what is under way is given up.
     *
     * @param work what, in another thread
     * @param found takes what came of it
     * @param failed called when nothing came of it, but for a person's cancelling; the line says why
     * @param <R> what comes of it
     */
    public <R> void ask(Work<R> work, Consumer<R> found, Runnable failed) {
        again = () -> start(work, found, failed);
        forgotten = false;
        if (running == null) {
            again.run();
        } else {
            next = again;
            running.cancel();
        }
    }

    private <R> void start(Work<R> work, Consumer<R> found, Runnable failed) {
        say("Computing …", false);
        button.setText("Cancel");
        button.setVisible(true);
        Computation<R> job = new Computation<>(work, found, failed);
        job.addJobChangeListener(new JobChangeAdapter() {
            @Override
            public void done(IJobChangeEvent event) {
                // Also of a job that was cancelled before it ran.
                later(job.end);
            }
        });
        running = job;
        job.schedule();
    }

    /** Work in another thread. */
    private final class Computation<R> extends Job {
        private final Work<R> work;
        private final Consumer<R> found;
        private final Runnable failed;
        private volatile Runnable end = () -> {
            button.setText("Compute");
            say("Cancelled.", true);
        };

        Computation(Work<R> work, Consumer<R> found, Runnable failed) {
            super(name);
            this.work = work;
            this.found = found;
            this.failed = failed;
        }

        @Override
        protected IStatus run(IProgressMonitor monitor) {
            try {
                R result = work.run(new Shown(new MonitorProgress(monitor, getName())));
                end = () -> {
                    button.setVisible(false);
                    found.accept(result);
                };
            } catch (CancelledException e) {
                return Status.CANCEL_STATUS;
            } catch (IllegalArgumentException | IOException e) {
                end = () -> fail(failed, sentence(e.getMessage()));
            } catch (OutOfMemoryError e) {
                end = () -> fail(failed, "There is not enough memory for this.");
            } catch (RuntimeException e) {
                end = () -> fail(failed, "It failed; the error log says where.");
                throw e;
            }
            return Status.OK_STATUS;
        }
    }

    private void later(Runnable end) {
        Later.in(bar, () -> {
            running = null;
            if (next != null) {
                Runnable asked = next;
                next = null;
                asked.run();
            } else if (!forgotten) {
                end.run();
            }
        });
    }

    private void fail(Runnable failed, String why) {
        button.setVisible(false);
        failed.run();
        say(why, true);
    }

    /**
     * {@return a message as a sentence}
     *
     * @param text the message; null for none
     */
    public static String sentence(String text) {
        if (text == null || text.isBlank()) {
            return "It failed.";
        }
        String first = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
        return first.endsWith(".") ? first : first + ".";
    }

    /** Gives up what is under way, and what came before: nothing of it is shown any more. */
    public void forget() {
        next = null;
        again = null;
        if (running != null) {
            forgotten = true;
            running.cancel();
        }
        button.setVisible(false);
        say("", false);
    }

    /**
     * Says what cannot be computed, and why; what is under way is given up.
     *
     * @param why a sentence
     */
    public void refuse(String why) {
        forget();
        say(why, true);
    }

    /**
     * Says what was found.
     *
     * @param text a sentence; empty for nothing
     * @param warns whether it is to be looked at
     */
    public void say(String text, boolean warns) {
        String escaped = text.replace("&", "&&");
        if (!Objects.equals(remark.getText(), escaped)) {
            remark.setText(escaped);
            bar.getParent().layout(true, true);
        }
        Paper.ink(remark, warns ? Palette::warning : Palette::faint);
    }

    /** {@return whether something is under way} */
    public boolean isRunning() {
        return running != null;
    }

    /** {@return the line} */
    public Label remark() {
        return remark;
    }

    /** {@return the button that ends it, or computes it after all} */
    public Button button() {
        return button;
    }

    /** Ends what is under way; nobody hears of it. */
    public void dispose() {
        next = null;
        if (running != null) {
            running.cancel();
        }
    }

    /** Progress that the line shows too. */
    private final class Shown implements Progress {
        private final Progress job;
        private int shown;

        Shown(Progress job) {
            this.job = job;
        }

        @Override
        public void report(double fraction, String what) {
            job.report(fraction, what);
            int percent = (int) (100 * fraction);
            synchronized (this) {
                if (percent <= shown) {
                    return;
                }
                shown = percent;
            }
            Later.in(bar, () -> {
                if (running != null && button.isVisible()) {
                    remark.setText("Computing … " + percent + " %");
                }
            });
        }

        @Override
        public boolean isCancelled() {
            return job.isCancelled();
        }
    }
}
