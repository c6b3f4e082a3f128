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
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.LayerSource;
import org.interphase.core.data.StackGeometry;
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
        assertTrue(r.remarks().get(0).startsWith("edited by hand: 1 edits of " + file + " (SHA-256 "), r.remarks().toString());
        assertEquals(List.of(labels), r.wrote());
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

    private static float[][] layers(int count, float value) {
        float[][] layers = new float[count][Phantom.WIDTH * Phantom.HEIGHT];
        for (float[] layer : layers) {
            Arrays.fill(layer, value);
        }
        return layers;
    }

    private static IonStack two(float[][] layers) {
        return Phantom.values(layers, layers);
    }

    @Test
    void aConstantVolumeIsSaidToBeConstant() throws Exception {
        for (float value : new float[] {0, 7, Float.NaN}) {
            IonStack constant = two(layers(3, value));
            ColumnsOperation columns = new ColumnsOperation(FORMATS);
            assertTrue(columns.text(run(columns, Map.of("channel", "Na+"), constant)).contains("the volume is constant"));
            ColocaliseOperation colocalise = new ColocaliseOperation();
            String both = colocalise.text(run(colocalise, Map.of("a", "Na+", "b", "SiO2-"), constant));
            assertTrue(both.contains("there are no columns of Na+: the volume is constant"), both);
            assertTrue(both.contains("there are no columns of SiO2-: the volume is constant"), both);
            CompareOperation compare = new CompareOperation();
            String compared = compare.text(run(compare, Map.of(), constant, constant));
            assertTrue(compared.contains("phantom: the volume is constant"), compared);
        }
    }

    @Test
    void nothingAboveAThresholdIsSaid() throws Exception {
        IonStack stack = Phantom.stack(Phantom.TWO, Phantom.TWO, 1);
        ColocaliseOperation colocalise = new ColocaliseOperation();
        String both = colocalise.text(run(
                colocalise, Map.of("a", "Na+", "b", "SiO2-", "thresholdA", "1e9", "thresholdB", "1e9"), stack));
        assertTrue(both.contains("there are no columns of Na+: nothing of this size is above 1e9"), both);
        CompareOperation compare = new CompareOperation();
        String compared = compare.text(run(compare, Map.of("threshold", "1e9"), stack, stack));
        assertTrue(compared.contains("phantom: nothing of this size is above"), compared);
    }

    @Test
    void oneLayerIsMeasuredCorrelatedAndCompared() throws Exception {
        IonStack all = Phantom.stack(Phantom.TWO, Phantom.TWO, 1);
        float[][] first = {all.layer(0, 30)};
        float[][] second = {all.layer(1, 30)};
        IonStack one = Phantom.values(first, second);
        Map<String, String> small = Map.of("channel", "Na+", "minVoxels", "20", "threshold", "8");
        ColumnsReport r = run(new ColumnsOperation(FORMATS), small, one);
        assertEquals(2, r.columns().size(), r.toString());
        ColocaliseReport c = run(
                new ColocaliseOperation(),
                Map.of("a", "Na+", "b", "SiO2-", "minVoxels", "20", "thresholdA", "8", "thresholdB", "8"), one);
        assertEquals(2, c.oxideColumns().size());
        CompareReport both = run(new CompareOperation(), small, one, one);
        assertEquals(2, both.regions().get(1).columnCount());
    }

    @Test
    void oneColumnIsComparedAndCorrelated() throws Exception {
        IonStack one = Phantom.stack(Phantom.TWO.subList(0, 1), Phantom.TWO.subList(0, 1), 1);
        CompareReport r = run(new CompareOperation(), Map.of(), one, one);
        assertEquals(1, r.regions().get(0).columnCount());
        assertEquals(1, r.tests().get(1).pValue(), 1e-12);
        ColocaliseReport c = run(new ColocaliseOperation(), Map.of("a", "Na+", "b", "SiO2-"), one);
        assertEquals(1, c.oxideColumns().get(0).sodiumColumn());
    }

    @Test
    void volumesThatHaveNoSizesAreRefused() throws Exception {
        IonStack all = Phantom.stack(Phantom.TWO, Phantom.TWO, 1);
        IonStack without = new IonStack(
                "1", "phantom", all.geometry(),
                all.species().stream().map(s -> s.withDepthUm(new double[0])).toList(), all.source(), Map.of());
        assertTrue(assertThrows(
                        OperationException.class,
                        () -> run(new ColumnsOperation(FORMATS), Map.of("channel", "Na+"), without))
                .getMessage()
                .contains("state the crater's depth"));
        assertTrue(assertThrows(
                        OperationException.class,
                        () -> run(new ColocaliseOperation(), Map.of("a", "Na+", "b", "SiO2-"), without))
                .getMessage()
                .contains("state the crater's depth"));
        assertTrue(assertThrows(OperationException.class, () -> run(new CompareOperation(), Map.of(), without, without))
                .getMessage()
                .startsWith("phantom: a volume needs the depths"));
    }

    /** Layers that nobody can hold; reading one fails the test. */
    private record Endless() implements LayerSource {
        @Override
        public PixelType type() {
            return PixelType.UINT16;
        }

        @Override
        public void read(int channel, int layer, float[] into) throws IOException {
            throw new IOException("read before memory was looked at");
        }

        @Override
        public void read(int channel, int layer, int[] into) throws IOException {
            throw new IOException("read before memory was looked at");
        }
    }

    @Test
    void volumesThatDoNotFitAreRefusedBeforeTheyAreRead() throws Exception {
        int layers = 60_000;
        double[] depths = new double[layers];
        Arrays.setAll(depths, k -> 0.01 * (k + 0.5));
        IonStack huge = new IonStack(
                "1", "huge", new StackGeometry(layers, 16384, 16384, 0.01, 0.01),
                List.of(IonChannel.named("Na+").withDepthUm(depths), IonChannel.named("SiO2-").withDepthUm(depths)),
                new Endless(), Map.of());
        for (String message : List.of(
                assertThrows(
                                OperationException.class,
                                () -> run(new ColumnsOperation(FORMATS), Map.of("channel", "Na+"), huge))
                        .getMessage(),
                assertThrows(
                                OperationException.class,
                                () -> run(new ColocaliseOperation(), Map.of("a", "Na+", "b", "SiO2-"), huge))
                        .getMessage(),
                assertThrows(OperationException.class, () -> run(new CompareOperation(), Map.of(), huge, huge))
                        .getMessage())) {
            assertTrue(message.contains("takes 64424510 MB"), message);
            assertTrue(message.contains("pixels binned"), message);
        }
    }

    @Test
    void driftThatIsRefusedIsSaid() throws Exception {
        ColumnsOperation operation = new ColumnsOperation(FORMATS);
        ColumnsReport r = run(operation, Map.of("channel", "Na+", "drift", "true"), Phantom.stack(List.of(), List.of(), 1));
        assertTrue(operation.text(r).contains("drift is not corrected"), operation.text(r));
    }
}
