// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.look;

import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Control;
import org.interphase.core.figure.Series;
import org.interphase.ui.internal.look.Theme;

/**
 * The colours of the current theme. What paints asks for them when it paints, or is told when they change; no view has
 * colours of its own, so that dark paper and a facility's colours reach all of them.
 *
 * <p>They come from the theme's style sheets; without a theme they are those of a light one. None of these colours needs
 * to be disposed of.
 *
 * @param paper what is drawn and written on
 * @param text what is read; contrast with the paper at least 4.5
 * @param faint what is read second, such as labels; contrast with the paper at least 4.5
 * @param axis lines and ticks of axes
 * @param grid lines that are seen only when looked for
 * @param accent the one colour that leads the eye; contrast with the paper at least 4.5
 * @param problem texts and marks of what is wrong; contrast with the paper at least 4.5
 * @param warning texts and marks of what is to be looked at; contrast with the paper at least 4.5
 * @param selection behind what is selected; contrast of {@code text} with it at least 4.5
 * @param series colour of each role; contrast with the paper at least 3
 */
public record Palette(
        Color paper,
        Color text,
        Color faint,
        Color axis,
        Color grid,
        Color accent,
        Color problem,
        Color warning,
        Color selection,
        Map<Series.Role, Color> series) {

    /**
     * Copies the colours of the series.
     *
     * @throws IllegalArgumentException when a role has none
     */
    public Palette {
        Objects.requireNonNull(paper);
        Objects.requireNonNull(text);
        Objects.requireNonNull(faint);
        Objects.requireNonNull(axis);
        Objects.requireNonNull(grid);
        Objects.requireNonNull(accent);
        Objects.requireNonNull(problem);
        Objects.requireNonNull(warning);
        Objects.requireNonNull(selection);
        series = Map.copyOf(series);
        for (Series.Role role : Series.Role.values()) {
            if (!series.containsKey(role)) {
                throw new IllegalArgumentException("palette: expected a colour for each role, none for " + role);
            }
        }
    }

    /**
     * {@return the colours of the theme under which a control is shown}
     *
     * @param control on the screen
     */
    public static Palette of(Control control) {
        return Theme.of(control.getDisplay()).palette();
    }

    /**
     * Gives a control the theme's colours: now, and whenever they change, until the control is disposed of. The style
     * sheets' rules for all controls of its kind do not apply to it from then on.
     *
     * @param control what is coloured
     * @param colour colours it, in the thread of its display
     */
    public static void onChange(Control control, Consumer<Palette> colour) {
        Theme theme = Theme.of(control.getDisplay());
        control.setData(Theme.UNSTYLED, Boolean.TRUE);
        theme.add(colour);
        control.addDisposeListener(e -> theme.remove(colour));
        colour.accept(theme.palette());
    }

    /**
     * {@return the colour of what is drawn}
     *
     * @param role what it is
     */
    public Color series(Series.Role role) {
        return series.get(role);
    }

    /** {@return whether the paper is darker than the text} */
    public boolean dark() {
        return Contrast.luminance(paper.getRGB()) < Contrast.luminance(text.getRGB());
    }
}
