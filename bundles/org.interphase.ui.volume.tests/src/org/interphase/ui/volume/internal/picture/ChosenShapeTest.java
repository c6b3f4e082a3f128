// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.interphase.core.progress.Progress;
import org.interphase.ui.volume.internal.column.LabelVolume;
import org.interphase.volume.Labels;
import org.interphase.volume.Volume;
import org.interphase.volume.VolumeGeometry;
import org.interphase.volume.render.Camera;
import org.interphase.volume.render.Cuts;
import org.interphase.volume.render.Decor;
import org.interphase.volume.render.Mode;
import org.interphase.volume.render.Projection;
import org.interphase.volume.render.Scene;
import org.interphase.volume.render.SceneChannel;
import org.interphase.volume.render.TransferFunction;
import org.junit.jupiter.api.Test;

/** What selected columns cover of the picture. */
final class ChosenShapeTest {

    private static final int LAYERS = 60;
    private static final int SIDE = 40;
    private static final VolumeGeometry RASTER = new VolumeGeometry(
            LAYERS, SIDE, SIDE, 1, 1, IntStream.range(0, LAYERS).mapToDouble(k -> (k + 0.5) * 0.1).toArray());

    /** A column of 6 pixels' radius that moves by half a pixel a layer, down to layer 39, and one of a pixel. */
    private static Labels labels() throws Exception {
        float[][] values = new float[LAYERS][SIDE * SIDE];
        for (int k = 0; k < LAYERS; k++) {
            for (int i = 0; i < values[k].length; i++) {
                double r = Math.hypot(i % SIDE + 0.5 - 8 - k / 2.0, i / SIDE + 0.5 - 12);
                values[k][i] = k < 40 && r < 6 ? 1 : 0;
            }
        }
        values[50][35 * SIDE + 35] = 1;
        return Labels.above(new Volume("Na+", RASTER, values), 1, 1, Progress.NONE);
    }

    private static Projection projection(Camera camera) {
        SceneChannel channel = new SceneChannel(
                "Na+", true, Mode.ISO, 0, new TransferFunction(List.of(new TransferFunction.Stop(0, 0, 0))), 1);
        return new Projection(
                RASTER, new Scene(List.of(channel), 0, 0, 5, camera, Cuts.NONE, Decor.DEFAULT), 300, 300);
    }

    private static boolean covers(List<double[][]> polygons, double[] at) {
        return polygons.stream().anyMatch(p -> IntStream.range(0, p.length).allMatch(i -> {
            double[] a = p[i];
            double[] b = p[(i + 1) % p.length];
            return (b[0] - a[0]) * (at[1] - a[1]) - (b[1] - a[1]) * (at[0] - a[0]) >= 0;
        }));
    }

    @Test
    void coversTheColumnAndNothingBesideIt() throws Exception {
        Labels labels = labels();
        LabelVolume volume = LabelVolume.of(labels, Progress.NONE);
        ChosenShape shape = ChosenShape.of(volume, List.of(labels.components().get(0)));
        for (Camera camera : List.of(
                new Camera(0, 0, 1, 0, 0, 0), new Camera(0, 90, 1, 0, 0, 0), new Camera(33, 25, 1, 0, 0, 30))) {
            Projection p = projection(camera);
            List<double[][]> polygons = shape.in(p);
            for (int k = 0; k < 40; k++) {
                double z = (k + 0.5) * 0.1;
                double x = 8 + k / 2.0;
                assertTrue(covers(polygons, p.toPicture(x, 12, z)), "middle of layer " + k);
                assertTrue(covers(polygons, p.toPicture(x + 4.5, 12, z)), "side of layer " + k);
            }
        }
        Projection front = projection(new Camera(0, 0, 1, 0, 0, 0));
        List<double[][]> polygons = shape.in(front);
        for (double[] beside : new double[][] {{8, 12, 4.3}, {35, 12, 0.5}, {28, 12, 4.3}, {35.5, 35.5, 5.05}}) {
            assertTrue(!covers(polygons, front.toPicture(beside[0], beside[1], beside[2])), Arrays.toString(beside));
        }
    }

    @Test
    void coversAnObjectOfOneVoxel() throws Exception {
        Labels labels = labels();
        Labels.Component voxel = labels.components().get(1);
        assertEquals(1, voxel.voxels());
        Projection p = projection(new Camera(33, 25, 1, 0, 0, 0));
        List<double[][]> polygons = ChosenShape.of(LabelVolume.of(labels, Progress.NONE), List.of(voxel)).in(p);
        assertEquals(1, polygons.size());
        assertTrue(covers(polygons, p.toPicture(35.5, 35.5, 5.05)));
        assertEquals(List.of(), ChosenShape.NONE.in(p));
    }
}
