// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal.operation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.interphase.core.data.IonStack;
import org.interphase.core.format.FileFormats;
import org.interphase.core.json.Json;
import org.interphase.core.operation.OperationException;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.operation.SettingException;
import org.interphase.core.operation.SettingsType;
import org.interphase.core.progress.Progress;
import org.interphase.volume.Phantom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MeshOperationTest {

    private static final int PIXELS = Phantom.WIDTH * Phantom.HEIGHT;

    @TempDir
    private Path folder;

    private final MeshOperation operation = new MeshOperation();

    private MeshReport run(IonStack stack, String... settings) throws Exception {
        Map<String, String> all = new HashMap<>(Map.of("channel", "Na+"));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        return operation.run(
                new OperationInput(List.of(new OperationInput.Source(null, List.of(stack)))),
                SettingsType.of(MeshSettings.class).create(all),
                Progress.NONE);
    }

    private void refuses(String message, IonStack stack, String... settings) {
        String said = assertThrows(OperationException.class, () -> run(stack, settings)).getMessage();
        assertTrue(said.contains(message), said);
    }

    /** Values of a function of layer, y and x. */
    private static IonStack values(int layers, double inside, double outside, double radius) {
        float[][] values = new float[layers][PIXELS];
        for (float[] layer : values) {
            for (int i = 0; i < PIXELS; i++) {
                double d = Math.hypot(i % Phantom.WIDTH + 0.5 - 20, i / Phantom.WIDTH + 0.5 - 30);
                layer[i] = (float) (d < radius ? inside : outside);
            }
        }
        return Phantom.values(values);
    }

    @Test
    void surfaceOfColumnsIsWhereTheColumnsAre() throws Exception {
        IonStack stack = Phantom.stack(Phantom.TWO, List.of(), 1);
        MeshReport r = run(stack, "minVoxels", "500");
        String json = Json.write(r);
        for (String key : List.of(
                "channel", "level", "levelled", "triangles", "surfaces", "areaUm2", "borderAreaUm2", "volumeUm3", "watertight",
                "boundsUm", "remarks")) {
            assertTrue(json.contains("\"" + key + "\" :"), key + " in " + json);
        }
        assertFalse(json.contains("\"mesh\""), json);
        assertTrue(r.watertight());
        assertTrue(r.levelled());
        assertEquals(2, r.surfaces());
        ColumnsReport columns = new ColumnsOperation(new FileFormats(List.of(), List.of())).run(
                new OperationInput(List.of(new OperationInput.Source(null, List.of(stack)))),
                SettingsType.of(ColumnsSettings.class).create(Map.of("channel", "Na+")),
                Progress.NONE);
        assertEquals(columns.threshold(), r.level());
        double voxels = columns.columns().stream().mapToDouble(ColumnRow::volumeUm3).sum();
        assertEquals(voxels, r.volumeUm3(), 0.02 * voxels);
        // The left column reaches both ends of the raster, and nothing else is at its sides.
        assertEquals(0, r.boundsUm()[4]);
        assertEquals(3, r.boundsUm()[5], 1e-6);
        assertTrue(r.boundsUm()[0] > 5 && r.boundsUm()[1] < 60, Arrays.toString(r.boundsUm()));
        double ends = 2 * Math.PI * 36;
        assertEquals(ends, r.borderAreaUm2(), 0.3 * ends);
        assertTrue(operation.text(r).contains("watertight"), operation.text(r));
        assertTrue(operation.text(r).contains("closed there"), operation.text(r));
    }

    @Test
    void formsOfItsOwnAreWritten() throws Exception {
        MeshReport r = run(Phantom.stack(Phantom.TWO, List.of(), 1));
        assertEquals(List.of(".stl", ".ply", ".glb"), operation.endings());
        for (String ending : operation.endings()) {
            r.writeTo(folder.resolve("a" + ending), Progress.NONE);
            byte[] bytes = Files.readAllBytes(folder.resolve("a" + ending));
            int count = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(80);
            assertEquals(ending.equals(".stl"), count == r.triangles());
        }
        assertThrows(IOException.class, () -> r.writeTo(folder.resolve("none").resolve("a.stl"), Progress.NONE));
    }

    @Test
    void aLevelThatIsSaidIsOfTheCountsAsTheyAre() throws Exception {
        // 100 inside, 0 outside; in the second half of the layers a tenth of it.
        float[][] values = new float[20][PIXELS];
        for (int k = 0; k < values.length; k++) {
            for (int i = 0; i < PIXELS; i++) {
                double d = Math.hypot(i % Phantom.WIDTH + 0.5 - 20, i / Phantom.WIDTH + 0.5 - 24);
                values[k][i] = d < 8 ? k < 10 ? 100 : 10 : 0;
            }
        }
        IonStack stack = Phantom.values(values);
        MeshReport upper = run(stack, "level", "50", "sigmaLayers", "0", "sigmaPx", "0");
        assertFalse(upper.levelled());
        assertEquals(0.5, upper.boundsUm()[5], 0.05);
        assertEquals(Math.PI * 64 * 0.5, upper.volumeUm3(), 0.08 * Math.PI * 64 * 0.5);
        MeshReport all = run(stack, "level", "30", "levelled", "true", "sigmaLayers", "0", "sigmaPx", "0");
        assertTrue(all.levelled());
        assertEquals(1, all.boundsUm()[5], 1e-6);
    }

    @Test
    void specksAreLeftOutByTheirVoxels() throws Exception {
        float[][] values = new float[6][PIXELS];
        values[2][5 * Phantom.WIDTH + 5] = 9;
        for (int k = 1; k < 4; k++) {
            for (int x = 20; x < 30; x++) {
                values[k][20 * Phantom.WIDTH + x] = 9;
            }
        }
        IonStack stack = Phantom.values(values);
        String[] raw = {"level", "4", "sigmaLayers", "0", "sigmaPx", "0", "minVoxels", "1"};
        assertEquals(2, run(stack, raw).surfaces());
        raw[7] = "30";
        MeshReport large = run(stack, raw);
        assertEquals(1, large.surfaces());
        assertTrue(large.boundsUm()[0] > 19, "the speck is gone");
        raw[7] = "31";
        refuses("--min-voxels: no object", stack, raw);
    }

    @Test
    void oneLayerHasAClosedSurface() throws Exception {
        MeshReport r = run(values(1, 9, 1, 8));
        assertTrue(r.watertight());
        assertEquals(1, r.surfaces());
        assertArrayEquals(new double[] {0, 0.05}, Arrays.copyOfRange(r.boundsUm(), 4, 6), 1e-6);
    }

    @Test
    void saysWhatIsWrong() {
        IonStack column = values(5, 9, 1, 8);
        refuses("Na+", column, "channel", "K+");
        refuses("the largest of the smoothed counts", column, "level", "1000");
        refuses("constant, or nothing of them is known", values(5, 4, 4, 8));
        refuses("constant, or nothing of them is known", values(5, Double.NaN, Double.NaN, 8));
        assertThrows(SettingException.class, () -> run(column, "level", "high"));
        assertThrows(SettingException.class, () -> run(column, "level", "NaN"));
        assertThrows(SettingException.class, () -> run(column, "level", "1e300"));
        assertThrows(SettingException.class, () -> run(column, "minVoxels", "0"));
    }
}
