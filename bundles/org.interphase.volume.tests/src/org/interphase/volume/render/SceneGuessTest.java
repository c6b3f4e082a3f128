// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.interphase.core.progress.Progress;
import org.interphase.sims.CorrectedStack;
import org.interphase.volume.Phantom;
import org.interphase.volume.Volume;
import org.interphase.volume.VolumeGeometry;
import org.junit.jupiter.api.Test;

final class SceneGuessTest {

    /** Of the phantom's ground and of what is in its columns. */
    private static final double GROUND = 3;
    private static final double COLUMN = 15;

    private static Samples samples(int channel) throws Exception {
        CorrectedStack stack = CorrectedStack.of(Phantom.stack(Phantom.TWO, Phantom.TWO.subList(0, 1), 1));
        return Samples.of(Volume.of(stack, channel, Progress.NONE).gaussian(3, 1.2, Progress.NONE), Progress.NONE);
    }

    private static VolumeGeometry box(double pixelUm, double layerUm) {
        double[] depths = new double[10];
        for (int k = 0; k < 10; k++) {
            depths[k] = layerUm * (k + 0.5);
        }
        return new VolumeGeometry(10, 50, 100, pixelUm, pixelUm, depths);
    }

    private static double opacity(TransferFunction f, double counts) {
        TransferFunction.Stop before = f.stops().getFirst();
        for (TransferFunction.Stop s : f.stops()) {
            if (s.counts() >= counts) {
                double share = s.counts() > before.counts() ? (counts - before.counts()) / (s.counts() - before.counts()) : 0;
                return before.opacity() + share * (s.opacity() - before.opacity());
            }
            before = s;
        }
        return before.opacity();
    }

    @Test
    void theDepthAppearsAtAboutSixTenthsOfTheLongerSide() {
        // 300 µm by 2 µm: 90, and 100 is nearer to it than 50.
        assertEquals(100, SceneGuess.zScale(box(3, 0.2)), 1e-9);
        // 100 µm by 2 µm: 30, and 20 is nearer than 50 by their ratios.
        assertEquals(20, SceneGuess.zScale(box(1, 0.2)), 1e-9);
        assertEquals(0.5, SceneGuess.zScale(box(1, 12)), 1e-9);
        for (double um = 0.01; um < 100; um *= 1.7) {
            VolumeGeometry g = box(um, 0.2);
            double share = 2 * SceneGuess.zScale(g) / (100 * um);
            assertTrue(share > 0.6 / 1.6 && share < 0.6 * 1.6, um + ": " + share);
        }
    }

    @Test
    void columnsStandOutOfAFaintFog() throws Exception {
        for (Mode mode : Mode.values()) {
            SceneChannel c = SceneGuess.channel(samples(0), mode, 0x0072B2, 0xFFFFFF);
            assertEquals("Na+", c.species());
            assertTrue(c.levelCounts() > GROUND + 2 && c.levelCounts() < COLUMN - 2, c.levelCounts() + " counts");
            double fog = opacity(c.transfer(), GROUND);
            double column = opacity(c.transfer(), COLUMN - 1);
            assertTrue(column > 0.2 && column > 50 * fog, mode + ": " + fog + " and " + column);
            // Through the whole volume the fog hides less than a quarter.
            assertTrue(mode == Mode.MIP || fog > 0 && 1 - Math.pow(1 - fog, 120) < 0.25, mode + ": " + fog);
        }
    }

    @Test
    void noiseAloneHasALevelAboveIt() throws Exception {
        CorrectedStack stack = CorrectedStack.of(Phantom.stack(List.of(), List.of(), 3));
        Samples s = Samples.of(Volume.of(stack, 0, Progress.NONE).gaussian(3, 1.2, Progress.NONE), Progress.NONE);
        double level = SceneGuess.channel(s, Mode.ISO, 0, 0xFFFFFF).levelCounts() / s.step();
        long[] histogram = s.histogram();
        long above = 0;
        long all = 0;
        for (int i = 0; i < histogram.length; i++) {
            all += histogram[i];
            above += i >= level ? histogram[i] : 0;
        }
        // Four standard deviations: of a normal distribution 3·10⁻⁵ are above, of counts that are smoothed a few times as many.
        assertTrue(above < 1e-3 * all, above + " of " + all);
    }

    @Test
    void volumesThatAreTheSameEverywhereHaveASceneToo() throws Exception {
        for (float value : new float[] {0, 7, Float.NaN}) {
            float[][] layers = new float[3][Phantom.WIDTH * Phantom.HEIGHT];
            for (float[] l : layers) {
                java.util.Arrays.fill(l, value);
            }
            Samples s = Samples.of(CorrectedStack.of(Phantom.values(layers)), 0, Progress.NONE);
            Scene scene = SceneGuess.of(List.of(s), List.of(Mode.COMPOSITE), 0, 0);
            assertEquals(1, scene.channels().getFirst().transfer().stops().size());
        }
    }

    @Test
    void modesGoByOrderAndTheLastHoldsForTheRest() throws Exception {
        Scene scene = SceneGuess.of(List.of(samples(0), samples(1)), List.of(Mode.MIP), 3, 1.2);
        assertEquals(List.of(Mode.MIP, Mode.MIP), scene.channels().stream().map(SceneChannel::mode).toList());
        scene = SceneGuess.of(List.of(samples(0), samples(1)), List.of(Mode.COMPOSITE, Mode.ISO), 3, 1.2);
        assertEquals(List.of(Mode.COMPOSITE, Mode.ISO), scene.channels().stream().map(SceneChannel::mode).toList());
        assertThrows(IllegalArgumentException.class, () -> SceneGuess.of(List.of(), List.of(Mode.ISO), 0, 0));
    }

    @Test
    void speciesHaveColoursOfTheirOwn() {
        Set<Integer> all = new HashSet<>();
        for (int i = 0; i < Scene.MOST_CHANNELS; i++) {
            all.add(SpeciesColours.rgb(i));
        }
        assertEquals(Scene.MOST_CHANNELS, all.size());
    }
}
