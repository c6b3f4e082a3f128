// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.MemoryLayers;
import org.interphase.core.data.StackGeometry;
import org.junit.jupiter.api.Test;

final class InterfaceFitTest {

    /** Decay of the beam. */
    private static double decay(int k) {
        return Math.exp(-k / 900.0) * (1 - 0.03 * k / 159);
    }

    private static double depleted(int k) {
        return Counted.sg(((k + 0.5) * 0.0125 - 0.35) / 0.05);
    }

    /** The cycled region, of as many counts in each layer as 256 × 256 pixels have, in 16 × 16. */
    private static CorrectedStack cycled(long seed) {
        return new Counted(160, 16, 16, seed)
                .with("Na+", (k, y, x) -> 256 * 6 * 0.96 * decay(k) * (0.25 + 0.75 * depleted(k)))
                .with("O-", (k, y, x) -> 256 * 8 * 0.96 * decay(k))
                .corrected();
    }

    @Test
    void findsTheDepletedLayerOnADecayingBeam() throws Exception {
        InterfaceFit fit = InterfaceFit.of(Counted.whole(cycled(12), Normalisation.NONE), "Na+");
        assertTrue(fit.converged() && fit.determined());
        assertEquals(0.350, fit.z0Um(), 0.001);
        assertEquals(0.050, fit.widthUm(), 0.002);
        assertEquals(0.250, fit.ratio(), 0.005);
        assertEquals(4.394449 * fit.widthUm(), fit.width1090Um(), 1e-6);
        assertEquals(1, fit.reducedChiSquare(), 0.45);
        // 1/900 in each layer, and 3 % over all of them.
        assertEquals((1 / 900.0 + 0.03 / 159) / 0.0125, fit.trendPerUm(), 0.005);
    }

    @Test
    void needsNoTrendWhereTheReferenceHasIt() throws Exception {
        InterfaceFit fit = InterfaceFit.of(Counted.whole(cycled(13), Normalisation.to("O-")), "Na+");
        assertEquals(0, fit.trendPerUm());
        assertEquals(0.350, fit.z0Um(), 0.001);
        assertEquals(0.250, fit.ratio(), 0.005);
        assertEquals(0.75, fit.bulk(), 0.005);
    }

    @Test
    void statesHonestErrorsWhereCountsAreFew() throws Exception {
        int seeds = 150;
        double[] sum = new double[3];
        double[] squares = new double[3];
        for (int seed = 0; seed < seeds; seed++) {
            RegionProfile p = Counted.whole(
                    new Counted(160, 1, 1, seed)
                            .with("Na+", (k, y, x) -> 60 * decay(k) * (0.25 + 0.75 * depleted(k)))
                            .corrected(),
                    Normalisation.NONE);
            InterfaceFit fit = InterfaceFit.of(p, "Na+");
            double[] pulls = {
                (fit.z0Um() - 0.35) / fit.standardErrors().z0Um(),
                Math.log(fit.widthUm() / 0.05) * fit.widthUm() / fit.standardErrors().widthUm(),
                (fit.ratio() - 0.25) / fit.standardErrors().ratio()
            };
            for (int i = 0; i < 3; i++) {
                sum[i] += pulls[i];
                squares[i] += pulls[i] * pulls[i];
            }
        }
        for (int i = 0; i < 3; i++) {
            assertEquals(0, sum[i] / seeds, 0.3, "pull " + i);
            assertEquals(1, Math.sqrt(squares[i] / seeds - sum[i] * sum[i] / seeds / seeds), 0.25, "pull " + i);
        }
    }

    @Test
    void findsAnEnrichedLayer() throws Exception {
        RegionProfile p = Counted.whole(
                new Counted(160, 4, 4, 3)
                        .with("SiO2-", (k, y, x) -> 5000 * decay(k) * (1 + 0.8 * (1 - depleted(k))))
                        .corrected(),
                Normalisation.NONE);
        InterfaceFit fit = InterfaceFit.of(p, "SiO2-");
        assertEquals(1.8, fit.ratio(), 0.01);
        assertEquals(0.35, fit.z0Um(), 0.002);
    }

    @Test
    void saysThatAFlatProfileHasNoEdge() throws Exception {
        RegionProfile p = Counted.whole(
                new Counted(160, 4, 4, 3).with("Si+", (k, y, x) -> 50 * decay(k)).corrected(), Normalisation.NONE);
        assertFalse(InterfaceFit.of(p, "Si+").determined());
    }

    @Test
    void saysWhenOneEdgeDoesNotDescribeTheProfile() throws Exception {
        RegionProfile p = Counted.whole(
                new Counted(160, 4, 4, 3)
                        .with("Na+", (k, y, x) -> 1000 * (0.25 + 0.75 * depleted(k)) * (k == 100 ? 2.2 : 1))
                        .corrected(),
                Normalisation.NONE);
        assertTrue(InterfaceFit.of(p, "Na+").reducedChiSquare() > 10);
    }

    @Test
    void refusesAProfileWithoutDepths() throws Exception {
        IonStack stack = new IonStack(
                "1",
                "",
                new StackGeometry(20, 1, 1, 1, 1),
                List.of(IonChannel.named("Na+")),
                MemoryLayers.of(new short[1][20][1]),
                Map.of());
        RegionProfile p = Counted.whole(CorrectedStack.of(stack), Normalisation.NONE);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> InterfaceFit.of(p, "Na+"))
                .getMessage()
                .contains("depths are not known"));
    }

    @Test
    void refusesAProfileWithoutCounts() throws Exception {
        RegionProfile p = Counted.whole(
                new Counted(20, 1, 1, 1).exactly("Na+", 0, (k, y, x) -> 0).corrected(), Normalisation.NONE);
        assertThrows(IllegalArgumentException.class, () -> InterfaceFit.of(p, "Na+"));
    }
}
