// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.cycling.internal;

import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.WorkbenchException;

/** What a person does at the cycling editor, and what they see. */
final class Screen extends org.interphase.ui.testing.Screen {

    private Screen() {}

    /** A fresh cycling perspective, of this size. */
    static void open(int width, int height) throws WorkbenchException {
        open(CyclingPerspective.ID, width, height);
        if (ccd() != null) {
            page().hideView(ccd());
        }
        page().showView(CcdView.ID);
        settle();
    }

    /** Waits for the editor of a file, with its record and an analysis on the screen. */
    static CyclingEditor analysed(String name) {
        until("a cycling editor of " + name, () -> editor(name) != null);
        CyclingEditor editor = editor(name);
        upToDate(editor);
        return editor;
    }

    /** Waits for the analysis that an editor's settings ask for. */
    static void upToDate(CyclingEditor editor) {
        until("an analysis", () -> editor.document().map(CycleDocument::upToDate).orElse(false));
        settle();
    }

    static CyclingEditor editor(String name) {
        IEditorPart part = page().getActiveEditor();
        return part instanceof CyclingEditor e && e.getTitle().equals(name) ? e : null;
    }

    static CcdView ccd() {
        return (CcdView) page().findView(CcdView.ID);
    }

    /** Waits until the view has judged so many regions. */
    static CcdView judged(int regions) {
        until(regions + " regions", () -> ccd() != null
                && !ccd().isRunning()
                && ccd().sample().map(s -> s.regions().size() == regions).orElse(false));
        settle();
        return ccd();
    }

}
