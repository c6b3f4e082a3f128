// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal;

/** Counts whose mean is the exponential of a polynomial, by the highest Poisson likelihood (iteratively reweighted). */
public final class LogPolynomial {

    private static final int ITERATIONS = 60;

    private final double[] coefficients;
    private final double[][] information;
    private final double reducedDeviance;
    private final int length;

    private LogPolynomial(double[] coefficients, double[][] information, double reducedDeviance, int length) {
        this.coefficients = coefficients;
        this.information = information;
        this.reducedDeviance = reducedDeviance;
        this.length = length;
    }

    /**
     * {@return the fit}
     *
     * @param counts of each layer
     * @param masked layers that do not count
     * @param degree of the polynomial
     * @throws IllegalArgumentException when too few layers count
     */
    public static LogPolynomial fit(double[] counts, boolean[] masked, int degree) {
        int n = counts.length;
        int terms = degree + 1;
        int used = 0;
        double sum = 0;
        for (int k = 0; k < n; k++) {
            if (!masked[k]) {
                used++;
                sum += counts[k];
            }
        }
        if (used < terms + 1 || !(sum > 0)) {
            throw new IllegalArgumentException("a trend of degree " + degree + " needs at least " + (terms + 1)
                    + " layers with counts, found " + (sum > 0 ? used : 0));
        }
        double[] c = new double[terms];
        c[0] = Math.log(sum / used);
        double[][] information = new double[terms][terms];
        for (int i = 0; i < ITERATIONS; i++) {
            double[] score = new double[terms];
            information = new double[terms][terms];
            for (int k = 0; k < n; k++) {
                if (masked[k]) {
                    continue;
                }
                double[] b = basis(k, n, terms);
                double mean = Math.exp(Math.clamp(dot(b, c), -500, 500));
                for (int p = 0; p < terms; p++) {
                    score[p] += b[p] * (counts[k] - mean);
                    for (int q = 0; q < terms; q++) {
                        information[p][q] += b[p] * b[q] * mean;
                    }
                }
            }
            double[] step = LinearSystem.solve(information, score);
            double largest = 0;
            for (double s : step) {
                largest = Math.max(largest, Math.abs(s));
            }
            double factor = largest > 1 ? 1 / largest : 1;
            for (int p = 0; p < terms; p++) {
                c[p] += factor * step[p];
            }
            if (largest < 1e-12) {
                break;
            }
        }
        double deviance = 0;
        for (int k = 0; k < n; k++) {
            if (!masked[k]) {
                double mean = Math.exp(dot(basis(k, n, terms), c));
                deviance += 2 * ((counts[k] > 0 ? counts[k] * Math.log(counts[k] / mean) : 0) - (counts[k] - mean));
            }
        }
        return new LogPolynomial(c, information, deviance / Math.max(1, used - terms), n);
    }

    private static double[] basis(int layer, int n, int terms) {
        double u = n > 1 ? 2.0 * layer / (n - 1) - 1 : 0;
        double[] b = new double[terms];
        b[0] = 1;
        for (int p = 1; p < terms; p++) {
            b[p] = b[p - 1] * u;
        }
        return b;
    }

    private static double dot(double[] a, double[] b) {
        double s = 0;
        for (int i = 0; i < a.length; i++) {
            s += a[i] * b[i];
        }
        return s;
    }

    private double[] difference(int layer) {
        double[] d = basis(layer, length, coefficients.length);
        double[] first = basis(0, length, coefficients.length);
        for (int p = 0; p < d.length; p++) {
            d[p] -= first[p];
        }
        return d;
    }

    /**
     * {@return logarithm of the mean at a layer over that at layer 0}
     *
     * @param layer counted from 0
     */
    public double logRatio(int layer) {
        return dot(difference(layer), coefficients);
    }

    /**
     * {@return its standard error, widened where the counts scatter by more than counts do}
     *
     * @param layer counted from 0
     */
    public double logRatioError(int layer) {
        double[] d = difference(layer);
        return Math.sqrt(Math.max(0, dot(d, LinearSystem.solve(information, d))) * Math.max(1, reducedDeviance));
    }

    /** {@return deviance by its degrees of freedom} */
    public double reducedDeviance() {
        return reducedDeviance;
    }
}
