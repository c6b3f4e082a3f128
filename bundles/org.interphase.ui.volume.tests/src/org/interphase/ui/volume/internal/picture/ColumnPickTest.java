// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
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

/** What lies under a place of the picture. */
final class ColumnPickTest {

    private static final int SIZE = 200;
    private static final double STRETCH = 20;
    private static final VolumeGeometry RASTER =
            new VolumeGeometry(4, 10, 10, 1, 1, new double[] {0.05, 0.15, 0.25, 0.35});

    /** Two objects one behind the other as seen from the front: the larger one, 1, is the one in front. */
    private static LabelVolume labels() throws Exception {
        float[][] values = new float[4][100];
        for (float[] layer : values) {
            layer[8 * 10 + 4] = 1;
            layer[8 * 10 + 5] = 1;
            layer[2 * 10 + 5] = 1;
        }
        return LabelVolume.of(Labels.above(new Volume("Na+", RASTER, values), 1, 1, Progress.NONE), Progress.NONE);
    }

    private static Scene scene(Camera camera, Cuts cuts) {
        return new Scene(
                List.of(new SceneChannel(
                        "Na+",
                        true,
                        Mode.ISO,
                        0,
                        new TransferFunction(List.of(new TransferFunction.Stop(0, 0, 0))),
                        1)),
                0,
                0,
                STRETCH,
                camera,
                cuts,
                Decor.DEFAULT);
    }

    private static int at(Scene scene, double x, double y, double z) throws Exception {
        Projection projection = new Projection(RASTER, scene, SIZE, SIZE);
        double[] place = projection.toPicture(x, y, z);
        return ColumnPick.at(projection, place[0], place[1], labels(), scene);
    }

    @Test
    void findsTheObjectInFrontAndThroughACutTheOneBehind() throws Exception {
        for (double field : new double[] {0, 40}) {
            Camera front = new Camera(0, 0, 1, 0, 0, field);
            assertEquals(1, at(scene(front, Cuts.NONE), 5.5, 8.5, 0.2));
            Cuts behind = new Cuts(
                    Double.NEGATIVE_INFINITY,
                    Double.POSITIVE_INFINITY,
                    Double.NEGATIVE_INFINITY,
                    5,
                    Double.NEGATIVE_INFINITY,
                    Double.POSITIVE_INFINITY,
                    List.of());
            assertEquals(2, at(scene(front, behind), 5.5, 2.5, 0.2));
        }
    }

    @Test
    void findsNothingBesideTheObjectsAndBesideTheVolume() throws Exception {
        Scene above = scene(new Camera(0, 90, 1, 0, 0, 0), Cuts.NONE);
        assertEquals(2, at(above, 5.5, 2.5, 0));
        assertEquals(0, at(above, 1.5, 2.5, 0));
        assertEquals(0, at(above, -3, 2.5, 0));
    }
}
