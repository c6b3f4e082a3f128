// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Change points of the mean, and of its slope: the stretches of straight lines that minimise
 * Σ residual²/σ² + penalty × (number of stretches), found exactly by optimal partitioning.
 *
 * <p>Source: B. Jackson et al., IEEE Signal Process. Lett. 12 (2005) 105, section II; penalties of this kind as in R.
 * Killick, P. Fearnhead, I. A. Eckley, J. Am. Stat. Assoc. 107 (2012) 1590, eq. 2. We differ in the cost: a stretch is a
 * constant or, where that pays for one parameter more, a straight line, so that a slow drift is no change point.
 * Killick's pruning is left out, since it needs a cost that parts never raise, and a short part that must be a constant
 * can cost more than the line that it is cut from. Time grows with the square of the number of points.
 */
final class Segmentation {

    /** A line through fewer points would follow the noise. */
    private static final int FEWEST_FOR_SLOPE = 8;

    private final int n;
    private final double offsetT;
    private final double offsetY;
    private final double[] sumW;
    private final double[] sumT;
    private final double[] sumTt;
    private final double[] sumY;
    private final double[] sumTy;
    private final double[] sumYy;
    private final double slopePenalty;

    private Segmentation(double[] time, double[] y, double[] sigma, double slopePenalty) {
        this.n = y.length;
        this.slopePenalty = slopePenalty;
        // About the middle, so that the sums do not cancel.
        this.offsetT = (time[0] + time[n - 1]) / 2;
        this.offsetY = Robust.median(y, 0, n);
        sumW = new double[n + 1];
        sumT = new double[n + 1];
        sumTt = new double[n + 1];
        sumY = new double[n + 1];
        sumTy = new double[n + 1];
        sumYy = new double[n + 1];
        for (int i = 0; i < n; i++) {
            double w = 1 / (sigma[i] * sigma[i]);
            double t = time[i] - offsetT;
            double v = y[i] - offsetY;
            sumW[i + 1] = sumW[i] + w;
            sumT[i + 1] = sumT[i] + w * t;
            sumTt[i + 1] = sumTt[i] + w * t * t;
            sumY[i + 1] = sumY[i] + w * v;
            sumTy[i + 1] = sumTy[i] + w * t * v;
            sumYy[i + 1] = sumYy[i] + w * v * v;
        }
    }

    /**
     * {@return the stretches, in order, all points in one of them}
     *
     * @param time of each point in s, rising
     * @param y values, as many, at least one
     * @param sigma standard deviation of each point, &gt; 0
     * @param penalty for each further stretch, in units of squared standard deviations
     * @param slopePenalty for a stretch that is not a constant, likewise
     */
    static List<Segment> of(double[] time, double[] y, double[] sigma, double penalty, double slopePenalty) {
        return new Segmentation(time, y, sigma, slopePenalty).solve(penalty);
    }

    private List<Segment> solve(double penalty) {
        double[] best = new double[n + 1];
        int[] from = new int[n + 1];
        for (int end = 1; end <= n; end++) {
            double least = Double.POSITIVE_INFINITY;
            for (int start = 0; start < end; start++) {
                if (best[start] >= least) {
                    continue;
                }
                double cost = best[start] + cost(start, end);
                if (cost < least) {
                    least = cost;
                    from[end] = start;
                }
            }
            best[end] = least + penalty;
        }
        List<Segment> segments = new ArrayList<>();
        for (int end = n; end > 0; end = from[end]) {
            segments.add(segment(from[end], end));
        }
        Collections.reverse(segments);
        return segments;
    }

    private double cost(int start, int end) {
        double w = sumW[end] - sumW[start];
        double y = sumY[end] - sumY[start];
        double constant = Math.max(0, sumYy[end] - sumYy[start] - y * y / w);
        if (end - start < FEWEST_FOR_SLOPE || constant <= slopePenalty) {
            return constant;
        }
        double t = sumT[end] - sumT[start];
        double tt = sumTt[end] - sumTt[start] - t * t / w;
        double ty = sumTy[end] - sumTy[start] - t * y / w;
        double line = tt > 0 ? Math.max(0, constant - ty * ty / tt) + slopePenalty : constant;
        return Math.min(constant, line);
    }

    private Segment segment(int start, int end) {
        double w = sumW[end] - sumW[start];
        double t = sumT[end] - sumT[start];
        double y = sumY[end] - sumY[start];
        double tt = sumTt[end] - sumTt[start] - t * t / w;
        double ty = sumTy[end] - sumTy[start] - t * y / w;
        boolean line = end - start >= FEWEST_FOR_SLOPE && tt > 0 && ty * ty / tt > slopePenalty;
        return new Segment(
                start,
                end - 1,
                t / w + offsetT,
                y / w + offsetY,
                line ? ty / tt : 0,
                1 / w,
                line ? 1 / tt : 0);
    }

    /**
     * {@return the value of the stretches at each point}
     *
     * @param segments all stretches
     * @param time of each point in s
     */
    static double[] course(List<Segment> segments, double[] time) {
        double[] out = new double[time.length];
        for (Segment s : segments) {
            for (int i = s.first(); i <= s.last(); i++) {
                out[i] = s.at(time[i]);
            }
        }
        return out;
    }
}
