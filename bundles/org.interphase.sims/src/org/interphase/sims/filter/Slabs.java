// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.filter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;

/** Layers cut into slabs that all cores work on; each slab has buffers of its own. */
public final class Slabs {

    /** Slabs for each core, so that none waits long for the slowest. */
    private static final int PER_CORE = 4;

    /** What is done to a slab. */
    @FunctionalInterface
    public interface Work {
        /**
         * Does it.
         *
         * @param from first layer
         * @param to behind the last one
         * @param done to be called after each layer
         * @throws IOException when a layer cannot be read
         * @throws CancelledException when asked to end
         */
        void run(int from, int to, Tick done) throws IOException, CancelledException;
    }

    /** Says that a layer is done, and ends the work if somebody asked for it. */
    @FunctionalInterface
    public interface Tick {
        /**
         * Says so.
         *
         * @throws CancelledException when asked to end
         */
        void layer() throws CancelledException;
    }

    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped(CancelledException cause) {
            super(cause);
        }
    }

    private Slabs() {}

    /**
     * Works on all layers.
     *
     * @param layers how many
     * @param least the fewest layers that are worth a slab
     * @param progress what to report to
     * @param from fraction done when it begins
     * @param to fraction done when it ends
     * @param what what is being done
     * @param work what is done to each slab
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    public static void forEach(
            int layers, int least, Progress progress, double from, double to, String what, Work work)
            throws IOException, CancelledException {
        progress.checkCancelled();
        int cores = ForkJoinPool.getCommonPoolParallelism() + 1;
        int most = least > 1 ? cores : PER_CORE * cores;
        int slabs = Math.max(1, Math.min(most, layers / Math.max(1, least)));
        AtomicInteger count = new AtomicInteger();
        Tick tick = () -> {
            progress.checkCancelled();
            progress.report(from + (to - from) * count.incrementAndGet() / layers, what);
        };
        try {
            IntStream.range(0, slabs).parallel().forEach(s -> {
                try {
                    work.run((int) ((long) layers * s / slabs), (int) ((long) layers * (s + 1) / slabs), tick);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (CancelledException e) {
                    throw new Stopped(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (Stopped e) {
            throw new CancelledException();
        }
    }
}
