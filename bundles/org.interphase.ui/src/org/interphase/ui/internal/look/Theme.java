// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.internal.look;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Display;
import org.interphase.core.figure.Series;
import org.interphase.ui.look.Contrast;
import org.interphase.ui.look.Palette;

/** The theme of one display: its colours and who wants to know when they change. */
public final class Theme {

    /** The mark by which the platform's style engine leaves a control alone. */
    public static final String UNSTYLED = "org.eclipse.e4.ui.css.disabled";

    private static final String KEY = Theme.class.getName();

    /** Least contrast with the paper of what is drawn. */
    private static final double LINE_CONTRAST = 3;

    private final List<Consumer<Palette>> listeners = new ArrayList<>();
    private Palette palette;

    private Theme(Palette palette) {
        this.palette = palette;
    }

    /** {@return the theme of a display; in its thread} */
    public static Theme of(Display display) {
        if (display.getData(KEY) instanceof Theme theme) {
            return theme;
        }
        Theme theme = new Theme(read(display));
        display.setData(KEY, theme);
        return theme;
    }

    /** {@return the colours that the style sheets of a display name; for each that they do not, the plain one} */
    static Palette read(Display display) {
        return PaletteNode.of(display).map(Theme::read).orElseGet(Theme::plain);
    }

    private static Palette read(PaletteNode sheets) {
        Palette plain = plain();
        RGB paper = sheets.colour("paper").orElse(plain.paper().getRGB());
        Map<Series.Role, Color> series = new EnumMap<>(Series.Role.class);
        for (Series.Role role : Series.Role.values()) {
            String property = "series-" + role.name().toLowerCase(Locale.ROOT).replace('_', '-');
            series.put(
                    role,
                    new Color(sheets.colour(property)
                            .orElseGet(() -> series(role, paper))));
        }
        return new Palette(
                new Color(paper),
                colour(sheets, "text", plain.text()),
                colour(sheets, "faint", plain.faint()),
                colour(sheets, "axis", plain.axis()),
                colour(sheets, "grid", plain.grid()),
                colour(sheets, "accent", plain.accent()),
                colour(sheets, "problem", plain.problem()),
                colour(sheets, "warning", plain.warning()),
                colour(sheets, "selection", plain.selection()),
                series);
    }

    private static Color colour(PaletteNode sheets, String property, Color plain) {
        return sheets.colour(property).map(Color::new).orElse(plain);
    }

    /** {@return the colours without a theme} */
    public static Palette plain() {
        RGB paper = new RGB(255, 255, 255);
        Map<Series.Role, Color> series = new EnumMap<>(Series.Role.class);
        for (Series.Role role : Series.Role.values()) {
            series.put(role, new Color(series(role, paper)));
        }
        return new Palette(
                new Color(paper),
                new Color(40, 40, 40),
                new Color(104, 104, 104),
                new Color(150, 150, 150),
                new Color(234, 234, 234),
                new Color(0, 114, 178),
                new Color(176, 0, 32),
                new Color(163, 72, 0),
                new Color(214, 232, 244),
                series);
    }

    /** {@return the colour of a role in any figure, or the nearest one that can be seen on this paper} */
    private static RGB series(Series.Role role, RGB paper) {
        return Contrast.atLeast(rgb(role.colour()), paper, LINE_CONTRAST);
    }

    /** {@return a colour that is written as {@code #RRGGBB}} */
    private static RGB rgb(String hex) {
        int value = Integer.parseInt(hex.substring(1), 16);
        return new RGB(value >> 16 & 0xff, value >> 8 & 0xff, value & 0xff);
    }

    /** {@return its colours} */
    public Palette palette() {
        return palette;
    }

    /** Has a listener told of other colours. */
    public void add(Consumer<Palette> listener) {
        listeners.add(listener);
    }

    /** Tells a listener no more. */
    public void remove(Consumer<Palette> listener) {
        listeners.remove(listener);
    }

    /** Shows other colours. */
    public void show(Palette next) {
        palette = next;
        List.copyOf(listeners).forEach(l -> l.accept(next));
    }
}
