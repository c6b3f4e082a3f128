// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileMemoryTest {

    private static final FitSettings SETTINGS = FitSettings.DEFAULT
            .withCircuit("R0-p(R1,CPE1)")
            .withWeight("unit")
            .withRange("10", "1e6")
            .withGuess("R1", 3e3)
            .withFixed("CPE1.alpha", 0.9)
            .withBounds("R0", 0, 1e3)
            .withBounds("R1", 1e2, Double.POSITIVE_INFINITY);

    private static final FileMemory.Entry ENTRY = new FileMemory.Entry(
            "cycle 2, äö=#:",
            SETTINGS,
            Map.of("cycle 2, äö=#:", new TreeSet<>(List.of(3, 4, 17)), "1", new TreeSet<>(List.of(0))),
            Optional.of(new FitRequest("1", FitSettings.DEFAULT, new TreeSet<>(List.of(5)))),
            List.of(
                    new FileMemory.Beside(Path.of("/data/a b.csv"), "1", 2, true),
                    new FileMemory.Beside(Path.of("/data/c.mpr"), "x", 0, false)));

    @TempDir
    private Path folder;

    @Test
    void givesBackAllThatWasKept() throws IOException {
        FileMemory memory = new FileMemory(folder.resolve("new"));
        memory.keep(Path.of("x.csv"), FileMemory.Entry.NONE);
        memory.keep(Path.of("x.csv"), ENTRY);
        memory.keep(Path.of("y.csv"), FileMemory.Entry.NONE);
        assertEquals(ENTRY, new FileMemory(folder.resolve("new")).recall(Path.of("x.csv")));
        assertEquals(FileMemory.Entry.NONE, memory.recall(Path.of("y.csv")));
        assertEquals(FileMemory.Entry.NONE, memory.recall(Path.of("z.csv")));
    }

    @Test
    void aWriteThatWasCutShortLeavesWhatWasThereBefore() throws IOException {
        FileMemory memory = new FileMemory(folder);
        memory.keep(Path.of("x.csv"), ENTRY);
        Path kept = file(".properties");
        Files.writeString(kept.resolveSibling(kept.getFileName() + ".new"), "dataset=cut sh");
        assertEquals(ENTRY, memory.recall(Path.of("x.csv")));
        memory.keep(Path.of("x.csv"), FileMemory.Entry.NONE);
        assertEquals(FileMemory.Entry.NONE, memory.recall(Path.of("x.csv")));
    }

    @Test
    void saysWhichFileCannotBeUnderstood() throws IOException {
        FileMemory memory = new FileMemory(folder);
        memory.keep(Path.of("x.csv"), ENTRY);
        Files.writeString(file(".properties"), "mask.1=three");
        String message = assertThrows(IOException.class, () -> memory.recall(Path.of("x.csv"))).getMessage();
        assertEquals(file(".properties") + ": For input string: \"three\"", message);
    }

    private Path file(String ending) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(ending)).findFirst().orElseThrow();
        }
    }
}
