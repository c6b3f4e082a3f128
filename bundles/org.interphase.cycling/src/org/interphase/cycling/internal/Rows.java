// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.unit.ValueText;

/**
 * The rows of a record that can be used, in the order of their times: finite, and not before an earlier one.
 *
 * <p>Where all rows can be used nothing but the three columns is held; else {@link #row} finds a row's place in the
 * record.
 */
public final class Rows {

    /** A record in which more rows than this fraction go back in time is not one record. */
    private static final double MOST_BACKWARDS = 0.01;

    private final double[] timeS;
    private final double[] voltageV;
    private final double[] currentA;
    private final int[] rows;
    private final boolean hasCurrent;
    private final double intervalS;
    private final List<String> remarks;

    private Rows(
            double[] timeS,
            double[] voltageV,
            double[] currentA,
            int[] rows,
            boolean hasCurrent,
            double intervalS,
            List<String> remarks) {
        this.timeS = timeS;
        this.voltageV = voltageV;
        this.currentA = currentA;
        this.rows = rows;
        this.hasCurrent = hasCurrent;
        this.intervalS = intervalS;
        this.remarks = List.copyOf(remarks);
    }

    /**
     * {@return the usable rows of a record}
     *
     * @param record the record
     * @throws IllegalArgumentException when the time goes back in more than one of a hundred rows, with the first
     */
    public static Rows of(CyclingRecord record) {
        boolean hasCurrent = record.hasCurrent();
        double[] t = record.timeS();
        double[] v = record.voltageV();
        double[] i = record.currentA();
        int[] rows = null;
        int kept = 0;
        int missing = 0;
        int repeated = 0;
        int backwards = 0;
        int firstBack = -1;
        double latest = Double.NEGATIVE_INFINITY;
        double before = 0;
        for (int row = 0; row < t.length; row++) {
            boolean finite = Double.isFinite(t[row])
                    && Double.isFinite(v[row])
                    && (!hasCurrent || Double.isFinite(i[row]));
            boolean use = finite && t[row] >= latest;
            if (!finite) {
                missing++;
            } else if (!use) {
                backwards++;
                if (firstBack < 0) {
                    firstBack = row;
                    before = latest;
                }
            } else {
                if (t[row] == latest) {
                    repeated++;
                }
                latest = t[row];
            }
            if (!use && rows == null) {
                rows = new int[t.length];
                for (int k = 0; k < row; k++) {
                    rows[k] = k;
                }
            }
            if (use) {
                t[kept] = t[row];
                v[kept] = v[row];
                if (hasCurrent) {
                    i[kept] = i[row];
                }
                if (rows != null) {
                    rows[kept] = row;
                }
                kept++;
            }
        }
        if (backwards > MOST_BACKWARDS * t.length && backwards > 1) {
            throw new IllegalArgumentException("row " + (firstBack + 1) + ": expected a time of "
                    + ValueText.number(before, 9) + " s or later, found "
                    + ValueText.number(record.timeS()[firstBack], 9) + " s; the time goes back in " + backwards
                    + " of " + t.length + " rows, so this is not one record");
        }
        List<String> remarks = new ArrayList<>();
        if (missing > 0) {
            remarks.add(rows(missing) + " left out: a time, a voltage or a current is missing.");
        }
        if (backwards > 0) {
            remarks.add(rows(backwards) + " left out: the time goes back, first in row " + (firstBack + 1) + ".");
        }
        if (repeated > 0) {
            remarks.add(repeated + (repeated == 1 ? " row repeats" : " rows repeat")
                    + " the time of the row before; no charge is counted between them.");
        }
        if (kept < t.length) {
            t = Arrays.copyOf(t, kept);
            v = Arrays.copyOf(v, kept);
            i = hasCurrent ? Arrays.copyOf(i, kept) : i;
        }
        return new Rows(t, v, i, rows, hasCurrent, interval(t), remarks);
    }

    private static String rows(int count) {
        return count + (count == 1 ? " row is" : " rows are");
    }

    /** The usual distance of two points: the median, of some where there are very many. */
    private static double interval(double[] t) {
        int n = t.length - 1;
        if (n < 1) {
            return Double.NaN;
        }
        int stride = Math.max(1, n / 20_000);
        double[] some = new double[(n + stride - 1) / stride];
        int count = 0;
        for (int k = 0; k < n; k += stride) {
            double dt = t[k + 1] - t[k];
            if (dt > 0) {
                some[count++] = dt;
            }
        }
        return Robust.median(some, 0, count);
    }

    /** {@return how many} */
    public int size() {
        return timeS.length;
    }

    /** {@return times in s, never falling; not a copy} */
    public double[] timeS() {
        return timeS;
    }

    /** {@return voltages in V; not a copy} */
    public double[] voltageV() {
        return voltageV;
    }

    /** {@return currents in A, empty where none was stored; not a copy} */
    public double[] currentA() {
        return currentA;
    }

    /** {@return whether there are currents} */
    public boolean hasCurrent() {
        return hasCurrent;
    }

    /** {@return the usual time between two points in s; NaN where there are not two} */
    public double intervalS() {
        return intervalS;
    }

    /**
     * {@return the place in the record of a row}
     *
     * @param index counted from 0 among the usable rows
     */
    public int row(int index) {
        return rows == null ? index : rows[index];
    }

    /** {@return what was left out, in sentences} */
    public List<String> remarks() {
        return remarks;
    }
}
