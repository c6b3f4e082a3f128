// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.MemoryLayers;
import org.interphase.core.progress.Progress;
import org.interphase.sims.internal.SpikeKernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SpikeSearchTest {

    @Test
    void findsTheSpikeInItsLayerAndPolarityAlone() throws Exception {
        CorrectedStack stack = CorrectedStack.of(RegionBuilder.region(0, 11).size(96, 160).build());
        SpikeSearch found = SpikeSearch.of(stack, Progress.NONE);
        assertEquals(1, found.spikes().size(), found.spikes().toString());
        SpikeSearch.Spike spike = found.spikes().get(0);
        assertEquals(57, spike.layer());
        assertEquals(IonPolarity.POSITIVE, spike.polarity());
        assertEquals(Set.of("Na+", "Si+", "Zr+", "ZrO+"), Set.copyOf(spike.channels()));
        CorrectedStack masked = found.applyTo(stack);
        assertTrue(masked.isMasked(IonPolarity.POSITIVE, 57));
        assertFalse(masked.isMasked(IonPolarity.NEGATIVE, 57));
        assertFalse(masked.isMasked(IonPolarity.POSITIVE, 56));
        float[] image = new float[96 * 96];
        masked.image(0, 57, image);
        assertTrue(Float.isNaN(image[100]));
        masked.image(4, 57, image);
        assertFalse(Float.isNaN(image[100]));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void takesNoStructureOfTheSampleForASpike(int region) throws Exception {
        CorrectedStack stack = CorrectedStack.of(RegionBuilder.region(region, 11).size(96, 160).build());
        assertEquals(List.of(), SpikeSearch.of(stack, Progress.NONE).spikes());
    }

    @Test
    void takesNoLayerWithoutValuesForASpike() {
        SplittableRandom random = new SplittableRandom(5);
        double[] counts = new double[40];
        for (int k = 0; k < counts.length; k++) {
            counts[k] = k == 11 || k == 12 || k == 39 ? Double.NaN : RegionBuilder.poisson(random, 500);
        }
        counts[13] = 2000;
        assertArrayEquals(new int[] {13}, SpikeKernel.of(counts, 8).spikes());
    }

    @Test
    void saysThatThereIsTooLittleToCompare() throws Exception {
        CorrectedStack three = new Counted(3, 8, 8, 2).with("Na+", (k, y, x) -> 8).corrected();
        Correction.Found found = new Correction.SpikesStep().apply(three, Progress.NONE);
        assertTrue(found.refused());
        assertEquals("spikes need at least 4 layers to compare, found 3", found.sentence());
        assertThrows(IllegalArgumentException.class, () -> SpikeSearch.of(three, Progress.NONE));
    }

    @Test
    void leavesLayersWithoutValuesOutOfTheCourseOfTheBeam() throws Exception {
        float[][][] values = new float[1][30][64];
        for (int k = 0; k < 30; k++) {
            Arrays.fill(values[0][k], k == 20 ? Float.NaN : (float) (100 * Math.exp(-k / 30.0)));
        }
        IonStack stack = new Counted(30, 8, 8, 2).exactly("O-", 0, (k, y, x) -> 1).stack();
        CorrectedStack gap = CorrectedStack.of(new IonStack(
                stack.id(), stack.label(), stack.geometry(), stack.species(), MemoryLayers.of(values), stack.metadata()));
        Correction.Found found = new Correction.BeamDecayStep(SpeciesList.parse("O-"), BeamDecay.Trend.EXPONENTIAL)
                .apply(gap, Progress.NONE);
        float[] last = new float[64];
        found.stack().image(0, 29, last);
        assertEquals(100, last[9], 1e-3);
    }

    /** Of counts alone 8 standard deviations are exceeded once in 10¹⁵ layers. */
    @Test
    void findsNothingInCounts() {
        SplittableRandom random = new SplittableRandom(5);
        for (double mean : new double[] {0.05, 1, 30, 4000}) {
            double[] counts = new double[2000];
            for (int k = 0; k < counts.length; k++) {
                counts[k] = RegionBuilder.poisson(random, mean);
            }
            assertEquals(0, SpikeKernel.of(counts, 8).spikes().length, "mean " + mean);
        }
    }

    @Test
    void findsSpikesThatLieBesideEachOther() {
        double[] counts = new double[60];
        for (int k = 0; k < counts.length; k++) {
            counts[k] = 10000 + 3 * k;
        }
        counts[20] *= 1.5;
        counts[21] *= 1.6;
        counts[40] *= 0.5;
        assertArrayEquals(new int[] {20, 21, 40}, SpikeKernel.of(counts, 8).spikes());
    }
}
