// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.look;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.widgets.Display;

/** The theme of one display: its colours and who wants to know when they change. */
final class Theme {

    private static final String KEY = Theme.class.getName();

    private final List<Consumer<Palette>> listeners = new ArrayList<>();
    private Palette palette = Palette.plain();

    private Theme() {}

    /** {@return the theme of a display; in its thread} */
    static Theme of(Display display) {
        if (display.getData(KEY) instanceof Theme theme) {
            return theme;
        }
        Theme theme = new Theme();
        display.setData(KEY, theme);
        return theme;
    }

    Palette palette() {
        return palette;
    }

    void add(Consumer<Palette> listener) {
        listeners.add(listener);
    }

    void remove(Consumer<Palette> listener) {
        listeners.remove(listener);
    }

    /** Shows other colours. */
    void show(Palette next) {
        palette = next;
        List.copyOf(listeners).forEach(l -> l.accept(next));
    }
}
