// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis.internal;

/**
 * Weighted complex least squares of a {@link Network} against data, by Levenberg and Marquardt's method with bounds.
 *
 * <p>Damping after Nielsen (Report IMM-REP-1999-05, eq. 2.21) in the metric of the normal matrix's diagonal (Marquardt,
 * J. SIAM 11 (1963) 431, eq. 24); bounds by an active set: a parameter at its bound with the gradient pointing outwards is
 * left out of the step, one that would cross its bound goes to it and the others are solved again. A fit that is still
 * under way after many steps lies in a curved valley or has residuals that outweigh the effect of some parameter: its
 * steps are bent along the curvature, and then taken with the full second derivatives. It ends when the
 * reduction of the sum of squares that an undamped step promises falls below a fraction of the sum: what that step
 * would move is then far below a standard error; or, with full second derivatives that are nowhere negative, when steps of
 * every damping together brought less than 1e-10 of the sum. All arrays are allocated once. Not thread-safe.
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

    /** The promised relative reduction of a valley that is called flat when the steps are used up, and by normal steps. */
    private static final double FLAT = 1e-10;

    private static final double FLAT_AT_FIRST = 1e-8;

    /** From this step on, the matrix holds second derivatives of the impedance too. */
    private static final int NEWTON_FROM = 100;

    private static final double LEAST_DAMPING = 1e-13;
    private static final double MOST_DAMPING = 1e12;

    /** So many steps with second derivatives must bring more than {@link #FLAT}. */
    private static final int WINDOW = 30;

    /** Step of a parameter for the second derivatives: rounding and truncation are then about 1e-10. */
    private static final double DIFFERENCE = 1e-5;

    /** A curvature that is more negative than this fraction of the diagonal, and promises something, is no rounding. */
    private static final double INDEFINITE = 1e-9;

    /** From this step on, a step is bent along the valley's curvature. */
    private static final int BEND_FROM = 25;

    /** The fraction of a step at which the curvature along it is measured, and the largest bend relative to it. */
    private static final double PROBE = 0.1;

    private static final double MAX_BEND = 0.75;

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
    private int solved;
    private boolean definite;
    private boolean newton;
    private final double[] turned;
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
        turned = new double[freeCount];
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
        newton = false;
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
        double reference = sum;
        int since = 0;
        boolean swept = false;
        normal();
        while (true) {
            if (sum <= rounding()) {
                converged = true;
                break;
            }
            if (Math.abs(promised()) <= TOLERANCE * sum && definite) {
                converged = true;
                break;
            }
            if (iterations >= maxIterations) {
                // a valley so flat that what is left to gain is far below the noise
                converged = promised() <= (newton ? FLAT : FLAT_AT_FIRST) * sum && definite;
                break;
            }
            boolean stuck = lambda > MOST_DAMPING || newton && iterations >= since + WINDOW;
            if (stuck && (newton || maxIterations <= NEWTON_FROM)) {
                boolean moves = newton && reference - sum > FLAT * sum;
                if (!moves && (swept || !newton)) {
                    // no step helps any more: the sum is at the limit of rounding, or this is no minimum
                    double left = promised();
                    converged = definite && (swept || left <= (sum <= 1e5 * rounding() ? 1e-7 : FLAT) * sum);
                    break;
                }
                swept = !moves;
            }
            if (stuck || iterations == NEWTON_FROM && !newton) {
                if (!newton) {
                    newton = true;
                    normal();
                }
                lambda = LEAST_DAMPING;
                growth = 2;
                since = iterations;
                reference = sum;
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
                if (newton || iterations > BEND_FROM) {
                    bend();
                }
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
        }
        if (newton) {
            curve();
        }
        for (int i = 0; i < freeCount; i++) {
            int k = free[i];
            atBound[i] = theta[k] <= lower[k] && g[i] <= 0 || theta[k] >= upper[k] && g[i] >= 0;
        }
    }

    /**
     * Completes the normal matrix to half the second derivatives of the sum of squares. Where parameters with little
     * effect meet large residuals, this is what decides, and no damping serves all parameters without it.
     */
    private void curve() {
        System.arraycopy(theta, 0, trial, 0, p);
        for (int j = 0; j < freeCount; j++) {
            int k = free[j];
            for (int side = -1; side <= 1; side += 2) {
                trial[k] = theta[k] + side * DIFFERENCE;
                network.evaluate(trial);
                network.derivatives(wr, wi, column, jacobian);
                for (int i = 0; i <= j; i++) {
                    double x = dot(jacobian[i], residual);
                    turned[i] = side < 0 ? x : x - turned[i];
                }
            }
            trial[k] = theta[k];
            for (int i = 0; i <= j; i++) {
                a[j][i] -= turned[i] / (2 * DIFFERENCE);
            }
        }
        network.evaluate(theta);
        network.derivatives(wr, wi, column, jacobian);
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

    /**
     * The reduction that an undamped step would bring, as far as a step may go. With second derivatives from differences
     * the least damping may be too little to keep rounding out, so that several are asked.
     */
    private double promised() {
        double most = step(LEAST_DAMPING);
        boolean minimum = definite;
        for (double lambda = 100 * LEAST_DAMPING; newton && lambda < 1e-6; lambda *= 100) {
            most = Math.max(most, step(lambda));
        }
        definite = minimum;
        return most;
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
            if (newton) {
                shorten(m);
            }
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
        solved = m;
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

    /**
     * Bends the step just found towards the floor of a curved valley, by the second derivative along it, where that is
     * small enough to be trusted. Source: Transtrum and Sethna, arXiv:1201.5885, eq. 12 and 13, 15.
     */
    private void bend() {
        for (int k = 0; k < p; k++) {
            trial[k] = theta[k];
        }
        for (int j = 0; j < freeCount; j++) {
            trial[free[j]] += PROBE * step[j];
        }
        network.evaluate(trial);
        if (!(residuals(trialResidual) < Double.POSITIVE_INFINITY)) {
            return;
        }
        for (int i = 0; i < 2 * n; i++) {
            double slope = (residual[i] - trialResidual[i]) / PROBE;
            for (int j = 0; j < freeCount; j++) {
                slope -= jacobian[j][i] * step[j];
            }
            trialResidual[i] = -slope / PROBE;
        }
        for (int i = 0; i < solved; i++) {
            rhs[i] = dot(jacobian[solve[i]], trialResidual);
        }
        substitute(solved);
        double straight = 0;
        double bent = 0;
        for (int j = 0; j < freeCount; j++) {
            straight += d[j] * step[j] * step[j];
        }
        for (int i = 0; i < solved; i++) {
            bent += d[solve[i]] * rhs[i] * rhs[i];
        }
        if (4 * bent <= MAX_BEND * MAX_BEND * straight) {
            for (int i = 0; i < solved; i++) {
                step[solve[i]] += rhs[i];
            }
        }
    }

    /** Keeps the direction of a step that is too long, as parts of it alone may lead uphill. */
    private void shorten(int m) {
        double longest = 0;
        for (int i = 0; i < m; i++) {
            longest = Math.max(longest, Math.abs(rhs[i]));
        }
        for (int i = 0; i < m && longest > MAX_STEP; i++) {
            rhs[i] *= MAX_STEP / longest;
        }
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
        definite = true;
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
            if (newton) {
                // a negative curvature is turned round, so that the step leads down; the least is what rounding leaves
                definite &= x > -INDEFINITE * d[si] - TOLERANCE * sum;
                row[i] = Math.sqrt(Math.max(Math.abs(x), 0.1 * (INDEFINITE * d[si] + TOLERANCE * sum)));
            } else {
                double least = 1e-15 * d[si];
                row[i] = Math.sqrt(x > least ? x : least > 0 ? least : 1e-300);
            }
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
