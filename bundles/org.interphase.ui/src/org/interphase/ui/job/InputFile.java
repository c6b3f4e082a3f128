// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.job;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IFileEditorInput;
import org.eclipse.ui.IURIEditorInput;

/** The file on the disk behind what an editor is opened for: one of the workspace, or one from anywhere. */
public final class InputFile {

    private InputFile() {}

    /**
     * {@return where the file lies; empty for what is no file of a disk}
     *
     * @param input what an editor is opened for
     */
    public static Optional<Path> of(IEditorInput input) {
        if (input instanceof IFileEditorInput f && f.getFile().getLocation() != null) {
            return Optional.of(f.getFile().getLocation().toPath());
        }
        if (input instanceof IURIEditorInput u && u.getURI() != null && "file".equals(u.getURI().getScheme())) {
            return Optional.of(Path.of(u.getURI()));
        }
        return Optional.empty();
    }
}
