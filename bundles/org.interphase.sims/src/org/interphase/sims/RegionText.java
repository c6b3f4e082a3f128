// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import java.util.Arrays;
import java.util.Locale;
import java.util.StringJoiner;
import org.interphase.core.operation.TextSyntaxException;
import org.interphase.core.unit.NumberText;

/** Regions as text. */
final class RegionText {

    private static final String SHAPES = "all, circle(x,y,r), rect(x,y,w,h), polygon(x,y,…) or mask(width,height,run,…)";

    private RegionText() {}

    static String of(String shape, double... numbers) {
        StringJoiner text = new StringJoiner(",", shape + "(", ")");
        for (double v : numbers) {
            text.add(v == Math.rint(v) && Math.abs(v) < 1e9 ? Long.toString((long) v) : Double.toString(v));
        }
        return text.toString();
    }

    /** Parses a part of a text, in which places are stated. */
    static Region parse(String text, int from, int to) {
        String part = text.substring(from, to);
        int start = from + part.length() - part.stripLeading().length();
        String shape = part.strip();
        if (shape.equalsIgnoreCase("all")) {
            return new Region.Whole();
        }
        int open = shape.indexOf('(');
        if (open < 0 || !shape.endsWith(")")) {
            throw new TextSyntaxException(text, start, SHAPES, shape.isEmpty() ? "nothing" : "'" + shape + "'");
        }
        String[] numbers = shape.substring(open + 1, shape.length() - 1).split(",", -1);
        double[] values = new double[numbers.length];
        int at = start + open + 1;
        for (int i = 0; i < values.length; i++) {
            try {
                values[i] = NumberText.parse(numbers[i].strip());
            } catch (NumberFormatException e) {
                throw new TextSyntaxException(
                        text, at, "a number", numbers[i].isBlank() ? "nothing" : "'" + numbers[i].strip() + "'");
            }
            at += numbers[i].length() + 1;
        }
        try {
            return switch (shape.substring(0, open).strip().toLowerCase(Locale.ROOT)) {
                case "circle" -> {
                    requireCount(values, 3);
                    yield new Region.Circle(values[0], values[1], values[2]);
                }
                case "rect" -> {
                    requireCount(values, 4);
                    yield new Region.Rectangle(values[0], values[1], values[2], values[3]);
                }
                case "polygon" -> new Region.Polygon(values);
                case "mask" -> mask(values);
                default -> throw new TextSyntaxException(text, start, SHAPES, "'" + shape.substring(0, open) + "'");
            };
        } catch (TextSyntaxException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new TextSyntaxException(text, start, "a shape that there can be", "'" + shape + "': " + e.getMessage());
        }
    }

    private static void requireCount(double[] values, int count) {
        if (values.length != count) {
            throw new IllegalArgumentException("expected " + count + " numbers, found " + values.length);
        }
    }

    private static Region mask(double[] values) {
        int[] whole = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            if (values[i] != Math.rint(values[i]) || !(values[i] >= 0 && values[i] <= Integer.MAX_VALUE)) {
                throw new IllegalArgumentException("expected whole numbers, found " + values[i]);
            }
            whole[i] = (int) values[i];
        }
        if (whole.length < 3) {
            throw new IllegalArgumentException("expected width, height and runs");
        }
        return new Region.PixelMask(whole[0], whole[1], Arrays.copyOfRange(whole, 2, whole.length));
    }
}
