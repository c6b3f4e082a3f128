// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.internal;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which axis of a data set of three or four is which; -1 where there is none.
 *
 * @param channel the species
 * @param layer the layer
 * @param y the row
 * @param x the column
 */
record StackAxes(int channel, int layer, int y, int x) {

    private static final Set<String> CHANNEL = Set.of(
            "channel", "channels", "channel_name", "species", "mass", "masses", "mass_to_charge", "mz", "m_z", "ion", "ions",
            "element", "elements", "c");
    private static final Set<String> LAYER = Set.of(
            "layer", "layers", "z", "depth", "depths", "frame", "frames", "plane", "planes", "cycle", "cycles", "slice",
            "slices", "scan", "scans", "time", "t");
    private static final Set<String> Y = Set.of("y", "row", "rows", "height");
    private static final Set<String> X = Set.of("x", "column", "columns", "col", "width");

    /**
     * {@return the axes by their names; where these do not say it, {@code [channel][layer][y][x]} or {@code [layer][y][x]}}
     *
     * @param names of the axes, empty where one has none
     */
    static StackAxes of(List<String> names) {
        StackAxes named = new StackAxes(find(names, CHANNEL), find(names, LAYER), find(names, Y), find(names, X));
        boolean complete = named.y >= 0
                && named.x >= 0
                && (names.size() == 4
                        ? named.channel >= 0 && named.layer >= 0
                        : named.channel >= 0 != named.layer >= 0);
        if (complete) {
            return named;
        }
        return names.size() == 4 ? new StackAxes(0, 1, 2, 3) : new StackAxes(-1, 0, 1, 2);
    }

    /** The only axis of such a name, -1 where there is none or several. */
    private static int find(List<String> names, Set<String> known) {
        int found = -1;
        for (int i = 0; i < names.size(); i++) {
            if (known.contains(names.get(i).toLowerCase(Locale.ROOT))) {
                if (found >= 0) {
                    return -1;
                }
                found = i;
            }
        }
        return found;
    }

    /** {@return the length of an axis, 1 where there is none} */
    static int length(int[] shape, int axis) {
        return axis < 0 ? 1 : shape[axis];
    }
}
