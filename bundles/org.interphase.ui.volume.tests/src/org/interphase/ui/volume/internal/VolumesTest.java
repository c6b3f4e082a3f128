// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.LayerSource;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.progress.Progress;
import org.interphase.sims.CorrectedStack;
import org.interphase.ui.volume.internal.column.ColumnSettings;
import org.interphase.ui.volume.internal.column.FoundColumns;
import org.interphase.volume.ColumnOptions;
import org.interphase.volume.SegmentationEdits;
import org.junit.jupiter.api.Test;

/** Volumes that cannot be seen as others. */
final class VolumesTest {

    /** Nothing is known of any voxel. */
    private static final LayerSource UNKNOWN = new LayerSource() {
        @Override
        public PixelType type() {
            return PixelType.FLOAT32;
        }

        @Override
        public void read(int channel, int layer, float[] into) {
            Arrays.fill(into, Float.NaN);
        }

        @Override
        public void read(int channel, int layer, int[] into) {
            throw new IllegalStateException("no whole numbers");
        }
    };

    private static CorrectedStack stack(int layers, int side) {
        double[] depth = IntStream.range(0, layers).mapToDouble(k -> k + 0.5).toArray();
        return CorrectedStack.of(new IonStack(
                "1",
                "unknown",
                new StackGeometry(layers, side, side, 1, 1),
                List.of(new IonChannel(
                        "Na+", Double.NaN, IonPolarity.POSITIVE, new double[0], depth, 1e-4, DeadTime.UNKNOWN)),
                UNKNOWN,
                Map.of()));
    }

    @Test
    void saysWhatWouldFitWhereMemoryDoesNotSuffice() {
        CorrectedStack huge = stack(40_000, 20_000);
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> Volumes.none(huge).of(List.of("Na+"), 0, 0, Progress.NONE));
        assertTrue(e.getMessage().contains("what would fit"), e.getMessage());
    }

    @Test
    void hasASceneAndNoColumnsWhereNothingIsKnown() throws Exception {
        CorrectedStack unknown = stack(8, 16);
        assertEquals(1, FirstScene.of(unknown, Progress.NONE).scene().channels().size());
        FoundColumns found = FoundColumns.of(
                unknown,
                new ColumnSettings("Na+", ColumnOptions.DEFAULT),
                SegmentationEdits.NONE,
                null,
                Progress.NONE);
        assertEquals(List.of(), found.columns());
    }
}
