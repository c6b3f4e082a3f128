// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis.internal;

import java.util.Arrays;

/**
 * Looks for the combination of shapes, one for each slot, whose non-negative multiples come closest to the data.
 *
 * <p>A slot is a part of a circuit in series with others; a shape is its impedance up to a factor. All products of the
 * shapes are formed once; a combination then costs a Cholesky factor of as many rows as there are slots, and shares the
 * factor's upper rows with its neighbours. Slots of one group are alike: their shapes come in rising order.
 */
public final class Dictionary {

    /** Most combinations that are all tried; beyond, slots are improved in turn from several starts. */
    private static final long EXHAUSTIVE = 60_000;

    private static final int RESTARTS = 24;
    private static final double RIDGE = 1e-10;

    private final int slots;
    private final int[] group;
    private final int[] from;
    private final int[] to;
    private final boolean[] ordered;
    private final double[][] gram;
    private final double[] projection;
    private final double total;

    private final int[] chosen;
    private final double[][] factor;
    private final double[] forward;
    private final double[] scale;
    private final double[][] small;
    private final int[] active;
    private final double[] solution;

    private final int[][] best;
    private final double[] bestSum;
    private int found;

    /**
     * Prepares the search.
     *
     * @param columns {@code [shape][row]} weighted shapes, group by group
     * @param target weighted data
     * @param groupStart first shape of each group, and the end
     * @param slotGroups group of each slot, equal ones adjacent
     * @param ordered of each group, whether its shapes are a one-dimensional grid, so that neighbours are alike
     * @param keep how many combinations are kept
     */
    public Dictionary(double[][] columns, double[] target, int[] groupStart, int[] slotGroups, boolean[] ordered,
            int keep) {
        slots = slotGroups.length;
        group = slotGroups.clone();
        this.ordered = ordered.clone();
        from = new int[slots];
        to = new int[slots];
        for (int i = 0; i < slots; i++) {
            from[i] = groupStart[group[i]];
            to[i] = groupStart[group[i] + 1];
        }
        int k = columns.length;
        gram = new double[k][k];
        projection = new double[k];
        int[] members = new int[ordered.length];
        for (int g : slotGroups) {
            members[g]++;
        }
        for (int g = 0; g < members.length; g++) {
            for (int i = groupStart[g]; i < groupStart[g + 1]; i++) {
                // shapes of a slot that is alone never meet
                for (int j = 0; j < (members[g] > 1 ? i : groupStart[g]); j++) {
                    double x = LeastSquares.dot(columns[i], columns[j]);
                    gram[i][j] = x;
                    gram[j][i] = x;
                }
                gram[i][i] = LeastSquares.dot(columns[i], columns[i]);
                projection[i] = LeastSquares.dot(columns[i], target);
            }
        }
        total = LeastSquares.dot(target, target);
        chosen = new int[slots];
        factor = new double[slots][slots];
        forward = new double[slots];
        scale = new double[slots];
        small = new double[slots][slots];
        active = new int[slots];
        solution = new double[slots];
        best = new int[keep][slots];
        bestSum = new double[keep];
    }

    /**
     * Searches.
     *
     * @param seed of the starts where not all combinations are tried
     */
    public void search(long seed) {
        found = 0;
        double count = 1;
        int run = 0;
        for (int i = 0; i < slots; i++) {
            run = i > 0 && group[i] == group[i - 1] ? run + 1 : 0;
            count *= Math.max(1.0, to[i] - from[i] - run) / (run + 1);
        }
        if (count <= EXHAUSTIVE) {
            descend(0, total);
        } else {
            GaussianSource random = new GaussianSource(seed);
            for (int r = 0; r < RESTARTS; r++) {
                for (int i = 0; i < slots; i++) {
                    chosen[i] = from[i] + (int) ((to[i] - from[i]) * random.nextDouble());
                }
                improve();
            }
        }
    }

    /** {@return how many combinations were kept, the best first} */
    public int found() {
        return found;
    }

    /**
     * {@return the shape of each slot in a combination; not a copy}
     *
     * @param rank 0 for the best
     */
    public int[] choice(int rank) {
        return best[rank];
    }

    /**
     * {@return the sum of squares of a combination}
     *
     * @param rank 0 for the best
     */
    public double sum(int rank) {
        return bestSum[rank];
    }

    /**
     * Solves the factors of a combination's shapes.
     *
     * @param choice shape of each slot
     * @param factors receives them, 0 where a negative one would fit
     */
    public void factors(int[] choice, double[] factors) {
        System.arraycopy(choice, 0, chosen, 0, slots);
        positive();
        System.arraycopy(scale, 0, factors, 0, slots);
    }

    /**
     * {@return whether two kept combinations are neighbours on the grids}
     *
     * @param a a rank
     * @param b another
     */
    public boolean alike(int a, int b) {
        for (int i = 0; i < slots; i++) {
            int gap = Math.abs(best[a][i] - best[b][i]);
            if (gap > (ordered[group[i]] ? 1 : 0)) {
                return false;
            }
        }
        return true;
    }

    private void descend(int slot, double rest) {
        if (slot == slots) {
            keep(rest);
            return;
        }
        int first = slot > 0 && group[slot] == group[slot - 1] ? chosen[slot - 1] + 1 : from[slot];
        for (int c = first; c < to[slot]; c++) {
            chosen[slot] = c;
            extend(slot);
            descend(slot + 1, rest - forward[slot] * forward[slot]);
        }
    }

    /** One more row of the Cholesky factor of the chosen shapes. */
    private void extend(int slot) {
        double[] g = gram[chosen[slot]];
        double[] row = factor[slot];
        double diagonal = g[chosen[slot]] * (1 + RIDGE);
        double y = projection[chosen[slot]];
        for (int j = 0; j < slot; j++) {
            double x = g[chosen[j]];
            double[] other = factor[j];
            for (int k = 0; k < j; k++) {
                x -= row[k] * other[k];
            }
            x /= other[j];
            row[j] = x;
            diagonal -= x * x;
            y -= x * forward[j];
        }
        row[slot] = Math.sqrt(Math.max(diagonal, RIDGE * g[chosen[slot]]));
        forward[slot] = y / row[slot];
    }

    private void keep(double rest) {
        if (found == bestSum.length && rest >= bestSum[found - 1]) {
            return;
        }
        double sum = rest;
        boolean negative = false;
        for (int i = slots - 1; i >= 0; i--) {
            double x = forward[i];
            for (int j = i + 1; j < slots; j++) {
                x -= factor[j][i] * scale[j];
            }
            scale[i] = x / factor[i][i];
            negative |= scale[i] < 0;
        }
        if (negative) {
            sum = positive();
            if (found == bestSum.length && sum >= bestSum[found - 1]) {
                return;
            }
        }
        store(sum);
    }

    /** Leaves out the most negative factor until none is left; returns the sum of squares. */
    private double positive() {
        int m = slots;
        for (int i = 0; i < m; i++) {
            active[i] = i;
        }
        Arrays.fill(scale, 0);
        while (m > 0) {
            double sum = total;
            for (int i = 0; i < m; i++) {
                double[] row = small[i];
                double[] g = gram[chosen[active[i]]];
                double diagonal = g[chosen[active[i]]] * (1 + RIDGE);
                double y = projection[chosen[active[i]]];
                for (int j = 0; j < i; j++) {
                    double x = g[chosen[active[j]]];
                    for (int k = 0; k < j; k++) {
                        x -= row[k] * small[j][k];
                    }
                    x /= small[j][j];
                    row[j] = x;
                    diagonal -= x * x;
                    y -= x * solution[j];
                }
                row[i] = Math.sqrt(Math.max(diagonal, RIDGE * g[chosen[active[i]]]));
                solution[i] = y / row[i];
                sum -= solution[i] * solution[i];
            }
            int worst = -1;
            double least = 0;
            for (int i = m - 1; i >= 0; i--) {
                double x = solution[i];
                for (int j = i + 1; j < m; j++) {
                    x -= small[j][i] * solution[j];
                }
                solution[i] = x / small[i][i];
                double share = solution[i] * Math.sqrt(gram[chosen[active[i]]][chosen[active[i]]]);
                if (share < least) {
                    least = share;
                    worst = i;
                }
            }
            if (worst < 0) {
                for (int i = 0; i < m; i++) {
                    scale[active[i]] = solution[i];
                }
                return sum;
            }
            System.arraycopy(active, worst + 1, active, worst, m - worst - 1);
            m--;
        }
        return total;
    }

    /** Takes for each slot in turn the shape that fits best with the others, until none changes. */
    private void improve() {
        double sum = positive();
        for (int round = 0; round < 6; round++) {
            boolean changed = false;
            for (int i = 0; i < slots; i++) {
                int old = chosen[i];
                int take = old;
                for (int c = from[i]; c < to[i]; c++) {
                    if (c == old) {
                        continue;
                    }
                    chosen[i] = c;
                    double s = positive();
                    if (s < sum * (1 - 1e-9)) {
                        sum = s;
                        take = c;
                    }
                }
                chosen[i] = take;
                changed |= take != old;
            }
            if (!changed) {
                break;
            }
        }
        for (int r = 0; r < found; r++) {
            if (Arrays.equals(best[r], chosen)) {
                return;
            }
        }
        store(positive());
    }

    private void store(double sum) {
        if (found == bestSum.length && sum >= bestSum[found - 1]) {
            return;
        }
        int at = found < bestSum.length ? found++ : found - 1;
        int[] row = best[at];
        while (at > 0 && bestSum[at - 1] > sum) {
            best[at] = best[at - 1];
            bestSum[at] = bestSum[at - 1];
            at--;
        }
        best[at] = row;
        bestSum[at] = sum;
        System.arraycopy(chosen, 0, row, 0, slots);
    }
}
