// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExporterTest {

    private static final ImpedanceSpectrum SPECTRUM =
            ImpedanceSpectrum.of(new double[] {1}, new double[] {2}, new double[] {3}).build();

    private static final Progress CANCELLED = new Progress() {
        @Override
        public void report(double fraction, String what) {}

        @Override
        public boolean isCancelled() {
            return true;
        }
    };

    @TempDir
    private Path folder;

    /** Knows no more than to write bytes; the disk may be full in between. */
    private record Plain(boolean full) implements Exporter {
        @Override
        public String extension() {
            return ".plain";
        }

        @Override
        public String label() {
            return "plain";
        }

        @Override
        public boolean accepts(Dataset dataset) {
            return true;
        }

        @Override
        public void write(Dataset dataset, OutputStream out) throws IOException {
            out.write("half".getBytes(StandardCharsets.US_ASCII));
            if (full) {
                throw new IOException("the disk is full");
            }
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void savesACompleteFileInPlaceOfAnother() throws Exception {
        Path file = Files.writeString(folder.resolve("a.plain"), "before");
        new Plain(false).save(SPECTRUM, "", file, Progress.NONE);
        assertEquals("half", Files.readString(file));
        assertEquals(List.of("a.plain"), names());
    }

    @Test
    void leavesWhatWasThereWhenWritingFails() throws IOException {
        Path file = Files.writeString(folder.resolve("a.plain"), "before");
        assertThrows(IOException.class, () -> new Plain(true).save(SPECTRUM, "", file, Progress.NONE));
        assertEquals("before", Files.readString(file));
        assertEquals(List.of("a.plain"), names());
    }

    @Test
    void asksBeforeItBeginsWhereAFormatDoesNotAskItself() throws IOException {
        Path file = folder.resolve("a.plain");
        assertThrows(CancelledException.class, () -> new Plain(false).write(SPECTRUM, "", file, CANCELLED));
        assertEquals(List.of(), names());
    }
}
