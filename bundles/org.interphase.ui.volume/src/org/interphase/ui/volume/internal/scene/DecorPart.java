// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.scene;

import java.util.List;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.interphase.volume.render.Decor;
import org.interphase.volume.render.Scene;

/** What is drawn beside the volume. */
final class DecorPart {

    private static final List<String> GROUNDS = List.of("White", "Light", "Dark", "Black", "Own colour");
    private static final int[] GROUND_RGB = {0xFFFFFF, 0xE8EAED, 0x23262B, 0x000000};

    private final Ask ask;
    private final Button axes;
    private final Button bars;
    private final Button normalised;
    private final Button labels;
    private final Combo ground;
    private final Swatch colour;
    private Decor decor = Decor.DEFAULT;

    DecorPart(Composite parent, Ask ask, Runnable laidOut) {
        this.ask = ask;
        FieldLine checks = new FieldLine(parent, ask, laidOut);
        axes = checks.check("Axes", "Edges carry axes in µm", () -> askChecks("Axes"));
        bars = checks.check("Colour bars", "Each species has its colours by counts beside the picture", () -> askChecks("Colour Bars"));
        normalised = checks.check("Normalised", "Colour bars show shares of the highest counts", () -> askChecks("Normalised Colour Bars"));
        labels = checks.check("Column numbers", "Columns carry their numbers", () -> askChecks("Column Numbers"));
        FieldLine behind = new FieldLine(parent, ask, laidOut);
        ground = behind.combo("Background", "Background", GROUNDS, this::askGround);
        colour = new Swatch(behind.row(), () -> "Colour of the background", this::setGround);
        colour.control().setToolTipText("Own colour of the background");
    }

    private void askChecks(String label) {
        boolean a = axes.getSelection();
        boolean b = bars.getSelection();
        boolean n = normalised.getSelection();
        boolean l = labels.getSelection();
        ask.once(label, s -> s.withDecor(new Decor(a, b, n, l, s.decor().backgroundRgb())));
    }

    private void askGround() {
        int index = ground.getSelectionIndex();
        if (index < GROUND_RGB.length) {
            setGround(GROUND_RGB[index]);
        } else {
            Swatch.ask(colour.control().getShell(), "Colour of the Background", decor.backgroundRgb()).ifPresent(this::setGround);
            showGround();
        }
    }

    /** Asks for another background. */
    void setGround(int rgb) {
        ask.once("Background", s -> {
            Decor d = s.decor();
            return s.withDecor(new Decor(d.axes(), d.colourBars(), d.normalised(), d.labels(), rgb));
        });
    }

    void show(Scene scene) {
        decor = scene.decor();
        axes.setSelection(decor.axes());
        bars.setSelection(decor.colourBars());
        normalised.setSelection(decor.normalised());
        normalised.setEnabled(decor.colourBars());
        labels.setSelection(decor.labels());
        showGround();
    }

    private void showGround() {
        int index = GROUND_RGB.length;
        for (int i = 0; i < GROUND_RGB.length; i++) {
            if (GROUND_RGB[i] == decor.backgroundRgb()) {
                index = i;
            }
        }
        if (ground.getSelectionIndex() != index) {
            ground.select(index);
        }
        colour.show(decor.backgroundRgb());
    }

    Button axes() {
        return axes;
    }

    Combo ground() {
        return ground;
    }
}
