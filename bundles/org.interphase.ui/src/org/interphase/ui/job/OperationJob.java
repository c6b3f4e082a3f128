// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.job;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.swt.widgets.Display;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.OperationException;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.operation.Operations;
import org.interphase.core.operation.Outcome;
import org.interphase.core.operation.SettingException;
import org.interphase.core.operation.SettingsType;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;

/** Runs an operation in the background, with progress and a way to cancel; its listener hears of the end in the UI thread. */
public final class OperationJob extends Job {

    /** How a run ended. */
    public sealed interface End {}

    /**
     * It was done.
     *
     * @param outcome the result with its origin
     * @param text the result for people
     * @param csv the result as comma-separated values, where that form makes sense
     * @param negative whether the answer is a negative one, such as not converged
     * @param duration how long it took
     */
    public record Done(
            Outcome<?> outcome, String text, Optional<String> csv, boolean negative, Duration duration)
            implements End {}

    /**
     * It could not be done.
     *
     * @param cause why; its message says what to change
     */
    public record Failed(Exception cause) implements End {}

    /** Somebody cancelled it. */
    public record Cancelled() implements End {}

    /** What an operation reads, opened in the background. */
    @FunctionalInterface
    public interface Source {
        /**
         * {@return the opened input}
         *
         * @param progress what to report to
         * @throws OperationException when it does not fit the operation
         * @throws IOException when it cannot be read
         * @throws CancelledException when asked to end
         */
        OperationInput open(Progress progress) throws OperationException, IOException, CancelledException;
    }

    private final Operations operations;
    private final Run<?, ?> run;
    private final Source source;
    private final Consumer<End> listener;
    private final Display display;
    private volatile End end = new Cancelled();

    private record Run<S extends Record, R extends Record>(Operation<S, R> operation, S settings) {}

    /**
     * Creates the job; {@link #schedule()} starts it.
     *
     * @param operations runs it
     * @param operation the operation
     * @param source what it reads
     * @param settings its settings
     * @param listener hears in the UI thread how it ended
     * @param <S> the settings
     * @param <R> the result
     */
    public <S extends Record, R extends Record> OperationJob(
            Operations operations, Operation<S, R> operation, Source source, S settings, Consumer<End> listener) {
        super(operation.declaration().label());
        this.operations = operations;
        this.run = new Run<>(operation, settings);
        this.source = source;
        this.listener = listener;
        this.display = Display.getCurrent();
        addJobChangeListener(new JobChangeAdapter() {
            @Override
            public void done(IJobChangeEvent event) {
                tell();
            }
        });
    }

    /** Also where it was cancelled before it started. */
    private void tell() {
        if (!display.isDisposed()) {
            display.asyncExec(() -> listener.accept(end));
        }
    }

    /**
     * {@return a job for settings given as texts}
     *
     * @param operations runs it
     * @param operation the operation
     * @param source what it reads
     * @param settings texts by the settings' names
     * @param listener hears in the UI thread how it ended
     * @param <S> the settings
     * @param <R> the result
     * @throws SettingException when a text cannot be understood
     */
    public static <S extends Record, R extends Record> OperationJob of(
            Operations operations,
            Operation<S, R> operation,
            Source source,
            Map<String, String> settings,
            Consumer<End> listener)
            throws SettingException {
        S record = SettingsType.of(operation.settingsType()).create(settings);
        return new OperationJob(operations, operation, source, record, listener);
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        try {
            end = done(run, new MonitorProgress(monitor, getName()));
        } catch (CancelledException e) {
            return Status.CANCEL_STATUS;
        } catch (OperationException | IOException | RuntimeException e) {
            end = new Failed(e);
        } finally {
            monitor.done();
        }
        return Status.OK_STATUS;
    }

    private <S extends Record, R extends Record> Done done(Run<S, R> what, Progress progress)
            throws OperationException, IOException, CancelledException {
        OperationInput input = source.open(progress);
        long start = System.nanoTime();
        Outcome<R> outcome = operations.run(what.operation(), input, what.settings(), progress);
        Duration duration = Duration.ofNanos(System.nanoTime() - start);
        return new Done(
                outcome,
                what.operation().text(outcome.result()),
                what.operation().csv(outcome.result()),
                what.operation().isNegative(outcome.result()),
                duration);
    }
}
