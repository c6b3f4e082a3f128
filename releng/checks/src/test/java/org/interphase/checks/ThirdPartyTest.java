// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The bundle of examples/analysis, built against the update site alone and installed by p2 into a copy of the product.
 * It has no code for the command line, forms, plan steps or provenance, and gets all four.
 */
final class ThirdPartyTest {

    private static final Path WORK = Built.TARGET.resolve("third-party");
    private static final Path SOURCES = Built.ROOT.resolve("examples/analysis");
    /** R 1000 Ω parallel to C 1 µF: the apex is at 1/(2πRC), half of R high. */
    private static final Path DATA = SOURCES.resolve("example.polar");
    private static final double APEX_HZ = 1 / (2 * Math.PI * 1e-3);

    private static Installation product;

    @BeforeAll
    static void buildAndInstall() throws Exception {
        Built.delete(WORK);
        Files.createDirectories(WORK);
        Path sources = WORK.resolve("sources");
        Built.copy(SOURCES, sources, "target");
        Maven.run(sources, WORK.resolve("maven.log"), "clean", "verify", "-Dinterphase.site=" + Built.SITE.toUri());
        Path repository = sources.resolve("org.example.apex.site/target/repository");

        Path folder = WORK.resolve("interphase");
        Built.copy(Built.PRODUCT, folder);
        product = new Installation(folder, WORK.resolve("work"));
        product.director("-repository", repository.toUri().toString(), "-installIU", "org.example.apex");
        assertFalse(product.bundles("org.example.apex,").isEmpty());
    }

    private static Command.Answer interphase(String... arguments) throws IOException, InterruptedException {
        return new Command(product.folder(), WORK).start("cache", arguments).await();
    }

    @Test
    void itsCommandIsListedAndExplained() throws Exception {
        Command.Answer list = interphase("help");
        assertEquals(0, list.status(), list.toString());
        assertTrue(list.out().contains("Finds frequency and height of the largest arc's apex."), list.out());
        Command.Answer help = interphase("help", "example", "apex");
        assertEquals(0, help.status(), help.toString());
        for (String expected : List.of("--fmin", "--fmax", "Hz", "above 0", "--refine", "parabola",
                "How the apex between the measured points is found.")) {
            assertTrue(help.out().contains(expected), () -> expected + " is missing in " + help.out());
        }
    }

    @Test
    void itsPlanStepHasASchema() throws Exception {
        String schema = interphase("help", "example", "apex", "--json").out().replaceAll("\\s+", "");
        assertTrue(schema.contains("\"step\":\"example.apex\""), schema);
        assertTrue(schema.contains("\"enum\":[\"none\",\"parabola\"]"), schema);
        assertTrue(schema.contains("\"exclusiveMinimum\":0.0"), schema);
    }

    @Test
    void itsResultOnItsOwnFileFormatCarriesProvenance() throws Exception {
        Command.Answer answer = interphase("example", "apex", DATA.toString(), "--fmin", "1", "--json");
        assertEquals(0, answer.status(), answer.toString());
        assertEquals(APEX_HZ, number(answer.out(), "frequencyHz"), 0.002 * APEX_HZ);
        assertEquals(500, number(answer.out(), "minusImOhm"), 0.5);
        String json = answer.out().replaceAll("\\s+", "");
        String provenance = json.substring(json.indexOf("\"provenance\""));
        for (String expected : List.of("\"operation\":\"exampleapex\"", "\"bundle\":\"org.example.apex\"",
                "\"version\":\"1.0.0.", "\"sha256\":\"" + sha256(DATA) + "\"", "\"format\":\"Polarimpedance(example)\"",
                "\"fmin\":1.0", "\"fmax\":null", "\"refine\":\"parabola\"")) {
            assertTrue(provenance.contains(expected), () -> expected + " is missing in " + provenance);
        }
    }

    @Test
    void itsWrongSettingIsRefusedLikeAnyOther() throws Exception {
        Command.Answer answer = interphase("example", "apex", DATA.toString(), "--fmim", "1");
        assertEquals(2, answer.status(), answer.toString());
        assertEquals("", answer.out());
        assertTrue(answer.err().contains("--fmin"), answer.err());
    }

    @Test
    void itsFileOpensByContentAndItsFormIsInTheWorkbench() throws Exception {
        try (Screen screen = Screen.open(WORK.resolve("screen"))) {
            Properties seen = product.look(screen, "org.interphase.ui.eis.perspective",
                    List.of("-Dinterphase.probe.open=" + DATA, "-Dinterphase.probe.view=org.interphase.ui.operations",
                            "-Dinterphase.probe.select=Find the apex"),
                    Built.TARGET.resolve("third-party.png"));
            assertEquals(null, seen.getProperty("failure"));
            assertEquals("", seen.getProperty("brokenViews"));
            assertTrue(seen.getProperty("editors").contains("org.interphase.ui.eis.editor"), seen.getProperty("editors"));
            String texts = seen.getProperty("texts");
            for (String expected : List.of("Find the apex", "fmin / Hz", "fmax / Hz", "refine", "parabola",
                    "How the apex between the measured points is found.")) {
                assertTrue(texts.toLowerCase().contains(expected.toLowerCase()), () -> expected + " is missing in " + texts);
            }
        }
    }

    private static double number(String json, String key) {
        Matcher m = Pattern.compile("\"" + key + "\"\\s*:\\s*([-0-9.eE+]+)").matcher(json);
        assertTrue(m.find(), () -> key + " is missing in " + json);
        return Double.parseDouble(m.group(1));
    }

    private static String sha256(Path file) throws Exception {
        return java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
