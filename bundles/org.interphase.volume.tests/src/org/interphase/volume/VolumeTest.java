// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.progress.Progress;
import org.interphase.sims.CorrectedStack;
import org.junit.jupiter.api.Test;

final class VolumeTest {

    @Test
    void layersReachHalfWayToTheirNeighbours() {
        VolumeGeometry g = new VolumeGeometry(3, 2, 2, 1, 1, new double[] {0.1, 0.3, 0.7});
        assertEquals(0, g.topUm(0));
        assertEquals(0.2, g.topUm(1), 1e-12);
        assertEquals(0.5, g.topUm(2), 1e-12);
        assertEquals(0.9, g.topUm(3), 1e-12);
        assertEquals(0.3, g.layerUm(1), 1e-12);
        assertEquals(0.2, new VolumeGeometry(1, 2, 2, 1, 1, new double[] {0.1}).layerUm(0), 1e-12);
    }

    @Test
    void asksForSizesThatAreNotKnown() {
        StackGeometry raster = new StackGeometry(2, 2, 2, Double.NaN, 1);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> VolumeGeometry.of(raster, new double[] {1, 2}))
                .getMessage()
                .contains("size of its pixels"));
        StackGeometry sized = new StackGeometry(2, 2, 2, 1, 1);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> VolumeGeometry.of(sized, new double[0]))
                .getMessage()
                .contains("crater's depth"));
        assertThrows(IllegalArgumentException.class, () -> VolumeGeometry.of(sized, new double[] {2, 1}));
        assertThrows(IllegalArgumentException.class, () -> VolumeGeometry.of(sized, new double[] {1, Double.NaN}));
    }

    @Test
    void saysWhatWouldFit() {
        VolumeGeometry g = new VolumeGeometry(2, 30_000, 30_000, 1, 1, new double[] {1, 2});
        String message = assertThrows(
                        NotEnoughMemoryException.class, () -> NotEnoughMemoryException.require(g, 4, 4_000_000_000L))
                .getMessage();
        assertTrue(message.contains("7200 MB") && message.contains("4000 MB are free"), message);
        assertTrue(message.contains("1 layers of it") && message.contains("binned 2 × 2"), message);
        NotEnoughMemoryException.require(g, 4, 7_200_000_000L);
    }

    @Test
    void smoothingFillsWhatIsNotKnown() throws Exception {
        float[][] values = new float[5][Phantom.WIDTH * Phantom.HEIGHT];
        for (float[] layer : values) {
            Arrays.fill(layer, 7);
        }
        Arrays.fill(values[2], Float.NaN);
        values[0][0] = Float.NaN;
        Volume v = Volume.of(CorrectedStack.of(Phantom.values(values)), 0, Progress.NONE);
        assertTrue(Float.isNaN(v.layer(2)[5]));
        assertEquals(7, v.gaussian(1, 1, Progress.NONE).layer(2)[5], 1e-5);
        assertEquals(7, v.median(Progress.NONE).layer(0)[0], 1e-5);
    }

    @Test
    void levellingTakesOutWhatALayerHasInCommon() {
        float[][] values = {{2, 2, 2, 8}, {6, 6, 6, 24}, {0, 0, 0, 4}, {0, 0, 0, 0}};
        Volume v = new Volume("Na+", new VolumeGeometry(4, 2, 2, 1, 1, new double[] {1, 2, 3, 4}), values).levelled();
        assertEquals(v.layer(0)[0], v.layer(1)[0]);
        assertEquals(4 * v.layer(0)[0], v.layer(1)[3], 1e-5);
        assertEquals(0, v.layer(3)[1]);
    }

    @Test
    void ofSomeObjectsAloneReachesALevel() throws Exception {
        float[][] values = {{9, 8, 1, 7, 2}, {9, 1, 1, Float.NaN, 7}};
        Volume v = new Volume("Na+", new VolumeGeometry(2, 1, 5, 1, 1, new double[] {1, 2}), values);
        Labels labels = Labels.above(v, 7, 1, Progress.NONE);
        assertEquals(2, labels.components().size());
        Volume first = v.only(labels, id -> id == 1, 7, Progress.NONE);
        assertArrayEquals(new float[] {9, 8, 1, Float.NEGATIVE_INFINITY, 2}, first.layer(0));
        assertArrayEquals(new float[] {9, 1, 1, Float.NaN, Float.NEGATIVE_INFINITY}, first.layer(1));
        // At a level above them, voxels of an object are at the level: so are filled holes.
        assertArrayEquals(new float[] {9, 8.5f, 1, 8.5f, 2}, v.only(labels, id -> true, 8.5, Progress.NONE).layer(0));
        assertEquals(7, values[0][3]);
    }
}
