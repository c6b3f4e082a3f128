// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Letters as strokes of one width with round ends, drawn for this suite, so that text in pictures needs no fonts of a desktop.
 * A glyph's middle lines stand on a grid of which {@value #EM} make the size: the baseline at 0, capitals up to {@value
 * #CAPITAL}, small letters up to 48. What is not known is a box.
 */
final class StrokeFont {

    /** Of the grid. */
    static final double EM = 100;
    /** Height of capitals and digits. */
    static final double CAPITAL = 66;
    /** Width of a stroke. */
    static final double STROKE = 8.4;

    /** How much smaller raised and lowered letters are. */
    private static final double SMALL = 0.64;

    private static final double RAISED = 30;
    private static final double LOWERED = -13;
    private static final double STEP_DEG = 9;
    private static final int CURVE = 10;
    private static final String DOT = "E %s %s 1.3 1.3";

    /**
     * Each glyph: the character, its width, its strokes parted by semicolons. In a stroke, pairs of numbers are places; A is an
     * arc: centre, radii, from and to in degrees, counterclockwise; C a cubic curve from where the stroke is; E an ellipse.
     */
    private static final String[] GLYPHS = {
        "!|26|13 66 13 20;. 13 1",
        "\"|34|10 66 10 48;24 66 24 48",
        "#|60|22 66 14 0;46 66 38 0;8 44 54 44;5 22 51 22",
        "$|60|51 51 C 48 61 41 66 30 66 C 18 66 11 60 11 50 C 11 40 18 36.5 30 33.5 C 43 30 51 27 51 17 C 51 6 42 0 30 0"
                + " C 18 0 10 5 8 16;30 76 30 -10",
        "%|84|E 20 50 13 16;E 64 16 13 16;62 66 22 0",
        "&|66|58 0 20 43 C 12 53 16 66 28 66 C 40 66 43 53 34 46 C 24 39 9 33 9 17 C 9 6 17 0 27 0 C 43 0 54 14 55 32",
        "'|22|11 66 11 48",
        "(|30|24 76 C 8 58 8 6 24 -14",
        ")|30|6 76 C 22 58 22 6 6 -14",
        "*|40|20 66 20 40;9 59.5 31 46.5;31 59.5 9 46.5",
        "+|58|29 50 29 8;8 29 50 29",
        ",|26|13 2 13 -2 9 -12",
        "-|36|7 25 29 25",
        ".|26|. 13 1",
        "/|32|3 -8 29 70",
        "0|56|E 28 33 18.5 33",
        "1|56|13 53 30 66 30 0",
        "2|56|A 28 48 17.5 18 175 -40 10 0 47 0",
        "3|56|A 27 50 15.5 16 160 -90;A 27 17 18.5 17 90 -160",
        "4|56|38 0 38 66 8 19 49 19",
        "5|56|44 66 16 66 14 35.8 A 27.5 21 18.5 21 137 -148",
        "6|56|44 57 C 41 63 36 66 30 66 C 17 66 10 53 10 30 10 21;E 28.3 20.5 18.3 20.5",
        "7|56|9 66 47 66 22 0",
        "8|56|E 28 50 15.5 16;E 28 17 18.5 17",
        "9|56|12 9 C 15 3 20 0 26 0 C 39 0 46 13 46 36 46 45;E 27.7 45.5 18.3 20.5",
        ":|26|. 13 1;. 13 45",
        ";|26|13 2 13 -2 9 -12;. 13 45",
        "<|58|48 50 10 29 48 8",
        "=|58|8 38 50 38;8 20 50 20",
        ">|58|10 50 48 29 10 8",
        "?|52|9 50 C 9 61 16 66 25 66 C 36 66 43 60 43 50 C 43 38 26 37 26 20;. 26 1",
        "@|96|E 48 29 15 17;63 46 61 22 C 61 9 78 9 82 28 C 88 56 68 68 50 68 C 24 68 8 50 8 28 C 8 4 24 -12 48 -12"
                + " C 58 -12 66 -10 73 -5",
        "A|62|6 0 31 66 56 0;14.5 22 47.5 22",
        "B|62|33 34 11 34 11 66 33 66 A 33 50 15.5 16 90 -90 35 34 A 35 17 17.5 17 90 -90 11 0 11 34",
        "C|66|A 36 33 28 33 44 316",
        "D|66|11 0 11 66 29 66 A 29 33 28 33 90 -90 11 0",
        "E|56|49 66 11 66 11 0 50 0;11 34 45 34",
        "F|53|48 66 11 66 11 0;11 33 43 33",
        "G|70|A 37 33 29 33 44 312 61 12 61 31 40 31",
        "H|66|11 0 11 66;55 0 55 66;11 34 55 34",
        "I|24|12 0 12 66",
        "J|48|37 66 37 18 A 22 18 15 18 0 -165",
        "K|60|11 0 11 66;52 66 11 25;25 39 54 0",
        "L|51|11 66 11 0 47 0",
        "M|78|11 0 11 66 39 8 67 66 67 0",
        "N|68|11 0 11 66 57 0 57 66",
        "O|72|E 36 33 29 33",
        "P|60|11 0 11 66 35 66 A 35 48.5 17 17.5 90 -90 11 31",
        "Q|72|E 36 33 29 33;42 16 62 -4",
        "R|64|11 0 11 66 35 66 A 35 49 17 17 90 -90 11 32;35 32 54 0",
        "S|60|51 51 C 48 61 41 66 30 66 C 18 66 11 60 11 50 C 11 40 18 36.5 30 33.5 C 43 30 51 27 51 17 C 51 6 42 0 30 0"
                + " C 18 0 10 5 8 16",
        "T|56|5 66 51 66;28 66 28 0",
        "U|66|11 66 11 23 A 33 23 22 23 180 360 55 66",
        "V|60|5 66 30 0 55 66",
        "W|88|5 66 24 0 44 60 64 0 83 66",
        "X|58|7 66 51 0;51 66 7 0",
        "Y|58|5 66 29 31 53 66;29 31 29 0",
        "Z|56|8 66 48 66 7 0 50 0",
        "[|30|24 76 10 76 10 -14 24 -14",
        "\\|32|3 70 29 -8",
        "]|30|6 76 20 76 20 -14 6 -14",
        "^|50|9 38 25 66 41 38",
        "_|50|2 -12 48 -12",
        "`|30|9 68 20 56",
        "a|52|11 38 C 13 45 18 48 26 48 C 37 48 42 43 42 33 42 9 C 42 3 43 1 46 0;42 29 C 30 28 9 29 9 13 C 9 5 15 0 23 0"
                + " C 34 0 42 6 42 17",
        "b|55|10 68 10 0;E 28 24 18 24",
        "c|48|A 27 24 18 24 46 314",
        "d|55|45 68 45 0;E 27 24 18 24",
        "e|53|9.5 25 44.7 25 A 27 24 18 24 3 318",
        "f|32|30 67 C 19 70 14 66 14 55 14 0;4 47 28 47",
        "g|55|45 48 45 0 C 45 -14 38 -19 26 -19 C 18 -19 13 -17 10 -11;E 27 24 18 24",
        "h|54|10 68 10 0;10 28 C 10 40 17 48 27 48 C 38 48 43 42 43 31 43 0",
        "i|22|11 48 11 0;. 11 65",
        "j|22|11 48 11 -8 C 11 -16 8 -20 1 -19;. 11 65",
        "k|50|10 68 10 0;41 48 10 18;21 29 43 0",
        "l|22|11 68 11 0",
        "m|82|10 48 10 0;10 30 C 10 41 16 48 25 48 C 35 48 41 43 41 31 41 0;41 30 C 41 41 47 48 56 48 C 66 48 72 43 72 31"
                + " 72 0",
        "n|54|10 48 10 0;10 28 C 10 40 17 48 27 48 C 38 48 43 42 43 31 43 0",
        "o|54|E 27 24 18.5 24",
        "p|55|10 48 10 -19;E 28 24 18 24",
        "q|55|45 48 45 -19;E 27 24 18 24",
        "r|34|10 48 10 0;10 26 C 10 40 18 48 31 47",
        "s|48|39 37 C 37 45 32 48 24 48 C 15 48 10 43 10 36 C 10 29 16 27 24 25 C 33 23 40 20 40 13 C 40 5 34 0 24 0"
                + " C 15 0 9 4 7 12",
        "t|34|14 62 14 12 C 14 3 19 -1 29 1;4 47 28 47",
        "u|54|44 48 44 0;44 20 C 44 8 37 0 27 0 C 16 0 11 6 11 17 11 48",
        "v|48|5 48 24 0 43 48",
        "w|70|5 48 19 0 35 44 51 0 65 48",
        "x|48|7 48 41 0;41 48 7 0",
        "y|48|5 48 24 2;43 48 22 -9 C 19 -17 14 -20 6 -18",
        "z|46|8 48 38 48 7 0 40 0",
        "{|34|27 76 C 14 76 18 60 17 46 C 16 36 13 32 7 31 C 13 30 16 26 17 16 C 18 2 14 -14 27 -14",
        "||24|12 74 12 -14",
        "}|34|7 76 C 20 76 16 60 17 46 C 18 36 21 32 27 31 C 21 30 18 26 17 16 C 16 2 20 -14 7 -14",
        "~|58|8 24 C 14 38 24 34 29 29 C 34 24 44 20 50 34",
        "µ|55|11 48 11 -19;44 48 44 0;44 20 C 44 8 37 0 27 0 C 16 0 11 6 11 17",
        "×|54|12 44 42 14;42 44 12 14",
        "−|58|8 29 50 29",
        "–|56|5 25 51 25",
        "°|34|E 17 56 9.5 9.5",
        "·|26|. 13 28",
        "±|58|29 54 29 16;8 35 50 35;8 4 50 4",
        "≥|58|10 56 48 37 10 18;10 4 48 4",
        "≤|58|48 56 10 37 48 18;10 4 48 4",
        "…|82|. 15 1;. 41 1;. 67 1"
    };

    private static final String BOX = "10 -4 10 66 46 66 46 -4 10 -4";
    private static final String RAISED_LETTERS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻";
    private static final String LOWERED_LETTERS = "₀₁₂₃₄₅₆₇₈₉₊₋";
    private static final String THEIR_LETTERS = "0123456789+−";

    private static final Map<Integer, Glyph> ALL = glyphs();

    private StrokeFont() {}

    /**
     * A letter.
     *
     * @param width how far the next one is
     * @param strokes each {@code [x, y, x, y, …]}, at least two places
     */
    private record Glyph(double width, List<double[]> strokes) {}

    private static Map<Integer, Glyph> glyphs() {
        Map<Integer, Glyph> all = new HashMap<>();
        for (String g : GLYPHS) {
            String[] parts = g.substring(2).split("\\|");
            all.put((int) g.charAt(0), new Glyph(Double.parseDouble(parts[0]), strokes(parts[1])));
        }
        all.put((int) ' ', new Glyph(28, List.of()));
        all.put(0x3BC, all.get(0xB5));
        all.put(0, new Glyph(56, strokes(BOX)));
        for (int i = 0; i < THEIR_LETTERS.length(); i++) {
            Glyph g = all.get((int) THEIR_LETTERS.charAt(i));
            all.put((int) RAISED_LETTERS.charAt(i), small(g, RAISED));
            all.put((int) LOWERED_LETTERS.charAt(i), small(g, LOWERED));
        }
        return Map.copyOf(all);
    }

    private static Glyph small(Glyph g, double up) {
        List<double[]> strokes = new ArrayList<>();
        for (double[] s : g.strokes) {
            double[] moved = s.clone();
            for (int i = 0; i < s.length; i += 2) {
                moved[i] = s[i] * SMALL;
                moved[i + 1] = s[i + 1] * SMALL + up;
            }
            strokes.add(moved);
        }
        return new Glyph(g.width * SMALL + 1, strokes);
    }

    private static List<double[]> strokes(String text) {
        List<double[]> all = new ArrayList<>();
        for (String stroke : text.split(";")) {
            String[] t = (stroke.startsWith(".") ? String.format(DOT, (Object[]) stroke.substring(2).split(" ")) : stroke).split(" ");
            Outline out = new Outline();
            int i = 0;
            while (i < t.length) {
                switch (t[i]) {
                    case "A" -> {
                        double[] v = numbers(t, i + 1, 6);
                        out.arc(v[0], v[1], v[2], v[3], v[4], v[5]);
                        i += 7;
                    }
                    case "E" -> {
                        double[] v = numbers(t, i + 1, 4);
                        out.arc(v[0], v[1], v[2], v[3], 0, 360);
                        i += 5;
                    }
                    case "C" -> {
                        out.curve(numbers(t, i + 1, 6));
                        i += 7;
                    }
                    default -> {
                        double[] v = numbers(t, i, 2);
                        out.add(v[0], v[1]);
                        i += 2;
                    }
                }
            }
            all.add(out.places());
        }
        return all;
    }

    private static double[] numbers(String[] texts, int from, int count) {
        double[] v = new double[count];
        for (int i = 0; i < count; i++) {
            v[i] = Double.parseDouble(texts[from + i]);
        }
        return v;
    }

    /** A stroke that grows. */
    private static final class Outline {
        private double[] xy = new double[64];
        private int n;

        void add(double x, double y) {
            if (n == xy.length) {
                xy = Arrays.copyOf(xy, 2 * n);
            }
            xy[n++] = x;
            xy[n++] = y;
        }

        void arc(double cx, double cy, double rx, double ry, double from, double to) {
            int steps = (int) Math.ceil(Math.abs(to - from) / STEP_DEG);
            for (int i = 0; i <= steps; i++) {
                double a = Math.toRadians(from + (to - from) * i / steps);
                add(cx + rx * Math.cos(a), cy + ry * Math.sin(a));
            }
        }

        void curve(double[] v) {
            double x = xy[n - 2];
            double y = xy[n - 1];
            for (int i = 1; i <= CURVE; i++) {
                double t = (double) i / CURVE;
                double s = 1 - t;
                add(
                        s * s * s * x + 3 * s * s * t * v[0] + 3 * s * t * t * v[2] + t * t * t * v[4],
                        s * s * s * y + 3 * s * s * t * v[1] + 3 * s * t * t * v[3] + t * t * t * v[5]);
            }
        }

        double[] places() {
            return Arrays.copyOf(xy, n);
        }
    }

    private static Glyph glyph(int character) {
        Glyph g = ALL.get(character);
        return g == null ? ALL.get(0) : g;
    }

    /** {@return whether there is a letter of its own for a character} */
    static boolean has(int character) {
        return character != 0 && ALL.containsKey(character);
    }

    /** {@return how wide a text is on the grid} */
    static double width(String text) {
        return text.codePoints().mapToDouble(c -> glyph(c).width).sum();
    }

    /**
     * {@return the strokes of a text on the grid, {@code [x, y, x, y, …]} each, y up from the baseline, x from the text's
     * beginning}
     */
    static List<double[]> strokesOf(String text) {
        List<double[]> all = new ArrayList<>();
        double at = 0;
        for (int c : text.codePoints().toArray()) {
            Glyph g = glyph(c);
            for (double[] s : g.strokes) {
                double[] moved = s.clone();
                for (int i = 0; i < moved.length; i += 2) {
                    moved[i] += at;
                }
                all.add(moved);
            }
            at += g.width;
        }
        return all;
    }
}
