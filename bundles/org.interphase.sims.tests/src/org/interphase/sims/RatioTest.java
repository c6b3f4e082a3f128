// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interphase.core.data.IonPolarity;
import org.junit.jupiter.api.Test;

final class RatioTest {

    /** The oxides of the region that was not sodiated, all pixels of 4096 in one: with vignetting, decay and drift in common. */
    private static CorrectedStack oxides(long seed, double a, double b) {
        return new Counted(160, 4, 4, seed)
                .with("SiO2-", (k, y, x) -> 400 * a * (1 - 0.12 * x / 4) * Math.exp(-k / 900.0))
                .with("PO2-", (k, y, x) -> 400 * b * (1 - 0.12 * x / 4) * Math.exp(-k / 900.0))
                .corrected();
    }

    @Test
    void isTheRatioOfTheRatesWithAnHonestError() throws Exception {
        int seeds = 120;
        double sum = 0;
        double squares = 0;
        for (int seed = 0; seed < seeds; seed++) {
            Ratio r = Ratio.of(Counted.whole(oxides(seed, 2.4, 1), Normalisation.NONE), "SiO2-", "PO2-", 1.0, 1.8);
            double pull = (r.ratio() - 2.4) / r.standardError();
            sum += pull;
            squares += pull * pull;
            assertEquals(64, r.layers());
            assertEquals(2.4 * Math.sqrt(1 / r.countsA() + 1 / r.countsB()), r.standardError(), 1e-4);
        }
        assertEquals(0, sum / seeds, 0.3);
        assertEquals(1, Math.sqrt(squares / seeds - sum * sum / seeds / seeds), 0.25);
    }

    @Test
    void leavesOutForBothWhatIsMaskedForOne() throws Exception {
        CorrectedStack stack = new Counted(4, 2, 2, 1)
                .exactly("Na+", 0, (k, y, x) -> k == 1 ? 900 : 10 * (k + 1))
                .exactly("O-", 0, (k, y, x) -> 20 * (k + 1))
                .corrected()
                .withMask(IonPolarity.POSITIVE, new boolean[] {false, true, false, false});
        Ratio r = Ratio.of(Counted.whole(stack, Normalisation.NONE), "Na+", "O-", 0, 1);
        assertEquals(3, r.layers());
        assertEquals(0.5, r.ratio(), 1e-12);
    }

    @Test
    void comparesChannelsAtTheirOwnDepths() throws Exception {
        CorrectedStack stack = new Counted(10, 2, 2, 1)
                .exactly("Na+", 0.005, (k, y, x) -> 30)
                .exactly("O-", 0, (k, y, x) -> 20)
                .corrected();
        // Middles at 0.01125, 0.02375 … and at 0.00625, 0.01875 … µm.
        Ratio r = Ratio.of(Counted.whole(stack, Normalisation.NONE), "Na+", "O-", 0.02, 0.06);
        assertEquals(3, r.layers());
        assertEquals(1.5, r.ratio(), 1e-12);
    }

    @Test
    void isGivenLayerByLayer() throws Exception {
        ProfileCurve curve = Ratio.profile(Counted.whole(oxides(1, 2.4, 1), Normalisation.NONE), "SiO2-", "PO2-");
        assertEquals(160, curve.layers());
        assertEquals(2.4, curve.values()[80], 4 * Math.sqrt(curve.variances()[80]));
    }

    @Test
    void refusesARangeWithoutLayersAndSaysWhereTheyAre() throws Exception {
        RegionProfile p = Counted.whole(oxides(1, 2, 1), Normalisation.NONE);
        String message = assertThrows(IllegalArgumentException.class, () -> Ratio.of(p, "SiO2-", "PO2-", 3, 4)).getMessage();
        assertTrue(message.contains("0.00625 to 1.99375 µm"), message);
        assertThrows(IllegalArgumentException.class, () -> Ratio.of(p, "SiO2-", "SiO2-", 0, 1));
        assertThrows(IllegalArgumentException.class, () -> Ratio.of(p, "SiO2-", "Cs+", 0, 1));
    }
}
