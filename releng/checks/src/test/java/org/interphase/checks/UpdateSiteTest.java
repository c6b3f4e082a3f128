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

/** The update site, used as somebody does who has a platform already. */
final class UpdateSiteTest {

    private static final Path WORK = Built.TARGET.resolve("site");
    private static final String FEATURE = "org.interphase.feature.workbench.feature.group";

    @BeforeAll
    static void makeRoom() throws IOException {
        Built.delete(WORK);
        Files.createDirectories(WORK);
    }

    @Test
    void installsIntoABarePlatformOpensOurPerspectiveAndUninstallsCleanly() throws Exception {
        Installation bare = barePlatform(WORK.resolve("platform"));
        assertEquals(List.of(), ours(bare.bundles("org.interphase.")), "the platform is not bare");
        try (Screen screen = Screen.open(WORK.resolve("screen"))) {
            bare.director("-repository", Built.SITE.toUri().toString(), "-installIU", FEATURE);
            assertTrue(bare.director("-listInstalledRoots").contains(FEATURE));
            assertFalse(ours(bare.bundles("org.interphase.")).isEmpty());

            Properties seen = bare.look(screen, "org.interphase.ui.eis.perspective", Built.TARGET.resolve("installed.png"));
            assertEquals(null, seen.getProperty("failure"));
            assertEquals("org.interphase.ui.eis.perspective", seen.getProperty("perspective"));
            assertEquals("", seen.getProperty("brokenViews"));
            assertEquals("0", seen.getProperty("status"));

            bare.director("-uninstallIU", FEATURE);
            assertFalse(bare.director("-listInstalledRoots").contains("org.interphase.feature.workbench"));
            assertEquals(List.of(), ours(bare.bundles("org.interphase.")));
            bare.run(List.of("-nosplash", "-consoleLog", "-data", WORK.resolve("gc").toString(), "-application",
                    "org.eclipse.equinox.p2.garbagecollector.application", "-profile", "bare"));
            assertEquals(List.of(), ours(bare.jars("org.interphase.")));

            Properties after = bare.look(screen, "", Built.TARGET.resolve("uninstalled.png"));
            assertFalse(after.getProperty("perspective").startsWith("org.interphase."), after.toString());
            assertEquals("0", after.getProperty("status"));
        }
    }

    /** The product's director assembles the bare platform from the site into an empty folder. */
    private static Installation barePlatform(Path folder) throws IOException, InterruptedException {
        Path configuration = WORK.resolve("director-configuration");
        Built.copy(Built.PRODUCT.resolve("configuration"), configuration);
        new Installation(Built.PRODUCT, WORK.resolve("product")).run(List.of("-nosplash", "-consoleLog",
                "-configuration", configuration.toString(), "-data", WORK.resolve("assemble").toString(),
                "-application", "org.eclipse.equinox.p2.director",
                "-repository", Built.SITE.toUri().toString(), "-installIU", "org.interphase.platform",
                "-destination", folder.toString(), "-bundlepool", folder.toString(), "-profile", "bare", "-roaming",
                "-profileProperties", "org.eclipse.update.install.features=true",
                "-p2.os", "linux", "-p2.ws", "gtk", "-p2.arch", "x86_64"));
        return new Installation(folder, WORK.resolve("bare"));
    }

    /** Wrapped libraries of the platform bear our prefix, but are no part of ours. */
    private static List<String> ours(List<String> names) {
        return names.stream().filter(name -> !name.startsWith("org.interphase.wrapped.")).toList();
    }
}
