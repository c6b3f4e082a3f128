// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import java.util.List;
import java.util.stream.IntStream;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonStack;

/**
 * Depths from the time of sputtering: a rate, or one for each of several materials on top of each other. Every species has its
 * own times and so its own depths; where a stack states no times, layers count as the unit of time, species at their middle.
 *
 * <p>Standard errors: of one rate z·σ(v)/v; of several the root of the sum of the squares of each one's (Δt·σ(v)), and, below an
 * interface between two rates whose time is known to σ(t), of (v₁ − v₂)·σ(t), as z changes by that much when the interface
 * moves; half a layer's thickness is added in quadrature.
 *
 * @param parts from the surface downwards, at least one
 * @param origin where it comes from, for people
 */
public record DepthScale(List<Part> parts, String origin) {

    /**
     * A material that is sputtered at one rate.
     *
     * @param until end of its time in s, or in layers where the stack states no times; infinite for the last
     * @param untilError standard error of that time, ≥ 0
     * @param rateUm µm per s, or per layer, &gt; 0
     * @param rateErrorUm its standard error, ≥ 0
     */
    public record Part(double until, double untilError, double rateUm, double rateErrorUm) {

        /**
         * Checks the ranges.
         *
         * @throws IllegalArgumentException when one is out of range
         */
        public Part {
            if (!(rateUm > 0) || Double.isInfinite(rateUm) || !(rateErrorUm >= 0) || Double.isInfinite(rateErrorUm)) {
                throw new IllegalArgumentException(
                        "expected a rate above 0 and an error of at least 0, found " + rateUm + " ± " + rateErrorUm);
            }
            if (!(until > 0)) {
                throw new IllegalArgumentException("expected a part that ends after 0, found " + until);
            }
            if (!(untilError >= 0) || Double.isInfinite(untilError)) {
                throw new IllegalArgumentException(
                        "expected an error of a part's end of at least 0, found " + untilError);
            }
        }

        /**
         * Creates a part whose end is known exactly.
         *
         * @param until end of its time
         * @param rateUm µm per s, or per layer, &gt; 0
         * @param rateErrorUm its standard error, ≥ 0
         */
        public Part(double until, double rateUm, double rateErrorUm) {
            this(until, 0, rateUm, rateErrorUm);
        }
    }

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException when there is no part, or they do not follow each other to infinity
     */
    public DepthScale {
        parts = List.copyOf(parts);
        if (parts.isEmpty() || !Double.isInfinite(parts.get(parts.size() - 1).until)) {
            throw new IllegalArgumentException("expected parts of which the last has no end, found " + parts);
        }
        for (int i = 1; i < parts.size(); i++) {
            if (!(parts.get(i).until > parts.get(i - 1).until)) {
                throw new IllegalArgumentException("expected parts that follow each other, found one until "
                        + parts.get(i).until + " after one until " + parts.get(i - 1).until);
            }
        }
    }

    /**
     * {@return one rate}
     *
     * @param rateUm µm per s, or per layer where the stack states no times
     * @param rateErrorUm its standard error
     */
    public static DepthScale ofRate(double rateUm, double rateErrorUm) {
        return new DepthScale(
                List.of(new Part(Double.POSITIVE_INFINITY, rateUm, rateErrorUm)), "a rate of " + rateUm + " µm per unit of time");
    }

    /**
     * {@return one rate, from the depth of the crater and the time of the whole stack}
     *
     * @param stack whose layers made the crater
     * @param depthUm depth of the crater in µm
     * @param errorUm its standard error in µm
     */
    public static DepthScale ofCrater(IonStack stack, double depthUm, double errorUm) {
        double total = total(stack);
        DepthScale rate = ofRate(depthUm / total, errorUm / total);
        return new DepthScale(rate.parts, "a crater of " + depthUm + " ± " + errorUm + " µm");
    }

    /** Time of the whole stack in s, or layers where it states no times. */
    static double total(IonStack stack) {
        double end = 0;
        for (IonChannel c : stack.species()) {
            double[] t = c.timeS();
            int n = t.length;
            if (n > 1) {
                // A species' last time is the middle of its turn in the last layer.
                end = Math.max(end, t[n - 1] + (t[n - 1] - t[0]) / (n - 1) / 2);
            } else if (n == 1) {
                end = Math.max(end, 2 * t[0]);
            }
        }
        return end > 0 ? end : stack.geometry().layers();
    }

    /** Times of a species' layers in s, or the middles of layers where it states no times. */
    static double[] times(IonStack stack, int channel) {
        double[] time = stack.species().get(channel).timeS();
        return time.length > 0 ? time : IntStream.range(0, stack.geometry().layers()).mapToDouble(k -> k + 0.5).toArray();
    }

    /**
     * {@return depth at a time in µm}
     *
     * @param time in s, or layers
     */
    public double depthUm(double time) {
        double depth = 0;
        double from = 0;
        for (Part p : parts) {
            depth += Math.max(0, Math.min(time, p.until) - from) * p.rateUm;
            from = p.until;
        }
        return depth;
    }

    /**
     * {@return standard error of the depth at a time in µm, of the rates and of the times at which they change}
     *
     * @param time in s, or layers
     */
    public double errorUm(double time) {
        double squares = 0;
        double from = 0;
        for (int i = 0; i < parts.size(); i++) {
            Part p = parts.get(i);
            double e = Math.max(0, Math.min(time, p.until) - from) * p.rateErrorUm;
            squares += e * e;
            if (time > p.until) {
                double moved = (p.rateUm - parts.get(i + 1).rateUm) * p.untilError;
                squares += moved * moved;
            }
            from = p.until;
        }
        return Math.sqrt(squares);
    }

    /**
     * {@return the stack with the depths of this scale, for each species by its own times}
     *
     * @param stack any
     * @throws IllegalArgumentException when height maps gave it its depths
     */
    public CorrectedStack applyTo(CorrectedStack stack) {
        if (stack.hasRelief()) {
            throw new IllegalArgumentException("the height maps give the depths already");
        }
        CorrectedStack next = stack;
        int layers = stack.geometry().layers();
        for (int c = 0; c < stack.raw().species().size(); c++) {
            double[] time = times(stack.raw(), c);
            double[] depth = new double[layers];
            double[] error = new double[layers];
            for (int k = 0; k < layers; k++) {
                depth[k] = depthUm(time[k]);
            }
            for (int k = 0; k < layers; k++) {
                int a = Math.max(0, k - 1);
                int b = Math.min(layers - 1, k + 1);
                double half = b > a ? (depth[b] - depth[a]) / (b - a) / 2 : depth[k];
                error[k] = Math.hypot(errorUm(time[k]), half);
            }
            next = next.withDepth(c, depth, error);
        }
        return next;
    }
}
