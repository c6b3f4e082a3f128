// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.array;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The folder of real files, which is not part of the project: {@code -Dinterphase.shared=FOLDER}, or a folder {@code shared}
 * in or beside one above the working directory. Tests that need it are skipped where it is not.
 */
public final class SharedSims {

    private SharedSims() {}

    /**
     * A line of the manifest.
     *
     * @param file under the folder
     * @param format what it is
     * @param expected what others read from it
     * @param sha256 of its bytes, empty for a folder
     */
    public record Row(String file, String format, JsonNode expected, String sha256) {}

    /** {@return the folder of ion images, profiles and spectra} */
    public static Path folder() {
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

    /** {@return the manifest} */
    public static List<Row> rows() throws IOException {
        List<String> lines = Files.readAllLines(folder().resolve("MANIFEST.tsv"), StandardCharsets.UTF_8);
        List<Row> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split("\t", -1);
            rows.add(new Row(fields[0], fields[1], new JsonMapper().readTree(fields[5]), fields[7]));
        }
        return rows;
    }
}
