// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.together;

import java.util.List;
import org.interphase.core.figure.Axis;
import org.interphase.core.figure.Figure;
import org.interphase.core.figure.Series;
import org.interphase.volume.Colocalisation;
import org.interphase.volume.Colocalisation.Shell;

/** Counts of one species by the distance from the columns of another one. */
final class ShellFigure {

    private ShellFigure() {}

    static Figure of(Colocalisation c) {
        List<Shell> shells =
                c.shells().stream().filter(s -> !Double.isNaN(s.signal())).toList();
        double[] distance = shells.stream().mapToDouble(Shell::distanceUm).toArray();
        double[] signal = shells.stream().mapToDouble(Shell::signal).toArray();
        double[] lower = shells.stream().mapToDouble(Shell::lower).toArray();
        double[] upper = shells.stream().mapToDouble(Shell::upper).toArray();
        String b = c.second().species();
        return new Figure(
                b + " around columns of " + c.first().species(),
                Axis.linear("Distance from the columns' surface", "µm"),
                Axis.linear("Counts per voxel", ""),
                null,
                false,
                List.of(
                        Series.band("95 % of Poisson counts", distance, lower, upper, Series.Role.DATA),
                        Series.of(b, distance, signal, Series.Mark.LINE_AND_POINTS, Series.Role.DATA)));
    }

    static Figure empty() {
        return new Figure(
                "",
                Axis.linear("Distance from the columns' surface", "µm"),
                Axis.linear("Counts per voxel", ""),
                null,
                false,
                List.of());
    }
}
