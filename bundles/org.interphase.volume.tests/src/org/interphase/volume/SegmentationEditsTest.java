// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.sims.CorrectedStack;
import org.interphase.volume.SegmentationEdits.Cut;
import org.interphase.volume.SegmentationEdits.Edit;
import org.interphase.volume.SegmentationEdits.Merge;
import org.interphase.volume.SegmentationEdits.Parts;
import org.interphase.volume.SegmentationEdits.Remove;
import org.interphase.volume.SegmentationEdits.Seed;
import org.interphase.volume.SegmentationEdits.Split;
import org.interphase.volume.render.ColumnMark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SegmentationEditsTest {

    private static final int LAYERS = 20;
    private static final int HEIGHT = 40;
    private static final int WIDTH = 70;
    private static final double PIXEL_UM = 2;
    private static final double LAYER_UM = 0.0125;

    @TempDir
    private Path folder;

    /** Discs of some radius in pixels that go through all layers. */
    private static Labels discs(double[]... xyr) throws CancelledException {
        float[][] values = new float[LAYERS][HEIGHT * WIDTH];
        for (float[] layer : values) {
            for (int i = 0; i < layer.length; i++) {
                for (double[] d : xyr) {
                    layer[i] = Math.hypot(i % WIDTH - d[0], i / WIDTH - d[1]) <= d[2] ? 1 : layer[i];
                }
            }
        }
        double[] depths = IntStream.range(0, LAYERS).mapToDouble(k -> (k + 0.5) * LAYER_UM).toArray();
        return Labels.above(
                new Volume("Na+", new VolumeGeometry(LAYERS, HEIGHT, WIDTH, PIXEL_UM, PIXEL_UM, depths), values), 1, 1,
                Progress.NONE);
    }

    /** Two discs that touch at x = 20, of radius 9 and 7, and a third one apart. */
    private static Labels three() throws CancelledException {
        return discs(new double[] {12, 16, 9}, new double[] {26, 16, 7}, new double[] {50, 20, 6});
    }

    private static Labels apply(Labels labels, Edit... edits) throws CancelledException {
        return new SegmentationEdits(null, List.of(edits)).apply(labels, Progress.NONE);
    }

    private static int[] ids(Labels labels) {
        return labels.components().stream().mapToInt(Labels.Component::id).toArray();
    }

    private static long voxels(Labels labels, int id) {
        return labels.component(id).orElseThrow().voxels();
    }

    private static Seed at(int x, int y, int layer) {
        return new Seed((x + 0.5) * PIXEL_UM, (y + 0.5) * PIXEL_UM, (layer + 0.5) * LAYER_UM);
    }

    private static String refusal(Labels labels, Edit... edits) {
        return assertThrows(IllegalArgumentException.class, () -> apply(labels, edits)).getMessage();
    }

    private static void assertSplitAtTheNeck(Labels split, int left, int right) {
        // The circles cross at x = 19.
        assertEquals(left, split.at(10, 16, 17));
        assertEquals(right, split.at(10, 16, 21));
        for (int k = 0; k < LAYERS; k++) {
            assertEquals(left, split.at(k, 16, 5));
            assertEquals(right, split.at(k, 16, 31));
        }
        // What the two circles share, 5.3 + 5.9 pixels, is parted too.
        assertEquals((Math.PI * 81 - 5.3) * LAYERS, voxels(split, left), 0.04 * Math.PI * 81 * LAYERS);
        assertEquals((Math.PI * 49 - 5.9) * LAYERS, voxels(split, right), 0.06 * Math.PI * 49 * LAYERS);
    }

    @Test
    void seedsSplitAnObjectWhereItIsNarrow() throws Exception {
        Labels found = three();
        assertArrayEquals(new int[] {1, 2}, ids(found));
        // Seeds beside the middles, in different layers.
        Labels split = apply(found, new Split(1, List.of(at(28, 14, 3), at(8, 20, 15))));
        assertArrayEquals(new int[] {1, 2, 3}, ids(split));
        assertSplitAtTheNeck(split, 3, 1);
        assertEquals(voxels(found, 1), voxels(split, 1) + voxels(split, 3));
        assertEquals(voxels(found, 2), voxels(split, 2));
        assertEquals(2, split.at(19, 20, 50));
    }

    @Test
    void anObjectIsSplitIntoPartsAndTheLargestKeepsItsId() throws Exception {
        assertSplitAtTheNeck(apply(three(), new Parts(1, 2)), 1, 3);
    }

    @Test
    void threeColumnsInARowAreThreeParts() throws Exception {
        Labels split = apply(
                discs(new double[] {12, 16, 9}, new double[] {26, 16, 7}, new double[] {37.5, 16, 6}), new Parts(1, 3));
        assertArrayEquals(new int[] {1, 2, 3}, ids(split));
        assertEquals(1, split.at(0, 16, 12));
        assertEquals(2, split.at(0, 16, 26));
        assertEquals(3, split.at(0, 16, 38));
    }

    @Test
    void aPlaneCutsWhatHasNoNeck() throws Exception {
        Labels cut = apply(three(), new Cut(2, at(50, 20, 5), List.of(0.0, 0.0, 3.0)));
        assertArrayEquals(new int[] {1, 2, 3}, ids(cut));
        // Layers 5 to 19 are the larger side; the plane itself belongs to the side of the normal.
        assertEquals(3, cut.at(4, 20, 50));
        assertEquals(2, cut.at(5, 20, 50));
        assertEquals(voxels(three(), 2) / 4, voxels(cut, 3));
        Labels oblique = apply(three(), new Cut(1, new Seed(40, 0, 0), List.of(1.0, 0.0, 0.0)));
        assertEquals(1, oblique.at(3, 16, 19));
        assertEquals(3, oblique.at(3, 16, 20));
    }

    @Test
    void mergedObjectsHaveTheFirstId() throws Exception {
        Labels found = three();
        Labels merged = apply(found, new Merge(List.of(2, 1)));
        assertArrayEquals(new int[] {2}, ids(merged));
        assertEquals(voxels(found, 1) + voxels(found, 2), voxels(merged, 2));
        assertEquals(2, merged.at(0, 16, 12));
    }

    @Test
    void anIdThatIsGoneIsNotGivenAgain() throws Exception {
        Labels edited = apply(three(), new Remove(2), new Parts(1, 2), new Remove(3), new Cut(1, at(12, 16, 0), List.of(0.0, 1.0, 0.0)));
        assertArrayEquals(new int[] {1, 4}, ids(edited));
        assertEquals(0, edited.at(0, 20, 50));
        assertEquals(0, edited.at(0, 16, 26));
    }

    @Test
    void withoutTheLastEditItIsUndone() throws Exception {
        Labels found = three();
        SegmentationEdits one = SegmentationEdits.NONE.with(new Parts(1, 2));
        SegmentationEdits two = one.with(new Remove(3));
        assertEquals(one, new SegmentationEdits(null, two.edits().subList(0, 1)));
        assertArrayEquals(new int[] {1, 2}, ids(two.apply(found, Progress.NONE)));
        assertArrayEquals(new int[] {1, 2, 3}, ids(one.apply(found, Progress.NONE)));
        assertArrayEquals(new int[] {1, 2}, ids(found));
    }

    @Test
    void refusesWhatCannotBeDone() throws Exception {
        Labels found = three();
        assertTrue(refusal(found, new Remove(9)).contains("edit 1, remove: expected an object that is there, found 9; there are 1, 2"));
        assertTrue(refusal(found, new Remove(2), new Remove(2)).startsWith("edit 2, remove"));
        assertTrue(refusal(found, new Merge(List.of(1))).contains("two or more"));
        assertTrue(refusal(found, new Merge(List.of(1, 2, 2))).contains("each once"));
        assertTrue(refusal(found, new Split(1, List.of(at(12, 16, 0)))).contains("2 to 100"));
        assertTrue(refusal(found, new Split(1, List.of(at(12, 16, 0), at(50, 20, 0)))).contains("seed 2 at 101.0, 41.0, 0.00625 µm in object 2"));
        assertTrue(refusal(found, new Split(1, List.of(at(12, 16, 0), at(60, 35, 0)))).contains("in none"));
        assertTrue(refusal(found, new Split(1, List.of(at(12, 16, 0), at(12, 16, 20)))).contains("outside the volume"));
        assertTrue(refusal(found, new Split(1, List.of(at(12, 16, 0), at(12, 16, 0)))).contains("different voxels"));
        assertTrue(refusal(found, new Split(1, List.of(at(10, 16, 0), at(14, 18, 9)))).contains("seeds 1 and 2 in one"));
        assertTrue(refusal(found, new Parts(2, 2)).contains("has no such place"));
        assertTrue(refusal(found, new Parts(1, 1)).contains("2 to 100"));
        assertTrue(refusal(found, new Cut(1, at(50, 20, 0), List.of(1.0, 0.0, 0.0))).contains("on one side"));
        assertTrue(refusal(found, new Cut(1, at(12, 16, 0), List.of(0.0, 0.0, 0.0))).contains("not all of them 0"));
    }

    @Test
    void refusesTheLabelsOfAnotherSegmentation() throws Exception {
        SegmentationEdits edits = new SegmentationEdits(SegmentationEdits.Base.of(three()), List.of(new Remove(1)));
        assertEquals(1, edits.apply(three(), Progress.NONE).components().size());
        Labels other = discs(new double[] {12, 16, 9});
        assertTrue(assertThrows(IllegalArgumentException.class, () -> edits.apply(other, Progress.NONE))
                .getMessage()
                .contains("expected the segmentation that was edited, of 2 objects"));
    }

    @Test
    void aFileHoldsAllEdits() throws Exception {
        SegmentationEdits edits = new SegmentationEdits(
                new SegmentationEdits.Base(9, 135069),
                List.of(
                        new Merge(List.of(3, 5)),
                        new Split(2, List.of(new Seed(40.25, 31, 0.5), new Seed(52, 33.5, 1e-3))),
                        new Parts(4, 2),
                        new Cut(1, new Seed(150, 0, 0), List.of(1.0, -0.5, 0.0)),
                        new Remove(7)));
        Path file = folder.resolve("edits.json");
        Files.writeString(file, edits.toJson());
        assertEquals(edits, SegmentationEdits.read(file));
    }

    private String fault(String json) throws IOException {
        Path file = folder.resolve("wrong.json");
        Files.writeString(file, json);
        return assertThrows(IOException.class, () -> SegmentationEdits.read(file)).getMessage();
    }

    @Test
    void refusesFilesThatHoldNoEdits() throws Exception {
        assertTrue(fault("[]").contains("an object"));
        assertTrue(fault("{}").contains("'segmentation'"));
        assertTrue(fault("{\"segmentation\": 2, \"edits\": []}").contains("version 1"));
        assertTrue(fault("{\"segmentation\": 1}").contains("'edits'"));
        String head = "{\"segmentation\": 1, \"edits\": [";
        assertTrue(fault(head + "{\"edit\": \"melt\"}]}").contains("merge, split, parts, cut, remove, found 'melt'"));
        assertTrue(fault(head + "{\"edit\": \"remove\"}]}").contains("'id'"));
        assertTrue(fault(head + "{\"edit\": \"remove\", \"id\": 1.5}]}").contains("a whole number, found 1.5"));
        assertTrue(fault(head + "{\"edit\": \"merge\", \"ids\": 3}]}").contains("a list"));
        assertTrue(fault(head + "{\"edit\": \"split\", \"id\": 1, \"seeds\": [[1, 2]]}]}").contains("three numbers"));
        assertTrue(fault(head + "{\"edit\": \"split\", \"id\": 1, \"seeds\": [[1, 2, \"x\"]]}]}").contains("a number"));
        assertTrue(fault(head + "{\"edit\": \"split\", \"id\": 1, \"seeds\": [[1, 2, null]]}]}").contains("a number"));
        assertTrue(fault(head + "{\"edit\": \"remove\", \"id\": 1, \"why\": 2}]}").contains("'why'"));
        assertTrue(fault(head + "{\"edit\": \"remove\", \"id\": 1}").contains("line"));
    }

    @Test
    void measuresEditedColumnsAsIfTheyHadBeenFound() throws Exception {
        List<Phantom.Cylinder> touching = List.of(
                new Phantom.Cylinder(12, 16, 6, 0, 0, -1, 9),
                new Phantom.Cylinder(23.5, 16, 5, 0, 0, -1, 9),
                new Phantom.Cylinder(52, 30, 5, 0, 0, -1, 9));
        CorrectedStack stack = CorrectedStack.of(Phantom.stack(touching, List.of(), 3));
        Columns found = Columns.of(stack, 0, ColumnOptions.DEFAULT, 0, Progress.NONE);
        assertEquals(2, found.columns().size());
        Labels edited = apply(found.labels(), new Parts(1, 2));
        Columns quick = found.measured(stack, 0, edited, 0, Progress.NONE);
        Columns anew = Columns.measure(stack, 0, found.threshold(), edited, 0, Progress.NONE);
        assertEquals(List.of(1, 2, 3), quick.columns().stream().map(Column::id).toList());
        // The third cylinder lies too far away to be measured again.
        assertSame(found.columns().get(1), quick.columns().get(1));
        for (int i = 0; i < 3; i++) {
            assertEquals(anew.columns().get(i).widthUm(), quick.columns().get(i).widthUm());
        }
        assertEquals(12, anew.columns().get(0).widthUm().value(), 0.5);
        assertEquals(10, anew.columns().get(2).widthUm().value(), 0.5);
        assertEquals(23.5, anew.columns().get(2).axisUm()[30][0], 0.5);
        assertEquals(16, anew.columns().get(2).axisUm()[30][1], 0.5);
        assertEquals(30.5 * Phantom.LAYER_UM, anew.columns().get(2).axisUm()[30][2], 1e-12);
    }

    @Test
    void columnsBesideAnEditAreMeasuredAgain() throws Exception {
        CorrectedStack stack = CorrectedStack.of(Phantom.stack(
                List.of(new Phantom.Cylinder(16, 16, 6, 0, 0, -1, 9), new Phantom.Cylinder(36, 16, 5, 0, 0, -1, 9)), List.of(),
                3));
        Columns found = Columns.of(stack, 0, ColumnOptions.DEFAULT, 0, Progress.NONE);
        Labels edited = apply(found.labels(), new Remove(1));
        Columns quick = found.measured(stack, 0, edited, 0, Progress.NONE);
        assertEquals(
                Columns.measure(stack, 0, found.threshold(), edited, 0, Progress.NONE).columns().get(0).widthUm(),
                quick.columns().get(0).widthUm());
        assertTrue(!found.columns().get(1).widthUm().equals(quick.columns().get(0).widthUm()));
    }

    @Test
    void marksEditedObjectsAlongTheirCentroids() throws Exception {
        Labels edited = apply(three(), new Parts(1, 2), new Remove(2));
        assertEquals(List.of(1, 3), edited.components().stream().map(Labels.Component::id).toList());
        List<ColumnMark> marks = ColumnMark.along(edited, false);
        assertEquals(List.of(1, 3), marks.stream().map(ColumnMark::id).toList());
        for (int i = 0; i < 2; i++) {
            // Discs are the same in all layers: each centroid is that of the whole.
            double[] centre = edited.components().get(i).centreUm();
            for (int k = 0; k < LAYERS; k++) {
                assertEquals(centre[0], marks.get(i).xUm()[k], 1e-9);
                assertEquals(centre[1], marks.get(i).yUm()[k], 1e-9);
            }
        }
        Labels merged = apply(discs(new double[] {12, 16, 9}, new double[] {36, 16, 7}, new double[] {60, 20, 6}),
                new Merge(List.of(1, 2)));
        ColumnMark both = ColumnMark.along(merged, false).get(0);
        assertEquals(merged.component(1).orElseThrow().centreUm()[0], both.xUm()[3], 1e-9);
        assertEquals(3, ColumnMark.along(merged, false).get(1).id());
    }

    @Test
    void refusesLabelsOfAnotherRaster() throws Exception {
        CorrectedStack stack = CorrectedStack.of(Phantom.stack(Phantom.TWO, List.of(), 1));
        Labels other = three();
        assertTrue(assertThrows(
                        IllegalArgumentException.class, () -> Columns.measure(stack, 0, 5, other, 0, Progress.NONE))
                .getMessage()
                .contains("expected labels of the stack's raster"));
    }
}
