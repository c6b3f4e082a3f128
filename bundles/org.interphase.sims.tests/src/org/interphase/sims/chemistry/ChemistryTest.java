// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.chemistry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.progress.Progress;
import org.interphase.sims.CorrectedStack;
import org.interphase.sims.Counted;
import org.junit.jupiter.api.Test;

final class ChemistryTest {

    private static final int[] ALL = {0, 1, 2, 3};

    /** Two materials side by side, the right one more in deeper layers, and a little of the left one everywhere. */
    private static final double[][] SPECTRA = {{6, 0.05, 3, 1}, {0.05, 4, 1, 1}};

    private static double left(int x) {
        return x < 30 ? 1 : 0;
    }

    private static double right(int k, int x) {
        return x < 30 ? 0 : 0.5 + k / 20.0;
    }

    private static CorrectedStack materials(long seed) {
        Counted stack = new Counted(20, 40, 60, seed);
        String[] names = {"Na+", "Zr+", "O-", "P-"};
        for (int i = 0; i < 4; i++) {
            int species = i;
            stack.with(names[i], (k, y, x) -> left(x) * SPECTRA[0][species] + right(k, x) * SPECTRA[1][species]);
        }
        return stack.corrected();
    }

    @Test
    void findsTheSpectraOfMaterialsThatDoNotOverlap() throws Exception {
        NonNegativeFactors found = NonNegativeFactors.of(materials(1), ALL, 2, 1, Progress.NONE);
        assertTrue(found.converged());
        assertTrue(found.explainedDivergence() > 0.5);
        double[][] expected = {{6 / 10.05, 0.05 / 10.05, 3 / 10.05, 1 / 10.05}, {0.05 / 6.05, 4 / 6.05, 1 / 6.05, 1 / 6.05}};
        for (int c = 0; c < 2; c++) {
            assertArrayEquals(expected[c], found.components().components().get(c).loadings(), 0.01);
        }
        // 30 columns each: 10.05 counts in a voxel to the left, 6.05 times 0.5 to 1.45 to the right.
        assertEquals(10.05 / (10.05 + 6.05 * 0.975), found.components().components().get(0).explained(), 0.01);
        float[] abundance = found.components().scores().layer(0, 3);
        double sum = 0;
        for (int p = 0; p < abundance.length; p++) {
            sum += p % 60 < 30 ? abundance[p] : 0;
        }
        assertEquals(10.05, sum / 1200, 0.3);
    }

    @Test
    void findsTheSameWithTheSameSeed() throws Exception {
        double[] once = NonNegativeFactors.of(materials(1), ALL, 2, 7, Progress.NONE).components().components().get(0).loadings();
        double[] again = NonNegativeFactors.of(materials(1), ALL, 2, 7, Progress.NONE).components().components().get(0).loadings();
        assertArrayEquals(once, again, 1e-9);
    }

    @Test
    void putsTwoMaterialsIntoTwoPrincipalComponents() throws Exception {
        Components found = PrincipalComponents.of(materials(2), ALL, 4, Progress.NONE);
        // A plane of two materials, and the noise of the rest, which the weights have made nearly alike.
        assertEquals(1, found.components().get(3).explained() / found.components().get(2).explained(), 0.25);
        assertTrue(found.components().get(1).explained() > 3 * found.components().get(2).explained());
        assertEquals(1, found.components().stream().mapToDouble(Components.Component::explained).sum(), 1e-9);
        for (double[] spectrum : SPECTRA) {
            assertEquals(0, residual(spectrum, found), 0.04 * Math.hypot(spectrum[0], spectrum[1]));
        }
    }

    /** What is left of a spectrum outside of the plane of the first two components. */
    private static double residual(double[] spectrum, Components found) {
        double[] a = found.components().get(0).loadings();
        double[] b = found.components().get(1).loadings();
        double ab = dot(a, b);
        double sa = dot(spectrum, a);
        double sb = dot(spectrum, b);
        double ca = (sa - ab * sb) / (1 - ab * ab);
        double cb = (sb - ab * sa) / (1 - ab * ab);
        double square = 0;
        for (int i = 0; i < 4; i++) {
            square += Math.pow(spectrum[i] - ca * a[i] - cb * b[i], 2);
        }
        return Math.sqrt(square);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    @Test
    void givesScoresThatMakeUpTheCounts() throws Exception {
        CorrectedStack stack = materials(3);
        Components found = PrincipalComponents.of(stack, ALL, 4, Progress.NONE);
        float[] counts = stack.raw().layer(2, 5);
        for (int p = 0; p < counts.length; p += 97) {
            double sum = 0;
            for (int c = 0; c < 4; c++) {
                sum += found.scores().layer(c, 5)[p] * found.components().get(c).loadings()[2];
            }
            assertEquals(counts[p], sum, 1e-4);
        }
    }

    @Test
    void hasNoScoresInMaskedLayers() throws Exception {
        boolean[] mask = new boolean[20];
        mask[4] = true;
        CorrectedStack stack = materials(1).withMask(IonPolarity.POSITIVE, mask);
        assertEquals(Float.NaN, PrincipalComponents.of(stack, ALL, 1, Progress.NONE).scores().layer(0, 4)[0]);
        assertEquals(Float.NaN, NonNegativeFactors.of(stack, ALL, 1, 1, Progress.NONE).components().scores().layer(0, 4)[0]);
    }

    @Test
    void refusesMoreComponentsThanChannels() {
        assertThrows(IllegalArgumentException.class, () -> PrincipalComponents.of(materials(1), ALL, 5, Progress.NONE));
        assertThrows(IllegalArgumentException.class, () -> NonNegativeFactors.of(materials(1), ALL, 0, 1, Progress.NONE));
    }

    @Test
    void correlatesAsIfThereWereNoNoise() throws Exception {
        // a = 1 + s, b = 1 + 3·s + t, with s and t 0 or 1, independent: r = 3/√(1·10).
        CorrectedStack stack = new Counted(20, 60, 60, 8)
                .with("Na+", (k, y, x) -> 1 + x % 2)
                .with("O-", (k, y, x) -> 1 + 3 * (x % 2) + y % 2)
                .corrected();
        SpeciesCorrelation found = SpeciesCorrelation.of(stack, new int[] {0, 1}, Progress.NONE);
        // Standard error: 1/√72000 of r, over the root of the reliabilities, 0.25.
        assertEquals(3 / Math.sqrt(10), found.corrected()[0][1], 0.05);
        // Var a = 1/4 + 1.5 with the noise, of which 1/4 is real; likewise b.
        assertEquals(0.25 / 1.75, found.reliability()[0], 0.01);
        assertEquals(3 / Math.sqrt(10) * Math.sqrt(0.25 / 1.75 * 2.5 / 5.5), found.pearson()[0][1], 0.01);
        assertEquals(72000, found.voxels());
    }

    @Test
    void keepsSmallDifferencesOfLargeCounts() throws Exception {
        CorrectedStack stack = new Counted(4, 30, 30, 8)
                .exactly("Na+", 0, (k, y, x) -> 60000 + x % 2)
                .exactly("O-", 0, (k, y, x) -> 50000 - x % 2)
                .corrected();
        assertEquals(-1, SpeciesCorrelation.of(stack, new int[] {0, 1}, Progress.NONE).pearson()[0][1], 1e-4);
    }

    @Test
    void scansAlongALineThatMovesWithTheContent() throws Exception {
        CorrectedStack stack = new Counted(2, 30, 40, 1)
                .exactly("Na+", 0, (k, y, x) -> x - 3 * k < 20 ? 2 : 6)
                .corrected()
                .withShift(IonPolarity.POSITIVE, new double[][] {{0, 0}, {3, 0}});
        LineScan scan = LineScan.of(stack, 0, new LineScan.Line(10, 15, 30, 15, 4, 5), 0, 2, Progress.NONE);
        assertArrayEquals(new double[] {2.5, 7.5, 12.5, 17.5}, scan.positionUm(), 1e-12);
        assertArrayEquals(new double[] {2, 2, 6, 6}, scan.values(), 1e-12);
        assertArrayEquals(new long[] {40, 40, 40, 40}, scan.pixels());
        // Exact intervals of counts are wider than √N by up to half a count on each side.
        assertEquals(Math.sqrt(80) / 40, (scan.upper()[0] - scan.lower()[0]) / 2, 0.6 / 40);
    }

    @Test
    void dividesImagesWhereThereIsEnoughToDivideBy() throws Exception {
        CorrectedStack stack = new Counted(10, 2, 2, 1)
                .exactly("Na+", 0, (k, y, x) -> 12)
                .exactly("O-", 0, (k, y, x) -> x == 0 ? 4 : 0)
                .corrected();
        StackImage ratio = StackImage.mean(stack, 0, 0, 10, Progress.NONE)
                .over(StackImage.mean(stack, 1, 0, 10, Progress.NONE), 3);
        assertEquals("Na+/O-", ratio.label());
        assertArrayEquals(new float[] {3, Float.NaN, 3, Float.NaN}, ratio.values());
        assertEquals(9 * (1 / 120.0 + 1 / 40.0), ratio.variances()[0], 1e-6);
    }

    @Test
    void addsUpTheLightOfImages() {
        float[] none = new float[4];
        StackImage a = new StackImage("a", 2, 2, new float[] {0, 1, 2, Float.NaN}, none);
        StackImage b = new StackImage("b", 2, 2, new float[] {2, 0, 2, 2}, none);
        int[] rgb = RgbOverlay.of(List.of(
                        new RgbOverlay.Layer(a, 0xFF0000, 0, 2), new RgbOverlay.Layer(b, 0x00FF40, 0, 2)))
                .rgb();
        assertArrayEquals(new int[] {0x00FF40, 0x800000, 0xFFFF40, 0x00FF40}, rgb);
    }
}
