// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;

/** Work on many layers, on all cores; each worker has buffers of its own. */
public final class Parallel {

    private static final int GROUPS = 8;

    private Parallel() {}

    /**
     * What is done to one layer.
     *
     * @param <B> the buffers
     */
    @FunctionalInterface
    public interface Body<B> {
        /**
         * Does it.
         *
         * @param index of the layer
         * @param buffers of the worker
         * @throws IOException when the layer cannot be read
         */
        void run(int index, B buffers) throws IOException;
    }

    /**
     * Does something to each of several layers, in no certain order.
     *
     * @param count how many
     * @param buffers makes what one worker needs
     * @param body what is done
     * @param progress is asked whether to go on before each layer
     * @param <B> the buffers
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    public static <B> void forEach(int count, Supplier<B> buffers, Body<B> body, Progress progress)
            throws IOException, CancelledException {
        int workers = Math.max(1, Math.min(count, Runtime.getRuntime().availableProcessors()));
        AtomicInteger next = new AtomicInteger();
        try {
            IntStream.range(0, workers).parallel().forEach(w -> {
                B own = null;
                for (int i = next.getAndIncrement(); i < count && !progress.isCancelled(); i = next.getAndIncrement()) {
                    own = own == null ? buffers.get() : own;
                    try {
                        body.run(i, own);
                    } catch (IOException e) {
                        next.set(count);
                        throw new UncheckedIOException(e);
                    }
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        progress.checkCancelled();
    }

    /**
     * Adds several layers up, in groups of neighbours: as many on every machine, each in order, so that what is added up of
     * them is the same to the last bit whoever was faster.
     *
     * @param count how many layers
     * @param buffers makes what one group is added up in
     * @param body adds one layer
     * @param progress is asked whether to go on before each layer
     * @return what each group was added up in, in order; at most {@value #GROUPS}
     * @param <B> the buffers
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    public static <B> List<B> inGroups(int count, Supplier<B> buffers, Body<B> body, Progress progress)
            throws IOException, CancelledException {
        int groups = Math.min(count, GROUPS);
        List<B> all = Stream.generate(buffers).limit(groups).toList();
        forEach(groups, () -> progress, (g, asked) -> {
            int to = (int) ((long) count * (g + 1) / groups);
            for (int i = (int) ((long) count * g / groups); i < to && !asked.isCancelled(); i++) {
                body.run(i, all.get(g));
            }
        }, progress);
        return all;
    }
}
