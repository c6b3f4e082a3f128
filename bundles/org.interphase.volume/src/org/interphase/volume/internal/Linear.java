// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal;

/** Small systems of linear equations, by elimination with pivots. */
final class Linear {

    private Linear() {}

    /**
     * {@return the solution; NaN or infinite where the matrix is singular}
     *
     * @param m rows; overwritten
     * @param b right side; overwritten
     */
    static double[] solve(double[][] m, double[] b) {
        int n = b.length;
        for (int c = 0; c < n; c++) {
            int pivot = c;
            for (int r = c + 1; r < n; r++) {
                pivot = Math.abs(m[r][c]) > Math.abs(m[pivot][c]) ? r : pivot;
            }
            double[] row = m[c];
            m[c] = m[pivot];
            m[pivot] = row;
            double v = b[c];
            b[c] = b[pivot];
            b[pivot] = v;
            for (int r = c + 1; r < n; r++) {
                double f = m[r][c] / m[c][c];
                for (int k = c; k < n; k++) {
                    m[r][k] -= f * m[c][k];
                }
                b[r] -= f * b[c];
            }
        }
        for (int c = n - 1; c >= 0; c--) {
            for (int k = c + 1; k < n; k++) {
                b[c] -= m[c][k] * b[k];
            }
            b[c] /= m[c][c];
        }
        return b;
    }

    /**
     * {@return the inverse; NaN or infinite where the matrix is singular}
     *
     * @param m rows
     */
    static double[][] invert(double[][] m) {
        int n = m.length;
        double[][] inverse = new double[n][n];
        for (int c = 0; c < n; c++) {
            double[][] copy = new double[n][];
            for (int r = 0; r < n; r++) {
                copy[r] = m[r].clone();
            }
            double[] unit = new double[n];
            unit[c] = 1;
            double[] column = solve(copy, unit);
            for (int r = 0; r < n; r++) {
                inverse[r][c] = column[r];
            }
        }
        return inverse;
    }
}
