// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis.internal;

/**
 * The impedance of a circuit at fixed frequencies and its derivatives, on arrays that are allocated once.
 *
 * <p>The circuit is a list of nodes in post-order, the root last. The parameters are internal ones: the natural
 * logarithm of each positive parameter, and the exponent α of a constant phase element itself. A constant phase element
 * is written Z = 1/(Q' (jω/ω₀)^α) with a pivot ω₀ of its own, so that ln Q' = ln Q + α·ln ω₀: near the frequency where
 * it matters, Q' and α are nearly independent, where Q (which is 1/|Z| at 1 rad/s) and α are almost collinear.
 *
 * <p>Derivatives go from the root down: the sensitivity of the total impedance to a node's is 1 at the root, that of the
 * parent for a part in series, and the parent's times (Z_parent/Z_part)² for a part in parallel. Not thread-safe.
 */
public final class Network {

    /** Kinds of node. */
    public enum Kind {
        /** Resistor. */
        R(1),
        /** Capacitor. */
        C(1),
        /** Inductor. */
        L(1),
        /** Constant phase element: ln Q', α. */
        CPE(2),
        /** Semi-infinite Warburg. */
        W(1),
        /** Warburg, blocking end: ln R, ln τ. */
        WO(2),
        /** Warburg, transmitting end: ln R, ln τ. */
        WS(2),
        /** Parts in series. */
        SERIES(0),
        /** Parts in parallel. */
        PARALLEL(0);

        private final int parameters;

        Kind(int parameters) {
            this.parameters = parameters;
        }
    }

    private static final int[] NO_PARTS = {};

    /** Below this |jωτ| the finite Warburgs are summed as power series: neither cancels there. */
    private static final double SERIES_LIMIT = 3e-3;

    private final Kind[] kind;
    private final int[] first;
    private final int[][] parts;
    private final int[] parent;
    private final boolean[] unit;
    private final double[] pivot;
    private final int nodes;
    private final int parameters;

    private final int n;
    private final double[] omega;
    private final double[] lnOmega;
    private final double[] rootOmega;
    private final double[][] zr;
    private final double[][] zi;
    private final double[][] ar;
    private final double[][] ai;
    private final double[][] tr;
    private final double[][] ti;

    /**
     * Prepares the evaluation.
     *
     * @param kinds kinds of the nodes in post-order
     * @param parts of each node the indices of its parts, {@code null} or empty for an element
     * @param frequencyHz frequencies in Hz
     */
    public Network(Kind[] kinds, int[][] parts, double[] frequencyHz) {
        nodes = kinds.length;
        kind = kinds.clone();
        this.parts = new int[nodes][];
        first = new int[nodes];
        parent = new int[nodes];
        unit = new boolean[nodes];
        pivot = new double[nodes];
        int k = 0;
        for (int i = 0; i < nodes; i++) {
            first[i] = k;
            k += kind[i].parameters;
            this.parts[i] = parts[i] == null ? NO_PARTS : parts[i].clone();
            for (int c : this.parts[i]) {
                parent[c] = i;
            }
        }
        parameters = k;
        unit[nodes - 1] = true;
        parent[nodes - 1] = -1;
        for (int i = nodes - 2; i >= 0; i--) {
            unit[i] = unit[parent[i]] && kind[parent[i]] == Kind.SERIES;
        }
        n = frequencyHz.length;
        omega = new double[n];
        lnOmega = new double[n];
        rootOmega = new double[n];
        for (int i = 0; i < n; i++) {
            omega[i] = 2 * Math.PI * frequencyHz[i];
            lnOmega[i] = Math.log(omega[i]);
            rootOmega[i] = Math.sqrt(omega[i]);
        }
        zr = new double[nodes][n];
        zi = new double[nodes][n];
        ar = new double[nodes][];
        ai = new double[nodes][];
        tr = new double[nodes][];
        ti = new double[nodes][];
        for (int i = 0; i < nodes; i++) {
            if (!unit[i]) {
                ar[i] = new double[n];
                ai[i] = new double[n];
            }
            if (kind[i] == Kind.WO || kind[i] == Kind.WS) {
                tr[i] = new double[n];
                ti[i] = new double[n];
            }
        }
    }

    /** {@return the number of internal parameters} */
    public int parameters() {
        return parameters;
    }

    /** {@return the number of frequencies} */
    public int points() {
        return n;
    }

    /** {@return the natural logarithms of the angular frequencies in rad/s; not a copy} */
    public double[] lnOmega() {
        return lnOmega;
    }

    /**
     * Chooses the frequency at which a constant phase element's internal coefficient is |Y|.
     *
     * @param parameter position of its coefficient
     * @param lnOmega0 natural logarithm of the pivot in rad/s; 0 makes Q' = Q
     */
    public void pivot(int parameter, double lnOmega0) {
        for (int i = 0; i < nodes; i++) {
            if (kind[i] == Kind.CPE && first[i] == parameter) {
                pivot[i] = lnOmega0;
            }
        }
    }

    /**
     * Evaluates the impedance of every node.
     *
     * @param theta internal parameters
     */
    public void evaluate(double[] theta) {
        for (int i = 0; i < nodes; i++) {
            double[] re = zr[i];
            double[] im = zi[i];
            int p = first[i];
            switch (kind[i]) {
                case R -> {
                    java.util.Arrays.fill(re, Math.exp(theta[p]));
                    java.util.Arrays.fill(im, 0);
                }
                case C -> capacitor(Math.exp(-theta[p]), omega, re, im);
                case L -> inductor(Math.exp(theta[p]), omega, re, im);
                case CPE -> constantPhase(theta[p], theta[p + 1], pivot[i], lnOmega, re, im);
                case W -> warburg(Math.exp(theta[p]), rootOmega, re, im);
                case WO -> warburgOpen(Math.exp(theta[p]), Math.exp(theta[p + 1]), omega, re, im, tr[i], ti[i]);
                case WS -> warburgShort(Math.exp(theta[p]), Math.exp(theta[p + 1]), omega, re, im, tr[i], ti[i]);
                case SERIES -> series(parts[i], zr, zi, re, im);
                case PARALLEL -> parallel(parts[i], zr, zi, re, im);
            }
        }
    }

    /** {@return the real parts in Ω after {@link #evaluate}; not a copy} */
    public double[] re() {
        return zr[nodes - 1];
    }

    /** {@return the imaginary parts in Ω after {@link #evaluate}; not a copy} */
    public double[] im() {
        return zi[nodes - 1];
    }

    /**
     * Derivatives of the weighted impedance at the parameters of the last {@link #evaluate}.
     *
     * @param wr weights of the real parts
     * @param wi weights of the imaginary parts
     * @param column of each parameter its row in {@code jacobian}, or −1 to leave it out
     * @param jacobian receives {@code [column][point]} the weighted derivatives of the real parts, then from
     *     {@code points} on those of the imaginary parts
     */
    public void derivatives(double[] wr, double[] wi, int[] column, double[][] jacobian) {
        for (int i = nodes - 1; i >= 0; i--) {
            if (kind[i] == Kind.PARALLEL) {
                descend(i);
            } else if (kind[i] == Kind.SERIES) {
                if (!unit[i]) {
                    for (int c : parts[i]) {
                        System.arraycopy(ar[i], 0, ar[c], 0, n);
                        System.arraycopy(ai[i], 0, ai[c], 0, n);
                    }
                }
            } else {
                int p = first[i];
                double[] d = column[p] < 0 ? null : jacobian[column[p]];
                double[] e = kind[i].parameters < 2 || column[p + 1] < 0 ? null : jacobian[column[p + 1]];
                if (d != null) {
                    boolean falling = kind[i] == Kind.C || kind[i] == Kind.CPE;
                    product(falling ? -1 : 1, ar[i], ai[i], zr[i], zi[i], wr, wi, n, d);
                }
                if (e != null && kind[i] == Kind.CPE) {
                    exponent(ar[i], ai[i], zr[i], zi[i], lnOmega, pivot[i], wr, wi, n, e);
                } else if (e != null) {
                    product(1, ar[i], ai[i], tr[i], ti[i], wr, wi, n, e);
                }
            }
        }
    }

    private void descend(int i) {
        double[] pr = zr[i];
        double[] pi = zi[i];
        double[] sr = ar[i];
        double[] si = ai[i];
        for (int c : parts[i]) {
            double[] cr = zr[c];
            double[] ci = zi[c];
            double[] outR = ar[c];
            double[] outI = ai[c];
            for (int k = 0; k < n; k++) {
                double m = 1 / (cr[k] * cr[k] + ci[k] * ci[k]);
                double qr = (pr[k] * cr[k] + pi[k] * ci[k]) * m;
                double qi = (pi[k] * cr[k] - pr[k] * ci[k]) * m;
                outR[k] = qr * qr - qi * qi;
                outI[k] = 2 * qr * qi;
            }
            if (sr != null) {
                for (int k = 0; k < n; k++) {
                    double x = outR[k];
                    double y = outI[k];
                    outR[k] = x * sr[k] - y * si[k];
                    outI[k] = x * si[k] + y * sr[k];
                }
            }
        }
    }

    // ---- elements

    static void capacitor(double elastance, double[] omega, double[] re, double[] im) {
        for (int k = 0; k < omega.length; k++) {
            re[k] = 0;
            im[k] = -elastance / omega[k];
        }
    }

    static void inductor(double inductance, double[] omega, double[] re, double[] im) {
        for (int k = 0; k < omega.length; k++) {
            re[k] = 0;
            im[k] = inductance * omega[k];
        }
    }

    static void constantPhase(double lnQ, double alpha, double pivot, double[] lnOmega, double[] re, double[] im) {
        // cos(απ/2) as a sine, which is exactly 0 at α = 1
        double c = Math.sin((1 - alpha) * (Math.PI / 2));
        double s = Math.sin(alpha * (Math.PI / 2));
        for (int k = 0; k < lnOmega.length; k++) {
            double z = Math.exp(-lnQ - alpha * (lnOmega[k] - pivot));
            re[k] = z * c;
            im[k] = -z * s;
        }
    }

    static void warburg(double a, double[] rootOmega, double[] re, double[] im) {
        for (int k = 0; k < rootOmega.length; k++) {
            double z = a / rootOmega[k];
            re[k] = z;
            im[k] = -z;
        }
    }

    /** Z = R coth(s)/s and dZ/dlnτ = −(R/2)(coth(s)/s + 1/sinh²(s)) with s = √(jωτ) = u(1+j). */
    static void warburgOpen(
            double r, double tau, double[] omega, double[] re, double[] im, double[] dRe, double[] dIm) {
        for (int k = 0; k < omega.length; k++) {
            double x = omega[k] * tau;
            if (x < SERIES_LIMIT) {
                // with y = jx: 1/y + 1/3 − y/45 + 2y²/945 − y³/4725 + 2y⁴/93555
                double x2 = x * x;
                re[k] = r * (1.0 / 3 - 2 * x2 / 945 + 2 * x2 * x2 / 93555);
                im[k] = r * (-1 / x - x / 45 + x * x2 / 4725);
                dRe[k] = r * (-4 * x2 / 945 + 8 * x2 * x2 / 93555);
                dIm[k] = r * (1 / x - x / 45 + x * x2 / 1575);
                continue;
            }
            double u = Math.sqrt(x / 2);
            double m = Math.exp(-2 * u);
            double er = m * Math.cos(2 * u);
            double ei = -m * Math.sin(2 * u);
            // 1/(1 − e), e = exp(−2s)
            double nr = 1 - er;
            double ni = -ei;
            double q = 1 / (nr * nr + ni * ni);
            double vr = nr * q;
            double vi = -ni * q;
            // coth = (1 + e)/(1 − e), over s: 1/s = (1 − j)/(2u)
            double cr = (1 + er) * vr - ei * vi;
            double ci = (1 + er) * vi + ei * vr;
            double h = 0.5 / u;
            double ar = (cr + ci) * h;
            double ai = (ci - cr) * h;
            // 1/sinh² = 4e/(1 − e)²
            double wr = vr * vr - vi * vi;
            double wi = 2 * vr * vi;
            re[k] = r * ar;
            im[k] = r * ai;
            dRe[k] = -0.5 * r * (ar + 4 * (er * wr - ei * wi));
            dIm[k] = -0.5 * r * (ai + 4 * (er * wi + ei * wr));
        }
    }

    /** Z = R tanh(s)/s and dZ/dlnτ = (R/2)(1/cosh²(s) − tanh(s)/s) with s = √(jωτ) = u(1+j). */
    static void warburgShort(
            double r, double tau, double[] omega, double[] re, double[] im, double[] dRe, double[] dIm) {
        for (int k = 0; k < omega.length; k++) {
            double x = omega[k] * tau;
            if (x < SERIES_LIMIT) {
                // with y = jx: 1 − y/3 + 2y²/15 − 17y³/315 + 62y⁴/2835 − 1382y⁵/155925
                double x2 = x * x;
                re[k] = r * (1 - 2 * x2 / 15 + 62 * x2 * x2 / 2835);
                im[k] = r * x * (-1.0 / 3 + 17 * x2 / 315 - 1382 * x2 * x2 / 155925);
                dRe[k] = r * (-4 * x2 / 15 + 248 * x2 * x2 / 2835);
                dIm[k] = r * x * (-1.0 / 3 + 51 * x2 / 315 - 6910 * x2 * x2 / 155925);
                continue;
            }
            double u = Math.sqrt(x / 2);
            double m = Math.exp(-2 * u);
            double er = m * Math.cos(2 * u);
            double ei = -m * Math.sin(2 * u);
            double nr = 1 + er;
            double ni = ei;
            double q = 1 / (nr * nr + ni * ni);
            double vr = nr * q;
            double vi = -ni * q;
            double cr = (1 - er) * vr + ei * vi;
            double ci = (1 - er) * vi - ei * vr;
            double h = 0.5 / u;
            double ar = (cr + ci) * h;
            double ai = (ci - cr) * h;
            double wr = vr * vr - vi * vi;
            double wi = 2 * vr * vi;
            re[k] = r * ar;
            im[k] = r * ai;
            dRe[k] = 0.5 * r * (4 * (er * wr - ei * wi) - ar);
            dIm[k] = 0.5 * r * (4 * (er * wi + ei * wr) - ai);
        }
    }

    // ---- connections

    private static void series(int[] parts, double[][] zr, double[][] zi, double[] re, double[] im) {
        System.arraycopy(zr[parts[0]], 0, re, 0, re.length);
        System.arraycopy(zi[parts[0]], 0, im, 0, re.length);
        for (int j = 1; j < parts.length; j++) {
            double[] cr = zr[parts[j]];
            double[] ci = zi[parts[j]];
            for (int k = 0; k < re.length; k++) {
                re[k] += cr[k];
                im[k] += ci[k];
            }
        }
    }

    private static void parallel(int[] parts, double[][] zr, double[][] zi, double[] re, double[] im) {
        java.util.Arrays.fill(re, 0);
        java.util.Arrays.fill(im, 0);
        for (int part : parts) {
            double[] cr = zr[part];
            double[] ci = zi[part];
            for (int k = 0; k < re.length; k++) {
                double m = 1 / (cr[k] * cr[k] + ci[k] * ci[k]);
                re[k] += cr[k] * m;
                im[k] -= ci[k] * m;
            }
        }
        for (int k = 0; k < re.length; k++) {
            double m = 1 / (re[k] * re[k] + im[k] * im[k]);
            re[k] *= m;
            im[k] *= -m;
        }
    }

    // ---- columns

    private static void product(double sign, double[] sr, double[] si, double[] br, double[] bi, double[] wr,
            double[] wi, int n, double[] out) {
        if (sr == null) {
            for (int k = 0; k < n; k++) {
                out[k] = sign * br[k] * wr[k];
                out[n + k] = sign * bi[k] * wi[k];
            }
            return;
        }
        for (int k = 0; k < n; k++) {
            out[k] = sign * (sr[k] * br[k] - si[k] * bi[k]) * wr[k];
            out[n + k] = sign * (sr[k] * bi[k] + si[k] * br[k]) * wi[k];
        }
    }

    /** dZ/dα = −Z (ln(ω/ω₀) + jπ/2). */
    private static void exponent(double[] sr, double[] si, double[] br, double[] bi, double[] lnOmega, double pivot,
            double[] wr, double[] wi, int n, double[] out) {
        for (int k = 0; k < n; k++) {
            double l = lnOmega[k] - pivot;
            double x = -br[k] * l + bi[k] * (Math.PI / 2);
            double y = -bi[k] * l - br[k] * (Math.PI / 2);
            if (sr != null) {
                double t = sr[k] * x - si[k] * y;
                y = sr[k] * y + si[k] * x;
                x = t;
            }
            out[k] = x * wr[k];
            out[n + k] = y * wi[k];
        }
    }
}
