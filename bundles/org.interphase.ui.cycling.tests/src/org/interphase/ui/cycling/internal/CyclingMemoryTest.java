// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.cycling.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.interphase.cycling.EventEdits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CyclingMemoryTest {

    private static final CycleSettings SETTINGS = new CycleSettings(
            Map.of("areaUm2", "2.5", "failedRatio", "0.4"),
            Map.of("cycle 2, ä=#:", EventEdits.parse("drop@812.5=no,step@95.0=101.2")));

    @TempDir
    private Path folder;

    @Test
    void givesBackAllThatWasKept() throws IOException {
        CyclingMemory memory = new CyclingMemory(folder.resolve("new"));
        CyclingMemory.Entry entry = new CyclingMemory.Entry("cycle 2, ä=#:", SETTINGS);
        memory.keep(Path.of("a", "x.csv"), entry);
        assertEquals(entry, new CyclingMemory(folder.resolve("new")).recall(Path.of("a", "x.csv")));
        assertEquals(CyclingMemory.Entry.NONE, memory.recall(Path.of("b", "x.csv")));
    }

    @Test
    void lendsTheContactOfAFileToItsNeighboursButNotWhatWasSaidOfItsEvents() throws IOException {
        CyclingMemory memory = new CyclingMemory(folder);
        memory.keep(Path.of("a", "x.csv"), new CyclingMemory.Entry("1", SETTINGS));
        CyclingMemory.Entry neighbour = memory.recall(Path.of("a", "y.csv"));
        assertEquals(SETTINGS.values(), neighbour.settings().values());
        assertTrue(neighbour.settings().edits().isEmpty());
    }

    @Test
    void saysWhichNoteCannotBeUnderstood() throws IOException {
        CyclingMemory memory = new CyclingMemory(folder);
        memory.keep(Path.of("a", "x.csv"), new CyclingMemory.Entry("1", SETTINGS));
        try (var files = Files.list(folder)) {
            for (Path note : files.toList()) {
                Files.writeString(note, "events.1=drop\n");
            }
        }
        String message = assertThrows(IOException.class, () -> memory.recall(Path.of("a", "x.csv"))).getMessage();
        assertTrue(message.contains(".properties: ") && message.contains("KIND@SECONDS"), message);
    }
}
