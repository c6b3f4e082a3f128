// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.interphase.volume.VolumeGeometry;
import org.junit.jupiter.api.Test;

final class DecorationTest {

    private static final int WIDTH = 480;
    private static final int HEIGHT = 360;
    private static final Lettering LETTERS = Lettering.drawn(9, 96);
    private static final double NONE = Double.POSITIVE_INFINITY;

    /** 300 × 200 × 2 µm. */
    private static final VolumeGeometry BOX = box();

    private static VolumeGeometry box() {
        double[] depths = new double[20];
        for (int k = 0; k < depths.length; k++) {
            depths[k] = 0.1 * (k + 0.5);
        }
        return new VolumeGeometry(20, 100, 100, 3, 2, depths);
    }

    private static SceneChannel channel(String name, Mode mode) {
        return new SceneChannel(
                name,
                true,
                mode,
                0x0072B2,
                new TransferFunction(List.of(
                        new TransferFunction.Stop(0, 0xFFFFFF, 0), new TransferFunction.Stop(18, 0x004A74, 0.5))),
                7.5);
    }

    private static Scene scene(Camera camera, Decor decor) {
        return new Scene(
                List.of(channel("Na+", Mode.COMPOSITE), channel("SiO2-", Mode.ISO)), 0, 0, 50, camera, Cuts.NONE, decor);
    }

    private static Scene scene(double azimuth, double elevation) {
        return scene(new Camera(azimuth, elevation, 1, 0, 0, 0), Decor.DEFAULT);
    }

    private static List<Annotation> decoration(Scene scene, List<ColumnMark> marks) {
        return Decoration.of(scene, BOX, WIDTH, HEIGHT, LETTERS, marks);
    }

    private static List<Annotation.Text> texts(List<Annotation> all) {
        return all.stream()
                .filter(Annotation.Text.class::isInstance)
                .map(Annotation.Text.class::cast)
                .toList();
    }

    private static List<Annotation.Line> lines(List<Annotation> all) {
        return all.stream()
                .filter(Annotation.Line.class::isInstance)
                .map(Annotation.Line.class::cast)
                .toList();
    }

    private static boolean has(List<Annotation> all, String text) {
        return texts(all).stream().anyMatch(t -> t.text().equals(text));
    }

    private static boolean endsAt(Annotation.Line l, double[] place) {
        for (int i = 0; i < l.x().length; i++) {
            if (Math.hypot(l.x()[i] - place[0], l.y()[i] - place[1]) < 1e-6) {
                return true;
            }
        }
        return false;
    }

    @Test
    void axesBeginAndEndAtTheProjectedCorners() {
        Scene scene = SceneGuess.fitted(scene(30, 25), BOX, WIDTH, HEIGHT, LETTERS);
        List<Annotation> all = decoration(scene, List.of());
        Projection projection = new Projection(BOX, scene, WIDTH, HEIGHT);
        // Seen from where x and y are large, the depth is on the left, where x is 0 and y is largest; x along the largest y.
        double[][] corners = {{0, 200, 0}, {0, 200, 2}, {300, 200, 2}};
        for (double[] c : corners) {
            double[] p = projection.toPicture(c[0], c[1], c[2]);
            // Three edges and a tick at least.
            assertTrue(lines(all).stream().filter(l -> endsAt(l, p)).count() >= 4, Arrays.toString(c));
        }
        assertTrue(has(all, "depth / µm, ×50"), texts(all).toString());
        assertTrue(has(all, "x / µm") && has(all, "y / µm"), texts(all).toString());
        assertTrue(has(all, "2") && has(all, "300"), texts(all).toString());
        double[] top = projection.toPicture(0, 200, 0);
        assertTrue(
                texts(all).stream().anyMatch(t -> t.text().equals("0") && t.x() < top[0] && Math.abs(t.y() - top[1]) < 1),
                "the depth's 0 is left of its corner");
    }

    @Test
    void theThreeEdgesOfTheHiddenCornerLieBehind() {
        for (double field : new double[] {0, 30}) {
            Scene scene = scene(new Camera(30, 25, 1, 0, 0, field), Decor.DEFAULT);
            List<Annotation.Line> behind =
                    lines(decoration(scene, List.of())).stream().filter(Annotation.Line::behind).toList();
            double[] hidden = new Projection(BOX, scene, WIDTH, HEIGHT).toPicture(0, 0, 2);
            assertEquals(3, behind.size());
            assertTrue(behind.stream().allMatch(l -> endsAt(l, hidden)));
        }
        // From below it is the opposite one of the surface.
        Scene below = scene(new Camera(210, -25, 1, 0, 0, 0), Decor.DEFAULT);
        double[] hidden = new Projection(BOX, below, WIDTH, HEIGHT).toPicture(300, 200, 0);
        assertEquals(
                3,
                lines(decoration(below, List.of())).stream().filter(l -> l.behind() && endsAt(l, hidden)).count());
    }

    @Test
    void fromAboveXIsBelowAndYOnTheLeft() {
        Scene scene = SceneGuess.fitted(scene(0, 90), BOX, WIDTH, HEIGHT, LETTERS);
        List<Annotation> all = decoration(scene, List.of());
        Projection projection = new Projection(BOX, scene, WIDTH, HEIGHT);
        double[] lowerLeft = projection.toPicture(0, 200, 0);
        Annotation.Text x = texts(all).stream().filter(t -> t.text().equals("x / µm")).findFirst().orElseThrow();
        Annotation.Text y = texts(all).stream().filter(t -> t.text().equals("y / µm")).findFirst().orElseThrow();
        assertTrue(x.y() > lowerLeft[1] && Math.abs(x.angleDeg()) < 1e-6);
        assertTrue(y.x() < lowerLeft[0] && Math.abs(y.angleDeg() - 90) < 1e-6);
        assertTrue(texts(all).stream().noneMatch(t -> t.text().startsWith("depth")));
    }

    @Test
    void textsLieInThePictureAndNotOverEachOther() {
        Random r = new Random(11);
        int seen = 0;
        for (int i = 0; i < 60; i++) {
            Camera camera = new Camera(
                    r.nextInt(360), r.nextInt(181) - 90, 0.5 + 2 * r.nextDouble(), r.nextDouble() - 0.5, r.nextDouble() - 0.5,
                    i % 2 == 0 ? 0 : 40);
            List<ColumnMark> marks = new ArrayList<>();
            for (int k = 1; k <= 25; k++) {
                double x = 300 * r.nextDouble();
                double y = 200 * r.nextDouble();
                marks.add(new ColumnMark(k, new double[] {x, x + 5}, new double[] {y, y}, new double[] {0, 2}, k % 3 == 0));
            }
            List<Annotation.Text> texts = texts(decoration(scene(camera, Decor.DEFAULT), marks));
            int[] owner = new int[WIDTH * HEIGHT];
            for (int t = 0; t < texts.size(); t++) {
                Annotation.Text text = texts.get(t);
                double[] box = text.corners(LETTERS.widths().of(text.text(), text.sizePx()), 0);
                for (int c = 0; c < 8; c += 2) {
                    assertTrue(box[c] >= 0 && box[c] <= WIDTH && box[c + 1] >= 0 && box[c + 1] <= HEIGHT, text.toString());
                }
                seen += paint(text, owner, t + 1, i);
            }
        }
        assertTrue(seen > 1000, seen + " texts");
    }

    /** Marks a text's pixels as its own; they must be nobody's yet. */
    private static int paint(Annotation.Text text, int[] owner, int number, int picture) {
        int[] white = new int[owner.length];
        Arrays.fill(white, 0xFFFFFF);
        Annotation.Text plain = new Annotation.Text(
                text.text(), text.x(), text.y(), text.sizePx(), text.alignX(), text.alignY(), text.angleDeg(), 0, -1);
        int[] rgb = AnnotationPainter.paint(new Picture(WIDTH, HEIGHT, white), List.of(plain), 0xFFFFFF).rgb();
        for (int p = 0; p < rgb.length; p++) {
            if ((rgb[p] & 0xFF) < 128) {
                assertEquals(0, owner[p], "picture " + picture + ": " + text + " lies over another text");
                owner[p] = number;
            }
        }
        return 1;
    }

    @Test
    void columnsAreNumberedAtTheirUpperEnds() {
        Scene scene = SceneGuess.fitted(scene(30, 25), BOX, WIDTH, HEIGHT, LETTERS);
        ColumnMark mark = new ColumnMark(
                7, new double[] {150, 160}, new double[] {100, 90}, new double[] {0.2, 1.9}, true);
        List<Annotation> all = decoration(scene, List.of(mark));
        assertTrue(has(all, "7"), texts(all).toString());
        Projection projection = new Projection(BOX, scene, WIDTH, HEIGHT);
        double[] top = projection.toPicture(150, 100, 0.2);
        double[] foot = projection.toPicture(160, 90, 1.9);
        assertTrue(lines(all).stream().anyMatch(l -> endsAt(l, top) && endsAt(l, foot)), "its axis");
        assertTrue(lines(all).stream().anyMatch(l -> endsAt(l, top) && !endsAt(l, foot) && l.x()[0] != l.x()[1]
                || endsAt(l, top) && l.y()[0] != l.y()[1]), "its leader");
        Decor none = new Decor(true, true, false, false, 0xFFFFFF);
        assertTrue(texts(decoration(scene.withDecor(none), List.of(mark))).stream().noneMatch(t -> t.text().equals("7")));
    }

    @Test
    void columnsAreMarkedWhereCutsLeaveThem() {
        ColumnMark mark = new ColumnMark(7, new double[] {150, 150}, new double[] {100, 100}, new double[] {0, 2}, true);
        Scene scene = SceneGuess.fitted(scene(30, 25), BOX, WIDTH, HEIGHT, LETTERS);
        Cuts lower = new Cuts(-NONE, NONE, -NONE, NONE, 0.5, 1.5, List.of());
        List<Annotation> all = decoration(scene.withCuts(lower), List.of(mark));
        Projection projection = new Projection(BOX, scene, WIDTH, HEIGHT);
        assertTrue(lines(all).stream()
                .anyMatch(l -> endsAt(l, projection.toPicture(150, 100, 0.5)) && endsAt(l, projection.toPicture(150, 100, 1.5))));
        assertTrue(lines(all).stream().noneMatch(l -> endsAt(l, projection.toPicture(150, 100, 0))));
        Cuts away = new Cuts(-NONE, NONE, -NONE, NONE, -NONE, NONE, List.of(new Cuts.Plane(1, 0, 0, 0.4)));
        assertTrue(!has(decoration(scene.withCuts(away), List.of(mark)), "7"));
    }

    @Test
    void legendShowsCountsOfCloudsAndLevelsOfSurfaces() {
        List<Annotation> all = decoration(scene(30, 25), List.of());
        assertTrue(has(all, "Na⁺ / counts"), texts(all).toString());
        assertTrue(has(all, "SiO₂⁻") && has(all, "≥ 7.5 counts"), texts(all).toString());
        Annotation.Bar bar = (Annotation.Bar) all.stream().filter(Annotation.Bar.class::isInstance).findFirst().orElseThrow();
        // Below all is transparent; above a tenth of the longest edge hides all but 0.5^10 of the background.
        assertEquals(0xFFFFFF, Decoration.mixed(bar.rgb()[0], 0xFFFFFF, 0.5), "nearly white");
        int deepest = bar.rgb()[bar.rgb().length - 1];
        assertEquals(0x00, deepest >> 16 & 0xFF, 4);
        assertEquals(0x4A, deepest >> 8 & 0xFF, 4);
        assertEquals(0x74, deepest & 0xFF, 4);
        Annotation.Fill swatch = (Annotation.Fill) all.stream().filter(Annotation.Fill.class::isInstance).findFirst().orElseThrow();
        assertEquals(0x0072B2, swatch.rgb());
        Decor shares = new Decor(true, true, true, true, 0xFFFFFF);
        List<Annotation> normalised = decoration(scene(Camera.DEFAULT, shares), List.of());
        assertTrue(has(normalised, "Na⁺, normalised") && has(normalised, "1.0"), texts(normalised).toString());
        Decor nothing = new Decor(true, false, false, true, 0xFFFFFF);
        assertTrue(decoration(scene(Camera.DEFAULT, nothing), List.of()).stream().noneMatch(Annotation.Bar.class::isInstance));
    }

    @Test
    void withoutAxesAScaleBarSaysTheScale() {
        Decor plain = new Decor(false, false, false, false, 0x000000);
        Scene scene = scene(new Camera(30, 25, 1, 0, 0, 0), plain);
        List<Annotation> all = decoration(scene, List.of());
        assertEquals(1, texts(all).size());
        String label = texts(all).getFirst().text();
        assertTrue(label.endsWith(" µm, depth ×50"), label);
        double um = Double.parseDouble(label.substring(0, label.indexOf(' ')));
        Annotation.Line bar = lines(all).getLast();
        assertEquals(
                um, (bar.x()[1] - bar.x()[0]) * new Projection(BOX, scene, WIDTH, HEIGHT).umPerPixel(), 1e-9 * um);
        Scene perspective = scene(new Camera(30, 25, 1, 0, 0, 30), plain);
        assertEquals(List.of(), decoration(perspective, List.of()));
    }

    @Test
    void inkIsReadOnAnyBackground() {
        Random r = new Random(3);
        for (int i = 0; i < 2000; i++) {
            int background = i < 256 ? i * 0x010101 : r.nextInt(1 << 24);
            double a = Decoration.luminance(background) + 0.05;
            double b = Decoration.luminance(Decoration.ink(background)) + 0.05;
            // The accessibility guidelines' contrast for large text is 3.
            assertTrue(Math.max(a, b) / Math.min(a, b) > 3.5, Integer.toHexString(background));
        }
    }

    @Test
    void whatCutsLeaveHasItsEdges() {
        Projection projection = new Projection(BOX, scene(30, 25), WIDTH, HEIGHT);
        assertEquals(12, ConvexOutline.whole(BOX).edges(projection).size());
        Cuts halves = new Cuts(-NONE, 150, 50, NONE, 0.5, 1, List.of());
        assertEquals(12, ConvexOutline.of(BOX, halves).edges(projection).size());
        // Through the middle, askew: six corners of the section, four of the box.
        Cuts askew = new Cuts(-NONE, NONE, -NONE, NONE, -NONE, NONE, List.of(new Cuts.Plane(1, 1, 1, 1.5)));
        List<ConvexOutline.Edge> edges = ConvexOutline.of(BOX, askew).edges(projection);
        assertEquals(15, edges.size());
        for (ConvexOutline.Edge e : edges) {
            for (double[] p : List.of(e.from(), e.to())) {
                assertTrue(p[0] / 300 + p[1] / 200 + p[2] / 2 <= 1.5 + 1e-9, Arrays.toString(p));
            }
        }
        // The section looks to where x, y and depth grow: from there and below all of its six edges have a face in front.
        Projection below = new Projection(BOX, scene(45, -35), WIDTH, HEIGHT);
        assertEquals(
                6,
                ConvexOutline.of(BOX, askew).edges(below).stream()
                        .filter(e -> e.facing() >= 1 && isOnSection(e.from()) && isOnSection(e.to()))
                        .count());
        // A plane along a side takes nothing away, one beyond takes all.
        Cuts along = new Cuts(-NONE, NONE, -NONE, NONE, -NONE, NONE, List.of(new Cuts.Plane(1, 0, 0, 1)));
        assertEquals(12, ConvexOutline.of(BOX, along).edges(projection).size());
        Cuts all = new Cuts(-NONE, NONE, -NONE, NONE, -NONE, NONE, List.of(new Cuts.Plane(1, 0, 0, -0.1)));
        assertTrue(ConvexOutline.of(BOX, all).isEmpty());
        Cuts outside = new Cuts(400, 500, -NONE, NONE, -NONE, NONE, List.of());
        assertTrue(ConvexOutline.of(BOX, outside).isEmpty());
    }

    private static boolean isOnSection(double[] p) {
        return Math.abs(p[0] / 300 + p[1] / 200 + p[2] / 2 - 1.5) < 1e-9;
    }

    @Test
    void aFittedSceneLeavesRoomForAxesAndLegend() {
        Random r = new Random(8);
        for (int i = 0; i < 40; i++) {
            Camera camera = new Camera(r.nextInt(360), r.nextInt(181) - 90, 1, 0, 0, i % 2 == 0 ? 0 : 40);
            Scene scene = SceneGuess.fitted(scene(camera, Decor.DEFAULT), BOX, WIDTH, HEIGHT, LETTERS);
            assertEquals(camera.azimuthDeg(), scene.camera().azimuthDeg());
            Projection projection = new Projection(BOX, scene, WIDTH, HEIGHT);
            double legend = Decoration.legendWidth(scene, BOX, WIDTH, HEIGHT, LETTERS);
            for (int c = 0; c < 8; c++) {
                double[] p = projection.toPicture(300 * (c & 1), 200 * (c >> 1 & 1), 2 * (c >> 2 & 1));
                assertTrue(
                        p[0] > 20 && p[0] < WIDTH - legend + 1e-6 && p[1] > 10 && p[1] < HEIGHT - 20,
                        camera + ": " + Arrays.toString(p));
            }
            List<Annotation> all = decoration(scene, List.of());
            assertTrue(has(all, "x / µm") || has(all, "y / µm"), camera + ": " + texts(all));
        }
    }

    @Test
    void boxesThatTouchDoNotOverlap() {
        double[] a = {0, 0, 2, 0, 2, 1, 0, 1};
        double[] b = {2, 0, 4, 0, 4, 1, 2, 1};
        double[] turned = {1, -1, 3, 0.5, 2.5, 1.2, 0.5, -0.3};
        assertEquals(false, Decoration.overlap(a, b));
        assertEquals(true, Decoration.overlap(a, turned));
        assertArrayEquals(
                new double[] {1, 2, 5, 10},
                new double[] {
                    Decoration.oneTwoFive(1.9), Decoration.oneTwoFive(4.99), Decoration.oneTwoFive(9.9),
                    Decoration.oneTwoFive(10.1)
                },
                1e-12);
    }
}
