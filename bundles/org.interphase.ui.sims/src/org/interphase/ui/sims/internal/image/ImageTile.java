// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal.image;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.figure.ColourMap;
import org.interphase.ui.look.Palette;
import org.interphase.ui.sims.StackView.Pixel;
import org.interphase.ui.sims.StackView.Window;

/** One picture of a grid. It paints what is there at once; the grid has layers read. */
final class ImageTile extends Canvas {

    private static final String COUNTS = "counts";

    private final ImageGrid grid;
    private Shown shown;
    /** The layer that is painted: of the view's layer, or of the one before while that is read. */
    private Optional<Plane> plane = Optional.empty();
    /** Why there is no layer. */
    private Optional<String> failure = Optional.empty();

    private boolean waiting;
    private boolean noted;
    private Optional<Histogram> whole = Optional.empty();
    private boolean counted;
    private boolean partOfRange;
    private Optional<Shades> shades = Optional.empty();
    private Optional<Image> rendered = Optional.empty();
    private Rendering last;

    /** What an image was made for. */
    private record Rendering(Object what, Object shades, Window window, int width, int height) {}

    ImageTile(ImageGrid grid, Shown shown) {
        super(grid, SWT.DOUBLE_BUFFERED);
        this.grid = grid;
        this.shown = shown;
        addListener(SWT.Paint, e -> paint(e.gc));
        addListener(SWT.Resize, e -> redraw());
        addListener(SWT.FocusIn, e -> redraw());
        addListener(SWT.FocusOut, e -> redraw());
        addListener(SWT.Dispose, e -> rendered.ifPresent(Image::dispose));
        Palette.onChange(this, p -> setBackground(p.paper()));
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = spokenName();
            }

            @Override
            public void getDescription(AccessibleEvent e) {
                e.result = spokenDescription();
            }
        });
        getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getRole(AccessibleControlEvent e) {
                e.detail = ACC.ROLE_GRAPHIC;
            }
        });
    }

    /** {@return what a screen reader calls it} */
    String spokenName() {
        return shown.title();
    }

    /** {@return what a screen reader says of it: where the cursor is and what is there, else what is shown} */
    String spokenDescription() {
        String value = value();
        String layer = shown instanceof Shown.Species ? grid.layerText() : "all layers";
        return grid.view().cursor().map(c -> "x " + c.x() + ", y " + c.y() + ": " + value + "; ").orElse("") + layer
                + failure.map(f -> "; " + f).orElse("");
    }

    /** {@return what it shows} */
    Shown shown() {
        return shown;
    }

    /** Shows something else, without waiting where it looks the same. */
    void show(Shown next) {
        boolean same = shown instanceof Shown.Species a
                && next instanceof Shown.Species b
                && a.sameAs(b.picture());
        shown = next;
        if (!same) {
            plane = Optional.empty();
            whole = Optional.empty();
            counted = false;
            partOfRange = false;
            failure = Optional.empty();
            waiting = false;
            shades = Optional.empty();
            getAccessible().sendEvent(ACC.EVENT_NAME_CHANGED, null);
        }
        redraw();
    }

    /**
     * Takes what is known of the view's layer.
     *
     * @return whether it is still waited for
     */
    boolean take(LayerCache cache) {
        if (!(shown instanceof Shown.Species species)) {
            return false;
        }
        int layer = grid.view().layer();
        if (species.isMasked(layer)) {
            settle(Optional.empty(), Optional.empty());
            return false;
        }
        Optional<LayerCache.Answer> answer = cache.get(species.request(layer));
        if (answer.isEmpty()) {
            if (!waiting) {
                waiting = true;
                redraw();
            }
            return true;
        }
        switch (answer.get()) {
            case LayerCache.Read read -> settle(Optional.of(read.plane()), Optional.empty());
            case LayerCache.Failed failed -> settle(Optional.empty(), Optional.of(failed.why()));
        }
        return false;
    }

    private void settle(Optional<Plane> next, Optional<String> why) {
        boolean same = next.isPresent()
                && plane.isPresent()
                && next.get().counts() == plane.get().counts()
                && next.get().values() == plane.get().values();
        if (!same) {
            plane = next;
            if (grid.contrast().scope() == Contrast.Scope.LAYER || whole.isEmpty()) {
                shades = Optional.empty();
            }
        }
        failure = why;
        waiting = false;
        noted = false;
        redraw();
    }

    /** {@return whether the layer is still read} */
    boolean isWaiting() {
        return waiting;
    }

    /** Says that the layer is still read, where it is. */
    void noteWaiting() {
        if (waiting && !noted) {
            noted = true;
            redraw();
        }
    }

    /** Takes the values of all layers, as far as they are known. */
    void takeHistogram(Histogram histogram, boolean complete) {
        whole = Optional.of(histogram);
        counted = complete;
        partOfRange = false;
        recolour();
    }

    /** {@return whether the values of all layers are known} */
    boolean isCounted() {
        return counted;
    }

    /** Says that the colours are not those of all layers. */
    void notePartOfRange() {
        partOfRange = true;
        redraw();
    }

    /** Has contrast, colours or the theme changed. */
    void recolour() {
        shades = Optional.empty();
        redraw();
    }

    /** {@return what the colours stand for; empty where there is nothing to colour} */
    Optional<Shades> shades() {
        if (shades.isEmpty()) {
            shades = switch (shown) {
                case Shown.Species s -> histogram().filter(h -> h.total() > 0).map(h -> shades(h, false));
                case Shown.Values v -> Optional.of(v.histogram())
                        .filter(h -> h.total() > 0)
                        .map(h -> shades(h, v.picture().signed()));
                case Shown.Colours c -> Optional.empty();
            };
        }
        return shades;
    }

    private Optional<Histogram> histogram() {
        return grid.contrast().scope() == Contrast.Scope.STACK && whole.isPresent() ? whole : plane.map(Histogram::of);
    }

    private Shades shades(Histogram histogram, boolean signed) {
        ColourMap map = signed ? ColourMap.BLUE_RED : grid.colourMap();
        Palette palette = grid.palette();
        return new Shades(
                Span.of(histogram, grid.contrast(), signed), map, rgb(palette.paper()), rgb(palette.grid()));
    }

    private static int rgb(Color colour) {
        return colour.getRed() << 16 | colour.getGreen() << 8 | colour.getBlue();
    }

    private Optional<Plane> painted() {
        return shown instanceof Shown.Values v ? Optional.of(v.plane()) : plane;
    }

    private boolean isMasked() {
        return !waiting && shown instanceof Shown.Species s && s.isMasked(grid.view().layer());
    }

    /** {@return the value under the cursor with its unit; empty where there is no cursor} */
    String value() {
        Optional<Pixel> cursor = grid.view().cursor();
        if (cursor.isEmpty()) {
            return "";
        }
        int pixel = Shown.index(cursor.get(), geometry().width());
        if (shown instanceof Shown.Colours c) {
            return c.value(pixel);
        }
        if (isMasked()) {
            return "masked";
        }
        if (waiting) {
            return "…";
        }
        if (failure.isPresent()) {
            return "not read";
        }
        return painted().map(p -> Shown.value(p, pixel, unit())).orElse("no data");
    }

    private String unit() {
        return shown instanceof Shown.Values v ? v.picture().unit() : COUNTS;
    }

    private StackGeometry geometry() {
        return grid.view().geometry();
    }

    private TilePainter.Words words(boolean onScreen) {
        String over = "";
        if (isMasked()) {
            over = "masked";
        } else if (failure.isPresent()) {
            over = failure.get();
        } else if (!(shown instanceof Shown.Colours) && !waiting && (painted().isEmpty() || isEmpty(painted().get()))) {
            over = "no data";
        }
        boolean image = over.isEmpty() && (painted().isPresent() || shown instanceof Shown.Colours);
        String note = "";
        if (onScreen && waiting && noted) {
            note = "reading layer " + grid.view().layer() + "…";
        } else if (over.isEmpty() && partOfRange && grid.contrast().scope() == Contrast.Scope.STACK) {
            note = "colours of the layers that could be read";
        }
        return new TilePainter.Words(
                shown.title(),
                value(),
                note,
                over,
                failure.isPresent(),
                image ? shades() : Optional.empty(),
                unit(),
                painted().map(Plane::isCounted).orElse(false));
    }

    private static boolean isEmpty(Plane plane) {
        if (!plane.hasGaps()) {
            return false;
        }
        for (float v : plane.values()) {
            if (!Float.isNaN(v)) {
                return false;
            }
        }
        return true;
    }

    /** {@return where the picture lies in this control} */
    TilePainter painter() {
        Point size = getSize();
        return TilePainter.within(geometry(), grid.view().window(), grid.palette(), size, grid.line());
    }

    private void paint(GC gc) {
        TilePainter painter = painter();
        int zoom = getMonitor().getZoom();
        print(gc, painter, true, zoom);
        if (isFocusControl()) {
            gc.setForeground(grid.palette().accent());
            Point size = getSize();
            gc.setLineWidth(2);
            gc.drawRectangle(1, 1, size.x - 2, size.y - 2);
        }
    }

    /** Draws the whole picture; on the screen with an image that is kept and with what only concerns it. */
    void print(GC gc, TilePainter painter, boolean onScreen, int zoom) {
        if (onScreen) {
            grid.prepare(zoom);
        }
        gc.setFont(getFont());
        TilePainter.Words words = words(onScreen);
        painter.frame(gc, words, grid.bold(), zoom);
        Rectangle area = painter.image();
        boolean colours = shown instanceof Shown.Colours;
        if (words.over().isEmpty() && (colours || painted().isPresent() && shades().isPresent())) {
            int width = pixels(area.width, zoom);
            int height = pixels(area.height, zoom);
            if (onScreen) {
                gc.drawImage(rendered.orElseThrow(), area.x, area.y);
            } else {
                Image image = render(painter.window(), width, height, 100);
                gc.drawImage(image, 0, 0, width, height, area.x, area.y, area.width, area.height);
                image.dispose();
            }
        } else {
            painter.hatched(gc);
        }
        grid.overlay().ifPresent(o -> {
            gc.setClipping(area);
            o.paint(gc, painter.places(), grid.palette());
            TilePainter.unclip(gc);
        });
        gc.setFont(getFont());
        gc.setAlpha(255);
        gc.setLineWidth(1);
        if (words.over().isEmpty()) {
            painter.scaleBar(gc);
        }
        grid.view().cursor().ifPresent(c -> painter.crossHair(gc, c));
        painter.words(gc, words);
    }

    private static int pixels(int points, int zoom) {
        return Math.max(1, points * zoom / 100);
    }

    /** {@return the work that it takes to have the image that is to be seen, for any thread; empty where it is there} */
    Optional<Runnable> stale(int zoom) {
        boolean colours = shown instanceof Shown.Colours;
        if (!colours && painted().isEmpty()) {
            return Optional.empty();
        }
        TilePainter painter = painter();
        Rectangle area = painter.image();
        int width = pixels(area.width, zoom);
        int height = pixels(area.height, zoom);
        Object what = colours ? shown : painted().get();
        boolean there = last != null
                && last.equals(new Rendering(what, shades.orElse(null), painter.window(), width, height));
        if (there) {
            return Optional.empty();
        }
        return Optional.of(() -> {
            rendered.ifPresent(Image::dispose);
            rendered = Optional.empty();
            if (colours || shades().isPresent()) {
                rendered = Optional.of(render(painter.window(), width, height, zoom));
            }
            last = new Rendering(what, shades.orElse(null), painter.window(), width, height);
        });
    }

    private Image render(Window window, int width, int height, int zoom) {
        int[] rgb = new int[width * height];
        int columns = geometry().width();
        if (shown instanceof Shown.Colours c) {
            PlanePainter.paint(c.rgb(), columns, window, width, height, rgb);
        } else {
            PlanePainter.paint(painted().orElseThrow(), columns, window, width, height, shades().orElseThrow(), rgb);
        }
        return TilePainter.image(grid.device(), rgb, width, height, zoom);
    }

    /** {@return the pixel of the raster at a point of this control} */
    Pixel pixel(int x, int y) {
        TilePainter painter = painter();
        return new Pixel((int) Math.floor(painter.column(x)), (int) Math.floor(painter.row(y)));
    }

    /**
     * Writes the values that are seen as a table.
     *
     * @return whether there are any
     */
    boolean write(char separator, Appendable out) throws IOException {
        Optional<Plane> values = waiting || isMasked() ? Optional.empty() : painted();
        if (values.isPresent()) {
            TileValues.write(
                    shown.picture().title(),
                    values.get(),
                    unit(),
                    shown instanceof Shown.Species ? Optional.of(grid.view().layer()) : Optional.empty(),
                    geometry(),
                    grid.view().window(),
                    separator,
                    out);
        }
        return values.isPresent();
    }
}
