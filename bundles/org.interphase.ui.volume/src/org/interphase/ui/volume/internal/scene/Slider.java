// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.scene;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Scale;
import org.interphase.ui.look.Palette;

/** A slider whose drag is one change. */
final class Slider {

    private static final int NARROW = 60;

    private final Scale scale;
    private String key = "";

    /** Takes another place of the slider. */
    interface Taken {

        /**
         * Takes another place.
         *
         * @param key of one drag, or of keys that are pressed without leaving the slider
         * @param place from 0
         */
        void accept(String key, int place);
    }

    /**
     * Creates a slider in a grid.
     *
     * @param name what it is, with its unit
     * @param most its last place; the first one is 0
     */
    Slider(Composite parent, String name, int most, int page, Ask ask, Taken taken) {
        scale = new Scale(parent, SWT.HORIZONTAL);
        scale.setMaximum(most);
        scale.setPageIncrement(page);
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
        data.widthHint = NARROW;
        scale.setLayoutData(data);
        scale.setToolTipText(name);
        Spoken.name(scale, () -> name);
        Wheel.onlyFocused(scale);
        Palette.onChange(scale, palette -> scale.setBackground(palette.paper()));
        for (int type : new int[] {SWT.MouseDown, SWT.FocusIn, SWT.FocusOut}) {
            scale.addListener(type, e -> key = "");
        }
        scale.addListener(SWT.Selection, e -> {
            if (key.isEmpty()) {
                key = ask.gesture(name);
            }
            taken.accept(key, scale.getSelection());
        });
    }

    void show(int place) {
        if (scale.getSelection() != place) {
            scale.setSelection(place);
        }
    }

    Scale control() {
        return scale;
    }
}
