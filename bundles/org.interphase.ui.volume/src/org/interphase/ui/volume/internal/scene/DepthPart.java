// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.scene;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Palette;
import org.interphase.ui.look.Paper;
import org.interphase.volume.render.Scene;

/** How much the depth is stretched, and how what is drawn is smoothed. */
final class DepthPart {

    private static final int WIDTH = 56;
    private static final int DIGITS = 5;
    private static final double LEAST = 1e-6;
    private static final double MOST = 1e6;
    private static final int PER_DECADE = 100;

    /** The slider goes from a tenth to ten thousand. */
    private static final int FIRST_DECADE = -1;

    private static final int LAST_DECADE = 4;
    private static final double MOST_SIGMA = 50;
    private static final double SIGMA_STEP = 0.5;

    private final Ask ask;
    private final Slider slider;
    private final NumberField stretch;
    private final FieldLine line;
    private final Button trueToScale;
    private final FieldLine smoothing;
    private final NumberField layers;
    private final NumberField pixels;
    private double shown = 1;

    DepthPart(Composite parent, Ask ask, Runnable laidOut) {
        this.ask = ask;
        Composite bar = Paper.under(new Composite(parent, SWT.NONE));
        bar.setLayout(Looks.grid(4, Looks.GAP, 0));
        bar.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        Label name = Paper.ink(new Label(bar, SWT.NONE), Palette::faint);
        name.setText("Stretch");
        step(bar, "−", "Less: the next smaller of 1, 2, 5, 10 …", "Stretch the depth less", false);
        slider = new Slider(bar, "Stretch of the depth, logarithmic", (LAST_DECADE - FIRST_DECADE) * PER_DECADE, PER_DECADE / 3, ask, (key, place) -> {
            double value = Math.pow(10, FIRST_DECADE + (double) place / PER_DECADE);
            ask(key, Digits.rounded(value, value / PER_DECADE));
        });
        step(bar, "+", "More: the next larger of 1, 2, 5, 10 …", "Stretch the depth more", true);
        line = new FieldLine(parent, ask, laidOut);
        stretch = line.number(
                new NumberField.What("Depth ×", "Stretch of the depth", "How many times longer than the lateral axes the depth is drawn", LEAST, MOST, 1, DIGITS),
                WIDTH,
                this::ask);
        trueToScale = line.button("True to scale", "Depth and lateral axes alike", () -> ask("", 1));
        smoothing = new FieldLine(parent, ask, laidOut);
        layers = smoothing.number(
                new NumberField.What(
                        "Smooth σ", "Smoothing across layers, in layers", "Standard deviation of a Gaussian across layers; 0 for none", 0, MOST_SIGMA, SIGMA_STEP, DIGITS),
                WIDTH,
                (key, v) -> ask.during(
                        key,
                        "Smoothing",
                        s -> new Scene(s.channels(), v, s.sigmaPx(), s.zScale(), s.camera(), s.cuts(), s.decor())));
        smoothing.label("layers");
        pixels = smoothing.number(
                new NumberField.What(
                        "", "Smoothing within layers, in pixels", "Standard deviation of a Gaussian within each layer; 0 for none", 0, MOST_SIGMA, SIGMA_STEP, DIGITS),
                WIDTH,
                (key, v) -> ask.during(
                        key,
                        "Smoothing",
                        s -> new Scene(s.channels(), s.sigmaLayers(), v, s.zScale(), s.camera(), s.cuts(), s.decor())));
        smoothing.label("px");
    }

    private void step(Composite bar, String text, String help, String name, boolean larger) {
        Button button = new Button(bar, SWT.PUSH);
        button.setText(text);
        button.setToolTipText(help);
        Spoken.name(button, () -> name);
        button.addListener(SWT.Selection, e -> ask("", next(shown, larger)));
    }

    /** {@return the next of 1, 2 and 5 times the powers of ten} */
    static double next(double value, boolean larger) {
        double slack = 1e-9;
        int exponent = (int) Math.floor(Math.log10(value)) - 1;
        double before = LEAST;
        for (int i = 0; i < 9; i++) {
            double candidate = Digits.rounded(new double[] {1, 2, 5}[i % 3] * Math.pow(10, exponent + i / 3), Math.pow(10, exponent));
            if (larger && candidate > value * (1 + slack)) {
                return Math.min(MOST, candidate);
            }
            if (!larger && candidate < value * (1 - slack)) {
                before = candidate;
            }
        }
        return Math.max(LEAST, before);
    }

    private void ask(String key, double value) {
        ask.during(key, "Stretch of Depth", s -> s.withZScale(value));
    }

    void show(Scene scene) {
        shown = scene.zScale();
        int place = (int) Math.round((Math.log10(shown) - FIRST_DECADE) * PER_DECADE);
        slider.show(Math.clamp(place, 0, (LAST_DECADE - FIRST_DECADE) * PER_DECADE));
        stretch.show(shown);
        trueToScale.setEnabled(shown != 1);
        layers.show(scene.sigmaLayers());
        pixels.show(scene.sigmaPx());
    }

    Slider slider() {
        return slider;
    }

    NumberField stretch() {
        return stretch;
    }

    Button trueToScale() {
        return trueToScale;
    }

    NumberField layers() {
        return layers;
    }

    /** {@return what is wrong with what was typed; empty for nothing} */
    String problem() {
        return line.problem() + smoothing.problem();
    }
}
