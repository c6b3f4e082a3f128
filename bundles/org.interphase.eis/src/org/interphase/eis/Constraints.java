// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What the options say of each parameter, in internal parameters: the natural logarithm of a positive one, an exponent
 * itself.
 *
 * @param lower lower bounds
 * @param upper upper bounds
 * @param fixed whether it is held
 * @param given its guess, or the value it is held at; NaN for none
 * @param bounded whether the user gave bounds
 */
record Constraints(double[] lower, double[] upper, boolean[] fixed, double[] given, boolean[] bounded) {

    /** The smallest exponent that is tried. */
    private static final double LEAST_ALPHA = 1e-3;

    /** How far beyond what the data show a parameter may run, as a logarithm. */
    static final double MARGIN = 16;

    /**
     * Checks the options against the circuit.
     *
     * @param lnOmega range of the logarithm of the angular frequency, lowest and highest
     * @param lnZ range of the logarithm of |Z|
     */
    static Constraints of(Circuit circuit, FitOptions options, double[] lnOmega, double[] lnZ) {
        List<Parameter> parameters = circuit.parameters();
        options.guesses().keySet().forEach(name -> requireKnown(circuit, name, "guess"));
        options.fixed().keySet().forEach(name -> requireKnown(circuit, name, "fix"));
        options.bounds().keySet().forEach(name -> requireKnown(circuit, name, "bound"));
        int p = parameters.size();
        Constraints c =
                new Constraints(new double[p], new double[p], new boolean[p], new double[p], new boolean[p]);
        int at = 0;
        for (Element e : circuit.elements()) {
            for (Parameter parameter : e.parameters()) {
                c.set(at, at == indexOfFirst(parameters, e), e, parameter, options, lnOmega, lnZ);
                at++;
            }
        }
        return c;
    }

    private static int indexOfFirst(List<Parameter> parameters, Element e) {
        return parameters.indexOf(e.parameters().get(0));
    }

    private static void requireKnown(Circuit circuit, String name, String what) {
        try {
            circuit.indexOf(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(what + ": " + e.getMessage(), e);
        }
    }

    private void set(int k, boolean first, Element e, Parameter parameter, FitOptions options, double[] lnOmega,
            double[] lnZ) {
        String name = parameter.name();
        boolean log = parameter.logarithmic();
        range(k, first, e, log, lnOmega, lnZ);
        given[k] = Double.NaN;
        Bounds bounds = options.bounds().get(name);
        if (bounds != null) {
            bounded[k] = true;
            double low = log ? Math.log(bounds.lower()) : bounds.lower();
            double high = log ? Math.log(bounds.upper()) : Math.min(1, bounds.upper());
            if (!(low < high)) {
                throw new IllegalArgumentException("bound: " + name + ": expected a range that reaches into "
                        + describe(parameter) + ", found " + bounds.lower() + " to " + bounds.upper());
            }
            lower[k] = bounds.lower() > 0 ? low : Math.min(lower[k], high - 1e-3);
            upper[k] = Double.isInfinite(bounds.upper()) ? Math.max(upper[k], lower[k] + MARGIN) : high;
        }
        Double guess = options.guesses().get(name);
        if (guess != null) {
            given[k] = internal("guess", parameter, guess, bounds);
        }
        OptionalDouble held = options.fixed().get(name);
        if (held != null) {
            fixed[k] = true;
            if (held.isPresent()) {
                given[k] = internal("fix", parameter, held.getAsDouble(), bounds);
            } else if (guess == null) {
                throw new IllegalArgumentException("fix: " + name + " needs a value, or a guess to be held at");
            }
        }
        if (!Double.isNaN(given[k]) && !fixed[k] && bounds == null) {
            lower[k] = Math.min(lower[k], given[k] - (log ? MARGIN : 0));
            upper[k] = Math.max(upper[k], given[k] + (log ? MARGIN : 0));
        }
    }

    private static double internal(String what, Parameter parameter, double value, Bounds bounds) {
        if (!parameter.holds(value)) {
            throw new IllegalArgumentException(what + ": " + parameter.name() + ": expected a value "
                    + describe(parameter) + ", found " + value);
        }
        if (bounds != null && !bounds.contains(value)) {
            throw new IllegalArgumentException(what + ": " + parameter.name() + ": expected a value inside its bounds, "
                    + bounds.lower() + " to " + bounds.upper() + ", found " + value);
        }
        return parameter.logarithmic() ? Math.log(value) : value;
    }

    private static String describe(Parameter parameter) {
        return (parameter.logarithmic() ? "above 0" : "above " + parameter.lower() + " and up to " + parameter.upper())
                + (parameter.unit().isEmpty() ? "" : " in " + parameter.unit());
    }

    private void range(int k, boolean first, Element e, boolean log, double[] lnOmega, double[] lnZ) {
        if (!log) {
            lower[k] = LEAST_ALPHA;
            upper[k] = 1;
            return;
        }
        double w0 = lnOmega[0];
        double w1 = lnOmega[1];
        double z0 = lnZ[0];
        double z1 = lnZ[1];
        switch (e) {
            case Resistor r -> between(k, z0, z1);
            case Capacitor c -> between(k, -w1 - z1, -w0 - z0);
            case Inductor l -> between(k, z0 - w1, z1 - w0);
            case ConstantPhase q -> between(k, -Math.max(0, w1) - z1, -Math.min(0, w0) - z0);
            case Warburg w -> between(k, z0 + 0.5 * w0, z1 + 0.5 * w1);
            case WarburgOpen w -> finite(k, first, w0, w1, z0, z1);
            case WarburgShort w -> finite(k, first, w0, w1, z0, z1);
        }
    }

    private void finite(int k, boolean first, double w0, double w1, double z0, double z1) {
        if (first) {
            between(k, z0, z1);
        } else {
            between(k, -w1, -w0);
        }
    }

    private void between(int k, double low, double high) {
        lower[k] = low - MARGIN;
        upper[k] = high + MARGIN;
    }

    /** Whether a part of the circuit is free of any constraint that its likes do not have too. */
    boolean sameFor(int[] one, int[] other) {
        for (int i = 0; i < one.length; i++) {
            int a = one[i];
            int b = other[i];
            if (fixed[a] || fixed[b] || (bounded[a] || bounded[b]) && (lower[a] != lower[b] || upper[a] != upper[b])) {
                return false;
            }
        }
        return true;
    }

    /** Whether a parameter has a guess or is held. */
    boolean isGiven(int k) {
        return !Double.isNaN(given[k]);
    }

    /** Whether every parameter has a guess or is held. */
    boolean allGiven() {
        for (double g : given) {
            if (Double.isNaN(g)) {
                return false;
            }
        }
        return true;
    }

    /** The same without the guesses. */
    Constraints withoutGuesses() {
        double[] held = given.clone();
        for (int k = 0; k < held.length; k++) {
            held[k] = fixed[k] ? held[k] : Double.NaN;
        }
        return new Constraints(lower, upper, fixed, held, bounded);
    }

    /** Whether any parameter that is free has a guess. */
    boolean anyGuess() {
        for (int k = 0; k < given.length; k++) {
            if (isGiven(k) && !fixed[k]) {
                return true;
            }
        }
        return false;
    }
}
