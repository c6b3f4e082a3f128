// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interphase.core.data.StackGeometry;
import org.interphase.sims.Region;

/**
 * Shapes of regions in pixels of the raster, in which they are drawn and dragged. Where the size of a pixel is not known,
 * what is drawn becomes a mask of pixels, since shapes are in µm.
 */
final class RegionShapes {

    /** Points of a lasso closer together than this, in pixels, are one. */
    private static final double LASSO_STEP = 0.75;

    private static final int ROUND = 72;

    /** So many outlines of masks are kept: they are drawn in each image of each layer. */
    private static final int MOST_OUTLINES = 128;

    private final StackGeometry geometry;
    private final Map<Region.PixelMask, List<double[]>> maskOutlines = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Region.PixelMask, List<double[]>> eldest) {
            return size() > MOST_OUTLINES;
        }
    };

    RegionShapes(StackGeometry geometry) {
        this.geometry = geometry;
    }

    /** {@return the raster} */
    StackGeometry geometry() {
        return geometry;
    }

    /** {@return whether shapes can be in µm} */
    boolean inUm() {
        return geometry.pixelWidthUm() > 0 && geometry.pixelHeightUm() > 0;
    }

    private double sx() {
        return inUm() ? geometry.pixelWidthUm() : 1;
    }

    private double sy() {
        return inUm() ? geometry.pixelHeightUm() : 1;
    }

    /** {@return a rectangle between two places; empty where it is smaller than half a pixel} */
    Optional<Region> rectangle(double x0, double y0, double x1, double y1) {
        double width = Math.abs(x1 - x0);
        double height = Math.abs(y1 - y0);
        return width < 0.5 || height < 0.5
                ? Optional.empty()
                : kept(new Region.Rectangle(
                        round(Math.min(x0, x1) * sx()),
                        round(Math.min(y0, y1) * sy()),
                        round(width * sx()),
                        round(height * sy())));
    }

    /** {@return a circle around a place through another one; empty where it is smaller than half a pixel} */
    Optional<Region> circle(double x, double y, double atX, double atY) {
        double radius = Math.hypot((atX - x) * sx(), (atY - y) * sy());
        return radius < 0.5 * Math.min(sx(), sy())
                ? Optional.empty()
                : kept(new Region.Circle(round(x * sx()), round(y * sy()), round(radius)));
    }

    /** {@return a polygon with these corners, x, y, x, y …; empty where there are less than three} */
    Optional<Region> polygon(List<double[]> corners) {
        if (corners.size() < 3) {
            return Optional.empty();
        }
        double[] um = new double[2 * corners.size()];
        for (int i = 0; i < corners.size(); i++) {
            um[2 * i] = round(corners.get(i)[0] * sx());
            um[2 * i + 1] = round(corners.get(i)[1] * sy());
        }
        return kept(new Region.Polygon(um));
    }

    /** {@return whether a point of a lasso is far enough from the one before} */
    static boolean isFurther(double[] before, double x, double y) {
        return Math.hypot(x - before[0], y - before[1]) >= LASSO_STEP;
    }

    /** {@return a shape, in µm or as a mask; empty where it has no pixel} */
    private Optional<Region> kept(Region shape) {
        StackGeometry unit = inUm()
                ? geometry
                : new StackGeometry(geometry.layers(), geometry.height(), geometry.width(), 1, 1);
        int[] spans = shape.spans(unit, 0, 0);
        if (spans.length == 0) {
            return Optional.empty();
        }
        if (inUm()) {
            return Optional.of(shape);
        }
        return Optional.of(mask(spans));
    }

    private Region mask(int[] spans) {
        boolean[] inside = new boolean[geometry.pixels()];
        for (int i = 0; i < spans.length; i += 3) {
            int row = spans[i] * geometry.width();
            Arrays.fill(inside, row + spans[i + 1], row + spans[i + 2], true);
        }
        return Region.PixelMask.of(geometry.width(), geometry.height(), inside);
    }

    /** To about a hundredth of a pixel, finer than anybody can draw, with no more digits than that takes. */
    private double round(double um) {
        int digits = (int) Math.ceil(-Math.log10(Math.min(sx(), sy()) / 100));
        return BigDecimal.valueOf(um).setScale(digits, RoundingMode.HALF_EVEN).doubleValue();
    }

    /** {@return a shape moved by so many pixels; empty where it would have no pixel} */
    Optional<Region> moved(Region shape, double dx, double dy) {
        double ux = dx * sx();
        double uy = dy * sy();
        return switch (shape) {
            case Region.Circle c -> kept(new Region.Circle(round(c.xUm() + ux), round(c.yUm() + uy), c.radiusUm()));
            case Region.Rectangle r -> kept(
                    new Region.Rectangle(round(r.xUm() + ux), round(r.yUm() + uy), r.widthUm(), r.heightUm()));
            case Region.Polygon p -> {
                double[] xy = p.xyUm();
                for (int i = 0; i < xy.length; i += 2) {
                    xy[i] = round(xy[i] + ux);
                    xy[i + 1] = round(xy[i + 1] + uy);
                }
                yield kept(new Region.Polygon(xy));
            }
            case Region.PixelMask m -> Optional.of(m.spans(geometry, dx, dy))
                    .filter(spans -> spans.length > 0)
                    .map(this::mask);
            case Region.Whole w -> Optional.of(w);
        };
    }

    /** {@return the places by which a shape is dragged into another form, in pixels} */
    List<double[]> handles(Region shape) {
        return switch (shape) {
            case Region.Circle c -> List.of(
                    new double[] {(c.xUm() + c.radiusUm()) / sx(), c.yUm() / sy()},
                    new double[] {c.xUm() / sx(), (c.yUm() + c.radiusUm()) / sy()},
                    new double[] {(c.xUm() - c.radiusUm()) / sx(), c.yUm() / sy()},
                    new double[] {c.xUm() / sx(), (c.yUm() - c.radiusUm()) / sy()});
            case Region.Rectangle r -> corners(r);
            case Region.Polygon p -> pairs(p.xyUm());
            case Region.PixelMask m -> List.of();
            case Region.Whole w -> List.of();
        };
    }

    private List<double[]> corners(Region.Rectangle r) {
        double x0 = r.xUm() / sx();
        double y0 = r.yUm() / sy();
        double x1 = (r.xUm() + r.widthUm()) / sx();
        double y1 = (r.yUm() + r.heightUm()) / sy();
        return List.of(new double[] {x0, y0}, new double[] {x1, y0}, new double[] {x1, y1}, new double[] {x0, y1});
    }

    private List<double[]> pairs(double[] um) {
        List<double[]> all = new ArrayList<>();
        for (int i = 0; i < um.length; i += 2) {
            all.add(new double[] {um[i] / sx(), um[i + 1] / sy()});
        }
        return all;
    }

    /** {@return a shape with one of its handles at another place; empty where it would be too small} */
    Optional<Region> dragged(Region shape, int handle, double x, double y) {
        return switch (shape) {
            case Region.Circle c -> circle(c.xUm() / sx(), c.yUm() / sy(), x, y);
            case Region.Rectangle r -> {
                double[] opposite = corners(r).get((handle + 2) % 4);
                yield rectangle(opposite[0], opposite[1], x, y);
            }
            case Region.Polygon p -> {
                List<double[]> corners = new ArrayList<>(pairs(p.xyUm()));
                corners.set(handle, new double[] {x, y});
                yield polygon(corners);
            }
            case Region.PixelMask m -> Optional.of(m);
            case Region.Whole w -> Optional.of(w);
        };
    }

    /** {@return the closed outlines of a shape, each x, y, x, y … in pixels} */
    List<double[]> outlines(Region shape) {
        return switch (shape) {
            case Region.Circle c -> {
                double[] xy = new double[2 * ROUND];
                for (int i = 0; i < ROUND; i++) {
                    double angle = 2 * Math.PI * i / ROUND;
                    xy[2 * i] = (c.xUm() + c.radiusUm() * Math.cos(angle)) / sx();
                    xy[2 * i + 1] = (c.yUm() + c.radiusUm() * Math.sin(angle)) / sy();
                }
                yield List.of(xy);
            }
            case Region.Rectangle r -> List.of(flat(corners(r)));
            case Region.Polygon p -> List.of(flat(pairs(p.xyUm())));
            case Region.PixelMask m -> m.width() == geometry.width() && m.height() == geometry.height()
                    ? maskOutlines.computeIfAbsent(m, MaskOutline::of)
                    : List.of();
            case Region.Whole w -> List.of(
                    new double[] {0, 0, geometry.width(), 0, geometry.width(), geometry.height(), 0, geometry.height()});
        };
    }

    private static double[] flat(List<double[]> places) {
        double[] xy = new double[2 * places.size()];
        for (int i = 0; i < places.size(); i++) {
            xy[2 * i] = places.get(i)[0];
            xy[2 * i + 1] = places.get(i)[1];
        }
        return xy;
    }

    /** {@return whether a place lies within a shape} */
    boolean contains(Region shape, double x, double y) {
        if (shape instanceof Region.PixelMask m && (m.width() != geometry.width() || m.height() != geometry.height())) {
            return false;
        }
        boolean inside = false;
        for (double[] xy : outlines(shape)) {
            for (int i = 0, j = xy.length - 2; i < xy.length; j = i, i += 2) {
                boolean crosses = xy[i + 1] > y != xy[j + 1] > y;
                if (crosses && x < (xy[j] - xy[i]) * (y - xy[i + 1]) / (xy[j + 1] - xy[i + 1]) + xy[i]) {
                    inside = !inside;
                }
            }
        }
        return inside;
    }
}
