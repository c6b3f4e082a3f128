// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.interphase.core.figure.Axis;
import org.interphase.core.figure.AxisTicks;
import org.interphase.core.figure.Scale;
import org.interphase.core.figure.Series;
import org.interphase.core.figure.SeriesPyramid;

/** Ticks of axes of any range, and points reduced to the columns of pixels that they fall into. */
class FigureTest {

    private static final String PREFIXES = "afpnµm kMGTP";

    /** The ends of an axis. */
    record Range(double min, double max) {}

    @Provide
    Arbitrary<Range> linear() {
        return Combinators.combine(
                        Arbitraries.doubles().between(-1, 1),
                        Arbitraries.doubles().between(-15, 15),
                        Arbitraries.doubles().between(-6, 1))
                .as((middle, size, relative) -> {
                    double centre = middle * Math.pow(10, size);
                    double half = Math.max(Math.abs(centre), 1e-15) * Math.pow(10, relative);
                    return new Range(centre - half, centre + half);
                });
    }

    @Provide
    Arbitrary<Range> positive() {
        return Combinators.combine(
                        Arbitraries.doubles().between(-15, 12), Arbitraries.doubles().between(0.02, 20))
                .as((low, decades) -> new Range(Math.pow(10, low), Math.pow(10, low + decades)));
    }

    @Provide
    Arbitrary<String> units() {
        return Arbitraries.of("Ω", "Hz", "V", "F", "", "°", "%");
    }

    @Law
    void putsTicksOnALinearAxis(
            @ForAll("linear") Range r, @ForAll("units") String unit, @ForAll @IntRange(min = 2, max = 12) int most) {
        AxisTicks ticks = AxisTicks.of(Axis.linear("x", unit), r.min, r.max, most);
        inOrder(ticks, r, 1e-8 * (r.max - r.min));
        assertTrue(ticks.major().size() <= most + 1, ticks.major().size() + " ticks, room for " + most);
        // a step is at most 2.5 times as wide as there is room for
        assertTrue(ticks.major().size() >= (int) (most / 2.5), r + ": " + ticks.major());
        says(ticks, unit, 1e-9 * (r.max - r.min));
    }

    /** Ends with so many doubles between them as one can count. */
    @Law
    void endsOnARangeThatHasHardlyANumber(
            @ForAll("centres") double low, @ForAll @IntRange(min = 1, max = 1000) int between,
            @ForAll @IntRange(min = 2, max = 12) int most) {
        double high = low + between * Math.ulp(low);
        AxisTicks ticks = AxisTicks.of(Axis.linear("x", "Ω"), low, high, most);
        assertTrue(ticks.major().size() <= most + 1 && ticks.minor().size() <= 6 * most, ticks.toString());
        inOrder(ticks, new Range(low, high), 0);
    }

    @Provide
    Arbitrary<Double> centres() {
        return Combinators.combine(Arbitraries.doubles().between(-300, 300), Arbitraries.of(1, -1))
                .as((e, sign) -> sign * Math.pow(10, e));
    }

    @Law
    void putsTicksOnALogarithmicAxis(
            @ForAll("positive") Range r, @ForAll("units") String unit, @ForAll @IntRange(min = 4, max = 12) int most) {
        AxisTicks ticks = AxisTicks.of(Axis.log("x", unit), r.min, r.max, most);
        inOrder(ticks, r, 1e-8 * r.max);
        assertTrue(ticks.major().size() <= most + 1, ticks.major().size() + " ticks, room for " + most);
        assertTrue(ticks.major().size() >= 1, r + ": " + ticks);
        for (double v : ticks.major()) {
            assertTrue(v > 0, r + ": a tick at " + v);
        }
        says(ticks, unit, Double.NaN);
    }

    private static void inOrder(AxisTicks ticks, Range r, double slack) {
        assertEquals(ticks.major().size(), ticks.labels().size());
        for (List<Double> all : List.of(ticks.major(), ticks.minor())) {
            double before = Double.NEGATIVE_INFINITY;
            for (double v : all) {
                assertTrue(v > before, r + ": " + v + " after " + before);
                assertTrue(v >= r.min - slack && v <= r.max + slack, v + " is outside " + r);
                before = v;
            }
        }
        assertTrue(new HashSet<>(ticks.major()).removeAll(ticks.minor()) == false, "a tick is major and minor");
        assertEquals(ticks.labels().size(), new HashSet<>(ticks.labels()).size(), r + ": " + ticks.labels());
    }

    /** Each label read back is its tick's value. */
    private static void says(AxisTicks ticks, String unit, double slack) {
        for (int i = 0; i < ticks.labels().size(); i++) {
            double value = ticks.major().get(i);
            double tolerance = Double.isNaN(slack) ? 1e-9 * value : slack;
            assertEquals(value, number(ticks.labels().get(i)), tolerance + 1e-12 * Math.abs(value), ticks.labels().get(i) + " " + unit);
        }
    }

    private static double number(String label) {
        String text = label.replace('−', '-');
        int power = text.indexOf("10");
        String digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";
        boolean raised = !text.isEmpty() && (digits.indexOf(text.charAt(text.length() - 1)) >= 0);
        if (raised) {
            power = text.lastIndexOf("10");
            StringBuilder exponent = new StringBuilder();
            for (char c : text.substring(power + 2).toCharArray()) {
                exponent.append(c == '⁻' ? "-" : digits.indexOf(c));
            }
            String factor = text.substring(0, power).replace("·", "");
            double mantissa = factor.isEmpty() ? 1 : factor.equals("-") ? -1 : Double.parseDouble(factor);
            return mantissa * Math.pow(10, Integer.parseInt(exponent.toString()));
        }
        int prefix = PREFIXES.indexOf(text.charAt(text.length() - 1));
        return prefix >= 0 && prefix != 6
                ? Double.parseDouble(text.substring(0, text.length() - 1)) * Math.pow(10, 3 * (prefix - 6))
                : Double.parseDouble(text);
    }

    /** More points than are drawn one by one, that run to and fro, with gaps. */
    @Provide
    Arbitrary<double[][]> lines() {
        return Combinators.combine(
                        Arbitraries.longs(),
                        Arbitraries.integers().between(SeriesPyramid.LONGEST + 1, 3 * SeriesPyramid.LONGEST),
                        Arbitraries.of(0.01, 0.3, 5.0),
                        Arbitraries.of(0.0, 0.001, 0.2))
                .as((seed, n, step, gaps) -> {
                    java.util.Random random = new java.util.Random(seed);
                    double[][] line = new double[2][n];
                    double x = 100;
                    for (int i = 0; i < n; i++) {
                        x += step * (random.nextDouble() - 0.2);
                        line[0][i] = x;
                        line[1][i] = random.nextDouble() < gaps ? Double.NaN : 1000 + 100 * random.nextGaussian();
                    }
                    return line;
                });
    }

    @Law
    void coversTheSamePixelsWithFewerPoints(@ForAll("lines") double[][] line) {
        Series series = Series.of("", line[0], line[1], Series.Mark.LINE, Series.Role.DATA);
        // a unit is a pixel, and all is seen
        double far = 1e6;
        Scale pixels = new Scale(Axis.linear("", ""), 0, far, 0, far);
        double[][] reduced = SeriesPyramid.of(series, false, false).line(pixels, pixels);
        assertTrue(reduced[0].length <= line[0].length);
        assertEquals(extremes(line), extremes(reduced));
        int at = 0;
        for (int i = 0; i < reduced[0].length; i++) {
            if (Double.isNaN(reduced[1][i])) {
                continue;
            }
            while (at < line[0].length
                    && !(same(line[0][at], reduced[0][i]) && same(line[1][at], reduced[1][i]))) {
                at++;
            }
            assertTrue(at < line[0].length, "point " + i + " is none of the line, or out of order");
            at++;
        }
    }

    private static boolean same(double a, double b) {
        return Double.doubleToLongBits(a) == Double.doubleToLongBits(b);
    }

    /** First, lowest, highest and last of each run of neighbours in one column, and where it breaks. */
    private static List<String> extremes(double[][] line) {
        List<String> runs = new java.util.ArrayList<>();
        int i = 0;
        while (i < line[0].length) {
            if (!Double.isFinite(line[1][i])) {
                if (!runs.isEmpty() && !runs.getLast().equals("gap")) {
                    runs.add("gap");
                }
                i++;
                continue;
            }
            double column = Math.floor(line[0][i]);
            double first = line[1][i];
            double low = first;
            double high = first;
            double last = first;
            for (; i < line[0].length && Math.floor(line[0][i]) == column && Double.isFinite(line[1][i]); i++) {
                last = line[1][i];
                low = Math.min(low, last);
                high = Math.max(high, last);
            }
            runs.add(column + ": " + first + " " + low + " " + high + " " + last);
        }
        return runs;
    }
}
