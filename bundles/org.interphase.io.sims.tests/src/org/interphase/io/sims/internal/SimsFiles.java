// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.interphase.core.data.DataFile;
import org.interphase.core.format.FileFormats;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;

/**
 * Files of instruments: what a test wrote, and real ones, which are not part of the project: {@code
 * -Dinterphase.shared=FOLDER}, or a folder {@code shared} in or beside one above the working directory. Tests that need
 * these are skipped where they are not.
 */
final class SimsFiles {

    /** All formats of instruments and of programs that export their data. */
    static final FileFormats ALL = new FileFormats(
            List.of(
                    new CamecaTextFormat(),
                    new LansProfileFormat(),
                    new LaserAblationFormat(),
                    new NanoSimsFormat(),
                    new NanoSimsTextFormat(),
                    new PeakTableFormat(),
                    new SurfaceLabProfileFormat(),
                    new SurfaceLabSpectrumFormat()),
            List.of());

    private SimsFiles() {}

    /** A row of the manifest: a file and what its origin's reader found in it. */
    record Row(Path file, String format, String content, JsonNode expected, String sha256) {}

    static DataFile open(Path file) throws IOException {
        try {
            return ALL.open(file, Progress.NONE);
        } catch (CancelledException e) {
            throw new AssertionError("nobody cancels", e);
        }
    }

    static DataFile open(Path folder, byte[] bytes) throws IOException {
        return open(Files.write(folder.resolve("file"), bytes));
    }

    static DataFile open(Path folder, String text) throws IOException {
        return open(folder, text.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return the rows of the manifest whose files lie in a folder} */
    static List<Row> rows(String folder) throws IOException {
        Path sims = folder();
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(sims.resolve("MANIFEST.tsv"), StandardCharsets.UTF_8)) {
            if (line.startsWith(folder + "/")) {
                String[] cells = line.split("\t", -1);
                rows.add(new Row(
                        sims.resolve(cells[0]), cells[1], cells[4], new ObjectMapper().readTree(cells[5]), cells[7]));
            }
        }
        return rows;
    }

    /** {@return a real file} */
    static Path real(String name) {
        return folder().resolve(name);
    }

    private static Path folder() {
        Path found = find();
        assumeTrue(
                found != null,
                "LEFT OUT: the instruments' real files are not here (no shared/data/sims above "
                        + System.getProperty("user.dir") + " and no -Dinterphase.shared)");
        return found;
    }

    private static Path find() {
        String given = System.getProperty("interphase.shared");
        if (given != null && Files.isDirectory(Path.of(given, "data", "sims"))) {
            return Path.of(given, "data", "sims");
        }
        for (Path p = Path.of(System.getProperty("user.dir")).toAbsolutePath(); p != null; p = p.getParent()) {
            Path sims = p.resolve("shared").resolve("data").resolve("sims");
            if (Files.isDirectory(sims)) {
                return sims;
            }
        }
        return null;
    }
}
