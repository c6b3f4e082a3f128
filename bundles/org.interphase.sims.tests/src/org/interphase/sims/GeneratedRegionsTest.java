// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.interphase.core.progress.Progress;
import org.interphase.sims.chemistry.SpeciesCorrelation;
import org.interphase.synthetic.sims.SimsRegion;
import org.interphase.synthetic.sims.SimsStackGenerator;
import org.interphase.synthetic.sims.SimsStackOptions;
import org.junit.jupiter.api.Test;

/** What the analysis must recover from the generated regions, of which the truth is known. */
final class GeneratedRegionsTest {

    private static CorrectedStack generated(SimsRegion region) throws Exception {
        return CorrectedStack.of(
                SimsStackGenerator.generate(SimsStackOptions.of(region), Progress.NONE).stack());
    }

    private static Ratio oxides(CorrectedStack stack) throws Exception {
        int[] channels = {
            stack.raw().indexOf("SiO2-").orElseThrow(), stack.raw().indexOf("PO2-").orElseThrow()
        };
        RegionProfile profile = RegionProfile.of(
                        stack, List.of(NamedRegion.ALL), channels, Normalisation.NONE, Poisson.ONE_SIGMA, Progress.NONE)
                .get(0);
        return Ratio.of(profile, "SiO2-", "PO2-", 1.0, 1.8);
    }

    @Test
    void cycledRegionHasItsDepletedLayer() throws Exception {
        CorrectedStack stack = generated(SimsRegion.CYCLED);
        RegionProfile profile = Counted.whole(stack, Normalisation.NONE);
        InterfaceFit sodium = InterfaceFit.of(profile, "Na+");
        assertEquals(0.350, sodium.z0Um(), 0.001);
        assertEquals(0.050, sodium.widthUm(), 0.002);
        assertEquals(0.250, sodium.ratio(), 0.005);
        InterfaceFit silicate = InterfaceFit.of(profile, "SiO2-");
        assertEquals(0.350, silicate.z0Um(), 0.002);
        assertEquals(1.80, silicate.ratio(), 0.01);
        Ratio ratio = oxides(stack);
        assertEquals(1.6 / 1.4, ratio.ratio(), 3 * ratio.standardError());
        assertTrue(ratio.standardError() < 0.0011);
        // O- is enriched where Na+ is depleted: the edge moves, and the fit says that it is no single edge.
        InterfaceFit trap = InterfaceFit.of(Counted.whole(stack, Normalisation.to("O-")), "Na+");
        assertTrue(trap.z0Um() > 0.358 && trap.reducedChiSquare() > 4, trap.toString());
    }

    @Test
    void failedRegionCorrelatesSodiumWithOxide() throws Exception {
        CorrectedStack stack = generated(SimsRegion.FAILED);
        int[] channels = {stack.raw().indexOf("Na+").orElseThrow(), stack.raw().indexOf("SiO2-").orElseThrow()};
        SpeciesCorrelation found = SpeciesCorrelation.of(stack, channels, Progress.NONE);
        assertEquals(0.069, found.pearson()[0][1], 0.003);
        assertEquals(0.634, found.corrected()[0][1], 0.025);
        Ratio ratio = oxides(stack);
        assertEquals(1.6 / 1.4, ratio.ratio(), 3 * ratio.standardError());
    }
}
