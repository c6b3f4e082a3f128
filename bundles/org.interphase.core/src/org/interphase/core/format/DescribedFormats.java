// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Formats that a person described, beside those that are installed: templates. */
public interface DescribedFormats {

    /** Nothing is described. */
    DescribedFormats NONE = new DescribedFormats() {
        @Override
        public Optional<FileFormat> chosen(Path file) {
            return Optional.empty();
        }

        @Override
        public List<FileFormat> suiting(FileHead head) {
            return List.of();
        }

        @Override
        public FileFormat find(String text) throws IOException {
            throw new IOException("expected a template, found '" + text + "', and this program has none");
        }
    };

    /**
     * {@return the format that a person chose for this one file}
     *
     * @param file its path
     */
    Optional<FileFormat> chosen(Path file);

    /**
     * {@return those that fit a file best, none where none does, several where nothing tells them apart}
     *
     * @param head the file's start
     * @throws IOException when what is described cannot be read
     */
    List<FileFormat> suiting(FileHead head) throws IOException;

    /**
     * {@return the format of a name}
     *
     * @param text the name of one that is kept, or the path of a file that describes one
     * @throws IOException when there is none, with those that there are, or it is not what it should be
     */
    FileFormat find(String text) throws IOException;
}
