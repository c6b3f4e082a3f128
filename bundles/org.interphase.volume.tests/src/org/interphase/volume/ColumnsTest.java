// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.MemoryLayers;
import org.interphase.core.progress.Progress;
import org.interphase.sims.CorrectedStack;
import org.junit.jupiter.api.Test;

final class ColumnsTest {

    private static Columns columns(IonStack stack) throws Exception {
        return Columns.of(CorrectedStack.of(stack), 0, ColumnOptions.DEFAULT, 0, Progress.NONE);
    }

    private static void assertWithin(double truth, Estimate found, double most) {
        assertTrue(Math.abs(found.value() - truth) < 3 * found.standardError() && found.standardError() < most, found + " for " + truth);
    }

    @Test
    void measuresTwoCylindersWhereTheyAre() throws Exception {
        Columns found = columns(Phantom.stack(Phantom.TWO, List.of(), 1));
        assertEquals(2, found.columns().size(), found.toString());
        Column left = found.columns().get(0);
        Column right = found.columns().get(1);
        // The left one's axis is at 18 + 2·1.5 and 14 + 3·1.5 in the middle of the depth.
        assertEquals(21, left.centreUm()[0], 0.15);
        assertEquals(18.5, left.centreUm()[1], 0.15);
        assertEquals(1.5, left.centreUm()[2], 0.02);
        assertEquals(47.3, right.centreUm()[0], 0.15);
        assertEquals(30.6, right.centreUm()[1], 0.15);
        assertWithin(12, left.widthUm(), 0.08);
        assertWithin(8, right.widthUm(), 0.08);
        assertEquals(0.4, left.edgeUm(), 0.06);
        assertWithin(2, left.tiltX(), 0.05);
        assertWithin(3, left.tiltY(), 0.05);
        assertWithin(0, right.tiltX(), 0.1);
        assertEquals(0, left.fromUm());
        assertEquals(3, left.toUm(), 1e-9);
        assertEquals(0.6, right.fromUm(), Phantom.LAYER_UM);
        assertEquals(2.4, right.toUm(), Phantom.LAYER_UM);
        assertEquals(12, left.areaEquivalentUm().value(), 0.8);
        assertEquals(8, right.localThicknessUm().value(), 1.1);
        assertEquals(Math.PI * 36 * 3, left.volumeUm3(), 0.15 * Math.PI * 36 * 3);
        assertEquals(1, left.tortuosity().value(), 0.01);
    }

    @Test
    void measuresADisplacedStackAlongItsDisplacements() throws Exception {
        IonStack stack = Phantom.stack(Phantom.TWO, List.of(), 4);
        double[][] shift = new double[Phantom.LAYERS][];
        for (int k = 0; k < shift.length; k++) {
            shift[k] = new double[] {0.05 * k, -0.03 * k};
        }
        CorrectedStack moved = CorrectedStack.of(stack).withShift(IonPolarity.POSITIVE, shift);
        Columns onCounts = Columns.of(moved, 0, ColumnOptions.DEFAULT, 0, Progress.NONE);
        Columns interpolated = columns(moved.corrected());
        for (Columns found : List.of(onCounts, interpolated)) {
            Column left = found.columns().get(0);
            assertWithin(12, left.widthUm(), 0.08);
            assertWithin(8, found.columns().get(1).widthUm(), 0.08);
            // A layer is 0.05 µm deep: content that moves by 0.05 px a layer moves by 1 µm per µm.
            assertWithin(2 - 1, left.tiltX(), 0.05);
            assertWithin(3 + 0.6, left.tiltY(), 0.05);
        }
        assertEquals(onCounts.columns().get(0).centreUm()[0], interpolated.columns().get(0).centreUm()[0], 1e-9);
    }

    @Test
    void partsColumnsThatTouchAndMeasuresThemAsIfTheyDidNot() throws Exception {
        List<Phantom.Cylinder> touching =
                List.of(new Phantom.Cylinder(15, 20, 6, 1, 0.5, -1, 9), new Phantom.Cylinder(23.5, 27, 5, 1, 0.5, -1, 9));
        CorrectedStack stack = CorrectedStack.of(Phantom.stack(touching, List.of(), 12));
        assertEquals(1, Columns.of(stack, 0, ColumnOptions.DEFAULT, 0, Progress.NONE).columns().size());
        Columns parted = Columns.of(stack, 0, ColumnOptions.DEFAULT.withSplitTouching(true), 0, Progress.NONE);
        assertEquals(List.of(1, 2), parted.columns().stream().map(Column::id).toList());
        Column large = parted.columns().get(0);
        assertEquals(12, large.widthUm().value(), 0.25);
        assertEquals(10, parted.columns().get(1).widthUm().value(), 0.25);
        assertEquals(16.5, large.axisUm()[30][0], 0.2);
        assertEquals(20.75, large.axisUm()[30][1], 0.2);
        assertEquals(25, parted.columns().get(1).axisUm()[30][0], 0.2);
    }

    @Test
    void partsNoColumnThatIsAlone() throws Exception {
        // A narrow one that is tilted and ends within the volume, and a wide one.
        List<Phantom.Cylinder> alone =
                List.of(new Phantom.Cylinder(14, 20, 3.2, 4, -2, 0.4, 2.6), new Phantom.Cylinder(42, 24, 14, -1, 1, -1, 9));
        CorrectedStack stack = CorrectedStack.of(Phantom.stack(alone, List.of(), 13));
        Columns found = Columns.of(stack, 0, ColumnOptions.DEFAULT, 0, Progress.NONE);
        Columns parted = Columns.of(stack, 0, ColumnOptions.DEFAULT.withSplitTouching(true), 0, Progress.NONE);
        assertEquals(2, parted.columns().size());
        assertEquals(
                found.columns().stream().map(Column::voxels).toList(),
                parted.columns().stream().map(Column::voxels).toList());
    }

    @Test
    void columnsThatFollowEachOtherInDepthAreOne() throws Exception {
        // The second one begins 3 px beside where the first one ends.
        List<Phantom.Cylinder> stacked =
                List.of(new Phantom.Cylinder(28, 24, 6, 0, 0, -1, 1.5), new Phantom.Cylinder(31, 24, 5, 0, 0, 1.5, 9));
        CorrectedStack stack = CorrectedStack.of(Phantom.stack(stacked, List.of(), 14));
        Columns parted = Columns.of(stack, 0, ColumnOptions.DEFAULT.withSplitTouching(true), 0, Progress.NONE);
        assertEquals(1, parted.columns().size());
    }

    @Test
    void registrationMakesIntervalsLonger() throws Exception {
        CorrectedStack stack = CorrectedStack.of(Phantom.stack(Phantom.TWO, List.of(), 1));
        Column known = Columns.of(stack, 0, ColumnOptions.DEFAULT, 0, Progress.NONE).columns().get(1);
        Column left = Columns.of(stack, 0, ColumnOptions.DEFAULT, 0.8, Progress.NONE).columns().get(1);
        assertEquals(known.widthUm().value(), left.widthUm().value());
        // 2·σ²/(2R) with σ = 0.8 µm and R = 4 µm.
        assertEquals(0.16, Math.sqrt(Math.pow(left.widthUm().standardError(), 2) - Math.pow(known.widthUm().standardError(), 2)), 0.005);
        assertTrue(left.tiltX().standardError() > known.tiltX().standardError());
    }

    @Test
    void aBentColumnIsLongerThanItsEndsAreApart() throws Exception {
        short[][] counts = new short[Phantom.LAYERS][Phantom.WIDTH * Phantom.HEIGHT];
        Random random = new Random(8);
        double length = 0;
        for (int k = 0; k < Phantom.LAYERS; k++) {
            double z = (k + 0.5) * Phantom.LAYER_UM;
            double slope = 2 * Math.PI * Math.cos(Math.PI * z / 3);
            length += Phantom.LAYER_UM * Math.sqrt(1 + slope * slope);
            for (int i = 0; i < counts[k].length; i++) {
                double d = Math.hypot(i % Phantom.WIDTH + 0.5 - 30 - 6 * Math.sin(Math.PI * z / 3), i / Phantom.WIDTH + 0.5 - 24);
                counts[k][i] = (short) Phantom.poisson(3 + 12 / (1 + Math.exp((d - 5) / 0.4)), random);
            }
        }
        Column c = columns(Phantom.stack(
                        MemoryLayers.of(new short[][][] {counts}), Phantom.LAYERS, IonPolarity.POSITIVE))
                .columns()
                .get(0);
        // Straight parts cut the turns short; the ends are 3 µm apart.
        assertEquals(length / 3, c.tortuosity().value(), 0.1 * length / 3);
    }

    @Test
    void grainsThatDifferInYieldDoNotMoveAColumn() throws Exception {
        // The right half has 1.4 times the yield of the left one, the lower one 1.2 times that of the upper one.
        short[][] counts = new short[Phantom.LAYERS][Phantom.WIDTH * Phantom.HEIGHT];
        Random random = new Random(9);
        for (short[] layer : counts) {
            for (int i = 0; i < layer.length; i++) {
                double x = i % Phantom.WIDTH + 0.5;
                double y = i / Phantom.WIDTH + 0.5;
                double yield = (x > 30 ? 1.4 : 1) * (y > 24 ? 1.2 : 1);
                double mean = 3 + 12 / (1 + Math.exp((Math.hypot(x - 30, y - 24) - 7) / 0.4));
                layer[i] = (short) Phantom.poisson(yield * mean, random);
            }
        }
        Column c = columns(Phantom.stack(
                        MemoryLayers.of(new short[][][] {counts}), Phantom.LAYERS, IonPolarity.POSITIVE))
                .columns()
                .get(0);
        double[] axis = c.axisUm()[30];
        // The centroid of the counts lies 0.5 µm to the right.
        assertEquals(30, axis[0], 0.12);
        assertEquals(24, axis[1], 0.12);
        assertTrue(c.widthUm().lower95() < 14 && c.widthUm().upper95() > 14, c.widthUm().toString());
        assertEquals(14, c.widthUm().value(), 0.15);
    }

    @Test
    void aVolumeWithoutColumnsHasNone() throws Exception {
        Columns noise = columns(Phantom.stack(List.of(), List.of(), 5));
        assertEquals(List.of(), noise.columns());
        float[][] constant = new float[4][Phantom.WIDTH * Phantom.HEIGHT];
        Columns zeros = columns(Phantom.values(constant));
        assertEquals(List.of(), zeros.columns());
        assertEquals(Double.NaN, zeros.threshold());
        for (float[] layer : constant) {
            Arrays.fill(layer, Float.NaN);
        }
        assertEquals(List.of(), columns(Phantom.values(constant)).columns());
        CorrectedStack stack = CorrectedStack.of(Phantom.stack(Phantom.TWO, List.of(), 1));
        assertEquals(
                List.of(),
                Columns.of(stack, 0, ColumnOptions.DEFAULT.withThreshold(1e6, Double.NaN), 0, Progress.NONE).columns());
    }

    @Test
    void oneLayerIsMeasuredAsFarAsItCan() throws Exception {
        float[][] one = new float[1][Phantom.WIDTH * Phantom.HEIGHT];
        Random random = new Random(1);
        for (int i = 0; i < one[0].length; i++) {
            double d = Math.hypot(i % Phantom.WIDTH + 0.5 - 30, i / Phantom.WIDTH + 0.5 - 24);
            one[0][i] = Phantom.poisson(30 + 300 / (1 + Math.exp((d - 14) / 0.4)), random);
        }
        Columns found = columns(Phantom.values(one));
        assertEquals(1, found.columns().size());
        Column c = found.columns().get(0);
        assertEquals(28, c.widthUm().value(), 0.4);
        assertEquals(Double.NaN, c.tiltX().value());
        assertEquals(0, c.fromUm());
        assertEquals(Phantom.LAYER_UM, c.toUm(), 1e-9);
    }

    @Test
    void oneColumnThatFillsTheVolumeHasNoEdge() throws Exception {
        CorrectedStack stack = CorrectedStack.of(Phantom.stack(Phantom.TWO, List.of(), 1));
        Columns all = Columns.of(stack, 0, ColumnOptions.DEFAULT.withThreshold(0, Double.NaN), 0, Progress.NONE);
        assertEquals(1, all.columns().size());
        assertEquals(stack.geometry().voxels(), all.columns().get(0).voxels());
        assertEquals(Double.NaN, all.columns().get(0).widthUm().value());
    }

    @Test
    void refusesMoreObjectsThanColumnsCanBe() {
        CorrectedStack stack = CorrectedStack.of(Phantom.stack(List.of(), List.of(), 1));
        ColumnOptions everything = new ColumnOptions(0, 0, false, 8, Double.NaN, 1, false, false);
        String message = assertThrows(
                        IllegalArgumentException.class, () -> Columns.of(stack, 0, everything, 0, Progress.NONE))
                .getMessage();
        assertTrue(message.contains("smooth more"), message);
    }
}
