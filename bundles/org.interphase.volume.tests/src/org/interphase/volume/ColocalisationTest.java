// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.IonStack;
import org.interphase.core.progress.Progress;
import org.interphase.sims.CorrectedStack;
import org.junit.jupiter.api.Test;

final class ColocalisationTest {

    /** An oxide along the thick column alone, and a free one. */
    private static final List<Phantom.Cylinder> OXIDE =
            List.of(Phantom.TWO.get(0), new Phantom.Cylinder(50, 9, 3.5, 0, 0, -1, 9));

    private static Colocalisation of(CorrectedStack stack) throws Exception {
        return Colocalisation.of(stack, 0, 1, ColumnOptions.DEFAULT, ColumnOptions.DEFAULT, 0, Progress.NONE);
    }

    private static double noiseFreePearson() {
        double[] s = new double[5];
        int n = Phantom.LAYERS * Phantom.WIDTH * Phantom.HEIGHT;
        for (int v = 0; v < n; v++) {
            int i = v % (Phantom.WIDTH * Phantom.HEIGHT);
            double z = (v / (Phantom.WIDTH * Phantom.HEIGHT) + 0.5) * Phantom.LAYER_UM;
            double px = i % Phantom.WIDTH + 0.5;
            double py = i / Phantom.WIDTH + 0.5;
            double a = Phantom.TWO.stream().mapToDouble(c -> c.share(px, py, z)).sum();
            double b = OXIDE.stream().mapToDouble(c -> c.share(px, py, z)).sum();
            s[0] += a / n;
            s[1] += b / n;
            s[2] += a * a / n;
            s[3] += b * b / n;
            s[4] += a * b / n;
        }
        return (s[4] - s[0] * s[1]) / Math.sqrt((s[2] - s[0] * s[0]) * (s[3] - s[1] * s[1]));
    }

    @Test
    void saysWhichColumnsTheOxideGoesAlong() throws Exception {
        Colocalisation c = of(CorrectedStack.of(Phantom.stack(Phantom.TWO, OXIDE, 3)));
        assertEquals(2, c.partners().size());
        assertArrayEquals(new int[] {1, 0}, c.belongs());
        Colocalisation.Partner along = c.partners().get(0);
        assertEquals(1, along.nearest());
        assertEquals(0, along.distanceUm(), 0.3);
        assertTrue(along.dice() > 0.95, along.toString());
        assertTrue(along.enrichment().lower95() > 2, along.toString());
        Colocalisation.Partner alone = c.partners().get(1);
        assertEquals(2, alone.nearest());
        assertEquals(Math.hypot(50 - 47.3, 9 - 30.6), alone.distanceUm(), 0.3);
        assertEquals(0, alone.dice());
        assertTrue(alone.enrichment().lower95() < 1 && alone.enrichment().upper95() > 1, alone.toString());
    }

    @Test
    void noiseIsTakenOutOfTheCorrelation() throws Exception {
        CorrectedStack stack = CorrectedStack.of(Phantom.stack(Phantom.TWO, OXIDE, 3));
        double truth = noiseFreePearson();
        VoxelCorrelation counts = of(stack).voxels();
        assertTrue(counts.pearson() < 0.9 * truth, counts.toString());
        assertEquals(truth, counts.pearsonCorrected(), 0.02);
        assertTrue(counts.pValue() < 0.05, counts.toString());
        // Half a pixel off on both axes interpolation takes three quarters of the noise away.
        double[][] shift = new double[Phantom.LAYERS][];
        for (int k = 0; k < shift.length; k++) {
            shift[k] = new double[] {0.5, 0.5};
        }
        CorrectedStack moved =
                stack.withShift(IonPolarity.POSITIVE, shift).withShift(IonPolarity.NEGATIVE, shift);
        assertEquals(truth, of(CorrectedStack.of(moved.corrected())).voxels().pearsonCorrected(), 0.03);
    }

    @Test
    void mandersSharesAreThoseOfWhatIsAboveBothThresholds() throws Exception {
        VoxelCorrelation v = of(CorrectedStack.of(Phantom.stack(Phantom.TWO, OXIDE, 3))).voxels();
        // Of sodium: the thick column (r = 6, 3 µm deep) against both; of the oxide likewise.
        assertEquals(36 * 3 / (36 * 3 + 16 * 1.8), v.manders1(), 0.03);
        assertEquals(36.0 / (36 + 3.5 * 3.5), v.manders2(), 0.03);
        assertTrue(v.costesA() > Phantom.GROUND && v.costesA() < Phantom.GROUND + Phantom.MORE, v.toString());
    }

    @Test
    void shellsFollowTheOxideFromTheSurface() throws Exception {
        // An oxide around the sodium: 3 µm further.
        Phantom.Cylinder core = new Phantom.Cylinder(32, 24, 5, 0, 0, -1, 9);
        Phantom.Cylinder around = new Phantom.Cylinder(32, 24, 8, 0, 0, -1, 9);
        IonStack stack = Phantom.stack(List.of(core), List.of(around), 9);
        List<Colocalisation.Shell> shells = of(CorrectedStack.of(stack)).shells();
        for (Colocalisation.Shell s : shells) {
            assertTrue(Double.isNaN(s.signal()) || s.lower() < s.signal() && s.signal() < s.upper());
            if (s.distanceUm() > -4 && s.distanceUm() < 1) {
                assertEquals(Phantom.GROUND + Phantom.MORE, s.signal(), 0.4, s.toString());
            }
            if (s.distanceUm() > 5) {
                assertEquals(Phantom.GROUND, s.signal(), 0.2, s.toString());
            }
        }
        assertEquals(-4.5, shells.get(0).distanceUm());
    }

    @Test
    void takesColumnsThatWereEdited() throws Exception {
        CorrectedStack stack = CorrectedStack.of(Phantom.stack(Phantom.TWO, OXIDE, 3));
        Colocalisation found = of(stack);
        Columns sodium = edited(stack, found.first(), 0, new SegmentationEdits.Remove(1));
        Columns oxide = edited(
                stack,
                found.second(),
                1,
                new SegmentationEdits.Cut(
                        1, new SegmentationEdits.Seed(18, 14, 1.5), List.of(0.0, 0.0, 1.0)),
                new SegmentationEdits.Remove(2));
        assertEquals(List.of(1, 3), oxide.columns().stream().map(Column::id).toList());
        Colocalisation same = Colocalisation.of(
                stack, found.first(), found.second(), ColumnOptions.DEFAULT, ColumnOptions.DEFAULT, Progress.NONE);
        assertEquals(found.partners(), same.partners());
        assertEquals(found.voxels(), same.voxels());
        Colocalisation cut = Colocalisation.of(
                stack, found.first(), oxide, ColumnOptions.DEFAULT, ColumnOptions.DEFAULT, Progress.NONE);
        // Both halves lie in the thick column, and no oxide column is left elsewhere.
        assertArrayEquals(new int[] {1, 1}, cut.belongs());
        assertTrue(cut.partners().stream().allMatch(p -> p.nearest() == 1 || p.nearest() == 3), cut.partners().toString());
        Colocalisation left = Colocalisation.of(
                stack, sodium, oxide, ColumnOptions.DEFAULT, ColumnOptions.DEFAULT, Progress.NONE);
        assertEquals(1, left.partners().size());
        assertEquals(2, left.partners().get(0).id());
        assertEquals(found.partners().get(1).enrichment().value(), left.partners().get(0).enrichment().value(), 0.2);
        assertArrayEquals(new int[] {0, 0}, left.belongs());
        assertArrayEquals(new int[] {0, 0}, Colocalisation.belongs(sodium, oxide, Progress.NONE));
    }

    private static Columns edited(CorrectedStack stack, Columns found, int channel, SegmentationEdits.Edit... edits)
            throws Exception {
        Labels labels = new SegmentationEdits(null, List.of(edits)).apply(found.labels(), Progress.NONE);
        return found.measured(stack, channel, labels, 0, Progress.NONE);
    }

    @Test
    void refusesColumnsOfAnotherRaster() throws Exception {
        CorrectedStack stack = CorrectedStack.of(Phantom.stack(Phantom.TWO, OXIDE, 3));
        Columns first = of(stack).first();
        Labels small = Labels.above(
                new Volume("SiO2-", new VolumeGeometry(1, 1, 1, 1, 1, new double[] {1}), new float[][] {{5}}),
                1,
                1,
                Progress.NONE);
        Columns other = new Columns("SiO2-", 1, small, List.of());
        assertTrue(assertThrows(
                        IllegalArgumentException.class,
                        () -> Colocalisation.of(
                                stack, first, other, ColumnOptions.DEFAULT, ColumnOptions.DEFAULT, Progress.NONE))
                .getMessage()
                .startsWith("expected labels of the stack's raster"));
    }

    @Test
    void withoutColumnsThereIsNothingToBelongTo() throws Exception {
        Colocalisation none = of(CorrectedStack.of(Phantom.stack(List.of(), List.of(), 3)));
        assertEquals(List.of(), none.partners());
        assertEquals(0, none.belongs().length);
        assertEquals(Double.NaN, none.voxels().manders1());
        assertTrue(Double.isNaN(none.shells().get(0).signal()));
        Colocalisation free = of(CorrectedStack.of(Phantom.stack(List.of(), OXIDE, 3)));
        assertArrayEquals(new int[] {0, 0}, free.belongs());
        Colocalisation pure = of(CorrectedStack.of(Phantom.stack(Phantom.TWO, List.of(), 3)));
        assertEquals(0, pure.partners().get(0).nearest());
        assertTrue(Double.isNaN(pure.partners().get(0).distanceUm()));
    }
}
