// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.MemoryLayers;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.sims.CorrectedStack;
import org.interphase.volume.Phantom;
import org.interphase.volume.Volume;
import org.interphase.volume.VolumeGeometry;
import org.junit.jupiter.api.Test;

final class SamplesTest {

    /** Middles of layers that get ever thicker. */
    private static final double[] UNEVEN = {0.1, 0.3, 0.6, 1.0, 1.5, 2.1};

    /** Counts that rise with the depth, the same in all pixels. */
    private static float[][] risingWith(double[] depths) {
        float[][] layers = new float[depths.length][2];
        for (int k = 0; k < depths.length; k++) {
            layers[k][0] = (float) (1000 * depths[k]);
            layers[k][1] = Float.NaN;
        }
        return layers;
    }

    private static void requireRising(Samples s) {
        VolumeGeometry g = s.geometry();
        double thick = g.meanLayerUm();
        for (int k = 0; k < g.layers(); k++) {
            assertEquals(thick, g.layerUm(k), 1e-9);
            double counts = 1000 * Math.clamp(g.depthUm(k), UNEVEN[0], UNEVEN[5]);
            assertEquals(counts, (s.data()[2 * k] & Samples.HIGHEST) * s.step(), 0.05, "layer " + k);
            assertEquals(0, s.data()[2 * k + 1]);
        }
    }

    @Test
    void bringsUnevenLayersToEvenDepths() throws CancelledException {
        VolumeGeometry g = new VolumeGeometry(6, 1, 2, 1, 1, UNEVEN);
        Samples s = Samples.of(new Volume("Na+", g, risingWith(UNEVEN)), Progress.NONE);
        assertEquals(g.topUm(0), s.geometry().topUm(0), 1e-12);
        assertEquals(g.topUm(6), s.geometry().topUm(6), 1e-9);
        requireRising(s);
    }

    @Test
    void bringsUnevenLayersOfAStackToEvenDepths() throws IOException, CancelledException {
        IonChannel c = new IonChannel(
                "Na+", Double.NaN, IonPolarity.POSITIVE, new double[0], UNEVEN, Double.NaN, DeadTime.UNKNOWN);
        IonStack stack = new IonStack(
                "1", "s", new StackGeometry(6, 1, 2, 1, 1), List.of(c),
                MemoryLayers.of(new float[][][] {risingWith(UNEVEN)}), Map.of());
        requireRising(Samples.of(CorrectedStack.of(stack), 0, Progress.NONE));
    }

    @Test
    void smoothsLayerByLayerWhatAVolumeSmoothsAsAWhole() throws IOException, CancelledException {
        Random random = new Random(8);
        float[][] layers = new float[Phantom.LAYERS][Phantom.WIDTH * Phantom.HEIGHT];
        for (float[] layer : layers) {
            for (int i = 0; i < layer.length; i++) {
                layer[i] = random.nextInt(50);
            }
        }
        Arrays.fill(layers[3], Float.NaN);
        layers[20][77] = Float.NaN;
        CorrectedStack stack = CorrectedStack.of(Phantom.values(layers));
        Samples s = Samples.of(stack, 0, 2, 1.5, Progress.NONE);
        float[][] whole = Volume.of(stack, 0, Progress.NONE).gaussian(2, 1.5, Progress.NONE).layers();
        for (int k = 0; k < whole.length; k++) {
            for (int i = 0; i < whole[k].length; i++) {
                double counts = (s.data()[k * whole[k].length + i] & Samples.HIGHEST) * s.step();
                assertEquals(whole[k][i], counts, 0.51 * s.step(), "layer " + k + ", pixel " + i);
            }
        }
    }

    @Test
    void smoothsNothingWhereThatIsSaid() throws IOException, CancelledException {
        CorrectedStack stack = CorrectedStack.of(Phantom.stack(Phantom.TWO, List.of(), 4));
        assertArrayEquals(
                Samples.of(stack, 0, Progress.NONE).data(), Samples.of(stack, 0, 0, 0, Progress.NONE).data());
    }

    @Test
    void keepsWholeCountsOfEvenLayers() throws CancelledException {
        VolumeGeometry g = new VolumeGeometry(3, 1, 2, 1, 1, new double[] {0.5, 1.5, 2.5});
        float[][] counts = {{0, 7}, {65535, 1}, {-3, Float.NaN}};
        Samples s = Samples.of(new Volume("Na+", g, counts), Progress.NONE);
        assertEquals(1, s.step());
        assertEquals(g, s.geometry());
        assertArrayEquals(new short[] {0, 7, (short) 65535, 1, 0, 0}, s.data());
    }
}
