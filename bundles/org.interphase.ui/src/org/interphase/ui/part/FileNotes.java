// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.part;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Properties;

/**
 * How files were last seen in an editor, remembered in the workspace: a small file for each, written whole and then put in
 * place of the one before, so that whatever ends the program leaves the one or the other.
 */
public final class FileNotes {

    private final Path folder;

    /**
     * Creates a memory.
     *
     * @param folder where it is kept; it need not exist
     */
    public FileNotes(Path folder) {
        this.folder = folder;
    }

    /**
     * {@return where the note of a file is kept}
     *
     * @param file the file
     */
    public Path place(Path file) {
        try {
            byte[] name = file.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name);
            return folder.resolve(HexFormat.of().formatHex(digest, 0, 16) + ".properties");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * Remembers something about a file.
     *
     * @param file the file
     * @param note what
     * @throws IOException when it cannot be written
     */
    public void keep(Path file, Properties note) throws IOException {
        Properties all = new Properties();
        all.putAll(note);
        all.setProperty("file", file.toAbsolutePath().toString());
        StringWriter text = new StringWriter();
        all.store(text, null);
        Files.createDirectories(folder);
        Path place = place(file);
        Path next = place.resolveSibling(place.getFileName() + ".new");
        Files.writeString(next, text.toString(), StandardCharsets.UTF_8);
        try {
            Files.move(next, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(next, place, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * {@return what is remembered of a file; nothing where nothing is}
     *
     * @param file the file
     * @throws IOException when there is something that cannot be read
     */
    public Properties recall(Path file) throws IOException {
        Path place = place(file);
        Properties note = new Properties();
        if (Files.exists(place)) {
            try (Reader in = Files.newBufferedReader(place)) {
                note.load(in);
            } catch (IllegalArgumentException e) {
                throw new IOException(place + ": " + e.getMessage(), e);
            }
        }
        return note;
    }
}
