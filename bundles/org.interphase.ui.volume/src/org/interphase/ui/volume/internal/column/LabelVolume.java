// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.column;

import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.volume.Labels;
import org.interphase.volume.NotEnoughMemoryException;
import org.interphase.volume.VolumeGeometry;

/** Which voxel belongs to which object, two bytes a voxel, so that any slice of it is at hand. */
public final class LabelVolume {

    private static final int HIGHEST = 0xFFFF;

    private final VolumeGeometry geometry;
    private final short[] ids;

    private LabelVolume(VolumeGeometry geometry, short[] ids) {
        this.geometry = geometry;
        this.ids = ids;
    }

    /**
     * {@return the voxels of labels}
     *
     * @param labels of at most 65535 objects
     * @param progress asked whether to go on
     * @throws NotEnoughMemoryException when they do not fit
     * @throws CancelledException when asked to end
     */
    public static LabelVolume of(Labels labels, Progress progress) throws CancelledException {
        VolumeGeometry g = labels.geometry();
        NotEnoughMemoryException.require(g, Short.BYTES);
        short[] ids = new short[Math.toIntExact(g.voxels())];
        int[] layer = new int[g.pixels()];
        for (int k = 0; k < g.layers(); k++) {
            progress.checkCancelled();
            labels.layer(k, layer);
            int at = k * layer.length;
            for (int i = 0; i < layer.length; i++) {
                ids[at + i] = (short) layer[i];
            }
        }
        return new LabelVolume(g, ids);
    }

    /** {@return the raster} */
    public VolumeGeometry geometry() {
        return geometry;
    }

    /**
     * {@return the object of a voxel; 0 for none}
     *
     * @param index {@code (layer·height + y)·width + x}
     */
    public int id(int index) {
        return ids[index] & HIGHEST;
    }

    /**
     * {@return the object of a voxel; 0 for none}
     *
     * @param at the voxel
     */
    public int id(Voxel at) {
        return id((at.layer() * geometry.height() + at.y()) * geometry.width() + at.x());
    }
}
