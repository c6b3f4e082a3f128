// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.volume.Labels;
import org.interphase.volume.Volume;
import org.interphase.volume.VolumeGeometry;
import org.interphase.volume.render.Cuts.Plane;
import org.interphase.volume.render.TransferFunction.Stop;
import org.junit.jupiter.api.Test;

final class RayCasterTest {

    private static final String NA = "Na+";
    private static final String OXIDE = "SiO2-";
    private static final TransferFunction GREY = transfer(new Stop(0, 0, 1), new Stop(255, 0xFFFFFF, 1));
    private static final TransferFunction OPAQUE_ABOVE_50 =
            transfer(new Stop(0, 0, 0), new Stop(50, 0, 0), new Stop(50, 0xFFFFFF, 1));

    /** Counts of a voxel by its place. */
    private interface Counts {
        double at(int layer, int y, int x);
    }

    private static TransferFunction transfer(Stop... stops) {
        return new TransferFunction(List.of(stops));
    }

    private static VolumeGeometry raster(int layers, int height, int width, double layerUm) {
        double[] depths = new double[layers];
        for (int k = 0; k < layers; k++) {
            depths[k] = (k + 0.5) * layerUm;
        }
        return new VolumeGeometry(layers, height, width, 1, 1, depths);
    }

    private static Volume volume(String name, VolumeGeometry g, Counts counts) {
        float[][] values = new float[g.layers()][g.pixels()];
        for (int k = 0; k < g.layers(); k++) {
            for (int i = 0; i < g.pixels(); i++) {
                values[k][i] = (float) counts.at(k, i / g.width(), i % g.width());
            }
        }
        return new Volume(name, g, values);
    }

    private static RayCaster caster(Volume... volumes) throws CancelledException {
        RayCaster caster = new RayCaster();
        open(caster, volumes);
        return caster;
    }

    private static void open(RayCaster caster, Volume... volumes) throws CancelledException {
        Samples[] samples = new Samples[volumes.length];
        for (int i = 0; i < volumes.length; i++) {
            samples[i] = Samples.of(volumes[i], Progress.NONE);
        }
        caster.open(List.of(samples), Progress.NONE);
    }

    private static SceneChannel channel(String species, Mode mode, TransferFunction transfer) {
        return new SceneChannel(species, true, mode, 0xFFFFFF, transfer, 50);
    }

    private static Scene scene(Camera camera, double zScale, SceneChannel... channels) {
        return new Scene(
                List.of(channels), 0, 0, zScale, camera, Cuts.NONE, new Decor(false, false, false, false, 0));
    }

    private static Camera from(double azimuth, double elevation) {
        return new Camera(azimuth, elevation, 1, 0, 0, 0);
    }

    private static int[] draw(RayCaster caster, Scene scene, Frame frame) throws CancelledException {
        return caster.render(scene, frame, Progress.NONE).rgb();
    }

    /** Centroid of brightness in pixels. */
    private static double[] centroid(int[] rgb, int width) {
        double sum = 0;
        double x = 0;
        double y = 0;
        for (int i = 0; i < rgb.length; i++) {
            int light = rgb[i] & 0xFF;
            sum += light;
            x += light * (i % width + 0.5);
            y += light * (i / width + 0.5);
        }
        return new double[] {x / sum, y / sum};
    }

    private static long lit(int[] rgb) {
        return Arrays.stream(rgb).filter(v -> v != 0).count();
    }

    /** Counts that fall with the distance from a centre by 10 for each µm; 50 is a sphere of the radius. */
    private static Counts ball(double x, double y, double z, double radius, double layerUm) {
        return (k, j, i) -> {
            double r = Math.sqrt(sq(i + 0.5 - x) + sq(j + 0.5 - y) + sq((k + 0.5) * layerUm - z));
            return Math.clamp(50 + 10 * (radius - r), 0, 255);
        };
    }

    private static double sq(double v) {
        return v * v;
    }

    @Test
    void seesEachPlaceWhereItIsFromAllSides() throws CancelledException {
        VolumeGeometry g = raster(32, 40, 48, 0.02);
        int[][] places = {{8, 10, 30}, {37, 12, 6}, {20, 33, 3}};
        double[][] sides = {{0, 0}, {90, 0}, {180, 0}, {270, 0}, {0, 90}, {0, -90}, {37, 22}};
        for (int[] p : places) {
            Counts block = (k, y, x) ->
                    Math.abs(k - p[2]) <= 1 && Math.abs(y - p[1]) <= 1 && Math.abs(x - p[0]) <= 1 ? 100 : 0;
            try (RayCaster caster = caster(volume(NA, g, block))) {
                for (Mode mode : Mode.values()) {
                    for (double[] side : sides) {
                        for (double field : new double[] {0, 35}) {
                            Scene s = scene(
                                    new Camera(side[0], side[1], 1.3, 0.05, -0.02, field),
                                    50,
                                    channel(NA, mode, transfer(new Stop(0, 0, 0), new Stop(100, 0xFFFFFF, 1))));
                            double[] seen = centroid(draw(caster, s, new Frame(160, 120, 0, 1, 2)), 160);
                            double[] there = new Projection(g, s, 160, 120)
                                    .toPicture(p[0] + 0.5, p[1] + 0.5, (p[2] + 0.5) * 0.02);
                            assertEquals(there[0], seen[0], 1, s.toString());
                            assertEquals(there[1], seen[1], 1, s.toString());
                        }
                    }
                }
            }
        }
    }

    @Test
    void whatAHomogeneousSlabHidesDependsOnItsThicknessAlone() throws CancelledException {
        VolumeGeometry g = raster(24, 40, 40, 0.5);
        double opacity = 0.03;
        try (RayCaster caster = caster(volume(NA, g, (k, y, x) -> 10))) {
            for (double zScale : new double[] {1, 2.5}) {
                for (double elevation : new double[] {90, 60}) {
                    Scene s = scene(
                            from(0, elevation),
                            zScale,
                            channel(NA, Mode.COMPOSITE, transfer(new Stop(0, 0xFFFFFF, opacity))));
                    // The longest edge is 40 µm, so that a hundredth is 0.4 µm.
                    double path = 12 * zScale / Math.sin(Math.toRadians(elevation));
                    double hidden = 255 * (1 - Math.pow(1 - opacity, path / 0.4));
                    for (double step : new double[] {0.3, 0.5, 1, 1.7, 2, 3, 8}) {
                        for (int level = 0; level < 2; level++) {
                            int[] rgb = draw(caster, s, new Frame(101, 101, level, step, 1));
                            assertEquals(hidden, rgb[50 * 101 + 50] & 0xFF, 1, "step " + step + ", level " + level);
                        }
                    }
                }
            }
        }
    }

    @Test
    void maximaAlongAnAxisAreThoseOfTheVoxels() throws CancelledException {
        int n = 16;
        Random random = new Random(3);
        int[][][] counts = new int[n][n][n];
        VolumeGeometry g = raster(n, n, n, 1);
        Volume v = volume(NA, g, (k, y, x) -> counts[k][y][x] = random.nextInt(256));
        // A pixel is a µm.
        double zoom = Math.sqrt(3);
        try (RayCaster caster = caster(v)) {
            for (int axis = 0; axis < 3; axis++) {
                Camera camera = new Camera(axis == 0 ? 90 : 0, axis == 2 ? 90 : 0, zoom, 0, 0, 0);
                int[] rgb = draw(caster, scene(camera, 1, channel(NA, Mode.MIP, GREY)), Frame.of(n, n));
                for (int row = 0; row < n; row++) {
                    for (int column = 0; column < n; column++) {
                        int most = 0;
                        for (int i = 0; i < n; i++) {
                            // From where x is large, y falls to the right.
                            int c = axis == 0
                                    ? counts[row][n - 1 - column][i]
                                    : axis == 1 ? counts[row][i][column] : counts[i][row][column];
                            most = Math.max(most, c);
                        }
                        assertEquals(most, rgb[row * n + column] & 0xFF, 1);
                    }
                }
            }
        }
    }

    @Test
    void aSphereIsAsLargeAndAsBrightAsItIs() throws CancelledException {
        VolumeGeometry g = raster(40, 40, 40, 1);
        try (RayCaster caster = caster(volume(NA, g, ball(20, 20, 20, 14, 1)))) {
            for (Camera camera : List.of(from(0, 0), from(35, 28), from(10, -70))) {
                Scene s = scene(camera, 1, channel(NA, Mode.ISO, GREY));
                double umPerPixel = new Projection(g, s, 201, 201).umPerPixel();
                int[] rgb = draw(caster, s, Frame.of(201, 201));
                assertEquals(Math.PI * 14 * 14, lit(rgb) * umPerPixel * umPerPixel, 6);
                assertEquals(255, rgb[100 * 201 + 100] & 0xFF, 1);
                int right = (int) (100.5 + 10 / umPerPixel);
                double there = (right + 0.5 - 100.5) * umPerPixel;
                double facing = Math.sqrt(1 - there * there / (14 * 14));
                assertEquals(255 * (0.3 + 0.7 * facing), rgb[100 * 201 + right] & 0xFF, 4);
            }
        }
    }

    @Test
    void shadesFlatVoxelsAsTheirStretchedShapeIs() throws CancelledException {
        // A sphere of counts only when the depth is stretched by 50.
        VolumeGeometry g = raster(40, 40, 40, 0.02);
        Counts ball = (k, y, x) -> ball(20, 20, 20, 14, 1).at(k, y, x);
        try (RayCaster caster = caster(volume(NA, g, ball))) {
            Scene s = scene(from(35, 28), 50, channel(NA, Mode.ISO, GREY));
            double umPerPixel = new Projection(g, s, 201, 201).umPerPixel();
            int[] rgb = draw(caster, s, Frame.of(201, 201));
            assertEquals(Math.PI * 14 * 14, lit(rgb) * umPerPixel * umPerPixel, 6);
            assertEquals(255, rgb[100 * 201 + 100] & 0xFF, 1);
            Scene longer = s.withZScale(100).withCamera(from(0, 0));
            double perPixel = new Projection(g, longer, 201, 201).umPerPixel();
            assertEquals(2 * Math.PI * 14 * 14, lit(draw(caster, longer, Frame.of(201, 201))) * perPixel * perPixel, 12);
        }
    }

    @Test
    void closesWhatIsCutOpen() throws CancelledException {
        VolumeGeometry g = raster(40, 40, 40, 1);
        try (RayCaster caster = caster(volume(NA, g, ball(20, 20, 20, 14, 1)))) {
            Scene whole = scene(from(0, 90), 1, channel(NA, Mode.ISO, GREY));
            double umPerPixel = new Projection(g, whole, 201, 201).umPerPixel();
            double inf = Double.POSITIVE_INFINITY;
            Cuts box = new Cuts(-inf, inf, -inf, inf, 20, inf, List.of());
            Cuts plane = new Cuts(-inf, inf, -inf, inf, -inf, inf, List.of(new Plane(0, 0, -1, -0.5)));
            for (Cuts c : List.of(box, plane)) {
                int[] rgb = draw(caster, whole.withCuts(c), Frame.of(201, 201));
                assertEquals(Math.PI * 14 * 14, lit(rgb) * umPerPixel * umPerPixel, 6);
                // The face is flat, and looks so far from its middle too.
                int right = (int) (100.5 + 10 / umPerPixel);
                assertEquals(255, rgb[100 * 201 + right] & 0xFF, 1);
            }
            int[] tilted = draw(
                    caster,
                    whole.withCuts(plane).withCamera(from(0, 60)),
                    Frame.of(201, 201));
            assertEquals(255 * (0.3 + 0.7 * Math.sin(Math.toRadians(60))), tilted[100 * 201 + 100] & 0xFF, 1);
            // Of the half that is left, what is right of the middle is gone.
            Cuts left = new Cuts(-inf, 20, -inf, inf, -inf, inf, List.of());
            int[] rgb = draw(caster, whole.withCuts(left), Frame.of(201, 201));
            assertEquals(0, rgb[100 * 201 + 103]);
            assertTrue(rgb[100 * 201 + 97] != 0);
            Cuts none = new Cuts(50, 60, -inf, inf, -inf, inf, List.of());
            assertEquals(0, lit(draw(caster, whole.withCuts(none), Frame.of(50, 50))));
        }
    }

    @Test
    void planesOfCutsStayWhenTheDepthIsStretched() throws CancelledException {
        VolumeGeometry g = raster(20, 20, 20, 0.1);
        try (RayCaster caster = caster(volume(NA, g, (k, y, x) -> 100))) {
            double inf = Double.POSITIVE_INFINITY;
            Cuts c = new Cuts(-inf, inf, -inf, inf, -inf, inf, List.of(new Plane(1, 0, 1, 1)));
            for (double zScale : new double[] {10, 35}) {
                Scene s = scene(from(0, 0), zScale, channel(NA, Mode.ISO, GREY)).withCuts(c);
                int[] rgb = draw(caster, s, Frame.of(200, 200));
                Projection p = new Projection(g, s, 200, 200);
                assertTrue(rgb[at(p, 9.5, 1.0, 200)] != 0);
                assertTrue(rgb[at(p, 10.5, 0.9, 200)] != 0);
                assertEquals(0, rgb[at(p, 10.8, 1.0, 200)]);
                assertEquals(0, rgb[at(p, 5.8, 1.5, 200)]);
            }
        }
    }

    private static int at(Projection p, double x, double z, int width) {
        double[] there = p.toPicture(x, 20, z);
        return (int) there[1] * width + (int) there[0];
    }

    @Test
    void passesOverWhatIsTransparentWithoutChangingThePicture() throws CancelledException {
        VolumeGeometry g = raster(70, 50, 60, 0.03);
        Counts two = (k, y, x) -> Math.max(
                ball(15, 12, 0.4, 6, 0.03).at(k, y, x), ball(50, 40, 1.9, 5, 0.03).at(k, y, x));
        // Hides so little that it cannot be seen, but is there.
        TransferFunction hazy = transfer(new Stop(0, 0, 1e-12), new Stop(40, 0, 1e-12), new Stop(80, 0xFFC040, 0.4));
        TransferFunction clear = transfer(new Stop(0, 0, 0), new Stop(40, 0, 0), new Stop(80, 0xFFC040, 0.4));
        Camera oblique = new Camera(30, 20, 1.4, 0, 0, 0);
        try (RayCaster caster = caster(volume(NA, g, two))) {
            for (Camera camera : List.of(oblique, from(0, 0), oblique.withFieldOfView(40))) {
                for (double step : new double[] {1, 0.7, 2}) {
                    for (Mode mode : List.of(Mode.COMPOSITE, Mode.MIP)) {
                        Frame frame = new Frame(120, 90, 0, step, 1);
                        int[] passed = draw(caster, scene(camera, 30, channel(NA, mode, clear)), frame);
                        assertArrayEquals(draw(caster, scene(camera, 30, channel(NA, mode, hazy)), frame), passed);
                        assertTrue(lit(passed) > 50);
                    }
                }
            }
        }
    }

    @Test
    void mixesSpeciesWhateverTheirOrder() throws CancelledException {
        VolumeGeometry g = raster(30, 30, 30, 1);
        Volume a = volume(NA, g, (k, y, x) -> x < 20 ? 100 : 0);
        Volume b = volume(OXIDE, g, (k, y, x) -> x >= 10 ? 100 : 0);
        SceneChannel red = channel(NA, Mode.COMPOSITE, transfer(new Stop(0, 0, 0), new Stop(100, 0xFF0000, 0.02)));
        SceneChannel green = channel(OXIDE, Mode.COMPOSITE, transfer(new Stop(0, 0, 0), new Stop(100, 0x00FF00, 0.02)));
        try (RayCaster caster = caster(a, b)) {
            Scene s = scene(from(0, 90), 1, red, green);
            int[] both = draw(caster, s, Frame.of(60, 60));
            assertArrayEquals(both, draw(caster, scene(from(0, 90), 1, green, red), Frame.of(60, 60)));
            double perPixel = new Projection(g, s, 60, 60).umPerPixel();
            int left = 30 * 60 + (int) (30 - 10 / perPixel);
            int right = 30 * 60 + (int) (30 + 10 / perPixel);
            int middle = 30 * 60 + 30;
            // A layer is 1/0.3 hundredths of the edge.
            double alone = 255 * (1 - Math.pow(0.98, 100));
            double together = 255 * (1 - Math.pow(0.98, 200));
            assertEquals(alone, both[left] >> 16, 1);
            assertEquals(0, both[left] & 0xFFFF);
            assertEquals(alone, both[right] >> 8 & 0xFF, 1);
            assertEquals(together / 2, both[middle] >> 16, 1);
            assertEquals(together / 2, both[middle] >> 8 & 0xFF, 1);
        }
    }

    @Test
    void aSurfaceHidesWhatIsBehindItAndAMaximumIsAdded() throws CancelledException {
        VolumeGeometry g = raster(30, 30, 30, 1);
        Volume wall = volume(NA, g, (k, y, x) -> k >= 15 ? 100 : 0);
        Volume fog = volume(OXIDE, g, (k, y, x) -> 10);
        TransferFunction green = transfer(new Stop(0, 0x00FF00, 0.02));
        SceneChannel surface = new SceneChannel(NA, true, Mode.ISO, 0xFF0000, GREY, 50);
        try (RayCaster caster = caster(wall, fog)) {
            SceneChannel mist = channel(OXIDE, Mode.COMPOSITE, green);
            int above = draw(caster, scene(from(0, 90), 1, surface, mist), Frame.of(31, 31))[15 * 31 + 15];
            // The wall's surface is at 15 µm, between the middles of two layers.
            double hidden = 1 - Math.pow(0.98, 15 / 0.3);
            assertEquals(255 * hidden, above >> 8 & 0xFF, 1.5);
            assertEquals(255 * (1 - hidden), above >> 16, 1.5);
            int below = draw(caster, scene(from(0, -90), 1, surface, mist), Frame.of(31, 31))[15 * 31 + 15];
            assertEquals(0xFF0000, below & 0xFFF0F0);
            SceneChannel high = channel(OXIDE, Mode.MIP, transfer(new Stop(0, 0x0000FF, 0.25)));
            int most = draw(caster, scene(from(0, -90), 1, surface, high), Frame.of(31, 31))[15 * 31 + 15];
            assertEquals(255 * 0.75, most >> 16, 1);
            assertEquals(255 * 0.25, most & 0xFF, 1);
        }
    }

    @Test
    void drawsSpeciesThatWereMeasuredAtOtherDepths() throws CancelledException {
        // The second begins half a layer deeper, as it does where polarities alternate.
        VolumeGeometry g = raster(20, 20, 20, 1);
        double[] deeper = new double[20];
        Arrays.setAll(deeper, k -> k + 1.0);
        VolumeGeometry h = new VolumeGeometry(20, 20, 20, 1, 1, deeper);
        try (RayCaster caster = caster(
                volume(NA, g, (k, y, x) -> k == 10 ? 100 : 0), volume(OXIDE, h, (k, y, x) -> k == 10 ? 100 : 0))) {
            VolumeGeometry around = caster.geometry().orElseThrow();
            assertEquals(0, around.topUm(0), 1e-12);
            assertEquals(20.5, around.topUm(20), 1e-12);
            double[] depth = {10.5, 11};
            for (int c = 0; c < 2; c++) {
                Scene s = scene(
                        from(0, 0),
                        1,
                        channel(NA, Mode.COMPOSITE, c == 0 ? OPAQUE_ABOVE_50 : transfer(new Stop(0, 0, 0))),
                        channel(OXIDE, Mode.COMPOSITE, c == 1 ? OPAQUE_ABOVE_50 : transfer(new Stop(0, 0, 0))));
                double[] seen = centroid(draw(caster, s, Frame.of(200, 200)), 200);
                assertEquals(new Projection(around, s, 200, 200).toPicture(10, 10, depth[c])[1], seen[1], 0.3);
            }
        }
    }

    @Test
    void levelsOfThePyramidKeepFractionsOfFewCounts() throws CancelledException {
        VolumeGeometry g = raster(40, 40, 40, 1);
        try (RayCaster caster = caster(volume(NA, g, (k, y, x) -> (k + y + x) % 2))) {
            assertEquals(3, caster.levels());
            TransferFunction f = transfer(new Stop(0, 0, 1), new Stop(1, 0xFFFFFF, 1));
            for (int level = 1; level < 3; level++) {
                int[] rgb = draw(
                        caster, scene(from(20, 30), 1, channel(NA, Mode.MIP, f)), new Frame(51, 51, level, 1, 1));
                assertEquals(127.5, rgb[25 * 51 + 25] & 0xFF, 1);
            }
        }
    }

    @Test
    void levelsOfThePyramidLieWhereTheVolumeDoes() throws CancelledException {
        VolumeGeometry g = raster(45, 51, 63, 0.5);
        try (RayCaster caster = caster(volume(NA, g, ball(40, 15, 8, 6, 0.5)))) {
            for (Mode mode : Mode.values()) {
                Scene s = scene(from(40, 30), 1, channel(NA, mode, transfer(new Stop(30, 0, 0), new Stop(90, 0xFFFFFF, 1))));
                double[] there = new Projection(g, s, 160, 160).toPicture(40, 15, 8);
                for (int level = 0; level < 2; level++) {
                    double[] seen = centroid(draw(caster, s, new Frame(160, 160, level, 1, 1)), 160);
                    assertEquals(there[0], seen[0], 0.6, mode + " at level " + level);
                    assertEquals(there[1], seen[1], 0.6, mode + " at level " + level);
                }
            }
        }
    }

    @Test
    void drawsTheSameOnAnyNumberOfThreads() throws CancelledException {
        VolumeGeometry g = raster(30, 40, 50, 0.1);
        Random random = new Random(5);
        Volume v = volume(NA, g, (k, y, x) -> random.nextInt(100));
        Scene s = scene(
                new Camera(30, 25, 1.2, 0, 0, 30),
                10,
                channel(NA, Mode.COMPOSITE, transfer(new Stop(30, 0, 0), new Stop(90, 0x80C0FF, 0.3))));
        ExecutorService four = Executors.newFixedThreadPool(3);
        try (RayCaster one = new RayCaster(Runnable::run, 1);
                RayCaster more = new RayCaster(four, 4)) {
            open(one, v);
            open(more, v);
            int[] expected = draw(one, s, Frame.of(150, 130));
            assertArrayEquals(expected, draw(more, s, Frame.of(150, 130)));
            assertTrue(lit(expected) > 1000);
        } finally {
            four.shutdownNow();
        }
    }

    @Test
    void worksWithoutThreadsThatHelp() throws CancelledException {
        ExecutorService gone = Executors.newSingleThreadExecutor();
        gone.shutdownNow();
        try (RayCaster caster = new RayCaster(gone, 3)) {
            open(caster, volume(NA, raster(9, 9, 9, 1), (k, y, x) -> 100));
            assertTrue(lit(draw(caster, scene(from(0, 0), 1, channel(NA, Mode.ISO, GREY)), Frame.of(40, 40))) > 0);
        }
    }

    @Test
    void endsWhenAskedTo() throws CancelledException {
        try (RayCaster caster = caster(volume(NA, raster(20, 20, 20, 1), (k, y, x) -> 100))) {
            Scene s = scene(from(0, 0), 1, channel(NA, Mode.MIP, GREY));
            for (int polls = 0; polls < 5; polls++) {
                AtomicInteger left = new AtomicInteger(polls);
                Progress progress = new Progress() {
                    @Override
                    public void report(double fraction, String what) {}

                    @Override
                    public boolean isCancelled() {
                        return left.getAndDecrement() <= 0;
                    }
                };
                assertThrows(CancelledException.class, () -> caster.render(s, Frame.of(300, 300), progress));
            }
            // And draws again as if nothing had been.
            assertTrue(lit(draw(caster, s, Frame.of(30, 30))) > 0);
        }
    }

    @Test
    void showsTheBackgroundWhereThereIsNothing() throws CancelledException {
        int white = 0xFFFFFF;
        Decor decor = new Decor(false, false, false, false, white);
        int[] all = new int[40 * 40];
        Arrays.fill(all, white);
        SceneChannel na = channel(NA, Mode.COMPOSITE, transfer(new Stop(0, 0, 0), new Stop(10, 0xFF0000, 1)));
        Scene s = scene(from(30, 30), 1, na).withDecor(decor);
        try (RayCaster caster = new RayCaster()) {
            assertArrayEquals(all, draw(caster, s, Frame.of(40, 40)));
            assertEquals(1, caster.levels());
            assertTrue(caster.geometry().isEmpty());
            open(caster, volume(NA, raster(20, 20, 20, 1), (k, y, x) -> 0));
            for (Mode mode : Mode.values()) {
                Scene of = scene(from(30, 30), 1, channel(NA, mode, na.transfer())).withDecor(decor);
                assertArrayEquals(all, draw(caster, of, Frame.of(40, 40)), mode.toString());
            }
            open(caster, volume(OXIDE, raster(20, 20, 20, 1), (k, y, x) -> 100));
            assertArrayEquals(all, draw(caster, s, Frame.of(40, 40)));
            SceneChannel hidden = new SceneChannel(OXIDE, false, Mode.ISO, 0, GREY, 50);
            assertArrayEquals(all, draw(caster, scene(from(0, 0), 1, hidden).withDecor(decor), Frame.of(40, 40)));
        }
    }

    @Test
    void drawsOneLayerAndOneColumn() throws CancelledException {
        int[][] shapes = {{1, 20, 20}, {20, 1, 1}, {1, 1, 1}, {20, 1, 20}, {2, 2, 2}};
        for (int[] shape : shapes) {
            VolumeGeometry g = raster(shape[0], shape[1], shape[2], 1);
            try (RayCaster caster = caster(volume(NA, g, (k, y, x) -> 100))) {
                for (Mode mode : Mode.values()) {
                    for (Camera c : List.of(from(0, 0), from(0, 90), from(30, 40), new Camera(30, 40, 1, 0, 0, 40))) {
                        Scene s = scene(c, 1, channel(NA, mode, OPAQUE_ABOVE_50));
                        int[] rgb = draw(caster, s, Frame.of(81, 81));
                        assertTrue((rgb[40 * 81 + 40] & 0xFF) > 70, mode + " of " + g);
                        assertEquals(0, rgb[0], mode + " of " + g);
                    }
                }
            }
        }
    }

    @Test
    void moreRaysForAPixelMeasureHowMuchOfItIsCovered() throws CancelledException {
        VolumeGeometry g = raster(10, 10, 10, 1);
        try (RayCaster caster = caster(volume(NA, g, (k, y, x) -> 100))) {
            Scene s = scene(from(0, 90), 1, channel(NA, Mode.ISO, GREY));
            double perPixel = new Projection(g, s, 41, 41).umPerPixel();
            double edge = 10 / perPixel;
            int[] rgb = draw(caster, s, new Frame(41, 41, 0, 1, 8));
            int first = (int) Math.floor(20.5 - edge / 2);
            double covered = first + 1 - (20.5 - edge / 2);
            assertEquals(255 * covered, rgb[20 * 41 + first] & 0xFF, 255 / 16.0 + 1);
            assertTrue(covered > 0.1 && covered < 0.9);
            assertEquals(255, rgb[20 * 41 + 20] & 0xFF);
        }
    }

    @Test
    void findsWhatIsSeenAtAPlace() throws CancelledException {
        VolumeGeometry g = raster(40, 40, 40, 0.1);
        Counts ball = (k, y, x) -> ball(26, 17, 21, 8, 1).at(k, y, x);
        Volume v = volume(NA, g, ball);
        Frame frame = Frame.of(200, 200);
        try (RayCaster caster = caster(v)) {
            for (Camera camera : List.of(from(25, 30), new Camera(25, 30, 1, 0.1, 0, 40))) {
                Scene s = scene(camera, 10, channel(NA, Mode.ISO, GREY));
                double[] at = new Projection(g, s, 200, 200).toPicture(26, 17, 2.1);
                Hit hit = caster.pick(s, frame, at[0], at[1]).orElseThrow();
                assertEquals(NA, hit.species());
                double r = Math.sqrt(sq(hit.xUm() - 26) + sq(hit.yUm() - 17) + sq(10 * hit.zUm() - 21));
                assertEquals(8, r, 0.1);
                double[] seen = new Projection(g, s, 200, 200).toPicture(hit.xUm(), hit.yUm(), hit.zUm());
                assertEquals(at[0], seen[0], 1e-3);
                assertEquals(at[1], seen[1], 1e-3);
                assertTrue(seen[2] < at[2]);
                assertTrue(caster.pick(s, frame, 1, 1).isEmpty());
                for (Mode mode : List.of(Mode.COMPOSITE, Mode.MIP)) {
                    Scene of = scene(camera, 10, channel(NA, mode, transfer(new Stop(40, 0, 0), new Stop(120, 0, 0.5))));
                    Hit other = caster.pick(of, frame, at[0], at[1]).orElseThrow();
                    assertEquals(0, Math.sqrt(sq(other.xUm() - 26) + sq(other.yUm() - 17) + sq(10 * other.zUm() - 21)), 8);
                    assertTrue(caster.pick(of, frame, 100, 1).isEmpty());
                }
            }
        }
    }

    @Test
    void findsTheObjectThatIsClickedAt() throws CancelledException {
        double[] depths = new double[30];
        for (int k = 0; k < 30; k++) {
            // Ever thicker layers.
            depths[k] = 0.01 * (k + 1) * (k + 1);
        }
        VolumeGeometry g = new VolumeGeometry(30, 40, 40, 1, 1, depths);
        // The front one, seen from the side, hides half of the larger one.
        Volume v = volume(
                NA, g, (k, y, x) -> y >= 30 && x >= 5 && x < 12 || y >= 5 && y < 25 && x >= 8 && x < 30 ? 100 : 0);
        Labels labels = Labels.above(v, 50, 1, Progress.NONE);
        assertEquals(2, labels.components().size());
        assertEquals(1, labels.at(3, 10, 10));
        assertEquals(2, labels.at(29, 39, 5));
        assertEquals(0, labels.at(3, 10, 30));
        assertEquals(0, labels.at(0, 0, 0));
        try (RayCaster caster = caster(v)) {
            Scene s = scene(from(0, 0), 2, channel(NA, Mode.ISO, GREY));
            Frame frame = Frame.of(300, 200);
            Projection p = new Projection(g, s, 300, 200);
            double[] front = p.toPicture(10, 40, 4);
            Hit hit = caster.pick(labels, s, frame, front[0], front[1]).orElseThrow();
            assertEquals(2, hit.label());
            assertEquals(40, hit.yUm(), 1e-6);
            assertEquals(10, hit.xUm(), 1e-6);
            assertEquals(4, hit.zUm(), 1e-6);
            double inf = Double.POSITIVE_INFINITY;
            Scene cut = s.withCuts(new Cuts(-inf, inf, -inf, 28, -inf, inf, List.of()));
            Hit behind = caster.pick(labels, cut, frame, front[0], front[1]).orElseThrow();
            assertEquals(1, behind.label());
            assertEquals(25, behind.yUm(), 1e-6);
            double[] beside = p.toPicture(35, 40, 4);
            assertFalse(caster.pick(labels, s, frame, beside[0], beside[1]).isPresent());
        }
    }

    @Test
    void refusesVolumesOfDifferentRasters() throws CancelledException {
        Volume a = volume(NA, raster(3, 4, 5, 1), (k, y, x) -> 1);
        Volume b = volume(OXIDE, raster(3, 5, 4, 1), (k, y, x) -> 1);
        String message =
                assertThrows(IllegalArgumentException.class, () -> caster(a, b)).getMessage();
        assertTrue(message.contains(OXIDE) && message.contains("one raster"), message);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> caster(a, a))
                .getMessage()
                .contains("twice"));
        assertThrows(IllegalArgumentException.class, () -> new RayCaster(Runnable::run, 0));
    }
}
