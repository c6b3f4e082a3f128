// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import java.util.List;
import java.util.Optional;
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
import org.interphase.eis.FitResult;
import org.interphase.ui.look.Paper;
import org.interphase.ui.plot.Plot;

/**
 * Nyquist, Bode and residuals. A point under the cursor is ringed in all three. Where the panel is wide they stand side
 * by side, else the Nyquist plot, whose arcs are wider than high, lies above the others.
 */
final class PlotsPanel {

    private static final double WIDE = 1.9;
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
    private ImpedanceSpectrum shown;

    PlotsPanel(Composite parent, Consumer<String> status) {
        panel = new SashForm(parent, SWT.VERTICAL | SWT.SMOOTH);
        panel.setSashWidth(5);
        Paper.under(panel);
        nyquist = new Plot(panel);
        others = new SashForm(panel, SWT.HORIZONTAL | SWT.SMOOTH);
        others.setSashWidth(5);
        Paper.under(others);
        bode = new Plot(others);
        residuals = new Plot(others);
        panel.setWeights(54, 46);
        others.setWeights(56, 44);
        panel.addListener(SWT.Resize, e -> turn());
        for (Plot plot : all()) {
            plot.onCursor(cursor -> {
                OptionalInt point = cursor.map(Plot.Cursor::point).orElse(OptionalInt.empty());
                all().forEach(p -> p.highlight(point));
                status.accept(cursor.map(c -> plot.describe(c) + frequency(point)).orElse(null));
            });
        }
    }

    private void turn() {
        Point size = panel.getSize();
        boolean wide = size.x > WIDE * size.y;
        int orientation = wide ? SWT.HORIZONTAL : SWT.VERTICAL;
        if (panel.getOrientation() != orientation) {
            panel.setOrientation(orientation);
            others.setOrientation(wide ? SWT.VERTICAL : SWT.HORIZONTAL);
        }
    }

    private String frequency(OptionalInt point) {
        if (point.isEmpty() || shown == null || point.getAsInt() >= shown.points()) {
            return "";
        }
        return "   f = " + ValueText.withError(shown.frequencyHz()[point.getAsInt()], Double.NaN, "Hz");
    }

    private List<Plot> all() {
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

    /** Shows data, and a fit where there is one. */
    void show(EisDocument document) {
        ImpedanceSpectrum spectrum = document.spectrum();
        Optional<FitResult> fit = document.fit().map(Fitted::fit);
        shown = fit.map(FitResult::spectrum).orElse(spectrum);
        nyquist.setFigure(EisFigures.nyquist(spectrum, fit));
        bode.setFigure(EisFigures.bode(spectrum, fit));
        residuals.setFigure(fit.map(EisFigures::residuals).orElse(NO_RESIDUALS));
    }
}
