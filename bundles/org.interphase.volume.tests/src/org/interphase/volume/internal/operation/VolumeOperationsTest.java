// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.IonStack;
import org.interphase.core.format.Exporter;
import org.interphase.core.format.FileFormats;
import org.interphase.core.json.Json;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.OperationException;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.operation.SettingsType;
import org.interphase.core.progress.Progress;
import org.interphase.volume.Phantom;
import org.interphase.volume.SegmentationEdits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VolumeOperationsTest {

    @TempDir
    private Path folder;

    /** Writes the first layers' values as bytes. */
    private static final class Bytes implements Exporter {
        @Override
        public String extension() {
            return ".bytes";
        }

        @Override
        public String label() {
            return "bytes";
        }

        @Override
        public boolean accepts(Dataset dataset) {
            return dataset instanceof IonStack;
        }

        @Override
        public void write(Dataset dataset, OutputStream out) throws IOException {
            IonStack stack = (IonStack) dataset;
            for (int k = 0; k < stack.geometry().layers(); k++) {
                for (float v : stack.layer(0, k)) {
                    out.write((int) v);
                }
            }
        }
    }

    private static final FileFormats FORMATS = new FileFormats(List.of(), List.of(new Bytes()));

    private static <S extends Record, R extends Record> R run(
            Operation<S, R> operation, Map<String, String> settings, IonStack... stacks) throws Exception {
        List<OperationInput.Source> sources = Arrays.stream(stacks)
                .map(s -> new OperationInput.Source(null, List.of(s)))
                .toList();
        return operation.run(
                new OperationInput(sources), SettingsType.of(operation.settingsType()).create(settings), Progress.NONE);
    }

    private static void assertKeys(String json, String... keys) {
        for (String key : keys) {
            assertTrue(json.contains("\"" + key + "\" :"), key + " in " + json);
        }
    }

    @Test
    void columnsHasTheKeysOfTheContract() throws Exception {
        ColumnsOperation operation = new ColumnsOperation(FORMATS);
        IonStack stack = Phantom.stack(Phantom.TWO, List.of(), 1);
        Path labels = folder.resolve("labels.bytes");
        ColumnsReport r = run(operation, Map.of("channel", "Na+", "labels", labels.toString()), stack);
        assertKeys(
                Json.write(r), "threshold", "columns", "id", "voxels", "volumeUm3", "centreUm", "widthUm", "widthLower95Um",
                "widthUpper95Um", "areaEquivalentUm", "fromUm", "toUm", "tilt", "tortuosity");
        assertEquals(2, r.columns().size());
        assertTrue(operation.text(r).contains("width / µm"), operation.text(r));
        assertEquals(3, operation.csv(r).orElseThrow().split("\n").length);
        // Labels lie where the columns are, and nothing is turned or mirrored: the left one's axis at 1.5 µm is (21, 18.5).
        byte[] written = Files.readAllBytes(labels);
        assertEquals(Phantom.LAYERS * Phantom.WIDTH * Phantom.HEIGHT, written.length);
        int layer = 30 * Phantom.WIDTH * Phantom.HEIGHT;
        assertEquals(1, written[layer + 18 * Phantom.WIDTH + 21]);
        assertEquals(2, written[layer + 30 * Phantom.WIDTH + 47]);
        assertEquals(0, written[layer + 21 * Phantom.WIDTH + 47]);
        assertEquals(0, written[2 * Phantom.WIDTH * Phantom.HEIGHT + 30 * Phantom.WIDTH + 47]);
        assertEquals(1, Files.list(folder).count());
    }

    @Test
    void columnsAppliesEdits() throws Exception {
        ColumnsOperation operation = new ColumnsOperation(FORMATS);
        IonStack stack = Phantom.stack(Phantom.TWO, List.of(), 1);
        Path file = folder.resolve("edits.json");
        Files.writeString(file, SegmentationEdits.NONE.with(new SegmentationEdits.Remove(1)).toJson());
        Path labels = folder.resolve("labels.bytes");
        ColumnsReport r = run(
                operation, Map.of("channel", "Na+", "edits", file.toString(), "labels", labels.toString()), stack);
        assertEquals(List.of(2), r.columns().stream().map(ColumnRow::id).toList());
        byte[] written = Files.readAllBytes(labels);
        int layer = 30 * Phantom.WIDTH * Phantom.HEIGHT;
        assertEquals(0, written[layer + 18 * Phantom.WIDTH + 21]);
        assertEquals(2, written[layer + 30 * Phantom.WIDTH + 47]);
        Files.writeString(file, SegmentationEdits.NONE.with(new SegmentationEdits.Remove(7)).toJson());
        assertTrue(assertThrows(
                        OperationException.class, () -> run(operation, Map.of("channel", "Na+", "edits", file.toString()), stack))
                .getMessage()
                .contains("edit 1, remove"));
    }

    @Test
    void columnsSaysWhatIsWrong() throws Exception {
        ColumnsOperation operation = new ColumnsOperation(FORMATS);
        IonStack stack = Phantom.stack(Phantom.TWO, List.of(), 1);
        assertTrue(assertThrows(OperationException.class, () -> run(operation, Map.of("channel", "K+"), stack))
                .getMessage()
                .contains("Na+, SiO2-"));
        assertTrue(assertThrows(
                        OperationException.class,
                        () -> run(operation, Map.of("channel", "Na+", "labels", "labels.png"), stack))
                .getMessage()
                .contains(".bytes"));
        ColumnsReport nothing = run(operation, Map.of("channel", "Na+", "threshold", "1e9"), stack);
        assertEquals(List.of(), nothing.columns());
        assertTrue(operation.text(nothing).contains("nothing of this size"), operation.text(nothing));
        ColumnsReport constant = run(
                operation, Map.of("channel", "Na+"), Phantom.values(new float[3][Phantom.WIDTH * Phantom.HEIGHT]));
        assertTrue(Json.write(constant).contains("\"threshold\" : null"), Json.write(constant));
        assertTrue(operation.text(constant).contains("constant"), operation.text(constant));
        ColumnsReport all = run(operation, Map.of("channel", "Na+", "threshold", "0"), stack);
        assertTrue(operation.text(all).contains("no column"), operation.text(all));
    }

    @Test
    void colocaliseHasTheKeysOfTheContract() throws Exception {
        ColocaliseOperation operation = new ColocaliseOperation();
        IonStack stack = Phantom.stack(Phantom.TWO, Phantom.TWO.subList(0, 1), 1);
        ColocaliseReport r = run(operation, Map.of("a", "Na+", "b", "SiO2-"), stack);
        String json = Json.write(r);
        assertKeys(
                json, "pearson", "pearsonCorrected", "pValue", "manders", "m1", "m2", "columns", "id", "oxideDistanceUm", "dice",
                "oxideColumns", "sodiumColumn", "shells", "distanceUm", "signal", "lower", "upper");
        assertEquals(1, r.oxideColumns().get(0).sodiumColumn());
        assertTrue(operation.text(r).contains("1 columns of SiO2-, 1 of which belong"), operation.text(r));
        assertEquals(1 + r.shells().size(), operation.csv(r).orElseThrow().split("\n").length);
        assertThrows(OperationException.class, () -> run(operation, Map.of("a", "Na+", "b", "Na+"), stack));
        ColocaliseReport none = run(operation, Map.of("a", "Na+", "b", "SiO2-"), Phantom.stack(List.of(), List.of(), 1));
        assertTrue(operation.text(none).contains("no columns of Na+"), operation.text(none));
        assertTrue(Json.write(none).contains("\"m1\" : null"), Json.write(none));
    }

    @Test
    void compareTestsTwoRegions() throws Exception {
        CompareOperation operation = new CompareOperation();
        IonStack two = Phantom.stack(Phantom.TWO, List.of(), 1);
        CompareReport r = run(operation, Map.of(), two, Phantom.stack(List.of(), List.of(), 1));
        assertKeys(
                Json.write(r), "channel", "regions", "source", "columnCount", "volumeShare", "tests", "quantity", "method",
                "pValue");
        assertEquals("Na+", r.channel());
        assertEquals(2, r.regions().get(0).columnCount());
        assertEquals(0, r.regions().get(1).columnCount());
        // Two of two in one of two equal areas: 2·¼.
        assertEquals(0.5, r.tests().get(0).pValue(), 1e-12);
        assertTrue(Double.isNaN(r.tests().get(1).pValue()));
        assertTrue(operation.text(r).contains("median width / µm"), operation.text(r));
        CompareReport same = run(operation, Map.of("threshold", "9"), two, two);
        assertEquals(1, same.tests().get(1).pValue(), 1e-12);
        assertEquals(List.of(), same.remarks());
        assertThrows(OperationException.class, () -> run(operation, Map.of("channel", "K+"), two, two));
    }

    @Test
    void driftThatIsRefusedIsSaid() throws Exception {
        ColumnsOperation operation = new ColumnsOperation(FORMATS);
        ColumnsReport r = run(operation, Map.of("channel", "Na+", "drift", "true"), Phantom.stack(List.of(), List.of(), 1));
        assertTrue(operation.text(r).contains("drift is not corrected"), operation.text(r));
    }
}
