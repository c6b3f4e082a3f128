// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file that h5py wrote, with the values that the manifest beside it names. It is not part of the project: {@code
 * -Dinterphase.shared=FOLDER}, or a folder {@code shared} in or beside one above the working directory.
 */
final class SharedDataTest {

    private static Path file() {
        Path found = find();
        assumeTrue(
                found != null,
                "LEFT OUT: the file of h5py is not here (no shared/data/sims above " + System.getProperty("user.dir")
                        + " and no -Dinterphase.shared)");
        return found;
    }

    private static Path find() {
        String name = "data/sims/derived/image_sun.h5";
        String given = System.getProperty("interphase.shared");
        if (given != null && Files.isRegularFile(Path.of(given).resolve(name))) {
            return Path.of(given).resolve(name);
        }
        for (Path p = Path.of(System.getProperty("user.dir")).toAbsolutePath(); p != null; p = p.getParent()) {
            if (Files.isRegularFile(p.resolve("shared").resolve(name))) {
                return p.resolve("shared").resolve(name);
            }
        }
        return null;
    }

    private static void assertAsTheManifestSays(IonStack stack) throws IOException {
        assertEquals(
                List.of("12C", "16O", "18O", "12C 14N", "12C 15N", "SE"),
                stack.species().stream().map(IonChannel::name).toList());
        assertEquals(2, stack.geometry().layers());
        assertEquals(256, stack.geometry().height());
        assertEquals(256, stack.geometry().width());
        assertEquals(0.027387, stack.geometry().pixelWidthUm(), 5e-7);
        assertEquals(0.027387, stack.geometry().pixelHeightUm(), 5e-7);
        double[] sums = {238643689, 33899837, 262306, 53394958, 289191, 363490711};
        for (int c = 0; c < sums.length; c++) {
            assertEquals(sums[c], stack.sum(c));
        }
        assertEquals(0, stack.layer(0, 0)[10 * 256 + 20]);
        assertEquals(9448, stack.layer(5, 1)[100 * 256 + 150]);
    }

    @Test
    void readsWhatTheManifestSays() throws IOException {
        assertAsTheManifestSays(Opened.stack(file()));
    }

    @Test
    void readsTheSameFromOurOwnFile(@TempDir Path folder) throws IOException {
        Path copy = folder.resolve("copy.nxs");
        new NexusExporter().write(Opened.stack(file()), "", copy);
        assertAsTheManifestSays(Opened.stack(copy));
    }
}
