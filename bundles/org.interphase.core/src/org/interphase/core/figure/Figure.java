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
 * @param shades parts of the horizontal axis that are marked, below the series
 * @param flags places of the horizontal axis that are marked, above the series
 * @param zerosAligned whether the zeros of both vertical axes, which are linear, are at the same height
 */
public record Figure(
        String title,
        Axis x,
        Axis y,
        Axis rightAxis,
        boolean equalScales,
        List<Series> series,
        List<Shade> shades,
        List<Flag> flags,
        boolean zerosAligned) {

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException when a series belongs to a second axis that is not there, or zeros are to be
     *     aligned where there are not two linear vertical axes
     */
    public Figure {
        Objects.requireNonNull(title);
        Objects.requireNonNull(x);
        Objects.requireNonNull(y);
        series = List.copyOf(series);
        shades = List.copyOf(shades);
        flags = List.copyOf(flags);
        if (zerosAligned && (rightAxis == null || rightAxis.logarithmic() || y.logarithmic())) {
            throw new IllegalArgumentException("figure '" + title + "': zeros can be aligned on two linear axes only");
        }
        if (rightAxis == null && series.stream().anyMatch(Series::right)) {
            throw new IllegalArgumentException("figure '" + title + "': a series needs the second vertical axis");
        }
    }

    /**
     * Creates a figure of series alone.
     *
     * @param title what it shows, a few words
     * @param x horizontal axis
     * @param y vertical axis, on the left
     * @param rightAxis second vertical axis, null for none
     * @param equalScales whether one unit is as long on both axes
     * @param series what is drawn, the last on top
     * @throws IllegalArgumentException when a series belongs to a second axis that is not there
     */
    public Figure(String title, Axis x, Axis y, Axis rightAxis, boolean equalScales, List<Series> series) {
        this(title, x, y, rightAxis, equalScales, series, List.of(), List.of(), false);
    }

    /**
     * {@return the same with parts of the horizontal axis marked}
     *
     * @param marked which
     */
    public Figure withShades(List<Shade> marked) {
        return new Figure(title, x, y, rightAxis, equalScales, series, marked, flags, zerosAligned);
    }

    /**
     * {@return the same with places of the horizontal axis marked}
     *
     * @param marked which
     */
    public Figure withFlags(List<Flag> marked) {
        return new Figure(title, x, y, rightAxis, equalScales, series, shades, marked, zerosAligned);
    }

    /**
     * {@return the same with the zeros of both vertical axes at one height}
     *
     * @throws IllegalArgumentException when there are not two linear vertical axes
     */
    public Figure withZerosAligned() {
        return new Figure(title, x, y, rightAxis, equalScales, series, shades, flags, true);
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
