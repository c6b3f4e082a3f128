// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Plots with the same quantity on their horizontal axes, such as voltage and current against time: where the cursor is in
 * one of them, a vertical line stands in all. On demand they show the same part of the axis, so that zooming or panning
 * one zooms or pans all.
 */
public final class CursorLink {

    private final List<Plot> plots = new ArrayList<>();
    private final boolean sharesRange;
    private boolean following;

    /**
     * Creates a link without plots.
     *
     * @param sharesRange whether all show the same part of the horizontal axis
     */
    public CursorLink(boolean sharesRange) {
        this.sharesRange = sharesRange;
    }

    /**
     * Joins a plot to the others, until it is disposed of. Where ranges are shared, it takes that of the first.
     *
     * @param plot a plot of the same display, with the unit of the others on its horizontal axis
     */
    public void add(Plot plot) {
        if (sharesRange && !plots.isEmpty()) {
            double[] range = plots.get(0).horizontalRange();
            plot.showHorizontalRange(range[0], range[1]);
        }
        plots.add(plot);
        plot.addDisposeListener(e -> plots.remove(plot));
        plot.onCursor(cursor -> {
            OptionalDouble at = cursor.map(c -> OptionalDouble.of(c.x())).orElse(OptionalDouble.empty());
            plots.forEach(p -> p.showLine(at));
        });
        if (sharesRange) {
            plot.onRange(range -> follow(plot, range));
        }
    }

    /** What follows must not lead in turn. */
    private void follow(Plot leader, double[] range) {
        if (following) {
            return;
        }
        following = true;
        try {
            for (Plot p : plots) {
                if (p != leader) {
                    p.showHorizontalRange(range[0], range[1]);
                }
            }
        } finally {
            following = false;
        }
    }
}
