// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling.internal;

/**
 * A stretch of points that lie about one straight line.
 *
 * @param first index of its first point
 * @param last index of its last point
 * @param middleT mean of its times in s
 * @param level the line's value at {@code middleT}
 * @param slope the line's slope per s; 0 where the stretch is a constant
 * @param levelVariance variance of the level
 * @param slopeVariance variance of the slope
 */
record Segment(
        int first,
        int last,
        double middleT,
        double level,
        double slope,
        double levelVariance,
        double slopeVariance) {

    int points() {
        return last - first + 1;
    }

    double at(double t) {
        return level + slope * (t - middleT);
    }

    double varianceAt(double t) {
        return levelVariance + slopeVariance * (t - middleT) * (t - middleT);
    }
}
