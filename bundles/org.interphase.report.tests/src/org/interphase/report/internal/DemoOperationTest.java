// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.report.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.json.Json;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

final class DemoOperationTest {

    private static final DemoOperation DEMO =
            new DemoOperation(Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC));

    private static DemoResult run(Dataset... datasets) throws CancelledException {
        if (datasets.length == 0) {
            return DEMO.run(OperationInput.NONE, new DemoSettings(), Progress.NONE);
        }
        DataFile file = new DataFile(
                Path.of("measured <1>.mpr"), "0".repeat(64), "Made up", List.of(datasets), List.of("row 3 was empty"));
        return DEMO.run(
                new OperationInput(List.of(new OperationInput.Source(file, file.datasets()))),
                new DemoSettings(),
                Progress.NONE);
    }

    private static ImpedanceSpectrum spectrum(double[] f, double[] re, double[] im) {
        return ImpedanceSpectrum.of(f, re, im).build();
    }

    @Test
    void theExampleFindsItsTruth() throws CancelledException {
        Map<String, Double> truth = Map.of(
                "R0", 500.0, "R1", 3188.0, "R2", 25135.0, "CPE1.alpha", 0.9, "CPE2.alpha", 0.9, "CPE1.capacitance",
                3.1e-10, "CPE2.capacitance", 2.4e-9);
        DemoResult result = run();
        truth.forEach((name, value) -> {
            DemoResult.Finding f = result.findings().stream()
                    .filter(candidate -> candidate.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            assertTrue(Math.abs(f.value() - value) < 4 * f.standardError(), f + " is not " + value);
        });
        assertFalse(DEMO.isNegative(result));
    }

    @Test
    void theExamplesPageHasDataFitResidualsAndParameters() throws CancelledException {
        String html = run().html().html();
        Document page = Pages.parse(html);
        Pages.assertStandsAlone(html);
        List<String> titles = Pages.texts(page, "title");
        assertTrue(titles.containsAll(List.of("Nyquist plot", "Bode plot", "Residuals")), titles.toString());
        assertTrue(Pages.texts(page, "th").containsAll(List.of("True value", "Pull", "95 % interval")));
        assertTrue(Pages.texts(page, "td").contains("2026-03-01 12:00:00 UTC"));
    }

    @Test
    void theExamplesPageShowsTheCircuitWithItsValues() throws CancelledException {
        List<String> texts = Pages.texts(Pages.parse(run().html().html()), "text");
        assertTrue(texts.containsAll(List.of("R0", "R1", "CPE1", "R2", "CPE2")), texts.toString());
        assertTrue(texts.stream().anyMatch(t -> t.matches("3\\.[12][0-9]*\\([0-9]+\\) kΩ")), texts.toString());
    }

    @Test
    void theExamplesRegionsAreJudgedRight() throws CancelledException {
        DemoResult result = run();
        List<String> facts = Pages.texts(Pages.parse(result.html().html()), "dd");
        for (String verdict : List.of("cycled", "failed")) {
            assertEquals(2, facts.stream().filter(verdict::equals).count(), () -> "verdict and truth in " + facts);
        }
        DemoResult.Finding ccd = result.findings().stream()
                .filter(f -> f.name().equals("critical current density"))
                .findFirst()
                .orElseThrow();
        assertEquals(0.04, ccd.value(), 0.001);
        assertEquals("µA µm⁻²", ccd.unit());
    }

    @Test
    void theExamplesPageShowsCycleGraphsWithEvidence() throws CancelledException {
        Document page = Pages.parse(run().html().html());
        List<String> titles = Pages.texts(page, "title");
        assertEquals(2, titles.stream().filter(t -> t.startsWith("Voltage and current")).count(), titles::toString);
        assertTrue(titles.contains("Critical current density"), titles.toString());
        assertTrue(Pages.texts(page, "th").containsAll(List.of("Evidence", "Speaks for", "True time s")));
    }

    @Test
    void theSameInputGivesTheSamePage() throws CancelledException {
        assertEquals(run().html().html(), run().html().html());
    }

    @Test
    void itsJsonHasNumbersAndNoPage() throws CancelledException {
        String json = Json.write(run());
        assertTrue(json.contains("\"page\" : \"index.html\""));
        assertTrue(json.contains("\"name\" : \"R1\""));
        assertFalse(json.contains("html\" :"), json);
    }

    @Test
    void writesOneFile(@TempDir Path folder) throws CancelledException, IOException {
        DemoResult result = run();
        assertEquals(List.of(folder.resolve("index.html")), result.writeTo(folder));
        assertEquals(result.html().html(), Files.readString(folder.resolve("index.html")));
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void aFileIsNamedWithItsHashAndItsWarnings() throws CancelledException {
        Document page = Pages.parse(
                run(spectrum(new double[] {1}, new double[] {1}, new double[] {-1})).html().html());
        assertTrue(Pages.texts(page, "h1").contains("measured <1>.mpr"));
        assertTrue(Pages.texts(page, "td").contains("0".repeat(64)));
        assertTrue(Pages.texts(page, "p").contains("The reader left out or corrected: row 3 was empty"));
    }

    @Test
    void saysWhatCannotBeDoneWithOddData() throws CancelledException {
        double[] f = {1000, 100, 10, 1};
        List<ImpedanceSpectrum> odd = List.of(
                spectrum(new double[] {1}, new double[] {1}, new double[] {-1}),
                spectrum(new double[] {5, 5}, new double[] {1, 2}, new double[] {-1, 3}),
                spectrum(f, new double[4], new double[4]),
                spectrum(f, new double[] {-1, -2, -3, -4}, new double[] {5, 6, 7, 8}),
                spectrum(f, new double[] {1e300, 1e-300, 1, 1}, new double[] {-1e-300, -1e300, 0, 1}),
                spectrum(f, new double[] {7, 7, 7, 7}, new double[4]));
        for (ImpedanceSpectrum s : odd) {
            DemoResult result = run(s);
            Pages.parse(result.html().html());
            assertTrue(DEMO.isNegative(result), () -> "a fit of " + s.channels());
        }
    }

    @Test
    void ofSeveralSpectraTheFirstIsShownAndTheOthersListed() throws CancelledException {
        Dataset[] many = new Dataset[30];
        for (int i = 0; i < many.length; i++) {
            many[i] = ImpedanceSpectrum.of(new double[] {1}, new double[] {1}, new double[] {-1})
                    .id("s" + i)
                    .build();
        }
        List<String> cells = Pages.texts(Pages.parse(run(many).html().html()), "td");
        assertTrue(cells.contains("s11") && !cells.contains("s12") && cells.contains("and 18 more"), cells.toString());
    }

    @Test
    void aCyclingFileShowsItsFacts() throws CancelledException {
        DemoResult result = run(new CyclingRecord(
                "1", "", new double[] {0, 1800, 3600}, new double[] {3, 3.5, 4}, new double[] {1e-3, 1e-3, 1e-3}, List.of(),
                Map.of()));
        List<String> facts = Pages.texts(Pages.parse(result.html().html()), "dd");
        assertTrue(facts.containsAll(List.of("3600 s", "3 V to 4 V", "3.6 C = 1 mA·h")), facts.toString());
        assertTrue(facts.contains("undetermined"), facts.toString());
        assertFalse(DEMO.isNegative(result));
    }

    @Test
    void chargeIsTheIntegralOfTheCurrentByItsSign() {
        CyclingStation.Charge q = CyclingStation.Charge.of(
                new double[] {0, 1, 2, 1.5, 3}, new double[] {0, 2, -2, Double.NaN, -4});
        assertEquals(1, q.positive(), 1e-15);
        assertEquals(0, q.negative(), 1e-15);
        assertEquals(2, q.skipped());
    }

    @Test
    void aRecordWithoutCurrentOrWithoutVoltageIsShown() throws CancelledException {
        double[] missing = {Double.NaN, Double.NaN};
        for (double[] current : List.of(new double[0], missing)) {
            Pages.parse(run(new CyclingRecord("1", "", new double[] {0, 1}, missing, current, List.of(), Map.of()))
                    .html()
                    .html());
        }
    }
}
