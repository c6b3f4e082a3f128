// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Maps are even and readable without hues, by CIELAB as the CIE defines it (CIE 15:2004) and CIEDE2000 (Sharma, Wu, Dalal,
 * Color Res. Appl. 30 (2005) 21), computed here. Colour blindness: matrices for a complete deficiency of Machado, Oliveira,
 * Fernandes, IEEE Trans. Vis. Comput. Graph. 15 (2009) 1291, applied to linear sRGB.
 */
final class ColourMapTest {

    /** Over so many entries rounding to eight bits does not count. */
    private static final int STEP = 16;

    private static final double[][] NORMAL = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    private static final double[][] PROTANOPIA = {
        {0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}
    };
    private static final double[][] DEUTERANOPIA = {
        {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}
    };
    private static final double[][] TRITANOPIA = {
        {1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}
    };

    private static double[] lab(int rgb, double[][] eye) {
        double[] seen = {linear(rgb >> 16 & 0xFF), linear(rgb >> 8 & 0xFF), linear(rgb & 0xFF)};
        double[] light = new double[3];
        for (int i = 0; i < 3; i++) {
            light[i] = Math.clamp(eye[i][0] * seen[0] + eye[i][1] * seen[1] + eye[i][2] * seen[2], 0, 1);
        }
        double x = f((0.4124 * light[0] + 0.3576 * light[1] + 0.1805 * light[2]) / 0.9505);
        double y = f(0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]);
        double z = f((0.0193 * light[0] + 0.1192 * light[1] + 0.9505 * light[2]) / 1.0890);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double linear(int channel) {
        double v = channel / 255.0;
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }

    private static double f(double t) {
        double delta = 6.0 / 29;
        return t > delta * delta * delta ? Math.cbrt(t) : t / (3 * delta * delta) + 4.0 / 29;
    }

    private static double[][] labs(ColourMap map, double[][] eye) {
        int[] rgb = map.rgb();
        double[][] labs = new double[rgb.length][];
        for (int i = 0; i < rgb.length; i++) {
            labs[i] = lab(rgb[i], eye);
        }
        return labs;
    }

    private static double euclidean(double[] a, double[] b) {
        return Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]);
    }

    /** Equations 2 to 22 of Sharma et al. */
    private static double ciede2000(double[] a, double[] b) {
        double mean = (Math.hypot(a[1], a[2]) + Math.hypot(b[1], b[2])) / 2;
        double seventh = Math.pow(mean, 7);
        double g = 0.5 * (1 - Math.sqrt(seventh / (seventh + Math.pow(25, 7))));
        double c1 = Math.hypot((1 + g) * a[1], a[2]);
        double c2 = Math.hypot((1 + g) * b[1], b[2]);
        double h1 = Math.toDegrees(Math.atan2(a[2], (1 + g) * a[1]));
        double turn = c1 * c2 == 0 ? 0 : Math.toDegrees(Math.atan2(b[2], (1 + g) * b[1])) - h1;
        turn -= 360 * Math.rint(turn / 360);
        double hue = h1 + turn / 2;
        double lightness = (a[0] + b[0]) / 2;
        double chroma = (c1 + c2) / 2;
        double t = 1 - 0.17 * cos(hue - 30) + 0.24 * cos(2 * hue) + 0.32 * cos(3 * hue + 6) - 0.20 * cos(4 * hue - 63);
        double off = (lightness - 50) * (lightness - 50);
        double l = (b[0] - a[0]) / (1 + 0.015 * off / Math.sqrt(20 + off));
        double c = (c2 - c1) / (1 + 0.045 * chroma);
        double h = 2 * Math.sqrt(c1 * c2) * Math.sin(Math.toRadians(turn / 2)) / (1 + 0.015 * chroma * t);
        double positive = hue - 360 * Math.floor(hue / 360);
        double blue = 30 * Math.exp(-Math.pow((positive - 275) / 25, 2));
        double c7 = Math.pow(chroma, 7);
        double rotation = -Math.sin(Math.toRadians(2 * blue)) * 2 * Math.sqrt(c7 / (c7 + Math.pow(25, 7)));
        return Math.sqrt(l * l + c * c + h * h + rotation * c * h);
    }

    private static double cos(double degrees) {
        return Math.cos(Math.toRadians(degrees));
    }

    @Test
    void knowsTheDistanceOfPublishedPairs() {
        assertEquals(2.0425, ciede2000(new double[] {50, 2.6772, -79.7751}, new double[] {50, 0, -82.7485}), 1e-4);
        assertEquals(2.3669, ciede2000(new double[] {50, 0, 0}, new double[] {50, -1, 2}), 1e-4);
        assertEquals(1.2644, ciede2000(
                new double[] {60.2574, -34.0099, 36.2677}, new double[] {60.4626, -34.1751, 39.4387}), 1e-4);
    }

    @Test
    void getsLighterFromEntryToEntry() {
        ColourMap.all().stream().filter(m -> !m.diverging()).forEach(this::assertGetsLighter);
    }

    private void assertGetsLighter(ColourMap map) {
        double[][] labs = labs(map, NORMAL);
        for (int i = 1; i < labs.length; i++) {
            assertTrue(labs[i][0] > labs[i - 1][0], map + " at " + i);
        }
        assertTrue(labs[255][0] - labs[0][0] > 80, map.toString());
    }

    @Test
    void staysInOrderForColourBlindEyes() {
        ColourMap.all().forEach(this::assertStaysInOrder);
    }

    private void assertStaysInOrder(ColourMap map) {
        for (double[][] eye : List.of(PROTANOPIA, DEUTERANOPIA, TRITANOPIA)) {
            double[][] labs = labs(map, eye);
            int end = map.diverging() ? 127 : 255;
            for (int i = 1; i <= end; i++) {
                assertTrue(labs[i][0] > labs[i - 1][0] - 0.05, map + " falls at " + i);
                assertTrue(i < 4 || labs[i][0] > labs[i - 4][0], map + " is flat at " + i);
                if (map.diverging()) {
                    assertTrue(labs[255 - i][0] > labs[256 - i][0] - 0.05, map + " falls at " + (255 - i));
                    assertTrue(i < 4 || labs[255 - i][0] > labs[259 - i][0], map + " is flat at " + (255 - i));
                }
            }
        }
    }

    @Test
    void goesInStepsThatLookAlike() {
        ColourMap.all().forEach(this::assertEven);
    }

    private void assertEven(ColourMap map) {
        double[][] labs = labs(map, NORMAL);
        int n = labs.length - STEP;
        double[] plain = new double[n];
        double[] weighted = new double[n];
        double plainMean = 0;
        double weightedMean = 0;
        for (int i = 0; i < n; i++) {
            plain[i] = euclidean(labs[i], labs[i + STEP]);
            weighted[i] = ciede2000(labs[i], labs[i + STEP]);
            plainMean += plain[i] / n;
            weightedMean += weighted[i] / n;
        }
        boolean grey = map == ColourMap.GREY;
        for (int i = 0; i < n; i++) {
            if (map.diverging() && i < 128 && i + STEP > 127) {
                continue;
            }
            assertEquals(1, plain[i] / plainMean, map.diverging() ? 0.3 : grey ? 0.27 : 0.12, map + " at " + i);
            assertEquals(1, weighted[i] / weightedMean, grey ? 0.45 : 0.35, map + " at " + i + " by CIEDE2000");
        }
    }

    @Test
    void isAsLightOnBothSidesOfZero() {
        double[][] labs = labs(ColourMap.BLUE_RED, NORMAL);
        for (int i = 0; i < 128; i++) {
            assertEquals(labs[i][0], labs[255 - i][0], 0.7, "entry " + i);
            assertTrue(i == 0 || labs[i][0] > labs[i - 1][0] && labs[255 - i][0] > labs[256 - i][0], "entry " + i);
        }
        for (double[][] eye : List.of(PROTANOPIA, DEUTERANOPIA, TRITANOPIA)) {
            double[][] seen = labs(ColourMap.BLUE_RED, eye);
            assertTrue(ciede2000(seen[0], seen[255]) > 25 && ciede2000(seen[64], seen[191]) > 15, "the signs look alike");
        }
    }

    @Test
    void isFoundByItsId() {
        for (ColourMap map : ColourMap.all()) {
            assertEquals(Optional.of(map), ColourMap.find(map.id()));
        }
        assertEquals(Optional.empty(), ColourMap.find("rainbow"));
    }

    @Test
    void givesTheColourOfAPartOfTheRange() {
        int[] rgb = ColourMap.HEAT.rgb();
        assertEquals(rgb[0], ColourMap.HEAT.rgb(-1));
        assertEquals(rgb[128], ColourMap.HEAT.rgb(0.5));
        assertEquals(rgb[255], ColourMap.HEAT.rgb(1));
    }
}
