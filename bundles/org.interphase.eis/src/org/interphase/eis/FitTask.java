// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.eis.internal.Covariance;
import org.interphase.eis.internal.LeastSquares;
import org.interphase.eis.internal.Network;
import org.interphase.eis.internal.StudentT;

/** One call of {@link CircuitFit#fit}. */
final class FitTask {

    /** Below this fraction of |Z| a part cannot be weighted by itself. */
    private static final double LEAST_PART = 1e-6;

    /** Twice F(2, ∞) at 1 in 20,000: what noise alone makes two parts in each other's places cost, in S/(2N−p). */
    private static final double SAME_FIT = 20;

    private static final int POLISH_STEPS = 1000;
    private static final int MODEL_ROUNDS = 60;

    private final ImpedanceSpectrum spectrum;
    private final Circuit circuit;
    private final FitOptions options;
    private final Progress progress;
    private final List<Parameter> parameters;
    private final int n;
    private final int p;
    private final double[] frequencyHz;
    private final double[] re;
    private final double[] im;
    private final double[] wr;
    private final double[] wi;
    private int iterations;

    FitTask(ImpedanceSpectrum spectrum, Circuit circuit, FitOptions options, Progress progress) {
        this.spectrum = spectrum;
        this.circuit = circuit;
        this.options = options;
        this.progress = progress;
        parameters = circuit.parameters();
        p = parameters.size();
        n = spectrum.points();
        frequencyHz = spectrum.frequencyHz();
        re = spectrum.re();
        im = spectrum.im();
        wr = new double[n];
        wi = new double[n];
    }

    FitResult run() throws CancelledException {
        progress.checkCancelled();
        Constraints constraints = Constraints.of(circuit, options, range(true), range(false));
        int free = 0;
        for (boolean f : constraints.fixed()) {
            free += f ? 0 : 1;
        }
        if (2 * n <= free) {
            throw new IllegalArgumentException(n + (n == 1 ? " point gives " : " points give ") + 2 * n
                    + " numbers, too few for the " + free + " free parameters of " + circuit
                    + ": take a wider frequency range, a simpler circuit, or fix parameters");
        }
        weights();
        CircuitStructure structure = new CircuitStructure(circuit);
        Network network = CircuitModel.network(circuit, frequencyHz);
        int[][] pivots = movable(structure.pivots(), constraints);
        LeastSquares fit = new LeastSquares(network, re, im, constraints.lower(), constraints.upper(),
                constraints.fixed(), pivots[0], pivots[1]);
        fit.weights(wr, wi);
        boolean guessed = constraints.anyGuess();
        StartSearch search = search(structure, constraints, fit);
        boolean ordered = false;
        if (constraints.allGiven()) {
            ordered = search.fromGuess() || free == 0;
        } else {
            search.run(progress);
        }
        iterations = search.iterations();
        if (!ordered && guessed && !search.isNoise()) {
            // the guesses may have been far off: a search without them, if that is better
            StartSearch other = search(structure, constraints.withoutGuesses(), fit);
            other.run(progress);
            iterations += other.iterations();
            if (other.bestSum() < search.bestSum()) {
                search = other;
            }
        }
        double[] theta = search.best().clone();
        if (Double.isInfinite(search.bestSum())) {
            throw new IllegalArgumentException("the impedance of " + circuit
                    + " is not finite at any start value; check the guesses, fixed values and bounds");
        }
        if (!ordered) {
            structure.order(theta, constraints);
            theta = inTime(structure, constraints, fit, theta, search.bestSum() * (1 + SAME_FIT / (2.0 * n - free)));
        }
        boolean converged = polish(fit, network, theta);
        return result(fit, constraints, theta, free, converged);
    }

    /** An exponent that is held does not say which arc is meant: fastest first, unless the data say otherwise. */
    private static double[] inTime(
            CircuitStructure structure, Constraints constraints, LeastSquares fit, double[] theta, double most) {
        double[] sorted = structure.byTime(theta, constraints);
        if (sorted == theta) {
            return theta;
        }
        fit.minimise(sorted, POLISH_STEPS, 1e-6, Double.POSITIVE_INFINITY);
        fit.copyTo(sorted);
        return fit.sum() <= most && structure.byTime(sorted, constraints) == sorted ? sorted : theta;
    }

    private StartSearch search(CircuitStructure structure, Constraints constraints, LeastSquares fit) {
        return new StartSearch(circuit, structure, constraints, fit, frequencyHz, re, im, wr, wi);
    }

    private double[] range(boolean frequency) {
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (int i = 0; i < n; i++) {
            double x = frequency ? 2 * Math.PI * frequencyHz[i] : Math.hypot(re[i], im[i]);
            low = Math.min(low, x);
            high = Math.max(high, x);
        }
        if (high == 0) {
            throw new IllegalArgumentException("all impedances are 0: there is nothing to fit");
        }
        return new double[] {Math.log(Math.max(low, 1e-12 * high)), Math.log(high)};
    }

    private void weights() {
        double[] sigma = null;
        if (options.weighting() == Weighting.SIGMA) {
            if (!spectrum.hasSigma()) {
                throw new IllegalArgumentException("weight sigma: the data state no standard deviations;"
                        + " take modulus weights, which suit a noise proportional to |Z|");
            }
            sigma = spectrum.sigma();
        }
        for (int i = 0; i < n; i++) {
            double z = Math.hypot(re[i], im[i]);
            switch (options.weighting()) {
                case UNIT -> {
                    wr[i] = 1;
                    wi[i] = 1;
                }
                case SIGMA -> {
                    wr[i] = 1 / sigma[i];
                    wi[i] = wr[i];
                }
                case MODULUS, MODEL -> {
                    if (!(z > 0)) {
                        throw new IllegalArgumentException("weight "
                                + options.weighting().name().toLowerCase(Locale.ROOT) + ": the impedance at "
                                + frequencyHz[i] + " Hz is 0 and would have infinite weight; leave it out, or take"
                                + " unit weights");
                    }
                    wr[i] = 1 / z;
                    wi[i] = wr[i];
                }
                case PROPORTIONAL -> {
                    double least = LEAST_PART * z;
                    if (!(Math.abs(re[i]) > least) || !(Math.abs(im[i]) > least)) {
                        throw new IllegalArgumentException("weight proportional: at " + frequencyHz[i] + " Hz the "
                                + (Math.abs(re[i]) > least ? "imaginary" : "real")
                                + " part is next to 0 and would outweigh all other points; leave the point out, or"
                                + " take modulus weights");
                    }
                    wr[i] = 1 / Math.abs(re[i]);
                    wi[i] = 1 / Math.abs(im[i]);
                }
            }
        }
    }

    /** A coefficient that is held or bounded keeps its pivot at 1 rad/s: only there is it the user's Q. */
    private static int[][] movable(int[][] pivots, Constraints constraints) {
        int m = 0;
        int[][] kept = new int[2][pivots[0].length];
        for (int i = 0; i < pivots[0].length; i++) {
            int q = pivots[0][i];
            if (!constraints.fixed()[q] && !constraints.bounded()[q]) {
                kept[0][m] = q;
                kept[1][m++] = pivots[1][i];
            }
        }
        return new int[][] {Arrays.copyOf(kept[0], m), Arrays.copyOf(kept[1], m)};
    }

    private boolean polish(LeastSquares fit, Network network, double[] theta) throws CancelledException {
        fit.minimise(theta, POLISH_STEPS, 1e-6, Double.POSITIVE_INFINITY);
        iterations += fit.iterations();
        boolean converged = fit.converged();
        fit.copyTo(theta);
        if (options.weighting() != Weighting.MODEL) {
            return converged;
        }
        double[] before = new double[p];
        for (int round = 0; round < MODEL_ROUNDS; round++) {
            progress.checkCancelled();
            network.evaluate(theta);
            for (int i = 0; i < n; i++) {
                wr[i] = 1 / Math.hypot(network.re()[i], network.im()[i]);
                wi[i] = wr[i];
            }
            fit.weights(wr, wi);
            System.arraycopy(theta, 0, before, 0, p);
            fit.minimise(theta, POLISH_STEPS, 1e-6, Double.POSITIVE_INFINITY);
            iterations += fit.iterations();
            fit.copyTo(theta);
            double change = 0;
            network.evaluate(theta);
            for (int i = 0; i < n; i++) {
                change = Math.max(change, Math.abs(wr[i] * Math.hypot(network.re()[i], network.im()[i]) - 1));
            }
            if (change < 1e-9) {
                return fit.converged();
            }
        }
        return false;
    }

    private FitResult result(LeastSquares fit, Constraints constraints, double[] theta, int free, boolean converged) {
        double sum = fit.sum();
        double[][] jacobian = fit.jacobianAtEnd();
        double variance = sum / (2.0 * n - free);

        // parameters that move: free and not at a bound
        int[] moving = new int[p];
        int m = 0;
        double[][] columns = new double[free][];
        int column = 0;
        for (int k = 0; k < p; k++) {
            if (!constraints.fixed()[k]) {
                if (theta[k] > constraints.lower()[k] && theta[k] < constraints.upper()[k]) {
                    columns[m] = jacobian[column];
                    moving[m++] = k;
                }
                column++;
            }
        }
        Covariance covariance = new Covariance(Arrays.copyOf(columns, m));
        Errors errors = new Errors(p, Arrays.copyOf(moving, m), covariance, variance, pivotsOf(fit));
        double t = StudentT.twoSided(0.95, 2 * n - free);

        double[] values = new double[p];
        List<FittedParameter> fitted = new ArrayList<>(p);
        for (int k = 0; k < p; k++) {
            values[k] = parameters.get(k).logarithmic() ? Math.exp(theta[k]) : theta[k];
            if (constraints.fixed()[k]) {
                values[k] = held(k);
            }
        }
        for (int k = 0; k < p; k++) {
            fitted.add(fitted(k, values[k], theta, constraints, errors, t));
        }
        double pseudo = 0;
        double[] dr = new double[n];
        double[] di = new double[n];
        double[] residual = fit.residualsAtEnd();
        for (int i = 0; i < n; i++) {
            dr[i] = residual[i] / wr[i];
            di[i] = residual[n + i] / wi[i];
            double z2 = re[i] * re[i] + im[i] * im[i];
            pseudo += (dr[i] * dr[i] + di[i] * di[i]) / z2;
        }
        return new FitResult(spectrum, circuit, options, sum, pseudo, iterations, converged, free, fitted, values,
                errors.correlation(), new Impedance(frequencyHz, dr, di),
                () -> new DerivedQuantities(circuit, theta, errors).list());
    }

    private double held(int k) {
        String name = parameters.get(k).name();
        return options.fixed().get(name).orElseGet(() -> options.guesses().get(name));
    }

    private double[] pivotsOf(LeastSquares fit) {
        double[] pivots = new double[p];
        for (int k = 0; k < p; k++) {
            pivots[k] = fit.pivotOf(k);
        }
        return pivots;
    }

    private FittedParameter fitted(
            int k, double value, double[] theta, Constraints constraints, Errors errors, double t) {
        Parameter parameter = parameters.get(k);
        if (constraints.fixed()[k]) {
            return new FittedParameter(parameter.name(), value, Double.NaN, Double.NaN, Double.NaN, parameter.unit(),
                    true, true, "");
        }
        if (!errors.moves(k)) {
            boolean low = theta[k] <= constraints.lower()[k];
            boolean own = constraints.bounded()[k] || !low && !parameter.logarithmic();
            String remark = own
                    ? FittedParameter.AT_BOUND + (low ? "lower" : "upper") + " bound"
                    : "not determined by the data: it runs to " + (low ? "zero" : "infinity");
            return new FittedParameter(parameter.name(), value, Double.NaN, Double.NaN, Double.NaN, parameter.unit(),
                    false, false, remark);
        }
        double s = errors.standardError(k);
        String with = errors.tradesWith(k, parameters);
        if (Double.isNaN(s)) {
            String remark = errors.hasNoEffect(k) || with.isEmpty()
                    ? "not determined by the data: no effect on the impedance in this range"
                    : "not determined by the data: only a combination with " + with + " is";
            return new FittedParameter(parameter.name(), value, Double.NaN, Double.NaN, Double.NaN, parameter.unit(),
                    false, false, remark);
        }
        boolean log = parameter.logarithmic();
        double lower = log ? value * Math.exp(-t * s) : Math.max(0, value - t * s);
        double upper = log ? value * Math.exp(t * s) : Math.min(1, value + t * s);
        boolean determined = t * s < (log ? 1 : value);
        String remark = "";
        if (!determined) {
            remark = errors.hasNoEffect(k)
                    ? "not determined by the data: no effect on the impedance in this range"
                    : "not determined by the data: its error is as large as its value"
                            + (with.isEmpty() ? "" : "; only a combination with " + with + " is determined");
        }
        return new FittedParameter(parameter.name(), value, log ? value * s : s, lower, upper, parameter.unit(), false,
                determined, remark);
    }
}
