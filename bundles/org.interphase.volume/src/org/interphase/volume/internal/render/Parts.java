// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal.render;

import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;

/**
 * Work in parts that several threads take one after the other. The caller works too, so that all is done even where the executor
 * has no thread left.
 */
final class Parts {

    /** What is done to a part. */
    @FunctionalInterface
    interface Work {
        void part(int index) throws CancelledException;
    }

    private Parts() {}

    /**
     * Does all parts; returns, or throws, when no thread works on any more.
     *
     * @param executor whose threads help
     * @param threads at most how many work, the caller's among them
     * @param parts how many
     * @param progress asked before each part
     * @param work what is done
     * @throws CancelledException when asked to end
     */
    static void forEach(Executor executor, int threads, int parts, Progress progress, Work work)
            throws CancelledException {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Phaser working = new Phaser(1);
        Runnable loop = () -> {
            try {
                for (int i = next.getAndIncrement(); i < parts && failure.get() == null; i = next.getAndIncrement()) {
                    progress.checkCancelled();
                    work.part(i);
                }
            } catch (CancelledException | RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            }
        };
        try {
            for (int t = 1; t < Math.min(threads, parts); t++) {
                executor.execute(() -> {
                    // One that comes when all is done has nothing to do, and nobody waits for it.
                    if (working.register() < 0) {
                        return;
                    }
                    try {
                        loop.run();
                    } finally {
                        working.arriveAndDeregister();
                    }
                });
            }
        } catch (RejectedExecutionException e) {
            // The caller's thread does it alone.
        }
        loop.run();
        // Ends the phase when the last helper is through, and lets nobody in any more.
        int phase = working.arriveAndDeregister();
        working.awaitAdvance(phase);
        switch (failure.get()) {
            case null -> {}
            case CancelledException e -> throw new CancelledException();
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }
}
