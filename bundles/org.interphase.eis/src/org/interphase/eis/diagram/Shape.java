// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis.diagram;

import java.util.List;

/** A piece of a drawing; coordinates in the diagram's unit. */
public sealed interface Shape {

    /** What a piece is, and so how it is coloured. */
    enum Ink {
        /** A wire or a node. */
        WIRE,
        /** An element's symbol. */
        SYMBOL,
        /** An element's name. */
        NAME,
        /** An element's values. */
        VALUE,
        /** Symbol or values of an element that is to catch the eye. */
        NOTABLE
    }

    /** {@return what it is} */
    Ink ink();

    /**
     * A line through points.
     *
     * @param ink what it is
     * @param x the points' x
     * @param y the points' y, as many
     * @param thick whether it is drawn thicker than a wire
     */
    record Line(Ink ink, List<Double> x, List<Double> y, boolean thick) implements Shape {
        /**
         * Copies the points.
         *
         * @throws IllegalArgumentException when there are fewer than two or not as many x as y
         */
        public Line {
            x = List.copyOf(x);
            y = List.copyOf(y);
            if (x.size() < 2 || x.size() != y.size()) {
                throw new IllegalArgumentException("expected two points or more, found " + x + ", " + y);
            }
        }
    }

    /**
     * A filled circle.
     *
     * @param ink what it is
     * @param x its centre
     * @param y its centre
     * @param radius its radius
     */
    record Dot(Ink ink, double x, double y, double radius) implements Shape {}

    /**
     * A line of text, centred.
     *
     * @param ink what it is
     * @param text what it says
     * @param x its middle
     * @param y its middle
     * @param small whether it is a little smaller than the rest
     */
    record Text(Ink ink, String text, double x, double y, boolean small) implements Shape {}

    /**
     * A name and values on one line, centred together.
     *
     * @param ink what the values are; the name is a name
     * @param name first
     * @param values behind it, a little smaller
     * @param x the middle of the line
     * @param y the middle of the line
     */
    record Label(Ink ink, String name, String values, double x, double y) implements Shape {}
}
