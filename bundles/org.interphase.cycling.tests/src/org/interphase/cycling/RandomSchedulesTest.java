// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.interphase.core.progress.Progress;
import org.junit.jupiter.api.Test;

/**
 * Schedules of known half cycles and charges: currents of nA to mA, five-fold apart in one record, noise of 10 ppm to 0.3 %,
 * rests before, between and within half cycles, constant voltage behind constant current, times that are not quite even, one
 * row of a hundred missing.
 */
final class RandomSchedulesTest {

    private static final int SCHEDULES = 500;

    private final List<Double> chargesC = new ArrayList<>();
    private final RecordBuilder rows = new RecordBuilder();
    private Random random;
    private double everyS;
    private double noiseA;
    private double timeS;

    @Test
    void findsTheHalfCyclesAndTheirCharges() throws Exception {
        int halves = 0;
        int within = 0;
        for (int seed = 1; seed <= SCHEDULES; seed++) {
            RandomSchedulesTest s = new RandomSchedulesTest();
            s.make(seed);
            String what = "schedule " + seed;
            CapacityAnalysis a = CapacityAnalysis.of(s.rows.build(), CapacityOptions.DEFAULT, Progress.NONE);
            assertEquals(s.chargesC.size(), a.halfCycles().size(), what);
            for (int i = 0; i < s.chargesC.size(); i++) {
                HalfCycle h = a.halfCycles().get(i);
                double truth = s.chargesC.get(i);
                assertEquals(truth > 0 ? Direction.CHARGE : Direction.DISCHARGE, h.direction(), what);
                // of a decay to rest, the end below the threshold does not count
                assertEquals(Math.abs(truth), h.chargeC(), 4 * h.chargeErrorC() + 0.01 * Math.abs(truth), what);
                within += Math.abs(Math.abs(truth) - h.chargeC()) <= 2 * h.chargeErrorC() ? 1 : 0;
                halves++;
            }
        }
        assertTrue(within > 0.93 * halves, within + " of " + halves + " within two standard errors");
    }

    private void make(int seed) {
        random = new Random(seed);
        double base = Math.pow(10, -9 + 6 * random.nextDouble());
        noiseA = base * Math.pow(10, -5 + 2.5 * random.nextDouble());
        everyS = Math.pow(10, -1 + 2.5 * random.nextDouble());
        int sign = random.nextBoolean() ? 1 : -1;
        rest(random.nextBoolean() ? 200 : 0);
        int halves = 2 + random.nextInt(8);
        for (int c = 0; c < halves; c++) {
            double current = sign * base * Math.pow(10, -0.7 * random.nextDouble());
            int n = 40 + random.nextInt(500);
            int middle = random.nextInt(4) == 0 ? n / 2 : -1;
            for (int k = 0; k < n; k++) {
                row(current, random.nextInt(100) != 0 || k == 0 || k == n - 1);
                if (k == middle) {
                    rest(55);
                }
            }
            double charge = current * n * everyS;
            if (random.nextInt(3) == 0) {
                double tauS = everyS * (10 + random.nextInt(30));
                int held = 20 + random.nextInt(200);
                for (int k = 0; k < held; k++) {
                    row(current * Math.exp(-k * everyS / tauS), true);
                }
                charge += current * tauS * (1 - Math.exp(-held * everyS / tauS));
            }
            chargesC.add(charge);
            rest(random.nextInt(3) == 0 ? 300 : 0);
            sign = -sign;
        }
        row(0, true);
        row(0, true);
    }

    private void rest(int mostRows) {
        for (int k = mostRows == 0 ? 0 : 3 + random.nextInt(mostRows); k > 0; k--) {
            row(0, true);
        }
    }

    private void row(double currentA, boolean kept) {
        if (kept) {
            rows.row(timeS + 0.004 * everyS * random.nextDouble(), 3, currentA + noiseA * random.nextGaussian());
        }
        timeS += everyS;
    }
}
