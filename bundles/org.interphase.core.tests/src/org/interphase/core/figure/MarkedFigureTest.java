// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interphase.core.figure.Series.Mark;
import org.interphase.core.figure.Series.Role;
import org.junit.jupiter.api.Test;

/** Figures with shades, flags and aligned zeros, as SVG. */
final class MarkedFigureTest {

    private static Figure figure() {
        double[] t = {0, 100, 200, 300};
        return new Figure(
                "Voltage and current",
                Axis.linear("Time", "s"),
                Axis.linear("Voltage", "V"),
                Axis.linear("Current", "A"),
                false,
                List.of(
                        Series.of("voltage", t, new double[] {0.04, 0.05, -0.01, -0.02}, Mark.LINE, Role.DATA),
                        new Series("current", t, new double[] {4e-8, 4e-8, -4e-8, -4e-8}, Mark.LINE, Role.DATA_2, true)));
    }

    private static double number(String text, String pattern) {
        Matcher m = Pattern.compile(pattern).matcher(text);
        assertTrue(m.find(), pattern + " in " + text);
        return Double.parseDouble(m.group(1));
    }

    @Test
    void drawsAShadeWhereItIs() {
        String svg = SvgFigure.document(
                figure().withShades(List.of(new Shade("a", 100, 200, Role.FAILED, "drop ratio", true))), 640, 400);
        double left = number(svg, "class=\"ip-fill-failed\" x=\"([0-9.]+)\"");
        double width = number(svg, "class=\"ip-fill-failed\" x=\"[0-9.]+\" y=\"[0-9.]+\" width=\"([0-9.]+)\"");
        double flag = number(
                SvgFigure.document(figure().withFlags(List.of(new Flag("b", 200, Role.FAILED, "drop", true, false))), 640, 400),
                "class=\"ip-stroke-failed\" d=\"M([0-9.]+)");
        assertEquals(flag, left + width, 1);
        assertTrue(svg.contains(">drop ratio</text>"));
    }

    @Test
    void strikesADismissedFlagThroughAndSaysSo() {
        String svg = SvgFigure.document(
                figure().withFlags(List.of(new Flag("b", 200, Role.REFERENCE, "step", true, true))), 640, 400);
        assertTrue(svg.contains("line-through"));
        assertTrue(svg.contains("step at 200 s (does not count)."));
    }

    @Test
    void makesRoomForLabelsAboveTheCurve() {
        Figure marked = figure().withFlags(List.of(
                new Flag("a", 50, Role.FAILED, "drop", true, false), new Flag("b", 51, Role.FAILED, "step", true, false)));
        double bottomOfLabels = number(SvgFigure.document(marked, 640, 400), "class=\"ip-legend\" x=\"[0-9.]+\" y=\"([0-9.]+)\"") + 15;
        double top = highest(SvgFigure.document(marked, 640, 400));
        assertTrue(top > bottomOfLabels, top + " is above " + bottomOfLabels);
        assertTrue(highest(SvgFigure.document(figure(), 640, 400)) < top);
    }

    /** The highest corner of the voltage's line. */
    private static double highest(String svg) {
        Matcher m = Pattern.compile("class=\"ip-stroke-data\" d=\"([^\"]*)\"").matcher(svg);
        assertTrue(m.find());
        double best = Double.MAX_VALUE;
        Matcher pair = Pattern.compile("[ML][0-9.]+ ([0-9.]+)").matcher(m.group(1));
        while (pair.find()) {
            best = Math.min(best, Double.parseDouble(pair.group(1)));
        }
        return best;
    }

    @Test
    void refusesToAlignZerosThatAreNotThere() {
        Figure one = new Figure("", Axis.linear("", ""), Axis.linear("", ""), null, false, List.of());
        assertThrows(IllegalArgumentException.class, one::withZerosAligned);
    }

    @Test
    void putsZeroOfBothAxesAtOneHeight() {
        String svg = SvgFigure.document(figure().withZerosAligned(), 640, 400);
        Matcher zeros = Pattern.compile("y=\"([0-9.]+)\"[^>]*>0</text>").matcher(svg);
        List<Double> heights = zeros.results().map(m -> Double.valueOf(m.group(1))).toList();
        // the horizontal axis has a zero too, lower
        assertEquals(3, heights.size());
        List<Double> vertical = heights.stream().filter(y -> y < 350).toList();
        assertEquals(2, vertical.size());
        assertEquals(vertical.get(0), vertical.get(1), 0.01);
    }
}
