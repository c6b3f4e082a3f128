// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.internal.imports;

import java.util.ArrayList;
import java.util.List;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.DepthProfile;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.data.ProfileChannel;
import org.interphase.core.figure.Axis;
import org.interphase.core.figure.Figure;
import org.interphase.core.figure.Series;

/** What would be read, as a figure. */
final class PreviewFigures {

    /** With more spectra than this, the first ones. */
    private static final int MOST = 6;

    private PreviewFigures() {}

    /** {@return the figure of what was read, at least one data set} */
    static Figure of(List<Dataset> datasets) {
        List<Series> series = new ArrayList<>();
        boolean right = false;
        for (Dataset dataset : datasets.subList(0, Math.min(MOST, datasets.size()))) {
            String name = datasets.size() == 1 ? "" : dataset.id();
            Series.Role role = series.isEmpty() ? Series.Role.DATA : Series.Role.overlay(series.size() - 1);
            switch (dataset) {
                case ImpedanceSpectrum s ->
                    series.add(Series.of(name, s.re(), negated(s.im()), Series.Mark.LINE_AND_POINTS, role));
                case CyclingRecord r -> {
                    series.add(Series.of("voltage", r.timeS(), r.voltageV(), Series.Mark.LINE, Series.Role.DATA));
                    if (r.hasCurrent()) {
                        right = true;
                        series.add(new Series(
                                "current", r.timeS(), r.currentA(), Series.Mark.LINE, Series.Role.DATA_2, true));
                    }
                }
                case DepthProfile p -> {
                    return profile(p);
                }
                default -> {
                    // Other kinds cannot be imported from columns yet.
                }
            }
        }
        return datasets.get(0) instanceof ImpedanceSpectrum
                ? new Figure("Nyquist", Axis.linear("Re Z", "Ω"), Axis.linear("−Im Z", "Ω"), null, true, series)
                : new Figure(
                        "Voltage and current against time",
                        Axis.linear("t", "s"),
                        Axis.linear("E", "V"),
                        right ? Axis.linear("I", "A") : null,
                        false,
                        series);
    }

    /** The first species against depth, or time where there is none. */
    private static Figure profile(DepthProfile profile) {
        List<Series> series = new ArrayList<>();
        ProfileChannel first = profile.species().get(0);
        boolean depth = first.depthUm().length > 0;
        for (ProfileChannel s : profile.species().subList(0, Math.min(MOST, profile.species().size()))) {
            Series.Role role = series.isEmpty() ? Series.Role.DATA : Series.Role.overlay(series.size() - 1);
            series.add(Series.of(s.name(), depth ? s.depthUm() : s.timeS(), s.values(), Series.Mark.LINE, role));
        }
        return new Figure(
                depth ? "Intensity against depth" : "Intensity against time",
                depth ? Axis.linear("z", "µm") : Axis.linear("t", "s"),
                first.unit().equals("1") ? Axis.linear("counts", "") : Axis.linear("I", first.unit()),
                null,
                false,
                series);
    }

    private static double[] negated(double[] values) {
        double[] out = values.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] = 0 - out[i];
        }
        return out;
    }
}
