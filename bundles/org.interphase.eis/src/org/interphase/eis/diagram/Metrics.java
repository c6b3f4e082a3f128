// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis.diagram;

/**
 * The sizes of a diagram, all in one unit: pixels of the screen at 100 %, or of an SVG.
 *
 * @param symbolWidth width of an element's symbol
 * @param symbolHeight its height
 * @param wire least length of wire before and behind a part
 * @param above room above a symbol, for the name
 * @param below room below it, for the values; 0 for none
 * @param branchGap between the branches of a parallel connection
 * @param margin around everything
 */
public record Metrics(
        double symbolWidth, double symbolHeight, double wire, double above, double below, double branchGap, double margin) {

    /**
     * {@return sizes that go with a font}
     *
     * @param lineHeight height of a line of text, &gt; 0
     * @param values whether there is a line of values below each symbol
     * @throws IllegalArgumentException when the line has no height
     */
    public static Metrics of(double lineHeight, boolean values) {
        if (!(lineHeight > 0)) {
            throw new IllegalArgumentException("expected a height above 0, found " + lineHeight);
        }
        double u = lineHeight / 14;
        return new Metrics(34 * u, 14 * u, 9 * u, lineHeight, values ? lineHeight : 0, 4 * u, 5 * u);
    }
}
