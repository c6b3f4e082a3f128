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

    /**
     * {@return what gives a vertical axis its colour where there are two: its data, else what was computed}
     *
     * @param ofRight whether the second axis is meant
     */
    public Optional<Series.Role> roleOf(boolean ofRight) {
        List<Series.Role> roles = series.stream()
                .filter(s -> s.right() == ofRight)
                .map(Series::role)
                .filter(r -> r != Series.Role.REFERENCE && r != Series.Role.MASKED && !r.isOverlay())
                .toList();
        return roles.stream().filter(Series.Role::isData).findFirst().or(() -> roles.stream().findFirst());
    }
}
