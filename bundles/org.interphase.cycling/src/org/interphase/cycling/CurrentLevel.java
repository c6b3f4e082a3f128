// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

import java.util.Arrays;
import org.interphase.core.data.CyclingRecord;

/**
 * What is current in a record, and what is noise or rest.
 *
 * @param thresholdA current in A up to which a row is rest
 * @param noiseA standard deviation in A of the current of a row
 * @param gapS interval in s beyond which rows are missing
 */
record CurrentLevel(double thresholdA, double noiseA, double gapS) {

    private static final int SAMPLES = 1 << 16;
    private static final double OF_MEDIAN = 0.005;
    private static final double OF_NOISE = 6;
    private static final int LEAST_FOR_NOISE = 8;
    private static final double GAP = 5;
    private static final double ALMOST_ALL = 0.95;

    /** Median of |x| of a normal distribution, times the deviation √(1 + 4 + 1) of a second difference. */
    private static final double SECOND_DIFFERENCE = 0.6744897501960817 * Math.sqrt(6);

    /** {@return the levels of a record, of at most 65 536 of its rows, evenly taken} */
    static CurrentLevel of(CyclingRecord record, ChargeSource charge) {
        int n = record.points();
        int stride = Math.max(1, (n + SAMPLES - 1) / SAMPLES);
        double[] interval = new double[SAMPLES + 1];
        double[] second = new double[SAMPLES + 1];
        double[][] current = new double[SAMPLES + 1][];
        int intervals = 0;
        int seconds = 0;
        int currents = 0;
        for (int i = 1; i < n; i += stride) {
            double dt = record.timeS(i) - record.timeS(i - 1);
            double a = charge.currentA(i - 1, i);
            if (dt > 0) {
                interval[intervals++] = dt;
                if (Double.isFinite(a)) {
                    current[currents++] = new double[] {Math.abs(a), Math.abs(a) * dt};
                }
            }
            if (i > 1) {
                double d = a - 2 * charge.currentA(i - 2, i - 1) + charge.currentA(i - 3, i - 2);
                if (Double.isFinite(d)) {
                    second[seconds++] = Math.abs(d);
                }
            }
        }
        Arrays.sort(interval, 0, intervals);
        Arrays.sort(second, 0, seconds);
        double gap = intervals == 0 ? Double.POSITIVE_INFINITY : GAP * interval[(int) (ALMOST_ALL * (intervals - 1))];
        double noise = seconds < LEAST_FOR_NOISE ? 0 : second[seconds / 2] / SECOND_DIFFERENCE;
        double median = medianByCharge(Arrays.copyOf(current, currents), gap);
        return new CurrentLevel(Math.max(OF_MEDIAN * median, OF_NOISE * noise), noise, gap);
    }

    /** The current at which half of the charge passed: neither rests nor spikes move it. */
    private static double medianByCharge(double[][] current, double gap) {
        Arrays.sort(current, (a, b) -> Double.compare(a[0], b[0]));
        double all = 0;
        for (double[] c : current) {
            all += Math.min(c[1], c[0] * gap);
        }
        double sum = 0;
        for (double[] c : current) {
            sum += Math.min(c[1], c[0] * gap);
            if (sum >= all / 2) {
                return c[0];
            }
        }
        return 0;
    }
}
