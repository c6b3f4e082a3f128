// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal;

import org.eclipse.core.resources.IFile;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.WorkbenchException;
import org.eclipse.ui.ide.IDE;

/** What a person does at the 3D editor, and what they see. */
final class Screen extends org.interphase.ui.testing.Screen {

    private static final String PERSPECTIVE = "org.interphase.ui.sims.perspective";

    private Screen() {}

    /** A fresh SIMS perspective, of this size. */
    static void open(int width, int height) throws WorkbenchException {
        open(PERSPECTIVE, width, height);
    }

    /** Opens a file in the 3D editor, and waits for all that there is to see. */
    static VolumeEditor opened(IFile file) throws Exception {
        VolumeEditor editor = (VolumeEditor) IDE.openEditor(page(), file, VolumeEditor.ID);
        until("a stack", () -> editor.sheet().isPresent());
        upToDate(editor);
        return editor;
    }

    /** Waits for all that an editor computes and draws. */
    static void upToDate(VolumeEditor editor) {
        settle();
        until("volumes, columns and a picture", () -> editor.sheet().orElseThrow().upToDate());
        settle();
        until("volumes, columns and a picture", () -> editor.sheet().orElseThrow().upToDate());
    }

    static VolumeEditor editor(String name) {
        IEditorPart part = page().getActiveEditor();
        return part instanceof VolumeEditor e && e.getTitle().equals(name) ? e : null;
    }
}
