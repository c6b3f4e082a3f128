// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.properties;

/**
 * A number a + i₂·b whose parts a and b are themselves complex, with a unit j that i₂ commutes with, j² = i₂² = −1.
 *
 * <p>An analytic function of a complex number extends to these; with a step i₂·h its part in i₂ is h times its derivative
 * to order h², without a difference that cancels: the complex-step derivative of a complex function. Source: Lantoine,
 * Russell and Dargent, ACM Trans. Math. Softw. 38 (2012) 16, section 2.
 *
 * @param ar real part of a
 * @param ai part of a in j
 * @param br real part of b
 * @param bi part of b in j
 */
record Bicomplex(double ar, double ai, double br, double bi) {

    static final Bicomplex ONE = real(1);
    static final Bicomplex J = new Bicomplex(0, 1, 0, 0);

    static Bicomplex real(double x) {
        return new Bicomplex(x, 0, 0, 0);
    }

    /** {@return x + i₂·h} */
    static Bicomplex step(double x, double h) {
        return new Bicomplex(x, 0, h, 0);
    }

    Bicomplex plus(Bicomplex o) {
        return new Bicomplex(ar + o.ar, ai + o.ai, br + o.br, bi + o.bi);
    }

    Bicomplex times(Bicomplex o) {
        return new Bicomplex(
                ar * o.ar - ai * o.ai - (br * o.br - bi * o.bi),
                ar * o.ai + ai * o.ar - (br * o.bi + bi * o.br),
                ar * o.br - ai * o.bi + br * o.ar - bi * o.ai,
                ar * o.bi + ai * o.br + br * o.ai + bi * o.ar);
    }

    Bicomplex times(double k) {
        return new Bicomplex(k * ar, k * ai, k * br, k * bi);
    }

    /** {@return 1 over this: (a − i₂·b)/(a² + b²)} */
    Bicomplex inverse() {
        double re = ar * ar - ai * ai + br * br - bi * bi;
        double im = 2 * (ar * ai + br * bi);
        double size = re * re + im * im;
        return new Bicomplex(ar, ai, -br, -bi).times(new Bicomplex(re / size, -im / size, 0, 0));
    }

    /** {@return e to the power of this: e^a·(cos b + i₂·sin b)} */
    Bicomplex exp() {
        Bicomplex a = new Bicomplex(Math.exp(ar) * Math.cos(ai), Math.exp(ar) * Math.sin(ai), 0, 0);
        return a.times(new Bicomplex(
                Math.cos(br) * Math.cosh(bi),
                -Math.sin(br) * Math.sinh(bi),
                Math.sin(br) * Math.cosh(bi),
                Math.cos(br) * Math.sinh(bi)));
    }

    /** {@return |a|} */
    double size() {
        return Math.hypot(ar, ai);
    }
}
