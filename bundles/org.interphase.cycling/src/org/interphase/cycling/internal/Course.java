// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling.internal;

import java.util.Arrays;
import java.util.List;

/**
 * A step's voltage taken apart: levels that may drift slowly, one oscillation in proportion to the level, noise.
 *
 * <p>Backfitting: the oscillation is found together with the levels between known change points, the change points in what
 * the oscillation leaves, until nothing changes; the first levels are a running median over 155 s, longer than
 * the oscillations of cycle graphs (30 to 150 s).
 */
final class Course {

    private static final double SHORTEST_S = 20;
    private static final double LONGEST_S = 200;
    private static final double WINDOW_S = 155;
    private static final int MOST_ROUNDS = 6;
    /** Of ln n for each change point: its place, its level and the doubt whether noise is normal. */
    private static final double PENALTY = 3.5;
    private static final double SLOPE_PENALTY = 2;
    private static final double SMALLEST_NOISE = 1e-4;
    private static final int SURROUNDINGS = 40;
    private static final double MOST_UNEVEN = 6;
    /** What the median of so few differences varies by chance. */
    private static final double CHANCE = 1.8;

    private final double[] t;
    private final double[] y;
    private final double[] calm;
    private final List<Segment> segments;
    private final Periodogram.Line line;
    private final double noise;
    private final double[] local;

    private Course(
            double[] t,
            double[] y,
            double[] calm,
            List<Segment> segments,
            Periodogram.Line line,
            double noise,
            double[] local) {
        this.t = t;
        this.y = y;
        this.calm = calm;
        this.segments = segments;
        this.line = line;
        this.noise = noise;
        this.local = local;
    }

    /**
     * {@return the parts of a step}
     *
     * @param t times in s, rising, at least two
     * @param y voltages, as many, turned so that they are mostly positive
     * @param oscillates whether an oscillation is looked for: not where points stand for times as long as one
     */
    static Course of(double[] t, double[] y, boolean oscillates) {
        int n = t.length;
        double interval = (t[n - 1] - t[0]) / (n - 1);
        int half = Math.max(1, (int) Math.round(WINDOW_S / 2 / interval));
        double[] levels = Robust.runningMedian(y, Math.min(half, Math.max(1, n / 6)));
        double scale = scale(y);
        double penalty = Math.log(Math.max(n, 8));
        List<Segment> segments = List.of();
        Periodogram.Line line = null;
        double[] calm = y;
        double[] sigma = new double[n];
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double[] rest = y;
            if (round == 0) {
                rest = new double[n];
                for (int k = 0; k < n; k++) {
                    rest[k] = y[k] - levels[k];
                }
            }
            line = !oscillates ? null : Periodogram.strongest(
                    t,
                    rest,
                    levels,
                    segments,
                    Math.max(SHORTEST_S, 2.5 * interval),
                    Math.max(LONGEST_S, 40 * interval),
                    round < 2 ? null : line);
            calm = y.clone();
            if (line != null && line.oscillation().isSignificant()) {
                for (int k = 0; k < n; k++) {
                    calm[k] -= levels[k] * line.at(t[k]);
                }
            }
            sigma = local(calm, noise(calm, levels, scale));
            List<Segment> before = segments;
            segments = Segmentation.of(t, calm, sigma, PENALTY * penalty, SLOPE_PENALTY * penalty);
            levels = Segmentation.course(segments, t);
            if (round > 1 && isSame(before, segments)) {
                break;
            }
        }
        double noise = noise(calm, levels, scale);
        return new Course(t, y, calm, segments, line, noise, local(calm, noise));
    }

    /**
     * The noise of each point: that of the step, times how noisy its surroundings are beside the others, since a voltage that
     * fell may be quieter.
     */
    private static double[] local(double[] calm, double noise) {
        int n = calm.length;
        double[] sigma = new double[n];
        if (n < 2 * SURROUNDINGS) {
            Arrays.fill(sigma, noise);
            return sigma;
        }
        double[] steps = new double[n - 1];
        for (int k = 0; k < n - 1; k++) {
            steps[k] = Math.abs(calm[k + 1] - calm[k]);
        }
        double[] about = Robust.runningMedian(steps, SURROUNDINGS / 2);
        double usual = Robust.median(about, 0, about.length);
        for (int k = 0; k < n; k++) {
            double factor = usual > 0 ? about[Math.min(k, n - 2)] / usual : 1;
            boolean even = factor > 1 / CHANCE && factor < CHANCE;
            sigma[k] = even ? noise : noise * Math.clamp(factor, 1 / MOST_UNEVEN, MOST_UNEVEN);
        }
        return sigma;
    }

    /** The size of the voltages: the median, or the largest where most are 0; 1 where all are. */
    private static double scale(double[] y) {
        double most = 0;
        for (double v : y) {
            most = Math.max(most, Math.abs(v));
        }
        double median = Math.abs(Robust.median(y, 0, y.length));
        return median > SMALLEST_NOISE * most ? median : most > 0 ? most : 1;
    }

    /**
     * The noise about the levels: of single points, or what the levels and the oscillation do not explain where that is more,
     * so that no change point follows an oscillation that is not understood yet.
     */
    private static double noise(double[] calm, double[] levels, double scale) {
        double[] left = new double[calm.length];
        for (int k = 0; k < left.length; k++) {
            left[k] = Math.abs(calm[k] - levels[k]);
        }
        double about = Robust.NORMAL * Robust.medianInPlace(left);
        double single = Robust.noise(calm);
        return Math.max(Double.isNaN(single) ? about : Math.max(about, single), SMALLEST_NOISE * scale);
    }

    private static boolean isSame(List<Segment> a, List<Segment> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int k = 0; k < a.size(); k++) {
            if (a.get(k).first() != b.get(k).first()) {
                return false;
            }
        }
        return true;
    }

    double[] t() {
        return t;
    }

    double[] y() {
        return y;
    }

    /** Without the oscillation. */
    double[] calm() {
        return calm;
    }

    List<Segment> segments() {
        return segments;
    }

    /** Null where the step is too short. */
    Periodogram.Line line() {
        return line;
    }

    /** Standard deviation of a point: the median of the step. */
    double noise() {
        return noise;
    }

    /** The last point that is not after a time. */
    int at(double time) {
        int found = Arrays.binarySearch(t, time);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }

    /** Standard deviation of a point there. */
    double noise(int point) {
        return local[point];
    }
}
