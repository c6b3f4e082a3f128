// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.properties;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.format.FileFormats;
import org.interphase.core.json.Json;
import org.interphase.core.operation.Assignments;
import org.interphase.core.operation.Setting;
import org.interphase.core.operation.SettingException;
import org.interphase.core.operation.SettingsType;
import org.interphase.core.operation.TextSyntaxException;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.eis.Bounds;
import org.interphase.eis.Circuit;
import org.interphase.eis.FrequencyGrid;
import org.interphase.eis.Weighting;
import org.interphase.eis.internal.operation.FitSettings;
import org.interphase.eis.internal.operation.Holds;
import org.interphase.eis.internal.operation.Ranges;
import org.interphase.io.electrochem.internal.CsvExporter;
import org.interphase.io.electrochem.internal.DelimitedTextFormat;

/** Settings, results and data sets as texts, and back. */
class RoundTripTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static Path folder;

    @BeforeContainer
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("interphase-properties");
    }

    @AfterContainer
    static void removeFolder() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    /** One setting of each kind. */
    record Everything(
            @Setting(help = "x") boolean flag,
            @Setting(help = "x", required = true) int whole,
            @Setting(help = "x", required = true) long large,
            @Setting(help = "x", required = true) double number,
            @Setting(help = "x") Integer maybeWhole,
            @Setting(help = "x") Double maybeNumber,
            @Setting(help = "x", required = true) Weighting choice,
            @Setting(help = "x") String text,
            @Setting(help = "x") Assignments assignments,
            @Setting(help = "x") FrequencyGrid grid) {}

    private static Arbitrary<Double> numbers() {
        return Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite);
    }

    @Provide
    Arbitrary<Everything> everything() {
        return Combinators.combine(
                        Combinators.combine(
                                        Arbitraries.of(true, false),
                                        Arbitraries.integers(),
                                        Arbitraries.longs(),
                                        numbers())
                                .as((a, b, c, d) -> new Object[] {a, b, c, d}),
                        Arbitraries.integers().injectNull(0.3),
                        numbers().injectNull(0.3),
                        Arbitraries.of(Weighting.class),
                        Arbitraries.strings(),
                        assignments().injectNull(0.3),
                        grids().injectNull(0.3))
                .as((first, whole, number, choice, text, assignments, grid) -> new Everything(
                        (Boolean) first[0], (Integer) first[1], (Long) first[2], (Double) first[3], whole, number, choice,
                        text, assignments, grid));
    }

    /** An empty text is an absent setting, so none is empty. */
    private static Arbitrary<Assignments> assignments() {
        return Arbitraries.maps(names(), numbers()).ofMinSize(1).ofMaxSize(5).map(Assignments::new);
    }

    private static Arbitrary<String> names() {
        return Arbitraries.of("R0", "R1", "R12", "CPE1.Q", "CPE1.alpha", "Wo1.tau", "L9999", "anything");
    }

    private static Arbitrary<FrequencyGrid> grids() {
        return Combinators.combine(
                        Arbitraries.doubles().between(-6, 3),
                        Arbitraries.doubles().between(0.1, 8),
                        Arbitraries.doubles().between(1, 100))
                .as((low, decades, dense) -> new FrequencyGrid(Math.pow(10, low + decades), Math.pow(10, low), dense));
    }

    @Law
    void settingsComeBackFromTheirTexts(@ForAll("everything") Everything settings) throws SettingException {
        SettingsType<Everything> type = SettingsType.of(Everything.class);
        assertEquals(settings, type.create(type.texts(settings)));
    }

    @Law
    void settingsComeBackFromJson(@ForAll("everything") Everything settings) throws Exception {
        SettingsType<Everything> type = SettingsType.of(Everything.class);
        Map<String, String> texts = new LinkedHashMap<>();
        JSON.readTree(Json.write(type.values(settings))).properties().forEach(e -> {
            if (!e.getValue().isNull()) {
                texts.put(e.getKey(), e.getValue().asText());
            }
        });
        assertEquals(settings, type.create(texts));
    }

    @Provide
    Arbitrary<Map<String, Object>> fits() {
        Arbitrary<Holds> holds = Arbitraries.maps(
                        names(),
                        numbers().map(java.util.OptionalDouble::of).injectNull(0.3).map(v -> v == null ? java.util.OptionalDouble.empty() : v))
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(Holds::new);
        Arbitrary<Double> ends = Arbitraries.doubles().between(-20, 20).map(e -> Math.pow(10, e));
        Arbitrary<Bounds> bounds = Combinators.combine(ends.injectNull(0.3), ends, Arbitraries.of(true, false))
                .as((low, factor, open) -> {
                    double lower = low == null ? 0 : low;
                    return new Bounds(lower, open ? Double.POSITIVE_INFINITY : lower + Math.max(factor, lower));
                });
        Arbitrary<Ranges> ranges = Arbitraries.maps(names(), bounds).ofMinSize(1).ofMaxSize(4).map(Ranges::new);
        return Combinators.combine(
                        new Circuits.Any().get(),
                        assignments().injectNull(0.3),
                        holds.injectNull(0.3),
                        ranges.injectNull(0.3),
                        ends.injectNull(0.3))
                .as((circuit, guess, hold, range, end) -> {
                    Map<String, Object> values = new LinkedHashMap<>();
                    values.put("circuit", circuit);
                    values.put("guess", guess);
                    values.put("fix", hold);
                    values.put("bound", range);
                    values.put("fmax", end);
                    return values;
                });
    }

    @Law
    void settingsOfAFitComeBackFromTheirTexts(@ForAll("fits") Map<String, Object> values) throws SettingException {
        SettingsType<FitSettings> type = SettingsType.of(FitSettings.class);
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (value != null) {
                texts.put(name, value.toString());
            }
        });
        FitSettings settings = type.create(texts);
        assertEquals(values.get("circuit"), settings.circuit());
        assertEquals(values.get("guess"), settings.guess());
        assertEquals(values.get("fix"), settings.fix());
        assertEquals(values.get("bound"), settings.bound());
        assertEquals(values.get("fmax"), settings.fmax());
        assertEquals(settings, type.create(type.texts(settings)));
    }

    /** What somebody types as a setting of a fit is taken or refused, and taken again as it is printed. */
    @Law
    void settingsAreTakenOrRefused(@ForAll("typed") Map<String, String> texts) {
        SettingsType<FitSettings> type = SettingsType.of(FitSettings.class);
        Map<String, String> all = new LinkedHashMap<>(texts);
        all.putIfAbsent("circuit", "R0-p(R1,CPE1)");
        try {
            FitSettings settings = type.create(all);
            assertEquals(settings, type.create(type.texts(settings)));
        } catch (SettingException e) {
            assertTrue(e.getMessage().contains("expected"), e.getMessage());
        }
    }

    @Provide
    Arbitrary<Map<String, String>> typed() {
        Arbitrary<String> pieces = Arbitraries.of(
                "R0", "R1", "=", ",", ":", "1", "2e3", "-1", "NaN", "e", " ", ".", "CPE1.alpha", "p(", ")", "modulus", "Unit", "1e999");
        Arbitrary<String> texts = Arbitraries.oneOf(
                pieces.list().ofMaxSize(8).map(p -> String.join("", p)), Arbitraries.strings().ofMaxLength(10));
        return Arbitraries.maps(
                        Arbitraries.of("circuit", "weight", "guess", "fix", "bound", "fmin", "fmax"), texts)
                .ofMaxSize(4);
    }

    @Law
    void gridsComeBackAndRunFromEndToEnd(@ForAll("gridTexts") String text) {
        FrequencyGrid grid;
        try {
            grid = FrequencyGrid.parse(text);
        } catch (TextSyntaxException e) {
            assertTrue(e.column() <= text.length());
            return;
        }
        assertEquals(grid, FrequencyGrid.parse(grid.toString()));
        double[] f = grid.frequenciesHz();
        assertEquals(grid.points(), f.length);
        assertEquals(grid.maxHz(), f[0]);
        assertEquals(grid.minHz(), f[f.length - 1]);
        double dense = (f.length - 1) / Math.log10(grid.maxHz() / grid.minHz());
        assertTrue(dense >= grid.perDecade() * (1 - 1e-6), text + ": " + dense + " per decade");
    }

    @Provide
    Arbitrary<String> gridTexts() {
        return Arbitraries.oneOf(
                grids().map(FrequencyGrid::toString),
                Arbitraries.of("1e6", "100", "1", ":", "::", "0", "-3", "1e-3", "1e300", "1e-300", "NaN", " ", "x")
                        .list()
                        .ofMaxSize(7)
                        .map(p -> String.join("", p)));
    }

    @Law
    void resultsAreJson(@ForAll("results") Map<String, Object> result) throws Exception {
        JsonNode read = JSON.readTree(Json.write(result));
        assertEquals(result.size(), read.size());
        result.forEach((key, value) -> {
            JsonNode node = read.get(key);
            switch (value) {
                case Double d when !Double.isFinite(d) -> assertTrue(node.isNull(), key);
                case Double d -> assertEquals(d, node.doubleValue(), key);
                case double[] all -> {
                    assertEquals(all.length, node.size());
                    for (int i = 0; i < all.length; i++) {
                        assertEquals(Double.isFinite(all[i]) ? Double.valueOf(all[i]) : null,
                                node.get(i).isNull() ? null : node.get(i).doubleValue());
                    }
                }
                default -> assertEquals(value, node.textValue(), key);
            }
        });
    }

    @Provide
    Arbitrary<Map<String, Object>> results() {
        Arbitrary<Double> any = Arbitraries.oneOf(
                Arbitraries.longs().map(Double::longBitsToDouble),
                Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MAX_VALUE, -0.0));
        Arbitrary<Object> values = Arbitraries.oneOf(
                any.map(d -> (Object) d),
                any.array(double[].class).ofMaxSize(5).map(d -> (Object) d),
                Arbitraries.strings().excludeChars('\ud800', '\udfff').filter(RoundTripTest::isText).map(s -> (Object) s));
        return Arbitraries.maps(Arbitraries.strings().alpha().ofMinLength(1), values).ofMaxSize(5);
    }

    private static boolean isText(String text) {
        return text.chars().noneMatch(c -> Character.isSurrogate((char) c));
    }

    /** Frequencies that fall, impedances of any size, with and without standard deviations. */
    @Provide
    Arbitrary<ImpedanceSpectrum> spectra() {
        Arbitrary<Double> positive = numbers().map(Math::abs).filter(v -> v > 0);
        return Combinators.combine(
                        positive.set().ofMinSize(1).ofMaxSize(20),
                        numbers().array(double[].class).ofSize(40),
                        positive.array(double[].class).ofSize(20),
                        Arbitraries.of(true, false))
                .as((frequencies, z, sigma, stated) -> {
                    double[] f = new TreeSet<>(frequencies).descendingSet().stream().mapToDouble(v -> v).toArray();
                    int n = f.length;
                    var b = ImpedanceSpectrum.of(f, java.util.Arrays.copyOf(z, n), java.util.Arrays.copyOfRange(z, 20, 20 + n));
                    return stated ? b.sigma(java.util.Arrays.copyOf(sigma, n)).build() : b.build();
                });
    }

    @Law
    void spectraComeBackFromCommaSeparatedValues(@ForAll("spectra") ImpedanceSpectrum spectrum) throws Exception {
        ImpedanceSpectrum read = (ImpedanceSpectrum) readBack(spectrum);
        assertArrayEquals(spectrum.frequencyHz(), read.frequencyHz());
        assertArrayEquals(spectrum.re(), read.re());
        assertArrayEquals(spectrum.im(), read.im());
        assertEquals(spectrum.hasSigma(), read.hasSigma());
        if (spectrum.hasSigma()) {
            assertArrayEquals(spectrum.sigma(), read.sigma());
        }
    }

    @Provide
    Arbitrary<CyclingRecord> records() {
        Arbitrary<Double> missing = numbers().injectNull(0.2).map(v -> v == null ? Double.NaN : v);
        return Combinators.combine(
                        Arbitraries.integers().between(1, 15),
                        numbers().array(double[].class).ofSize(15),
                        missing.array(double[].class).ofSize(30),
                        Arbitraries.of(true, false))
                .as((n, t, x, current) -> new CyclingRecord(
                        "1",
                        "record",
                        java.util.Arrays.copyOf(t, n),
                        java.util.Arrays.copyOf(x, n),
                        current ? java.util.Arrays.copyOfRange(x, 15, 15 + n) : new double[0],
                        List.of(),
                        Map.of()));
    }

    @Law
    void recordsComeBackFromCommaSeparatedValues(@ForAll("records") CyclingRecord record) throws Exception {
        CyclingRecord read = (CyclingRecord) readBack(record);
        assertArrayEquals(record.timeS(), read.timeS());
        assertArrayEquals(record.voltageV(), read.voltageV());
        assertArrayEquals(stated(record.currentA()), read.currentA());
    }

    /** A column in which nothing stands is none. */
    private static double[] stated(double[] column) {
        return java.util.Arrays.stream(column).allMatch(Double::isNaN) ? new double[0] : column;
    }

    private static Dataset readBack(Dataset dataset) throws IOException, CancelledException {
        FileFormats formats = new FileFormats(List.of(new DelimitedTextFormat()), List.of(new CsvExporter()));
        Path file = folder.resolve("data.csv");
        try (var out = Files.newOutputStream(file)) {
            formats.exporter(dataset, file).orElseThrow().write(dataset, out);
        }
        DataFile read = formats.open(file, Progress.NONE);
        List<Dataset> all = new ArrayList<>(read.datasets());
        assertEquals(1, all.size());
        return all.get(0);
    }
}
