// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.ServiceCaller;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.MemoryLayers;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.format.FileFormats;
import org.interphase.core.progress.Progress;
import org.interphase.synthetic.sims.SimsRegion;
import org.interphase.synthetic.sims.SimsStackGenerator;
import org.interphase.synthetic.sims.SimsStackOptions;
import org.interphase.synthetic.sims.SimsVariant;

/** Stacks whose counts are formulas, and generated ones, as files. */
final class Stacks {

    static final int LAYERS = 20;
    static final int HEIGHT = 48;
    static final int WIDTH = 64;
    static final double PIXEL_UM = 0.5;
    static final double LAYER_UM = 0.1;

    private Stacks() {}

    /** The counts of a pixel: another number for each channel, layer and place. */
    static int counts(int channel, int layer, int y, int x) {
        return 100 * (channel + 1) + 10 * layer + (3 * x + 7 * y) % 50;
    }

    /** Na+ and, with negative ions, SiO2- and O-; each layer a tenth of a µm deeper, SiO2- a hundredth more. */
    static IonStack formula(double pixelUm) {
        short[][][] counts = new short[3][LAYERS][WIDTH * HEIGHT];
        double[][] depth = new double[3][LAYERS];
        for (int c = 0; c < 3; c++) {
            for (int k = 0; k < LAYERS; k++) {
                depth[c][k] = (k + 0.5) * LAYER_UM + (c == 1 ? 0.01 : 0);
                for (int i = 0; i < WIDTH * HEIGHT; i++) {
                    counts[c][k][i] = (short) counts(c, k, i / WIDTH, i % WIDTH);
                }
            }
        }
        return new IonStack(
                "stack",
                "Formula",
                new StackGeometry(LAYERS, HEIGHT, WIDTH, pixelUm, pixelUm),
                List.of(
                        channel("Na+", 22.98922, IonPolarity.POSITIVE, depth[0]),
                        channel("SiO2-", 59.96733, IonPolarity.NEGATIVE, depth[1]),
                        channel("O-", 15.99546, IonPolarity.NEGATIVE, depth[2])),
                MemoryLayers.of(counts),
                Map.of());
    }

    private static IonChannel channel(String name, double mz, IonPolarity polarity, double[] depth) {
        return new IonChannel(name, mz, polarity, new double[0], depth, 1e-4, DeadTime.UNKNOWN);
    }

    /** A generated stack of the failed region, with a raster that drifts. */
    static IonStack failed(SimsVariant... variants) throws Exception {
        return SimsStackGenerator.generate(
                        SimsStackOptions.of(SimsRegion.FAILED, variants).withSeed(5).withGrid(300, 80), Progress.NONE)
                .stack();
    }

    /** A file of a project that holds a stack. */
    static IFile file(IProject project, String name, IonStack stack) throws Exception {
        IFile file = project.getFile(name);
        Path path = file.getLocation().toPath();
        Exception[] problem = new Exception[1];
        boolean there = ServiceCaller.callOnce(Stacks.class, FileFormats.class, formats -> {
            try {
                formats.exporter(stack, path).orElseThrow().write(stack, "", path);
            } catch (Exception e) {
                problem[0] = e;
            }
        });
        if (problem[0] != null) {
            throw problem[0];
        }
        if (!there) {
            throw new IllegalStateException("no formats are installed");
        }
        file.refreshLocal(IResource.DEPTH_ZERO, null);
        return file;
    }
}
