// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSourceTest {

    @TempDir
    private Path folder;

    @Test
    void aFolderThatIsADataSetIsOpenedByTheFileThatDescribesIt() throws IOException {
        Path index = Files.writeString(folder.resolve(".zarray"), "{}");
        assertEquals(new FileSource(index, 2), FileSource.of(folder));
    }

    @Test
    void refusesAnyOtherFolder() throws IOException {
        Files.createDirectory(folder.resolve(".zarray"));
        FormatException e = assertThrows(FormatException.class, () -> FileSource.of(folder));
        assertEquals("a file", e.expected());
        assertEquals("a folder", e.found());
    }
}
