// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The colours as those see them who lack one kind of cone, after Machado, Oliveira and Fernandes (2009), severity 1. */
final class OverlayColoursTest {

    private static final double[][][] SIGHT = {
        {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
        {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
        {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
        {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}
    };

    @Test
    void areToldApartByAllKindsOfSight() {
        assertEquals(69, leastDifference(OverlayColours.SAFE), 1);
    }

    @Test
    void areToldApartBetterThanRedAndGreen() {
        assertEquals(28, leastDifference(OverlayColours.RED_GREEN_BLUE), 1);
    }

    @Test
    void areNearlyWhiteTogether() {
        int[] sum = new int[3];
        for (int i = 0; i < OverlayColours.count(); i++) {
            for (int c = 0; c < 3; c++) {
                sum[c] += OverlayColours.SAFE.rgb(i) >> 16 - 8 * c & 0xFF;
            }
        }
        for (int s : sum) {
            assertTrue(s >= 255, "all of a channel's light is there: " + s);
        }
    }

    private static double leastDifference(OverlayColours colours) {
        double least = Double.POSITIVE_INFINITY;
        for (double[][] sight : SIGHT) {
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < i; j++) {
                    double[] a = cielab(colours.rgb(i), sight);
                    double[] b = cielab(colours.rgb(j), sight);
                    least = Math.min(least, Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]));
                }
            }
        }
        return least;
    }

    private static double[] cielab(int rgb, double[][] sight) {
        double[] light = new double[3];
        for (int c = 0; c < 3; c++) {
            double v = (rgb >> 16 - 8 * c & 0xFF) / 255.0;
            light[c] = v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
        }
        double[] seen = new double[3];
        for (int c = 0; c < 3; c++) {
            seen[c] = Math.clamp(sight[c][0] * light[0] + sight[c][1] * light[1] + sight[c][2] * light[2], 0, 1);
        }
        double x = root((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.9505);
        double y = root(0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]);
        double z = root((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.089);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double root(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }
}
