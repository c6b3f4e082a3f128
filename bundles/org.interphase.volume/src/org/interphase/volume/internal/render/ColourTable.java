// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal.render;

import java.util.List;
import org.interphase.volume.render.TransferFunction;
import org.interphase.volume.render.TransferFunction.Stop;

/**
 * A transfer function for the samples of a raster: for 2048 to 4096 steps up to its last stop, or the highest sample if that is
 * less, the colour times its opacity and what is let through.
 */
final class ColourTable {

    /** Numbers of an entry: red, green, blue times opacity, 0 to 1, and 1 − opacity. */
    static final int ENTRY = 4;

    private static final int MOST_ENTRIES = 4096;

    /** By how much an interpolated value is shifted down to be an entry's number. */
    final int shift;
    /** The last entry, for all values from there on. */
    final int last;
    /** {@code [entry][red, green, blue, let through]} of a path of a hundredth of the longest edge. */
    private final float[] unit;
    /** How many entries up to and without each are not transparent. */
    private final int[] visible;

    ColourTable(TransferFunction transfer, Raster raster) {
        List<Stop> stops = transfer.stops();
        double end = stops.getLast().counts() / raster.step;
        // Behind the highest sample there is nothing.
        long top = (long) Math.scalb(Math.clamp(end, Math.scalb(1, -16), raster.highest + 1.0), Ray.VALUE_BITS);
        int bits = 0;
        while (top >>> bits >= MOST_ENTRIES) {
            bits++;
        }
        shift = bits;
        last = (int) (top >>> bits) + 1;
        unit = new float[(last + 1) * ENTRY];
        visible = new int[last + 2];
        int s = 0;
        for (int i = 0; i <= last; i++) {
            double counts = Math.scalb((double) ((long) i << shift), -Ray.VALUE_BITS) * raster.step;
            while (s < stops.size() && stops.get(s).counts() <= counts) {
                s++;
            }
            Stop low = stops.get(Math.max(0, s - 1));
            Stop high = stops.get(Math.min(stops.size() - 1, s));
            double share = low == high ? 0 : (counts - low.counts()) / (high.counts() - low.counts());
            // Before the first stop there is only the first.
            share = s == 0 ? 0 : Math.clamp(share, 0, 1);
            double opacity = low.opacity() + (high.opacity() - low.opacity()) * share;
            for (int c = 0; c < 3; c++) {
                int down = 16 - 8 * c;
                double a = low.rgb() >> down & 0xFF;
                double b = high.rgb() >> down & 0xFF;
                unit[i * ENTRY + c] = (float) ((a + (b - a) * share) / 255 * opacity);
            }
            unit[i * ENTRY + 3] = (float) (1 - opacity);
            visible[i + 1] = visible[i] + (opacity > 0 ? 1 : 0);
        }
    }

    /** The entries as they are: of a path of a hundredth of the longest edge. */
    float[] unit() {
        return unit;
    }

    /**
     * The entries of another path: 1 − (1 − opacity)^length.
     *
     * @param length in hundredths of the longest edge
     */
    float[] of(double length) {
        float[] table = new float[unit.length];
        for (int i = 0; i < table.length; i += ENTRY) {
            double opacity = 1.0 - unit[i + 3];
            if (opacity > 0) {
                double through = Math.pow(unit[i + 3], length);
                float scale = (float) ((1 - through) / opacity);
                table[i] = unit[i] * scale;
                table[i + 1] = unit[i + 1] * scale;
                table[i + 2] = unit[i + 2] * scale;
                table[i + 3] = (float) through;
            } else {
                table[i + 3] = 1;
            }
        }
        return table;
    }

    /** The entry of an interpolated value. */
    int entry(long value) {
        return (int) Math.min(last, value >>> shift);
    }

    /** Whether samples from one to another, and all between them, are transparent. */
    boolean transparent(int from, int to) {
        return visible[entry((long) to << Ray.VALUE_BITS) + 1] == visible[entry((long) from << Ray.VALUE_BITS)];
    }
}
