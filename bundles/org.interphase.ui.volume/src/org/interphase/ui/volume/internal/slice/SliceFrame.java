// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.slice;

import java.util.Optional;
import org.interphase.ui.volume.internal.column.Voxel;
import org.interphase.volume.VolumeGeometry;

/**
 * Where a slice lies in a picture: the whole slice, as large as it fits, the depth stretched.
 *
 * @param section which slice
 * @param geometry the raster
 * @param left the picture's left end in pixels
 * @param top its upper end
 * @param width its width, at least 1
 * @param height its height, at least 1
 */
public record SliceFrame(Section section, VolumeGeometry geometry, int left, int top, int width, int height) {

    /**
     * {@return the slice in the middle of a part of a picture}
     *
     * @param section which slice
     * @param geometry the raster
     * @param zScale by how much the depth is stretched
     * @param x left end of the part
     * @param y upper end of the part
     * @param across its width
     * @param down its height
     */
    public static SliceFrame within(
            Section section, VolumeGeometry geometry, double zScale, int x, int y, int across, int down) {
        double acrossUm = acrossUm(section, geometry);
        double downUm = section == Section.XY
                ? geometry.height() * geometry.pixelHeightUm()
                : (geometry.topUm(geometry.layers()) - geometry.topUm(0)) * zScale;
        double scale = Math.min(across / acrossUm, down / downUm);
        int w = Math.max(1, (int) Math.round(acrossUm * scale));
        int h = Math.max(1, (int) Math.round(downUm * scale));
        return new SliceFrame(section, geometry, x + Math.max(0, across - w) / 2, y + Math.max(0, down - h) / 2, w, h);
    }

    private static double acrossUm(Section section, VolumeGeometry g) {
        return section == Section.YZ ? g.height() * g.pixelHeightUm() : g.width() * g.pixelWidthUm();
    }

    /** {@return length of what runs to the right in µm} */
    public double acrossUm() {
        return acrossUm(section, geometry);
    }

    /** {@return where what runs down begins, in µm} */
    public double fromDownUm() {
        return section == Section.XY ? 0 : geometry.topUm(0);
    }

    /** {@return where what runs down ends, in µm} */
    public double toDownUm() {
        return section == Section.XY ? geometry.height() * geometry.pixelHeightUm() : geometry.topUm(geometry.layers());
    }

    /** {@return how many voxels lie beside each other} */
    public int voxelsAcross() {
        return section == Section.YZ ? geometry.height() : geometry.width();
    }

    /** {@return how many voxels lie one below the other} */
    public int voxelsDown() {
        return section == Section.XY ? geometry.height() : geometry.layers();
    }

    /**
     * {@return the voxel to the right that a column of pixels shows}
     *
     * @param px counted from the left end
     */
    public int across(double px) {
        return (int) Math.clamp(Math.floor(px / width * voxelsAcross()), 0, voxelsAcross() - 1);
    }

    /**
     * {@return the voxel down that a row of pixels shows}
     *
     * @param py counted from the upper end
     */
    public int down(double py) {
        if (section == Section.XY) {
            return (int) Math.clamp(Math.floor(py / height * geometry.height()), 0, geometry.height() - 1);
        }
        double um = fromDownUm() + py / height * (toDownUm() - fromDownUm());
        int low = 0;
        int high = geometry.layers() - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (geometry.topUm(middle) <= um) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /**
     * {@return the voxel at a place of the picture; empty beside the slice}
     *
     * @param px in pixels
     * @param py in pixels
     * @param at where the slice cuts: the voxel whose third place it has
     */
    public Optional<Voxel> voxel(double px, double py, Voxel at) {
        if (px < left || py < top || px >= left + width || py >= top + height) {
            return Optional.empty();
        }
        int a = across(px - left);
        int d = down(py - top);
        return Optional.of(
                switch (section) {
                    case XY -> new Voxel(at.layer(), d, a);
                    case XZ -> new Voxel(d, at.y(), a);
                    case YZ -> new Voxel(d, a, at.x());
                });
    }

    /**
     * {@return the column of pixels at the middle of a voxel}
     *
     * @param voxel its place to the right counts
     */
    public double px(Voxel voxel) {
        int i = section == Section.YZ ? voxel.y() : voxel.x();
        return left + (i + 0.5) / voxelsAcross() * width;
    }

    /**
     * {@return the row of pixels at the middle of a voxel}
     *
     * @param voxel its place down counts
     */
    public double py(Voxel voxel) {
        if (section == Section.XY) {
            return top + (voxel.y() + 0.5) / geometry.height() * height;
        }
        return top + (geometry.depthUm(voxel.layer()) - fromDownUm()) / (toDownUm() - fromDownUm()) * height;
    }
}
