// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.sims.CorrectedStack;
import org.interphase.ui.sims.internal.image.Contrast.Scope;
import org.junit.jupiter.api.Test;

/** The ends of the colours are percentiles: the value of rank round(p/100·(n − 1)). */
final class ContrastTest {

    private static final Contrast ALL = new Contrast(0, 100, false, Scope.LAYER);

    private static Span span(Contrast contrast, boolean signed, float... values) {
        return Span.of(Histogram.of(Plane.of(values)), contrast, signed);
    }

    @Test
    void takesPercentilesOfCountsExactly() {
        Random random = new Random(5);
        short[] counts = new short[10_001];
        int[] sorted = new int[counts.length];
        for (int i = 0; i < counts.length; i++) {
            sorted[i] = (int) Math.exp(11 * random.nextDouble());
            counts[i] = (short) sorted[i];
        }
        Arrays.sort(sorted);
        Histogram h = Histogram.of(Plane.of(counts));
        for (double p : new double[] {0, 0.5, 1, 37.3, 99.5, 100}) {
            assertEquals(sorted[(int) Math.round(p / 100 * 10_000)], h.percentile(p, false), "at " + p);
        }
        assertEquals(new Span(sorted[100], sorted[9900], false), Span.of(h, new Contrast(1, 99, false, Scope.LAYER), false));
    }

    @Test
    void takesPercentilesOfOtherValuesWithinAHundredthOfAnOctave() {
        Random random = new Random(6);
        float[] values = new float[5001];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (1e-3 * random.nextGaussian());
        }
        Histogram h = Histogram.of(Plane.of(values));
        Arrays.sort(values);
        for (double p : new double[] {0, 1, 25, 75, 99, 100}) {
            float exact = values[(int) Math.round(p / 100 * 5000)];
            assertEquals(exact, h.percentile(p, false), Math.abs(exact) / 127, "at " + p);
        }
    }

    @Test
    void leavesOutPixelsWithoutAValue() {
        assertEquals(new Span(2, 8, false), span(ALL, false, Float.NaN, 2, 8, Float.NaN));
        assertEquals(Span.NONE, span(ALL, false, Float.NaN, Float.NaN));
    }

    @Test
    void reachesFromZeroToAConstant() {
        assertEquals(new Span(0, 7, false), span(ALL, false, 7, 7, 7));
        assertEquals(new Span(-7, 0, false), span(ALL, false, -7, -7));
        assertEquals(Span.NONE, span(ALL, false, 0, 0, 0));
    }

    @Test
    void takesLogarithmsOfWhatIsAboveZero() {
        Contrast log = new Contrast(0, 100, true, Scope.LAYER);
        assertEquals(new Span(2, 64, true), span(log, false, -4, 0, 2, 8, 64));
        assertEquals(new Span(-4, 0, false), span(log, false, -4, 0, -1));
        assertEquals(new Span(0.5, 5, true), span(log, false, 0, 5, 5));
    }

    @Test
    void keepsZeroInTheMiddleOfValuesWithASign() {
        assertEquals(new Span(-4, 4, false), span(ALL, true, -1, 0, 4));
        assertEquals(new Span(-4, 4, false), span(new Contrast(0, 100, true, Scope.LAYER), true, -4, 0, 1));
        assertEquals(new Span(-1, 1, false), span(ALL, true, 0, 0));
    }

    @Test
    void refusesPercentagesThatAreNone() {
        assertThrows(IllegalArgumentException.class, () -> new Contrast(-1, 50, false, Scope.LAYER));
        assertThrows(IllegalArgumentException.class, () -> new Contrast(50, 50, false, Scope.LAYER));
        assertThrows(IllegalArgumentException.class, () -> new Contrast(0, 101, false, Scope.LAYER));
    }

    @Test
    void countsAllLayersAndAFewOfThemFirst() throws Exception {
        StackGeometry g = new StackGeometry(20, 2, 2, 1, 1);
        CorrectedStack stack =
                CorrectedStack.of(Stacks.inMemory(g, List.of("Na+"), (c, k, x, y) -> 10 * k + 2 * y + x));
        List<Long> totals = new ArrayList<>();
        List<Histogram> found = new ArrayList<>();
        StackHistogram.count(stack, 0, Progress.NONE, (h, all) -> {
            totals.add(h.total());
            found.add(h);
            assertEquals(all, h.total() == 80);
        });
        assertEquals(List.of(16L, 32L, 64L, 80L), totals);
        assertTrue(found.get(0).percentile(100, false) > 100, "the first layers lie together");
        Histogram all = found.getLast();
        assertEquals(0, all.percentile(0, false));
        assertEquals(193, all.percentile(100, false));
        assertEquals(100, all.percentile(50.5, false));
    }

    @Test
    void countsCorrectedValuesAndNoMaskedLayer() throws Exception {
        StackGeometry g = new StackGeometry(2, 1, 2, 1, 1);
        CorrectedStack stack = CorrectedStack.of(Stacks.inMemory(g, List.of("Na+"), (c, k, x, y) -> 8 + 100 * k))
                .withGain(0, new double[] {0.5, 1})
                .withMask(IonPolarity.POSITIVE, new boolean[] {false, true});
        StackHistogram.count(stack, 0, Progress.NONE, (h, all) -> {
            assertEquals(2, h.total());
            assertEquals(16, h.percentile(100, false));
        });
    }

    @Test
    void endsWhenAskedTo() {
        StackGeometry g = new StackGeometry(2, 1, 2, 1, 1);
        CorrectedStack stack = CorrectedStack.of(Stacks.inMemory(g, List.of("Na+"), (c, k, x, y) -> 8));
        Progress cancelled = new Progress() {
            @Override
            public void report(double fraction, String what) {}

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThrows(CancelledException.class, () -> StackHistogram.count(stack, 0, cancelled, (h, all) -> {}));
    }
}
