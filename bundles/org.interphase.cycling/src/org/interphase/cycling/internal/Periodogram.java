// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling.internal;

import java.util.List;
import org.interphase.cycling.Oscillation;

/**
 * The strongest line of unevenly sampled values: least squares of A·cos ωt + B·sin ωt, together with levels, over a grid
 * of periods.
 *
 * <p>Source: J. D. Scargle, Astrophys. J. 263 (1982) 835, eq. 10, in its form as least squares; false-alarm probability
 * 1 − (1 − e^(−z))^M of J. H. Horne and S. L. Baliunas, Astrophys. J. 302 (1986) 757, eq. 13, with M independent
 * periods in the range; errors of amplitude and frequency of M. H. Montgomery and D. O'Donoghue, Delta Scuti Star
 * Newsletter 13 (1999) 28: σ(a) = √(2/N)·σ, σ(f) = √(6/N)·σ/(π·T·a).
 */
final class Periodogram {

    private static final int FEWEST_POINTS = 12;
    private static final int OVERSAMPLING = 4;
    private static final int MOST_PERIODS = 400;

    /**
     * A line.
     *
     * @param omega angular frequency in rad/s
     * @param cos coefficient of cos ωt
     * @param sin coefficient of sin ωt
     * @param oscillation the same for people
     */
    record Line(double omega, double cos, double sin, Oscillation oscillation) {
        double at(double t) {
            return cos * Math.cos(omega * t) + sin * Math.sin(omega * t);
        }
    }

    private final double[] t;
    private final double[] y;
    private final double[] weight;
    private final List<Segment> segments;
    private final double[] cos;
    private final double[] sin;

    private Periodogram(double[] t, double[] y, double[] weight, List<Segment> segments) {
        this.t = t;
        this.weight = weight;
        this.segments = segments;
        this.cos = new double[t.length];
        this.sin = new double[t.length];
        this.y = y.clone();
        withoutLevels(this.y);
    }

    /**
     * {@return the strongest line, null where there are too few points to find one}
     *
     * @param t times in s
     * @param y values
     * @param weight what the line is multiplied by at each point: its amplitude is in units of it
     * @param segments the stretches whose levels, and slopes where they have one, are fitted with each line, so that they
     *     neither hide a part of it nor pass for one
     * @param shortestS shortest period
     * @param longestS longest period; no longer than half of the time is looked for
     * @param known a line near which alone is looked for; null to look everywhere
     */
    static Line strongest(
            double[] t,
            double[] y,
            double[] weight,
            List<Segment> segments,
            double shortestS,
            double longestS,
            Line known) {
        int n = t.length;
        if (n < FEWEST_POINTS) {
            return null;
        }
        double duration = t[n - 1] - t[0];
        double longest = Math.min(longestS, duration / 2);
        double shortest = Math.max(shortestS, 2.5 * duration / (n - 1));
        return longest > shortest
                ? new Periodogram(t, y, weight, segments).search(1 / longest, 1 / shortest, known)
                : null;
    }

    private Line search(double lowF, double highF, Line known) {
        int n = t.length;
        double duration = t[n - 1] - t[0];
        int count = (int) Math.min(MOST_PERIODS, Math.ceil((highF - lowF) * duration * OVERSAMPLING) + 2);
        double step = (highF - lowF) / (count - 1);
        double total = 0;
        for (double v : y) {
            total += v * v;
        }
        double best = -1;
        double bestF = known == null ? lowF : known.omega() / (2 * Math.PI);
        for (int k = 0; known == null && k < count; k++) {
            double f = lowF + k * step;
            double power = fit(f)[2];
            if (power > best) {
                best = power;
                bestF = f;
            }
        }
        double f = refine(Math.max(lowF, bestF - step), Math.min(highF, bestF + step));
        double[] c = fit(f);
        double variance = Math.max(0, total - c[2]) / Math.max(1, n - 3);
        double amplitude = Math.hypot(c[0], c[1]);
        double independent = Math.max(1, (highF - lowF) * duration);
        double z = variance > 0 ? c[2] / (2 * variance) : Double.POSITIVE_INFINITY;
        double falseAlarm = -Math.expm1(independent * Math.log1p(-Math.exp(-z)));
        double sumOfSquares = 0;
        for (double w : weight) {
            sumOfSquares += w * w;
        }
        double amplitudeError = Math.sqrt(2 * variance / sumOfSquares);
        double fError = amplitude > 0 ? Math.sqrt(3) * amplitudeError / (Math.PI * duration * amplitude) : Double.NaN;
        return new Line(
                2 * Math.PI * f,
                c[0],
                c[1],
                new Oscillation(amplitude, amplitudeError, 1 / f, fError / (f * f), falseAlarm));
    }

    /** Golden-section search for the most power. */
    private double refine(double low, double high) {
        double ratio = (Math.sqrt(5) - 1) / 2;
        double a = low;
        double b = high;
        double c = b - ratio * (b - a);
        double d = a + ratio * (b - a);
        double pc = fit(c)[2];
        double pd = fit(d)[2];
        for (int i = 0; i < 20; i++) {
            if (pc > pd) {
                b = d;
                d = c;
                pd = pc;
                c = b - ratio * (b - a);
                pc = fit(c)[2];
            } else {
                a = c;
                c = d;
                pc = pd;
                d = a + ratio * (b - a);
                pd = fit(d)[2];
            }
        }
        return (a + b) / 2;
    }

    /** {@return coefficients of cosine and sine, and by how much they lower the sum of squares} */
    private double[] fit(double frequency) {
        double omega = 2 * Math.PI * frequency;
        for (int i = 0; i < t.length; i++) {
            cos[i] = weight[i] * Math.cos(omega * t[i]);
            sin[i] = weight[i] * Math.sin(omega * t[i]);
        }
        withoutLevels(cos);
        withoutLevels(sin);
        double cc = 0;
        double cs = 0;
        double ss = 0;
        double cy = 0;
        double sy = 0;
        for (int i = 0; i < t.length; i++) {
            cc += cos[i] * cos[i];
            cs += cos[i] * sin[i];
            ss += sin[i] * sin[i];
            cy += cos[i] * y[i];
            sy += sin[i] * y[i];
        }
        double det = cc * ss - cs * cs;
        if (!(det > 1e-9 * cc * ss)) {
            return new double[] {0, 0, 0};
        }
        double a = (cy * ss - sy * cs) / det;
        double b = (sy * cc - cy * cs) / det;
        return new double[] {a, b, a * cy + b * sy};
    }

    /** Takes from the values of each stretch what its level, and its slope, can explain (Frisch and Waugh's theorem). */
    private void withoutLevels(double[] values) {
        for (Segment s : segments) {
            double sum = 0;
            double sumT = 0;
            double sumTt = 0;
            int n = s.points();
            for (int i = s.first(); i <= s.last(); i++) {
                double d = t[i] - s.middleT();
                sum += values[i];
                sumT += d * values[i];
                sumTt += d * d;
            }
            double mean = sum / n;
            double slope = s.slope() != 0 && sumTt > 0 ? sumT / sumTt : 0;
            for (int i = s.first(); i <= s.last(); i++) {
                values[i] -= mean + slope * (t[i] - s.middleT());
            }
        }
    }
}
