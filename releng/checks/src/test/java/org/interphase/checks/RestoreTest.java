// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a user finds again: after the workbench was killed, and after it was closed. */
final class RestoreTest {

    private static final Path WORK = Built.TARGET.resolve("restore");
    private static final String OUTSIDE = "outside the workspace.csv";
    private static final String VIEW = "org.interphase.ui.operations";
    private static final String BOUNDS = "60,40,1300,820";

    private static final String MODEL_END = "</application:Application>";

    @BeforeAll
    static void makeRoom() throws IOException {
        Built.delete(WORK);
        Files.createDirectories(WORK);
    }

    @Test
    void findsEditorsViewsAndWindowAgainAfterAKillAndAfterARestart() throws Exception {
        Path folder = WORK.resolve("interphase");
        Built.copy(Built.PRODUCT, folder);
        Installation product = new Installation(folder, WORK.resolve("work"));
        Path workspace = Files.createDirectories(WORK.resolve("workspace"));
        Path inside = WORK.resolve("inside the workspace.csv");
        Path outside = WORK.resolve(OUTSIDE);
        for (Path file : List.of(inside, outside)) {
            Files.writeString(file, "frequency_Hz,ReZ_Ohm,ImZ_Ohm\n1000,10,-1\n100,12,-4\n10,19,-5\n1,21,-1\n");
        }
        try (Screen screen = Screen.open(WORK.resolve("screen"))) {
            try (Installation.Session first = product.open(screen, workspace,
                    List.of("-Dinterphase.probe.open=" + inside, "-Dinterphase.probe.openBeside=" + outside,
                            "-Dinterphase.probe.view=" + VIEW, "-Dinterphase.probe.bounds=" + BOUNDS),
                    Built.TARGET.resolve("restore-first.png"))) {
                assertEquals(null, first.seen().getProperty("failure"));
                // Written while it runs, by itself: nobody closes a program that crashes.
                Path model = workspace.resolve(".metadata/.plugins/org.eclipse.e4.workbench/workbench.xmi");
                first.await(model, OUTSIDE);
                // The platform writes it in place: what is killed while it writes starts afresh.
                first.await(model, MODEL_END);
                first.kill();
            }
            try (Installation.Session second = product.open(screen, workspace, List.of(), Built.TARGET.resolve("restore-killed.png"))) {
                assertIsAsLeft(second.seen(), "after a kill");
                assertEquals("0", second.quit().getProperty("status"));
            }
            try (Installation.Session third = product.open(screen, workspace, List.of(), Built.TARGET.resolve("restore-closed.png"))) {
                assertIsAsLeft(third.seen(), "after a restart");
                assertEquals("0", third.quit().getProperty("status"));
            }
        }
    }

    private static void assertIsAsLeft(Properties seen, String when) {
        assertEquals("org.interphase.ui.eis.editor,org.interphase.ui.eis.editor", seen.getProperty("editors"), when);
        assertTrue(seen.getProperty("inputs").contains("inside the workspace.csv"), when + seen.getProperty("inputs"));
        assertTrue(seen.getProperty("inputs").contains(OUTSIDE), when + seen.getProperty("inputs"));
        assertEquals(OUTSIDE, seen.getProperty("activeEditor"), when);
        assertTrue(List.of(seen.getProperty("views").split(",")).contains(VIEW), when + seen.getProperty("views"));
        assertEquals("", seen.getProperty("brokenViews"), when);
        assertEquals("org.interphase.ui.eis.perspective", seen.getProperty("perspective"), when);
        assertEquals(BOUNDS, seen.getProperty("bounds"), when);
        // One window, and no dialog that asks what happened.
        assertFalse(seen.getProperty("shells").contains("\n"), when + seen.getProperty("shells"));
        // The active editor shows the file, not a page that says why it cannot.
        assertTrue(seen.getProperty("texts").contains("R(RQ)") || seen.getProperty("texts").contains("|Z|")
                || seen.getProperty("texts").contains("Circuit"), when + seen.getProperty("texts"));
    }
}
