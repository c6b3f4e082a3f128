// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import java.util.Arrays;
import org.interphase.core.data.StackGeometry;

/** Spans of rows that grow, clipped by a raster. */
final class Spans {

    private final StackGeometry geometry;
    private int[] spans;
    private int n;

    Spans(StackGeometry geometry) {
        this.geometry = geometry;
        this.spans = new int[3 * Math.min(geometry.height(), 256)];
    }

    Spans inUm() {
        if (!(geometry.pixelWidthUm() > 0) || !(geometry.pixelHeightUm() > 0)) {
            throw new IllegalArgumentException(
                    "the size of a pixel is not known: a region in µm needs it");
        }
        return this;
    }

    void add(int y, double from, double to) {
        int a = (int) Math.max(0, from);
        int b = (int) Math.min((double) geometry.width(), to);
        if (y < 0 || y >= geometry.height() || a >= b) {
            return;
        }
        if (n + 3 > spans.length) {
            spans = Arrays.copyOf(spans, 2 * spans.length + 3);
        }
        spans[n++] = y;
        spans[n++] = a;
        spans[n++] = b;
    }

    int[] toArray() {
        return Arrays.copyOf(spans, n);
    }

    static void requireFinite(String what, double... values) {
        for (double v : values) {
            if (!Double.isFinite(v)) {
                throw new IllegalArgumentException(what + ": expected finite numbers, found " + v);
            }
        }
    }

    static void requireAbove(String what, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(what + ": expected a value above 0 µm, found " + value);
        }
    }
}
