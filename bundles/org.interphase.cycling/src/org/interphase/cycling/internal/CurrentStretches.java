// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the stretches of constant current from the current itself.
 *
 * <p>A stretch ends where two rows in succession leave its mean by more than a tolerance: six times the noise of the
 * current, or 3 % of the mean. While the voltage is at the potentiostat's limit the current is not held, and belongs to
 * the stretch that led there.
 */
final class CurrentStretches {

    private static final double NOISE = 6;
    private static final double TOLERANCE = 0.03;
    private static final double REST = 0.005;
    private static final double FLOOR = 1e-3;
    private static final double DRIFT = 0.015;
    private static final double AT_LIMIT = 0.99;
    private static final int BLOCK = 200;
    private static final int MOST_BLOCKS = 500;

    private final Rows rows;
    private final double limitV;
    private final double[] i;
    private final double noise;
    private final double most;

    private CurrentStretches(Rows rows, double limitV) {
        this.rows = rows;
        this.limitV = limitV;
        this.i = rows.currentA();
        this.most = most(i);
        this.noise = noise(i, most);
    }

    /**
     * {@return the stretches, in order; rows in which the current changes from one to the next may be in none}
     *
     * @param rows at least one, with currents
     * @param limitV the potentiostat's voltage limit in V
     */
    static List<CurrentStretch> of(Rows rows, double limitV) {
        return new CurrentStretches(rows, limitV).find();
    }

    /** {@return whether the voltage of a row is at the limit, or beyond} */
    static boolean isAtLimit(double voltageV, double limitV) {
        return Math.abs(voltageV) >= AT_LIMIT * limitV;
    }

    /** The median noise of blocks of rows in which current flows: rests are quiet, and tell nothing of a current's noise. */
    private static double noise(double[] i, double most) {
        int blocks = Math.max(1, Math.min(MOST_BLOCKS, i.length / BLOCK));
        double[] found = new double[blocks];
        double[] all = new double[blocks];
        int count = 0;
        for (int b = 0; b < blocks; b++) {
            int from = (int) ((long) b * i.length / blocks);
            double[] block = Arrays.copyOfRange(i, from, blocks == 1 ? i.length : from + BLOCK);
            double noise = Robust.noise(block);
            all[b] = Double.isNaN(noise) ? 0 : noise;
            if (Math.abs(Robust.median(block, 0, block.length)) > REST * most) {
                found[count++] = all[b];
            }
        }
        return count > 0 ? Robust.median(found, 0, count) : Robust.median(all, 0, blocks);
    }

    /** The largest current that is not a single row's. */
    private static double most(double[] i) {
        double most = 0;
        for (int k = 0; k + 1 < i.length; k++) {
            most = Math.max(most, Math.min(Math.abs(i[k]), Math.abs(i[k + 1])));
        }
        return most > 0 ? most : i.length == 1 ? Math.abs(i[0]) : 0;
    }

    private double tolerance(double level) {
        return Math.max(NOISE * noise, Math.max(TOLERANCE * Math.abs(level), FLOOR * most));
    }

    private boolean isRest(double level) {
        return Math.abs(level) <= Math.max(REST * most, Double.MIN_VALUE);
    }

    private List<CurrentStretch> find() {
        int n = rows.size();
        double[] v = rows.voltageV();
        List<CurrentStretch> found = new ArrayList<>();
        int first = 0;
        while (first < n) {
            double sum = i[first];
            int count = 1;
            int end = first + 1;
            while (end < n) {
                boolean atLimit = isAtLimit(v[end], limitV);
                double level = sum / count;
                if (!atLimit && isSame(end, level)) {
                    sum += i[end];
                    count++;
                } else if (!atLimit && !(end + 1 < n && isSame(end + 1, level))) {
                    break;
                }
                end++;
            }
            found.add(stretch(first, end - 1));
            first = end;
        }
        // A row on the way from one current to the next belongs to neither.
        List<CurrentStretch> steps = found.stream().filter(s -> s.points() > 1).toList();
        return merged(steps.isEmpty() ? found : steps);
    }

    private boolean isSame(int row, double level) {
        return Math.abs(i[row] - level) <= tolerance(level) && isRest(i[row]) == isRest(level);
    }

    private CurrentStretch stretch(int first, int last) {
        double[] v = rows.voltageV();
        double sum = 0;
        double sumOfSquares = 0;
        int count = 0;
        double reference = i[first];
        for (int k = first; k <= last; k++) {
            if (k == first || Math.abs(i[k] - reference) <= 2 * tolerance(reference) && !isAtLimit(v[k], limitV)) {
                double d = i[k] - reference;
                sum += d;
                sumOfSquares += d * d;
                count++;
            }
        }
        double mean = sum / count;
        double level = reference + mean;
        double scatter = count > 1 ? Math.sqrt(Math.max(0, sumOfSquares - count * mean * mean) / (count - 1)) : 0;
        boolean rest = isRest(level);
        return new CurrentStretch(first, last, level, scatter, rest || isHeld(first, last, level), rest);
    }

    /** Whether the first third and the last third of the rows have the same current. */
    private boolean isHeld(int first, int last, double level) {
        int third = (last - first + 1) / 3;
        if (third == 0) {
            return last > first;
        }
        double[] v = rows.voltageV();
        double early = 0;
        double late = 0;
        int earlies = 0;
        int lates = 0;
        for (int k = 0; k < third; k++) {
            if (!isAtLimit(v[first + k], limitV)) {
                early += i[first + k];
                earlies++;
            }
            if (!isAtLimit(v[last - k], limitV)) {
                late += i[last - k];
                lates++;
            }
        }
        if (earlies == 0 || lates == 0) {
            return true;
        }
        double error = noise * Math.sqrt(1.0 / earlies + 1.0 / lates);
        return Math.abs(early / earlies - late / lates) <= DRIFT * Math.abs(level) + 3 * error;
    }

    /** Joins neighbours of one sign whose current is not held. */
    private List<CurrentStretch> merged(List<CurrentStretch> found) {
        List<CurrentStretch> out = new ArrayList<>();
        for (CurrentStretch s : found) {
            CurrentStretch before = out.isEmpty() ? null : out.get(out.size() - 1);
            if (before != null
                    && !before.constant()
                    && !s.constant()
                    && Math.signum(before.levelA()) == Math.signum(s.levelA())) {
                int points = before.points() + s.points();
                out.set(
                        out.size() - 1,
                        new CurrentStretch(
                                before.first(),
                                s.last(),
                                (before.levelA() * before.points() + s.levelA() * s.points()) / points,
                                Math.max(before.scatterA(), s.scatterA()),
                                false,
                                false));
            } else if (before != null && before.rest() && s.rest()) {
                out.set(
                        out.size() - 1,
                        new CurrentStretch(
                                before.first(), s.last(), before.levelA(), before.scatterA(), true, true));
            } else {
                out.add(s);
            }
        }
        return out;
    }
}
