// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import java.util.Arrays;
import java.util.List;
import org.interphase.core.unit.ValueText;

/** Says what is odd in a record over time: nothing is changed for it. */
final class RecordCheck {

    private static final int SAMPLES = 20_000;
    private static final int LEAST_INTERVALS = 10;
    private static final int LEAST_RATIOS = 5;

    /** An interval that is so many times as long as nearly all others is a gap. */
    private static final double GAP = 10;

    private static final double NEARLY_ALL = 0.95;

    /** A unit that is wrong is so by a thousand, or by an hour's seconds. */
    private static final double CONTRADICTION = 5;

    private final Table table;
    private final List<String> warnings;

    RecordCheck(Table table, List<String> warnings) {
        this.table = table;
        this.warnings = warnings;
    }

    /** Says where times fall, stand still or leave a gap. */
    void times(double[] timeS) {
        int falling = 0;
        int still = 0;
        int firstFalling = 0;
        int firstStill = 0;
        for (int i = 1; i < timeS.length; i++) {
            if (timeS[i] < timeS[i - 1]) {
                firstFalling = falling++ == 0 ? i : firstFalling;
            } else if (timeS[i] == timeS[i - 1]) {
                firstStill = still++ == 0 ? i : firstStill;
            }
        }
        if (falling > 0) {
            warnings.add("the time falls " + times(falling) + ", first at " + table.places().apply(firstFalling) + " from "
                    + number(timeS[firstFalling - 1]) + " s to " + number(timeS[firstFalling])
                    + " s: all rows are kept in their order");
        }
        if (still > 0) {
            warnings.add("the time stands still " + times(still) + ", first at " + table.places().apply(firstStill));
        }
        gaps(timeS);
    }

    /** Says where most voltages are exactly zero beside others: EC-Lab exports what it did not measure so. */
    void voltages(double[] voltageV) {
        int zeros = 0;
        int others = 0;
        for (double v : voltageV) {
            zeros += v == 0 ? 1 : 0;
            others += v != 0 && !Double.isNaN(v) ? 1 : 0;
        }
        if (zeros > others && others > 0) {
            warnings.add("the voltage of " + zeros + " of " + voltageV.length
                    + " rows is exactly 0 V: it may not have been stored there");
        }
    }

    private void gaps(double[] timeS) {
        int stride = Math.max(1, timeS.length / SAMPLES);
        double[] intervals = new double[timeS.length / stride + 1];
        int n = 0;
        for (int i = 1; i < timeS.length; i += stride) {
            if (timeS[i] > timeS[i - 1]) {
                intervals[n++] = timeS[i] - timeS[i - 1];
            }
        }
        if (n < LEAST_INTERVALS) {
            return;
        }
        Arrays.sort(intervals, 0, n);
        double usual = intervals[(int) (NEARLY_ALL * (n - 1))];
        int gaps = 0;
        int longest = 0;
        double longestS = GAP * usual;
        for (int i = 1; i < timeS.length; i++) {
            double dt = timeS[i] - timeS[i - 1];
            if (dt > GAP * usual) {
                gaps++;
                if (dt > longestS) {
                    longestS = dt;
                    longest = i;
                }
            }
        }
        if (gaps > 0) {
            warnings.add("rows may be missing: " + (gaps == 1 ? "a gap" : gaps + " gaps, the longest") + " of "
                    + number(longestS) + " s before " + table.places().apply(longest) + ", where nearly all rows follow within "
                    + number(usual) + " s");
        }
    }

    /**
     * Says where current and charge of a record cannot both have the unit that their titles say.
     *
     * @param chargeC the charge that the instrument counted
     * @param ofARow whether it is that of each row, rather than since the beginning
     */
    void charge(
            double[] timeS, double[] currentA, ColumnTitle current, double[] chargeC, ColumnTitle charge, boolean ofARow) {
        int stride = Math.max(1, timeS.length / SAMPLES);
        double[] ratios = new double[timeS.length / stride + 1];
        int n = 0;
        for (int i = 1; i < timeS.length; i += stride) {
            double dq = ofARow ? chargeC[i] : chargeC[i] - chargeC[i - 1];
            double ratio = (currentA[i] + currentA[i - 1]) / 2 * (timeS[i] - timeS[i - 1]) / dq;
            if (Double.isFinite(ratio) && ratio != 0) {
                ratios[n++] = Math.abs(ratio);
            }
        }
        if (n < LEAST_RATIOS) {
            return;
        }
        Arrays.sort(ratios, 0, n);
        double median = ratios[n / 2];
        if (median > CONTRADICTION || median < 1 / CONTRADICTION) {
            warnings.add("the columns '" + current.text() + "' and '" + charge.text() + "' contradict each other: current"
                    + " times time is " + ValueText.number(median, 3) + " times the charge, so the unit in a title"
                    + " (of these or of the time) is wrong; all are taken as they say");
        }
    }

    private static String times(int count) {
        return count == 1 ? "once" : count + " times";
    }

    private static String number(double value) {
        return ValueText.number(value, 7);
    }
}
