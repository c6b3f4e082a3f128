// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.WorkbenchException;

/** What a person does at the impedance editor, and what they see. */
final class Screen extends org.interphase.ui.testing.Screen {

    private Screen() {}

    /** A fresh impedance perspective, of this size. */
    static void open(int width, int height) throws WorkbenchException {
        open(ImpedancePerspective.ID, width, height);
    }

    /** Waits for the editor of a file, with its spectrum and a fit on the screen. */
    static ImpedanceEditor fitted(String name) {
        until("an impedance editor of " + name, () -> editor(name) != null);
        ImpedanceEditor editor = editor(name);
        until("a fit of " + name, () -> editor.model()
                .document()
                .map(EisDocument::upToDate)
                .orElse(false));
        settle();
        return editor;
    }

    static ImpedanceEditor editor(String name) {
        IEditorPart part = page().getActiveEditor();
        return part instanceof ImpedanceEditor e && e.getTitle().equals(name) ? e : null;
    }
}
