// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal;

import java.util.Arrays;

/**
 * A polynomial in x and y through an image, that does not follow what is small and stands out: fitted to the means of blocks
 * by iteratively reweighted least squares with Tukey's biweight. Coordinates run from −1 to 1 over the image.
 */
public final class PolynomialSurface {

    /** Blocks along the longer side. */
    private static final int BLOCKS = 32;
    /** The biweight's constant: 95 % efficient for normal residuals. */
    private static final double BIWEIGHT = 4.685;
    private static final int ITERATIONS = 40;

    private final int width;
    private final int height;
    private final int degree;
    private final double[] coefficients;
    private final double[] errors;
    private final double scatter;
    private final double used;

    private PolynomialSurface(
            int width, int height, int degree, double[] coefficients, double[] errors, double scatter, double used) {
        this.width = width;
        this.height = height;
        this.degree = degree;
        this.coefficients = coefficients;
        this.errors = errors;
        this.scatter = scatter;
        this.used = used;
    }

    /**
     * {@return how many terms a degree has}
     *
     * @param degree 0 to 6
     */
    public static int terms(int degree) {
        return (degree + 1) * (degree + 2) / 2;
    }

    /**
     * {@return the surface through an image}
     *
     * @param image {@code [y·width + x]}; what is not finite is left out
     * @param width pixels in x
     * @param height pixels in y
     * @param degree of the polynomial, 0 to 6
     * @throws IllegalArgumentException when the image has too few blocks for the degree
     */
    public static PolynomialSurface fit(float[] image, int width, int height, int degree) {
        int block = Math.max(1, Math.max(width, height) / BLOCKS);
        int columns = (width + block - 1) / block;
        int rows = (height + block - 1) / block;
        int terms = terms(degree);
        double[][] design = new double[columns * rows][];
        double[] value = new double[columns * rows];
        double[] area = new double[columns * rows];
        int n = 0;
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                double sum = 0;
                double sx = 0;
                double sy = 0;
                int count = 0;
                for (int y = r * block; y < Math.min(height, (r + 1) * block); y++) {
                    for (int x = c * block; x < Math.min(width, (c + 1) * block); x++) {
                        float v = image[y * width + x];
                        if (Float.isFinite(v)) {
                            sum += v;
                            sx += x;
                            sy += y;
                            count++;
                        }
                    }
                }
                if (count > 0) {
                    value[n] = sum / count;
                    area[n] = count;
                    design[n] = new double[terms];
                    basis(scaled(sx / count, width), scaled(sy / count, height), degree, design[n]);
                    n++;
                }
            }
        }
        if (n < 2 * terms) {
            throw new IllegalArgumentException("a surface of degree " + degree + " needs at least " + 2 * terms
                    + " blocks of the image, found " + n);
        }
        return fit(design, value, area, n, width, height, degree);
    }

    private static PolynomialSurface fit(
            double[][] design, double[] value, double[] area, int n, int width, int height, int degree) {
        int terms = terms(degree);
        double[] weight = Arrays.copyOf(area, n);
        double largest = Arrays.stream(area).max().orElse(1);
        double[] residual = new double[n];
        double[] coefficients = new double[terms];
        // The start is the median, since a plain fit would already follow what stands out.
        coefficients[0] = Robust.median(Arrays.copyOf(value, n));
        double scale = 0;
        double[][] normal = new double[terms][terms];
        for (int i = 0; i < ITERATIONS; i++) {
            for (int b = 0; b < n; b++) {
                residual[b] = (value[b] - dot(design[b], coefficients)) * Math.sqrt(area[b] / largest);
            }
            double next = Robust.deviation(residual);
            // Tukey's weights are not convex: the scale may only shrink, so that the fit settles.
            scale = i == 0 ? next : Math.min(scale, next);
            if (!(scale > 0)) {
                scale = 1e-12 * Math.max(1e-300, Math.abs(coefficients[0]));
            }
            for (int b = 0; b < n; b++) {
                double u = residual[b] / (BIWEIGHT * scale);
                double t = 1 - u * u;
                weight[b] = Math.abs(u) < 1 ? area[b] * t * t : 0;
            }
            double[] right = new double[terms];
            for (double[] row : normal) {
                Arrays.fill(row, 0);
            }
            for (int b = 0; b < n; b++) {
                for (int p = 0; p < terms; p++) {
                    double wp = weight[b] * design[b][p];
                    right[p] += wp * value[b];
                    for (int q = 0; q <= p; q++) {
                        normal[p][q] += wp * design[b][q];
                    }
                }
            }
            double[] solved = LinearSystem.solve(normal, right);
            double change = 0;
            for (int p = 0; p < terms; p++) {
                change = Math.max(change, Math.abs(solved[p] - coefficients[p]));
            }
            coefficients = solved;
            if (change < 1e-9 * Math.abs(coefficients[0])) {
                break;
            }
        }
        double squares = 0;
        double sum = 0;
        for (int b = 0; b < n; b++) {
            double r = value[b] - dot(design[b], coefficients);
            squares += weight[b] * r * r;
            sum += weight[b];
        }
        double effective = sum / largest;
        double variance = squares / largest / Math.max(1, effective - terms);
        double[] errors = new double[terms];
        double[] unit = new double[terms];
        for (int p = 0; p < terms; p++) {
            Arrays.fill(unit, 0);
            unit[p] = largest;
            errors[p] = Math.sqrt(variance * LinearSystem.solve(normal, unit)[p]);
        }
        return new PolynomialSurface(
                width, height, degree, coefficients, errors, scale, sum / Arrays.stream(area).limit(n).sum());
    }

    private static double scaled(double at, int length) {
        return length > 1 ? 2 * at / (length - 1) - 1 : 0;
    }

    private static double dot(double[] a, double[] b) {
        double s = 0;
        for (int i = 0; i < a.length; i++) {
            s += a[i] * b[i];
        }
        return s;
    }

    /** Terms in the order 1, x, y, x², xy, y², … */
    private static void basis(double x, double y, int degree, double[] out) {
        int at = 0;
        for (int d = 0; d <= degree; d++) {
            for (int j = 0; j <= d; j++) {
                out[at++] = Math.pow(x, d - j) * Math.pow(y, j);
            }
        }
    }

    /** {@return the surface at every pixel, {@code [y·width + x]}} */
    public float[] image() {
        float[] out = new float[width * height];
        double[] b = new double[terms(degree)];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                basis(scaled(x, width), scaled(y, height), degree, b);
                out[y * width + x] = (float) dot(b, coefficients);
            }
        }
        return out;
    }

    /** {@return the coefficients of 1, x, y, x², xy, y², …, a copy} */
    public double[] coefficients() {
        return coefficients.clone();
    }

    /** {@return their standard errors, a copy} */
    public double[] errors() {
        return errors.clone();
    }

    /** {@return robust standard deviation of a whole block about the surface} */
    public double scatter() {
        return scatter;
    }

    /** {@return share of the weight that the fit used, 0 to 1} */
    public double used() {
        return used;
    }
}
