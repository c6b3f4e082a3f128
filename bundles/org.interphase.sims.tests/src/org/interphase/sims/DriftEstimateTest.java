// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DriftEstimateTest {

    private static final String[] STRONG = {"Na+", "O-", "SiO2-", "PO2-"};

    private static DriftEstimate estimate(RegionBuilder region) throws Exception {
        return DriftEstimate.of(CorrectedStack.of(region.build()), DriftEstimate.Options.DEFAULT, Progress.NONE);
    }

    private static double rms(double[][] found, double[][] truth) {
        double sum = 0;
        for (int k = 0; k < truth.length; k++) {
            double dx = found[k][0] - truth[k][0] + truth[0][0];
            double dy = found[k][1] - truth[k][1] + truth[0][1];
            sum += dx * dx + dy * dy;
        }
        return Math.sqrt(sum / truth.length);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void followsGrains(int region) throws Exception {
        RegionBuilder builder = RegionBuilder.region(region, 31 + region).size(256, 50).grains().species(STRONG);
        DriftEstimate d = estimate(builder);
        assertFalse(d.refused(), d.reason());
        assertTrue(rms(d.shiftPx(), builder.shift) < 0.15, "rms " + rms(d.shiftPx(), builder.shift));
    }

    @Test
    void takesAShareThatChangesWithDepthForNoDrift() throws Exception {
        RegionBuilder builder =
                RegionBuilder.region(1, 37).size(256, 50).grains().species(STRONG).misregistered(0.7, -0.4);
        DriftEstimate d = estimate(builder);
        assertTrue(rms(d.shiftPx(), builder.shift) < 0.15, "rms " + rms(d.shiftPx(), builder.shift));
    }

    @Test
    void isNotLedAstrayByTiltedColumns() throws Exception {
        RegionBuilder builder = RegionBuilder.region(2, 41).size(256, 80).species(STRONG);
        DriftEstimate d = estimate(builder);
        assertFalse(d.refused(), d.reason());
        assertTrue(rms(d.shiftPx(), builder.shift) < 0.3, "rms " + rms(d.shiftPx(), builder.shift));
        assertTrue(d.shareOfOthers() > 0.3, "tilted columns " + d.shareOfOthers());
        for (int axis = 0; axis < 2; axis++) {
            assertEquals(0, slope(d.shiftPx(), builder.shift, axis), 0.04, "slope of axis " + axis);
            assertTrue(pulls(d, builder.shift, axis) < 1.8, "pulls of axis " + axis + ": " + pulls(d, builder.shift, axis));
        }
    }

    /** What the course is off by per stack, as the slope of a line. */
    private static double slope(double[][] found, double[][] truth, int axis) {
        int n = truth.length;
        double up = 0;
        double down = 0;
        for (int k = 0; k < n; k++) {
            double u = (double) k / (n - 1) - 0.5;
            up += u * (found[k][axis] - truth[k][axis]);
            down += u * u;
        }
        return up / down;
    }

    private static double pulls(DriftEstimate d, double[][] truth, int axis) {
        double squares = 0;
        for (int k = 1; k < truth.length; k++) {
            double off = d.shiftPx()[k][axis] - truth[k][axis] + truth[0][axis];
            squares += Math.pow(off / d.standardErrorPx()[k][axis], 2);
        }
        return Math.sqrt(squares / (truth.length - 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void refusesWhatCarriesNoTexture(int region) throws Exception {
        DriftEstimate d = estimate(RegionBuilder.region(region, 51 + region).size(256, 50).species(STRONG));
        assertTrue(d.refused(), "confidence " + d.confidence());
        assertTrue(d.reason().contains("too little texture"), d.reason());
        assertEquals(0, d.shiftPx().length);
        assertThrows(IllegalStateException.class, () -> d.applyTo(null));
    }

    @Test
    void findsAJump() throws Exception {
        RegionBuilder builder =
                RegionBuilder.region(0, 61).size(256, 50).grains().species(STRONG).jump(20, 4, -3);
        DriftEstimate d = estimate(builder);
        assertArrayEquals(new int[] {20}, d.jumps());
        assertTrue(rms(d.shiftPx(), builder.shift) < 0.15, "rms " + rms(d.shiftPx(), builder.shift));
    }

    @Test
    void leavesTheLinearPartToTheSampleWhereItIsAskedTo() throws Exception {
        RegionBuilder builder = RegionBuilder.region(0, 71).size(128, 40).grains().species(STRONG).drift(6, -4);
        DriftEstimate d = DriftEstimate.of(
                CorrectedStack.of(builder.build()), new DriftEstimate.Options(List.of(), true), Progress.NONE);
        double slope = 0;
        for (int k = 0; k < 40; k++) {
            slope += (k - 19.5) * d.shiftPx()[k][0];
        }
        assertEquals(0, slope, 1e-6);
        assertEquals(0, d.shiftPx()[0][0], 1e-12);
    }

    @Test
    void sumsTheStrongSpeciesOfBothPolarities() throws Exception {
        RegionBuilder builder = RegionBuilder.region(0, 81).size(64, 10).grains();
        // At the surface Si+ has less than a tenth of the counts of Na+, PO2- more than a tenth of O-.
        assertEquals(List.of("Na+", "O-", "SiO2-", "PO2-"), estimate(builder).channels());
        CorrectedStack stack = CorrectedStack.of(builder.build());
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> DriftEstimate.of(
                                stack, new DriftEstimate.Options(List.of("K+"), false), Progress.NONE))
                .getMessage();
        assertTrue(message.contains("Na+, Si+") && message.contains("'K+'"), message);
    }

    @Test
    void movesBothPolarities() throws Exception {
        RegionBuilder builder = RegionBuilder.region(0, 91).size(128, 20).grains().species(STRONG).drift(8, 0);
        CorrectedStack stack = CorrectedStack.of(builder.build());
        DriftEstimate d = DriftEstimate.of(stack, DriftEstimate.Options.DEFAULT, Progress.NONE);
        CorrectedStack moved = d.applyTo(stack);
        assertEquals(d.shiftPx()[19][0], moved.shiftX(IonPolarity.NEGATIVE, 19));
        assertEquals(d.shiftPx()[19][0], moved.shiftX(IonPolarity.POSITIVE, 19));
        float[] image = new float[128 * 128];
        moved.image(0, 19, image);
        assertTrue(Float.isNaN(image[127]), "what was not covered is not known");
    }

    @Test
    void refusesAStackThatIsTooSmall() throws Exception {
        assertTrue(estimate(RegionBuilder.region(0, 1).size(64, 1)).reason().contains("at least 2 layers"));
        assertTrue(estimate(RegionBuilder.region(0, 1).size(8, 4)).reason().contains("16 × 16"));
    }

    @Test
    void endsWhenItIsCancelled() {
        Progress cancelled = new Progress() {
            @Override
            public void report(double fraction, String what) {}

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        CorrectedStack stack = CorrectedStack.of(RegionBuilder.region(0, 1).size(64, 4).build());
        assertThrows(
                CancelledException.class, () -> DriftEstimate.of(stack, DriftEstimate.Options.DEFAULT, cancelled));
    }
}
