// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.MemoryLayers;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.format.FileFormat;
import org.interphase.core.format.FileFormats;
import org.interphase.core.format.FileHead;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Reading;
import org.interphase.core.format.Recognition;
import org.interphase.core.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HeightMapTest {

    private static final int LAYERS = 10;

    @TempDir
    private Path folder;

    /** A stack of three pixels whose values are 100 times the share of the dose. */
    private static IonStack ramp() {
        float[][][] values = new float[1][LAYERS][3];
        for (int k = 0; k < LAYERS; k++) {
            Arrays.fill(values[0][k], 100 * (k + 0.5f) / LAYERS);
        }
        return new IonStack(
                "1", "x", new StackGeometry(LAYERS, 1, 3, 1, 1), List.of(IonChannel.named("A+")), MemoryLayers.of(values), Map.of());
    }

    private static HeightMap map(String name, float... values) {
        return new HeightMap(values.length, 1, values, name, "0".repeat(64));
    }

    private static CorrectionPipeline pipeline(Correction... steps) {
        return new CorrectionPipeline(Arrays.stream(steps).map(s -> new CorrectionPipeline.Step(s, true)).toList());
    }

    @Test
    void putsEachLayerWhereBothMapsSayThatItLay() throws Exception {
        float[] h0 = {1000, 700, 900};
        float[] h1 = {-1000, -800, -1600};
        HeightMap.Source maps = (name, progress) -> map(name, name.equals("a") ? h0 : h1);
        CorrectionPipeline.Applied applied =
                pipeline(new Correction.HeightMapStep("a", "b", 0.001, 0)).apply(ramp(), maps, Progress.NONE);
        IonStack out = applied.stack().corrected();
        double[] depth = out.species().get(0).depthUm();
        // From the highest place before to the lowest after there are 2.6 µm.
        assertEquals(2.6 * 0.5 / LAYERS, depth[0], 1e-6);
        assertEquals(2.6 * 9.5 / LAYERS, depth[9], 1e-6);
        for (int k = 0; k < LAYERS; k++) {
            float[] found = out.layer(0, k);
            for (int i = 0; i < 3; i++) {
                // z(k) = h0 − (h0 − h1)·share of the dose, counted from 1 µm downwards.
                double share = (h0[i] - 1000 + 1000 * depth[k]) / (h0[i] - h1[i]);
                if (share > 0.05 && share < 0.95) {
                    assertEquals(100 * share, found[i], 1e-3, "layer " + k + ", pixel " + i);
                } else if (share < 0 || share > 1) {
                    assertTrue(Float.isNaN(found[i]), "layer " + k + ", pixel " + i + ": " + found[i]);
                }
            }
        }
    }

    @Test
    void statesErrorsOfBothMaps() throws Exception {
        HeightMap.Source maps = (name, progress) -> map(name, name.equals("a") ? new float[] {2, 2, 2} : new float[3]);
        CorrectedStack stack =
                pipeline(new Correction.HeightMapStep("a", "b", 1, 0.3)).apply(ramp(), maps, Progress.NONE).stack();
        // At half of the dose each map counts half; half a layer are 0.1 µm.
        double share = 4.5 / LAYERS;
        assertEquals(
                Math.hypot(0.1, 0.3 * Math.hypot(1 - share, share)), stack.depthErrorUm(0)[4], 1e-9);
    }

    @Test
    void refusesMapsThatDoNotFit() {
        assertRefused("as the stack has", new float[] {1, 2}, new float[3]);
        assertRefused("lies below", new float[] {1, 1, 1}, new float[] {0, 2, 0});
        assertRefused("pixel (1, 0)", new float[] {1, 1, 1}, new float[] {0, Float.NaN, 0});
    }

    private void assertRefused(String part, float[] h0, float[] h1) {
        HeightMap.Source maps = (name, progress) -> map(name, name.equals("a") ? h0 : h1);
        String message = assertThrows(IllegalArgumentException.class, () -> pipeline(
                                new Correction.HeightMapStep("a", "b", 1, 0))
                        .apply(ramp(), maps, Progress.NONE))
                .getMessage();
        assertTrue(message.startsWith("step 1, height-map: ") && message.contains(part), message);
    }

    @Test
    void givesDepthsThatNoOtherStepReplaces() {
        HeightMap.Source maps = (name, progress) -> map(name, name.equals("a") ? new float[] {2, 2, 2} : new float[3]);
        CorrectionPipeline twice =
                pipeline(new Correction.HeightMapStep("a", "b", 1, 0), new Correction.DepthStep(2.0, 0, null, 0));
        String message = assertThrows(IllegalArgumentException.class, () -> twice.apply(ramp(), maps, Progress.NONE))
                .getMessage();
        assertTrue(message.startsWith("step 2, depth: the height maps give the depths"), message);
        CorrectionPipeline alone = pipeline(new Correction.HeightMapStep("a", "b", 1, 0));
        assertThrows(IllegalArgumentException.class, () -> alone.apply(ramp(), Progress.NONE));
    }

    /** Reads any file that starts with MAP as an image of so many layers. */
    private record Images(int layers) implements FileFormat {
        @Override
        public String id() {
            return "images";
        }

        @Override
        public String label() {
            return "images";
        }

        @Override
        public Set<DatasetKind> kinds() {
            return Set.of(DatasetKind.ION_STACK);
        }

        @Override
        public Recognition recognise(FileHead head) {
            return head.startsWith("MAP") ? Recognition.CERTAIN : Recognition.NO;
        }

        @Override
        public Reading read(FileSource source, Progress progress) {
            float[][][] values = new float[1][layers][];
            Arrays.fill(values[0], new float[] {3, 4});
            return new Reading(
                    List.of(new IonStack(
                            "1", "x", new StackGeometry(layers, 1, 2, 1, 1), List.of(IonChannel.named("h")),
                            MemoryLayers.of(values), Map.of())),
                    List.of());
        }
    }

    private HeightMap read(String content, int layers) throws Exception {
        Files.writeString(folder.resolve("map"), content);
        return HeightMap.Source.beside(
                        folder.resolve("pipeline.json"), new FileFormats(List.of(new Images(layers)), List.of()))
                .open("map", Progress.NONE);
    }

    @Test
    void readsWhateverAFormatReadsAsAnImageBesideThePipeline() throws Exception {
        HeightMap map = read("MAP of heights", 1);
        assertArrayEquals(new float[] {3, 4}, map.values());
        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(folder.resolve("map"))));
        assertEquals(hash, map.sha256());
        assertTrue(map.origin().contains("map (SHA-256 " + hash), map.origin());
        String message = assertThrows(FormatException.class, () -> read("MAP", 2)).getMessage();
        assertTrue(message.contains("expected one image of heights, found 1 channels of 2 layers"), message);
    }

    @Test
    void readsNumbersInRowsAndColumns() throws Exception {
        HeightMap map = read("# Channel: Topography\n1.5\t2\t-3e-1\n4\tnan\t6\n", 1);
        assertEquals(3, map.width());
        assertArrayEquals(new float[] {1.5f, 2, -0.3f, 4, Float.NaN, 6}, map.values());
        assertArrayEquals(new float[] {1, 2, 3, 4}, read("1,2\n3,4", 1).values());
        assertArrayEquals(new float[] {1, 2, 3, 4}, read(" 1 2 \r\n 3 4 \r\n", 1).values());
    }

    @Test
    void saysWhichRowOfATextIsNone() {
        assertWrong("1 2\n3 4 5\n", "line 2: expected 2 heights, as in the rows above, found 3");
        assertWrong("1 2\n3 x\n", "line 2: expected a height, found 'x'");
        assertWrong("heights\n", "expected a format that is installed");
    }

    private void assertWrong(String content, String part) {
        String message = assertThrows(IOException.class, () -> read(content, 1)).getMessage();
        assertTrue(message.contains(part), message);
    }
}
