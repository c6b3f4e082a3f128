// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A file to be read. Nothing here reads it as a whole: a reader bounds each length before it allocates.
 *
 * @param path where it is
 * @param size its length in bytes when it was opened
 */
public record FileSource(Path path, long size) {

    /** Files that stand for their folder: the description of a Zarr array, whose pixels lie beside it. */
    private static final List<String> INDEXES = List.of(".zarray");

    /**
     * {@return a file on disk; for a folder that is a data set by itself, the file in it that describes it}
     *
     * @param path where it is
     * @throws IOException when it is not there, not a file, or cannot be read; the message names it
     */
    public static FileSource of(Path path) throws IOException {
        if (path.toString().isEmpty()) {
            throw new FormatException(path, Place.whole(), "a file's name", "nothing");
        }
        if (!Files.exists(path)) {
            throw new FormatException(path, Place.whole(), "a file", "nothing of this name");
        }
        for (String index : INDEXES) {
            if (Files.isDirectory(path) && Files.isRegularFile(path.resolve(index))) {
                return of(path.resolve(index));
            }
        }
        if (!Files.isRegularFile(path)) {
            throw new FormatException(path, Place.whole(), "a file", Files.isDirectory(path) ? "a folder" : "no file");
        }
        if (!Files.isReadable(path)) {
            throw new FormatException(path, Place.whole(), "a readable file", "no permission to read it");
        }
        return new FileSource(path, Files.size(path));
    }

    /**
     * {@return the bytes from the start, unbuffered; to be closed by the caller}
     *
     * @throws IOException when the file cannot be opened
     */
    public InputStream open() throws IOException {
        return Files.newInputStream(path);
    }

    /**
     * {@return the bytes at any position; to be closed by the caller}
     *
     * @throws IOException when the file cannot be opened
     */
    public SeekableByteChannel channel() throws IOException {
        return FileChannel.open(path, StandardOpenOption.READ);
    }

    /**
     * {@return the first bytes, at most {@link FileHead#LENGTH}}
     *
     * @throws IOException when they cannot be read
     */
    public FileHead head() throws IOException {
        try (InputStream in = open()) {
            return new FileHead(path.getFileName().toString(), size, in.readNBytes(FileHead.LENGTH));
        }
    }

    /**
     * {@return an exception for the reader to throw}
     *
     * @param place where
     * @param expected what should stand there
     * @param found what stands there
     */
    public FormatException wrong(Place place, String expected, String found) {
        return new FormatException(path, place, expected, found);
    }
}
