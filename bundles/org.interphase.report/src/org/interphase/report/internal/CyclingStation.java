// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.report.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.figure.Axis;
import org.interphase.core.figure.Figure;
import org.interphase.core.figure.Series;
import org.interphase.core.figure.Series.Mark;
import org.interphase.core.figure.Series.Role;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.progress.Progress;
import org.interphase.core.unit.ValueText;
import org.interphase.report.HtmlPage;
import org.interphase.report.HtmlPage.Captioned;
import org.interphase.report.Table;

/** Shows voltage and current of cells against time. */
final class CyclingStation implements Station {

    private static final double TWO_HOURS_S = 7_200;
    private static final int MOST_LISTED = 12;

    @Override
    public void example(Report report, Progress progress) {
        // Cells are simulated where their verdicts are made, which the suite does not do yet.
    }

    @Override
    public void file(OperationInput.Source source, Report report, Progress progress) {
        List<CyclingRecord> records = Station.of(source, CyclingRecord.class);
        if (records.isEmpty()) {
            return;
        }
        CyclingRecord record = records.get(0);
        HtmlPage page = report.page();
        page.section("Voltage and current");
        if (records.size() > 1) {
            page.paragraph("This file has " + records.size() + " such records. Shown is the first; any other is shown by"
                    + " its ID, such as " + source.file().path().getFileName() + "#" + records.get(1).id() + ".");
            Table table = new Table(List.of(Table.text("ID"), Table.text("Name"), Table.numbers("Rows")));
            records.stream()
                    .limit(MOST_LISTED)
                    .forEach(r -> table.row(r.id(), r.label(), Integer.toString(r.points())));
            page.table(table);
        }
        show(record, report);
    }

    private static void show(CyclingRecord record, Report report) {
        HtmlPage page = report.page();
        double[] time = record.timeS();
        double[] voltage = record.voltageV();
        double[] current = record.currentA();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Rows", Integer.toString(record.points()));
        double duration = extreme(time, true) - extreme(time, false);
        facts.put("Duration", duration(duration));
        facts.put("Voltage", range(voltage, "V"));
        report.findings().add(new DemoResult.Finding("duration", duration, Double.NaN, "s"));
        report.findings().add(new DemoResult.Finding("lowest voltage", extreme(voltage, false), Double.NaN, "V"));
        report.findings().add(new DemoResult.Finding("highest voltage", extreme(voltage, true), Double.NaN, "V"));
        if (record.hasCurrent()) {
            Charge charge = Charge.of(time, current);
            facts.put("Current", range(current, "A"));
            facts.put("Charge, oxidation", charge(charge.positive()));
            facts.put("Charge, reduction", charge(charge.negative()));
            report.findings().add(
                    new DemoResult.Finding("charge of oxidation", charge.positive(), Double.NaN, "C"));
            report.findings().add(
                    new DemoResult.Finding("charge of reduction", charge.negative(), Double.NaN, "C"));
            page.facts(facts);
            if (charge.skipped() > 0) {
                page.warning(charge.skipped() + (charge.skipped() == 1 ? " interval was" : " intervals were")
                        + " left out of the charge: a time or a current is missing, or the time falls.");
            }
        } else {
            page.facts(facts);
            page.paragraph("The file stores no current, so no charge can be stated.");
        }
        page.figures(List.of(new Captioned(
                figure(record, duration),
                record.hasCurrent()
                        ? "Voltage (left axis) and current (right axis, positive for oxidation) against time."
                        : "Voltage against time.",
                440)));
    }

    private static Figure figure(CyclingRecord record, double duration) {
        boolean hours = duration > TWO_HOURS_S;
        double[] x = record.timeS();
        if (hours) {
            Arrays.setAll(x, i -> x[i] / 3_600);
        }
        List<Series> series = new ArrayList<>();
        if (record.hasCurrent()) {
            series.add(new Series("current", x, record.currentA(), Mark.LINE, Role.DATA_2, true));
        }
        series.add(Series.of("voltage", x, record.voltageV(), Mark.LINE, Role.DATA));
        return new Figure(
                "Voltage and current",
                Axis.linear("Time", hours ? "h" : "s"),
                Axis.linear("Voltage", "V"),
                record.hasCurrent() ? Axis.linear("Current", "A") : null,
                false,
                series);
    }

    /**
     * Charge in C by the trapezoidal rule.
     *
     * @param positive that of positive currents
     * @param negative that of negative currents, below 0
     * @param skipped intervals without a time or a current, or in which the time falls
     */
    record Charge(double positive, double negative, int skipped) {
        static Charge of(double[] timeS, double[] currentA) {
            double positive = 0;
            double negative = 0;
            int skipped = 0;
            for (int i = 1; i < timeS.length; i++) {
                double dt = timeS[i] - timeS[i - 1];
                double q = dt * (currentA[i] + currentA[i - 1]) / 2;
                if (!(dt >= 0) || !Double.isFinite(q)) {
                    skipped++;
                } else if (q > 0) {
                    positive += q;
                } else {
                    negative += q;
                }
            }
            return new Charge(positive, negative, skipped);
        }
    }

    private static String charge(double coulomb) {
        return ValueText.withError(coulomb, Double.NaN, "C") + " = "
                + ValueText.withError(coulomb / 3_600, Double.NaN, "A") + "·h";
    }

    /** {@return a duration for people: hours where it is long} */
    static String duration(double seconds) {
        return seconds > TWO_HOURS_S
                ? ValueText.number(seconds / 3_600, 5) + " h"
                : ValueText.number(seconds, 5) + " s";
    }

    private static String range(double[] values, String unit) {
        return ValueText.withError(extreme(values, false), Double.NaN, unit) + " to "
                + ValueText.withError(extreme(values, true), Double.NaN, unit);
    }

    private static double extreme(double[] values, boolean largest) {
        double best = Double.NaN;
        for (double v : values) {
            if (Double.isFinite(v) && !(largest ? v <= best : v >= best)) {
                best = v;
            }
        }
        return best;
    }
}
