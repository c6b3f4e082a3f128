// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.figure;

import java.util.List;
import java.util.Optional;

/**
 * Colours of values, from the lowest to the highest, in steps that look alike. All get lighter from entry to entry (a diverging
 * one towards its middle), so that they can be read without seeing hues and in print.
 *
 * <p>Each is a uniform cubic B-spline through a few colours in the Oklab space, stated here as lightness, chroma and hue.
 * Entries lie along it at equal distances in CIELAB, those of a diverging map at equal steps of its lightness, and are rounded
 * to the nearest colour of eight bits that is lighter than the one before. Grey is the screen's own: eight bits have no other
 * 256 greys, and sRGB was made so that they are nearly even.
 *
 * <p>Source of Oklab: B. Ottosson, A perceptual color space for image processing (2020), matrices as corrected on 25 January
 * 2021. CIELAB: CIE 15:2004, with the white of sRGB, IEC 61966-2-1.
 */
public final class ColourMap {

    /** How many entries a map has. */
    public static final int SIZE = 256;

    private static final int SAMPLES = 4096;
    private static final double[] WHITE = {0.95047, 1, 1.08883};

    /** From dark blue by green to yellow. */
    public static final ColourMap BLUE_YELLOW = sequential("blue-yellow", "Blue to yellow", new double[][] {
        {0.22, 0.07, 285},
        {0.37, 0.115, 275},
        {0.50, 0.10, 250},
        {0.62, 0.10, 195},
        {0.745, 0.14, 152},
        {0.86, 0.16, 118},
        {0.95, 0.145, 104}
    });

    /** From nearly black by purple, red and orange to a light yellow. */
    public static final ColourMap HEAT = sequential("heat", "Heat", new double[][] {
        {0.16, 0.04, 320},
        {0.30, 0.11, 330},
        {0.44, 0.165, 5},
        {0.58, 0.19, 28},
        {0.72, 0.165, 52},
        {0.85, 0.14, 82},
        {0.96, 0.06, 100}
    });

    /** From black to white. */
    public static final ColourMap GREY = grey();

    /** From blue by white to orange red, as light at equal distances from its middle. */
    public static final ColourMap BLUE_RED = diverging(
            "blue-red",
            "Blue to red, white at zero",
            new double[][] {{0.36, 0.15, 262}, {0.655, 0.078, 258}, {0.95, 0, 258}},
            new double[][] {{0.368, 0.14, 33}, {0.655, 0.092, 42}, {0.95, 0, 42}});

    private static final List<ColourMap> ALL = List.of(BLUE_YELLOW, HEAT, GREY, BLUE_RED);

    private final String id;
    private final String label;
    private final boolean diverging;
    private final int[] rgb;

    private ColourMap(String id, String label, boolean diverging, int[] rgb) {
        this.id = id;
        this.label = label;
        this.diverging = diverging;
        this.rgb = rgb;
    }

    /** {@return all maps, the one to begin with first} */
    public static List<ColourMap> all() {
        return ALL;
    }

    /**
     * {@return the map of an id, empty where there is none}
     *
     * @param id such as {@code blue-yellow}
     */
    public static Optional<ColourMap> find(String id) {
        return ALL.stream().filter(m -> m.id.equals(id)).findFirst();
    }

    /** {@return what tells it from the others, in files and commands} */
    public String id() {
        return id;
    }

    /** {@return a name for people} */
    public String label() {
        return label;
    }

    /** {@return whether its middle stands for 0 and its ends for the two signs} */
    public boolean diverging() {
        return diverging;
    }

    /** {@return its colours as 0xRRGGBB, a copy of {@value #SIZE}} */
    public int[] rgb() {
        return rgb.clone();
    }

    /**
     * {@return the colour of a part of the range, as 0xRRGGBB}
     *
     * @param part 0 for the lowest value, 1 for the highest; beyond these the colour of the nearer
     */
    public int rgb(double part) {
        return rgb[(int) Math.clamp(part * SIZE, 0, SIZE - 1)];
    }

    /** {@return the id} */
    @Override
    public String toString() {
        return id;
    }

    private static ColourMap grey() {
        int[] rgb = new int[SIZE];
        for (int i = 0; i < SIZE; i++) {
            rgb[i] = i * 0x010101;
        }
        return new ColourMap("grey", "Grey", false, rgb);
    }

    private static ColourMap sequential(String id, String label, double[][] polar) {
        return new ColourMap(id, label, false, entries(polar, SIZE, false));
    }

    private static ColourMap diverging(String id, String label, double[][] low, double[][] high) {
        int[] rgb = new int[SIZE];
        int[] first = entries(low, SIZE / 2, true);
        int[] second = entries(high, SIZE / 2, true);
        for (int i = 0; i < SIZE / 2; i++) {
            rgb[i] = first[i];
            rgb[SIZE - 1 - i] = second[i];
        }
        return new ColourMap(id, label, true, rgb);
    }

    /** Colours along a spline, from dark to light. */
    private static int[] entries(double[][] polar, int count, boolean byLightness) {
        double[][] ends = new double[polar.length + 2][];
        for (int i = 0; i < polar.length; i++) {
            double hue = Math.toRadians(polar[i][2]);
            ends[i + 1] = new double[] {polar[i][0], polar[i][1] * Math.cos(hue), polar[i][1] * Math.sin(hue)};
        }
        ends[0] = beyond(ends[1], ends[2]);
        ends[ends.length - 1] = beyond(ends[polar.length], ends[polar.length - 1]);
        double[][] light = new double[SAMPLES + 1][];
        double[] at = new double[SAMPLES + 1];
        double[] before = {};
        for (int s = 0; s <= SAMPLES; s++) {
            light[s] = linearRgb(spline(ends, (double) s / SAMPLES));
            double[] lab = cielab(light[s]);
            if (byLightness) {
                at[s] = lab[0];
            } else if (s > 0) {
                at[s] = at[s - 1]
                        + Math.hypot(Math.hypot(lab[0] - before[0], lab[1] - before[1]), lab[2] - before[2]);
            }
            before = lab;
        }
        int[] rgb = new int[count];
        double luminance = -1;
        int s = 0;
        for (int i = 0; i < count; i++) {
            double wanted = at[0] + (at[SAMPLES] - at[0]) * i / (count - 1);
            while (s < SAMPLES - 1 && at[s + 1] < wanted) {
                s++;
            }
            double f = (wanted - at[s]) / (at[s + 1] - at[s]);
            double[] colour = new double[3];
            for (int c = 0; c < 3; c++) {
                colour[c] = 255 * encoded(light[s][c] + f * (light[s + 1][c] - light[s][c]));
            }
            rgb[i] = lighterThan(luminance, colour);
            luminance = luminance(rgb[i]);
        }
        return rgb;
    }

    /** An end of a spline of which the curve is to reach the last of its points. */
    private static double[] beyond(double[] last, double[] before) {
        return new double[] {2 * last[0] - before[0], 2 * last[1] - before[1], 2 * last[2] - before[2]};
    }

    private static double[] spline(double[][] points, double t) {
        int pieces = points.length - 3;
        int p = Math.min((int) (t * pieces), pieces - 1);
        double u = t * pieces - p;
        double v = 1 - u;
        double[] weight = {
            v * v * v / 6, (3 * u * u * u - 6 * u * u + 4) / 6, (3 * v * v * v - 6 * v * v + 4) / 6, u * u * u / 6
        };
        double[] out = new double[3];
        for (int k = 0; k < 4; k++) {
            for (int c = 0; c < 3; c++) {
                out[c] += weight[k] * points[p + k][c];
            }
        }
        return out;
    }

    /** The colour of eight bits nearest to one, of those with more luminance. */
    private static int lighterThan(double luminance, double[] colour) {
        int best = 0xFFFFFF;
        double nearest = Double.POSITIVE_INFINITY;
        for (int k = 0; k < 27; k++) {
            int r = Math.clamp((long) Math.floor(colour[0]) + k % 3, 0, 255);
            int g = Math.clamp((long) Math.floor(colour[1]) + k / 3 % 3, 0, 255);
            int b = Math.clamp((long) Math.floor(colour[2]) + k / 9, 0, 255);
            double distance = square(r - colour[0]) + square(g - colour[1]) + square(b - colour[2]);
            int rgb = r << 16 | g << 8 | b;
            if (distance < nearest && luminance(rgb) > luminance) {
                nearest = distance;
                best = rgb;
            }
        }
        return best;
    }

    private static double square(double v) {
        return v * v;
    }

    private static double luminance(int rgb) {
        return 0.2126 * decoded(rgb >> 16 & 0xFF) + 0.7152 * decoded(rgb >> 8 & 0xFF) + 0.0722 * decoded(rgb & 0xFF);
    }

    private static double decoded(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static double encoded(double linear) {
        double c = Math.clamp(linear, 0, 1);
        return c <= 0.0031308 ? 12.92 * c : 1.055 * Math.pow(c, 1 / 2.4) - 0.055;
    }

    /** From Oklab to linear sRGB. */
    private static double[] linearRgb(double[] lab) {
        double l = cube(lab[0] + 0.3963377774 * lab[1] + 0.2158037573 * lab[2]);
        double m = cube(lab[0] - 0.1055613458 * lab[1] - 0.0638541728 * lab[2]);
        double s = cube(lab[0] - 0.0894841775 * lab[1] - 1.2914855480 * lab[2]);
        return new double[] {
            Math.clamp(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s, 0, 1),
            Math.clamp(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s, 0, 1),
            Math.clamp(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s, 0, 1)
        };
    }

    private static double cube(double v) {
        return v * v * v;
    }

    private static double[] cielab(double[] rgb) {
        double x = lightness((0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / WHITE[0]);
        double y = lightness((0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2]) / WHITE[1]);
        double z = lightness((0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / WHITE[2]);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double lightness(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }
}
