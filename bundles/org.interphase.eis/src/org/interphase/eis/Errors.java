// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.interphase.eis.internal.Covariance;

/**
 * Standard errors and correlations of a fit's internal parameters (the natural logarithm of a positive parameter, an
 * exponent itself), and of what is computed from them.
 */
final class Errors {

    /** A correlation from which on two parameters are said to trade. */
    private static final double TRADES = 0.98;

    private final int p;
    private final int[] moving;
    private final int[] position;
    private final Covariance covariance;
    private final double variance;
    private final double[] pivots;
    private final double[][] matrix;
    private final boolean[] known;

    /**
     * Errors of the parameters that move.
     *
     * @param p number of parameters
     * @param moving those that are neither fixed nor at a bound
     * @param covariance of the moving, in pivoted parameters
     * @param variance S/(2N−p)
     * @param pivots ln ω₀ of each coefficient that has one; its exponent follows directly
     */
    Errors(int p, int[] moving, Covariance covariance, double variance, double[] pivots) {
        this.p = p;
        this.moving = moving;
        this.covariance = covariance;
        this.variance = variance;
        this.pivots = pivots;
        position = new int[p];
        Arrays.fill(position, -1);
        for (int i = 0; i < moving.length; i++) {
            position[moving[i]] = i;
        }
        matrix = new double[p][p];
        known = new boolean[p];
        double[][] gradients = new double[p][];
        for (int k = 0; k < p; k++) {
            if (position[k] >= 0) {
                double[] unit = new double[p];
                unit[k] = 1;
                gradients[k] = pivoted(unit);
                known[k] = covariance.determines(gradients[k]);
            }
        }
        for (int k = 0; k < p; k++) {
            for (int l = 0; l <= k; l++) {
                double x = known[k] && known[l] ? variance * product(gradients[k], gradients[l]) : Double.NaN;
                matrix[k][l] = x;
                matrix[l][k] = x;
            }
        }
    }

    /** A gradient over all parameters, turned to the moving ones with their pivots: ln Q = ln Q' − α·ln ω₀. */
    private double[] pivoted(double[] gradient) {
        double[] out = new double[moving.length];
        for (int i = 0; i < moving.length; i++) {
            int k = moving[i];
            out[i] += gradient[k];
            if (pivots[k] != 0 && k + 1 < p && position[k + 1] >= 0) {
                out[position[k + 1]] -= gradient[k] * pivots[k];
            }
        }
        return out;
    }

    private double product(double[] a, double[] b) {
        double[][] inverse = covariance.inverse();
        double s = 0;
        for (int i = 0; i < a.length; i++) {
            if (a[i] != 0) {
                double t = 0;
                for (int j = 0; j < b.length; j++) {
                    t += inverse[i][j] * b[j];
                }
                s += a[i] * t;
            }
        }
        return s;
    }

    /** Whether a parameter is neither fixed nor at a bound. */
    boolean moves(int k) {
        return position[k] >= 0;
    }

    /** The standard error of an internal parameter; NaN where none can be stated. */
    double standardError(int k) {
        return Math.sqrt(matrix[k][k]);
    }

    /** Whether even a change by a factor of e would change the fit by less than a thirtieth of the noise. */
    boolean hasNoEffect(int k) {
        double norm = covariance.norm(position[k]);
        return norm == 0 || norm * norm < 1e-3 * variance;
    }

    /** The names of those with which a parameter trades. */
    String tradesWith(int k, List<Parameter> parameters) {
        List<String> names = new ArrayList<>();
        for (int l = 0; l < p; l++) {
            if (l == k || position[l] < 0) {
                continue;
            }
            double r = matrix[k][l] / Math.sqrt(matrix[k][k] * matrix[l][l]);
            boolean trades = Double.isNaN(r)
                    ? covariance.tradesWith(position[k], position[l])
                    : Math.abs(r) > TRADES;
            if (trades) {
                names.add(parameters.get(l).name());
            }
        }
        return String.join(", ", names);
    }

    double[][] correlation() {
        double[][] r = new double[p][p];
        for (int k = 0; k < p; k++) {
            for (int l = 0; l < p; l++) {
                r[k][l] = k == l && known[k] ? 1 : matrix[k][l] / Math.sqrt(matrix[k][k] * matrix[l][l]);
            }
        }
        return r;
    }

    /**
     * The standard error of a quantity; NaN where a direction that the data do not determine changes it,
     * or where all that it depends on is held.
     *
     * @param gradient its derivatives with respect to all internal parameters
     */
    double standardError(double[] gradient) {
        double[] g = pivoted(gradient);
        boolean held = Arrays.stream(g).allMatch(x -> x == 0);
        return !held && covariance.determines(g) ? Math.sqrt(variance * product(g, g)) : Double.NaN;
    }
}
