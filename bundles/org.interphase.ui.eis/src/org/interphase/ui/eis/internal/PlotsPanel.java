// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.figure.Axis;
import org.interphase.core.figure.Figure;
import org.interphase.core.unit.ValueText;
import org.interphase.eis.EisFigures;
import org.interphase.eis.SpectrumScene;
import org.interphase.ui.look.Paper;
import org.interphase.ui.plot.Plot;

/**
 * Nyquist, Bode and residuals. A point under the cursor is ringed in all three, one that is chosen is chosen in all, and
 * its frequency stands as a line where there is a frequency axis. Where the panel is wide the Nyquist plot stands beside
 * the others, where it is low too, all three stand side by side; else the Nyquist plot, whose arcs are wider than high,
 * lies above the others.
 */
final class PlotsPanel {

    private static final double WIDE = 1.9;
    private static final int LOW = 330;
    private static final double SAME = 0.01;
    private static final double BEYOND = 1.1;
    private static final Figure NO_RESIDUALS = new Figure(
            "Residuals",
            Axis.log("Frequency", "Hz"),
            Axis.linear("(data − fit)/|Z|", "%"),
            null,
            false,
            List.of());

    private final SashForm panel;
    private final SashForm others;
    private final Plot nyquist;
    private final Plot bode;
    private final Plot residuals;
    private final Consumer<String> status;
    private EisDocument shown;

    PlotsPanel(Composite parent, Consumer<String> status, Consumer<int[]> mark) {
        this.status = status;
        panel = Paper.under(new SashForm(parent, SWT.VERTICAL | SWT.SMOOTH));
        panel.setSashWidth(5);
        nyquist = new Plot(panel);
        others = Paper.under(new SashForm(panel, SWT.HORIZONTAL | SWT.SMOOTH));
        others.setSashWidth(5);
        bode = new Plot(others);
        residuals = new Plot(others);
        panel.setWeights(54, 46);
        others.setWeights(56, 44);
        panel.addListener(SWT.Resize, e -> turn());
        for (Plot plot : all()) {
            plot.onCursor(cursor -> {
                OptionalInt point = cursor.map(Plot.Cursor::point).orElse(OptionalInt.empty());
                all().forEach(p -> p.highlight(point));
                line(point);
                nyquist.ringBeside(beside(point));
                status.accept(cursor.map(c -> plot.describe(c) + describe(point)).orElse(null));
            });
            plot.onPoint(point -> {
                all().forEach(p -> p.select(point));
                status.accept(point.isPresent() ? describe(point).strip() : null);
            });
            plot.onMark(mark);
        }
    }

    private void turn() {
        Point size = panel.getSize();
        boolean wide = size.x > WIDE * size.y;
        boolean low = wide && size.y < LOW;
        int orientation = wide ? SWT.HORIZONTAL : SWT.VERTICAL;
        int ofOthers = wide && !low ? SWT.VERTICAL : SWT.HORIZONTAL;
        if (panel.getOrientation() != orientation || others.getOrientation() != ofOthers) {
            panel.setOrientation(orientation);
            others.setOrientation(ofOthers);
            panel.setWeights(low ? 42 : 54, low ? 58 : 46);
        }
    }

    /** The frequency of a point, where there is a frequency axis. */
    private void line(OptionalInt point) {
        OptionalDouble at = has(point)
                ? OptionalDouble.of(shown.spectrum().frequencyHz()[point.getAsInt()])
                : OptionalDouble.empty();
        bode.showLine(at);
        residuals.showLine(at);
    }

    private boolean has(OptionalInt point) {
        return shown != null
                && point.isPresent()
                && point.getAsInt() < shown.spectrum().points();
    }

    /** {@return a point's number, frequency and impedance, and the others' impedances nearest to that frequency, where they reach it} */
    private String describe(OptionalInt point) {
        if (!has(point)) {
            return "";
        }
        ImpedanceSpectrum s = shown.spectrum();
        int i = point.getAsInt();
        double f = s.frequencyHz()[i];
        StringBuilder text = new StringBuilder("   point " + (i + 1) + ":  f = "
                + ValueText.withError(f, Double.NaN, "Hz") + "   Z = " + impedance(s, i));
        if (shown.masked().contains(i)) {
            text.append("  (left out)");
        }
        for (OverlaySpectrum o : shown.overlay()) {
            nearest(o, f).ifPresent(k -> text.append("   ")
                    .append(o.name())
                    .append(at(o.spectrum().frequencyHz()[k], f))
                    .append(": ")
                    .append(impedance(o.spectrum(), k)));
        }
        return text.toString();
    }

    /** {@return the other spectra's points nearest to a point's frequency, in the complex plane} */
    private double[][] beside(OptionalInt point) {
        if (!has(point)) {
            return new double[0][];
        }
        double f = shown.spectrum().frequencyHz()[point.getAsInt()];
        List<double[]> places = new ArrayList<>();
        for (OverlaySpectrum o : shown.overlay()) {
            ImpedanceSpectrum s = o.spectrum();
            nearest(o, f).ifPresent(k -> places.add(new double[] {s.re()[k], 0 - s.im()[k]}));
        }
        return places.toArray(double[][]::new);
    }

    /** {@return where the frequency is another one, which} */
    private static String at(double frequencyHz, double asked) {
        return Math.abs(frequencyHz / asked - 1) < SAME ? "" : " at " + ValueText.withError(frequencyHz, Double.NaN, "Hz");
    }

    /** {@return the nearest point in frequency of a spectrum that is shown; none where it does not reach there} */
    private static OptionalInt nearest(OverlaySpectrum o, double frequencyHz) {
        double[] f = o.spectrum().frequencyHz();
        double min = Arrays.stream(f).min().orElse(Double.NaN);
        double max = Arrays.stream(f).max().orElse(Double.NaN);
        boolean reaches = min / BEYOND <= frequencyHz && frequencyHz <= max * BEYOND;
        return o.shown() && reaches ? OptionalInt.of(nearest(o.spectrum(), frequencyHz)) : OptionalInt.empty();
    }

    private static int nearest(ImpedanceSpectrum s, double frequencyHz) {
        double[] f = s.frequencyHz();
        int best = 0;
        for (int i = 1; i < f.length; i++) {
            if (Math.abs(Math.log(f[i] / frequencyHz)) < Math.abs(Math.log(f[best] / frequencyHz))) {
                best = i;
            }
        }
        return best;
    }

    private static String impedance(ImpedanceSpectrum s, int i) {
        double im = s.im()[i];
        return ValueText.number(s.re()[i], 4) + (im < 0 ? " − j " : " + j ") + ValueText.number(Math.abs(im), 4) + " Ω";
    }

    List<Plot> all() {
        return List.of(nyquist, bode, residuals);
    }

    SashForm control() {
        return panel;
    }

    Plot nyquist() {
        return nyquist;
    }

    Plot bode() {
        return bode;
    }

    Plot residuals() {
        return residuals;
    }

    /** Shows data, and fits where there are some. */
    void show(EisDocument document) {
        shown = document;
        SpectrumScene scene = SpectrumScene.of(document.spectrum())
                .withOthers(document.overlay().stream()
                        .filter(OverlaySpectrum::shown)
                        .map(o -> new SpectrumScene.Beside(o.name(), o.colour(), o.spectrum()))
                        .toList());
        if (document.fit().isPresent()) {
            scene = scene.withFit(document.fit().get().fit());
        }
        if (document.kept().isPresent()) {
            scene = scene.withReference(document.kept().get().fit());
        }
        scene = scene.withLeftOut(document.leftOut());
        nyquist.setFigure(EisFigures.nyquist(scene));
        bode.setFigure(EisFigures.bode(scene));
        residuals.setFigure(EisFigures.residuals(scene).orElse(NO_RESIDUALS));
    }
}
