// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis.internal;

import java.util.Arrays;

/**
 * The inverse of JᵀJ of a weighted Jacobian, and what the data do not determine.
 *
 * <p>Columns are scaled to length one, reduced by Householder's QR decomposition, and the triangle by one-sided Jacobi
 * rotations (Hestenes, J. SIAM 6 (1958) 51) to singular values: accurate where the normal matrix would lose half the
 * digits. Directions whose singular value is below {@link #RANK} of the largest are left out, and kept as what is not
 * determined.
 */
public final class Covariance {

    /** Singular values below this fraction of the largest count as zero; two equal columns give some 1e-16. */
    public static final double RANK = 1e-10;

    private final int m;
    private final double[] norm;
    private final double[][] inverse;
    private final double[][] missing;

    /**
     * Decomposes a Jacobian.
     *
     * @param columns {@code [parameter][row]}, left as they are; a column of zeros is not determined
     */
    public Covariance(double[][] columns) {
        m = columns.length;
        norm = new double[m];
        inverse = new double[m][m];
        int rows = m == 0 ? 0 : columns[0].length;
        double[][] q = new double[m][];
        for (int j = 0; j < m; j++) {
            q[j] = columns[j].clone();
            norm[j] = Math.sqrt(LeastSquares.dot(q[j], q[j]));
            if (!(norm[j] > 0) || Double.isInfinite(norm[j])) {
                norm[j] = 0;
                Arrays.fill(q[j], 0);
            } else {
                for (int i = 0; i < rows; i++) {
                    q[j][i] /= norm[j];
                }
            }
        }
        double[][] u = triangle(q, rows);
        double[][] v = new double[m][m];
        for (int j = 0; j < m; j++) {
            v[j][j] = 1;
        }
        rotate(u, v);
        double[] s = new double[m];
        double largest = 0;
        for (int j = 0; j < m; j++) {
            s[j] = Math.sqrt(LeastSquares.dot(u[j], u[j]));
            largest = Math.max(largest, s[j]);
        }
        int rank = 0;
        double[][] none = new double[m][];
        int count = 0;
        for (int j = 0; j < m; j++) {
            if (s[j] > RANK * largest) {
                rank++;
                double w = 1 / (s[j] * s[j]);
                for (int a = 0; a < m; a++) {
                    for (int b = 0; b <= a; b++) {
                        inverse[a][b] += v[j][a] * v[j][b] * w;
                    }
                }
            } else {
                none[count++] = v[j];
            }
        }
        missing = Arrays.copyOf(none, count);
        for (int a = 0; a < m; a++) {
            for (int b = 0; b <= a; b++) {
                double scale = norm[a] * norm[b];
                inverse[a][b] = scale > 0 ? inverse[a][b] / scale : 0;
                inverse[b][a] = inverse[a][b];
            }
        }
        assert rank + count == m;
    }

    /** {@return {@code [parameter][parameter]} the inverse of JᵀJ over what is determined; not a copy} */
    public double[][] inverse() {
        return inverse;
    }

    /**
     * {@return the length of a parameter's column}
     *
     * @param j a parameter
     */
    public double norm(int j) {
        return norm[j];
    }

    /**
     * {@return whether the data determine a combination of the parameters}
     *
     * @param gradient its derivatives with respect to the parameters
     */
    public boolean determines(double[] gradient) {
        double size = 0;
        for (int j = 0; j < m; j++) {
            if (gradient[j] != 0 && norm[j] == 0) {
                return false;
            }
            double x = norm[j] > 0 ? gradient[j] / norm[j] : 0;
            size += x * x;
        }
        for (double[] direction : missing) {
            double x = 0;
            for (int j = 0; j < m; j++) {
                x += norm[j] > 0 ? direction[j] * gradient[j] / norm[j] : 0;
            }
            if (x * x > 1e-8 * size) {
                return false;
            }
        }
        return true;
    }

    /**
     * {@return whether two parameters change along one direction that the data do not determine}
     *
     * @param i a parameter
     * @param j another
     */
    public boolean tradesWith(int i, int j) {
        for (double[] direction : missing) {
            if (Math.abs(direction[i]) > 1e-4 && Math.abs(direction[j]) > 1e-4) {
                return true;
            }
        }
        return false;
    }

    /** Householder's triangle: {@code [column][row]} of m rows. */
    private static double[][] triangle(double[][] q, int rows) {
        int m = q.length;
        for (int k = 0; k < Math.min(m, rows); k++) {
            double[] x = q[k];
            double s = 0;
            for (int i = k; i < rows; i++) {
                s += x[i] * x[i];
            }
            double length = Math.sqrt(s);
            if (length == 0) {
                continue;
            }
            double alpha = x[k] > 0 ? -length : length;
            double head = x[k] - alpha;
            double beta = s - x[k] * alpha;
            for (int j = k + 1; j < m; j++) {
                double[] y = q[j];
                double t = head * y[k];
                for (int i = k + 1; i < rows; i++) {
                    t += x[i] * y[i];
                }
                t /= beta;
                y[k] -= t * head;
                for (int i = k + 1; i < rows; i++) {
                    y[i] -= t * x[i];
                }
            }
            x[k] = alpha;
        }
        double[][] r = new double[m][m];
        for (int j = 0; j < m; j++) {
            for (int i = 0; i <= j && i < rows; i++) {
                r[j][i] = q[j][i];
            }
        }
        return r;
    }

    private static void rotate(double[][] u, double[][] v) {
        int m = u.length;
        for (int sweep = 0; sweep < 60; sweep++) {
            boolean turned = false;
            for (int a = 0; a < m; a++) {
                for (int b = a + 1; b < m; b++) {
                    double aa = LeastSquares.dot(u[a], u[a]);
                    double bb = LeastSquares.dot(u[b], u[b]);
                    double ab = LeastSquares.dot(u[a], u[b]);
                    if (ab == 0 || Math.abs(ab) <= 1e-16 * Math.sqrt(aa * bb) || aa < 1e-40 || bb < 1e-40) {
                        continue;
                    }
                    turned = true;
                    double zeta = (bb - aa) / (2 * ab);
                    double t = Math.copySign(1, zeta) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
                    double c = 1 / Math.sqrt(1 + t * t);
                    double s = c * t;
                    turn(u[a], u[b], c, s);
                    turn(v[a], v[b], c, s);
                }
            }
            if (!turned) {
                return;
            }
        }
    }

    private static void turn(double[] x, double[] y, double c, double s) {
        for (int i = 0; i < x.length; i++) {
            double t = x[i];
            x[i] = c * t - s * y[i];
            y[i] = s * t + c * y[i];
        }
    }
}
