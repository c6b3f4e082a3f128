// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.synthetic.sims;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What each voxel of a generated stack belongs to, in layer 0's frame, without drift and topography: a voxel belongs to a
 * column when its centre is no further from the axis than the radius, and no higher or deeper than the ends. Made when asked
 * for, layer by layer.
 */
public final class SimsTruthVolumes {

    private final SimsStackOptions options;
    private final List<SimsColumn> columns;

    SimsTruthVolumes(SimsStackOptions options, List<SimsColumn> columns) {
        this.options = options;
        this.columns = columns;
    }

    /** What of a column is asked for. */
    private enum Part {
        SODIUM {
            @Override
            double radiusUm(SimsColumn c) {
                return c.sodium() ? c.radiusUm() : 0;
            }
        },
        OXIDE {
            @Override
            double radiusUm(SimsColumn c) {
                return c.oxideRadiusUm();
            }
        };

        abstract double radiusUm(SimsColumn c);
    }

    /**
     * {@return ids of the sodium columns of a layer, {@code [y·pixels + x]}, 0 where there is none}
     *
     * @param layer counted from 0
     */
    public byte[] sodiumLayer(int layer) {
        return labels(layer, Part.SODIUM);
    }

    /**
     * {@return ids of the columns whose oxides are in a layer, {@code [y·pixels + x]}, 0 where there are none; where two are,
     * the larger id}
     *
     * @param layer counted from 0
     */
    public byte[] oxideLayer(int layer) {
        return labels(layer, Part.OXIDE);
    }

    /** {@return ids of the sodium columns, {@code [layer][y·pixels + x]}} */
    public byte[][] sodium() {
        return volume(Part.SODIUM);
    }

    /** {@return ids of the columns with oxides, {@code [layer][y·pixels + x]}} */
    public byte[][] oxide() {
        return volume(Part.OXIDE);
    }

    /** {@return height of the sodium on the surface in µm, {@code [y·pixels + x]}; 0 without topography} */
    public double[] heightUm() {
        int n = SimsStackOptions.PIXELS;
        double[] height = new double[n * n];
        if (options.variants().has(SimsVariant.TOPOGRAPHY)) {
            for (int j = 0; j < n; j++) {
                for (int i = 0; i < n; i++) {
                    height[j * n + i] = RegionChemistry.heightUm(
                            (i + 0.5) * options.pixelUm(), (j + 0.5) * options.pixelUm());
                }
            }
        }
        return height;
    }

    Map<Integer, Long> sodiumVoxels() {
        return voxels(Part.SODIUM);
    }

    Map<Integer, Long> oxideVoxels() {
        return voxels(Part.OXIDE);
    }

    private byte[][] volume(Part part) {
        byte[][] volume = new byte[options.layers()][];
        for (int k = 0; k < volume.length; k++) {
            volume[k] = labels(k, part);
        }
        return volume;
    }

    private byte[] labels(int layer, Part part) {
        int n = SimsStackOptions.PIXELS;
        byte[] labels = new byte[n * n];
        for (SimsColumn c : columns) {
            visit(c, part, layer, pixel -> labels[pixel] = (byte) c.id());
        }
        return labels;
    }

    private Map<Integer, Long> voxels(Part part) {
        Map<Integer, Long> voxels = new TreeMap<>();
        for (SimsColumn c : columns) {
            if (part.radiusUm(c) > 0) {
                long[] count = new long[1];
                for (int k = 0; k < options.layers(); k++) {
                    visit(c, part, k, pixel -> count[0]++);
                }
                voxels.put(c.id(), count[0]);
            }
        }
        return voxels;
    }

    /** What is done with a pixel. */
    @FunctionalInterface
    private interface PixelAction {
        void at(int pixel);
    }

    private void visit(SimsColumn c, Part part, int layer, PixelAction action) {
        int n = SimsStackOptions.PIXELS;
        double p = options.pixelUm();
        double z = options.depthUm(layer);
        double r = part.radiusUm(c);
        if (r == 0 || !c.reaches(z)) {
            return;
        }
        double cx = c.centreXUm() + c.tiltX() * z;
        double cy = c.centreYUm() + c.tiltY() * z;
        int iFrom = Math.max(0, (int) Math.floor((cx - r) / p) - 1);
        int iTo = Math.min(n - 1, (int) Math.ceil((cx + r) / p) + 1);
        int jFrom = Math.max(0, (int) Math.floor((cy - r) / p) - 1);
        int jTo = Math.min(n - 1, (int) Math.ceil((cy + r) / p) + 1);
        for (int j = jFrom; j <= jTo; j++) {
            for (int i = iFrom; i <= iTo; i++) {
                if (c.distanceUm((i + 0.5) * p, (j + 0.5) * p, z) <= r) {
                    action.at(j * n + i);
                }
            }
        }
    }
}
