// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.figure.Axis;
import org.interphase.core.figure.Figure;
import org.interphase.core.figure.Flag;
import org.interphase.core.figure.Series;
import org.interphase.core.figure.Series.Mark;
import org.interphase.core.figure.Series.Role;
import org.interphase.core.figure.Shade;
import org.interphase.core.unit.ValueText;

/** The figures of cycle graphs, on the screen and in reports: a record with what was found in it, and all of a sample. */
public final class CycleFigures {

    /** What the ids of flags that are events begin with; the event's index follows. */
    public static final String EVENT = "event ";

    /** What the ids of shades that are evidence begin with; the evidence's index follows. */
    public static final String EVIDENCE = "evidence ";

    private static final String DENSITY = "µA µm⁻²";
    private static final int FEW_POINTS = 200;
    private static final int MOST_SHADES = 8;
    private static final double USUAL = 0.98;
    private static final double FAR = 2;
    private static final double ONE_SIGN = 0.2;
    private static final int CURVE_POINTS = 200;
    private static final double BEYOND = 1.6;
    private static final double STACK = 0.08;

    private CycleFigures() {}

    /**
     * {@return voltage and current against time, as measured}
     *
     * @param record the record
     */
    public static Figure voltageAndCurrent(CyclingRecord record) {
        double[] t = record.timeS();
        double[] v = record.voltageV();
        Mark mark = t.length > FEW_POINTS ? Mark.LINE : Mark.LINE_AND_POINTS;
        List<Series> series = new ArrayList<>();
        boolean tandem = record.hasCurrent() && canGoInTandem(v, record.currentA());
        if (tandem) {
            series.add(Series.of("", ends(t), new double[] {0, 0}, Mark.LINE, Role.REFERENCE));
        }
        if (record.hasCurrent()) {
            series.add(Series.of("current", t, record.currentA(), mark, Role.DATA_2).onRightAxis());
        }
        boolean[] far = far(v);
        double[] near = v.clone();
        IntStream.range(0, v.length).filter(i -> far[i]).forEach(i -> near[i] = Double.NaN);
        series.add(Series.of("voltage", t, near, mark, Role.DATA));
        for (int[] stretch : farStretches(far)) {
            series.add(Series.of("", at(t, stretch), at(v, stretch), mark, Role.DATA)
                    .withIndices(stretch)
                    .aside());
        }
        Axis current = record.hasCurrent() ? Axis.linear("Current", "A") : null;
        Figure figure = new Figure(
                "Voltage and current of " + record.label(),
                Axis.linear("Time", "s"),
                Axis.linear("Voltage", "V"),
                current,
                false,
                series);
        return tandem ? figure.withZerosAligned() : figure;
    }

    /**
     * {@return voltage and current against time, with what decides tinted, all evidence as bars and the events as flags}
     *
     * @param record the record
     * @param analysis of the record
     */
    public static Figure voltageAndCurrent(CyclingRecord record, CycleAnalysis analysis) {
        return marked(voltageAndCurrent(record), analysis, OptionalInt.empty());
    }

    /**
     * {@return voltage and current against time, with evidence as bars and the events as flags}
     *
     * @param plain the figure of the record alone
     * @param analysis of the record
     * @param chosen index of the evidence whose part is tinted; empty for the weightiest that speaks for the verdict
     */
    public static Figure marked(Figure plain, CycleAnalysis analysis, OptionalInt chosen) {
        int tinted = chosen.orElse(IntStream.range(0, analysis.evidence().size())
                .filter(i -> analysis.evidence().get(i).speaksFor() == analysis.verdict())
                .findFirst()
                .orElse(-1));
        return plain.withShades(shades(analysis.evidence(), tinted)).withFlags(flags(analysis.events()));
    }

    private static List<Shade> shades(List<Evidence> evidence, int tinted) {
        List<Shade> shades = new ArrayList<>();
        for (int i = 0; i < evidence.size(); i++) {
            Evidence e = evidence.get(i);
            boolean seen = e.fromS() <= e.toS() && Double.isFinite(e.toS() - e.fromS());
            if (seen && (shades.size() < MOST_SHADES || i == tinted)) {
                shades.add(new Shade(EVIDENCE + i, e.fromS(), e.toS(), role(e.speaksFor()), e.rule().label(), i == tinted));
            }
        }
        return shades;
    }

    private static List<Flag> flags(List<CycleEvent> events) {
        List<Flag> flags = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            CycleEvent e = events.get(i);
            if (Double.isFinite(e.timeS())) {
                String said = e.origin() == CycleEvent.Origin.ACCEPTED ? " ✓" : "";
                flags.add(new Flag(
                        EVENT + i, e.timeS(), role(e.kind()), e.kind().label() + said, e.kind().isReviewed(), !e.counts()));
            }
        }
        return flags;
    }

    /**
     * {@return how a verdict is drawn}
     *
     * @param verdict the verdict
     */
    public static Role role(Verdict verdict) {
        return switch (verdict) {
            case CYCLED -> Role.PASSED;
            case FAILED -> Role.FAILED;
            case UNDETERMINED -> Role.UNDECIDED;
        };
    }

    private static Role role(EventKind kind) {
        return switch (kind) {
            case DROP -> Role.FAILED;
            case COMPLIANCE, SOFT_SHORT, DEPLETION -> Role.OVERLAY_1;
            case STEP, SPIKE, GAP -> Role.REFERENCE;
        };
    }

    /** The voltage of a whole cell keeps its sign when the current changes its own: there is no common zero. */
    private static boolean canGoInTandem(double[] v, double[] i) {
        double low = Arrays.stream(v).filter(Double::isFinite).min().orElse(0);
        double high = Arrays.stream(v).filter(Double::isFinite).max().orElse(0);
        double largest = Arrays.stream(i).filter(Double::isFinite).map(Math::abs).max().orElse(0);
        boolean bothWays = Arrays.stream(i).anyMatch(a -> a > largest / 2) && Arrays.stream(i).anyMatch(a -> a < -largest / 2);
        return !bothWays || low < ONE_SIGN * high && high > ONE_SIGN * low;
    }

    private static double[] ends(double[] t) {
        double[] finite = Arrays.stream(t).filter(Double::isFinite).toArray();
        return finite.length == 0
                ? new double[] {0, 1}
                : new double[] {Arrays.stream(finite).min().orElseThrow(), Arrays.stream(finite).max().orElseThrow()};
    }

    /** Voltages so far out, such as that of a depletion, that beside them nothing else could be told apart. */
    private static boolean[] far(double[] v) {
        double[] sizes = Arrays.stream(v).filter(Double::isFinite).map(Math::abs).sorted().toArray();
        double limit = sizes.length == 0 ? 0 : FAR * sizes[(int) (USUAL * (sizes.length - 1))];
        boolean[] far = new boolean[v.length];
        for (int i = 0; i < v.length; i++) {
            far[i] = limit > 0 && Math.abs(v[i]) > limit;
        }
        return far;
    }

    /** The rows of each stretch of far ones, with their neighbours on both sides. */
    private static List<int[]> farStretches(boolean[] far) {
        List<int[]> stretches = new ArrayList<>();
        for (int i = 0; i < far.length; i++) {
            int end = i;
            while (end < far.length && far[end]) {
                end++;
            }
            if (end > i) {
                stretches.add(IntStream.range(Math.max(0, i - 1), Math.min(far.length, end + 1)).toArray());
                i = end;
            }
        }
        return stretches;
    }

    private static double[] at(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(r -> values[r]).toArray();
    }

    /**
     * {@return the verdicts of all regions against their current density, the bracket of the critical one, and the
     * probability of failing where there is one} Regions that cycled lie at 0, regions that failed at 1, undetermined ones
     * between; those of one current density are stacked. Indices of points are those of the verdicts.
     *
     * @param ccd of a sample
     */
    public static Figure criticalCurrentDensity(CriticalCurrentDensity ccd) {
        List<RegionVerdict> rows = ccd.verdicts();
        double[] densities = rows.stream()
                .mapToDouble(RegionVerdict::currentDensityUaPerUm2)
                .filter(CycleFigures::isSeen)
                .toArray();
        double low = Arrays.stream(densities).min().orElse(0.01) / BEYOND;
        double high = Arrays.stream(densities).max().orElse(1) * BEYOND;
        FailureProbability p = ccd.probability();
        List<Series> series = new ArrayList<>();
        for (double y : new double[] {0, 1}) {
            series.add(Series.of("", new double[] {low, high}, new double[] {y, y}, Mark.LINE, Role.REFERENCE));
        }
        List<Flag> flags = new ArrayList<>();
        if (p != null) {
            curve(p, low, high, series);
            if (p.j50() >= low && p.j50() <= high) {
                flags.add(new Flag("j50", p.j50(), Role.FIT_2, "half fail: " + ValueText.number(p.j50(), 2), false, false));
            }
        }
        double[] heights = heights(rows);
        points(series, "cycled", Role.PASSED, rows, heights, i -> rows.get(i).counted() && cycled(rows.get(i)));
        points(series, "failed", Role.FAILED, rows, heights, i -> rows.get(i).counted() && !cycled(rows.get(i)));
        points(series, "undetermined", Role.UNDECIDED, rows, heights, i -> rows.get(i).verdict() == Verdict.UNDETERMINED);
        points(
                series,
                "does not count",
                Role.MASKED,
                rows,
                heights,
                i -> !rows.get(i).counted() && rows.get(i).verdict() != Verdict.UNDETERMINED);
        return new Figure(
                        "Critical current density",
                        Axis.log("Current density", DENSITY),
                        Axis.linear(p == null ? "Failed" : "P(failing)", ""),
                        null,
                        false,
                        series)
                .withShades(bracket(ccd))
                .withFlags(flags);
    }

    private static boolean isSeen(double density) {
        return density > 0 && Double.isFinite(density);
    }

    private static boolean cycled(RegionVerdict v) {
        return v.verdict() == Verdict.CYCLED;
    }

    private static void curve(FailureProbability p, double low, double high, List<Series> series) {
        double[] j = new double[CURVE_POINTS];
        double[] middle = new double[CURVE_POINTS];
        double[] lower = new double[CURVE_POINTS];
        double[] upper = new double[CURVE_POINTS];
        for (int i = 0; i < CURVE_POINTS; i++) {
            j[i] = low * Math.pow(high / low, (double) i / (CURVE_POINTS - 1));
            middle[i] = p.probability(j[i]);
            double[] band = p.band(j[i]);
            lower[i] = band[0];
            upper[i] = band[1];
        }
        series.add(Series.band("", j, lower, upper, Role.FIT_2));
        series.add(Series.of("probability, 95 % band", j, middle, Mark.LINE, Role.FIT_2));
    }

    private static List<Shade> bracket(CriticalCurrentDensity ccd) {
        if (!ccd.hasBracket()) {
            return List.of();
        }
        boolean contradicts = ccd.lower() >= ccd.upper();
        double from = Math.min(ccd.lower(), ccd.upper());
        double to = Math.max(ccd.lower(), ccd.upper());
        return List.of(new Shade(
                "bracket",
                from,
                to,
                contradicts ? Role.FAILED : Role.REFERENCE,
                contradicts ? "contradiction" : ValueText.number(from, 3) + " to " + ValueText.number(to, 3),
                true));
    }

    /** Where each verdict stands: at 0, 1 or between, those of one current density one above the other. */
    private static double[] heights(List<RegionVerdict> rows) {
        double[] heights = new double[rows.size()];
        for (int i = 0; i < heights.length; i++) {
            RegionVerdict v = rows.get(i);
            int before = 0;
            for (int k = 0; k < i; k++) {
                RegionVerdict other = rows.get(k);
                boolean same = other.verdict() == v.verdict()
                        && Math.abs(other.currentDensityUaPerUm2() - v.currentDensityUaPerUm2())
                                <= CriticalCurrentDensity.SAME * v.currentDensityUaPerUm2();
                before += same ? 1 : 0;
            }
            heights[i] = switch (v.verdict()) {
                case CYCLED -> Math.min(6 * STACK, STACK * before);
                case FAILED -> Math.max(1 - 6 * STACK, 1 - STACK * before);
                case UNDETERMINED -> 0.5 + STACK * (before % 2 == 0 ? before / 2 : -(before + 1) / 2);
            };
        }
        return heights;
    }

    private static void points(
            List<Series> series, String name, Role role, List<RegionVerdict> rows, double[] heights, IntPredicate which) {
        int[] indices = IntStream.range(0, rows.size())
                .filter(i -> isSeen(rows.get(i).currentDensityUaPerUm2()) && which.test(i))
                .toArray();
        if (indices.length > 0) {
            double[] x = Arrays.stream(indices).mapToDouble(i -> rows.get(i).currentDensityUaPerUm2()).toArray();
            series.add(Series.of(name, x, at(heights, indices), Mark.POINTS, role).withIndices(indices));
        }
    }
}
