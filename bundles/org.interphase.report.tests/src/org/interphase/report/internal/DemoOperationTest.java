// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.report.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.LayerSource;
import org.interphase.core.data.MemoryLayers;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.json.Json;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

final class DemoOperationTest {

    private static final DemoOperation DEMO =
            new DemoOperation(Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC));

    /** The example, which takes a while; immutable but for its page, to which nobody adds. */
    private static DemoResult example;

    @BeforeAll
    static void runTheExample() throws CancelledException {
        example = run();
    }

    private static DemoResult run() throws CancelledException {
        return DEMO.run(OperationInput.NONE, new DemoSettings(), Progress.NONE);
    }

    private static DemoResult run(Dataset... datasets) throws CancelledException {
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
    void theExampleFindsItsTruth() {
        Map<String, Double> truth = Map.of(
                "R0", 500.0, "R1", 3188.0, "R2", 25135.0, "CPE1.alpha", 0.9, "CPE2.alpha", 0.9, "CPE1.capacitance",
                3.1e-10, "CPE2.capacitance", 2.4e-9);
        truth.forEach((name, value) -> {
            DemoResult.Finding f = example.findings().stream()
                    .filter(candidate -> candidate.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            assertTrue(Math.abs(f.value() - value) < 4 * f.standardError(), f + " is not " + value);
        });
        assertFalse(DEMO.isNegative(example));
    }

    @Test
    void theExamplesPageHasDataFitResidualsAndParameters() {
        String html = example.html().html();
        Document page = Pages.parse(html);
        Pages.assertStandsAlone(html);
        List<String> titles = Pages.texts(page, "title");
        assertTrue(titles.containsAll(List.of("Nyquist plot", "Bode plot", "Residuals")), titles.toString());
        assertTrue(Pages.texts(page, "th").containsAll(List.of("True value", "Pull", "95 % interval")));
        assertTrue(Pages.texts(page, "td").contains("2026-03-01 12:00:00 UTC"));
    }

    @Test
    void theExamplesPageShowsTheCircuitWithItsValues() {
        List<String> texts = Pages.texts(Pages.parse(example.html().html()), "text");
        assertTrue(texts.containsAll(List.of("R0", "R1", "CPE1", "R2", "CPE2")), texts.toString());
        assertTrue(texts.stream().anyMatch(t -> t.matches("3\\.[12][0-9]*\\([0-9]+\\) kΩ")), texts.toString());
    }

    @Test
    void theExamplesRegionsAreJudgedRight() {
        List<String> facts = Pages.texts(Pages.parse(example.html().html()), "dd");
        for (String verdict : List.of("cycled", "failed")) {
            assertEquals(2, facts.stream().filter(verdict::equals).count(), () -> "verdict and truth in " + facts);
        }
        DemoResult.Finding ccd = example.findings().stream()
                .filter(f -> f.name().equals("critical current density"))
                .findFirst()
                .orElseThrow();
        assertEquals(0.04, ccd.value(), 0.001);
        assertEquals("µA µm⁻²", ccd.unit());
    }

    @Test
    void theExamplesPageShowsCycleGraphsWithEvidence() {
        Document page = Pages.parse(example.html().html());
        List<String> titles = Pages.texts(page, "title");
        assertEquals(2, titles.stream().filter(t -> t.startsWith("Voltage and current")).count(), titles::toString);
        assertTrue(titles.contains("Critical current density"), titles.toString());
        assertTrue(Pages.texts(page, "th").containsAll(List.of("Evidence", "Speaks for", "True time s")));
    }

    private static DemoResult.IonRegion region(String name) {
        return example.regions().stream().filter(r -> r.region().equals(name)).findFirst().orElseThrow();
    }

    private static DemoResult.Compared value(String region, String name) {
        return region(region).values().stream().filter(v -> v.name().startsWith(name)).findFirst().orElseThrow();
    }

    private static void assertFound(double truth, DemoResult.Compared found) {
        assertEquals(truth, found.truth(), 1e-12, found::toString);
        assertTrue(Math.abs(found.value() - truth) < 4 * found.standardError(), found::toString);
    }

    @ParameterizedTest
    @CsvSource({"non-sodiated, 2.4", "cycled, 1.1428571428571428", "failed, 1.1428571428571428"})
    void theRatioOfOxidesIsFoundInEachRegion(String region, double truth) {
        assertFound(truth, value(region, "SiO2-/PO2-"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"non-sodiated", "cycled", "failed"})
    void theDriftAndTheNegativeImagesOfEachRegionAreFound(String region) {
        assertTrue(value(region, "drift that is left").value() < 0.12, () -> region(region).toString());
        assertEquals(0.7, value(region, "negative ions lie at x").value(), 0.15);
        assertEquals(-0.4, value(region, "negative ions lie at y").value(), 0.15);
        assertEquals(5, region(region).corrections().size());
        assertTrue(region(region).corrections().stream().noneMatch(c -> c.refused()), () -> region(region).toString());
    }

    @Test
    void theInterphaseOfTheCycledRegionIsFoundAndNoOther() {
        assertFound(0.35, value("cycled", "Na+ edge, depth"));
        assertFound(0.05, value("cycled", "Na+ edge, width"));
        assertFound(0.25, value("cycled", "Na+ above the edge over below"));
        for (String region : List.of("non-sodiated", "failed")) {
            assertTrue(Double.isNaN(value(region, "Na+ edge, depth").value()), () -> region(region).toString());
        }
    }

    /** The spike is at 0.719 µm, in the layer from 21 to 22 thirtieths of a µm. */
    @Test
    void theSpikeIsFoundAndNoOther() {
        assertEquals(21, value("non-sodiated", "layer with a spike, polarity +").value());
        long spikes = example.regions().stream()
                .flatMap(r -> r.values().stream())
                .filter(v -> v.name().startsWith("layer with a spike") && !Double.isNaN(v.value()))
                .count();
        assertEquals(1, spikes);
    }

    @Test
    void theExamplesPageShowsTheRegionsAndComparesThem() {
        Document page = Pages.parse(example.html().html());
        List<String> titles = Pages.texts(page, "title");
        for (String region : List.of("non-sodiated", "cycled", "failed")) {
            assertTrue(
                    titles.containsAll(List.of(
                            "Depth profile of " + region + ", positive ions",
                            "Depth profile of " + region + ", negative ions",
                            "Image of Na+, " + region + " region",
                            "Image of SiO2-, " + region + " region")),
                    titles::toString);
        }
        assertTrue(
                titles.containsAll(List.of(
                        "Na+ by region", "SiO2- by region", "PO2- by region", "ZrO2- by region", "SiO2-/PO2- by region",
                        "Interface in Na+")),
                titles::toString);
        assertTrue(Pages.texts(page, "td").containsAll(List.of("dead time", "spikes", "flat field", "drift", "register")));
    }

    private static double found(String name) {
        return example.findings().stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void theColumnsOfTheFailedRegionAndTheirOxidesAreFound() {
        assertEquals(9, found("failed: columns of Na+"));
        assertEquals(7, found("failed: columns of SiO2- along Na+"));
        assertEquals(3, found("failed: free columns of SiO2-"));
        // The widest one is 22 µm wide.
        assertEquals(22, found("failed: width of column 1"), 0.25);
    }

    @Test
    void theExamplesPageShowsColumnsBesideTheTruth() {
        Document page = Pages.parse(example.html().html());
        assertTrue(Pages.texts(page, "th").containsAll(List.of("True width / µm", "Dice", "p against the last")));
        assertTrue(Pages.texts(page, "title").contains("SiO2- around columns of Na+"));
    }

    @Test
    void theExamplesVolumesShowColumnsWhereTheyAre() throws IOException {
        long failed = blue(volume("Na+ in the failed region"));
        long cycled = blue(volume("Na+ in the cycled region"));
        assertTrue(failed > 3000 && failed > 10 * cycled, failed + " blue pixels, cycled " + cycled);
        long surfaces = vermillion(volume("Na+ and SiO2- in the failed region"));
        assertTrue(surfaces > 3000, surfaces + " pixels of oxide");
        assertEquals(0, vermillion(volume("Na+ in the failed region")));
    }

    private static BufferedImage volume(String title) throws IOException {
        Matcher image = Pattern.compile(
                        "<title>" + Pattern.quote(title) + "</title><image [^>]*base64,([A-Za-z0-9+/=]+)\"")
                .matcher(example.html().html());
        assertTrue(image.find(), title);
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(image.group(1))));
    }

    /** Pixels clearly more blue than red, left of the legend. */
    private static long blue(BufferedImage image) {
        return pixels(image, (r, g, b) -> b > r + 60);
    }

    private static long vermillion(BufferedImage image) {
        return pixels(image, (r, g, b) -> r > b + 60);
    }

    private interface Colour {
        boolean is(int red, int green, int blue);
    }

    private static long pixels(BufferedImage image, Colour colour) {
        long count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth() * 4 / 5; x++) {
                int rgb = image.getRGB(x, y);
                count += colour.is(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF) ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void theExamplesImagesCanBeRead() throws IOException {
        Matcher images = Pattern.compile("data:image/png;base64,([A-Za-z0-9+/=]+)").matcher(example.html().html());
        int rasters = 0;
        while (images.find()) {
            BufferedImage image =
                    ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(images.group(1))));
            rasters += image.getWidth() == 256 && image.getHeight() == 256 ? 1 : 0;
        }
        assertEquals(6, rasters);
    }

    private static IonStack stack(LayerSource layers) {
        IonChannel sodium = new IonChannel(
                "Na+", 22.98922, IonPolarity.POSITIVE, new double[0], new double[0], Double.NaN, DeadTime.UNKNOWN);
        return new IonStack("1", "", new StackGeometry(2, 2, 3, 0.5, 0.5), List.of(sodium), layers, Map.of());
    }

    @Test
    void aFileWithAStackShowsSumsProfileAndImage() throws CancelledException {
        DemoResult result = run(stack(MemoryLayers.of(new short[][][] {{{1, 2, 3, 4, 5, 6}, {0, 0, 1, 0, 0, 0}}})));
        Document page = Pages.parse(result.html().html());
        assertTrue(Pages.texts(page, "td").containsAll(List.of("Na+", "22")));
        assertTrue(Pages.texts(page, "title").contains("Image of Na+, the file"));
        assertTrue(Pages.texts(page, "dd").contains("1.5 × 1 µm"));
        assertFalse(DEMO.isNegative(result));
    }

    /** Pixels of a disk that has gone. */
    private static final class Gone implements LayerSource {
        @Override
        public PixelType type() {
            return PixelType.UINT16;
        }

        @Override
        public void read(int channel, int layer, float[] into) throws IOException {
            throw new IOException("the disk is gone");
        }

        @Override
        public void read(int channel, int layer, int[] into) throws IOException {
            throw new IOException("the disk is gone");
        }
    }

    @Test
    void saysThatAStackCannotBeRead() throws CancelledException {
        DemoResult result = run(stack(new Gone()));
        assertEquals(List.of("The stack cannot be read: the disk is gone"), result.notDone());
    }

    @Test
    void theSameInputGivesTheSamePage() throws CancelledException {
        assertEquals(example.html().html(), run().html().html());
    }

    @Test
    void itsJsonHasNumbersAndNoPage() {
        String json = Json.write(example);
        assertTrue(json.contains("\"page\" : \"index.html\""));
        assertTrue(json.contains("\"name\" : \"R1\""));
        assertTrue(json.contains("\"region\" : \"cycled\""));
        assertFalse(json.contains("html\" :"), json);
    }

    @Test
    void writesOneFile(@TempDir Path folder) throws IOException {
        assertEquals(List.of(folder.resolve("index.html")), example.writeTo(folder));
        assertEquals(example.html().html(), Files.readString(folder.resolve("index.html")));
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
