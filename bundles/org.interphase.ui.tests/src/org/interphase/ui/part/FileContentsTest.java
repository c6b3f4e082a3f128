// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.part;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.format.FileFormat;
import org.interphase.core.format.FileFormats;
import org.interphase.core.format.FileHead;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.Place;
import org.interphase.core.format.Reading;
import org.interphase.core.format.Recognition;
import org.interphase.core.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileContentsTest {

    private static final Set<DatasetKind> BOTH = Set.of(DatasetKind.IMPEDANCE, DatasetKind.CYCLING);

    @TempDir
    private Path folder;

    private final List<Path> read = new ArrayList<>();

    /** Can hold both kinds; holds a cycling record, and is broken where it begins with x. */
    private final class Both implements FileFormat {
        @Override
        public String id() {
            return "both";
        }

        @Override
        public String label() {
            return "both";
        }

        @Override
        public Set<DatasetKind> kinds() {
            return BOTH;
        }

        @Override
        public Recognition recognise(FileHead head) {
            return head.bytes().length > 0 && head.bytes()[0] == '?' ? Recognition.NO : Recognition.CERTAIN;
        }

        @Override
        public Reading read(FileSource source, Progress progress) throws IOException {
            read.add(source.path());
            if (source.head().bytes()[0] == 'x') {
                throw source.wrong(Place.whole(), "a number", "'x'");
            }
            return new Reading(
                    List.of(new CyclingRecord(
                            "1", "r", new double[] {0}, new double[] {1}, new double[] {1}, List.of(), Map.of())),
                    List.of());
        }
    }

    private Set<DatasetKind> kinds(FileContents contents, String text) throws IOException {
        Path file = folder.resolve("file.csv");
        Files.writeString(file, text);
        return contents.kinds(new FileFormats(List.of(new Both()), List.of()), file);
    }

    @Test
    void saysWhatASmallFileReallyHoldsAndReadsItOnce() throws IOException {
        FileContents contents = new FileContents();
        assertEquals(Set.of(DatasetKind.CYCLING), kinds(contents, "1,2"));
        FileFormats other = new FileFormats(List.of(new Both()), List.of());
        contents.kinds(other, folder.resolve("file.csv"));
        int times = read.size();
        contents.kinds(other, folder.resolve("file.csv"));
        assertEquals(times, read.size());
    }

    @Test
    void saysWhatTheFormatCanHoldWhereTheFileCannotBeRead() throws IOException {
        assertEquals(BOTH, kinds(new FileContents(), "x,2"));
    }

    @Test
    void doesNotReadALargeFile() throws IOException {
        assertEquals(BOTH, kinds(new FileContents(), "1".repeat((int) FileContents.MOST_READ + 1)));
        assertEquals(List.of(), read);
    }

    @Test
    void saysNothingOfWhatNoFormatKnowsOrIsNotThere() throws IOException {
        assertEquals(Set.of(), kinds(new FileContents(), "?"));
        assertEquals(
                Set.of(),
                new FileContents().kinds(new FileFormats(List.of(new Both()), List.of()), folder.resolve("none.csv")));
    }
}
