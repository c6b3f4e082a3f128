// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class AnnotationPainterTest {

    private static final int WHITE = 0xFFFFFF;
    private static final String MORE = "µμ×−–°·±≥≤…⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉₊₋";

    private static Picture blank(int width, int height) {
        int[] rgb = new int[width * height];
        Arrays.fill(rgb, WHITE);
        return new Picture(width, height, rgb);
    }

    private static double ink(int rgb) {
        return 1 - (rgb & 0xFF) / 255.0;
    }

    private static double total(Picture p) {
        return Arrays.stream(p.rgb()).mapToDouble(AnnotationPainterTest::ink).sum();
    }

    private static Annotation.Line line(double x0, double y0, double x1, double y1, double width) {
        return new Annotation.Line(new double[] {x0, x1}, new double[] {y0, y1}, 0, width, 1, false);
    }

    @Test
    void linesHaveTheirWidthAtEveryAngle() {
        double length = 60;
        for (double width : new double[] {1.5, 3, 8}) {
            for (int degrees = 0; degrees < 180; degrees += 15) {
                double dx = length / 2 * Math.cos(Math.toRadians(degrees));
                double dy = length / 2 * Math.sin(Math.toRadians(degrees));
                Picture p = AnnotationPainter.paint(
                        blank(90, 90), List.of(line(45.3 - dx, 44.8 - dy, 45.3 + dx, 44.8 + dy, width)), WHITE);
                // Its area, and that of its round ends.
                double area = length * width + Math.PI * width * width / 4;
                assertEquals(area, total(p), 0.03 * area, width + " px at " + degrees + "°");
            }
        }
    }

    @Test
    void aLineCoversItsPixelsAndNoOthers() {
        Picture p = AnnotationPainter.paint(blank(20, 10), List.of(line(2.5, 4, 17.5, 4, 2)), WHITE);
        for (int x = 0; x < 20; x++) {
            for (int y = 0; y < 10; y++) {
                boolean within = x >= 2 && x <= 17 && (y == 3 || y == 4);
                boolean end = (x == 1 || x == 18) && (y == 3 || y == 4);
                if (!end) {
                    assertEquals(within ? 0 : WHITE, p.rgb()[y * 20 + x], x + ", " + y);
                }
            }
        }
    }

    @Test
    void joinsOfASeeThroughLineAreNoDarker() {
        Annotation.Line bent = new Annotation.Line(
                new double[] {5, 25, 25}, new double[] {10, 10, 30}, 0, 6, 0.5, false);
        Picture p = AnnotationPainter.paint(blank(40, 40), List.of(bent), WHITE);
        assertEquals(127, Arrays.stream(p.rgb()).map(c -> c & 0xFF).min().orElseThrow(), 1);
    }

    @Test
    void whatIsBehindTheVolumeIsHiddenByIt() {
        Picture volume = blank(20, 10);
        for (int y = 0; y < 10; y++) {
            Arrays.fill(volume.rgb(), y * 20 + 10, (y + 1) * 20, 0x0072B2);
        }
        Annotation.Line behind = new Annotation.Line(new double[] {0, 20}, new double[] {5, 5}, 0, 2, 1, true);
        Picture p = AnnotationPainter.paint(volume, List.of(behind), WHITE);
        assertEquals(0, p.rgb()[5 * 20 + 4]);
        assertEquals(0x0072B2, p.rgb()[5 * 20 + 14]);
    }

    @Test
    void fillsHaveTheirArea() {
        Annotation.Fill triangle = new Annotation.Fill(
                new double[] {10, 50, 30}, new double[] {10, 20, 55}, 0, 1);
        Picture p = AnnotationPainter.paint(blank(60, 60), List.of(triangle), WHITE);
        double area = Math.abs(40 * 45 - 20 * 10) / 2.0;
        assertEquals(area, total(p), 0.02 * area);
    }

    @Test
    void barsAreLowBelow() {
        Annotation.Bar bar = new Annotation.Bar(2, 3, 5, 40, new int[] {0x000010, 0x000020, 0x000030, 0x000040});
        Picture p = AnnotationPainter.paint(blank(10, 50), List.of(bar), WHITE);
        assertEquals(0x000040, p.rgb()[3 * 10 + 4]);
        assertEquals(0x000010, p.rgb()[42 * 10 + 4]);
        assertEquals(WHITE, p.rgb()[43 * 10 + 4]);
        assertEquals(WHITE, p.rgb()[20 * 10 + 7]);
    }

    @Test
    void everyCharacterHasALetterOfItsOwn() {
        StringBuilder all = new StringBuilder(MORE);
        for (char c = ' '; c <= '~'; c++) {
            all.append(c);
        }
        Set<String> shapes = new HashSet<>();
        int[] letters = all.chars().filter(c -> c != ' ' && c != 0x3BC).toArray();
        for (int c : letters) {
            assertTrue(StrokeFont.has(c), Character.toString(c));
            List<double[]> strokes = StrokeFont.strokesOf(Character.toString(c));
            shapes.add(strokes.stream().map(Arrays::toString).toList().toString());
            double width = StrokeFont.width(Character.toString(c));
            for (double[] s : strokes) {
                assertTrue(s.length >= 4, Character.toString(c));
                for (int i = 0; i < s.length; i += 2) {
                    assertTrue(s[i] > -1 && s[i] < width + 1, Character.toString(c) + " is " + s[i] + " wide");
                    assertTrue(s[i + 1] >= -20 && s[i + 1] <= 78, Character.toString(c) + " is " + s[i + 1] + " high");
                }
            }
        }
        assertEquals(letters.length, shapes.size());
        assertEquals(0, StrokeFont.strokesOf(" ").size());
        assertTrue(StrokeFont.strokesOf("中").size() > 0);
    }

    @Test
    void textStandsInItsBoxHoweverItIsTurned() {
        for (int angle = -90; angle <= 90; angle += 30) {
            Annotation.Text t = new Annotation.Text("HEx8", 60, 60, 18, 0.5, 0.5, angle, 0, -1);
            double[] box = t.corners(StrokeFont.width(t.text()) * 18 / StrokeFont.EM, 1.5);
            Picture p = AnnotationPainter.paint(blank(120, 120), List.of(t), WHITE);
            assertTrue(total(p) > 100, "there is text");
            for (int i = 0; i < p.rgb().length; i++) {
                if (ink(p.rgb()[i]) > 0.25) {
                    double x = i % 120 + 0.5;
                    double y = i / 120 + 0.5;
                    for (int k = 0; k < 8; k += 2) {
                        int n = (k + 2) % 8;
                        double side = (box[n] - box[k]) * (y - box[k + 1]) - (box[n + 1] - box[k + 1]) * (x - box[k]);
                        assertTrue(side >= 0, angle + "°: " + x + ", " + y);
                    }
                }
            }
        }
    }

    @Test
    void turnedTextReadsUpwards() {
        // An L has its foot below and to the right: turned by 90° counterclockwise, the foot is on the right and goes up.
        Annotation.Text t = new Annotation.Text("L", 30, 30, 40, 0.5, 0.5, 90, 0, -1);
        Picture p = AnnotationPainter.paint(blank(60, 60), List.of(t), WHITE);
        double right = 0;
        double left = 0;
        double upper = 0;
        double lower = 0;
        for (int i = 0; i < p.rgb().length; i++) {
            double ink = ink(p.rgb()[i]);
            right += i % 60 >= 40 ? ink : 0;
            left += i % 60 < 20 ? ink : 0;
            upper += i / 60 < 28 ? ink : 0;
            lower += i / 60 > 32 ? ink : 0;
        }
        assertTrue(right > 2 * left, right + " on the right, " + left + " on the left");
        assertTrue(lower > upper, lower + " below, " + upper + " above");
    }
}
