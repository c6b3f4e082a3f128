// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.figure.Series;
import org.interphase.sims.NamedRegion;
import org.interphase.sims.Region;
import org.interphase.ui.look.Palette;
import org.interphase.ui.sims.internal.image.ImageGrid;

/** Regions over the images: drawn, chosen, moved and changed with the mouse, the same in all of them. */
final class RegionOverlay implements ImageGrid.Overlay {

    private static final int NEAR = 6;
    private static final int HANDLE = 3;

    /** What a person does to regions. */
    interface Requests {
        void add(Region shape);

        void change(int index, Region shape);

        void choose(OptionalInt index);

        void delete(List<Integer> indices);

        /** What is being drawn became different. */
        void redraw();

        /** A shape was drawn or given up: what comes next is choosing. */
        void drawn();
    }

    private final Requests requests;
    private RegionShapes shapes;
    private List<NamedRegion> regions = List.of();
    private OptionalInt chosen = OptionalInt.empty();
    private RegionTool tool = RegionTool.SELECT;
    /** Corners of what is being drawn, in pixels; the last one follows the mouse. */
    private final List<double[]> drawing = new ArrayList<>();
    private boolean dragging;
    private int handle = -1;
    private double[] pressed;
    /** The chosen region as it would be; null where it is not dragged. */
    private Region dragged;

    RegionOverlay(StackGeometry geometry, Requests requests) {
        this.shapes = new RegionShapes(geometry);
        this.requests = requests;
    }

    void show(StackGeometry geometry, List<NamedRegion> next, OptionalInt choice) {
        if (!geometry.equals(shapes.geometry())) {
            shapes = new RegionShapes(geometry);
        }
        regions = next;
        chosen = choice.isPresent() && choice.getAsInt() < next.size() ? choice : OptionalInt.empty();
        dragged = null;
    }

    void setTool(RegionTool next) {
        tool = next;
        giveUp();
    }

    RegionTool tool() {
        return tool;
    }

    /** Leaves what is being drawn or dragged. @return whether something was */
    boolean giveUp() {
        boolean something = !drawing.isEmpty() || dragged != null;
        drawing.clear();
        dragging = false;
        dragged = null;
        pressed = null;
        requests.redraw();
        return something;
    }

    /** Ends a polygon with the corners that it has. @return whether there was one */
    boolean finish() {
        if (tool != RegionTool.POLYGON || drawing.size() < 3) {
            return false;
        }
        // the last one follows the mouse
        drawing.remove(drawing.size() - 1);
        add(shapes.polygon(List.copyOf(drawing)));
        return true;
    }

    private void add(Optional<Region> shape) {
        drawing.clear();
        dragging = false;
        shape.ifPresent(requests::add);
        if (shape.isPresent()) {
            requests.drawn();
        }
        requests.redraw();
    }

    @Override
    public boolean mouse(int type, double x, double y, int button, int state, ImageGrid.Places places) {
        return tool == RegionTool.SELECT
                ? select(type, x, y, button, places)
                : draw(type, x, y, button, places);
    }

    @Override
    public boolean key(int keyCode) {
        return switch (keyCode) {
            case SWT.ESC -> giveUp();
            case SWT.CR, SWT.KEYPAD_CR -> finish();
            case SWT.DEL -> {
                chosen.ifPresent(i -> requests.delete(List.of(i)));
                yield true;
            }
            default -> false;
        };
    }

    private boolean draw(int type, double x, double y, int button, ImageGrid.Places places) {
        if (type == SWT.MouseDown && button != 1) {
            return false;
        }
        return switch (tool) {
            case RECTANGLE, CIRCLE -> drag(type, x, y);
            case LASSO -> lasso(type, x, y);
            case POLYGON -> polygon(type, x, y, places);
            case SELECT -> false;
        };
    }

    private boolean drag(int type, double x, double y) {
        switch (type) {
            case SWT.MouseDown -> {
                drawing.clear();
                drawing.add(new double[] {x, y});
                drawing.add(new double[] {x, y});
                dragging = true;
            }
            case SWT.MouseMove -> {
                if (!dragging) {
                    return false;
                }
                drawing.set(1, new double[] {x, y});
                requests.redraw();
            }
            case SWT.MouseUp -> {
                if (dragging) {
                    drawing.set(1, new double[] {x, y});
                    add(outlineBeingDrawn());
                }
            }
            default -> {}
        }
        return true;
    }

    private boolean lasso(int type, double x, double y) {
        switch (type) {
            case SWT.MouseDown -> {
                drawing.clear();
                drawing.add(new double[] {x, y});
                dragging = true;
            }
            case SWT.MouseMove -> {
                if (!dragging) {
                    return false;
                }
                if (RegionShapes.isFurther(drawing.get(drawing.size() - 1), x, y)) {
                    drawing.add(new double[] {x, y});
                    requests.redraw();
                }
            }
            case SWT.MouseUp -> {
                if (dragging) {
                    add(shapes.polygon(List.copyOf(drawing)));
                }
            }
            default -> {}
        }
        return true;
    }

    private boolean polygon(int type, double x, double y, ImageGrid.Places places) {
        switch (type) {
            case SWT.MouseDown -> {
                if (drawing.isEmpty()) {
                    drawing.add(new double[] {x, y});
                } else if (drawing.size() > 3 && isNear(drawing.get(0), x, y, places)) {
                    finish();
                    return true;
                } else {
                    drawing.set(drawing.size() - 1, new double[] {x, y});
                }
                drawing.add(new double[] {x, y});
                requests.redraw();
            }
            case SWT.MouseMove -> {
                if (drawing.isEmpty()) {
                    return false;
                }
                drawing.set(drawing.size() - 1, new double[] {x, y});
                requests.redraw();
            }
            case SWT.MouseDoubleClick -> {
                if (drawing.size() > 1) {
                    // both clicks set a corner at the same place
                    drawing.remove(drawing.size() - 1);
                }
                if (!finish()) {
                    giveUp();
                }
            }
            default -> {}
        }
        return true;
    }

    private static boolean isNear(double[] place, double x, double y, ImageGrid.Places places) {
        return Math.hypot(place[0] - x, place[1] - y) * places.scale() <= NEAR;
    }

    private boolean select(int type, double x, double y, int button, ImageGrid.Places places) {
        switch (type) {
            case SWT.MouseDown -> {
                return button == 1 && grab(x, y, places);
            }
            case SWT.MouseMove -> {
                if (pressed == null) {
                    return false;
                }
                Region shape = regions.get(chosen.getAsInt()).shape();
                Optional<Region> next = handle >= 0
                        ? shapes.dragged(shape, handle, x, y)
                        : shapes.moved(shape, x - pressed[0], y - pressed[1]);
                dragged = next.orElse(dragged);
                requests.redraw();
                return true;
            }
            case SWT.MouseUp -> {
                if (pressed == null) {
                    return false;
                }
                pressed = null;
                Region done = dragged;
                dragged = null;
                if (done != null && !done.equals(regions.get(chosen.getAsInt()).shape())) {
                    requests.change(chosen.getAsInt(), done);
                } else {
                    requests.redraw();
                }
                return true;
            }
            default -> {
                return false;
            }
        }
    }

    /** Takes hold of a handle of the chosen region, or of a region; of what lies above others first. */
    private boolean grab(double x, double y, ImageGrid.Places places) {
        if (chosen.isPresent()) {
            List<double[]> handles = shapes.handles(regions.get(chosen.getAsInt()).shape());
            for (int i = 0; i < handles.size(); i++) {
                if (isNear(handles.get(i), x, y, places)) {
                    handle = i;
                    pressed = new double[] {x, y};
                    return true;
                }
            }
        }
        for (int i = regions.size() - 1; i >= 0; i--) {
            if (!(regions.get(i).shape() instanceof Region.Whole) && shapes.contains(regions.get(i).shape(), x, y)) {
                if (!chosen.equals(OptionalInt.of(i))) {
                    requests.choose(OptionalInt.of(i));
                    chosen = OptionalInt.of(i);
                }
                handle = -1;
                pressed = new double[] {x, y};
                return true;
            }
        }
        return false;
    }

    private Optional<Region> outlineBeingDrawn() {
        double[] from = drawing.get(0);
        double[] to = drawing.get(1);
        return tool == RegionTool.RECTANGLE
                ? shapes.rectangle(from[0], from[1], to[0], to[1])
                : shapes.circle(from[0], from[1], to[0], to[1]);
    }

    @Override
    public void paint(GC gc, ImageGrid.Places places, Palette palette) {
        gc.setAntialias(SWT.ON);
        for (int i = 0; i < regions.size(); i++) {
            boolean isChosen = chosen.equals(OptionalInt.of(i));
            Region shape = isChosen && dragged != null ? dragged : regions.get(i).shape();
            Color colour = palette.series(Series.Role.overlay(i));
            List<double[]> outlines = shapes.outlines(shape);
            outlines.forEach(o -> line(gc, places, palette, o, colour, isChosen ? 2 : 1, true));
            if (!outlines.isEmpty() && !(shape instanceof Region.Whole)) {
                name(gc, places, palette, outlines.get(0), regions.get(i).name(), colour);
            }
            if (isChosen && tool == RegionTool.SELECT) {
                shapes.handles(shape).forEach(h -> handle(gc, places, palette, h, colour));
            }
        }
        paintDrawing(gc, places, palette);
    }

    private void paintDrawing(GC gc, ImageGrid.Places places, Palette palette) {
        if (drawing.size() < 2) {
            return;
        }
        Color colour = palette.accent();
        if (tool == RegionTool.RECTANGLE || tool == RegionTool.CIRCLE) {
            outlineBeingDrawn().ifPresent(shape -> shapes.outlines(shape)
                    .forEach(o -> line(gc, places, palette, o, colour, 2, true)));
        } else {
            double[] xy = drawing.stream().flatMapToDouble(Arrays::stream).toArray();
            line(gc, places, palette, xy, colour, 2, false);
            if (tool == RegionTool.POLYGON) {
                drawing.forEach(p -> handle(gc, places, palette, p, colour));
            }
        }
    }

    /** A line on a seam of paper, so that it is seen on bright and on dark pixels. */
    private static void line(
            GC gc, ImageGrid.Places places, Palette palette, double[] xy, Color colour, int width, boolean closed) {
        int[] points = new int[xy.length];
        for (int i = 0; i < xy.length; i += 2) {
            Point p = places.screen(xy[i], xy[i + 1]);
            points[i] = p.x;
            points[i + 1] = p.y;
        }
        gc.setForeground(palette.paper());
        gc.setLineWidth(width + 2);
        gc.setAlpha(160);
        stroke(gc, points, closed);
        gc.setAlpha(255);
        gc.setForeground(colour);
        gc.setLineWidth(width);
        stroke(gc, points, closed);
    }

    private static void stroke(GC gc, int[] points, boolean closed) {
        if (closed) {
            gc.drawPolygon(points);
        } else {
            gc.drawPolyline(points);
        }
    }

    private static void handle(GC gc, ImageGrid.Places places, Palette palette, double[] at, Color colour) {
        Point p = places.screen(at[0], at[1]);
        gc.setBackground(palette.paper());
        gc.setForeground(colour);
        gc.setLineWidth(1);
        gc.fillRectangle(p.x - HANDLE, p.y - HANDLE, 2 * HANDLE + 1, 2 * HANDLE + 1);
        gc.drawRectangle(p.x - HANDLE, p.y - HANDLE, 2 * HANDLE, 2 * HANDLE);
    }

    private static void name(
            GC gc, ImageGrid.Places places, Palette palette, double[] outline, String name, Color colour) {
        int top = 0;
        for (int i = 0; i < outline.length; i += 2) {
            top = outline[i + 1] < outline[top + 1] ? i : top;
        }
        Point at = places.screen(outline[top], outline[top + 1]);
        Point size = gc.textExtent(name);
        // within the picture, also where the region lies at its edge
        Rectangle clip = places.picture();
        int left = Math.clamp(at.x - size.x / 2, clip.x + 2, Math.max(clip.x + 2, clip.x + clip.width - size.x - 2));
        int above = at.y - size.y - 2 < clip.y ? Math.max(at.y, clip.y) + 2 : at.y - size.y - 2;
        gc.setBackground(palette.paper());
        gc.setAlpha(200);
        gc.fillRectangle(left - 2, above, size.x + 4, size.y);
        gc.setAlpha(255);
        gc.setForeground(colour);
        gc.drawText(name, left, above, true);
    }
}
