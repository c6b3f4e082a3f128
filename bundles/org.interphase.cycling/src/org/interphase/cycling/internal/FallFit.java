// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling.internal;

/**
 * A fall fitted as a ramp between two levels that share a slope: y = a·(1 − s) + b·s + c·(t − h), with s rising from 0 to 1
 * within the width w about the time h. Least squares over a grid of h and w, refined once; for each pair the levels and
 * the slope are linear.
 */
final class FallFit {

    private static final double MOST_WIDTH_S = 90;
    private static final double REACH_S = 60;
    private static final double WINDOW_S = 300;
    private static final int WIDTHS = 13;
    private static final int TIMES = 49;
    private static final int FEWEST_POINTS = 8;
    private static final double ALIKE = 1e-9;

    private final double[] t;
    private final double[] y;
    private final int first;
    private final int last;
    private final double sigma;

    private FallFit(double[] t, double[] y, int first, int last, double sigma) {
        this.t = t;
        this.y = y;
        this.first = first;
        this.last = last;
        this.sigma = sigma;
    }

    /** A solution: half time, width, levels before and after, their covariance, sum of squares. */
    private record Solution(double half, double width, double a, double b, double aa, double bb, double ab, double sum) {}

    /**
     * {@return the change, better known; the same where there are too few points}
     *
     * @param t times in s
     * @param y values without oscillation
     * @param from first point that belongs to the level before
     * @param to last point that belongs to the level after
     * @param change as it is known
     * @param sigma standard deviation of a point
     * @param modelError what the levels may be off beside the noise, as a fraction of the level before
     */
    static Change refine(double[] t, double[] y, int from, int to, Change change, double sigma, double modelError) {
        int first = from;
        while (t[first] < change.beginS() - WINDOW_S) {
            first++;
        }
        int last = to;
        while (t[last] > change.endS() + WINDOW_S) {
            last--;
        }
        if (last - first + 1 < FEWEST_POINTS) {
            return change;
        }
        FallFit fit = new FallFit(t, y, first, last, sigma);
        double low = Math.max(t[first], change.beginS() - REACH_S);
        double high = Math.min(t[last], change.endS() + REACH_S);
        Solution best = fit.search(low, high, 0, MOST_WIDTH_S);
        double stepT = (high - low) / (TIMES - 1);
        double stepW = MOST_WIDTH_S / (WIDTHS - 1);
        if (best != null) {
            Solution finer = fit.search(
                    Math.max(low, best.half - stepT),
                    Math.min(high, best.half + stepT),
                    Math.max(0, best.width - stepW),
                    best.width + stepW);
            best = finer != null && finer.sum < best.sum ? finer : best;
        }
        if (best == null || !(best.a > 0) || !(best.b < best.a)) {
            return change;
        }
        double ratio = best.b / best.a;
        double variance = (best.bb + ratio * ratio * best.aa - 2 * ratio * best.ab) / (best.a * best.a)
                + 2 * modelError * modelError * ratio * ratio
                + modelError * modelError / 4;
        double interval = (t[last] - t[first]) / (last - first);
        double steep = (best.a - best.b) / Math.max(best.width, interval);
        double halfError = Math.hypot(
                fit.distance(best.half) / Math.sqrt(12), sigma / steep / Math.sqrt(Math.max(1, best.width / interval)));
        return new Change(
                best.half,
                halfError,
                Math.min(change.beginS(), best.half - best.width / 2),
                Math.max(change.endS(), best.half + best.width / 2),
                best.a,
                best.b,
                ratio,
                Math.sqrt(variance),
                change.abrupt());
    }

    /** The time between the points before and after a time. */
    private double distance(double time) {
        int after = first + 1;
        while (after < last && t[after] < time) {
            after++;
        }
        return t[after] - t[after - 1];
    }

    /** Of ramps that fit as well, such as all that fit between two points, the one in the middle. */
    private Solution search(double lowT, double highT, double lowW, double highW) {
        Solution best = null;
        double alike = Double.NaN;
        for (int w = 0; w < WIDTHS; w++) {
            double width = lowW + (highW - lowW) * w / (WIDTHS - 1);
            for (int h = 0; h < TIMES; h++) {
                Solution s = solve(lowT + (highT - lowT) * h / (TIMES - 1), width);
                if (s == null) {
                    continue;
                }
                double same = best == null ? 0 : ALIKE * Math.abs(best.sum);
                if (best == null || s.sum < best.sum - same) {
                    best = s;
                    alike = s.half;
                } else if (s.sum <= best.sum + same && s.width == best.width) {
                    alike = s.half;
                }
            }
        }
        return best == null || alike == best.half ? best : solve((best.half + alike) / 2, best.width);
    }

    private Solution solve(double half, double width) {
        double pp = 0;
        double ps = 0;
        double pq = 0;
        double ss = 0;
        double sq = 0;
        double qq = 0;
        double py = 0;
        double sy = 0;
        double qy = 0;
        double yy = 0;
        for (int i = first; i <= last; i++) {
            double q = t[i] - half;
            double s = width > 0 ? Math.clamp(q / width + 0.5, 0, 1) : q < 0 ? 0 : 1;
            double p = 1 - s;
            pp += p * p;
            ps += p * s;
            pq += p * q;
            ss += s * s;
            sq += s * q;
            qq += q * q;
            py += p * y[i];
            sy += s * y[i];
            qy += q * y[i];
            yy += y[i] * y[i];
        }
        if (pp < 1 || ss < 1) {
            return null;
        }
        // The slope is eliminated first; what is left is two by two.
        double app = pp - pq * pq / qq;
        double aps = ps - pq * sq / qq;
        double ass = ss - sq * sq / qq;
        double bp = py - pq * qy / qq;
        double bs = sy - sq * qy / qq;
        double det = app * ass - aps * aps;
        if (!(det > 1e-9 * app * ass)) {
            return null;
        }
        double a = (bp * ass - bs * aps) / det;
        double b = (bs * app - bp * aps) / det;
        double variance = sigma * sigma / det;
        return new Solution(
                half,
                width,
                a,
                b,
                ass * variance,
                app * variance,
                -aps * variance,
                yy - qy * qy / qq - a * bp - b * bs);
    }
}
