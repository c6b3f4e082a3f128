// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.sims.Segmentation;
import org.interphase.volume.DistanceTransform;
import org.interphase.volume.Labels;
import org.interphase.volume.Volume;
import org.interphase.volume.VolumeGeometry;

/**
 * Our side of the rows of {@code volume_peers.py} on objects and distances, which asks for one pass at a time, between passes of
 * the peers: reads a row's name from standard input, does it once, and prints seconds, processor seconds, and what was found: how
 * many objects, or the sum of all distances. {@code memory ROW} prints the most bytes that were alive at a time during passes of
 * it, beyond those that were alive before.
 */
public final class SegmentationPeers {

    private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final String MEMORY = "memory ";
    private static final int EDGE = 512;
    private static final int LAYERS = 200;
    /** Displacement of the last layer in pixels. */
    private static final double[] DRIFT_PX = {2.4, -1.6};
    private static final double RADIUS_PX = Math.sqrt(400);
    private static final double GROUND = 0.3;
    private static final double CONTRAST = 4;
    private static final int LOOKS = 12;

    private final Volume smooth;
    private final boolean[][] columns = new boolean[LAYERS][EDGE * EDGE];
    private final boolean[][] matrix = new boolean[LAYERS][EDGE * EDGE];

    private SegmentationPeers() throws CancelledException {
        float[][] counts = new float[LAYERS][EDGE * EDGE];
        double[] depths = new double[LAYERS];
        IntStream.range(0, LAYERS).parallel().forEach(k -> {
            depths[k] = k + 0.5;
            SplittableRandom random = new SplittableRandom(k);
            for (int i = 0; i < EDGE * EDGE; i++) {
                counts[k][i] = poisson(isColumn(i % EDGE, i / EDGE) ? CONTRAST * GROUND : GROUND, random);
                double share = (double) k / (LAYERS - 1);
                columns[k][i] = isColumn(i % EDGE - DRIFT_PX[0] * share, i / EDGE - DRIFT_PX[1] * share);
                matrix[k][i] = !columns[k][i];
            }
        });
        Volume raw = new Volume("counts", new VolumeGeometry(LAYERS, EDGE, EDGE, 1, 1, depths), counts);
        smooth = raw.gaussian(3, 1.2, Progress.NONE);
    }

    /** As {@code mean_of} of {@code sims_peers.py}. */
    private static boolean isColumn(double x, double y) {
        int column = (int) Math.clamp(Math.floor(x / 128), 0, 3);
        int row = (int) Math.clamp(Math.floor(y / 171), 0, 2);
        double dx = x - 128 * column - 64 - 14 * ((5 * column + 3 * row) % 7 - 3);
        double dy = y - 171 * row - 85 - 13 * ((4 * column + 2 * row) % 9 - 4);
        return dx * dx + dy * dy < RADIUS_PX * RADIUS_PX;
    }

    private static int poisson(double mean, SplittableRandom random) {
        double limit = Math.exp(-mean);
        int n = 0;
        for (double p = random.nextDouble(); p > limit; p *= random.nextDouble()) {
            n++;
        }
        return n;
    }

    /**
     * Answers until its input ends.
     *
     * @param args none
     */
    public static void main(String[] args) throws IOException, CancelledException {
        SegmentationPeers rows = new SegmentationPeers();
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String row = in.readLine(); row != null; row = in.readLine()) {
            if (row.startsWith(MEMORY)) {
                System.out.println(rows.memory(row.substring(MEMORY.length())));
                continue;
            }
            long processor = SYSTEM.getProcessCpuTime();
            long start = System.nanoTime();
            Object result = rows.run(row);
            double seconds = (System.nanoTime() - start) / 1e9;
            double processorSeconds = (SYSTEM.getProcessCpuTime() - processor) / 1e9;
            System.out.printf(Locale.ROOT, "%.6f %.6f %.6f%n", seconds, processorSeconds, said(result));
        }
    }

    private Object run(String row) throws CancelledException {
        return switch (row) {
            case "components" -> Labels.above(smooth, Segmentation.otsu(smooth.layers()), 1, Progress.NONE);
            case "distance-columns" -> distances(columns);
            case "distance-matrix" -> distances(matrix);
            default -> throw new IllegalArgumentException("expected a row, found '" + row + "'");
        };
    }

    /** Not squared, as the peer gives them. */
    private static float[][] distances(boolean[][] inside) {
        float[][] d = DistanceTransform.squared(inside, EDGE, 1, 1, 1);
        IntStream.range(0, LAYERS).parallel().forEach(k -> {
            for (int i = 0; i < d[k].length; i++) {
                d[k][i] = (float) Math.sqrt(d[k][i]);
            }
        });
        return d;
    }

    private static double said(Object result) {
        if (result instanceof Labels labels) {
            return labels.components().size();
        }
        double sum = 0;
        for (float[] layer : (float[][]) result) {
            for (float v : layer) {
                sum += v;
            }
        }
        return sum;
    }

    private long memory(String row) {
        long before = alive();
        long most = before;
        int looks = 0;
        while (looks < LOOKS) {
            CompletableFuture<Object> pass = CompletableFuture.supplyAsync(() -> {
                try {
                    return run(row);
                } catch (CancelledException e) {
                    throw new CompletionException(e);
                }
            });
            while (!pass.isDone()) {
                most = Math.max(most, alive());
                looks++;
            }
            pass.join();
        }
        return most - before;
    }

    private static long alive() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
