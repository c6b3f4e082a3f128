// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.synthetic.sims;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.IonStack;
import org.interphase.core.operation.TextSyntaxException;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SimsStackGeneratorTest {

    private static final int N = SimsStackOptions.PIXELS;

    private static GeneratedSimsStack make(SimsStackOptions options) throws CancelledException {
        return SimsStackGenerator.generate(options, Progress.NONE);
    }

    private static int index(IonStack stack, String name) {
        return stack.indexOf(name).orElseThrow();
    }

    private static double layerSum(IonStack stack, String name, int layer) throws IOException {
        double sum = 0;
        for (float v : stack.layer(index(stack, name), layer)) {
            sum += v;
        }
        return sum;
    }

    /** Means of all pixels between two depths, a over b. */
    private static double ratio(IonStack stack, String a, String b, double fromUm, double toUm) throws IOException {
        double sumA = 0;
        double sumB = 0;
        double[] depth = stack.species().get(0).depthUm();
        for (int k = 0; k < depth.length; k++) {
            if (depth[k] >= fromUm && depth[k] <= toUm) {
                sumA += layerSum(stack, a, k);
                sumB += layerSum(stack, b, k);
            }
        }
        return sumA / sumB;
    }

    private static void assertSumsAreAsExpected(GeneratedSimsStack made) {
        assertAll(made.truth().channels().stream().map(c -> () -> assertEquals(
                c.expectedCounts(),
                made.stack().sum(index(made.stack(), c.name())),
                5 * Math.sqrt(c.expectedCounts()),
                c.name())));
    }

    @Test
    void failedRegionCountsWhatItShould() throws Exception {
        GeneratedSimsStack made = make(SimsStackOptions.of(SimsRegion.FAILED));
        assertSumsAreAsExpected(made);
        double sodium = made.stack().sum(index(made.stack(), "Na+"));
        assertEquals(28.94e6, sodium, 5 * Math.sqrt(28.94e6));
        assertEquals(1.6 / 1.4, ratio(made.stack(), "SiO2-", "PO2-", 1.0, 1.8), 5 * 0.0007);
    }

    @Test
    void nonSodiatedRegionCountsWhatItShould() throws Exception {
        GeneratedSimsStack made = make(SimsStackOptions.of(SimsRegion.NON_SODIATED));
        assertSumsAreAsExpected(made);
        double sodium = made.stack().sum(index(made.stack(), "Na+"));
        assertEquals(56.30e6, sodium, 5 * Math.sqrt(56.30e6));
        assertEquals(2.4, ratio(made.stack(), "SiO2-", "PO2-", 1.0, 1.8), 5 * 0.0015);
        for (IonChannel c : made.stack().species()) {
            double beside = layerSum(made.stack(), c.name(), 56) + layerSum(made.stack(), c.name(), 58);
            double spike = 2 * layerSum(made.stack(), c.name(), 57) / beside;
            assertEquals(c.polarity() == IonPolarity.POSITIVE ? 2.2 : 1, spike, 0.08, c.name());
        }
    }

    @Test
    void cycledRegionCountsWhatItShould() throws Exception {
        GeneratedSimsStack made = make(SimsStackOptions.of(SimsRegion.CYCLED));
        assertSumsAreAsExpected(made);
        assertEquals(1.6 / 1.4, ratio(made.stack(), "SiO2-", "PO2-", 1.0, 1.8), 5 * 0.0007);
        double[] depth = made.stack().species().get(0).depthUm();
        double surface = layerSum(made.stack(), "Na+", 8) / beam(8);
        double bulk = layerSum(made.stack(), "Na+", 100) / beam(100);
        assertTrue(depth[8] < 0.12);
        assertEquals(0.25, surface / bulk, 0.01);
    }

    private static double beam(int k) {
        return Math.exp(-k / 900.0) * (1 - 0.03 * k / 159);
    }

    @Test
    void truthVolumesHoldTheColumnsVoxels() throws Exception {
        SimsStackOptions options = SimsStackOptions.of(SimsRegion.FAILED);
        SimsTruthVolumes volumes = new SimsTruthVolumes(options, RegionChemistry.columns(SimsRegion.FAILED));
        assertEquals(
                List.of(44160L, 20579L, 13199L, 7443L, 3200L, 5104L, 10890L, 6080L, 23414L),
                List.copyOf(volumes.sodiumVoxels().values()));
        byte[][] sodium = volumes.sodium();
        byte[][] oxide = volumes.oxide();
        long inSodium = 0;
        long inOxide = 0;
        long inBoth = 0;
        long inFirst = 0;
        for (int k = 0; k < sodium.length; k++) {
            for (int n = 0; n < N * N; n++) {
                inSodium += sodium[k][n] != 0 ? 1 : 0;
                inFirst += sodium[k][n] == 1 ? 1 : 0;
                inOxide += oxide[k][n] != 0 ? 1 : 0;
                inBoth += sodium[k][n] != 0 && oxide[k][n] != 0 ? 1 : 0;
            }
        }
        double all = 160.0 * N * N;
        assertEquals(44160, inFirst);
        assertEquals(0.012786, inSodium / all, 1e-6);
        assertEquals(0.014423, inOxide / all, 1e-6);
        assertEquals(0.780, inBoth / (double) inSodium, 1e-3);
        assertEquals(0.6915, inBoth / (double) inOxide, 1e-4);
        assertEquals(10, volumes.oxideVoxels().size());
    }

    /** Calculated from the definitions by another program, for layer 0, which has no drift. */
    @ParameterizedTest
    @CsvSource({
        "NON_SODIATED,Na+,0,0,6.0556706876143425", "NON_SODIATED,Si+,200,30,0.8802304355095332",
        "NON_SODIATED,ZrO+,10,250,0.6252243838269458", "CYCLED,Na+,128,128,1.5046422629271459",
        "CYCLED,PO2-,128,128,3.8136252018965577", "CYCLED,O-,128,128,10.397503457465383",
        "FAILED,Na+,127,127,20.1383241333352", "FAILED,SiO2-,127,127,2.55999527567609",
        "FAILED,ZrO2-,127,127,0.6355718833462888", "FAILED,Na+,138,127,3.6101751037547096",
        "FAILED,SiO2-,138,127,3.5775037143297084", "FAILED,ZrO2-,138,127,1.0502891841896227",
        "FAILED,Na+,38,183,17.336363920559123", "FAILED,O-,38,183,13.869314773006142",
        "FAILED,Na+,45,183,7.637771332157501"
    })
    void pixelExpectsWhatTheDefinitionsSay(SimsRegion region, String species, int i, int j, double counts) {
        double[] layer = expected(SimsStackOptions.of(region), species, 0);
        assertEquals(counts, layer[j * N + i], 1e-10 * counts);
    }

    private static double[] expected(SimsStackOptions options, String species, int layer) {
        int channel = 0;
        while (!RegionChemistry.Ion.values()[channel].species().name().equals(species)) {
            channel++;
        }
        double[] into = new double[N * N];
        new ExpectedCounts(options).layer(channel, layer, into);
        return into;
    }

    @Test
    void contentMovesWithTheDrift() {
        SimsStackOptions options = SimsStackOptions.of(SimsRegion.FAILED);
        double[][] shifts = new ExpectedCounts(options).shifts();
        assertArrayEquals(new double[2], shifts[0]);
        assertEquals(2.4, shifts[159][0], 5 * 0.05 * Math.sqrt(159));
        assertEquals(-1.6, shifts[159][1], 5 * 0.05 * Math.sqrt(159));
        double[] first = centreOfColumnFive(options, "Na+", 0);
        double[] last = centreOfColumnFive(options, "Na+", 150);
        assertEquals(205 / options.pixelUm() - 0.5, first[0], 0.01);
        assertEquals(195 / options.pixelUm() - 0.5, first[1], 0.01);
        assertEquals(shifts[150][0], last[0] - first[0], 0.02);
        assertEquals(shifts[150][1], last[1] - first[1], 0.02);
    }

    @Test
    void negativeImagesAreDisplacedWhereThisIsWanted() {
        SimsStackOptions options = SimsStackOptions.of(SimsRegion.FAILED, SimsVariant.MISREGISTRATION);
        double[] positive = centreOfColumnFive(options, "Na+", 40);
        double[] negative = centreOfColumnFive(options, "O-", 40);
        assertEquals(0.7, negative[0] - positive[0], 0.01);
        assertEquals(-0.4, negative[1] - positive[1], 0.01);
    }

    /** Of what a straight column adds to the counts around it, in pixels. */
    private static double[] centreOfColumnFive(SimsStackOptions options, String species, int layer) {
        double[] counts = expected(options, species, layer);
        double base = Double.POSITIVE_INFINITY;
        for (double v : counts) {
            base = Math.min(base, v);
        }
        double sum = 0;
        double x = 0;
        double y = 0;
        for (int j = 154; j <= 178; j++) {
            for (int i = 163; i <= 187; i++) {
                double c = (N - 1) / 2.0;
                double vignetting = 1 - 0.12 * ((i - c) * (i - c) + (j - c) * (j - c)) / (2 * c * c);
                double added = counts[j * N + i] / vignetting - base / 0.88;
                sum += added;
                x += added * i;
                y += added * j;
            }
        }
        return new double[] {x / sum, y / sum};
    }

    @Test
    void islandLiesOnTheFlatSurface() {
        SimsStackOptions options = SimsStackOptions.of(SimsRegion.NON_SODIATED, SimsVariant.TOPOGRAPHY);
        ExpectedCounts expected = new ExpectedCounts(options);
        int layer = 23;
        double[][] shifts = expected.shifts();
        double k = layer;
        double[] sodium = expected(options, "Na+", layer);
        double[] oxygen = expected(options, "O-", layer);
        double[] silicon = expected(options, "Si+", layer);
        int[] seen = new int[2];
        for (int j = 0; j < N; j++) {
            for (int i = 0; i < N; i++) {
                double x = (i + 0.5 - shifts[layer][0]) * options.pixelUm() - 150;
                double y = (j + 0.5 - shifts[layer][1]) * options.pixelUm() - 150;
                double z = (layer + 0.5) * 0.0125 - 0.30 * Math.exp(-(x * x + y * y) / (2 * 35 * 35));
                double c = (N - 1) / 2.0;
                double all = (1 - 0.12 * ((i - c) * (i - c) + (j - c) * (j - c)) / (2 * c * c)) * Math.exp(-k / 900);
                double positive = all * (1 - 0.03 * k / 159);
                int n = j * N + i;
                seen[z < 0 ? 0 : 1]++;
                assertEquals((z < 0 ? 12 : 6 * (1 + 0.15 * Math.exp(-z / 0.3))) * positive, sodium[n], 1e-9);
                assertEquals((z < 0 ? 4 : 8) * all, oxygen[n], 1e-9);
                if (z < 0) {
                    assertEquals(0.05 * positive, silicon[n], 1e-9);
                }
            }
        }
        assertTrue(seen[0] > 50 && seen[1] > 50);
    }

    @Test
    void grainsAreTheSameForAllSpeciesAndMoveWithTheContent() {
        SimsStackOptions options = SimsStackOptions.of(SimsRegion.CYCLED, SimsVariant.TEXTURE);
        double[] sodium = gain(options, "Na+", 0);
        assertArrayEquals(sodium, gain(options, "P-", 0), 1e-9);
        double mean = Arrays.stream(sodium).average().orElseThrow();
        double deviation = Math.sqrt(Arrays.stream(sodium).map(g -> (g - mean) * (g - mean)).average().orElseThrow());
        double grains = 300 * 300 / (Math.PI * 36);
        assertEquals(1, mean, 5 * 0.15 * 1.3 / Math.sqrt(grains));
        assertEquals(0.15, deviation, 0.03);
        long different = Arrays.stream(sodium).map(g -> Math.rint(g * 1e9)).distinct().count();
        assertEquals(grains, different, 0.25 * grains);
        // A whole number of pixels apart the pictures are the same; at others only edges of grains differ.
        double[][] shifts = new ExpectedCounts(options).shifts();
        double[] last = gain(options, "Na+", 150);
        int dx = (int) Math.rint(shifts[150][0]);
        int dy = (int) Math.rint(shifts[150][1]);
        int same = 0;
        for (int j = 20; j < N - 20; j++) {
            for (int i = 20; i < N - 20; i++) {
                same += Math.abs(last[(j + dy) * N + i + dx] - sodium[j * N + i]) < 1e-9 ? 1 : 0;
            }
        }
        assertTrue(same > 0.85 * (N - 40) * (N - 40), "pixels of the same grain: " + same);
    }

    private static double[] gain(SimsStackOptions options, String species, int layer) {
        double[] with = expected(options, species, layer);
        double[] without = expected(
                new SimsStackOptions(
                        options.region(), SimsVariants.NONE, options.seed(), options.fovUm(), options.layers()),
                species,
                layer);
        for (int n = 0; n < with.length; n++) {
            with[n] /= without[n];
        }
        return with;
    }

    @Test
    void grainIsTheOneOfTheNearestPoint() {
        Grains grains = new Grains(3, 200);
        for (double px = -10; px < 210; px += 7.3) {
            for (double py = -10; py < 210; py += 9.1) {
                int nearest = 0;
                for (int g = 1; g < grains.x.length; g++) {
                    if (Math.hypot(grains.x[g] - px, grains.y[g] - py)
                            < Math.hypot(grains.x[nearest] - px, grains.y[nearest] - py)) {
                        nearest = g;
                    }
                }
                assertEquals(grains.gain[nearest], grains.gain(px, py));
            }
        }
    }

    @Test
    void deadTimeTakesItsShare() throws Exception {
        SimsStackOptions options = SimsStackOptions.of(SimsRegion.FAILED, SimsVariant.DEAD_TIME).withGrid(300, 20);
        GeneratedSimsStack made = make(options);
        assertSumsAreAsExpected(made);
        assertEquals(
                new DeadTime(DeadTime.Model.NON_PARALYSABLE, false, 40e-9),
                made.stack().species().get(0).deadTime());
        double without = make(SimsStackOptions.of(SimsRegion.FAILED).withGrid(300, 20))
                .truth()
                .channel("O-")
                .orElseThrow()
                .expectedCounts();
        double with = made.truth().channel("O-").orElseThrow().expectedCounts();
        assertEquals(1 / (1 + 7 * 4e-4), with / without, 4e-4);
    }

    @Test
    void countsDoNotDependOnThreads() throws Exception {
        SimsStackOptions options = new SimsStackOptions(
                SimsRegion.FAILED, SimsVariants.parse("T,H,D,X"), -5, 300, 6);
        GeneratedSimsStack many = make(options);
        GeneratedSimsStack one;
        try (ForkJoinPool pool = new ForkJoinPool(1)) {
            one = pool.submit(() -> make(options)).get();
        }
        GeneratedSimsStack other = make(options.withSeed(-6));
        for (int c = 0; c < many.stack().species().size(); c++) {
            for (int k = 0; k < 6; k++) {
                assertArrayEquals(many.stack().layer(c, k), one.stack().layer(c, k));
                assertFalse(Arrays.equals(many.stack().layer(c, k), other.stack().layer(c, k)));
            }
        }
        assertEquals(many.truth().channels(), one.truth().channels());
    }

    @ParameterizedTest
    @CsvSource({"200,160", "300,160", "400,160", "300,100", "300,200", "400,100"})
    void columnsAreTheSameInMicrometresOnEveryRaster(double fovUm, int layers) {
        SimsStackOptions options = SimsStackOptions.of(SimsRegion.FAILED).withGrid(fovUm, layers);
        SimsTruthVolumes volumes = new SimsTruthVolumes(options, RegionChemistry.columns(SimsRegion.FAILED));
        double voxel = options.pixelUm() * options.pixelUm() * options.layerUm();
        assertEquals(Math.PI * 121 * 2, volumes.sodiumVoxels().get(1) * voxel, 0.02 * Math.PI * 121 * 2);
        assertEquals(Math.PI * 25 * 1.1, volumes.sodiumVoxels().get(6) * voxel, 0.02 * Math.PI * 25 * 1.1);
        assertEquals(fovUm > 250, volumes.sodiumVoxels().get(5) > 0);
    }

    @Test
    void channelsHaveTimesOfTheirOwnAndTheLayersDepths() throws Exception {
        IonStack stack = make(SimsStackOptions.of(SimsRegion.CYCLED).withGrid(300, 3)).stack();
        List<IonChannel> species = stack.species();
        double line = 2e-3 + 256 * 100e-6;
        for (IonChannel c : species) {
            assertArrayEquals(new double[] {1 / 3.0, 1, 5 / 3.0}, c.depthUm(), 1e-12);
            assertEquals(256 * 5 * line, c.timeS()[1] - c.timeS()[0], 1e-9);
        }
        assertEquals(line, species.get(1).timeS()[0] - species.get(0).timeS()[0], 1e-9);
        assertEquals(species.get(0).timeS()[2], species.get(4).timeS()[2], 1e-9);
        assertEquals(128 * 5 * line, species.get(6).timeS()[0], 1e-9);
        assertEquals(300 / 256.0, stack.geometry().pixelWidthUm());
    }

    @ParameterizedTest
    @EnumSource(SimsRegion.class)
    void truthSaysWhatTheRegionHas(SimsRegion region) throws Exception {
        SimsTruth truth = make(SimsStackOptions.of(region).withGrid(300, 100)).truth();
        assertEquals(region == SimsRegion.FAILED ? 12 : 0, truth.columns().size());
        assertEquals(region == SimsRegion.CYCLED ? 25 : 0, truth.hotSpots().size());
        assertEquals(region == SimsRegion.CYCLED, truth.interphase() != null);
        assertNull(truth.island());
        assertNull(truth.grains());
        if (region == SimsRegion.NON_SODIATED) {
            assertEquals(new SimsTruth.Spike(35, 0.71, IonPolarity.POSITIVE, 2.2), truth.spike());
        } else {
            assertNull(truth.spike());
        }
    }

    @Test
    void endsWhenAsked() {
        Progress cancelled = new Progress() {
            @Override
            public void report(double fraction, String what) {}

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThrows(
                CancelledException.class,
                () -> SimsStackGenerator.generate(SimsStackOptions.of(SimsRegion.FAILED), cancelled));
    }

    @Test
    void variantsAreReadAsTheyAreWritten() {
        assertEquals("T,H,D,X", SimsVariants.parse("x, d,h,T").toString());
        assertEquals(SimsVariants.NONE, SimsVariants.parse(" "));
        assertEquals(2, assertThrows(TextSyntaxException.class, () -> SimsVariants.parse("T,E")).column());
        assertThrows(TextSyntaxException.class, () -> SimsVariants.parse("T,T"));
        assertThrows(TextSyntaxException.class, () -> SimsVariants.parse("T,"));
    }

    @Test
    void refusesRastersOutOfRange() {
        SimsStackOptions options = SimsStackOptions.of(SimsRegion.FAILED);
        assertThrows(IllegalArgumentException.class, () -> options.withGrid(10, 160));
        assertThrows(IllegalArgumentException.class, () -> options.withGrid(Double.NaN, 160));
        assertThrows(IllegalArgumentException.class, () -> options.withGrid(300, 1));
        assertThrows(IllegalArgumentException.class, () -> options.withGrid(300, 401));
    }

    @Test
    void otherColumnsStandWhereTheyAreWanted() throws Exception {
        SimsStackOptions options = SimsStackOptions.of(SimsRegion.FAILED).withGrid(300, 2);
        SimsColumn column = new SimsColumn(7, 60, 200, 20, 0, 2, true, true, 0, 0, true, SimsColumn.Oxide.NONE);
        GeneratedSimsStack made = SimsStackGenerator.generate(options, List.of(column), Progress.NONE);
        assertEquals(List.of(column), made.truth().columns());
        float[] sodium = made.stack().layer(made.stack().indexOf("Na+").orElseThrow(), 0);
        double inside = 0;
        double mirrored = 0;
        for (int n = 0; n < 100; n++) {
            // (60, 200) µm is pixel (51, 170).
            inside += sodium[(165 + n / 10) * 256 + 46 + n % 10];
            mirrored += sodium[(46 + n / 10) * 256 + 165 + n % 10];
        }
        assertTrue(inside > 3 * mirrored, inside + " and " + mirrored);
        assertThrows(
                IllegalArgumentException.class,
                () -> SimsStackGenerator.generate(options, List.of(column, column), Progress.NONE));
    }
}
