// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.MemoryLayers;
import org.interphase.core.data.StackGeometry;

/**
 * Stacks of known truth for the tests of the corrections: three regions of a sodium cell, with drift, grains, topography and
 * a displacement between the polarities as they are wanted. Lateral size 300 µm, depth 2 µm.
 */
final class RegionBuilder {

    static final double FIELD_UM = 300;
    static final double DEPTH_UM = 2;

    private static final double[][] COLUMNS = {
        {150, 150, 11.0, -1, 9, 0, 0, 1}, {105, 170, 7.5, -1, 9, 4, -2, 1}, {190, 120, 6.0, -1, 9, -3, 2, 2},
        {122, 98, 4.5, -1, 9, 2, 3, 2}, {205, 195, 3.0, -1, 9, 0, 0, 2}, {70, 80, 5.0, -1, 1.10, 0, 0, 1},
        {235, 70, 6.5, 0.60, 9, 0, 3, 2}, {160, 178, 4.0, -1, 9, 0, 0, 0}, {45, 215, 8.0, -1, 9, 5, 5, 0},
        {88, 120, 3.0, 0.2, 2.0, 0, 0, 3}, {176, 92, 4.0, 0, 1.5, 0, 0, 3}, {220, 225, 3.5, 0.4, 2.0, 0, 0, 3},
    };
    private static final int SHELL = 1;
    private static final int TANDEM = 2;
    private static final int FREE = 3;

    private final int region;
    private final long seed;
    private int size = 256;
    private int layers = 160;
    private boolean grains;
    private boolean island;
    private boolean spike = true;
    private double offsetX;
    private double offsetY;
    private int jumpLayer = -1;
    private double jumpX;
    private double jumpY;
    private double driftX = 2.4;
    private double driftY = -1.6;
    private List<String> names = List.of("Na+", "Si+", "Zr+", "ZrO+", "O-", "P-", "SiO2-", "PO2-", "ZrO2-");

    double[][] shift;
    float[] height;
    private double[] seedX;
    private double[] seedY;
    private double[] gain;
    private int cells;
    private List<List<Integer>> buckets;

    private RegionBuilder(int region, long seed) {
        this.region = region;
        this.seed = seed;
    }

    /** Region 0 non-sodiated, 1 cycled, 2 failed. */
    static RegionBuilder region(int region, long seed) {
        return new RegionBuilder(region, seed);
    }

    RegionBuilder size(int pixels, int depthLayers) {
        size = pixels;
        layers = depthLayers;
        return this;
    }

    RegionBuilder grains() {
        grains = true;
        return this;
    }

    RegionBuilder island() {
        island = true;
        return this;
    }

    RegionBuilder withoutSpike() {
        spike = false;
        return this;
    }

    RegionBuilder misregistered(double x, double y) {
        offsetX = x;
        offsetY = y;
        return this;
    }

    RegionBuilder jump(int layer, double x, double y) {
        jumpLayer = layer;
        jumpX = x;
        jumpY = y;
        return this;
    }

    RegionBuilder drift(double x, double y) {
        driftX = x;
        driftY = y;
        return this;
    }

    RegionBuilder species(String... wanted) {
        names = List.of(wanted);
        return this;
    }

    private static double sg(double t) {
        return 1 / (1 + Math.exp(-t));
    }

    private static double bulk(String name, int region) {
        return switch (name) {
            case "Na+" -> 6;
            case "Si+" -> 0.8;
            case "Zr+" -> 0.5;
            case "ZrO+", "ZrO2-" -> 0.4;
            case "O-" -> 8;
            case "P-" -> 0.3;
            case "SiO2-" -> region == 0 ? 2.4 : 1.6;
            case "PO2-" -> region == 0 ? 1.0 : 1.4;
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static double profile(String name, int region, double z) {
        if (region == 0) {
            return switch (name) {
                case "Na+" -> 1 + 0.15 * Math.exp(-z / 0.3);
                case "Si+" -> 0.6 + 0.6 * Math.exp(-z / 0.1) + 0.5 * sg((z - 1.4) / 0.15);
                case "Zr+" -> 1 - 0.6 * Math.exp(-z / 0.5);
                case "ZrO+" -> 0.25 + 1.5 * Math.exp(-z * z / 0.0625);
                case "P-" -> 1 - 0.4 * Math.exp(-z / 0.5);
                case "ZrO2-" -> 0.5 + 0.5 * sg((z - 1) / 0.3);
                default -> 1;
            };
        }
        if (region == 1) {
            double l = 1 - sg((z - 0.35) / 0.05);
            return switch (name) {
                case "Na+" -> 1 - 0.75 * l;
                case "Zr+" -> 1 - 0.3 * Math.exp(-z / 0.5);
                case "ZrO+" -> 1.6;
                case "O-" -> 1 + 0.3 * l;
                case "SiO2-" -> 1 + 0.8 * l;
                case "PO2-" -> 1 + 0.8 * l + Math.exp(-z / 0.08);
                case "ZrO2-" -> 0.4 + 0.45 * z + 0.8 * l;
                default -> 1;
            };
        }
        return switch (name) {
            case "Na+" -> 0.5;
            case "ZrO+" -> 1.2;
            case "ZrO2-" -> 0.6 + 0.6 * sg((z - 0.8) / 0.2);
            default -> 1;
        };
    }

    IonStack build() {
        SplittableRandom random = new SplittableRandom(seed);
        shift = new double[layers][2];
        double walkX = 0;
        double walkY = 0;
        for (int k = 0; k < layers; k++) {
            if (k > 0) {
                walkX += 0.05 * random.nextGaussian();
                walkY += 0.05 * random.nextGaussian();
            }
            shift[k][0] = driftX * k / (layers - 1) + walkX + (jumpLayer >= 0 && k >= jumpLayer ? jumpX : 0);
            shift[k][1] = driftY * k / (layers - 1) + walkY + (jumpLayer >= 0 && k >= jumpLayer ? jumpY : 0);
        }
        if (grains) {
            plant(random.split());
        }
        double[][] spots = new double[25][];
        for (int i = 0; i < spots.length; i++) {
            spots[i] = new double[] {20 + 260 * random.nextDouble(), 20 + 260 * random.nextDouble(),
                0.15 + 1.75 * random.nextDouble()};
        }
        double p = FIELD_UM / size;
        height = new float[size * size];
        if (island) {
            for (int y = 0; y < size; y++) {
                for (int x = 0; x < size; x++) {
                    double dx = (x + 0.5) * p - 150;
                    double dy = (y + 0.5) * p - 150;
                    height[y * size + x] = (float) (0.30 * Math.exp(-(dx * dx + dy * dy) / (2 * 35 * 35)));
                }
            }
        }
        int channels = names.size();
        short[][][] counts = new short[channels][layers][];
        long own = random.nextLong();
        IntStream.range(0, layers).parallel().forEach(k -> layer(k, own + 7919L * k, counts, spots));
        List<IonChannel> species = new ArrayList<>();
        double[] depths = new double[layers];
        for (int k = 0; k < layers; k++) {
            depths[k] = (k + 0.5) * DEPTH_UM / layers;
        }
        for (String name : names) {
            species.add(new IonChannel(
                    name, Double.NaN, name.endsWith("+") ? IonPolarity.POSITIVE : IonPolarity.NEGATIVE, new double[0], depths,
                    Double.NaN, DeadTime.UNKNOWN));
        }
        return new IonStack(
                "1", "region " + region, new StackGeometry(layers, size, size, p, p), species, MemoryLayers.of(counts), Map.of());
    }

    private void layer(int k, long layerSeed, short[][][] counts, double[][] spots) {
        SplittableRandom random = new SplittableRandom(layerSeed);
        double p = FIELD_UM / size;
        double z = (k + 0.5) * DEPTH_UM / layers;
        double beam = Math.exp(-k * 160.0 / layers / 900);
        for (IonPolarity polarity : List.of(IonPolarity.POSITIVE, IonPolarity.NEGATIVE)) {
            boolean negative = polarity == IonPolarity.NEGATIVE;
            double sx = shift[k][0] + (negative ? offsetX : 0);
            double sy = shift[k][1] + (negative ? offsetY : 0);
            float[] sodium = new float[size * size];
            float[] oxide = new float[size * size];
            if (region == 2) {
                columns(z, sx, sy, sodium, oxide);
            }
            float[] grain = grains ? grains(sx, sy) : null;
            for (int c = 0; c < names.size(); c++) {
                String name = names.get(c);
                if (name.endsWith("-") != negative) {
                    continue;
                }
                double level = bulk(name, region);
                double wide = level * profile(name, region, z);
                double gainNow = negative ? 1 : 1 - 0.03 * k / Math.max(1, layers - 1);
                if (spike && region == 0 && k == 57 * layers / 160 && !negative) {
                    gainNow *= 2.2;
                }
                short[] out = new short[size * size];
                counts[c][k] = out;
                for (int y = 0; y < size; y++) {
                    for (int x = 0; x < size; x++) {
                        int i = y * size + x;
                        double value = wide;
                        if (island && z < height[i]) {
                            value = name.equals("Na+") ? 12 : name.equals("O-") ? 4 : 0.05;
                        } else if (island) {
                            value = level * profile(name, region, z - height[i]);
                        }
                        if (region == 2) {
                            value = switch (name) {
                                case "Na+" -> value + 14 * sodium[i];
                                case "O-" -> value + 6 * sodium[i];
                                case "SiO2-", "PO2-" -> value * (1 + 1.5 * oxide[i]);
                                case "ZrO2-" -> value * (1 + 4 * oxide[i]);
                                case "ZrO+" -> value * (1 + 2 * oxide[i]);
                                default -> value;
                            };
                        }
                        if (region == 1 && name.equals("ZrO2-")) {
                            for (double[] s : spots) {
                                double dz = (z - s[2]) / 0.1;
                                double dx = (x + 0.5 - sx) * p - s[0];
                                double dy = (y + 0.5 - sy) * p - s[1];
                                double d = (dx * dx + dy * dy) / 6.25 + dz * dz;
                                value += d < 30 ? 2.4 * Math.exp(-d / 2) : 0;
                            }
                        }
                        double vx = (x - (size - 1) / 2.0) / ((size - 1) / 2.0);
                        double vy = (y - (size - 1) / 2.0) / ((size - 1) / 2.0);
                        value *= (1 - 0.06 * (vx * vx + vy * vy)) * beam * gainNow * (grain == null ? 1 : grain[i]);
                        out[i] = (short) Math.min(65535, poisson(random, value));
                    }
                }
            }
        }
    }

    private void columns(double z, double sx, double sy, float[] sodium, float[] oxide) {
        double p = FIELD_UM / size;
        for (int id = 0; id < COLUMNS.length; id++) {
            double[] c = COLUMNS[id];
            double r = c[2];
            double w = sg((z - c[3]) / 0.03) * sg((c[4] - z) / 0.03);
            double strength = w * (1 + 0.25 * Math.sin(2 * Math.PI * z / 0.35 + id + 1));
            double cx = c[0] + c[5] * z;
            double cy = c[1] + c[6] * z;
            int reach = (int) Math.ceil((r + 6) / p) + 1;
            int mx = (int) Math.round(cx / p - 0.5 + sx);
            int my = (int) Math.round(cy / p - 0.5 + sy);
            for (int y = Math.max(0, my - reach); y <= Math.min(size - 1, my + reach); y++) {
                for (int x = Math.max(0, mx - reach); x <= Math.min(size - 1, mx + reach); x++) {
                    double d = Math.hypot((x + 0.5 - sx) * p - cx, (y + 0.5 - sy) * p - cy);
                    double inside = sg((r - d) / 0.4);
                    int i = y * size + x;
                    int kind = (int) c[7];
                    if (kind != FREE) {
                        sodium[i] += (float) (inside * strength);
                    }
                    if (kind == SHELL) {
                        oxide[i] += (float) ((sg((r + 2 - d) / 0.4) - 0.6 * inside) * w);
                    } else if (kind == TANDEM || kind == FREE) {
                        oxide[i] += (float) (inside * w);
                    }
                }
            }
        }
    }

    private void plant(SplittableRandom random) {
        double margin = 30;
        double side = FIELD_UM + 2 * margin;
        int n = (int) Math.round(side * side / (Math.PI / 4 * 12 * 12));
        seedX = new double[n];
        seedY = new double[n];
        gain = new double[n];
        cells = (int) (side / 12);
        buckets = new ArrayList<>();
        for (int i = 0; i < cells * cells; i++) {
            buckets.add(new ArrayList<>());
        }
        for (int i = 0; i < n; i++) {
            seedX[i] = side * random.nextDouble();
            seedY[i] = side * random.nextDouble();
            gain[i] = Math.max(0, 1 + 0.15 * random.nextGaussian());
            buckets.get(bucket(seedY[i]) * cells + bucket(seedX[i])).add(i);
        }
    }

    private int bucket(double um) {
        return Math.clamp((int) (um / (FIELD_UM + 60) * cells), 0, cells - 1);
    }

    private float[] grains(double sx, double sy) {
        double p = FIELD_UM / size;
        float[] out = new float[size * size];
        for (int y = 0; y < size; y++) {
            double uy = (y + 0.5 - sy) * p + 30;
            for (int x = 0; x < size; x++) {
                double ux = (x + 0.5 - sx) * p + 30;
                int bx = bucket(ux);
                int by = bucket(uy);
                double best = Double.MAX_VALUE;
                for (int ring = 2; best == Double.MAX_VALUE; ring++) {
                    for (int j = Math.max(0, by - ring); j <= Math.min(cells - 1, by + ring); j++) {
                        for (int i = Math.max(0, bx - ring); i <= Math.min(cells - 1, bx + ring); i++) {
                            for (int s : buckets.get(j * cells + i)) {
                                double d = (seedX[s] - ux) * (seedX[s] - ux) + (seedY[s] - uy) * (seedY[s] - uy);
                                if (d < best) {
                                    best = d;
                                    out[y * size + x] = (float) gain[s];
                                }
                            }
                        }
                    }
                }
            }
        }
        return out;
    }

    /** Poisson by inversion, in steps of at most 30, which add up. */
    static long poisson(SplittableRandom random, double mean) {
        long n = 0;
        double left = mean;
        while (left > 0) {
            double part = Math.min(left, 30);
            left -= part;
            double u = random.nextDouble();
            double p = Math.exp(-part);
            double sum = p;
            int k = 0;
            while (u > sum && k < 200) {
                k++;
                p *= part / k;
                sum += p;
            }
            n += k;
        }
        return n;
    }
}
