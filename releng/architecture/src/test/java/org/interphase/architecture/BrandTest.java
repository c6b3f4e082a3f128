// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Name, icons, splash and theme stand in one bundle, so that another brand can take its place. */
final class BrandTest {

    private static final Path BUNDLES = Path.of("").toAbsolutePath().getParent().getParent().resolve("bundles");
    private static final String BRAND = "org.interphase.branding";
    private static final Pattern NAME = Pattern.compile("\\bInterphase\\b");
    private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*\"");

    /** Folders on the disk that all brands share. */
    private static final List<String> SHARED_FOLDERS = List.of("TemplateFolder.java");

    /** The lines, the accent, what warns: seen on white and on the dark theme's trees alike. */
    private static final List<String> COLOURS = List.of("#7f848a", "#2a87c4", "#d55e00");

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> all = Files.walk(BUNDLES)) {
            return all.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> !BUNDLES.relativize(file).toString().matches("[^/]*\\.tests/.*|.*/(target|bin)/.*"))
                    .filter(file -> !file.startsWith(BUNDLES.resolve(BRAND)))
                    .toList();
        }
    }

    @Test
    void nameIsInNoTextOfAnotherBundle() throws IOException {
        List<String> found = new ArrayList<>();
        List<Path> sources = files(".java");
        assertFalse(sources.isEmpty());
        for (Path file : sources) {
            for (String line : Files.readAllLines(file)) {
                boolean comment = line.strip().startsWith("*") || line.strip().startsWith("/");
                Matcher literal = LITERAL.matcher(line);
                while (!comment && literal.find()) {
                    if (NAME.matcher(literal.group()).find() && !SHARED_FOLDERS.contains(file.getFileName().toString())) {
                        found.add(file.getFileName() + ": " + literal.group());
                    }
                }
            }
        }
        for (Path file : files("plugin.xml")) {
            Matcher attribute = LITERAL.matcher(Files.readString(file));
            while (attribute.find()) {
                if (NAME.matcher(attribute.group()).find()) {
                    found.add(BUNDLES.relativize(file) + ": " + attribute.group());
                }
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void isKnownToNoOtherBundle() throws IOException {
        List<String> found = new ArrayList<>();
        for (String ending : List.of(".java", "plugin.xml", "MANIFEST.MF", ".css", ".properties")) {
            for (Path file : files(ending)) {
                if (Files.readString(file).contains(BRAND)) {
                    found.add(BUNDLES.relativize(file).toString());
                }
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void iconsOfAllOtherBundlesAreOneFamilyOfDrawings() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String ending : List.of(".png", ".gif", ".jpg", ".ico", ".bmp")) {
            files(ending).forEach(file -> wrong.add(BUNDLES.relativize(file) + " is no SVG"));
        }
        List<Path> icons = files(".svg");
        assertFalse(icons.isEmpty());
        for (Path file : icons) {
            String svg = Files.readString(file);
            String name = BUNDLES.relativize(file).toString();
            if (!svg.contains("width=\"16\" height=\"16\" viewBox=\"0 0 16 16\"")) {
                wrong.add(name + " is not on the grid of 16");
            }
            all("stroke-width=\"([^\"]*)\"", svg).stream().filter(w -> !w.equals("1.5"))
                    .forEach(w -> wrong.add(name + " has lines of " + w));
            all("(?:stroke|fill)=\"([^\"]*)\"", svg).stream().filter(c -> !c.equals("none") && !COLOURS.contains(c))
                    .forEach(c -> wrong.add(name + " has the colour " + c));
            if (Pattern.compile("<(text|image|linearGradient|radialGradient|filter|style)\\b|style=|opacity").matcher(svg).find()) {
                wrong.add(name + " has more than lines and areas");
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void coloursOfIconsAreSeenOnLightAndOnDark() {
        for (String colour : COLOURS) {
            for (String ground : List.of("#ffffff", "#2f2f2f")) {
                double ratio = contrast(colour, ground);
                assertFalse(ratio < 3, colour + " on " + ground + ": " + ratio);
            }
        }
    }

    private static List<String> all(String regex, String text) {
        return Pattern.compile(regex).matcher(text).results().map(m -> m.group(1)).toList();
    }

    /** Contrast ratio of the Web Content Accessibility Guidelines 2.2. */
    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * linear(colour, 1) + 0.7152 * linear(colour, 3) + 0.0722 * linear(colour, 5);
    }

    private static double linear(String colour, int at) {
        double c = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
