// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.WorkbenchException;

/** What a person does at the SIMS editor, and what they see. */
final class Screen extends org.interphase.ui.testing.Screen {

    private Screen() {}

    /** A fresh SIMS perspective, of this size. */
    static void open(int width, int height) throws WorkbenchException {
        open(SimsPerspective.ID, width, height);
    }

    /** Waits for the editor of a file, with its stack, the corrections and the profiles on the screen. */
    static SimsEditor shown(String name) {
        until("a SIMS editor of " + name, () -> editor(name) != null);
        SimsEditor editor = editor(name);
        until("a stack", () -> editor.sheet().isPresent());
        until("corrections", () -> editor.document().map(SimsDocument::upToDate).orElse(false));
        upToDate(editor);
        return editor;
    }

    /** Waits for all that an editor computes. */
    static void upToDate(SimsEditor editor) {
        until(
                "corrections and profiles",
                () -> editor.sheet().isPresent()
                        && editor.document().map(SimsDocument::upToDate).orElse(false)
                        && editor.sheet().get().profile().upToDate());
        settle();
    }

    static SimsEditor editor(String name) {
        IEditorPart part = page().getActiveEditor();
        return part instanceof SimsEditor e && e.getTitle().equals(name) ? e : null;
    }
}
