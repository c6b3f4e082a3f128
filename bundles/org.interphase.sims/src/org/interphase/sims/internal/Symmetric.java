// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal;

/** Small symmetric matrices, {@code [row][column]}. */
public final class Symmetric {

    private static final int MOST_SWEEPS = 100;

    private Symmetric() {}

    /**
     * {@return the inverse, by Cholesky's decomposition; null where the matrix is not positive definite}
     *
     * @param matrix only its lower half is read
     */
    public static double[][] inverse(double[][] matrix) {
        int n = matrix.length;
        double[] scale = new double[n];
        for (int i = 0; i < n; i++) {
            if (!(matrix[i][i] > 0) || Double.isInfinite(matrix[i][i])) {
                return null;
            }
            scale[i] = 1 / Math.sqrt(matrix[i][i]);
        }
        double[][] l = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j] * scale[i] * scale[j];
                for (int k = 0; k < j; k++) {
                    sum -= l[i][k] * l[j][k];
                }
                if (i == j) {
                    if (!(sum > 1e-14)) {
                        return null;
                    }
                    l[i][i] = Math.sqrt(sum);
                } else {
                    l[i][j] = sum / l[j][j];
                }
            }
        }
        double[][] inverse = new double[n][n];
        double[] x = new double[n];
        for (int c = 0; c < n; c++) {
            for (int i = 0; i < n; i++) {
                double sum = i == c ? 1 : 0;
                for (int k = 0; k < i; k++) {
                    sum -= l[i][k] * x[k];
                }
                x[i] = sum / l[i][i];
            }
            for (int i = n - 1; i >= 0; i--) {
                double sum = x[i];
                for (int k = i + 1; k < n; k++) {
                    sum -= l[k][i] * x[k];
                }
                x[i] = sum / l[i][i];
            }
            for (int i = 0; i < n; i++) {
                inverse[i][c] = x[i] * scale[i] * scale[c];
            }
        }
        return inverse;
    }

    /**
     * Diagonalises by Jacobi's rotations, in cyclic order.
     *
     * @param matrix is overwritten: its diagonal then has the eigenvalues, in no order
     * @return the eigenvectors, {@code [row][which]}
     */
    public static double[][] eigenvectors(double[][] matrix) {
        int n = matrix.length;
        double[][] v = new double[n][n];
        for (int i = 0; i < n; i++) {
            v[i][i] = 1;
        }
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            double off = 0;
            double on = 0;
            for (int i = 0; i < n; i++) {
                on += matrix[i][i] * matrix[i][i];
                for (int j = 0; j < i; j++) {
                    off += matrix[i][j] * matrix[i][j];
                }
            }
            if (off <= 1e-30 * on) {
                break;
            }
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    rotate(matrix, v, p, q);
                }
            }
        }
        return v;
    }

    private static void rotate(double[][] a, double[][] v, int p, int q) {
        if (a[p][q] == 0) {
            return;
        }
        double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        for (int k = 0; k < a.length; k++) {
            double x = a[k][p];
            double y = a[k][q];
            a[k][p] = c * x - s * y;
            a[k][q] = s * x + c * y;
        }
        for (int k = 0; k < a.length; k++) {
            double x = a[p][k];
            double y = a[q][k];
            a[p][k] = c * x - s * y;
            a[q][k] = s * x + c * y;
            double vx = v[k][p];
            double vy = v[k][q];
            v[k][p] = c * vx - s * vy;
            v[k][q] = s * vx + c * vy;
        }
        a[p][q] = 0;
        a[q][p] = 0;
    }
}
