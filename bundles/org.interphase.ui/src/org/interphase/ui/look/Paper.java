// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.look;

import java.util.function.Function;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Control;

/** Controls as if written on the theme's paper; they stay so when the theme changes. */
public final class Paper {

    private static final String INK = Paper.class.getName();

    private Paper() {}

    /**
     * Puts a control on paper, with the colour of texts.
     *
     * @param <C> its type
     * @param control a label, a text that is only read, a composite; what is edited or pressed is better left to the theme
     * @return the control
     */
    public static <C extends Control> C under(C control) {
        return ink(control, Palette::text);
    }

    /**
     * Puts a control on paper, with a colour of its own; may be called again with another one.
     *
     * @param <C> its type
     * @param control as for {@link #under}
     * @param ink which of the palette's colours, such as {@code Palette::faint}
     * @return the control
     */
    public static <C extends Control> C ink(C control, Function<Palette, Color> ink) {
        if (control.getData(INK) instanceof Ink known) {
            known.which = ink;
            known.paint(control, Palette.of(control));
        } else {
            Ink first = new Ink(ink);
            control.setData(INK, first);
            Palette.onChange(control, palette -> first.paint(control, palette));
        }
        return control;
    }

    /**
     * Puts a folder of tabs on paper: its own style sheets leave the tabs of one theme when another one is chosen.
     *
     * @param folder the folder
     * @return the folder
     */
    public static CTabFolder tabs(CTabFolder folder) {
        Palette.onChange(folder, palette -> {
            folder.setBackground(palette.paper());
            folder.setForeground(palette.faint());
            folder.setSelectionBackground(palette.paper());
            folder.setSelectionForeground(palette.text());
        });
        return folder;
    }

    private static final class Ink {

        private Function<Palette, Color> which;

        Ink(Function<Palette, Color> which) {
            this.which = which;
        }

        void paint(Control control, Palette palette) {
            control.setBackground(palette.paper());
            control.setForeground(which.apply(palette));
        }
    }
}
