// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.interphase.core.text.IntList;

/**
 * Rows cut into sweeps of frequencies: a sweep rises or falls, equal frequencies in a row belong to it. Where a spectrum
 * ends and the next begins, the frequency jumps back, or turns round.
 */
final class Sweeps {

    private static final int LEAST_POINTS = 3;

    /** How far the same frequency may differ from sweep to sweep: instruments measure what they set. */
    private static final double SAME = 1e-3;

    private final double[] f;
    private final int[] rows;
    private final int[] starts;

    private Sweeps(double[] f, int[] rows, int[] starts) {
        this.f = f;
        this.rows = rows;
        this.starts = starts;
    }

    /**
     * {@return the sweeps}
     *
     * @param f frequencies in Hz of all rows of a table
     * @param rows the rows to be looked at, in the file's order
     */
    static Sweeps of(double[] f, int[] rows) {
        IntList starts = new IntList();
        starts.add(0);
        double direction = 0;
        for (int i = 1; i < rows.length; i++) {
            double step = Math.signum(f[rows[i]] - f[rows[i - 1]]);
            if (step == 0) {
                continue;
            }
            if (direction == 0 || step == direction) {
                direction = step;
                continue;
            }
            double next = i + 1 < rows.length ? Math.signum(f[rows[i + 1]] - f[rows[i]]) : 0;
            int last = starts.get(starts.size() - 1);
            boolean turnsAtATwin = next == step && i - 1 > last && f[rows[i - 1]] == f[rows[i - 2]];
            starts.add(turnsAtATwin ? i - 1 : i);
            direction = turnsAtATwin ? step : 0;
        }
        int[] all = new int[starts.size()];
        Arrays.setAll(all, starts::get);
        return new Sweeps(f, rows, all);
    }

    /** {@return how many sweeps there are} */
    int count() {
        return starts.length;
    }

    /** {@return the first row of a sweep} */
    int firstRow(int sweep) {
        return rows[starts[sweep]];
    }

    /** {@return the last row of a sweep} */
    int lastRow(int sweep) {
        return rows[end(sweep) - 1];
    }

    private int end(int sweep) {
        return sweep + 1 < starts.length ? starts[sweep + 1] : rows.length;
    }

    private int length(int sweep) {
        return end(sweep) - starts[sweep];
    }

    /** {@return the first sweep that begins with a row or behind it; {@link #count} where none does} */
    int from(int row) {
        int low = 0;
        int high = count();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (firstRow(middle) < row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** {@return how many points the first sweep has} */
    int points() {
        return length(0);
    }

    /** {@return the rows from a sweep on up to another} */
    int[] rows(int from, int to) {
        return Arrays.copyOfRange(rows, starts[from], end(to - 1));
    }

    /** {@return each sweep's rows} */
    List<int[]> each() {
        List<int[]> all = new ArrayList<>();
        for (int s = 0; s < count(); s++) {
            all.add(rows(s, s + 1));
        }
        return all;
    }

    /**
     * {@return whether all run through the same frequencies, there or back; one that turns round need not measure the
     * frequency of the turn again, and the last may have been stopped}
     */
    boolean areCongruent() {
        int n = length(0);
        for (int s = 1; s < count(); s++) {
            int m = length(s);
            boolean there = m == n && matches(s, 0, true) || m == n - 1 && matches(s, 1, true);
            boolean back = m == n && matches(s, 0, false) || m == n - 1 && matches(s, 1, false);
            boolean stopped = s == count() - 1 && m < n && m >= LEAST_POINTS && matches(s, 0, true);
            if (!there && !back && !stopped) {
                return false;
            }
        }
        return n >= LEAST_POINTS;
    }

    /** Whether a sweep has the first one's frequencies, from one of its first or its last points on. */
    private boolean matches(int sweep, int skipped, boolean there) {
        int n = length(0);
        for (int i = 0; i < length(sweep); i++) {
            double own = f[rows[starts[sweep] + i]];
            double first = f[rows[there ? skipped + i : n - 1 - skipped - i]];
            if (!(Math.abs(own - first) <= SAME * first)) {
                return false;
            }
        }
        return true;
    }
}
