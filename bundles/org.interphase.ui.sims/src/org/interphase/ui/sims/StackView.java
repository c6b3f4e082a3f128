// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.interphase.core.data.StackGeometry;

/**
 * What is looked at of a stack: one layer, one cursor and one part of the raster, which all images and profiles of an
 * editor share, those of both polarities alike. Used in the UI thread alone.
 */
public final class StackView {

    /** The smallest part of a raster that is shown, in pixels. */
    public static final double LEAST_PIXELS = 2;

    /** What became different. */
    public enum Change {
        /** The raster, and with it all else. */
        RASTER,
        /** The layer. */
        LAYER,
        /** The cursor. */
        CURSOR,
        /** The part of the raster that is seen. */
        WINDOW
    }

    /**
     * A pixel of the raster.
     *
     * @param x column counted from 0
     * @param y row counted from 0
     */
    public record Pixel(int x, int y) {}

    /**
     * A part of the raster, in pixels; a pixel (i, j) reaches from (i, j) to (i + 1, j + 1).
     *
     * @param x its left end
     * @param y its upper end
     * @param width how wide it is
     * @param height how high it is
     */
    public record Window(double x, double y, double width, double height) {}

    private final List<Consumer<Change>> listeners = new ArrayList<>();
    private StackGeometry geometry;
    private int layer;
    private Optional<Pixel> cursor = Optional.empty();
    private Window window;

    /**
     * Creates a view of a raster: the first layer, all of it.
     *
     * @param geometry the raster
     */
    public StackView(StackGeometry geometry) {
        open(geometry);
    }

    private void open(StackGeometry next) {
        geometry = Objects.requireNonNull(next);
        layer = 0;
        cursor = Optional.empty();
        window = new Window(0, 0, next.width(), next.height());
    }

    /**
     * Turns to another raster: its first layer, all of it; where it is equal to the one before, nothing changes.
     *
     * @param next the raster
     */
    public void setGeometry(StackGeometry next) {
        if (!next.equals(geometry)) {
            open(next);
            tell(Change.RASTER);
        }
    }

    /** {@return the raster} */
    public StackGeometry geometry() {
        return geometry;
    }

    /** {@return the layer, counted from 0} */
    public int layer() {
        return layer;
    }

    /**
     * Turns to another layer.
     *
     * @param next counted from 0; the nearest that there is
     */
    public void setLayer(int next) {
        int there = Math.clamp(next, 0, geometry.layers() - 1);
        if (there != layer) {
            layer = there;
            tell(Change.LAYER);
        }
    }

    /** {@return the pixel that is pointed at; empty for none} */
    public Optional<Pixel> cursor() {
        return cursor;
    }

    /**
     * Points at another pixel.
     *
     * @param next the pixel; none for one outside the raster
     */
    public void setCursor(Optional<Pixel> next) {
        Optional<Pixel> there = next.filter(
                p -> p.x() >= 0 && p.y() >= 0 && p.x() < geometry.width() && p.y() < geometry.height());
        if (!there.equals(cursor)) {
            cursor = there;
            tell(Change.CURSOR);
        }
    }

    /** {@return the part of the raster that is seen} */
    public Window window() {
        return window;
    }

    /**
     * Turns to another part of the raster; it is made to lie within it, and not smaller than {@link #LEAST_PIXELS}.
     *
     * @param next the part
     */
    public void setWindow(Window next) {
        double width = Math.clamp(next.width(), Math.min(LEAST_PIXELS, geometry.width()), geometry.width());
        double height = Math.clamp(next.height(), Math.min(LEAST_PIXELS, geometry.height()), geometry.height());
        Window there = new Window(
                Math.clamp(next.x(), 0, geometry.width() - width),
                Math.clamp(next.y(), 0, geometry.height() - height),
                width,
                height);
        if (!there.equals(window)) {
            window = there;
            tell(Change.WINDOW);
        }
    }

    /**
     * Shows a larger or smaller part around a place that stays where it is.
     *
     * @param x the place, in pixels
     * @param y the place, in pixels
     * @param factor below 1 for a smaller part
     */
    public void zoom(double x, double y, double factor) {
        double width = Math.clamp(window.width() * factor, Math.min(LEAST_PIXELS, geometry.width()), geometry.width());
        double height = width * window.height() / window.width();
        double f = width / window.width();
        setWindow(new Window(x - (x - window.x()) * f, y - (y - window.y()) * f, width, height));
    }

    /** Shows all of the raster. */
    public void showAll() {
        setWindow(new Window(0, 0, geometry.width(), geometry.height()));
    }

    private void tell(Change change) {
        List.copyOf(listeners).forEach(l -> l.accept(change));
    }

    /**
     * Has a listener told of each change.
     *
     * @param listener called in the UI thread
     * @return takes the listener off again
     */
    public Runnable onChange(Consumer<Change> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
