// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis.diagram;

/**
 * A rectangle of a diagram, in its units; y grows downwards.
 *
 * @param x left edge
 * @param y upper edge
 * @param width at least 0
 * @param height at least 0
 */
public record Box(double x, double y, double width, double height) {

    /** {@return the right edge} */
    public double right() {
        return x + width;
    }

    /** {@return the lower edge} */
    public double bottom() {
        return y + height;
    }

    /** {@return the middle from left to right} */
    public double centreX() {
        return x + width / 2;
    }

    /**
     * {@return whether a point lies inside or on the edge}
     *
     * @param px its x
     * @param py its y
     */
    public boolean contains(double px, double py) {
        return px >= x && px <= right() && py >= y && py <= bottom();
    }

    /**
     * {@return whether two rectangles share more than an edge}
     *
     * @param other another
     */
    public boolean overlaps(Box other) {
        double eps = 1e-9;
        return x < other.right() - eps && other.x < right() - eps && y < other.bottom() - eps && other.y < bottom() - eps;
    }

    /**
     * {@return the smallest rectangle around both}
     *
     * @param other another
     */
    public Box union(Box other) {
        double left = Math.min(x, other.x);
        double top = Math.min(y, other.y);
        return new Box(left, top, Math.max(right(), other.right()) - left, Math.max(bottom(), other.bottom()) - top);
    }
}
