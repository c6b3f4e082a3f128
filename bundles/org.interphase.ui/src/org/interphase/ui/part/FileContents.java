// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.format.FileFormat;
import org.interphase.core.format.FileFormats;
import org.interphase.core.format.FileSource;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;

/** What kinds of data a file holds, quickly enough to be asked before it is opened. */
public final class FileContents {

    /** Files up to this size are read for it; of larger ones counts what their format can hold. */
    static final long MOST_READ = 4L << 20;

    private record Seen(Path file, FileTime time, long size, FileFormat format, Set<DatasetKind> kinds) {}

    private Seen last;

    /**
     * {@return the kinds of the data sets in a file; of a large file, and of one that cannot be read to its end, those that
     * its format can hold; none where no format knows it}
     *
     * @param formats those that are installed
     * @param file the file
     */
    public synchronized Set<DatasetKind> kinds(FileFormats formats, Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                return Set.of();
            }
            // a format may be one that a person described a moment ago
            Optional<FileFormat> format = formats.recognise(FileSource.of(file));
            if (format.isEmpty() || format.get().kinds().size() < 2 || Files.size(file) > MOST_READ) {
                return format.map(FileFormat::kinds).orElse(Set.of());
            }
            FileTime time = Files.getLastModifiedTime(file);
            long size = Files.size(file);
            boolean known = last != null
                    && last.file().equals(file)
                    && last.time().equals(time)
                    && last.size() == size
                    && last.format().equals(format.get());
            if (!known) {
                last = new Seen(file, time, size, format.get(), read(formats, file, format.get()));
            }
            return last.kinds();
        } catch (IOException e) {
            // whoever opens it says why
            return Set.of();
        }
    }

    private static Set<DatasetKind> read(FileFormats formats, Path file, FileFormat format) {
        try {
            DataFile read = formats.open(file, format, Progress.NONE);
            Set<DatasetKind> kinds = EnumSet.noneOf(DatasetKind.class);
            read.datasets().stream().map(Dataset::kind).forEach(kinds::add);
            return kinds;
        } catch (IOException | CancelledException e) {
            return format.kinds();
        }
    }
}
