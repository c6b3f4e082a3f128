// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.slice;

import java.util.Arrays;
import java.util.Set;
import org.interphase.core.figure.ColourMap;
import org.interphase.ui.volume.internal.column.LabelVolume;
import org.interphase.ui.volume.internal.column.Voxel;
import org.interphase.volume.VolumeGeometry;
import org.interphase.volume.render.Samples;

/** Slices as pixels: counts in the colours of a map, voxel by voxel as they were measured, with the outlines of objects. */
public final class SlicePainter {

    private SlicePainter() {}

    /**
     * The colours of outlines.
     *
     * @param rgb of objects
     * @param chosenRgb of those that are selected
     * @param chosen ids of those that are selected
     */
    public record Outlines(int rgb, int chosenRgb, Set<Integer> chosen) {}

    /**
     * {@return the counts of a voxel}
     *
     * @param samples the volume
     * @param at the voxel
     */
    public static double counts(Samples samples, Voxel at) {
        return samples.step() * (samples.data()[index(samples.geometry(), at)] & Samples.HIGHEST);
    }

    private static int index(VolumeGeometry g, Voxel v) {
        return (v.layer() * g.height() + v.y()) * g.width() + v.x();
    }

    /**
     * {@return the pixels of a slice, {@code [y·width + x]}, {@code 0xRRGGBB}}
     *
     * @param frame where it lies; as large as the pixels
     * @param samples the counts
     * @param highest counts of the last colour, above 0
     * @param at where the slice cuts
     * @param map the colours
     */
    public static int[] counts(SliceFrame frame, Samples samples, double highest, Voxel at, ColourMap map) {
        int[] colours = map.rgb();
        double scale = (colours.length - 1) * samples.step() / highest;
        short[] data = samples.data();
        VolumeGeometry g = samples.geometry();
        int[] across = across(frame);
        int[] out = new int[frame.width() * frame.height()];
        int before = -1;
        for (int j = 0; j < frame.height(); j++) {
            int down = frame.down(j + 0.5);
            int row = j * frame.width();
            if (down == before) {
                System.arraycopy(out, row - frame.width(), out, row, frame.width());
                continue;
            }
            before = down;
            for (int i = 0; i < frame.width(); i++) {
                int sample = data[at(g, frame.section(), at, across[i], down)] & Samples.HIGHEST;
                out[row + i] = colours[Math.min(colours.length - 1, (int) (sample * scale + 0.5))];
            }
        }
        return out;
    }

    private static int[] across(SliceFrame frame) {
        int[] across = new int[frame.width()];
        Arrays.setAll(across, i -> frame.across(i + 0.5));
        return across;
    }

    private static int at(VolumeGeometry g, Section section, Voxel at, int across, int down) {
        return switch (section) {
            case XY -> (at.layer() * g.height() + down) * g.width() + across;
            case XZ -> (down * g.height() + at.y()) * g.width() + across;
            case YZ -> (down * g.height() + across) * g.width() + at.x();
        };
    }

    /**
     * Draws the outlines of objects: the pixels within an object that have another one, or none, beside them.
     *
     * @param frame where the slice lies
     * @param labels which voxel belongs to which object
     * @param at where the slice cuts
     * @param outlines their colours
     * @param pixels of the slice, drawn into
     */
    public static void outlines(SliceFrame frame, LabelVolume labels, Voxel at, Outlines outlines, int[] pixels) {
        int width = frame.width();
        int[] across = across(frame);
        int[] above = new int[width];
        int[] row = ids(frame, labels, at, across, 0);
        for (int j = 0; j < frame.height(); j++) {
            int[] below = j + 1 < frame.height() ? ids(frame, labels, at, across, j + 1) : new int[width];
            for (int i = 0; i < width; i++) {
                int id = row[i];
                if (id == 0) {
                    continue;
                }
                boolean chosen = outlines.chosen.contains(id);
                boolean edge = above[i] != id
                        || below[i] != id
                        || i == 0
                        || row[i - 1] != id
                        || i == width - 1
                        || row[i + 1] != id;
                // a second pixel for what is selected, so that it is seen by more than its colour
                boolean wide = chosen && (i > 1 && row[i - 2] != id || i < width - 2 && row[i + 2] != id);
                if (edge || wide) {
                    pixels[j * width + i] = chosen ? outlines.chosenRgb : outlines.rgb;
                }
            }
            above = row;
            row = below;
        }
    }

    private static int[] ids(SliceFrame frame, LabelVolume labels, Voxel at, int[] across, int j) {
        int down = frame.down(j + 0.5);
        int[] ids = new int[across.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = labels.id(at(frame.geometry(), frame.section(), at, across[i], down));
        }
        return ids;
    }
}
