// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.properties;

import java.util.List;
import org.interphase.eis.Circuit;
import org.interphase.eis.Element;
import org.interphase.eis.Parallel;
import org.interphase.eis.Series;

/**
 * The impedance of a circuit as one would write it down from the formulas of its elements: slow, and nothing shared with
 * the kernel that is tested. Finite Warburgs are continued fractions in y = jωτ, without a root: tanh(s)/s = 1/(1 + y/(3 +
 * y/(5 + …))) and coth(s)/s = 1/y + 1/(3 + y/(5 + …)), s² = y (Abramowitz and Stegun 4.5.70).
 *
 * @param z the impedance in Ω
 * @param condition how much larger rounding errors of the parts may be in the whole, relative to it; the sum over all
 *     connections
 */
record ReferenceImpedance(Bicomplex z, double condition) {

    /** From here on |tanh s − 1| is below 1e-17. */
    private static final double FAR = 20;

    private static final int FRACTIONS = 120;

    /**
     * {@return the impedance of a circuit}
     *
     * @param circuit the circuit
     * @param values of its parameters in their units, each with a step of its own or none
     * @param frequencyHz a frequency in Hz
     */
    static ReferenceImpedance of(Circuit circuit, List<Bicomplex> values, double frequencyHz) {
        int parameters = circuit.parameters().size();
        if (values.size() != parameters) {
            throw new IllegalArgumentException("expected " + parameters + " values, found " + values.size());
        }
        double omega = 2 * Math.PI * frequencyHz;
        return switch (circuit) {
            case Element e -> new ReferenceImpedance(element(e.symbol(), values, omega), errors(values, omega));
            case Series s -> sum(s.parts(), values, frequencyHz, false);
            case Parallel p -> sum(p.parts(), values, frequencyHz, true);
        };
    }

    private static ReferenceImpedance sum(
            List<Circuit> parts, List<Bicomplex> values, double frequencyHz, boolean inverse) {
        Bicomplex sum = Bicomplex.real(0);
        double sizes = 0;
        double conditions = 0;
        int at = 0;
        for (Circuit part : parts) {
            int n = part.parameters().size();
            ReferenceImpedance z = of(part, values.subList(at, at + n), frequencyHz);
            at += n;
            Bicomplex x = inverse ? z.z.inverse() : z.z;
            sum = sum.plus(x);
            sizes += x.size() * z.condition;
            conditions += z.condition;
        }
        double condition = conditions + sizes / sum.size();
        return new ReferenceImpedance(inverse ? sum.inverse() : sum, condition);
    }

    /** What an exponential makes of the last digit of its argument. */
    private static double errors(List<Bicomplex> values, double omega) {
        double errors = 1 + Math.abs(Math.log(omega));
        for (Bicomplex v : values) {
            errors += Math.abs(Math.log(v.size()));
        }
        return errors;
    }

    private static Bicomplex element(String symbol, List<Bicomplex> values, double omega) {
        Bicomplex first = values.get(0);
        Bicomplex jOmega = new Bicomplex(0, omega, 0, 0);
        return switch (symbol) {
            case "R" -> first;
            case "C" -> jOmega.times(first).inverse();
            case "L" -> jOmega.times(first);
            case "CPE" -> first.times(lnJOmega(omega).times(values.get(1)).exp()).inverse();
            case "W" -> first.times(new Bicomplex(1, -1, 0, 0)).times(1 / Math.sqrt(omega));
            case "Wo" -> first.times(open(jOmega.times(values.get(1))));
            case "Ws" -> first.times(shorted(jOmega.times(values.get(1))));
            default -> throw new IllegalArgumentException("no formula of " + symbol + " is written down here");
        };
    }

    private static Bicomplex lnJOmega(double omega) {
        return new Bicomplex(Math.log(omega), Math.PI / 2, 0, 0);
    }

    /** coth(s)/s at s² = y. */
    private static Bicomplex open(Bicomplex y) {
        return isFar(y) ? inverseRoot(y) : y.inverse().plus(fraction(y, 3).inverse());
    }

    /** tanh(s)/s at s² = y. */
    private static Bicomplex shorted(Bicomplex y) {
        return isFar(y) ? inverseRoot(y) : fraction(y, 1).inverse();
    }

    private static boolean isFar(Bicomplex y) {
        return y.size() > 2 * FAR * FAR;
    }

    /** from + y/(from + 2 + y/(from + 4 + …)). */
    private static Bicomplex fraction(Bicomplex y, int from) {
        Bicomplex value = Bicomplex.real(from + 2.0 * FRACTIONS);
        for (int k = FRACTIONS - 1; k >= 0; k--) {
            value = Bicomplex.real(from + 2.0 * k).plus(y.times(value.inverse()));
        }
        return value;
    }

    /** 1/√y by Newton's iteration from the double's own root. */
    private static Bicomplex inverseRoot(Bicomplex y) {
        double size = 1 / Math.sqrt(y.size());
        double angle = -Math.atan2(y.ai(), y.ar()) / 2;
        Bicomplex x = new Bicomplex(size * Math.cos(angle), size * Math.sin(angle), 0, 0);
        for (int i = 0; i < 2; i++) {
            x = x.times(Bicomplex.real(1.5).plus(y.times(x).times(x).times(-0.5)));
        }
        return x;
    }
}
