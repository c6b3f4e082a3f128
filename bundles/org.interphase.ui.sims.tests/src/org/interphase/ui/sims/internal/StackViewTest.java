// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.interphase.core.data.StackGeometry;
import org.interphase.ui.sims.StackView;
import org.interphase.ui.sims.StackView.Change;
import org.interphase.ui.sims.StackView.Pixel;
import org.interphase.ui.sims.StackView.Window;
import org.junit.jupiter.api.Test;

/** Layer, cursor and part of the raster stay within the raster, and listeners hear of what became different. */
final class StackViewTest {

    private final StackView view = new StackView(new StackGeometry(10, 40, 80, 1, 1));
    private final List<Change> heard = new ArrayList<>();
    private final Runnable off = view.onChange(heard::add);

    @Test
    void staysWithinTheLayers() {
        view.setLayer(99);
        assertEquals(9, view.layer());
        view.setLayer(-1);
        assertEquals(0, view.layer());
        view.setLayer(0);
        assertEquals(List.of(Change.LAYER, Change.LAYER), heard);
    }

    @Test
    void pointsAtNothingOutsideTheRaster() {
        view.setCursor(Optional.of(new Pixel(79, 39)));
        assertEquals(new Pixel(79, 39), view.cursor().orElseThrow());
        view.setCursor(Optional.of(new Pixel(80, 39)));
        assertEquals(Optional.empty(), view.cursor());
        assertEquals(List.of(Change.CURSOR, Change.CURSOR), heard);
    }

    @Test
    void zoomsAroundAPlaceThatStaysWhereItIs() {
        view.zoom(20, 10, 0.5);
        assertEquals(new Window(10, 5, 40, 20), view.window());
        view.zoom(20, 10, 2);
        assertEquals(new Window(0, 0, 80, 40), view.window());
    }

    @Test
    void showsAPartThatLiesWithinTheRaster() {
        view.setWindow(new Window(70, -5, 20, 10));
        assertEquals(new Window(60, 0, 20, 10), view.window());
        view.zoom(61, 1, 1e-9);
        assertEquals(StackView.LEAST_PIXELS, view.window().height());
    }

    @Test
    void tellsNobodyWhoIsOff() {
        off.run();
        view.setLayer(3);
        assertEquals(List.of(), heard);
    }

    @Test
    void startsAgainOnAnotherRaster() {
        view.setLayer(5);
        view.setGeometry(new StackGeometry(3, 8, 8, 1, 1));
        assertEquals(0, view.layer());
        assertEquals(new Window(0, 0, 8, 8), view.window());
        assertEquals(List.of(Change.LAYER, Change.RASTER), heard);
    }
}
