// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.LayerSource;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.junit.jupiter.api.Test;

final class RegionProfileTest {

    private static final NamedRegion CIRCLE = NamedRegion.parse("c=circle(20,16,7)");

    private static RegionProfile profile(CorrectedStack stack, NamedRegion region) throws Exception {
        return RegionProfile.of(stack, List.of(region), Progress.NONE).get(0);
    }

    /** 3 in a disc of radius 7 px at (20 + k, 16 − k), 1 around. */
    private static IonStack moving() {
        return new Counted(5, 32, 40, 1)
                .exactly("Na+", 0, (k, y, x) -> Math.hypot(x + 0.5 - 20 - k, y + 0.5 - 16 + k) <= 7 ? 3 : 1)
                .stack();
    }

    private static double[][] shift() {
        return new double[][] {{0, 0}, {1, -1}, {2, -2}, {3, -3}, {4, -4}};
    }

    @Test
    void movesWithTheContent() throws Exception {
        RegionProfile p = profile(CorrectedStack.of(moving()).withShift(IonPolarity.POSITIVE, shift()), CIRCLE);
        double[] expected = new double[5];
        Arrays.fill(expected, 3 * p.pixels());
        assertArrayEquals(expected, p.curves().get(0).counts());
        assertTrue(profile(CorrectedStack.of(moving()), CIRCLE).curves().get(0).counts()[4] < expected[4]);
    }

    @Test
    void countsTheSameWhateverThePixelsAreStoredAs() throws Exception {
        IonStack resident = moving();
        LayerSource from = resident.source();
        for (LayerSource.PixelType type : List.of(LayerSource.PixelType.UINT32, LayerSource.PixelType.FLOAT32)) {
            LayerSource other = new LayerSource() {
                @Override
                public PixelType type() {
                    return type;
                }

                @Override
                public void read(int channel, int layer, float[] into) throws IOException {
                    from.read(channel, layer, into);
                }

                @Override
                public void read(int channel, int layer, int[] into) throws IOException {
                    from.read(channel, layer, into);
                }
            };
            IonStack same = new IonStack("1", "", resident.geometry(), resident.species(), other, Map.of());
            ProfileCurve a = profile(CorrectedStack.of(resident), CIRCLE).curves().get(0);
            ProfileCurve b = profile(CorrectedStack.of(same), CIRCLE).curves().get(0);
            assertArrayEquals(a.counts(), b.counts());
            assertArrayEquals(a.upper(), b.upper());
        }
    }

    @Test
    void addsUpLargeCountsWithoutOverflow() throws Exception {
        IonStack stack = new Counted(1, 2, 40000, 1).exactly("Na+", 0, (k, y, x) -> 65535).stack();
        assertEquals(65535.0 * 80000, profile(CorrectedStack.of(stack), NamedRegion.ALL).curves().get(0).counts()[0]);
    }

    @Test
    void scalesWhatTheRasterCutsToTheWholeArea() throws Exception {
        IonStack flat = new Counted(2, 32, 40, 1).exactly("Na+", 0, (k, y, x) -> 4).stack();
        CorrectedStack moved =
                CorrectedStack.of(flat).withShift(IonPolarity.POSITIVE, new double[][] {{0, 0}, {18, 0}});
        ProfileCurve curve = profile(moved, CIRCLE).curves().get(0);
        assertTrue(curve.counts()[1] < 0.8 * curve.counts()[0]);
        assertEquals(curve.values()[0], curve.values()[1], 1e-9);
        assertTrue(curve.variances()[1] > 1.2 * curve.variances()[0]);
    }

    @Test
    void leavesOutMaskedLayersOfOnePolarity() throws Exception {
        IonStack stack = new Counted(3, 4, 4, 1)
                .exactly("Na+", 0, (k, y, x) -> 2)
                .exactly("O-", 0, (k, y, x) -> 2)
                .stack();
        RegionProfile p = profile(
                CorrectedStack.of(stack).withMask(IonPolarity.POSITIVE, new boolean[] {false, true, false}), NamedRegion.ALL);
        assertArrayEquals(new double[] {32, Double.NaN, 32}, p.curve("Na+").orElseThrow().values());
        assertArrayEquals(new double[] {32, 32, 32}, p.curve("O-").orElseThrow().values());
        assertEquals(32, p.curve("Na+").orElseThrow().counts()[1]);
    }

    @Test
    void givesCorrectedCountsTheVarianceOfTheirCorrections() throws Exception {
        IonStack stack = new Counted(1, 10, 10, 1).exactly("Na+", 0, (k, y, x) -> 50).stack();
        float[] flat = new float[100];
        Arrays.fill(flat, 0.5f);
        // n = m/(1 − m·τ/T) = 50/0.8; variance m/(1 − m·τ/T)² = 50/0.64 in each pixel, times 2² and 4² by flat field and gain.
        CorrectedStack corrected = CorrectedStack.of(stack)
                .withDeadTime(0, 0.4e-6, 1e-4)
                .withFlatField(IonPolarity.POSITIVE, flat)
                .withGain(0, new double[] {0.25});
        ProfileCurve c = profile(corrected, NamedRegion.ALL).curves().get(0);
        assertEquals(100 * 50 / 0.8 * 8, c.values()[0], 1e-6);
        assertEquals(100 * 50 / 0.64 * 64, c.variances()[0], 1e-4);
        assertEquals(Math.sqrt(c.variances()[0]), c.upper()[0] - c.values()[0], 0.02 * Math.sqrt(c.variances()[0]));
    }

    @Test
    void givesNoCountsAnUpperEndInTheUnitOfTheValues() throws Exception {
        IonStack stack = new Counted(1, 10, 10, 1).exactly("Na+", 0, (k, y, x) -> 0).stack();
        ProfileCurve c = profile(CorrectedStack.of(stack).withGain(0, new double[] {0.25}), NamedRegion.ALL)
                .curves()
                .get(0);
        assertEquals(0, c.lower()[0]);
        assertEquals(4 * 1.841021645009264, c.upper()[0], 1e-9);
    }

    /** A share p of B counts has the variance p·(1 − p)/B; to a reference without the channel it is r²·(1/a + 1/b). */
    @Test
    void knowsWhetherTheReferenceHoldsTheChannel() throws Exception {
        CorrectedStack stack = new Counted(1, 10, 10, 1)
                .exactly("Na+", 0, (k, y, x) -> 30)
                .exactly("Zr+", 0, (k, y, x) -> 10)
                .exactly("O-", 0, (k, y, x) -> 20)
                .corrected();
        ProfileCurve share = Counted.whole(stack, Normalisation.TOTAL).curve("Na+").orElseThrow();
        assertEquals(0.75, share.values()[0], 1e-12);
        assertEquals(0.75 * 0.25 / 4000, share.variances()[0], 1e-12);
        ProfileCurve ratio = Counted.whole(stack, Normalisation.to("O-")).curve("Na+").orElseThrow();
        assertEquals(1.5 * 1.5 * (1 / 3000.0 + 1 / 2000.0), ratio.variances()[0], 1e-12);
        ProfileCurve itself = Counted.whole(stack, Normalisation.to("O-")).curve("O-").orElseThrow();
        assertEquals(0, itself.variances()[0], 1e-15);
    }

    @Test
    void takesTheReferenceAtTheDepthsOfTheChannel() throws Exception {
        CorrectedStack stack = new Counted(6, 10, 10, 1)
                .exactly("Na+", 0.005, (k, y, x) -> 30)
                .exactly("Zr+", 0, (k, y, x) -> 10 + 10 * k)
                .corrected();
        double[] ratio = Counted.whole(stack, Normalisation.to("Zr+")).curve("Na+").orElseThrow().values();
        // 0.005 of 0.0125 µm further in, where the reference has 0.4 of a layer's rise more.
        assertEquals(3000 / 1400.0, ratio[0], 1e-9);
        assertEquals(3000 / 5400.0, ratio[4], 1e-9);
    }

    @Test
    void refusesARegionWithoutPixels() {
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> profile(CorrectedStack.of(moving()), NamedRegion.parse("far=circle(900,900,5)")))
                .getMessage();
        assertTrue(message.contains("'far'") && message.contains("40.0 × 32.0 µm"), message);
    }

    @Test
    void refusesAReferenceThatIsNotThere() {
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> Counted.whole(CorrectedStack.of(moving()), Normalisation.to("Cs+")))
                .getMessage();
        assertTrue(message.contains("[Na+]") && message.contains("'Cs+'"), message);
    }

    @Test
    void endsWhenAskedTo() {
        Progress cancelled = new Progress() {
            @Override
            public void report(double fraction, String what) {}

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThrows(
                CancelledException.class,
                () -> RegionProfile.of(CorrectedStack.of(moving()), List.of(CIRCLE), cancelled));
    }
}
