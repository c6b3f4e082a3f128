// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.figure.Axis;
import org.interphase.core.figure.Figure;
import org.interphase.core.figure.Series;
import org.interphase.core.figure.Series.Mark;
import org.interphase.core.figure.Series.Role;

/** The figures of capacity: the same in the workbench and in a report. */
public final class CapacityFigures {

    /** A curve of voltage over capacity keeps so many rows: more are not seen. */
    private static final int MOST_ROWS = 4000;

    private static final double SECONDS_OF_AN_HOUR = 3600;

    private CapacityFigures() {}

    /**
     * {@return charge and discharge (left) and coulombic efficiency (right) against the cycle's number; cycles that are not
     * complete are marked}
     *
     * @param analysis the cycles
     */
    public static Figure capacity(CapacityAnalysis analysis) {
        Scale scale = Scale.of(analysis.cycles().stream()
                .mapToDouble(c -> finite(Math.max(finite(c.chargeAh()), finite(c.dischargeAh()))))
                .max()
                .orElse(0));
        List<CycleCapacity> complete =
                analysis.cycles().stream().filter(CycleCapacity::complete).toList();
        List<CycleCapacity> others =
                analysis.cycles().stream().filter(c -> !c.complete()).toList();
        List<Series> series = new ArrayList<>();
        if (!others.isEmpty()) {
            series.add(numbered("not complete", others, c -> c.chargeAh() * scale.factor, Role.MASKED));
            series.add(numbered("", others, c -> c.dischargeAh() * scale.factor, Role.MASKED));
        }
        series.add(numbered("charge", complete, c -> c.chargeAh() * scale.factor, Role.OVERLAY_2)
                .withErrors(
                        errors(complete, c -> c.chargeErrorAh() * scale.factor),
                        errors(complete, c -> c.chargeErrorAh() * scale.factor)));
        series.add(numbered("discharge", complete, c -> c.dischargeAh() * scale.factor, Role.DATA)
                .withErrors(
                        errors(complete, c -> c.dischargeErrorAh() * scale.factor),
                        errors(complete, c -> c.dischargeErrorAh() * scale.factor)));
        series.add(numbered("efficiency", complete, c -> c.coulombicEfficiency() * 100, Role.DATA_2).onRightAxis());
        return new Figure(
                "Capacity of each cycle",
                Axis.counted("Cycle"),
                Axis.linear("Capacity", scale.unit),
                Axis.linear("Coulombic efficiency", "%"),
                false,
                series);
    }

    /**
     * {@return dQ/dV against voltage, discharges downwards; with the band of two standard errors where there are at most two
     * curves}
     *
     * @param curves the curves, of as many half cycles as shall be compared
     */
    public static Figure incrementalCapacity(List<IncrementalCapacity> curves) {
        Scale scale = Scale.of(curves.stream()
                .flatMapToDouble(c -> Arrays.stream(c.chargeAhPerV()))
                .map(Math::abs)
                .max()
                .orElse(0));
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < curves.size(); i++) {
            IncrementalCapacity c = curves.get(i);
            double sign = c.direction() == Direction.CHARGE ? scale.factor : -scale.factor;
            double[] x = c.voltageV();
            double[] y = times(c.chargeAhPerV(), sign);
            Role role = role(i, c.direction(), curves.size());
            if (curves.size() <= 2) {
                double[] e = times(c.standardErrorAhPerV(), 2 * scale.factor);
                double[] lower = new double[y.length];
                double[] upper = new double[y.length];
                for (int k = 0; k < y.length; k++) {
                    lower[k] = y[k] - e[k];
                    upper[k] = y[k] + e[k];
                }
                series.add(Series.band("", x, lower, upper, role));
            }
            series.add(Series.of(name(c.cycle(), c.direction()), x, y, Mark.LINE, role));
        }
        return new Figure(
                "Incremental capacity",
                Axis.linear("Voltage", "V"),
                Axis.linear("dQ/dV", scale.unit + "/V"),
                null,
                false,
                series);
    }

    /**
     * {@return voltage against the charge since the beginning of each half cycle}
     *
     * @param record voltage and current, or charge, against time
     * @param analysis of this record
     * @param halfCycles those of the analysis that are shown
     */
    public static Figure voltage(CyclingRecord record, CapacityAnalysis analysis, List<HalfCycle> halfCycles) {
        ChargeSource source = ChargeSource.of(record);
        Scale scale = Scale.of(halfCycles.stream()
                .mapToDouble(h -> Math.abs(h.chargeC()) / SECONDS_OF_AN_HOUR)
                .max()
                .orElse(0));
        List<Series> series = new ArrayList<>();
        for (int k = 0; k < halfCycles.size(); k++) {
            HalfCycle h = halfCycles.get(k);
            int rows = h.lastRow() - h.firstRow() + 1;
            int stride = Math.max(1, rows / MOST_ROWS);
            double[] x = new double[rows / stride + 2];
            double[] y = new double[x.length];
            double sign = (h.direction() == Direction.CHARGE ? 1 : -1) * scale.factor / SECONDS_OF_AN_HOUR;
            double sum = 0;
            int n = 0;
            int before = -1;
            for (int i = h.firstRow(); i <= h.lastRow(); i++) {
                double dt = before < 0 ? 0 : record.timeS(i) - record.timeS(before);
                double a = source.currentA(before < 0 ? i - 1 : before, i);
                if (dt < 0 || !Double.isFinite(a)) {
                    continue;
                }
                if (before >= 0) {
                    sum += source.isCounted() ? source.between(before, i) : (a + record.currentA(before)) / 2 * dt;
                }
                before = i;
                if ((i - h.firstRow()) % stride == 0 || i == h.lastRow()) {
                    x[n] = sum * sign;
                    y[n++] = record.voltageV(i);
                }
            }
            series.add(Series.of(
                    name(analysis.cycleOf(h).number(), h.direction()),
                    Arrays.copyOf(x, n),
                    Arrays.copyOf(y, n),
                    Mark.LINE,
                    role(k, h.direction(), halfCycles.size())));
        }
        return new Figure(
                "Voltage over capacity",
                Axis.linear("Capacity", scale.unit),
                Axis.linear("Voltage", "V"),
                null,
                false,
                series);
    }

    private static String name(int cycle, Direction direction) {
        return direction + " " + cycle;
    }

    private static Role role(int index, Direction direction, int count) {
        if (count <= 2) {
            return direction == Direction.DISCHARGE ? Role.DATA : Role.DATA_2;
        }
        return Role.overlay(index);
    }

    private static Series numbered(
            String name, List<CycleCapacity> cycles, ToDoubleFunction<CycleCapacity> value, Role role) {
        return Series.of(
                name,
                cycles.stream().mapToDouble(CycleCapacity::number).toArray(),
                cycles.stream().mapToDouble(value).toArray(),
                Mark.POINTS,
                role);
    }

    private static double[] errors(List<CycleCapacity> cycles, ToDoubleFunction<CycleCapacity> error) {
        return cycles.stream().mapToDouble(error).toArray();
    }

    private static double[] times(double[] values, double factor) {
        return Arrays.stream(values).map(v -> v * factor).toArray();
    }

    private static double finite(double value) {
        return Double.isFinite(value) ? value : 0;
    }

    /** A unit in which the largest of some charges is a number of few digits. */
    record Scale(double factor, String unit) {

        static Scale of(double largestAh) {
            String[] units = {"A·h", "mA·h", "µA·h", "nA·h", "pA·h"};
            double factor = 1;
            for (String unit : units) {
                if (largestAh * factor >= 1 || unit.equals(units[units.length - 1]) || !(largestAh > 0)) {
                    return new Scale(factor, unit);
                }
                factor *= 1000;
            }
            throw new AssertionError("the last unit is taken");
        }
    }
}
