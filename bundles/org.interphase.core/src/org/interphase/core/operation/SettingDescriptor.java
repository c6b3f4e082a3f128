// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.operation;

import java.util.List;

/**
 * A setting as its record declares it.
 *
 * @param name the record component's name, in lower camel case
 * @param option the name on the command line, such as {@code --length-cm}
 * @param form what kind of value it takes
 * @param choices the values to choose from; empty unless {@code form} is {@link Form#CHOICE}
 * @param unit its unit, empty where it has none
 * @param byDefault its value when none is given, as text; empty for none
 * @param min the smallest number allowed
 * @param max the largest number allowed
 * @param openRange whether the ends of the range are refused
 * @param required whether it must be given
 * @param help what it does, one sentence
 * @param example what a value looks like, empty where its form says it
 * @param citation publication of the method that it chooses, empty where there is none
 * @param separator what joins the values where the option is given several times; empty where it may be given once only
 */
public record SettingDescriptor(
        String name,
        String option,
        Form form,
        List<String> choices,
        String unit,
        String byDefault,
        double min,
        double max,
        boolean openRange,
        boolean required,
        String help,
        String example,
        String citation,
        String separator) {

    /** What kind of value a setting takes. */
    public enum Form {
        /** Yes or no. */
        FLAG,
        /** A whole number. */
        INTEGER,
        /** A number. */
        NUMBER,
        /** One of several words. */
        CHOICE,
        /** A text, free or with a syntax of its own. */
        TEXT
    }

    /** {@return the range in words, empty where there is none} */
    public String range() {
        boolean below = min != Double.NEGATIVE_INFINITY;
        boolean above = max != Double.POSITIVE_INFINITY;
        if (below && above) {
            return openRange ? "between " + plain(min) + " and " + plain(max) : plain(min) + " to " + plain(max);
        }
        if (below) {
            return (openRange ? "above " : "at least ") + plain(min);
        }
        return above ? (openRange ? "below " : "at most ") + plain(max) : "";
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
    }
}
