// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.figure;

import java.util.Objects;

/**
 * Numbers drawn in one way: points, a line, points with error bars, or a band between two lines. Immutable; what adds to
 * it gives another one that shares the values.
 */
public final class Series {

    /** How points are drawn. */
    public enum Mark {
        /** A symbol at each point. */
        POINTS,
        /** A line from point to point. */
        LINE,
        /** Both. */
        LINE_AND_POINTS,
        /** The area between two lines; see {@link Series#band}. */
        BAND
    }

    /** The symbol at a point: with the colour, so that what is printed in grey can still be told apart. */
    public enum Shape {
        /** A filled circle. */
        DISC,
        /** A filled square. */
        SQUARE(-0.9, -0.9, 0.9, -0.9, 0.9, 0.9, -0.9, 0.9),
        /** A circle that is not filled. */
        RING,
        /** A filled square on its corner. */
        DIAMOND(0, -1.3, 1.3, 0, 0, 1.3, -1.3, 0),
        /** A filled triangle, pointing up. */
        TRIANGLE_UP(0, -1.3, 1.2, 0.8, -1.2, 0.8),
        /** A filled triangle, pointing down. */
        TRIANGLE_DOWN(0, 1.3, -1.2, -0.8, 1.2, -0.8),
        /** A filled triangle, pointing to the right. */
        TRIANGLE_RIGHT(1.3, 0, -0.8, 1.2, -0.8, -1.2),
        /** A filled triangle, pointing to the left. */
        TRIANGLE_LEFT(-1.3, 0, 0.8, -1.2, 0.8, 1.2),
        /** A plus sign. */
        PLUS;

        private final double[] corners;

        Shape(double... corners) {
            this.corners = corners;
        }

        /** {@return the corners x, y, x, y … in radii of a marker, y downwards; none where it has no straight edges} */
        public double[] corners() {
            return corners.clone();
        }
    }

    /**
     * What a series is; one colour and symbol for the same thing in every view. The colours are Okabe and Ito's set, safe
     * for colour blindness.
     */
    public enum Role {
        /** Measured. */
        DATA("#0072B2", Shape.DISC),
        /** Measured, the second quantity of the same figure. */
        DATA_2("#009E73", Shape.SQUARE),
        /** Computed from a fit. */
        FIT("#D55E00", Shape.DISC),
        /** Computed from a fit, the second quantity of the same figure. */
        FIT_2("#E69F00", Shape.SQUARE),
        /** Left out of the fit. */
        MASKED("#999999", Shape.RING),
        /** A line to compare with, such as zero. */
        REFERENCE("#666666", Shape.DISC),
        /** What was judged and is good: it bore, it converged, it is kept. */
        PASSED("#0072B2", Shape.DISC),
        /** What was judged and is bad: it broke, it is refused. */
        FAILED("#D55E00", Shape.TRIANGLE_DOWN),
        /** What was judged and cannot be told. */
        UNDECIDED("#767676", Shape.RING),
        /** Other data to compare with, the first. */
        OVERLAY_1("#CC79A7", Shape.DIAMOND),
        /** Other data to compare with, the second. */
        OVERLAY_2("#56B4E9", Shape.TRIANGLE_UP),
        /** Other data to compare with, the third. */
        OVERLAY_3("#009E73", Shape.TRIANGLE_DOWN),
        /** Other data to compare with, the fourth. */
        OVERLAY_4("#E69F00", Shape.TRIANGLE_RIGHT),
        /** Other data to compare with, the fifth. */
        OVERLAY_5("#000000", Shape.TRIANGLE_LEFT),
        /** Other data to compare with, the sixth; the set's yellow, darker, since that is not seen on paper. */
        OVERLAY_6("#9A9100", Shape.PLUS);

        private static final int OVERLAYS = 6;

        private final String colour;
        private final Shape shape;

        Role(String colour, Shape shape) {
            this.colour = colour;
            this.shape = shape;
        }

        /** {@return its colour on white paper as {@code #RRGGBB}} */
        public String colour() {
            return colour;
        }

        /** {@return its symbol} */
        public Shape shape() {
            return shape;
        }

        /** {@return whether it is what the figure is about: measured or judged, and not left out} */
        public boolean isData() {
            return this == DATA || this == DATA_2 || this == PASSED || this == FAILED || this == UNDECIDED;
        }

        /** {@return the radius of its symbol in pixels: what is judged are few points that each count} */
        public double radius() {
            return this == PASSED || this == FAILED || this == UNDECIDED ? 4 : 2.5;
        }

        /** {@return whether it is one of the overlays} */
        public boolean isOverlay() {
            return ordinal() >= OVERLAY_1.ordinal();
        }

        /**
         * {@return the role of other data to compare with; from the seventh on they begin again}
         *
         * @param index counted from 0
         * @throws IllegalArgumentException when it is below 0
         */
        public static Role overlay(int index) {
            if (index < 0) {
                throw new IllegalArgumentException("overlay: expected an index from 0, found " + index);
            }
            return values()[OVERLAY_1.ordinal() + index % OVERLAYS];
        }
    }

    private final String name;
    private final double[] x;
    private final double[] y;
    private final Mark mark;
    private final Role role;
    private final boolean right;
    private final double[] minus;
    private final double[] plus;
    private final double[] upper;
    private final int[] indices;
    private final boolean aside;

    /**
     * Copies the values.
     *
     * @param name its name in the legend; empty for none
     * @param x horizontal values; a pair with a value that is not finite is left out (a line is broken there)
     * @param y vertical values, as many
     * @param mark how they are drawn
     * @param role what they are
     * @param right whether they belong to the second vertical axis
     * @throws IllegalArgumentException when there are not as many x as y, or the mark is {@link Mark#BAND}, which
     *     {@link #band} makes
     */
    public Series(String name, double[] x, double[] y, Mark mark, Role role, boolean right) {
        this(name, x.clone(), y.clone(), mark, role, right, null, null, null, null, false);
        if (mark == Mark.BAND) {
            throw new IllegalArgumentException("series '" + name + "': a band needs a lower and an upper end");
        }
    }

    private Series(
            String name,
            double[] x,
            double[] y,
            Mark mark,
            Role role,
            boolean right,
            double[] minus,
            double[] plus,
            double[] upper,
            int[] indices,
            boolean aside) {
        this.name = Objects.requireNonNull(name);
        this.x = x;
        this.y = y;
        this.mark = Objects.requireNonNull(mark);
        this.role = Objects.requireNonNull(role);
        this.right = right;
        this.minus = minus;
        this.plus = plus;
        this.upper = upper;
        this.indices = indices;
        this.aside = aside;
        asMany("y", y.length);
    }

    /**
     * {@return a series on the first vertical axis}
     *
     * @param name its name
     * @param x horizontal values
     * @param y vertical values, as many
     * @param mark how they are drawn
     * @param role what they are
     */
    public static Series of(String name, double[] x, double[] y, Mark mark, Role role) {
        return new Series(name, x, y, mark, role, false);
    }

    /**
     * {@return the area between two lines, on the first vertical axis}
     *
     * @param name its name; empty where it belongs to a line that has one
     * @param x horizontal values, in rising or falling order
     * @param lower vertical values of its one end, as many; where one is not finite, the band has a gap
     * @param upper vertical values of its other end, as many
     * @param role what it is
     */
    public static Series band(String name, double[] x, double[] lower, double[] upper, Role role) {
        Series band = new Series(
                name, x.clone(), lower.clone(), Mark.BAND, role, false, null, null, upper.clone(), null, false);
        band.asMany("upper ends", upper.length);
        return band;
    }

    /**
     * {@return the same points with error bars}
     *
     * @param down how far each bar reaches below its point, ≥ 0; NaN for not at all
     * @param up how far it reaches above, likewise
     * @throws IllegalArgumentException when there are not as many as points, one is negative or infinite, or this is a band
     */
    public Series withErrors(double[] down, double[] up) {
        if (mark == Mark.BAND) {
            throw new IllegalArgumentException("series '" + name + "': a band has no error bars");
        }
        asMany("errors below", down.length);
        asMany("errors above", up.length);
        for (int i = 0; i < x.length; i++) {
            length(down[i]);
            length(up[i]);
        }
        return new Series(name, x, y, mark, role, right, down.clone(), up.clone(), null, indices, aside);
    }

    private void length(double error) {
        if (error < 0 || Double.isInfinite(error)) {
            throw new IllegalArgumentException("series '" + name + "': expected an error ≥ 0, found " + error);
        }
    }

    /**
     * {@return the same points, with what each is in the data that they are taken from} Without it the first point is
     * point 0 of the data, the next one point 1. Figures that show the used and the masked points of one measurement as
     * two series say so with this, and a click on a point of either means the same point everywhere.
     *
     * @param ofData one index for each point, counted from 0
     * @throws IllegalArgumentException when there are not as many as points, or one is below 0
     */
    public Series withIndices(int[] ofData) {
        asMany("indices", ofData.length);
        for (int i : ofData) {
            if (i < 0) {
                throw new IllegalArgumentException("series '" + name + "': expected an index from 0, found " + i);
            }
        }
        return new Series(name, x, y, mark, role, right, minus, plus, upper, ofData.clone(), aside);
    }

    /** {@return the same on the second vertical axis} */
    public Series onRightAxis() {
        return new Series(name, x, y, mark, role, true, minus, plus, upper, indices, aside);
    }

    /**
     * {@return the same, for which no room is made on the vertical axis: a vertical axis that shows everything is as long
     * as the other series need, and what lies beyond is seen when it is moved} For points so far out that beside them
     * nothing else could be told apart.
     */
    public Series aside() {
        return new Series(name, x, y, mark, role, right, minus, plus, upper, indices, true);
    }

    private void asMany(String what, int found) {
        if (found != x.length) {
            throw new IllegalArgumentException(
                    "series '" + name + "': expected as many " + what + " as x, found " + found + " and " + x.length);
        }
    }

    /** {@return its name in the legend; empty for none} */
    public String name() {
        return name;
    }

    /** {@return how it is drawn} */
    public Mark mark() {
        return mark;
    }

    /** {@return what it is} */
    public Role role() {
        return role;
    }

    /**
     * {@return whether its line is dashed: a reference, and other data on the second vertical axis, where the colours of those
     * on the first one come again}
     */
    public boolean dashed() {
        return role == Role.REFERENCE || role.isOverlay() && right;
    }

    /** {@return whether it belongs to the second vertical axis} */
    public boolean right() {
        return right;
    }

    /** {@return how many points it has} */
    public int points() {
        return x.length;
    }

    /** {@return a copy of the horizontal values} */
    public double[] x() {
        return x.clone();
    }

    /** {@return a copy of the vertical values; of a band, of its first end} */
    public double[] y() {
        return y.clone();
    }

    /**
     * {@return the horizontal value of a point}
     *
     * @param point counted from 0
     */
    public double x(int point) {
        return x[point];
    }

    /**
     * {@return the vertical value of a point; of a band, of its first end}
     *
     * @param point counted from 0
     */
    public double y(int point) {
        return y[point];
    }

    /** {@return whether it has error bars} */
    public boolean hasErrors() {
        return minus != null;
    }

    /**
     * {@return how far the error bar reaches below a point; NaN for not at all}
     *
     * @param point counted from 0
     */
    public double errorBelow(int point) {
        return minus == null ? Double.NaN : minus[point];
    }

    /**
     * {@return how far the error bar reaches above a point; NaN for not at all}
     *
     * @param point counted from 0
     */
    public double errorAbove(int point) {
        return plus == null ? Double.NaN : plus[point];
    }

    /**
     * {@return the other end of a band at a point; NaN where this is no band}
     *
     * @param point counted from 0
     */
    public double upper(int point) {
        return upper == null ? Double.NaN : upper[point];
    }

    /**
     * {@return the lowest value that is drawn at a point: the end of its error bar, or of the band}
     *
     * @param point counted from 0
     */
    public double lowest(int point) {
        if (upper != null) {
            return Math.min(y[point], upper[point]);
        }
        return minus == null || Double.isNaN(minus[point]) ? y[point] : y[point] - minus[point];
    }

    /**
     * {@return the highest value that is drawn at a point: the end of its error bar, or of the band}
     *
     * @param point counted from 0
     */
    public double highest(int point) {
        if (upper != null) {
            return Math.max(y[point], upper[point]);
        }
        return plus == null || Double.isNaN(plus[point]) ? y[point] : y[point] + plus[point];
    }

    /** {@return whether no room is made for it on the vertical axis} */
    public boolean isAside() {
        return aside;
    }

    /** {@return whether it says what its points are in the data} */
    public boolean hasIndices() {
        return indices != null;
    }

    /**
     * {@return what a point is in the data}
     *
     * @param point counted from 0
     */
    public int index(int point) {
        return indices == null ? point : indices[point];
    }

    @Override
    public String toString() {
        return "Series[" + name + ", " + role + ", " + mark + ", " + x.length + " points]";
    }
}
