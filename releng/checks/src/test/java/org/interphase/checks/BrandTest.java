// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The facility's product of examples/brand, built against the update site alone, as its users see it. */
final class BrandTest {

    private static final Path WORK = Built.TARGET.resolve("brand");
    private static final Path SOURCES = Built.ROOT.resolve("examples/brand");
    private static final int SPLASH_OF_THE_FACILITY = 0x6a3d9a;
    private static final int PAPER_OF_THE_FACILITY = 0xfffdf7;

    private static Path folder;

    @BeforeAll
    static void build() throws Exception {
        Built.delete(WORK);
        Files.createDirectories(WORK);
        Path sources = WORK.resolve("sources");
        Built.copy(SOURCES, sources, "target");
        Maven.run(sources, WORK.resolve("maven.log"), "clean", "verify", "-Dinterphase.site=" + Built.SITE.toUri());
        folder = sources.resolve("org.example.facility.product/target/products/org.example.facility/linux/gtk/x86_64");
    }

    @Test
    void opensUnderItsOwnNameWithItsOwnWelcomeAndPerspective() throws Exception {
        try (Screen screen = Screen.open(WORK.resolve("screen"))) {
            Path picture = Built.TARGET.resolve("brand.png");
            Properties seen = new Installation(folder, WORK.resolve("work")).look(screen, "", picture);
            assertEquals("org.example.facility.brand.product", seen.getProperty("product"));
            assertEquals("org.example.facility.brand.perspective", seen.getProperty("perspective"));
            assertEquals("", seen.getProperty("brokenViews"));
            assertTrue(seen.getProperty("title").contains("Beamline 7"), seen.getProperty("title"));
            String texts = seen.getProperty("texts");
            assertTrue(texts.contains("Welcome to beamline 7"), texts);
            assertTrue(texts.contains("ask at the desk"), texts);
            for (String text : List.of(texts, seen.getProperty("title"))) {
                assertFalse(text.toLowerCase().contains("interphase"), text);
            }
            BufferedImage shown = javax.imageio.ImageIO.read(picture.toFile());
            assertTrue(share(shown, PAPER_OF_THE_FACILITY) > 0.2, "the facility's paper is not on the screen, see " + picture);
        }
    }

    @Test
    void givesItsNameToTheDockAndToItsWorkspace() throws Exception {
        Path fake = Files.createDirectories(WORK.resolve("fake/bin"));
        script(fake.resolve("uname"), "echo Darwin");
        script(fake.resolve("java"), "for a in \"$@\"; do echo \"<$a>\"; done");
        Files.writeString(WORK.resolve("fake/release"), "JAVA_VERSION=\"21.0.1\"\n");
        ProcessBuilder builder = new ProcessBuilder(folder.resolve("interphase").toString(), "gui").redirectErrorStream(true);
        builder.environment().put("PATH", fake + ":" + System.getenv("PATH"));
        builder.environment().put("JAVA_HOME", WORK.resolve("fake").toString());
        builder.environment().put("HOME", WORK.toString());
        builder.environment().remove("INTERPHASE_WORKSPACE");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        assertTrue(output.contains("<-Xdock:name=Beamline 7>"), output);
        assertTrue(output.endsWith("<-data>\n<" + WORK.resolve("beamline7-workspace") + ">\n"), output);
    }

    private static void script(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        assertTrue(file.toFile().setExecutable(true));
    }

    private static double share(BufferedImage picture, int colour) {
        int count = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                count += (picture.getRGB(x, y) & 0xffffff) == colour ? 1 : 0;
            }
        }
        return (double) count / picture.getWidth() / picture.getHeight();
    }

    @Test
    void showsItsSplashUntilItsWindowIsThere() throws Exception {
        Path configuration = WORK.resolve("configuration");
        Built.copy(folder.resolve("configuration"), configuration);
        try (Screen screen = Screen.open(WORK.resolve("screen-splash"))) {
            ProcessBuilder builder = new ProcessBuilder(folder.resolve("interphase").toString(), "gui", "-configuration",
                    configuration.toString()).redirectErrorStream(true).redirectOutput(WORK.resolve("gui.log").toFile());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put("INTERPHASE_WORKSPACE", WORK.resolve("workspace").toString());
            Installation.onScreen(builder, screen);
            Process process = builder.start();
            try {
                screen.awaitColour(SPLASH_OF_THE_FACILITY, true, 50_000, Installation.LIMIT, process);
                screen.awaitTitle("Beamline 7", Installation.LIMIT, process);
                screen.awaitColour(SPLASH_OF_THE_FACILITY, false, 5_000, Installation.LIMIT, process);
            } finally {
                Installation.stop(process);
            }
        }
    }

    @Test
    void holdsNothingOfOurBrand() throws Exception {
        Installation product = new Installation(folder, WORK.resolve("content"));
        assertEquals(List.of(), product.bundles("org.interphase.branding,"));
        assertFalse(product.bundles("org.interphase.ui.eis,").isEmpty());
        assertFalse(product.bundles("org.example.facility.brand,").isEmpty());
        String config = Files.readString(folder.resolve("configuration/config.ini"));
        assertTrue(config.contains("osgi.splashPath=platform\\:/base/plugins/org.example.facility.brand"), config);
        assertFalse(config.contains("org.interphase.branding"), config);
    }

    @Test
    void copiesNoListOfFeatures() throws Exception {
        String product = Files.readString(SOURCES.resolve("org.example.facility.product/facility.product"));
        Matcher features = Pattern.compile("<feature id=\"([^\"]+)\"").matcher(product);
        assertEquals(List.of("org.interphase.feature.suite"), features.results().map(f -> f.group(1)).toList());
    }

    @Test
    void runsCommandsUnderItsOwnName() throws Exception {
        Command.Answer version = new Command(folder, WORK).start("cache", "--version").await();
        assertEquals(0, version.status(), version.toString());
        assertTrue(version.out().startsWith("Beamline 7 "), version.out());
        Command.Answer info = new Command(folder, WORK)
                .start("cache", "info", Built.ROOT.resolve("README.md").toString()).await();
        assertTrue(info.status() == 2 && info.err().contains("README.md"), info.toString());
    }
}
