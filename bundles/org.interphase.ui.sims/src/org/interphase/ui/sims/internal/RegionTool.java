// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

/** What the mouse does with regions. */
enum RegionTool {
    /** Chooses, moves and changes what is there. */
    SELECT("Select", "Chooses a region, moves it, drags its handles"),
    /** Draws a rectangle. */
    RECTANGLE("Rectangle", "Drag from corner to corner"),
    /** Draws a circle. */
    CIRCLE("Circle", "Drag from the centre outwards"),
    /** Draws a polygon. */
    POLYGON("Polygon", "Click the corners; a double click, Enter or a click on the first ends it"),
    /** Draws a line freely. */
    LASSO("Lasso", "Drag around what is to be inside");

    private final String label;
    private final String help;

    RegionTool(String label, String help) {
        this.label = label;
        this.help = help;
    }

    String label() {
        return label;
    }

    String help() {
        return help;
    }
}
