// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.report.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.unit.ValueText;
import org.interphase.cycling.AnalysisOptions;
import org.interphase.cycling.CriticalCurrentDensity;
import org.interphase.cycling.CycleAnalyser;
import org.interphase.cycling.CycleAnalysis;
import org.interphase.cycling.CycleEvent;
import org.interphase.cycling.CycleFigures;
import org.interphase.cycling.FailureProbability;
import org.interphase.cycling.RegionVerdict;
import org.interphase.report.HtmlPage;
import org.interphase.report.HtmlPage.Captioned;
import org.interphase.report.Table;
import org.interphase.synthetic.cycling.CycleGraphGenerator;
import org.interphase.synthetic.cycling.CycleGraphKind;
import org.interphase.synthetic.cycling.CycleGraphTruth;
import org.interphase.synthetic.cycling.GeneratedCycleGraph;

/** Shows voltage and current of cells against time, and judges them. */
final class CyclingStation implements Station {

    private static final double TWO_HOURS_S = 7_200;
    private static final int MOST_LISTED = 12;
    private static final double NEAR_S = 60;

    /** A region of the small set: how its graph is made, at which current density in µA µm⁻². */
    private record Region(CycleGraphKind kind, double density, long seed) {}

    private static final long EXAMPLE_SEED = 2026;

    /** The current densities of the paper, three regions each: all cycle up to 0.04 µA µm⁻², all fail above. */
    private static List<Region> exampleRegions() {
        List<Region> regions = new ArrayList<>();
        long seed = EXAMPLE_SEED;
        for (double density : new double[] {0.02, 0.04, 0.06, 0.1, 0.2, 0.5}) {
            for (int k = 0; k < 3; k++) {
                CycleGraphKind kind = density > 0.04
                        ? CycleGraphKind.FAILED
                        : k == 2 ? CycleGraphKind.SOFT_SHORT : CycleGraphKind.CYCLED;
                regions.add(new Region(kind, density, seed++));
            }
        }
        return regions;
    }

    @Override
    public void example(Report report, Progress progress) throws CancelledException {
        HtmlPage page = report.page();
        page.section("Cycle graphs");
        page.paragraph("Plating of sodium for half an hour through a contact of 1 µm², simulated with noise, drift,"
                + " oscillation and jumps of the contact. The verdicts below were made from voltage and current alone;"
                + " the truth stands beside them.");
        GeneratedCycleGraph cycled = CycleGraphGenerator.generate(CycleGraphKind.REPLATE, EXAMPLE_SEED, 0.04);
        GeneratedCycleGraph failed = CycleGraphGenerator.generate(CycleGraphKind.FAILED, EXAMPLE_SEED, 0.1);
        judged(cycled, "Plated, stripped and plated again at 0.04 µA µm⁻²", report, progress);
        judged(failed, "Plated at 0.1 µA µm⁻²", report, progress);
        regions(report, progress);
    }

    private static void judged(GeneratedCycleGraph graph, String heading, Report report, Progress progress)
            throws CancelledException {
        HtmlPage page = report.page();
        CycleAnalysis analysis = CycleAnalyser.analyse(graph.record(), AnalysisOptions.DEFAULT, progress);
        page.part(heading);
        verdict(page, analysis, graph.truth().verdict());
        report.findings()
                .add(new DemoResult.Finding(
                        "confidence that the region " + analysis.verdict(), analysis.confidence(), Double.NaN, ""));
        page.figures(List.of(new Captioned(
                CycleFigures.voltageAndCurrent(graph.record(), analysis),
                "Voltage (left axis) and current (right axis) against time; bars show the evidence, flags the events.",
                440)));
        evidence(page, analysis);
        events(page, analysis, graph.truth());
    }

    private static void verdict(HtmlPage page, CycleAnalysis analysis, String truth) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Verdict", analysis.verdict().toString());
        facts.put("Confidence", ValueText.number(analysis.confidence(), 3));
        if (!truth.isEmpty()) {
            facts.put("Truth", truth);
        }
        analysis.deciding().ifPresent(s -> {
            facts.put("Current density", ValueText.number(s.currentDensityUaPerUm2(), 3) + " µA µm⁻²");
            facts.put("Mean voltage", ValueText.withError(s.meanVoltageV(), s.meanVoltageErrorV(), "V"));
        });
        page.facts(facts);
    }

    private static void evidence(HtmlPage page, CycleAnalysis analysis) {
        Table table = new Table(List.of(
                Table.text("Evidence"), Table.numbers("Value"), Table.numbers("Against"), Table.numbers("From s"),
                Table.numbers("To s"), Table.text("Speaks for"), Table.text("In words")));
        analysis.evidence().stream()
                .limit(MOST_LISTED)
                .forEach(e -> table.row(
                        e.rule().label(),
                        ValueText.withError(e.value(), e.standardError(), ""),
                        ValueText.number(e.threshold(), 3),
                        ValueText.number(e.fromS(), 5),
                        ValueText.number(e.toS(), 5),
                        e.speaksFor().toString(),
                        e.sentence()));
        page.table(table);
    }

    private static void events(HtmlPage page, CycleAnalysis analysis, CycleGraphTruth truth) {
        if (analysis.events().isEmpty()) {
            return;
        }
        List<Table.Column> columns = new ArrayList<>(
                List.of(Table.text("Event"), Table.numbers("Time s"), Table.numbers("Value")));
        if (truth != null) {
            columns.add(Table.numbers("True time s"));
        }
        Table table = new Table(columns);
        for (CycleEvent e : analysis.events()) {
            List<String> cells = new ArrayList<>(List.of(
                    e.kind().label(),
                    ValueText.withError(e.timeS(), e.timeErrorS(), ""),
                    ValueText.withError(e.value(), e.valueError(), e.unit())));
            if (truth != null) {
                cells.add(truth.events().stream()
                        .map(CycleGraphTruth.Event::timeS)
                        .min(Comparator.comparingDouble(t -> Math.abs(t - e.timeS())))
                        .filter(t -> Math.abs(t - e.timeS()) < NEAR_S)
                        .map(t -> ValueText.number(t, 5))
                        .orElse("—"));
            }
            table.row(cells.toArray(String[]::new));
        }
        page.table(table);
    }

    private static void regions(Report report, Progress progress) throws CancelledException {
        HtmlPage page = report.page();
        List<RegionVerdict> verdicts = new ArrayList<>();
        for (Region r : exampleRegions()) {
            GeneratedCycleGraph graph = CycleGraphGenerator.generate(r.kind(), r.seed(), r.density());
            verdicts.addAll(CriticalCurrentDensity.verdicts(
                    "region " + (verdicts.size() + 1),
                    graph.record().id(),
                    CycleAnalyser.analyse(graph.record(), AnalysisOptions.DEFAULT, progress)));
        }
        CriticalCurrentDensity ccd = CriticalCurrentDensity.of(verdicts);
        page.part("Critical current density of " + verdicts.size() + " regions");
        page.paragraph("Three regions at each of the paper's current densities. In truth all cycle up to 0.04 µA µm⁻² and"
                + " all fail above.");
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Highest cycled", ValueText.number(ccd.lower(), 3) + " µA µm⁻²");
        facts.put("Lowest failed", ValueText.number(ccd.upper(), 3) + " µA µm⁻²");
        if (ccd.probability() != null) {
            FailureProbability p = ccd.probability();
            facts.put("Half fail at", ValueText.number(p.j50(), 3) + " µA µm⁻² (95 % interval "
                    + ValueText.number(p.lower95(), 3) + " to " + ValueText.number(p.upper95(), 3) + ")");
        }
        facts.put("Contradictions", ccd.contradictions().isEmpty() ? "none" : Integer.toString(ccd.contradictions().size()));
        page.facts(facts);
        report.findings()
                .add(new DemoResult.Finding(
                        "critical current density", ccd.criticalCurrentDensityUaPerUm2(), Double.NaN, "µA µm⁻²"));
        page.figures(List.of(new Captioned(
                CycleFigures.criticalCurrentDensity(ccd),
                "Verdicts against current density, the bracket, and the probability of failing with its 95 % band.",
                400)));
    }

    @Override
    public void file(OperationInput.Source source, Report report, Progress progress) throws CancelledException {
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
        judge(record, report, progress);
    }

    private static void judge(CyclingRecord record, Report report, Progress progress) throws CancelledException {
        HtmlPage page = report.page();
        page.part("Verdict");
        CycleAnalysis analysis;
        try {
            analysis = CycleAnalyser.analyse(record, AnalysisOptions.DEFAULT, progress);
        } catch (IllegalArgumentException e) {
            page.warning("No verdict: " + e.getMessage());
            return;
        }
        page.paragraph("Read as the cycle graph of a region that is plated first, through a contact of 1 µm².");
        verdict(page, analysis, "");
        analysis.remarks().forEach(page::warning);
        evidence(page, analysis);
        if (analysis.events().size() <= MOST_LISTED) {
            events(page, analysis, null);
        }
        report.findings()
                .add(new DemoResult.Finding(
                        "confidence of '" + analysis.verdict() + "'", analysis.confidence(), Double.NaN, ""));
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
