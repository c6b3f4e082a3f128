// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import java.util.ArrayList;
import java.util.List;
import org.interphase.core.operation.TextSyntaxException;
import org.interphase.core.unit.NumberText;

/**
 * Rates of sputtering of materials on top of each other, as a setting: {@code 0.02±0.002 until 350±4; 0.013±0.001 until Na+;
 * 0.01}. Each has its rate, if known with its standard error, and but for the last one where it ends: a time, or a species
 * whose signal has its edge there.
 *
 * @param layers from the surface downwards, at least one
 */
public record LayerRates(List<Layer> layers) {

    private static final int MOST = 50;
    private static final String UNTIL = " until ";
    /** What cannot be a species: an element has other letters than a power of ten. */
    private static final String TIME = "[0-9.+-][0-9.eE±+\\s-]*";

    /**
     * A material.
     *
     * @param rate µm per s, or per layer where the stack states no times, &gt; 0
     * @param rateError its standard error, ≥ 0
     * @param until when it ends in s, or layers; NaN where a species says it, and for the last
     * @param untilError standard error of that time, ≥ 0
     * @param edge species whose signal rises or falls at its end; empty where a time is given, and for the last
     */
    public record Layer(double rate, double rateError, double until, double untilError, String edge) {
        @Override
        public String toString() {
            String end = edge.isEmpty() ? Double.isNaN(until) ? "" : UNTIL + shown(until, untilError) : UNTIL + edge;
            return shown(rate, rateError) + end;
        }

        private static String shown(double value, double error) {
            return error > 0 ? value + "±" + error : Double.toString(value);
        }
    }

    /** Copies the list. */
    public LayerRates {
        layers = List.copyOf(layers);
    }

    /**
     * {@return the rates}
     *
     * @param text materials with semicolons between them
     * @throws TextSyntaxException when one is not as it should be, with the place
     */
    public static LayerRates parse(String text) {
        List<Layer> layers = new ArrayList<>();
        String[] parts = text.split(";", -1);
        int at = 0;
        for (int i = 0; i < parts.length; i++) {
            if (i == MOST) {
                throw new TextSyntaxException(text, at, "at most " + MOST + " materials", "more");
            }
            layers.add(layer(text, at, parts[i], i == parts.length - 1));
            at += parts[i].length() + 1;
        }
        return new LayerRates(layers);
    }

    private static Layer layer(String text, int at, String part, boolean last) {
        int until = part.indexOf(UNTIL);
        String rate = until < 0 ? part : part.substring(0, until);
        double[] v = number(text, at, rate, "a rate above 0 such as 0.02±0.002");
        if (last) {
            if (until >= 0) {
                throw new TextSyntaxException(text, at + until + 1, "nothing behind the last rate", "'until'");
            }
            return new Layer(v[0], v[1], Double.NaN, 0, "");
        }
        String end = until < 0 ? "" : part.substring(until + UNTIL.length());
        if (end.isBlank()) {
            throw new TextSyntaxException(
                    text, at + part.length(), "'until' and a time or a species such as Na+", "no end of this material");
        }
        if (end.strip().matches(TIME)) {
            double[] t = number(text, at + until + UNTIL.length(), end, "a time above 0 such as 350±4");
            return new Layer(v[0], v[1], t[0], t[1], "");
        }
        return new Layer(v[0], v[1], Double.NaN, 0, end.strip());
    }

    private static double[] number(String text, int from, String field, String expected) {
        String part = field.strip();
        int at = from + (part.isEmpty() ? 0 : field.indexOf(part));
        String[] both = part.split("±|\\+-", 2);
        try {
            double value = NumberText.parse(both[0].strip());
            double error = both.length > 1 ? NumberText.parse(both[1].strip()) : 0;
            if (value > 0 && error >= 0 && value < Double.POSITIVE_INFINITY && error < Double.POSITIVE_INFINITY) {
                return new double[] {value, error};
            }
        } catch (NumberFormatException e) {
            throw new TextSyntaxException(text, at, expected, part.isEmpty() ? "nothing" : "'" + part + "'");
        }
        throw new TextSyntaxException(text, at, expected, "'" + part + "'");
    }

    @Override
    public String toString() {
        return String.join("; ", layers.stream().map(Layer::toString).toList());
    }
}
