// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal.image;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.LayerSource;
import org.interphase.core.data.MemoryLayers;
import org.interphase.core.data.StackGeometry;
import org.interphase.sims.CorrectedStack;

/** Small stacks whose values are known. */
final class Stacks {

    /** Count of a pixel. */
    interface Count {
        int at(int channel, int layer, int x, int y);
    }

    private Stacks() {}

    static IonChannel channel(String name, double[] depthUm) {
        IonPolarity polarity = name.endsWith("-") ? IonPolarity.NEGATIVE : IonPolarity.POSITIVE;
        return new IonChannel(name, Double.NaN, polarity, new double[0], depthUm, Double.NaN, DeadTime.UNKNOWN);
    }

    static IonStack inMemory(StackGeometry g, List<String> names, Count count) {
        short[][][] counts = new short[names.size()][g.layers()][g.pixels()];
        for (int c = 0; c < names.size(); c++) {
            for (int k = 0; k < g.layers(); k++) {
                for (int i = 0; i < g.pixels(); i++) {
                    counts[c][k][i] = (short) count.at(c, k, i % g.width(), i / g.width());
                }
            }
        }
        return of(g, names, MemoryLayers.of(counts));
    }

    static IonStack of(StackGeometry g, List<String> names, LayerSource source) {
        return new IonStack(
                "s", "s", g, names.stream().map(n -> channel(n, new double[0])).toList(), source, Map.of());
    }

    static List<Picture> pictures(CorrectedStack stack) {
        List<Picture> pictures = new ArrayList<>();
        for (int c = 0; c < stack.raw().species().size(); c++) {
            pictures.add(new Picture.Species(stack, c));
        }
        return pictures;
    }

    /** Counts of two bytes that are read one by one, when the test lets them. */
    static final class Slow implements LayerSource {

        final List<String> read = new ArrayList<>();
        private final Count count;
        private final int width;
        private volatile CountDownLatch gate = new CountDownLatch(0);
        private volatile int broken = -1;

        Slow(StackGeometry g, Count count) {
            this.count = count;
            this.width = g.width();
        }

        void hold() {
            gate = new CountDownLatch(1);
        }

        void release() {
            gate.countDown();
        }

        void breakLayer(int layer) {
            broken = layer;
        }

        synchronized List<String> seen() {
            return List.copyOf(read);
        }

        @Override
        public PixelType type() {
            return PixelType.UINT16;
        }

        @Override
        public void read(int channel, int layer, float[] into) throws IOException {
            int[] counts = new int[into.length];
            read(channel, layer, counts);
            for (int i = 0; i < into.length; i++) {
                into[i] = counts[i];
            }
        }

        @Override
        public void read(int channel, int layer, int[] into) throws IOException {
            synchronized (this) {
                read.add(channel + ":" + layer);
            }
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            if (layer == broken) {
                throw new IOException("stack.bin ends after 3 of 4 bytes");
            }
            for (int i = 0; i < into.length; i++) {
                into[i] = count.at(channel, layer, i % width, i / width);
            }
        }
    }
}
