// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis.internal;

/**
 * Weighted complex least squares of a {@link Network} against data, by Levenberg and Marquardt's method with bounds.
 *
 * <p>Damping after Nielsen (Report IMM-REP-1999-05, eq. 2.21) in the metric of the normal matrix's diagonal (Marquardt,
 * J. SIAM 11 (1963) 431, eq. 24); bounds by an active set: a parameter at its bound with the gradient pointing outwards is
 * left out of the step, one that would cross its bound goes to it and the others are solved again. It ends when the
 * reduction of the sum of squares that an undamped step promises falls below a fraction of the sum: what that step
 * would move is then far below a standard error. All arrays are allocated once. Not thread-safe.
 */
public final class LeastSquares {

    /** The promised relative reduction at which a fit has converged: a parameter is then off by ≪ 1e-4 standard errors. */
    public static final double TOLERANCE = 1e-11;

    /** A sum of squares below this fraction of the weighted data's is rounding. */
    private static final double ROUNDING = 1e-25;

    /** Two sums that differ less are of one minimum. */
    private static final double SAME = 1e-8;

    /** Largest step of a logarithm (a factor of 12) and of an exponent. */
    private static final double MAX_STEP = 2.5;

    private final Network network;
    private final double[] re;
    private final double[] im;
    private final int n;
    private final int p;
    private final double[] wr;
    private final double[] wi;
    private double total;

    private final double[] lower;
    private final double[] upper;
    private final boolean[] fixed;
    private final int[] coefficient;
    private final int[] partner;
    private final double[] pivot;

    private final double[] theta;
    private final double[] trial;
    private final double[] residual;
    private final double[] trialResidual;
    private final double[][] jacobian;
    private final int[] column;
    private final int[] free;
    private int freeCount;
    private final double[][] a;
    private final double[] g;
    private final double[] d;
    private final double[][] cholesky;
    private final double[] step;
    private final double[] rhs;
    private final int[] solve;
    private final boolean[] atBound;

    private double sum;
    private int iterations;
    private boolean converged;

    /**
     * Prepares fits of one circuit to one spectrum.
     *
     * @param network the circuit at the data's frequencies
     * @param re real parts of the data in Ω
     * @param im imaginary parts of the data in Ω
     * @param lower lower bounds of the internal parameters
     * @param upper upper bounds
     * @param fixed parameters that keep their start value
     * @param coefficient parameters that are the coefficient of a constant phase element whose pivot may be moved; the
     *     exponent follows directly
     * @param partner for each of these the parameter that is the resistance in parallel, or −1
     */
    public LeastSquares(Network network, double[] re, double[] im, double[] lower, double[] upper, boolean[] fixed,
            int[] coefficient, int[] partner) {
        this.network = network;
        this.re = re;
        this.im = im;
        this.lower = lower;
        this.upper = upper;
        this.fixed = fixed;
        this.coefficient = coefficient;
        this.partner = partner;
        n = re.length;
        p = lower.length;
        wr = new double[n];
        wi = new double[n];
        pivot = new double[coefficient.length];
        theta = new double[p];
        trial = new double[p];
        residual = new double[2 * n];
        trialResidual = new double[2 * n];
        column = new int[p];
        free = new int[p];
        for (int k = 0; k < p; k++) {
            column[k] = -1;
            if (!fixed[k]) {
                column[k] = freeCount;
                free[freeCount++] = k;
            }
        }
        jacobian = new double[freeCount][2 * n];
        a = new double[freeCount][freeCount];
        cholesky = new double[freeCount][freeCount];
        g = new double[freeCount];
        d = new double[freeCount];
        step = new double[freeCount];
        rhs = new double[freeCount];
        solve = new int[freeCount];
        atBound = new boolean[freeCount];
    }

    /**
     * Sets the weights.
     *
     * @param rootRe square roots of the weights of the real parts
     * @param rootIm square roots of the weights of the imaginary parts
     */
    public void weights(double[] rootRe, double[] rootIm) {
        System.arraycopy(rootRe, 0, wr, 0, n);
        System.arraycopy(rootIm, 0, wi, 0, n);
        total = 0;
        for (int i = 0; i < n; i++) {
            double x = wr[i] * re[i];
            double y = wi[i] * im[i];
            total += x * x + y * y;
        }
    }

    /** {@return the weighted sum of squares of the data themselves} */
    public double total() {
        return total;
    }

    /** {@return the sum of squares that cannot be told from rounding} */
    public double rounding() {
        return ROUNDING * total;
    }

    /**
     * {@return the sum of squares at a point; not a number becomes infinite}
     *
     * @param start internal parameters with all pivots at 1 rad/s
     */
    public double sumAt(double[] start) {
        resetPivots();
        network.evaluate(start);
        return residuals(trialResidual);
    }

    /**
     * Fits from a start; the result is in {@link #copyTo}, {@link #sum} and {@link #converged}.
     *
     * @param start internal parameters with all pivots at 1 rad/s; moved into the bounds
     * @param maxIterations most steps that are tried
     * @param damping first damping, relative to the diagonal
     * @param giveUpAbove the best sum so far: ends where it is met again, or when after ten steps the sum is above it and
     *     falls slowly; infinite for never
     */
    public void minimise(double[] start, int maxIterations, double damping, double giveUpAbove) {
        for (int k = 0; k < p; k++) {
            theta[k] = fixed[k] ? start[k] : Math.min(upper[k], Math.max(lower[k], start[k]));
        }
        choosePivots();
        iterations = 0;
        converged = false;
        network.evaluate(theta);
        sum = residuals(residual);
        if (!(sum < Double.POSITIVE_INFINITY)) {
            restorePivots();
            return;
        }
        if (freeCount == 0) {
            converged = true;
            restorePivots();
            return;
        }
        double lambda = damping;
        double growth = 2;
        double before = sum;
        normal();
        while (true) {
            if (sum <= rounding()) {
                converged = true;
                break;
            }
            if (Math.abs(promised()) <= TOLERANCE * sum) {
                converged = true;
                break;
            }
            if (iterations >= maxIterations) {
                // a valley so flat that what is left to gain is far below the noise
                converged = promised() <= 1e-8 * sum;
                break;
            }
            if (iterations % 10 == 9) {
                if (sum > giveUpAbove && sum > 0.7 * before) {
                    break;
                }
                before = sum;
            }
            iterations++;
            double predicted = step(lambda);
            double next = Double.POSITIVE_INFINITY;
            if (predicted > 0) {
                System.arraycopy(theta, 0, trial, 0, p);
                for (int j = 0; j < freeCount; j++) {
                    int k = free[j];
                    trial[k] = Math.min(upper[k], Math.max(lower[k], theta[k] + step[j]));
                }
                network.evaluate(trial);
                next = residuals(trialResidual);
            }
            if (next < sum) {
                double rho = (sum - next) / predicted;
                double c = 2 * rho - 1;
                lambda = Math.max(1e-14, lambda * Math.max(0.1, 1 - c * c * c));
                growth = 2;
                System.arraycopy(trial, 0, theta, 0, p);
                System.arraycopy(trialResidual, 0, residual, 0, 2 * n);
                sum = next;
                if (Math.abs(sum - giveUpAbove) <= SAME * sum) {
                    break;
                }
                normal();
            } else {
                lambda *= growth;
                growth *= 2;
                if (lambda > 1e12) {
                    // no step helps any more: the sum is at the limit of rounding, or this is no minimum
                    converged = promised() <= 1e-7 * sum;
                    break;
                }
            }
        }
        restorePivots();
    }

    /** {@return the sum of squares at the end} */
    public double sum() {
        return sum;
    }

    /** {@return steps that were tried} */
    public int iterations() {
        return iterations;
    }

    /** {@return whether the end is a minimum} */
    public boolean converged() {
        return converged;
    }

    /**
     * Gives the parameters at the end, with all pivots at 1 rad/s.
     *
     * @param out receives them
     */
    public void copyTo(double[] out) {
        System.arraycopy(theta, 0, out, 0, p);
    }

    /**
     * The weighted Jacobian at the end, for statistics: column by column, in the pivoted parameters. Must follow {@link
     * #minimise} directly.
     *
     * @return {@code [free parameter][2·points]}; not a copy
     */
    public double[][] jacobianAtEnd() {
        choosePivots();
        network.evaluate(theta);
        residuals(residual);
        network.derivatives(wr, wi, column, jacobian);
        restorePivots();
        return jacobian;
    }

    /**
     * {@return the logarithm of the pivot that {@link #jacobianAtEnd} had for a coefficient, 0 for others}
     *
     * @param parameter a parameter
     */
    public double pivotOf(int parameter) {
        for (int j = 0; j < coefficient.length; j++) {
            if (coefficient[j] == parameter) {
                return pivot[j];
            }
        }
        return 0;
    }

    /** {@return the weighted residuals at the end, real parts then imaginary parts; not a copy} */
    public double[] residualsAtEnd() {
        return residual;
    }

    // ---- pivots

    private void choosePivots() {
        double[] l = network.lnOmega();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double x : l) {
            low = Math.min(low, x);
            high = Math.max(high, x);
        }
        for (int j = 0; j < coefficient.length; j++) {
            int q = coefficient[j];
            double x = partner[j] < 0 ? 0.5 * (low + high) : -(theta[partner[j]] + theta[q]) / theta[q + 1];
            pivot[j] = Math.min(high, Math.max(low, x));
            theta[q] += theta[q + 1] * pivot[j];
            network.pivot(q, pivot[j]);
        }
    }

    private void restorePivots() {
        for (int j = 0; j < coefficient.length; j++) {
            int q = coefficient[j];
            theta[q] -= theta[q + 1] * pivot[j];
            network.pivot(q, 0);
        }
    }

    private void resetPivots() {
        for (int q : coefficient) {
            network.pivot(q, 0);
        }
    }

    // ---- sums

    private double residuals(double[] out) {
        double[] zr = network.re();
        double[] zi = network.im();
        double s = 0;
        double t = 0;
        for (int i = 0; i < n; i++) {
            double x = (re[i] - zr[i]) * wr[i];
            double y = (im[i] - zi[i]) * wi[i];
            out[i] = x;
            out[n + i] = y;
            s += x * x;
            t += y * y;
        }
        s += t;
        return s < Double.POSITIVE_INFINITY ? s : Double.POSITIVE_INFINITY;
    }

    private void normal() {
        network.derivatives(wr, wi, column, jacobian);
        double largest = 0;
        for (int i = 0; i < freeCount; i++) {
            double[] x = jacobian[i];
            for (int j = 0; j <= i; j++) {
                a[i][j] = dot(x, jacobian[j]);
            }
            g[i] = dot(x, residual);
            largest = Math.max(largest, a[i][i]);
        }
        double floor = 1e-14 * largest;
        for (int i = 0; i < freeCount; i++) {
            d[i] = Math.max(a[i][i], floor);
            int k = free[i];
            atBound[i] = theta[k] <= lower[k] && g[i] <= 0 || theta[k] >= upper[k] && g[i] >= 0;
        }
    }

    static double dot(double[] x, double[] y) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (int m = x.length - 3; i < m; i += 4) {
            s0 += x[i] * y[i];
            s1 += x[i + 1] * y[i + 1];
            s2 += x[i + 2] * y[i + 2];
            s3 += x[i + 3] * y[i + 3];
        }
        for (; i < x.length; i++) {
            s0 += x[i] * y[i];
        }
        return s0 + s1 + (s2 + s3);
    }

    /** The reduction that an undamped step would bring, as far as a step may go. */
    private double promised() {
        return step(1e-13);
    }

    /**
     * The damped step inside the bounds and the largest step, both kept by an active set; returns the reduction that the
     * quadratic model predicts of it.
     */
    private double step(double lambda) {
        int m = 0;
        for (int j = 0; j < freeCount; j++) {
            step[j] = 0;
            if (!atBound[j]) {
                solve[m++] = j;
            }
        }
        while (true) {
            for (int i = 0; i < m; i++) {
                double x = g[solve[i]];
                for (int j = 0; j < freeCount; j++) {
                    if (step[j] != 0 && !contains(m, j)) {
                        x -= entry(solve[i], j) * step[j];
                    }
                }
                rhs[i] = x;
            }
            factor(m, lambda);
            substitute(m);
            int kept = 0;
            for (int i = 0; i < m; i++) {
                int j = solve[i];
                int k = free[j];
                double x = rhs[i];
                double down = Math.max(-MAX_STEP, lower[k] - theta[k]);
                double up = Math.min(MAX_STEP, upper[k] - theta[k]);
                if (x < down) {
                    step[j] = down;
                } else if (x > up) {
                    step[j] = up;
                } else {
                    rhs[kept] = x;
                    solve[kept++] = j;
                }
            }
            boolean done = kept == m;
            m = kept;
            if (done) {
                break;
            }
        }
        for (int i = 0; i < m; i++) {
            step[solve[i]] = rhs[i];
        }
        double linear = 0;
        double quadratic = 0;
        for (int i = 0; i < freeCount; i++) {
            linear += g[i] * step[i];
            double x = 0;
            for (int j = 0; j < i; j++) {
                x += a[i][j] * step[j];
            }
            quadratic += step[i] * (2 * x + a[i][i] * step[i]);
        }
        return 2 * linear - quadratic;
    }

    private boolean contains(int m, int j) {
        for (int i = 0; i < m; i++) {
            if (solve[i] == j) {
                return true;
            }
        }
        return false;
    }

    private double entry(int i, int j) {
        return i >= j ? a[i][j] : a[j][i];
    }

    /** Cholesky factor of the damped normal matrix over the rows in {@code solve}. */
    private void factor(int m, double lambda) {
        for (int i = 0; i < m; i++) {
            double[] row = cholesky[i];
            int si = solve[i];
            for (int j = 0; j < i; j++) {
                double x = entry(si, solve[j]);
                double[] other = cholesky[j];
                for (int k = 0; k < j; k++) {
                    x -= row[k] * other[k];
                }
                row[j] = x / other[j];
            }
            double x = a[si][si] + lambda * d[si];
            for (int k = 0; k < i; k++) {
                x -= row[k] * row[k];
            }
            double least = 1e-15 * d[si];
            row[i] = Math.sqrt(x > least ? x : least > 0 ? least : 1e-300);
        }
    }

    private void substitute(int m) {
        for (int i = 0; i < m; i++) {
            double x = rhs[i];
            for (int j = 0; j < i; j++) {
                x -= cholesky[i][j] * rhs[j];
            }
            rhs[i] = x / cholesky[i][i];
        }
        for (int i = m - 1; i >= 0; i--) {
            double x = rhs[i];
            for (int j = i + 1; j < m; j++) {
                x -= cholesky[j][i] * rhs[j];
            }
            rhs[i] = x / cholesky[i][i];
        }
    }
}
