// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.interphase.eis.Bounds;
import org.interphase.eis.Circuit;
import org.interphase.eis.CircuitSyntaxException;
import org.interphase.eis.Parameter;

/**
 * What a fit is asked for, as it stands in the editor: texts may be wrong until the fit is run. Immutable; the {@code
 * with…} methods give changed copies.
 *
 * @param circuit the circuit's text
 * @param weight the weights' word
 * @param fmin lowest frequency in Hz as text, empty for none
 * @param fmax highest frequency in Hz as text, empty for none
 * @param guesses start values by parameter, in SI units
 * @param fixed parameters that are held at their guess
 * @param bounds ranges of parameters, in SI units
 */
record FitSettings(
        String circuit,
        String weight,
        String fmin,
        String fmax,
        Map<String, Double> guesses,
        Set<String> fixed,
        Map<String, Bounds> bounds) {

    /** Two arcs, as a grain boundary and an interface give them. */
    static final FitSettings DEFAULT =
            new FitSettings("R0-p(R1,CPE1)-p(R2,CPE2)", "modulus", "", "", Map.of(), Set.of(), Map.of());

    FitSettings {
        guesses = Collections.unmodifiableMap(new LinkedHashMap<>(guesses));
        fixed = Collections.unmodifiableSet(new LinkedHashSet<>(fixed));
        bounds = Collections.unmodifiableMap(new LinkedHashMap<>(bounds));
    }

    /** {@return with another circuit; guesses of parameters that it does not have go} */
    FitSettings withCircuit(String text) {
        try {
            List<String> names =
                    Circuit.parse(text).parameters().stream().map(Parameter::name).toList();
            Map<String, Double> kept = new LinkedHashMap<>(guesses);
            kept.keySet().retainAll(names);
            Set<String> held = new LinkedHashSet<>(fixed);
            held.retainAll(names);
            Map<String, Bounds> ranges = new LinkedHashMap<>(bounds);
            ranges.keySet().retainAll(names);
            return new FitSettings(text, weight, fmin, fmax, kept, held, ranges);
        } catch (CircuitSyntaxException e) {
            return new FitSettings(text, weight, fmin, fmax, guesses, fixed, bounds);
        }
    }

    /**
     * {@return with another circuit in which parameters have other names; guesses, holds and bounds go with them}
     *
     * @param text the circuit's text
     * @param names what each parameter that stays was called, and is now
     */
    FitSettings withCircuit(String text, Map<String, String> names) {
        Map<String, Double> start = new LinkedHashMap<>();
        Set<String> held = new LinkedHashSet<>();
        Map<String, Bounds> ranges = new LinkedHashMap<>();
        names.forEach((old, now) -> {
            if (guesses.containsKey(old)) {
                start.put(now, guesses.get(old));
            }
            if (fixed.contains(old)) {
                held.add(now);
            }
            if (bounds.containsKey(old)) {
                ranges.put(now, bounds.get(old));
            }
        });
        return new FitSettings(text, weight, fmin, fmax, start, held, ranges);
    }

    /** {@return with other weights} */
    FitSettings withWeight(String word) {
        return new FitSettings(circuit, word, fmin, fmax, guesses, fixed, bounds);
    }

    /** {@return with another range of frequencies} */
    FitSettings withRange(String from, String to) {
        return new FitSettings(circuit, weight, from.strip(), to.strip(), guesses, fixed, bounds);
    }

    /** {@return with a start value; none where it is null} */
    FitSettings withGuess(String name, Double value) {
        Map<String, Double> next = new LinkedHashMap<>(guesses);
        Set<String> held = new LinkedHashSet<>(fixed);
        if (value == null) {
            next.remove(name);
            held.remove(name);
        } else {
            next.put(name, value);
        }
        return new FitSettings(circuit, weight, fmin, fmax, next, held, bounds);
    }

    /** {@return with a parameter held at a value} */
    FitSettings withFixed(String name, double value) {
        Map<String, Double> next = new LinkedHashMap<>(guesses);
        next.put(name, value);
        Set<String> held = new LinkedHashSet<>(fixed);
        held.add(name);
        return new FitSettings(circuit, weight, fmin, fmax, next, held, bounds);
    }

    /** {@return with a parameter kept in a range; in none where both ends are open} */
    FitSettings withBounds(String name, double lower, double upper) {
        Map<String, Bounds> next = new LinkedHashMap<>(bounds);
        if (lower > 0 || !Double.isInfinite(upper)) {
            next.put(name, new Bounds(lower, upper));
        } else {
            next.remove(name);
        }
        return new FitSettings(circuit, weight, fmin, fmax, guesses, fixed, next);
    }

    /** {@return the range of a parameter; 0 to infinity where none is set} */
    Bounds bound(String name) {
        return bounds.getOrDefault(name, new Bounds(0, Double.POSITIVE_INFINITY));
    }

    /** {@return the settings of the operation, as texts by their names; without those that are not given} */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("circuit", circuit);
        texts.put("weight", weight);
        put(texts, "fmin", fmin);
        put(texts, "fmax", fmax);
        put(
                texts,
                "guess",
                guesses.entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .collect(Collectors.joining(",")));
        put(texts, "fix", String.join(",", fixed));
        put(
                texts,
                "bound",
                bounds.entrySet().stream()
                        .map(e -> e.getKey() + "=" + lower(e.getValue()) + ":" + upper(e.getValue()))
                        .collect(Collectors.joining(",")));
        return texts;
    }

    private static String lower(Bounds b) {
        return b.lower() > 0 ? Double.toString(b.lower()) : "";
    }

    private static String upper(Bounds b) {
        return Double.isInfinite(b.upper()) ? "" : Double.toString(b.upper());
    }

    private static void put(Map<String, String> texts, String name, String text) {
        if (!text.isBlank()) {
            texts.put(name, text);
        }
    }
}
