// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.core.resources.IProject;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.interphase.ui.look.Contrast;
import org.interphase.ui.testing.Pixels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That a person sees, whatever the theme, which buttons can be pressed. */
final class DisabledButtonsTest {

    private static final int FRAME = 5;
    private static final double LEGIBLE = 4.5;
    private static final double FAINT = 0.7;

    private static int projects;

    private IProject project;

    @BeforeEach
    void open() throws Exception {
        Screen.open(1600, 1000);
        project = Screen.project("buttons " + ++projects);
        Screen.doubleClick(Screen.file(project, "llzo.txt", ImportPageTest.odd("Schwingung")));
        ImportPageTest.page("llzo.txt");
        ImportPageTest.says("Expected a column of frequency, found none.");
    }

    @AfterEach
    void close() throws Exception {
        Screen.closeFiles();
        project.delete(true, true, null);
    }

    private static Button save() {
        return ImportPageTest.button("Save as Template and Open");
    }

    /** The strongest contrast of a button's pixels with what most of them are. */
    private static double contrast(Button button) {
        Screen.shell().forceActive();
        Screen.settle();
        Point corner = button.toDisplay(0, 0);
        Point size = button.getSize();
        ImageData seen =
                Pixels.of(new Rectangle(corner.x + FRAME, corner.y + FRAME, size.x - 2 * FRAME, size.y - 2 * FRAME));
        Map<Integer, Integer> counts = new HashMap<>();
        for (int y = 0; y < seen.height; y++) {
            for (int x = 0; x < seen.width; x++) {
                counts.merge(seen.getPixel(x, y), 1, Integer::sum);
            }
        }
        int most = counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        RGB ground = seen.palette.getRGB(most);
        return counts.keySet().stream()
                .mapToDouble(pixel -> Contrast.ratio(seen.palette.getRGB(pixel), ground))
                .max()
                .orElseThrow();
    }

    /** Waits until a button that can be pressed can be read: GTK fades from one theme, and from no focus, to the other. */
    private static void awaitLegible(String when, Button button) {
        Screen.until(when + ": '" + button.getText() + "' can be read", () -> contrast(button) >= LEGIBLE);
    }

    private static void assertToldApart(String when) {
        awaitLegible(when, ImportPageTest.button("Reset"));
        double enabled = contrast(ImportPageTest.button("Reset"));
        double disabled = contrast(save());
        String found = when + ": contrast " + enabled + " where it can be pressed, " + disabled + " where not";
        assertTrue(enabled >= LEGIBLE, found);
        assertTrue(disabled < FAINT * enabled, found);
    }

    @Test
    void areFaintInBothThemesAndWhenTheseChange() throws Throwable {
        assertToldApart("light");
        Screen.dark(() -> assertToldApart("dark"));
        assertToldApart("light again");
    }

    @Test
    void areFaintWhereTheyWereMadeWhenItWasDark() throws Throwable {
        Screen.dark(() -> {
            Screen.doubleClick(Screen.file(project, "later.txt", ImportPageTest.odd("Schwingung")));
            ImportPageTest.page("later.txt");
            ImportPageTest.says("Expected a column of frequency, found none.");
            assertToldApart("dark");
        });
        assertToldApart("light");
    }

    @Test
    void canBeReadOnceTheyCanBePressed() throws Throwable {
        ImportPageTest.nameTheColumns();
        awaitLegible("light", save());
        Screen.dark(() -> awaitLegible("dark", save()));
        awaitLegible("light again", save());
    }
}
