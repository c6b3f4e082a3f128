// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.slice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.interphase.ui.volume.internal.column.Voxel;
import org.interphase.volume.VolumeGeometry;
import org.junit.jupiter.api.Test;

/** Where voxels are in a slice. */
final class SliceFrameTest {

    /** Three layers of 1 µm; 4 × 2 pixels of 2 × 3 µm. */
    private static final VolumeGeometry RASTER = new VolumeGeometry(3, 2, 4, 2, 3, new double[] {0.5, 1.5, 2.5});

    @Test
    void showsAPixelOfALayerAsWideAndHighAsItIs() {
        SliceFrame frame = SliceFrame.within(Section.XY, RASTER, 7, 10, 20, 80, 90);
        assertEquals(80, frame.width());
        assertEquals(60, frame.height());
        assertEquals(35, frame.top());
        assertEquals(Optional.of(new Voxel(1, 0, 3)), frame.voxel(10 + 61, 35 + 29, new Voxel(1, 9, 9)));
        assertEquals(Optional.of(new Voxel(1, 1, 0)), frame.voxel(10, 35 + 31, new Voxel(1, 9, 9)));
        assertEquals(Optional.empty(), frame.voxel(9, 40, new Voxel(1, 0, 0)));
    }

    @Test
    void stretchesTheDepth() {
        SliceFrame frame = SliceFrame.within(Section.XZ, RASTER, 2, 0, 0, 800, 600);
        assertEquals(800, frame.width());
        assertEquals(600, frame.height());
    }

    @Test
    void findsTheVoxelWhoseMiddleItShows() {
        VolumeGeometry uneven = new VolumeGeometry(4, 5, 6, 1, 1, new double[] {0.5, 1.5, 4, 9});
        Voxel at = new Voxel(2, 3, 4);
        for (Section section : Section.values()) {
            SliceFrame frame = SliceFrame.within(section, uneven, 1, 3, 4, 600, 600);
            assertEquals(Optional.of(at), frame.voxel(frame.px(at), frame.py(at), at), section.toString());
        }
    }
}
