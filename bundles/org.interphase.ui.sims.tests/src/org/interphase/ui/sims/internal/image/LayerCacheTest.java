// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.interphase.core.data.StackGeometry;
import org.interphase.sims.CorrectedStack;
import org.interphase.ui.sims.internal.image.LayerCache.Request;
import org.junit.jupiter.api.Test;

/** Layers are read when they are wanted and kept while there is room; the test decides when the threads run. */
final class LayerCacheTest {

    private static final long LAYER = 2 * 16;

    private final StackGeometry g = new StackGeometry(40, 4, 4, 1, 1);
    private final Stacks.Slow source = new Stacks.Slow(g, (c, k, x, y) -> 100 * c + k);
    private final CorrectedStack stack = CorrectedStack.of(Stacks.of(g, List.of("Na+", "Cl-"), source));
    private final Deque<Runnable> threads = new ArrayDeque<>();
    private int arrived;

    private LayerCache cache(long layers) {
        return new LayerCache(layers * LAYER, threads::add, 2, () -> arrived++);
    }

    private void run() {
        while (!threads.isEmpty()) {
            threads.remove().run();
        }
    }

    private Request layer(int k) {
        return new Request(stack, 0, k);
    }

    private List<Request> layers(int from, int to) {
        List<Request> all = new ArrayList<>();
        for (int k = from; k < to; k++) {
            all.add(layer(k));
        }
        return all;
    }

    @Test
    void readsNothingInTheThreadThatAsks() {
        LayerCache cache = cache(8);
        cache.want(List.of(layer(3)), List.of());
        assertEquals(List.of(), source.seen());
        assertEquals(Optional.empty(), cache.get(layer(3)));
        run();
        assertEquals(3, assertInstanceOf(LayerCache.Read.class, cache.get(layer(3)).orElseThrow()).plane().value(5));
        assertEquals(1, arrived);
    }

    @Test
    void readsWhatIsSeenBeforeWhatComesNext() {
        LayerCache cache = cache(8);
        cache.want(List.of(layer(3)), layers(4, 7));
        run();
        assertEquals(List.of("0:3", "0:4", "0:5", "0:6"), source.seen());
        assertEquals(1, arrived, "only what is seen is told");
    }

    @Test
    void doesNotBeginWhatIsNotWantedAnyMore() {
        LayerCache cache = cache(8);
        cache.want(List.of(layer(3)), layers(4, 10));
        cache.want(List.of(layer(20)), List.of(layer(21)));
        run();
        assertEquals(List.of("0:20", "0:21"), source.seen());
    }

    @Test
    void readsALayerOnce() {
        LayerCache cache = cache(8);
        cache.want(List.of(layer(3)), List.of(layer(4)));
        run();
        cache.want(List.of(layer(4)), List.of(layer(3)));
        run();
        assertEquals(List.of("0:3", "0:4"), source.seen());
    }

    @Test
    void keepsNoMoreThanThereIsRoomFor() {
        LayerCache cache = cache(5);
        for (int k = 0; k < 30; k++) {
            cache.want(List.of(layer(k)), layers(k + 1, k + 4));
            run();
            assertTrue(cache.bytes() <= 5 * LAYER, cache.bytes() + " bytes at " + k);
            assertTrue(cache.get(layer(k)).isPresent());
        }
        assertEquals(33, source.seen().size(), "each layer was read once");
    }

    @Test
    void keepsWhatIsSeenWhereThatIsMoreThanTheRoom() {
        LayerCache cache = cache(1);
        cache.want(layers(0, 3), List.of());
        run();
        for (Request r : layers(0, 3)) {
            assertTrue(cache.get(r).isPresent());
        }
    }

    @Test
    void saysWhyALayerCannotBeReadAndTriesAgainWhenAsked() {
        LayerCache cache = cache(8);
        source.breakLayer(7);
        cache.want(List.of(layer(7)), List.of());
        run();
        assertEquals(
                "Layer 7 could not be read: stack.bin ends after 3 of 4 bytes",
                assertInstanceOf(LayerCache.Failed.class, cache.get(layer(7)).orElseThrow()).why());
        source.breakLayer(-1);
        cache.want(List.of(layer(7)), List.of());
        run();
        assertInstanceOf(LayerCache.Failed.class, cache.get(layer(7)).orElseThrow());
        cache.forgetFailures();
        cache.want(List.of(layer(7)), List.of());
        run();
        assertInstanceOf(LayerCache.Read.class, cache.get(layer(7)).orElseThrow());
    }

    @Test
    void knowsCountsAgainUnderAnotherDocument() {
        LayerCache cache = cache(8);
        cache.want(List.of(layer(3)), List.of());
        run();
        CorrectedStack same = CorrectedStack.of(stack.raw());
        assertTrue(cache.get(new Request(same, 0, 3)).isPresent());
        double[] half = new double[40];
        Arrays.fill(half, 2);
        CorrectedStack other = same.withGain(0, half);
        assertEquals(Optional.empty(), cache.get(new Request(other, 0, 3)));
        cache.want(List.of(new Request(other, 0, 3)), List.of());
        run();
        LayerCache.Answer found = cache.get(new Request(other, 0, 3)).orElseThrow();
        assertEquals(1.5, assertInstanceOf(LayerCache.Read.class, found).plane().value(0));
    }

    @Test
    void hasLayersOfMemoryAtOnce() {
        CorrectedStack inMemory = CorrectedStack.of(Stacks.inMemory(g, List.of("Na+"), (c, k, x, y) -> 9));
        LayerCache cache = cache(8);
        assertTrue(cache.get(new Request(inMemory, 0, 3)).isPresent());
        cache.want(List.of(new Request(inMemory, 0, 3)), List.of());
        assertTrue(threads.isEmpty());
    }

    @Test
    void readsNothingAfterItIsClosed() {
        LayerCache cache = cache(8);
        cache.want(List.of(layer(3)), List.of());
        cache.close();
        run();
        assertEquals(List.of(), source.seen());
        assertEquals(0, cache.bytes());
    }
}
