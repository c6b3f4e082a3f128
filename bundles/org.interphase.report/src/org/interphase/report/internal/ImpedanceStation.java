// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.report.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.unit.ValueText;
import org.interphase.eis.Circuit;
import org.interphase.eis.CircuitFit;
import org.interphase.eis.DerivedQuantity;
import org.interphase.eis.EisFigures;
import org.interphase.eis.FitOptions;
import org.interphase.eis.FitResult;
import org.interphase.eis.FittedParameter;
import org.interphase.eis.FrequencyGrid;
import org.interphase.eis.Simulation;
import org.interphase.eis.diagram.CircuitSvg;
import org.interphase.report.HtmlPage;
import org.interphase.report.HtmlPage.Captioned;
import org.interphase.report.Table;

/** Fits impedance spectra. */
final class ImpedanceStation implements Station {

    private static final String EXAMPLE_CIRCUIT = "R0-p(R1,CPE1)-p(R2,CPE2)";
    private static final double EXAMPLE_NOISE = 0.01;
    private static final long EXAMPLE_SEED = 101;
    private static final int MOST_ROWS = 1_000;
    private static final int MOST_LISTED = 12;
    private static final double POOR_PERCENT = 5;
    /** A difference of AICc from which the worse model has essentially no support: Burnham and Anderson (2002), 2.6. */
    private static final double MUCH_BETTER = 10;

    /** The truth of the example: the first row of the paper's Table 1. */
    private static Map<String, Double> exampleTruth() {
        Map<String, Double> truth = new LinkedHashMap<>();
        truth.put("R0", 500.0);
        truth.put("R1", 3188.0);
        truth.put("CPE1.Q", 1.235588e-09);
        truth.put("CPE1.alpha", 0.9);
        truth.put("R2", 25135.0);
        truth.put("CPE2.Q", 6.3410653e-09);
        truth.put("CPE2.alpha", 0.9);
        return truth;
    }

    @Override
    public void example(Report report, Progress progress) throws CancelledException {
        HtmlPage page = report.page();
        Circuit circuit = Circuit.parse(EXAMPLE_CIRCUIT);
        Map<String, Double> truth = exampleTruth();
        ImpedanceSpectrum spectrum = Simulation.simulate(
                circuit,
                circuit.values(truth),
                new FrequencyGrid(7e6, 100, 10.1).frequenciesHz(),
                EXAMPLE_NOISE,
                EXAMPLE_SEED);
        FitResult fit = CircuitFit.fit(spectrum, circuit, FitOptions.DEFAULT, progress);
        page.section("Impedance of a solid electrolyte");
        page.paragraph("A spectrum of the circuit " + circuit + " with the values of a ceramic solid electrolyte:"
                + " R1 and CPE1 stand for its grain boundaries, R2 and CPE2 for its interface with the electrode."
                + " Gaussian noise of 1 % of |Z| is on the real and on the imaginary part (seed " + EXAMPLE_SEED
                + "). The fit was told the circuit and no start value.");
        facts(page, spectrum, Optional.of(fit));
        drawing(page, fit);
        figures(page, spectrum, fit);
        parameters(report, fit, truth);
        derived(report, fit, Map.of(
                "CPE1", hsuMansfeld(truth, "R1", "CPE1"), "CPE2", hsuMansfeld(truth, "R2", "CPE2")));
        details(page, spectrum, fit);
    }

    /** C = (Q·R^(1−α))^(1/α). Source: Hsu and Mansfeld, Corrosion 57 (2001) 747. */
    private static double hsuMansfeld(Map<String, Double> values, String resistor, String element) {
        double alpha = values.get(element + ".alpha");
        return Math.pow(
                values.get(element + ".Q") * Math.pow(values.get(resistor), 1 - alpha), 1 / alpha);
    }

    @Override
    public void file(OperationInput.Source source, Report report, Progress progress) throws CancelledException {
        List<ImpedanceSpectrum> spectra = Station.of(source, ImpedanceSpectrum.class);
        if (spectra.isEmpty()) {
            return;
        }
        ImpedanceSpectrum spectrum = spectra.get(0);
        HtmlPage page = report.page();
        page.section("Impedance");
        if (spectra.size() > 1) {
            several(page, source, spectra);
        }
        List<CircuitChoice.Candidate> ranked = CircuitChoice.rank(spectrum, progress);
        CircuitChoice.Candidate best = ranked.get(0);
        Optional<FitResult> fit = best.fit().filter(FitResult::converged);
        facts(page, spectrum, fit);
        if (fit.isEmpty()) {
            page.figures(List.of(
                    new Captioned(EisFigures.nyquist(spectrum), "The data in the complex plane.", 420),
                    new Captioned(EisFigures.bode(spectrum), "Modulus and phase of the data.", 420)));
            report.cannot("None of the circuits that were tried could be fitted to these data.");
            candidates(page, ranked, false);
            details(page, spectrum, null);
            return;
        }
        FitResult chosen = fit.get();
        page.part("Circuit " + best.circuit());
        double percent = rmsPercent(chosen);
        if (best.isEligible()) {
            page.paragraph("Of " + ranked.size() + " common circuits this one has the lowest Akaike criterion (AICc)"
                    + " among those whose parameters the data all determine; no start values were given, and no point"
                    + " was left out. That it describes the data does not make it the physics: other circuits can"
                    + " have the same impedance.");
        } else {
            report.cannot("Of " + ranked.size() + " common circuits none has all its parameters determined by these"
                    + " data. Shown is the one with the lowest Akaike criterion (AICc); " + best.verdict() + ".");
        }
        ranked.stream()
                .filter(c -> !c.isEligible() && best.isEligible() && c.aicc() < best.aicc() - MUCH_BETTER)
                .findFirst()
                .ifPresent(c -> page.paragraph("The data ask for more than they determine: " + c.circuit()
                        + " has a much lower criterion, residuals of "
                        + ValueText.number(rmsPercent(c.fit().orElseThrow()), 2) + " %, but " + c.verdict() + "."));
        if (percent > POOR_PERCENT) {
            page.warning("It describes the data poorly: the residuals are " + ValueText.number(percent, 2)
                    + " % of |Z|. Do not use these numbers; look at the residuals for where it fails.");
        }
        drawing(page, chosen);
        figures(page, spectrum, chosen);
        parameters(report, chosen, Map.of());
        derived(report, chosen, Map.of());
        candidates(page, ranked, best.isEligible());
        details(page, spectrum, chosen);
    }

    private static void several(HtmlPage page, OperationInput.Source source, List<ImpedanceSpectrum> spectra) {
        page.paragraph("This file has " + spectra.size() + " spectra. Shown is the first; any other is shown by its ID,"
                + " such as " + source.file().path().getFileName() + "#" + spectra.get(1).id() + ".");
        Table table = new Table(List.of(
                Table.text("ID"), Table.text("Name"), Table.numbers("Points"), Table.numbers("Frequencies")));
        for (ImpedanceSpectrum s : spectra.subList(0, Math.min(MOST_LISTED, spectra.size()))) {
            double[] f = s.frequencyHz();
            table.row(
                    s.id(),
                    s.label(),
                    Integer.toString(s.points()),
                    range(f, "Hz"));
        }
        if (spectra.size() > MOST_LISTED) {
            table.row("…", "and " + (spectra.size() - MOST_LISTED) + " more", "", "");
        }
        page.table(table);
    }

    private static void facts(HtmlPage page, ImpedanceSpectrum spectrum, Optional<FitResult> fit) {
        Map<String, String> facts = new LinkedHashMap<>();
        double[] f = spectrum.frequencyHz();
        double[] size = modulus(spectrum);
        facts.put("Points", Integer.toString(spectrum.points()));
        facts.put("Frequencies", range(f, "Hz"));
        facts.put("|Z|", range(size, "Ω"));
        long inductive = Arrays.stream(spectrum.im()).filter(v -> v > 0).count();
        if (inductive > 0) {
            facts.put("Points with Im Z > 0", Long.toString(inductive));
        }
        fit.ifPresent(r -> {
            facts.put("Residuals (rms)", ValueText.number(rmsPercent(r), 3) + " % of |Z|");
            facts.put("χ²/(2N − p), weights 1/|Z|²", ValueText.number(r.reducedChiSquare(), 4));
        });
        page.facts(facts);
    }

    private static void drawing(HtmlPage page, FitResult fit) {
        page.drawing(CircuitSvg.fragment(fit), "The circuit with its fitted values, errors in units of the last digit;"
                + " a question mark where the data do not determine one.");
    }

    private static void figures(HtmlPage page, ImpedanceSpectrum spectrum, FitResult fit) {
        page.figures(List.of(
                new Captioned(
                        EisFigures.nyquist(spectrum, Optional.of(fit)),
                        "Data and fit in the complex plane, on equal scales.",
                        420),
                new Captioned(
                        EisFigures.bode(spectrum, Optional.of(fit)),
                        "Modulus (left axis) and phase (right axis) against the frequency.",
                        420)));
        page.figures(List.of(new Captioned(
                EisFigures.residuals(fit),
                "Data minus fit in percent of |Z|. Where the circuit is right this is noise about zero.",
                250)));
    }

    private static void parameters(Report report, FitResult fit, Map<String, Double> truth) {
        List<Table.Column> columns = new ArrayList<>(List.of(Table.text("Parameter")));
        if (!truth.isEmpty()) {
            columns.add(Table.numbers("True value"));
        }
        columns.addAll(List.of(Table.numbers("Fitted ± standard error"), Table.numbers("95 % interval")));
        columns.add(truth.isEmpty() ? Table.text("") : Table.numbers("Pull"));
        Table table = new Table(columns);
        for (FittedParameter p : fit.parameters()) {
            List<String> cells = new ArrayList<>(List.of(p.name()));
            Double t = truth.get(p.name());
            if (t != null) {
                cells.add(ValueText.withError(t, Double.NaN, p.unit()));
            }
            cells.add(p.quantity().toString());
            cells.add(interval(p));
            cells.add(t == null ? p.remark() : Station.pull(p.value(), p.standardError(), t));
            table.row(cells.toArray(String[]::new));
            report.findings().add(
                    new DemoResult.Finding(p.name(), p.value(), p.standardError(), p.unit()));
        }
        report.page().part("Parameters");
        report.page().table(table);
        if (!truth.isEmpty()) {
            report.page().paragraph("The pull is (fitted − true)/standard error: within ±2 for 95 of 100 such numbers,"
                    + " if the errors are honest.");
        }
    }

    private static void derived(Report report, FitResult fit, Map<String, Double> truth) {
        if (fit.derived().isEmpty()) {
            return;
        }
        List<Table.Column> columns = new ArrayList<>(List.of(Table.text("Quantity"), Table.text("Formula")));
        if (!truth.isEmpty()) {
            columns.add(Table.numbers("True value"));
        }
        columns.addAll(List.of(Table.numbers("Value ± standard error"), Table.text("Typical of (l/A = 1 cm⁻¹)")));
        Table table = new Table(columns);
        for (DerivedQuantity d : fit.derived()) {
            List<String> cells = new ArrayList<>(List.of(d.name(), d.formula()));
            if (!truth.isEmpty()) {
                Double t = d.name().endsWith(".capacitance") ? truth.get(d.name().replace(".capacitance", "")) : null;
                cells.add(t == null ? "" : ValueText.withError(t, Double.NaN, d.unit()));
            }
            cells.add(d.quantity().toString());
            cells.add(String.join(", ", d.processes()));
            table.row(cells.toArray(String[]::new));
            report.findings().add(new DemoResult.Finding(d.name(), d.value(), d.standardError(), d.unit()));
        }
        report.page().part("What follows from them");
        report.page().table(table);
        report.page().paragraph("Errors come from the full covariance of the parameters, so a capacitance can be known"
                + " better than the Q that it is made of. Processes by capacitance: Irvine, Sinclair and West,"
                + " Adv. Mater. 2 (1990) 132; the ranges overlap, and the geometry of the cell moves them.");
    }

    private static void candidates(HtmlPage page, List<CircuitChoice.Candidate> ranked, boolean hasChosen) {
        page.part("Circuits that were tried");
        Table table = new Table(List.of(
                Table.text("Circuit"),
                Table.numbers("Parameters"),
                Table.numbers("Residuals / %"),
                Table.numbers("ΔAICc"),
                Table.text("")));
        double least = ranked.get(0).aicc();
        for (int i = 0; i < ranked.size(); i++) {
            CircuitChoice.Candidate c = ranked.get(i);
            String[] cells = {
                c.circuit(),
                c.fit().map(f -> Integer.toString(f.freeParameters())).orElse("—"),
                c.fit().map(f -> ValueText.number(rmsPercent(f), 3)).orElse("—"),
                Double.isNaN(c.aicc()) ? "—" : difference(c.aicc() - least),
                i == 0 && hasChosen ? "chosen" : c.verdict()
            };
            if (i == 0 && hasChosen) {
                table.markedRow(cells);
            } else {
                table.row(cells);
            }
        }
        page.table(table);
    }

    private static String difference(double value) {
        return ValueText.number(Math.rint(value * 10) / 10, 6).replace('-', '−');
    }

    private static void details(HtmlPage page, ImpedanceSpectrum spectrum, FitResult fit) {
        Table table = new Table(List.of(
                Table.numbers("Frequency / Hz"),
                Table.numbers("Re Z / Ω"),
                Table.numbers("Im Z / Ω"),
                Table.numbers("Fit: Re Z / Ω"),
                Table.numbers("Fit: Im Z / Ω")));
        double[] f = spectrum.frequencyHz();
        double[] re = spectrum.re();
        double[] im = spectrum.im();
        double[] fittedRe = fit == null ? null : fit.impedance(f).re();
        double[] fittedIm = fit == null ? null : fit.impedance(f).im();
        for (int i = 0; i < Math.min(f.length, MOST_ROWS); i++) {
            table.row(
                    ValueText.number(f[i], 7),
                    ValueText.number(re[i], 7),
                    ValueText.number(im[i], 7),
                    fit == null ? "—" : ValueText.number(fittedRe[i], 7),
                    fit == null ? "—" : ValueText.number(fittedIm[i], 7));
        }
        if (fit != null) {
            page.folded("Correlation of the parameters' errors", correlation(fit));
        }
        page.folded(
                "Data" + (fit == null ? "" : " and fit") + ", " + Math.min(f.length, MOST_ROWS) + " of " + f.length
                        + " points",
                table);
    }

    private static Table correlation(FitResult fit) {
        List<Table.Column> columns = new ArrayList<>(List.of(Table.text("")));
        fit.parameters().forEach(p -> columns.add(Table.numbers(p.name())));
        Table table = new Table(columns);
        double[][] r = fit.correlation();
        for (int i = 0; i < r.length; i++) {
            List<String> cells = new ArrayList<>(List.of(fit.parameters().get(i).name()));
            for (double v : r[i]) {
                cells.add(Double.isNaN(v) ? "—" : String.format(Locale.ROOT, "%.3f", v).replace('-', '−'));
            }
            table.row(cells.toArray(String[]::new));
        }
        return table;
    }

    private static String interval(FittedParameter p) {
        if (!Double.isFinite(p.lower95()) || !Double.isFinite(p.upper95())) {
            return "—";
        }
        return ValueText.interval(p.lower95(), p.upper95(), p.standardError(), p.unit());
    }

    /** √(S/(2N−p)) in percent: with weights 1/|Z|² the noise of a part over |Z|. */
    private static double rmsPercent(FitResult fit) {
        return 100 * Math.sqrt(fit.reducedChiSquare());
    }

    private static double[] modulus(ImpedanceSpectrum spectrum) {
        double[] re = spectrum.re();
        double[] im = spectrum.im();
        double[] size = new double[re.length];
        Arrays.setAll(size, i -> Math.hypot(re[i], im[i]));
        return size;
    }

    private static String range(double[] values, String unit) {
        return ValueText.withError(min(values), Double.NaN, unit) + " to "
                + ValueText.withError(max(values), Double.NaN, unit);
    }

    private static double min(double[] values) {
        return Arrays.stream(values).min().orElse(Double.NaN);
    }

    private static double max(double[] values) {
        return Arrays.stream(values).max().orElse(Double.NaN);
    }
}
