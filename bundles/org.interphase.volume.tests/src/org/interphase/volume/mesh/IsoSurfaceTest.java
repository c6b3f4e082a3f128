// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.mesh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.volume.NotEnoughMemoryException;
import org.interphase.volume.Volume;
import org.interphase.volume.VolumeGeometry;
import org.junit.jupiter.api.Test;

final class IsoSurfaceTest {

    private static final VolumeGeometry CUBES = Meshes.geometry(40, 44, 48, 1, 1, 1);

    private static Meshes.Field ball(double x, double y, double z, double radius) {
        return (px, py, pz) -> radius - Math.sqrt((px - x) * (px - x) + (py - y) * (py - y) + (pz - z) * (pz - z));
    }

    private static MeshTopology topology(SurfaceMesh mesh) throws CancelledException {
        return MeshTopology.of(mesh, Progress.NONE);
    }

    @Test
    void noiseHasAClosedManifold() throws Exception {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            VolumeGeometry g = Meshes.geometry(
                    1 + random.nextInt(9), 1 + random.nextInt(9), 1 + random.nextInt(70), 0.6, 0.5, 0.0125);
            // Few values make ties with the level, and each face of each kind many times over.
            int values = 2 + random.nextInt(5);
            double unknown = random.nextInt(3) * 0.1;
            Volume v = Meshes.volume(g, (x, y, z) -> random.nextDouble() < unknown
                    ? special(random.nextInt(3))
                    : random.nextInt(values));
            SurfaceMesh mesh = Meshes.surface(v, 1);
            assertEquals("", Meshes.wrong(mesh), "seed " + seed);
            MeshTopology t = topology(mesh);
            assertTrue(t.watertight(), "seed " + seed);
            assertEquals(mesh.triangleCount() * 3L, t.edges() * 2, "seed " + seed);
            assertTrue(mesh.triangleCount() == 0 || mesh.volumeUm3() > 0, "seed " + seed);
        }
    }

    private static double special(int which) {
        return which == 0 ? Double.NaN : which == 1 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }

    @Test
    void everyCaseOfEightVoxelsIsAClosedManifold() throws Exception {
        for (int c = 0; c < 256; c++) {
            int inside = c;
            Volume v = Meshes.volume(
                    Meshes.geometry(2, 2, 2, 1, 1, 1), (x, y, z) -> inside >> ((int) x + 2 * (int) y + 4 * (int) z) & 1);
            assertEquals("", Meshes.wrong(Meshes.surface(v, 0.5)), "case " + c);
        }
    }

    @Test
    void ballHasItsVolumeAndArea() throws Exception {
        SurfaceMesh mesh = Meshes.surface(Meshes.volume(CUBES, ball(23, 21, 19.5, 14)), 0);
        assertEquals(4.0 / 3 * Math.PI * 14 * 14 * 14, mesh.volumeUm3(), 0.005 * 4.0 / 3 * Math.PI * 14 * 14 * 14);
        assertEquals(4 * Math.PI * 14 * 14, mesh.areaUm2(), 0.005 * 4 * Math.PI * 14 * 14);
        assertEquals(1, topology(mesh).surfaces());
        assertEquals(2, topology(mesh).eulerCharacteristic());
        assertEquals("", Meshes.wrong(mesh));
    }

    @Test
    void ballOfFlatVoxelsAndUnevenLayersHasItsVolume() throws Exception {
        // 0.6 × 0.4 µm pixels, layers of 12 to 28 nm: a ball of 9 µm in x and y that is squeezed to 0.9 µm in z.
        int layers = 120;
        double[] depth = new double[layers];
        double z = 0;
        for (int k = 0; k < layers; k++) {
            double layer = 0.020 + 0.008 * Math.sin(k / 7.0);
            depth[k] = z + layer / 2;
            z += layer;
        }
        VolumeGeometry g = new VolumeGeometry(layers, 60, 40, 0.6, 0.4, depth);
        Volume v = Meshes.volume(
                g, (px, py, pz) -> 9 - Math.sqrt(sq(px - 12) + sq(py - 12) + sq((pz - 1.2) * 10)));
        double truth = 4.0 / 3 * Math.PI * 9 * 9 * 0.9;
        SurfaceMesh mesh = Meshes.surface(v, 0);
        assertEquals(truth, mesh.volumeUm3(), 0.01 * truth);
        assertArrayEquals(new double[] {3, 21, 3, 21, 0.3, 2.1}, mesh.boundsUm(), 0.05);
    }

    private static double sq(double a) {
        return a * a;
    }

    @Test
    void torusHasAHole() throws Exception {
        Volume v = Meshes.volume(CUBES, (x, y, z) -> 4 - Math.hypot(Math.hypot(x - 24, y - 22) - 12, z - 20));
        SurfaceMesh mesh = Meshes.surface(v, 0);
        assertEquals(0, topology(mesh).eulerCharacteristic());
        assertEquals(1, topology(mesh).surfaces());
        double truth = 2 * Math.PI * Math.PI * 12 * 4 * 4;
        assertEquals(truth, mesh.volumeUm3(), 0.02 * truth);
    }

    @Test
    void nothingIsMirroredAndNormalsPointOutwards() throws Exception {
        // Three balls, each larger than the last, along x, y and z.
        Volume v = Meshes.volume(CUBES, (x, y, z) -> Math.max(
                ball(38, 10, 10, 5).at(x, y, z), Math.max(ball(12, 32, 10, 7).at(x, y, z), ball(12, 12, 28, 9).at(x, y, z))));
        SurfaceMesh mesh = Meshes.surface(v, 0);
        assertEquals(3, topology(mesh).surfaces());
        assertEquals(6, topology(mesh).eulerCharacteristic());
        double[][] centre = {{38, 10, 10, 5}, {12, 32, 10, 7}, {12, 12, 28, 9}};
        float[] p = mesh.points();
        float[] n = mesh.normals();
        int[] found = new int[3];
        for (int i = 0; i < p.length; i += 3) {
            for (int c = 0; c < 3; c++) {
                double[] d = {p[i] - centre[c][0], p[i + 1] - centre[c][1], p[i + 2] - centre[c][2]};
                double r = Math.sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]);
                if (Math.abs(r - centre[c][3]) < 0.1) {
                    found[c]++;
                    assertTrue((d[0] * n[i] + d[1] * n[i + 1] + d[2] * n[i + 2]) / r > 0.9);
                }
            }
        }
        assertEquals(mesh.pointCount(), Arrays.stream(found).sum(), "all corners lie on the three balls");
        assertTrue(found[0] > 100 && found[1] > found[0] && found[2] > found[1], Arrays.toString(found));
    }

    @Test
    void fullVolumeIsTheBoxOfTheRaster() throws Exception {
        double[] depth = {0.05, 0.15, 0.35, 0.4};
        for (int layers : new int[] {1, 2, 4}) {
            for (int width : new int[] {1, 5, 64}) {
                VolumeGeometry g = new VolumeGeometry(layers, 3, width, 0.6, 0.5, Arrays.copyOf(depth, layers));
                SurfaceMesh mesh = Meshes.surface(Meshes.volume(g, (x, y, z) -> 7), 7);
                assertEquals("", Meshes.wrong(mesh));
                assertEquals(2, topology(mesh).eulerCharacteristic());
                assertArrayEquals(new double[] {0, 0.6 * width, 0, 1.5, g.topUm(0), g.topUm(layers)}, mesh.boundsUm(), 1e-5);
                double box = 0.6 * width * 1.5 * (g.topUm(layers) - g.topUm(0));
                assertEquals(box, mesh.volumeUm3(), 1e-5 * box);
            }
        }
    }

    @Test
    void whatReachesTheBorderIsClosedThere() throws Exception {
        // A cylinder of radius 8 through all layers.
        VolumeGeometry g = Meshes.geometry(20, 44, 48, 1, 1, 0.5);
        SurfaceMesh mesh = Meshes.surface(Meshes.volume(g, (x, y, z) -> 8 - Math.hypot(x - 20, y - 22)), 0);
        assertEquals("", Meshes.wrong(mesh));
        assertEquals(2, topology(mesh).eulerCharacteristic());
        assertEquals(Math.PI * 64 * 10, mesh.volumeUm3(), 0.01 * Math.PI * 64 * 10);
        assertEquals(2 * Math.PI * 64 + 2 * Math.PI * 8 * 10, mesh.areaUm2(), 0.01 * (2 * Math.PI * 64 + 2 * Math.PI * 8 * 10));
    }

    @Test
    void valuesOfTheLevelAreInsideAndUnknownOnesOutside() throws Exception {
        VolumeGeometry g = Meshes.geometry(3, 3, 3, 1, 1, 1);
        SurfaceMesh one = Meshes.surface(Meshes.volume(g, (x, y, z) -> x == 1.5 && y == 1.5 && z == 1.5 ? 2 : 1), 2);
        assertEquals(8, one.triangleCount());
        assertEquals("", Meshes.wrong(one));
        // Beside a voxel of which nothing is known, the surface is half-way.
        SurfaceMesh half = Meshes.surface(
                Meshes.volume(g, (x, y, z) -> x == 1.5 && y == 1.5 && z == 1.5 ? 2 : Double.NaN), 2);
        assertArrayEquals(new double[] {1, 2, 1, 2, 1, 2}, half.boundsUm(), 1e-6);
        assertEquals(0, Meshes.surface(Meshes.volume(g, (x, y, z) -> Double.NaN), 0).triangleCount());
        assertEquals(0, Meshes.surface(Meshes.volume(g, (x, y, z) -> 3), Math.nextUp(3f)).triangleCount());
        // A level between two neighbouring numbers of 32 bits.
        assertEquals(0, Meshes.surface(Meshes.volume(g, (x, y, z) -> 0.1f), 0.1 + 1e-8).triangleCount());
    }

    @Test
    void voxelsThatTouchByAnEdgeAreJoined() throws Exception {
        VolumeGeometry g = Meshes.geometry(3, 4, 4, 1, 1, 1);
        Meshes.Field two = (x, y, z) -> z == 1.5 && (x == 1.5 && y == 1.5 || x == 2.5 && y == 2.5) ? 1 : 0;
        assertEquals(1, topology(Meshes.surface(Meshes.volume(g, two), 0.5)).surfaces());
    }

    @Test
    void coresDoNotChangeTheResult() throws Exception {
        Random random = new Random(5);
        Volume v = Meshes.volume(Meshes.geometry(23, 20, 70, 1, 1, 1), (x, y, z) -> random.nextDouble());
        SurfaceMesh here = Meshes.surface(v, 0.6);
        // A parallel stream that is begun within a pool of one thread stays there.
        try (ForkJoinPool one = new ForkJoinPool(1)) {
            SurfaceMesh alone = one.submit(() -> Meshes.surface(v, 0.6)).get();
            assertArrayEquals(here.points(), alone.points());
            assertArrayEquals(here.triangles(), alone.triangles());
        }
    }

    @Test
    void endsWhenAskedTo() {
        Volume v = Meshes.volume(CUBES, (x, y, z) -> x);
        AtomicInteger asked = new AtomicInteger();
        Progress stops = new Progress() {
            @Override
            public void report(double fraction, String what) {
                assertTrue(fraction >= 0 && fraction <= 1);
            }

            @Override
            public boolean isCancelled() {
                return asked.incrementAndGet() > 60;
            }
        };
        assertThrows(CancelledException.class, () -> IsoSurface.of(v, 3, stops));
        assertTrue(asked.get() < 60 + 4 * Runtime.getRuntime().availableProcessors() + 4, "asked " + asked.get());
    }

    @Test
    void refusesLevelsThatAreNone() {
        Volume v = Meshes.volume(Meshes.geometry(2, 2, 2, 1, 1, 1), (x, y, z) -> x);
        assertThrows(IllegalArgumentException.class, () -> Meshes.surface(v, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> Meshes.surface(v, Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> Meshes.surface(v, 1e300));
    }

    @Test
    void refusesSurfacesThatCannotBeKept() {
        int most = Integer.MAX_VALUE / 3;
        IllegalArgumentException many =
                assertThrows(IllegalArgumentException.class, () -> IsoSurface.require(9, most + 1L, 0.5));
        assertTrue(many.getMessage().contains("715827883 triangles"), many.getMessage());
        assertThrows(IllegalArgumentException.class, () -> IsoSurface.require(most + 1L, 9, 0.5));
        assumeTrue(Runtime.getRuntime().maxMemory() < 15_000_000_000L);
        NotEnoughMemoryException large = assertThrows(NotEnoughMemoryException.class, () -> IsoSurface.require(most, most, 0.5));
        assertTrue(large.getMessage().contains("a surface of 715827882 triangles: 17180 MB are needed"), large.getMessage());
        assertTrue(large.getMessage().contains("-Xmx"), large.getMessage());
    }

    @Test
    void seesWhatIsNotWatertight() throws Exception {
        float[] corners = {0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1};
        int[] tetrahedron = {0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3};
        assertTrue(topology(new SurfaceMesh("t", 0, corners, tetrahedron)).watertight());
        assertEquals(1.0 / 6, new SurfaceMesh("t", 0, corners, tetrahedron).volumeUm3(), 1e-9);
        MeshTopology open = topology(new SurfaceMesh("t", 0, corners, Arrays.copyOf(tetrahedron, 9)));
        assertEquals(3, open.openEdges());
        int[] turned = tetrahedron.clone();
        turned[9] = 2;
        turned[10] = 1;
        MeshTopology wrong = topology(new SurfaceMesh("t", 0, corners, turned));
        assertEquals(3, wrong.tangledEdges());
        int[] twice = Arrays.copyOf(tetrahedron, 15);
        System.arraycopy(tetrahedron, 0, twice, 12, 3);
        assertEquals(3, topology(new SurfaceMesh("t", 0, corners, twice)).tangledEdges());
        assertThrows(IllegalArgumentException.class, () -> new SurfaceMesh("t", 0, corners, new int[] {0, 1, 4}));
    }
}
