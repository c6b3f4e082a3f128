// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling.internal.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.operation.Declaration;
import org.interphase.core.operation.Inputs;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.OperationException;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.operation.ResultText;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.unit.ValueText;
import org.interphase.cycling.CapacityAnalysis;
import org.interphase.cycling.CapacityOptions;
import org.interphase.cycling.CycleCapacity;
import org.interphase.cycling.HalfCycle;
import org.interphase.cycling.IncrementalCapacity;
import org.osgi.service.component.annotations.Component;

/** {@code cycle capacity}. */
@Component(service = Operation.class)
public final class CapacityOperation implements Operation<CapacitySettings, CapacityReport> {

    private static final int DIGITS = 5;
    private static final String[] PREFIXES = {"", "m", "µ", "n", "p"};

    @Override
    public Declaration declaration() {
        return new Declaration(
                "cycle capacity",
                "Capacity of each cycle",
                "Capacity, coulombic efficiency and energy of each cycle of a record, and dQ/dV on request.",
                Inputs.one(DatasetKind.CYCLING),
                false,
                "");
    }

    @Override
    public Class<CapacitySettings> settingsType() {
        return CapacitySettings.class;
    }

    @Override
    public CapacityReport run(OperationInput input, CapacitySettings settings, Progress progress)
            throws OperationException, CancelledException {
        CyclingRecord record = input.only(CyclingRecord.class);
        try {
            CapacityAnalysis analysis =
                    CapacityAnalysis.of(record, new CapacityOptions(settings.count(), settings.start()), progress);
            List<String> remarks = new ArrayList<>(analysis.remarks());
            List<IncrementalCapacity> curves = settings.dqdv() ? curves(record, analysis, settings, remarks) : List.of();
            return new CapacityReport(
                    analysis.countedBy(),
                    analysis.chargeFrom(),
                    analysis.currentThresholdA(),
                    analysis.points(),
                    analysis.cycles(),
                    curves,
                    List.copyOf(remarks));
        } catch (IllegalArgumentException e) {
            throw new OperationException(e.getMessage(), e);
        }
    }

    private static List<IncrementalCapacity> curves(
            CyclingRecord record, CapacityAnalysis analysis, CapacitySettings settings, List<String> remarks) {
        List<HalfCycle> all = analysis.halfCycles();
        double step = settings.stepV() == null ? Double.NaN : settings.stepV();
        List<IncrementalCapacity> curves = IncrementalCapacity.curves(record, analysis, all, step, settings.window());
        if (curves.size() < all.size()) {
            remarks.add((all.size() - curves.size()) + " of " + all.size()
                    + " half cycles have no dQ/dV: too few rows, or a voltage that does not go from one end to the other");
        }
        return curves;
    }

    @Override
    public String text(CapacityReport r) {
        List<String> lines = new ArrayList<>();
        int n = r.cycles().size();
        lines.add(n + (n == 1 ? " cycle" : " cycles") + " of " + r.points() + " points; told apart by " + r.countedBy()
                + " (rest up to " + ValueText.number(r.currentThresholdA(), 3) + " A), charge from " + r.chargeFrom());
        lines.add("");
        int charge = prefix(r.cycles().stream().flatMapToDouble(c -> DoubleStream.of(c.chargeAh(), c.dischargeAh())));
        int energy = prefix(r.cycles().stream()
                .flatMapToDouble(c -> DoubleStream.of(c.chargeEnergyWh(), c.dischargeEnergyWh())));
        List<String[]> rows = new ArrayList<>();
        String ah = " / " + PREFIXES[charge] + "A·h";
        String wh = " / " + PREFIXES[energy] + "W·h";
        rows.add(new String[] {
            "cycle", "charge" + ah, "discharge" + ah, "coulombic efficiency / %", "charge" + wh, "discharge" + wh,
            "energy efficiency / %", ""
        });
        for (CycleCapacity c : r.cycles()) {
            rows.add(new String[] {
                Integer.toString(c.number()),
                value(c.chargeAh(), c.chargeErrorAh(), charge),
                value(c.dischargeAh(), c.dischargeErrorAh(), charge),
                percent(c.coulombicEfficiency(), c.coulombicEfficiencyError()),
                number(c.chargeEnergyWh() * Math.pow(1000, energy)),
                number(c.dischargeEnergyWh() * Math.pow(1000, energy)),
                number(100 * c.energyEfficiency()),
                c.complete() ? "" : "not complete"
            });
        }
        lines.addAll(ResultText.align(rows));
        if (!r.incrementalCapacity().isEmpty()) {
            lines.add("");
            List<String[]> curves = new ArrayList<>();
            curves.add(new String[] {"dQ/dV", "", "bins", "from / V", "to / V", "highest at / V"});
            for (IncrementalCapacity c : r.incrementalCapacity()) {
                double[] v = c.voltageV();
                curves.add(new String[] {
                    "cycle " + c.cycle(),
                    c.direction().toString(),
                    Integer.toString(v.length),
                    number(v[0] - c.stepV() / 2),
                    number(v[v.length - 1] + c.stepV() / 2),
                    number(v[highest(c.chargeAhPerV())])
                });
            }
            lines.addAll(ResultText.align(curves));
            lines.add("(the curves are in the output of --json, and of -o FILE.csv)");
        }
        if (!r.remarks().isEmpty()) {
            lines.add("");
            r.remarks().forEach(x -> lines.add("note: " + x));
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static int highest(double[] values) {
        int at = 0;
        for (int i = 1; i < values.length; i++) {
            at = values[i] > values[at] ? i : at;
        }
        return at;
    }

    /** How many times a thousand makes the largest a number of few digits. */
    private static int prefix(DoubleStream values) {
        double largest = values.map(Math::abs).filter(Double::isFinite).max().orElse(0);
        int thousands = 0;
        while (largest > 0 && largest < 1 && thousands < PREFIXES.length - 1) {
            largest *= 1000;
            thousands++;
        }
        return thousands;
    }

    private static String value(double value, double error, int thousands) {
        double factor = Math.pow(1000, thousands);
        return error > 0 ? ValueText.withError(value * factor, error * factor, "") : number(value * factor);
    }

    private static String percent(double value, double error) {
        return error > 0 ? ValueText.withError(100 * value, 100 * error, "") : number(100 * value);
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "—" : ValueText.number(value, DIGITS);
    }

    @Override
    public Optional<String> csv(CapacityReport r) {
        StringBuilder out = new StringBuilder();
        if (r.incrementalCapacity().isEmpty()) {
            out.append("number,first,complete,fromS,toS,chargeAh,chargeErrorAh,dischargeAh,dischargeErrorAh,"
                    + "coulombicEfficiency,coulombicEfficiencyError,energyWh,chargeEnergyWh,dischargeEnergyWh,"
                    + "energyEfficiency,meanChargeVoltageV,meanDischargeVoltageV\n");
            for (CycleCapacity c : r.cycles()) {
                out.append(c.number()).append(',').append(c.first()).append(',').append(c.complete());
                for (double v : new double[] {
                    c.fromS(), c.toS(), c.chargeAh(), c.chargeErrorAh(), c.dischargeAh(), c.dischargeErrorAh(),
                    c.coulombicEfficiency(), c.coulombicEfficiencyError(), c.energyWh(), c.chargeEnergyWh(),
                    c.dischargeEnergyWh(), c.energyEfficiency(), c.meanChargeVoltageV(), c.meanDischargeVoltageV()
                }) {
                    out.append(',').append(cell(v));
                }
                out.append('\n');
            }
            return Optional.of(out.toString());
        }
        out.append("cycle,direction,voltageV,chargeAhPerV,standardErrorAhPerV\n");
        for (IncrementalCapacity c : r.incrementalCapacity()) {
            double[] v = c.voltageV();
            double[] q = c.chargeAhPerV();
            double[] e = c.standardErrorAhPerV();
            for (int i = 0; i < v.length; i++) {
                out.append(c.cycle()).append(',').append(c.direction()).append(',').append(v[i]).append(',');
                out.append(cell(q[i])).append(',').append(cell(e[i])).append('\n');
            }
        }
        return Optional.of(out.toString());
    }

    private static String cell(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }
}
