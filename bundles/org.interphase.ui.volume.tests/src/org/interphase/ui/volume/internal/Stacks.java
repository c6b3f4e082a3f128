// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
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

/** Stacks of straight columns whose places are known, and generated ones, as files. */
final class Stacks {

    static final int LAYERS = 30;
    static final int SIDE = 64;
    static final double PIXEL_UM = 1;
    static final double LAYER_UM = 0.1;
    static final double RADIUS_UM = 5;

    /** Where sodium's columns are, {@code [x, y]} in µm. */
    static final double[][] SODIUM = {{16, 16}, {46, 18}, {32, 48}};

    /** Where oxide is: two of its columns stand in sodium's, one stands free. */
    static final double[][] OXIDE = {{16, 16}, {46, 18}, {12, 50}};

    private Stacks() {}

    /** Counts of a channel whose columns stand at places. */
    private static short[] layer(double[][] columns, double radiusUm, Random random) {
        short[] out = new short[SIDE * SIDE];
        for (int i = 0; i < out.length; i++) {
            double mean = 2;
            for (double[] c : columns) {
                double r = Math.hypot((i % SIDE + 0.5) * PIXEL_UM - c[0], (i / SIDE + 0.5) * PIXEL_UM - c[1]);
                mean += 60 / (1 + Math.exp((r - radiusUm) / 0.5));
            }
            out[i] = (short) Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        return out;
    }

    /** Sodium and oxide in columns, and a matrix without any. */
    static IonStack columns() {
        return columns(SODIUM, PIXEL_UM, true, LAYERS);
    }

    static IonStack columns(double[][] sodium, double pixelUm, boolean depths, int layers) {
        Random random = new Random(11);
        short[][][] counts = new short[3][layers][];
        double[] depth = new double[depths ? layers : 0];
        for (int k = 0; k < layers; k++) {
            counts[0][k] = layer(sodium, RADIUS_UM, random);
            counts[1][k] = layer(OXIDE, RADIUS_UM, random);
            counts[2][k] = layer(new double[0][], RADIUS_UM, random);
            if (depths) {
                depth[k] = (k + 0.5) * LAYER_UM;
            }
        }
        return stack(counts, layers, pixelUm, depth);
    }

    /** All voxels alike. */
    static IonStack constant(int value) {
        short[][][] counts = new short[3][LAYERS][SIDE * SIDE];
        double[] depth = new double[LAYERS];
        for (int k = 0; k < LAYERS; k++) {
            depth[k] = (k + 0.5) * LAYER_UM;
            for (short[][] channel : counts) {
                java.util.Arrays.fill(channel[k], (short) value);
            }
        }
        return stack(counts, LAYERS, PIXEL_UM, depth);
    }

    private static IonStack stack(short[][][] counts, int layers, double pixelUm, double[] depth) {
        List<IonChannel> species = new ArrayList<>();
        for (String name : List.of("Na+", "SiO2-", "S-")) {
            species.add(new IonChannel(
                    name,
                    Double.NaN,
                    name.endsWith("+") ? IonPolarity.POSITIVE : IonPolarity.NEGATIVE,
                    new double[0],
                    depth,
                    1e-4,
                    DeadTime.UNKNOWN));
        }
        return new IonStack(
                "columns",
                "Columns",
                new StackGeometry(layers, SIDE, SIDE, pixelUm, pixelUm),
                species,
                MemoryLayers.of(counts),
                Map.of());
    }

    /** A generated stack of the failed region. */
    static IonStack failed() throws Exception {
        return SimsStackGenerator.generate(
                        SimsStackOptions.of(SimsRegion.FAILED).withSeed(5).withGrid(300, 40), Progress.NONE)
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
