// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.interphase.core.json.Json;
import org.interphase.core.operation.Outcome;

/** The folder {@code NAME.interphase} beside a data file: what was found out about it, so that both travel together. */
public final class ResultFolder {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path folder;

    private ResultFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * {@return the folder of a data file, which need not exist}
     *
     * @param file the data file
     */
    public static ResultFolder of(Path file) {
        return new ResultFolder(file.resolveSibling(file.getFileName() + ".interphase"));
    }

    /** {@return where it is} */
    public Path path() {
        return folder;
    }

    /**
     * Writes a result with its provenance; one of the same second gets a number.
     *
     * @param outcome the result
     * @return the file, named after the operation and its time in UTC
     * @throws IOException when it cannot be written
     */
    public Path save(Outcome<?> outcome) throws IOException {
        String name = outcome.provenance().operation().replace(' ', '.') + "-"
                + TIME.format(outcome.provenance().time());
        return write(name, ".json", Json.write(outcome));
    }

    /**
     * Writes a text.
     *
     * @param name the file's name without its ending; a number is added when there is one of that name
     * @param ending with its dot
     * @param text what it holds
     * @return the file
     * @throws IOException when it cannot be written
     */
    public Path write(String name, String ending, String text) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(name + ending);
        for (int i = 2; Files.exists(file); i++) {
            file = folder.resolve(name + "-" + i + ending);
        }
        Files.writeString(file, text, StandardCharsets.UTF_8);
        show();
        return file;
    }

    /**
     * Writes a text in place of one that may be there, which is kept whole until the new one is.
     *
     * @param name the file's name
     * @param text what it holds
     * @return the file
     * @throws IOException when it cannot be written
     */
    public Path replace(String name, String text) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(name);
        Path next = folder.resolve(name + ".new");
        Files.writeString(next, text, StandardCharsets.UTF_8);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        show();
        return file;
    }

    /** The workspace learns of new files. */
    private void show() throws IOException {
        try {
            for (IContainer container : ResourcesPlugin.getWorkspace()
                    .getRoot()
                    .findContainersForLocationURI(folder.getParent().toUri())) {
                container.refreshLocal(IResource.DEPTH_INFINITE, null);
            }
        } catch (CoreException e) {
            throw new IOException("written, but the workspace does not show it: " + e.getMessage(), e);
        }
    }
}
