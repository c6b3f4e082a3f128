// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.chemistry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.figure.Axis;
import org.interphase.core.figure.Figure;
import org.interphase.core.figure.Series;
import org.interphase.core.figure.Series.Mark;
import org.interphase.core.figure.Series.Role;

/** The figures of line scans and of components: the same in the workbench and in a report. */
public final class ChemistryFigures {

    private ChemistryFigures() {}

    /**
     * {@return species along a line, each with the band of its intervals; where there are both polarities, negative ions have
     * an axis of their own, since another detector counted them}
     *
     * @param scans along one line, at least one
     * @param polarities of the scans' species, as many
     * @param logarithmic whether the vertical axes are
     * @throws IllegalArgumentException when there are not as many polarities as scans
     */
    public static Figure lineScan(List<LineScan> scans, List<IonPolarity> polarities, boolean logarithmic) {
        if (polarities.size() != scans.size()) {
            throw new IllegalArgumentException("expected " + scans.size() + " polarities, found " + polarities.size());
        }
        boolean two = polarities.contains(IonPolarity.NEGATIVE)
                && polarities.stream().anyMatch(p -> p != IonPolarity.NEGATIVE);
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < scans.size(); i++) {
            LineScan s = scans.get(i);
            boolean right = two && polarities.get(i) == IonPolarity.NEGATIVE;
            double[] lower = logarithmic ? drawable(s.lower(), s.upper()) : s.lower();
            Series band = Series.band("", s.positionUm(), lower, s.upper(), Role.overlay(i));
            Series line = Series.of(s.channel(), s.positionUm(), s.values(), Mark.LINE, Role.overlay(i));
            series.add(right ? band.onRightAxis() : band);
            series.add(right ? line.onRightAxis() : line);
        }
        return new Figure(
                "Along the line",
                Axis.linear("Distance", "µm"),
                axis("Counts per pixel" + (two ? " (+)" : ""), logarithmic),
                two ? axis("Counts per pixel (−)", logarithmic) : null,
                false,
                series);
    }

    /** On a logarithmic axis a band down to 0 ends a decade below the smallest upper end. */
    private static double[] drawable(double[] lower, double[] upper) {
        double floor = Arrays.stream(upper).filter(v -> v > 0).min().orElse(1) / 10;
        double[] out = lower.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] = out[i] <= 0 ? Math.min(floor, upper[i]) : out[i];
        }
        return out;
    }

    private static Axis axis(String quantity, boolean logarithmic) {
        return logarithmic ? Axis.log(quantity, "") : Axis.linear(quantity, "");
    }

    /**
     * {@return the mean score of each component in each layer: over depth where it is known, else over the layer's number}
     *
     * @param components what a stack was taken apart into
     * @param means mean scores, {@code [component][layer]}, NaN where there is none
     * @throws IllegalArgumentException when there are not as many as components and layers
     */
    public static Figure scores(Components components, double[][] means) {
        int layers = components.scores().geometry().layers();
        int count = components.components().size();
        if (means.length != count || Arrays.stream(means).anyMatch(m -> m.length != layers)) {
            throw new IllegalArgumentException(
                    "expected the means of " + count + " components in " + layers + " layers, found others");
        }
        double[] depth = components.scores().species().get(0).depthUm();
        double[] x = depth;
        if (depth.length == 0) {
            x = new double[layers];
            Arrays.setAll(x, k -> k);
        }
        List<Series> series = new ArrayList<>();
        for (int c = 0; c < count; c++) {
            series.add(Series.of(
                    "component " + components.components().get(c).number(), x, means[c], Mark.LINE, Role.overlay(c)));
        }
        return new Figure(
                "Components over depth",
                depth.length == 0 ? Axis.counted("Layer") : Axis.linear("Depth", "µm"),
                Axis.linear(components.method() == Components.Method.PCA ? "Mean score" : "Mean counts per pixel", ""),
                null,
                false,
                series);
    }
}
