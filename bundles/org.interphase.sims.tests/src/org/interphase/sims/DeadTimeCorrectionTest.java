// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.MassSpectrum;
import org.interphase.core.data.MemoryLayers;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.progress.Progress;
import org.interphase.sims.chemistry.LineScan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DeadTimeCorrectionTest {

    private static final double TAU = 40e-9;

    /** What a counter that is blind for τ after each count counts in a time, of ions that arrive at random. */
    private static long counted(SplittableRandom random, double rate, double time) {
        double t = 0;
        long n = 0;
        while (true) {
            t += -Math.log(1 - random.nextDouble()) / rate;
            if (t > time) {
                return n;
            }
            n++;
            t += TAU;
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e5, 3e5, 1e6, 5e6})
    void restoresTheRateOfARenewalProcess(double rate) {
        double time = 1.2e7 / rate;
        double found = DeadTimeCorrection.nonParalysable(counted(new SplittableRandom(6), rate, time), TAU / time) / time;
        assertEquals(1, found / rate, 1e-3);
    }

    @Test
    void statesTheVarianceOfARenewalProcess() {
        SplittableRandom random = new SplittableRandom(7);
        double rate = 5e6;
        double time = 100e-6;
        int runs = 20000;
        double sum = 0;
        double squares = 0;
        double stated = 0;
        for (int i = 0; i < runs; i++) {
            long m = counted(random, rate, time);
            double n = DeadTimeCorrection.nonParalysable(m, TAU / time);
            sum += n;
            squares += n * n;
            stated += DeadTimeCorrection.nonParalysableVariance(m, TAU / time) / runs;
        }
        double variance = squares / runs - sum / runs * sum / runs;
        // The variance of 20000 values is known to 1 %.
        assertEquals(1, stated / variance, 0.04);
    }

    @Test
    void statesTheBiasOfARateThatVaries() {
        double fraction = 4e-4;
        double a = 300;
        double b = 700;
        double measured = (a / (1 + a * fraction) + b / (1 + b * fraction)) / 2;
        double corrected = DeadTimeCorrection.nonParalysable(measured, fraction);
        double bias = 500 - corrected;
        assertEquals(bias, DeadTimeCorrection.varyingRateBias(500, 200 * 200, fraction), 0.02 * bias);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 0.01, 0.2, 0.7, 0.99})
    void solvesTheParalysableModelOnItsLowerBranch(double load) {
        double fraction = 1e-4;
        double n = load / fraction;
        double m = n * Math.exp(-n * fraction);
        assertEquals(n, DeadTimeCorrection.paralysable(m, fraction), 1e-6 * n);
        assertEquals(m * fraction > 0.1, DeadTimeCorrection.isAmbiguous(m, fraction));
    }

    @Test
    void refusesWhatNoCounterCounts() {
        assertThrows(IllegalArgumentException.class, () -> DeadTimeCorrection.nonParalysable(1e4, 1e-4));
        assertThrows(IllegalArgumentException.class, () -> DeadTimeCorrection.paralysable(3700, 1e-4));
        assertThrows(IllegalArgumentException.class, () -> DeadTimeCorrection.singleHit(10, 10));
        assertEquals(0, DeadTimeCorrection.paralysable(0, 1e-4));
    }

    /** SurfaceLab's values for one and two counts in 128 × 128 pulses. */
    @Test
    void equalsTheCountsOfAnInstrument() {
        assertEquals(1.00003, DeadTimeCorrection.singleHit(1, 16384), 5e-6);
        assertEquals(2.00012, DeadTimeCorrection.singleHit(2, 16384), 5e-6);
    }

    @Test
    void restoresASpectrumOfSingleHitsAndNeverTwice() {
        SplittableRandom random = new SplittableRandom(8);
        int pulses = 400_000;
        double[] mean = {0.2, 0.5, 0.3, 0.05, 0.4};
        double[] counted = new double[5];
        int dead = 2;
        for (int p = 0; p < pulses; p++) {
            int ready = 0;
            for (int i = 0; i < 5; i++) {
                boolean hit = random.nextDouble() < 1 - Math.exp(-mean[i]);
                if (hit && i >= ready) {
                    counted[i]++;
                    ready = i + dead + 1;
                }
            }
        }
        MassSpectrum raw = new MassSpectrum(
                "1", "x", new double[] {1, 2, 3, 4, 5}, counted, "1", IonPolarity.POSITIVE, DeadTime.UNKNOWN, Map.of());
        MassSpectrum corrected = DeadTimeCorrection.singleHit(raw, pulses, dead);
        double[] expected = new double[5];
        for (int i = 0; i < 5; i++) {
            expected[i] = pulses * mean[i];
        }
        double[] found = corrected.values();
        for (int i = 0; i < 5; i++) {
            assertEquals(1, found[i] / expected[i], 0.02, "bin " + i);
        }
        assertTrue(corrected.deadTime().corrected());
        assertFalse(raw.deadTime().corrected());
        assertThrows(IllegalArgumentException.class, () -> DeadTimeCorrection.singleHit(corrected, pulses, dead));
        assertArrayEquals(counted, raw.values());
    }

    @Test
    void isAppliedOnceToAStack() throws Exception {
        CorrectedStack stack = CorrectedStack.of(RegionBuilder.region(0, 3).size(16, 2).species("Na+", "O-").build());
        CorrectedStack counter = stack.withDeadTime(0, TAU, 100e-6);
        assertEquals(new DeadTime(DeadTime.Model.NON_PARALYSABLE, true, TAU), counter.deadTime(0));
        assertFalse(counter.deadTime(1).corrected());
        assertThrows(IllegalArgumentException.class, () -> counter.withDeadTime(0, TAU, 100e-6));
        assertThrows(IllegalArgumentException.class, () -> counter.withSingleHit(0, 1000));
        CorrectedStack converter = stack.withSingleHit(1, 1000);
        float[] before = new float[256];
        float[] after = new float[256];
        stack.image(1, 0, before);
        converter.image(1, 0, after);
        assertEquals(DeadTimeCorrection.singleHit(before[7], 1000), after[7], 1e-4);
        counter.image(0, 0, after);
        stack.image(0, 0, before);
        assertEquals(DeadTimeCorrection.nonParalysable(before[7], 4e-4), after[7], 1e-4);
    }

    /** Two pixels of 300 and 900 hits of 1000 pulses, of one channel that is corrected already and of one that is not. */
    private static IonStack converter(DeadTime first) {
        short[][][] counts = {{{300, 900}}, {{300, 900}}};
        List<IonChannel> species = List.of(
                IonChannel.named("A+").withDeadTime(first),
                IonChannel.named("B+").withDeadTime(new DeadTime(DeadTime.Model.SINGLE_HIT, true, Double.NaN)));
        return new IonStack("1", "x", new StackGeometry(1, 1, 2, 1, 1), species, MemoryLayers.of(counts), Map.of());
    }

    @Test
    void correctsAConverterInAPipelineOnceAndNoOtherDetector() throws Exception {
        Correction step = new Correction.SingleHitStep(1000);
        Correction.Found found = step.apply(CorrectedStack.of(converter(DeadTime.UNKNOWN)), Progress.NONE);
        assertFalse(found.refused());
        assertTrue(found.sentence().contains("A+; corrected already: B+"), found.sentence());
        double first = -1000 * Math.log(0.7);
        double second = -1000 * Math.log(0.1);
        RegionProfile profile = RegionProfile.of(
                        found.stack(), List.of(NamedRegion.ALL), new int[] {0, 1}, Normalisation.NONE, Poisson.ONE_SIGMA,
                        Progress.NONE)
                .get(0);
        assertEquals(first + second, profile.curves().get(0).values()[0], 1e-9);
        // Hits are binomial: the variance of each is i/(1 − i/N).
        assertEquals(300 / 0.7 + 900 / 0.1, profile.curves().get(0).variance(0), 1e-9);
        assertEquals(1200, profile.curves().get(1).values()[0]);
        LineScan scan = LineScan.of(found.stack(), 0, new LineScan.Line(0, 0.5, 2, 0.5, 1, 2), 0, 1, Progress.NONE);
        assertEquals((first + second) / 2, scan.values()[0], 1e-9);

        assertTrue(step.apply(found.stack(), Progress.NONE).refused(), "nothing is corrected twice");
        CorrectedStack counter = CorrectedStack.of(converter(new DeadTime(DeadTime.Model.NON_PARALYSABLE, false, 4e-8)));
        assertThrows(IllegalArgumentException.class, () -> step.apply(counter, Progress.NONE));
        String message = assertThrows(IllegalArgumentException.class, () -> new Correction.SingleHitStep(900)
                        .apply(CorrectedStack.of(converter(DeadTime.UNKNOWN)), Progress.NONE))
                .getMessage();
        assertEquals("A+: expected fewer hits than 900 pulses in each pixel, found 900 in layer 0", message);
    }
}
