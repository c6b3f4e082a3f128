// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling.internal;

import java.util.List;

/**
 * A step's voltage taken apart: levels that may drift slowly, one oscillation in proportion to the level, noise.
 *
 * <p>Backfitting: the oscillation is found together with the levels between known change points, the change points in what
 * the oscillation leaves, until nothing changes; the first levels are a running median over 155 s, which is longer than
 * any oscillation looked for.
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

    private final double[] t;
    private final double[] y;
    private final double[] calm;
    private final List<Segment> segments;
    private final Periodogram.Line line;
    private final double noise;

    private Course(
            double[] t, double[] y, double[] calm, List<Segment> segments, Periodogram.Line line, double noise) {
        this.t = t;
        this.y = y;
        this.calm = calm;
        this.segments = segments;
        this.line = line;
        this.noise = noise;
    }

    /**
     * {@return the parts of a step}
     *
     * @param t times in s, rising, at least two
     * @param y voltages, as many, turned so that they are mostly positive
     */
    static Course of(double[] t, double[] y) {
        int n = t.length;
        double interval = (t[n - 1] - t[0]) / (n - 1);
        int half = Math.max(1, (int) Math.round(WINDOW_S / 2 / interval));
        double[] levels = Robust.runningMedian(y, Math.min(half, Math.max(1, n / 6)));
        double scale = Math.max(Math.abs(Robust.median(y, 0, n)), Double.MIN_NORMAL);
        double penalty = Math.log(Math.max(n, 8));
        List<Segment> segments = List.of();
        Periodogram.Line line = null;
        double[] calm = y;
        double sigma = 0;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double[] rest = y;
            if (round == 0) {
                rest = new double[n];
                for (int k = 0; k < n; k++) {
                    rest[k] = y[k] - levels[k];
                }
            }
            line = Periodogram.strongest(
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
            sigma = noise(calm, levels, scale);
            List<Segment> before = segments;
            segments = Segmentation.of(t, calm, sigma, PENALTY * penalty, SLOPE_PENALTY * penalty);
            levels = Segmentation.course(segments, t);
            if (round > 1 && isSame(before, segments)) {
                break;
            }
        }
        return new Course(t, y, calm, segments, line, noise(calm, levels, scale));
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

    /** Standard deviation of a point. */
    double noise() {
        return noise;
    }
}
