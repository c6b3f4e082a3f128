// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import java.util.Arrays;
import java.util.StringJoiner;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.operation.TextSyntaxException;

/**
 * A part of the raster, in µm in the frame of the first layer; the middle of pixel i lies at (i + 0.5) × pixel size, and a
 * pixel belongs to a region when its middle does. Where a layer's content is displaced, the region moves with it.
 *
 * <p>As text: {@code all}, {@code circle(x,y,r)}, {@code rect(x,y,w,h)}, {@code polygon(x,y,…)}, {@code mask(width,height,run,…)}.
 */
public sealed interface Region {

    /**
     * {@return the region's pixels in a layer as spans of rows: y, first x, behind the last x, and so on; clipped by the
     * raster}
     *
     * @param geometry the raster
     * @param shiftX displacement of the layer's content in x, in pixels
     * @param shiftY displacement in y
     * @throws IllegalArgumentException when the region is in µm and the size of a pixel is not known, or is a mask of another
     *     raster
     */
    int[] spans(StackGeometry geometry, double shiftX, double shiftY);

    /**
     * {@return the region of a text}
     *
     * @param text see {@link Region}
     * @throws TextSyntaxException when it is not like this, with its place
     */
    static Region parse(String text) {
        return RegionText.parse(text, 0, text.length());
    }

    /**
     * {@return how many pixels spans hold}
     *
     * @param spans from {@link #spans}
     */
    static int pixels(int[] spans) {
        int sum = 0;
        for (int i = 0; i < spans.length; i += 3) {
            sum += spans[i + 2] - spans[i + 1];
        }
        return sum;
    }

    /** The whole raster. It does not move with the content: drift changes what lies at its edges and nothing else. */
    record Whole() implements Region {
        @Override
        public int[] spans(StackGeometry geometry, double shiftX, double shiftY) {
            Spans all = new Spans(geometry);
            for (int y = 0; y < geometry.height(); y++) {
                all.add(y, 0, geometry.width());
            }
            return all.toArray();
        }

        @Override
        public String toString() {
            return "all";
        }
    }

    /**
     * A circle.
     *
     * @param xUm x of its centre in µm
     * @param yUm y of its centre in µm
     * @param radiusUm radius in µm, &gt; 0
     */
    record Circle(double xUm, double yUm, double radiusUm) implements Region {
        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException when one is not finite, or the radius not above 0
         */
        public Circle {
            Spans.requireFinite("circle", xUm, yUm, radiusUm);
            Spans.requireAbove("circle: radius", radiusUm);
        }

        @Override
        public int[] spans(StackGeometry geometry, double shiftX, double shiftY) {
            Spans spans = new Spans(geometry).inUm();
            double centre = xUm / geometry.pixelWidthUm() + shiftX - 0.5;
            for (int y = 0; y < geometry.height(); y++) {
                double dy = (y + 0.5 - shiftY) * geometry.pixelHeightUm() - yUm;
                double square = radiusUm * radiusUm - dy * dy;
                if (square >= 0) {
                    double half = Math.sqrt(square) / geometry.pixelWidthUm();
                    spans.add(y, Math.ceil(centre - half), Math.floor(centre + half) + 1);
                }
            }
            return spans.toArray();
        }

        @Override
        public String toString() {
            return RegionText.of("circle", xUm, yUm, radiusUm);
        }
    }

    /**
     * A rectangle. What lies on its left or lower edge (x, y) belongs to it, what lies on the others does not, so that
     * rectangles can lie side by side.
     *
     * @param xUm its smallest x in µm
     * @param yUm its smallest y in µm
     * @param widthUm width in µm, &gt; 0
     * @param heightUm height in µm, &gt; 0
     */
    record Rectangle(double xUm, double yUm, double widthUm, double heightUm) implements Region {
        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException when one is not finite, or a length not above 0
         */
        public Rectangle {
            Spans.requireFinite("rect", xUm, yUm, widthUm, heightUm);
            Spans.requireAbove("rect: width", widthUm);
            Spans.requireAbove("rect: height", heightUm);
        }

        @Override
        public int[] spans(StackGeometry geometry, double shiftX, double shiftY) {
            Spans spans = new Spans(geometry).inUm();
            double from = Math.ceil(xUm / geometry.pixelWidthUm() + shiftX - 0.5);
            double to = Math.ceil((xUm + widthUm) / geometry.pixelWidthUm() + shiftX - 0.5);
            double top = Math.ceil(yUm / geometry.pixelHeightUm() + shiftY - 0.5);
            double bottom = Math.ceil((yUm + heightUm) / geometry.pixelHeightUm() + shiftY - 0.5);
            for (int y = (int) Math.max(0, top); y < Math.min(geometry.height(), bottom); y++) {
                spans.add(y, from, to);
            }
            return spans.toArray();
        }

        @Override
        public String toString() {
            return RegionText.of("rect", xUm, yUm, widthUm, heightUm);
        }
    }

    /**
     * A polygon, also what a lasso encloses: the last corner is joined to the first one; where it overlaps itself, what an
     * even number of edges separates from the outside is outside.
     *
     * @param xyUm x, y, x, y … of its corners in µm, at least three
     */
    record Polygon(double[] xyUm) implements Region {
        /**
         * Copies and checks the corners.
         *
         * @throws IllegalArgumentException when there are fewer than three, half a corner, or a number that is not finite
         */
        public Polygon {
            xyUm = xyUm.clone();
            Spans.requireFinite("polygon", xyUm);
            if (xyUm.length < 6 || xyUm.length % 2 != 0) {
                throw new IllegalArgumentException(
                        "polygon: expected x and y of at least three corners, found " + xyUm.length + " numbers");
            }
        }

        /** {@return x, y, x, y … of the corners in µm, a copy} */
        @Override
        public double[] xyUm() {
            return xyUm.clone();
        }

        @Override
        public int[] spans(StackGeometry geometry, double shiftX, double shiftY) {
            Spans spans = new Spans(geometry).inUm();
            int corners = xyUm.length / 2;
            double[] crossings = new double[corners];
            for (int y = 0; y < geometry.height(); y++) {
                double at = (y + 0.5 - shiftY) * geometry.pixelHeightUm();
                int n = 0;
                for (int i = 0; i < corners; i++) {
                    int j = (i + 1) % corners;
                    double y0 = xyUm[2 * i + 1];
                    double y1 = xyUm[2 * j + 1];
                    if (y0 <= at != y1 <= at) {
                        double x = xyUm[2 * i] + (at - y0) / (y1 - y0) * (xyUm[2 * j] - xyUm[2 * i]);
                        crossings[n++] = x / geometry.pixelWidthUm() + shiftX - 0.5;
                    }
                }
                Arrays.sort(crossings, 0, n);
                for (int i = 0; i + 1 < n; i += 2) {
                    spans.add(y, Math.ceil(crossings[i]), Math.ceil(crossings[i + 1]));
                }
            }
            return spans.toArray();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Polygon p && Arrays.equals(xyUm, p.xyUm);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(xyUm);
        }

        @Override
        public String toString() {
            return RegionText.of("polygon", xyUm);
        }
    }

    /**
     * Pixels of one raster, as a threshold or a watershed finds them; moved by whole pixels.
     *
     * @param width pixels in x of the raster
     * @param height pixels in y of the raster
     * @param runs lengths of the runs of pixels in rows from the first pixel on: outside, inside, outside …; the first may be 0
     */
    record PixelMask(int width, int height, int[] runs) implements Region {
        /**
         * Copies and checks the runs.
         *
         * @throws IllegalArgumentException when one is below 0, or they do not make up the raster
         */
        public PixelMask {
            runs = runs.clone();
            long sum = 0;
            for (int run : runs) {
                if (run < 0) {
                    throw new IllegalArgumentException("mask: expected runs of at least 0, found " + run);
                }
                sum += run;
            }
            if (width < 1 || height < 1 || sum != (long) width * height) {
                throw new IllegalArgumentException(
                        "mask: expected runs over " + width + " × " + height + " pixels, found " + sum);
            }
        }

        /**
         * {@return the mask of some pixels}
         *
         * @param width pixels in x of the raster
         * @param height pixels in y of the raster
         * @param inside {@code [y·width + x]}
         */
        public static PixelMask of(int width, int height, boolean[] inside) {
            int[] runs = new int[16];
            int n = 0;
            boolean state = false;
            int length = 0;
            for (boolean b : inside) {
                if (b != state) {
                    runs = n == runs.length ? Arrays.copyOf(runs, 2 * n) : runs;
                    runs[n++] = length;
                    length = 0;
                    state = b;
                }
                length++;
            }
            runs = Arrays.copyOf(runs, n + 1);
            runs[n] = length;
            return new PixelMask(width, height, runs);
        }

        /** {@return the runs, a copy} */
        @Override
        public int[] runs() {
            return runs.clone();
        }

        @Override
        public int[] spans(StackGeometry geometry, double shiftX, double shiftY) {
            if (geometry.width() != width || geometry.height() != height) {
                throw new IllegalArgumentException("mask: expected a raster of " + width + " × " + height + " pixels, found "
                        + geometry.width() + " × " + geometry.height());
            }
            int dx = (int) Math.rint(shiftX);
            int dy = (int) Math.rint(shiftY);
            Spans spans = new Spans(geometry);
            int at = 0;
            for (int i = 0; i < runs.length; i++) {
                int end = at + runs[i];
                for (int from = at; i % 2 == 1 && from < end; ) {
                    int y = from / width;
                    int to = Math.min(end, (y + 1) * width);
                    spans.add(y + dy, from - y * width + dx, to - y * width + dx);
                    from = to;
                }
                at = end;
            }
            return spans.toArray();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof PixelMask m && width == m.width && height == m.height && Arrays.equals(runs, m.runs);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(runs);
        }

        @Override
        public String toString() {
            StringJoiner text = new StringJoiner(",", "mask(", ")");
            text.add(Integer.toString(width)).add(Integer.toString(height));
            for (int run : runs) {
                text.add(Integer.toString(run));
            }
            return text.toString();
        }
    }
}
