// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.interphase.ui.internal.look.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The themes of the workbench, as its style sheets give them. */
final class ThemeTest {

    private static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";
    private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";

    private IThemeEngine engine;
    private Shell shell;

    @BeforeEach
    void open() {
        engine = PlatformUI.getWorkbench().getService(IThemeEngine.class);
        engine.setTheme(LIGHT, false);
        shell = new Shell(PlatformUI.getWorkbench().getDisplay());
    }

    @AfterEach
    void close() {
        shell.dispose();
        engine.setTheme(LIGHT, false);
    }

    @Test
    void lightSheetSaysWhatIsShownWithoutATheme() {
        assertEquals(Theme.plain(), Palette.of(shell));
        assertFalse(Palette.of(shell).dark());
    }

    @Test
    void canBeReadWhenLight() {
        PaletteTest.assertLegible(Palette.of(shell));
    }

    @Test
    void canBeReadWhenDark() {
        engine.setTheme(DARK, false);
        assertTrue(Palette.of(shell).dark());
        PaletteTest.assertLegible(Palette.of(shell));
    }

    @Test
    void changesWhileTheWindowIsOpen() {
        Label label = Paper.ink(new Label(shell, SWT.NONE), Palette::problem);
        List<Boolean> seen = new ArrayList<>();
        Palette.onChange(label, palette -> seen.add(palette.dark()));

        engine.setTheme(DARK, false);

        assertEquals(List.of(false, true), seen);
        assertEquals(Palette.of(shell).paper(), label.getBackground());
        assertEquals(Palette.of(shell).problem(), label.getForeground());
        Paper.under(label);
        assertEquals(Palette.of(shell).text(), label.getForeground());
    }

    /** The platform's dark sheet colours every control; what stands on paper keeps the paper's colours. */
    @Test
    void leavesAloneWhatStandsOnPaper() {
        Label label = Paper.under(new Label(shell, SWT.NONE));
        Button button = new Button(shell, SWT.PUSH);
        engine.setTheme(DARK, false);
        engine.applyStyles(shell, true);
        assertEquals(Palette.of(shell).paper(), label.getBackground());
        assertNotEquals(Palette.of(shell).paper(), button.getBackground());
    }

    @Test
    void isTurnedDarkAndBackByTheCommand() throws Exception {
        IHandlerService handlers = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getService(IHandlerService.class);
        handlers.executeCommand("org.interphase.ui.dark", null);
        assertEquals(DARK, engine.getActiveTheme().getId());
        handlers.executeCommand("org.interphase.ui.dark", null);
        assertEquals(LIGHT, engine.getActiveTheme().getId());
    }
}
