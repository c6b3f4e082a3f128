// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The product as a user starts it. */
final class ProductTest {

    private static final int DARK_PAPER = 0x1e1f22;
    private static final Path WORK = Built.TARGET.resolve("product");

    @BeforeAll
    static void makeRoom() throws IOException {
        Built.delete(WORK);
        Files.createDirectories(WORK);
    }

    @Test
    void showsItsWindow() throws Exception {
        Path home = Files.createDirectories(WORK.resolve("home"));
        try (Screen screen = Screen.open(WORK.resolve("screen"))) {
            ProcessBuilder builder = new ProcessBuilder(Built.PRODUCT.resolve("interphase").toString(), "gui",
                    "-configuration", WORK.resolve("configuration").toString())
                    .redirectErrorStream(true).redirectOutput(WORK.resolve("product.log").toFile());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put("INTERPHASE_WORKSPACE", home.resolve("workspace").toString());
            Installation.onScreen(builder, screen);
            Built.copy(Built.PRODUCT.resolve("configuration"), WORK.resolve("configuration"));
            Process process = builder.start();
            try {
                screen.awaitTitle("Interphase", Installation.LIMIT, process);
                assertTrue(Screen.isPainted(screen.awaitPicture(Built.TARGET.resolve("product.png"), Duration.ofSeconds(30))),
                        "the window is blank, see target/product.png");
            } finally {
                Installation.stop(process);
            }
        }
    }

    @Test
    void isDarkWhereTheDesktopIs() throws Exception {
        Path configuration = WORK.resolve("configuration-dark");
        Built.copy(Built.PRODUCT.resolve("configuration"), configuration);
        try (Screen screen = Screen.open(WORK.resolve("screen-dark"))) {
            ProcessBuilder builder = new ProcessBuilder(Built.PRODUCT.resolve("interphase").toString(), "gui",
                    "-configuration", configuration.toString())
                    .redirectErrorStream(true).redirectOutput(WORK.resolve("product-dark.log").toFile());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put("INTERPHASE_WORKSPACE", WORK.resolve("workspace-dark").toString());
            builder.environment().put("GTK_THEME", "Adwaita:dark");
            Installation.onScreen(builder, screen);
            Process process = builder.start();
            try {
                // The paper of the start page, which fills most of the window.
                screen.awaitColour(DARK_PAPER, true, 500_000, Installation.LIMIT, process);
                screen.awaitPicture(Built.TARGET.resolve("product-dark.png"), Duration.ofSeconds(20));
            } finally {
                Installation.stop(process);
            }
        }
    }

    @Test
    void opensWholePartsOnly() throws Exception {
        Path copy = WORK.resolve("copy");
        Built.copy(Built.PRODUCT, copy);
        try (Screen screen = Screen.open(WORK.resolve("screen-inside"))) {
            Properties seen = new Installation(copy, WORK.resolve("inside")).look(screen, "", Built.TARGET.resolve("product-inside.png"));
            assertEquals("org.interphase.branding.product", seen.getProperty("product"));
            assertEquals("org.interphase.ui.eis.perspective", seen.getProperty("perspective"));
            assertTrue(Arrays.asList(seen.getProperty("views").split(",")).contains("org.eclipse.ui.navigator.ProjectExplorer"), seen.toString());
            assertEquals("", seen.getProperty("brokenViews"));
            assertEquals("0", seen.getProperty("status"));
            String menus = seen.getProperty("menus");
            assertTrue(menus.contains("File > Open File"), menus);
            assertFalse(menus.contains("Line Delimiters"), menus);
        }
    }

    @Test
    void namesEveryThirdPartyBundleInTheNotice() throws Exception {
        String notice = Files.readString(Built.ROOT.resolve("NOTICE"));
        List<String> missing = new Installation(Built.PRODUCT, WORK).bundles("").stream().filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf(',')))
                .filter(name -> !name.startsWith("org.eclipse.") || name.startsWith("org.eclipse.nebula.")
                        || name.startsWith("org.eclipse.collections.") || name.startsWith("org.eclipse.swtchart"))
                .filter(name -> !name.startsWith("org.interphase.") || name.startsWith("org.interphase.wrapped."))
                .filter(name -> !notice.matches("(?s).*(^|[\\s,])" + name.replace(".", "\\.") + "([\\s,]).*")).toList();
        assertEquals(List.of(), missing);
    }
}
