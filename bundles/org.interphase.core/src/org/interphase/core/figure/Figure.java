// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.figure;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A figure as data: the workbench draws it on the screen, {@link SvgFigure} as a file.
 *
 * @param title what it shows, a few words
 * @param x horizontal axis
 * @param y vertical axis, on the left
 * @param rightAxis second vertical axis, null for none
 * @param equalScales whether one unit is as long on both axes (a Nyquist plot's arcs are then circles)
 * @param series what is drawn, the last on top
 */
public record Figure(String title, Axis x, Axis y, Axis rightAxis, boolean equalScales, List<Series> series) {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException when a series belongs to a second axis that is not there
     */
    public Figure {
        Objects.requireNonNull(title);
        Objects.requireNonNull(x);
        Objects.requireNonNull(y);
        series = List.copyOf(series);
        if (rightAxis == null && series.stream().anyMatch(Series::right)) {
            throw new IllegalArgumentException("figure '" + title + "': a series needs the second vertical axis");
        }
    }

    /** {@return the second vertical axis} */
    public Optional<Axis> right() {
        return Optional.ofNullable(rightAxis);
    }
}
