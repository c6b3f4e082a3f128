// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.LayerSource;
import org.interphase.core.data.MemoryLayers;
import org.interphase.core.data.StackGeometry;
import org.interphase.sims.CorrectedStack;

/** A stack of four species in two materials, left and right, whose counts are known, and how often it was read. */
final class Materials implements LayerSource {

    static final int LAYERS = 6;
    static final int HEIGHT = 12;
    static final int WIDTH = 16;
    static final List<String> NAMES = List.of("Na+", "Zr+", "O-", "P-");

    private final LayerSource counts;
    private final AtomicInteger reads = new AtomicInteger();
    private final CountDownLatch open;
    private final CorrectedStack stack;

    private Materials(double pixelUm, int species, boolean closed) {
        short[][][] all = new short[species][LAYERS][HEIGHT * WIDTH];
        List<IonChannel> channels = new ArrayList<>();
        double[] depth = new double[LAYERS];
        for (int c = 0; c < species; c++) {
            for (int k = 0; k < LAYERS; k++) {
                depth[k] = (k + 0.5) * 0.1;
                for (int p = 0; p < HEIGHT * WIDTH; p++) {
                    all[c][k][p] = (short) count(c, k, p / WIDTH, p % WIDTH);
                }
            }
            String name = NAMES.get(c);
            IonPolarity polarity = name.endsWith("-") ? IonPolarity.NEGATIVE : IonPolarity.POSITIVE;
            channels.add(new IonChannel(name, Double.NaN, polarity, new double[0], depth, 1e-4, DeadTime.UNKNOWN));
        }
        counts = MemoryLayers.of(all);
        open = new CountDownLatch(closed ? 1 : 0);
        stack = CorrectedStack.of(new IonStack(
                "1", "materials", new StackGeometry(LAYERS, HEIGHT, WIDTH, pixelUm, pixelUm), channels, this, Map.of()));
    }

    /** All four species; pixels are 2 µm wide. */
    static Materials all() {
        return new Materials(2, 4, false);
    }

    /** Nobody knows how wide its pixels are. */
    static Materials withoutScale() {
        return new Materials(Double.NaN, 4, false);
    }

    /** Na+ alone. */
    static Materials oneSpecies() {
        return new Materials(2, 1, false);
    }

    /** Whoever reads it waits until it is let go. */
    static Materials closed() {
        return new Materials(2, 4, true);
    }

    /** Sodium and oxygen to the left, zirconium and phosphorus to the right, where more comes with depth. */
    static int count(int channel, int layer, int y, int x) {
        boolean left = x < WIDTH / 2;
        return switch (channel) {
            case 0 -> left ? 20 + (x + y) % 3 : 2;
            case 1 -> left ? 1 : 10 + 2 * layer + y % 2;
            case 2 -> left ? 8 + (x * y) % 3 : 4;
            default -> left ? (x + layer) % 2 : 6 + layer;
        };
    }

    void let() {
        open.countDown();
    }

    int reads() {
        return reads.get();
    }

    CorrectedStack stack() {
        return stack;
    }

    /** The same counts with all layers of the positive ions masked. */
    CorrectedStack masked() {
        boolean[] all = new boolean[LAYERS];
        Arrays.fill(all, true);
        return stack.withMask(IonPolarity.POSITIVE, all);
    }

    private void count() {
        reads.incrementAndGet();
        try {
            open.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public PixelType type() {
        return counts.type();
    }

    @Override
    public void read(int channel, int layer, float[] into) throws IOException {
        count();
        counts.read(channel, layer, into);
    }

    @Override
    public void read(int channel, int layer, int[] into) throws IOException {
        count();
        counts.read(channel, layer, into);
    }
}
