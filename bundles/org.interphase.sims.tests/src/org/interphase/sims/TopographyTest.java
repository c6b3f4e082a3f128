// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.MemoryLayers;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.progress.Progress;
import org.junit.jupiter.api.Test;

final class TopographyTest {

    @Test
    void findsAnIslandOfSodiumOnTheSurface() throws Exception {
        RegionBuilder builder = RegionBuilder.region(0, 23).size(128, 160).withoutSpike().island();
        CorrectedStack stack = CorrectedStack.of(builder.build());
        Topography t = Topography.of(stack, List.of(), Progress.NONE);
        assertEquals("", t.reason());
        assertTrue(!t.channels().contains("Na+") && !t.channels().contains("O-"), t.channels().toString());
        assertEquals(0.30, t.maxUm(), 0.05 * 0.30);
        double found = 0;
        double truth = 0;
        for (int i = 0; i < builder.height.length; i++) {
            if (builder.height[i] > 0.03) {
                found += t.heightUm()[i] * t.heightUm()[i];
                truth += builder.height[i] * builder.height[i];
            }
        }
        assertEquals(1, Math.sqrt(found / truth), 0.1);

        // Below the island the flattened stack has the substrate from its first layer on, as beside it.
        IonStack flat = t.applyTo(stack).corrected();
        int silica = flat.indexOf("SiO2-").orElseThrow();
        float[] image = new float[128 * 128];
        double under = 0;
        double beside = 0;
        for (int k = 1; k < 9; k++) {
            flat.source().read(silica, k, image);
            for (int y = 60; y < 68; y++) {
                for (int x = 60; x < 68; x++) {
                    under += image[y * 128 + x];
                    beside += image[y * 128 + x - 55];
                }
            }
        }
        assertEquals(1, under / beside, 0.25);
    }

    @Test
    void refusesASurfaceThatNothingCovers() throws Exception {
        CorrectedStack stack = CorrectedStack.of(RegionBuilder.region(0, 29).size(64, 60).withoutSpike().build());
        Topography t = Topography.of(stack, List.of(), Progress.NONE);
        assertTrue(t.refused());
        assertThrows(IllegalStateException.class, () -> t.applyTo(stack));
    }

    private static CorrectedStack ramp() {
        float[][][] values = new float[1][6][2];
        for (int k = 0; k < 6; k++) {
            values[0][k][0] = 10 * k;
            values[0][k][1] = 10 * k;
        }
        double[] depths = IntStream.range(0, 6).mapToDouble(k -> 0.1 * k + 0.05).toArray();
        return CorrectedStack.of(new IonStack(
                "1", "x", new StackGeometry(6, 1, 2, 1, 1),
                List.of(new IonChannel(
                        "A+", Double.NaN, IonPolarity.POSITIVE, new double[0], depths, Double.NaN, DeadTime.UNKNOWN)),
                MemoryLayers.of(values), Map.of()));
    }

    @Test
    void liftsEachPixelByAGivenHeight() throws Exception {
        CorrectedStack lifted = Topography.given(new float[] {0, 0.15f}, 0.01).applyTo(ramp());
        float[] image = new float[2];
        lifted.image(0, 2, image);
        assertEquals(20, image[0], 1e-4);
        assertEquals(35, image[1], 1e-3);
        lifted.image(0, 5, image);
        assertEquals(50, image[0], 1e-4);
        assertTrue(Float.isNaN(image[1]), "below the last layer nothing is known");
        assertEquals(35, lifted.corrected().layer(0, 2)[1], 1e-3);
    }

    @Test
    void needsDepthsAndFiniteHeights() {
        IonStack raw = ramp().raw();
        IonStack without = new IonStack(
                "1", "x", raw.geometry(), List.of(IonChannel.named("A+")), raw.source(), Map.of());
        String message = assertThrows(
                        IllegalArgumentException.class, () -> CorrectedStack.of(without).withHeight(new float[2]))
                .getMessage();
        assertTrue(message.contains("depth scale"), message);
        assertThrows(IllegalArgumentException.class, () -> ramp().withHeight(new float[] {0, Float.NaN}));
    }
}
