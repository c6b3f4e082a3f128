// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.opengl;

import java.util.List;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.volume.Volume;
import org.interphase.volume.VolumeGeometry;
import org.interphase.volume.render.Camera;
import org.interphase.volume.render.Cuts;
import org.interphase.volume.render.Decor;
import org.interphase.volume.render.Mode;
import org.interphase.volume.render.Samples;
import org.interphase.volume.render.Scene;
import org.interphase.volume.render.SceneChannel;
import org.interphase.volume.render.TransferFunction;
import org.interphase.volume.render.TransferFunction.Stop;

/** Volumes of two species that look different from each side. */
final class Phantoms {

    static final int LAYERS = 24;
    static final int HEIGHT = 40;
    static final int WIDTH = 56;

    static final TransferFunction COLOURS = new TransferFunction(
            List.of(new Stop(20, 0x2020FF, 0), new Stop(80, 0x40FF40, 0.05), new Stop(200, 0xFF8000, 0.3)));

    private Phantoms() {}

    static List<Samples> two() throws CancelledException {
        return List.of(blobs("Na+", 0.3, 0.6, 0.4), blobs("SiO2-", 0.7, 0.2, 0.8));
    }

    /** A ball and a column beside it, and a little that changes from voxel to voxel. */
    private static Samples blobs(String species, double x, double y, double z) throws CancelledException {
        float[][] v = new float[LAYERS][HEIGHT * WIDTH];
        double[] depths = new double[LAYERS];
        for (int k = 0; k < LAYERS; k++) {
            depths[k] = (k + 0.5) * 0.05;
            for (int i = 0; i < HEIGHT * WIDTH; i++) {
                double dx = (i % WIDTH + 0.5) / WIDTH - x;
                double dy = (i / WIDTH + 0.5) / HEIGHT - y;
                double dz = (k + 0.5) / LAYERS - z;
                double ball = Math.exp(-20 * (dx * dx + dy * dy + dz * dz));
                double column = Math.exp(-80 * ((dx + 0.2) * (dx + 0.2) + (dy - 0.15) * (dy - 0.15)));
                v[k][i] = Math.round(200 * ball + 150 * column + (31 * k + 17 * i) % 20);
            }
        }
        return Samples.of(
                new Volume(species, new VolumeGeometry(LAYERS, HEIGHT, WIDTH, 1, 1.2, depths), v), Progress.NONE);
    }

    static Scene scene() {
        return scene(Mode.COMPOSITE, Mode.ISO, 0, Cuts.NONE);
    }

    static Scene scene(Mode first, Mode second, double fieldOfViewDeg, Cuts cuts) {
        return new Scene(
                List.of(
                        new SceneChannel("Na+", true, first, 0xFF0000, COLOURS, 110),
                        new SceneChannel("SiO2-", true, second, 0x00A0FF, COLOURS, 120)),
                0,
                0,
                20,
                new Camera(35, 30, 1.2, 0.05, -0.02, fieldOfViewDeg),
                cuts,
                Decor.DEFAULT);
    }
}
