// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.interphase.core.figure.Series;
import org.interphase.ui.internal.look.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PaletteTest {

    private Shell shell;
    private Palette before;

    @BeforeEach
    void open() {
        shell = new Shell(Display.getDefault());
        before = Palette.of(shell);
    }

    @AfterEach
    void close() {
        Theme.of(shell.getDisplay()).show(before);
        shell.dispose();
    }

    /** Fails where something of a palette cannot be read or seen on its paper. */
    static void assertLegible(Palette palette) {
        Map.of(
                        "text", palette.text(),
                        "faint", palette.faint(),
                        "accent", palette.accent(),
                        "problem", palette.problem(),
                        "warning", palette.warning())
                .forEach((name, colour) -> assertContrast(name, 4.5, colour, palette.paper()));
        assertContrast("text on the selection", 4.5, palette.text(), palette.selection());
        for (Series.Role role : Series.Role.values()) {
            assertContrast(role.name(), 3, palette.series(role), palette.paper());
        }
    }

    private static void assertContrast(String name, double least, Color colour, Color paper) {
        double ratio = Contrast.ratio(colour.getRGB(), paper.getRGB());
        assertTrue(ratio >= least, name + " " + colour + " on " + paper + ": " + ratio);
    }

    @Test
    void canBeReadWithoutATheme() {
        assertLegible(Theme.plain());
    }

    @Test
    void tellsAControlItsColoursNowAndWhenTheyChangeUntilItIsGone() {
        Composite control = new Composite(shell, SWT.NONE);
        List<Palette> told = new ArrayList<>();
        Palette.onChange(control, told::add);
        assertEquals(List.of(before), told);

        Palette other = Theme.plain();
        Theme.of(shell.getDisplay()).show(other);
        assertEquals(List.of(before, other), told);

        control.dispose();
        Theme.of(shell.getDisplay()).show(before);
        assertEquals(2, told.size());
    }
}
