// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.MemoryLayers;
import org.interphase.core.data.StackGeometry;

/**
 * Stacks of columns that are known: on 3 counts stand 12 more within straight axes, with an edge of 0.4 µm; 64 × 48 pixels of
 * 1 µm, 60 layers of 0.05 µm, all different so that what is mirrored is seen.
 */
public final class Phantom {

    public static final int WIDTH = 64;
    public static final int HEIGHT = 48;
    public static final int LAYERS = 60;
    static final double LAYER_UM = 0.05;
    static final double GROUND = 3;
    static final double MORE = 12;
    private static final double EDGE_UM = 0.4;

    /** An axis at x + tiltX·z and y + tiltY·z, a radius, and ends in µm. */
    public record Cylinder(double x, double y, double radius, double tiltX, double tiltY, double from, double to) {

        double share(double px, double py, double z) {
            double d = Math.hypot(px - x - tiltX * z, py - y - tiltY * z);
            return z >= from && z <= to ? 1 / (1 + Math.exp((d - radius) / EDGE_UM)) : 0;
        }
    }

    /** The left one is thick and tilted and goes through; the right one begins at 0.6 µm and ends at 2.4 µm. */
    public static final List<Cylinder> TWO =
            List.of(new Cylinder(18, 14, 6, 2, 3, -1, 9), new Cylinder(47.3, 30.6, 4, 0, 0, 0.6, 2.4));

    private Phantom() {}

    public static IonStack stack(List<Cylinder> sodium, List<Cylinder> oxide, long seed) {
        short[][][] counts = {counts(sodium, seed), counts(oxide, seed + 1)};
        return stack(MemoryLayers.of(counts), LAYERS, IonPolarity.POSITIVE, IonPolarity.NEGATIVE);
    }

    private static short[][] counts(List<Cylinder> columns, long seed) {
        Random random = new Random(seed);
        short[][] counts = new short[LAYERS][WIDTH * HEIGHT];
        for (int k = 0; k < LAYERS; k++) {
            double z = (k + 0.5) * LAYER_UM;
            for (int i = 0; i < counts[k].length; i++) {
                double mean = GROUND;
                for (Cylinder c : columns) {
                    mean += MORE * c.share(i % WIDTH + 0.5, i / WIDTH + 0.5, z);
                }
                counts[k][i] = (short) poisson(mean, random);
            }
        }
        return counts;
    }

    static IonStack stack(MemoryLayers layers, int count, IonPolarity... polarities) {
        double[] depths = new double[count];
        for (int k = 0; k < count; k++) {
            depths[k] = (k + 0.5) * LAYER_UM;
        }
        List<IonChannel> channels = new ArrayList<>();
        for (int c = 0; c < polarities.length; c++) {
            channels.add(new IonChannel(
                    c == 0 ? "Na+" : "SiO2-", Double.NaN, polarities[c], new double[0], depths, Double.NaN,
                    DeadTime.UNKNOWN));
        }
        return new IonStack(
                "1", "phantom", new StackGeometry(count, HEIGHT, WIDTH, 1, 1), channels, layers, Map.of());
    }

    /** One channel of values. */
    public static IonStack values(float[][] layers) {
        return stack(MemoryLayers.of(new float[][][] {layers}), layers.length, IonPolarity.POSITIVE);
    }

    /** Two channels of values. */
    public static IonStack values(float[][] sodium, float[][] oxide) {
        return stack(
                MemoryLayers.of(new float[][][] {sodium, oxide}), sodium.length, IonPolarity.POSITIVE, IonPolarity.NEGATIVE);
    }

    static int poisson(double mean, Random random) {
        double limit = Math.exp(-mean);
        double p = random.nextDouble();
        int n = 0;
        while (p > limit) {
            p *= random.nextDouble();
            n++;
        }
        return n;
    }
}
