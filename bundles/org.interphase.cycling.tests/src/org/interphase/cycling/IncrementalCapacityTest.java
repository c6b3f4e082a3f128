// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.progress.Progress;
import org.junit.jupiter.api.Test;

/** dQ/dV of cells whose dQ/dV is a sum of two Gaussian peaks and a constant. */
final class IncrementalCapacityTest {

    private static final double CURRENT_A = 1e-3;

    /** dQ/dV in A·h/V. */
    private static double truth(double v) {
        return 0.2e-3 + 2e-3 * Math.exp(-0.5 * Math.pow((v - 3) / 0.05, 2)) + 1e-3 * Math.exp(-0.5 * Math.pow((v - 3.5) / 0.08, 2));
    }

    /** A charge from 2.5 to 4 V at constant current and, where wanted, held at 4 V; then a row of rest. */
    private static RecordBuilder charge(double noiseV, double holdS) {
        RecordBuilder b = new RecordBuilder();
        Random random = new Random(42);
        double v = 2.5;
        double t = 0;
        while (v < 4) {
            b.row(t, v + noiseV * random.nextGaussian(), CURRENT_A);
            for (int k = 0; k < 100; k++) {
                double dq = CURRENT_A * 0.05 / 3600;
                double middle = v + dq / truth(v) / 2;
                v += dq / truth(middle);
            }
            t += 5;
        }
        double hold = t;
        for (; t < hold + holdS; t += 5) {
            b.row(t, 4, CURRENT_A * 0.8 * Math.exp(-(t - hold) / 600));
        }
        return b.row(t, 4, 0);
    }

    private static IncrementalCapacity curve(CyclingRecord record, double step, int window) throws Exception {
        CapacityAnalysis a = CapacityAnalysis.of(record, CapacityOptions.DEFAULT, Progress.NONE);
        return IncrementalCapacity.of(record, a, a.halfCycles().get(0), step, window).orElseThrow();
    }

    @Test
    void findsThePeaksOfTheCell() throws Exception {
        IncrementalCapacity c = curve(charge(0, 0).build(), Double.NaN, IncrementalCapacity.DEFAULT_WINDOW);
        double[] v = c.voltageV();
        double[] q = c.chargeAhPerV();
        assertTrue(v.length >= 150, v.length + " bins");
        for (int i = 5; i < v.length - 5; i++) {
            assertEquals(truth(v[i]), q[i], 0.01 * truth(3), "at " + v[i] + " V");
        }
    }

    @Test
    void sumsUpToTheChargeThatPassed() throws Exception {
        CyclingRecord record = charge(0, 0).build();
        IncrementalCapacity c = curve(record, 0.01, 1);
        CapacityAnalysis a = CapacityAnalysis.of(record, CapacityOptions.DEFAULT, Progress.NONE);
        double sum = Arrays.stream(c.chargeAhPerV()).sum() * c.stepV();
        assertEquals(a.cycles().get(0).chargeAh(), sum, 2.6 * CURRENT_A / 3600);
        assertEquals(0.01, c.stepV(), 1e-4);
    }

    @Test
    void findsThemInNoiseAndStatesItsError() throws Exception {
        IncrementalCapacity c = curve(charge(1e-3, 0).build(), Double.NaN, 9);
        double[] v = c.voltageV();
        double[] q = c.chargeAhPerV();
        double[] e = c.standardErrorAhPerV();
        int within = 0;
        int all = 0;
        for (int i = 8; i < v.length - 8; i++) {
            assertEquals(truth(v[i]), q[i], 0.1 * truth(3), "at " + v[i] + " V");
            within += Math.abs(q[i] - truth(v[i])) <= 2 * e[i] ? 1 : 0;
            all++;
        }
        assertTrue(within > 0.75 * all, within + " of " + all + " within two standard errors");
    }

    @Test
    void leavesOutWhatPassesAtConstantVoltage() throws Exception {
        IncrementalCapacity with = curve(charge(0, 3000).build(), 0.01, 5);
        double held = CURRENT_A * 0.8 * 600 * (1 - Math.exp(-5)) / 3600;
        assertEquals(held, with.heldAh(), 0.02 * held);
        double[] q = with.chargeAhPerV();
        assertTrue(q[q.length - 1] < 0.5e-3, "no peak at the limit: " + q[q.length - 1]);
    }

    @Test
    void aDischargeIsPositiveToo() throws Exception {
        CyclingRecord c = charge(0, 0).build();
        double[] v = c.voltageV();
        double[] i = c.currentA();
        int n = v.length - 1;
        RecordBuilder b = new RecordBuilder();
        for (int k = 0; k < n; k++) {
            b.row(c.timeS(k), v[n - 1 - k], -i[n - 1 - k]);
        }
        IncrementalCapacity d = curve(b.row(c.timeS(n), 2.5, 0).build(), Double.NaN, 5);
        assertEquals(Direction.DISCHARGE, d.direction());
        double[] x = d.voltageV();
        for (int k = 5; k < x.length - 5; k++) {
            assertEquals(truth(x[k]), d.chargeAhPerV()[k], 0.01 * truth(3));
        }
    }

    @Test
    void aSymmetricCellHasNone() throws Exception {
        CyclingRecord r = new RecordBuilder().step(1e-3, 0.05, 1000, 1).noise(0, 1e-3, 1).build();
        CapacityAnalysis a = CapacityAnalysis.of(r, CapacityOptions.DEFAULT, Progress.NONE);
        assertTrue(IncrementalCapacity.of(r, a, a.halfCycles().get(0), Double.NaN, 5).isEmpty());
    }

    @Test
    void refusesStepsAndWindowsThatAreNone() throws Exception {
        CyclingRecord r = charge(0, 0).build();
        for (double step : List.of(0.0, -1.0, 1e-9)) {
            assertThrows(IllegalArgumentException.class, () -> curve(r, step, 5));
        }
        for (int window : List.of(0, 4, -3)) {
            assertThrows(IllegalArgumentException.class, () -> curve(r, 0.01, window));
        }
    }
}
