// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * How a circuit is fitted. Immutable; the {@code with…} methods give changed copies. Names and values are checked
 * against the circuit by {@link CircuitFit#fit}.
 *
 * @param weighting the weights
 * @param guesses start values by parameter name; what is not named is found from the data
 * @param fixed parameters that are not fitted: held at the value, or without one at their guess
 * @param bounds ranges by parameter name, inside the physical range
 */
public record FitOptions(
        Weighting weighting,
        Map<String, Double> guesses,
        Map<String, OptionalDouble> fixed,
        Map<String, Bounds> bounds) {

    /** Modulus weights, everything free and found from the data. */
    public static final FitOptions DEFAULT = of(Weighting.MODULUS);

    /** Copies the maps. */
    public FitOptions {
        Objects.requireNonNull(weighting, "weighting");
        guesses = Collections.unmodifiableMap(new LinkedHashMap<>(guesses));
        fixed = Collections.unmodifiableMap(new LinkedHashMap<>(fixed));
        bounds = Collections.unmodifiableMap(new LinkedHashMap<>(bounds));
    }

    /**
     * {@return options with these weights, everything free and found from the data}
     *
     * @param weighting the weights
     */
    public static FitOptions of(Weighting weighting) {
        return new FitOptions(weighting, Map.of(), Map.of(), Map.of());
    }

    /**
     * {@return these options with a start value}
     *
     * @param name a parameter
     * @param value its start value, in its unit
     */
    public FitOptions withGuess(String name, double value) {
        return new FitOptions(weighting, with(guesses, name, value), fixed, bounds);
    }

    /**
     * {@return these options with start values}
     *
     * @param values by parameter name
     */
    public FitOptions withGuesses(Map<String, Double> values) {
        Map<String, Double> all = new LinkedHashMap<>(guesses);
        all.putAll(values);
        return new FitOptions(weighting, all, fixed, bounds);
    }

    /**
     * {@return these options with a parameter held at a value}
     *
     * @param name a parameter
     * @param value its value, in its unit
     */
    public FitOptions withFixed(String name, double value) {
        return new FitOptions(weighting, guesses, with(fixed, name, OptionalDouble.of(value)), bounds);
    }

    /**
     * {@return these options with a parameter held at its guess}
     *
     * @param name a parameter that has a guess
     */
    public FitOptions withFixed(String name) {
        return new FitOptions(weighting, guesses, with(fixed, name, OptionalDouble.empty()), bounds);
    }

    /**
     * {@return these options with a parameter kept in a range}
     *
     * @param name a parameter
     * @param lower lower end in its unit; 0 for none
     * @param upper upper end in its unit; infinite for none
     * @throws IllegalArgumentException when the range is empty or reaches below 0
     */
    public FitOptions withBounds(String name, double lower, double upper) {
        return new FitOptions(weighting, guesses, fixed, with(bounds, name, new Bounds(lower, upper)));
    }

    private static <V> Map<String, V> with(Map<String, V> map, String name, V value) {
        Map<String, V> all = new LinkedHashMap<>(map);
        all.put(name, value);
        return all;
    }
}
