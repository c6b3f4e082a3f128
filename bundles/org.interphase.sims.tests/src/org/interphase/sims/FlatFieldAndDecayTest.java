// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interphase.core.data.IonPolarity;
import org.interphase.core.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FlatFieldAndDecayTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void findsVignettingBesideColumns(int region) throws Exception {
        int n = 128;
        CorrectedStack stack =
                CorrectedStack.of(RegionBuilder.region(region, 3).size(n, 40).species("Na+", "O-").build());
        double mean = 0;
        double[] truth = new double[n * n];
        for (int i = 0; i < truth.length; i++) {
            double vx = 2.0 * (i % n) / (n - 1) - 1;
            double vy = 2.0 * (i / n) / (n - 1) - 1;
            truth[i] = 1 - 0.06 * (vx * vx + vy * vy);
            mean += truth[i] / truth.length;
        }
        for (FlatField f : FlatField.of(stack, 2, Progress.NONE)) {
            for (int i = 0; i < truth.length; i++) {
                assertEquals(truth[i] / mean, f.field()[i], 0.008, f.polarity() + " pixel " + i);
            }
        }
    }

    @Test
    void refusesDegreesOutOfRange() {
        CorrectedStack stack = CorrectedStack.of(RegionBuilder.region(0, 3).size(16, 2).species("Na+").build());
        assertThrows(IllegalArgumentException.class, () -> FlatField.of(stack, 5, Progress.NONE));
    }

    @Test
    void findsTheBeamDecayWithinItsError() throws Exception {
        CorrectedStack stack =
                CorrectedStack.of(RegionBuilder.region(0, 8).size(96, 160).species("O-").build());
        double[] totals = SpikeSearch.totals(stack.raw(), Progress.NONE)[0];
        BeamDecay decay = BeamDecay.of("O-", totals, new boolean[160], BeamDecay.Trend.EXPONENTIAL);
        assertEquals(900, decay.decayLayers(), 4 * decay.decayErrorLayers());
        assertTrue(decay.decayErrorLayers() < 10, "error " + decay.decayErrorLayers());
        assertEquals(1, decay.factor()[0], 1e-12);
        assertEquals(Math.exp(-159.0 / 900), decay.factor()[159], 4 * decay.standardError()[159]);
        BeamDecay smooth = BeamDecay.of("O-", totals, new boolean[160], BeamDecay.Trend.SMOOTH);
        assertEquals(Math.exp(-159.0 / 900), smooth.factor()[159], 4 * smooth.standardError()[159]);
        CorrectedStack corrected = decay.applyTo(stack, IonPolarity.NEGATIVE);
        assertEquals(decay.factor()[100], corrected.gain(0, 100));
    }

    @Test
    void widensTheErrorWhereTotalsScatterMoreThanCounts() {
        double[] totals = new double[100];
        for (int k = 0; k < totals.length; k++) {
            totals[k] = 1e6 * Math.exp(-k / 200.0) * (1 + (k % 2 == 0 ? 0.01 : -0.01));
        }
        BeamDecay decay = BeamDecay.of("x", totals, new boolean[100], BeamDecay.Trend.EXPONENTIAL);
        assertEquals(80, decay.reducedDeviance(), 10);
        assertEquals(200, decay.decayLayers(), 3 * decay.decayErrorLayers());
    }

    @Test
    void refusesTotalsWithoutCounts() {
        assertThrows(
                IllegalArgumentException.class,
                () -> BeamDecay.of("x", new double[10], new boolean[10], BeamDecay.Trend.EXPONENTIAL));
    }
}
