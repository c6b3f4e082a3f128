// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.core.resources.ResourcesPlugin;
import org.junit.jupiter.api.Test;

final class FirstLookTest {

    @Test
    void offersWhatToDoWhereNothingIsOpenAndFitsTheExample() throws Exception {
        var examples = ResourcesPlugin.getWorkspace().getRoot().getProject("Examples");
        if (examples.exists()) {
            examples.delete(true, true, null);
        }
        Screen.open(1600, 1000);
        Screen.until("the start page", () -> Screen.page().getActiveEditor() instanceof StartEditor);
        Screen.picture("start");
        StartEditor start = (StartEditor) Screen.page().getActiveEditor();

        Screen.click(start.example());
        ImpedanceEditor editor = Screen.fitted("solid-electrolyte.csv");

        Screen.picture("impedance");
        assertEquals("R1", editor.results().parameters().text(1, 0));
        assertTrue(editor.results().parameters().text(1, 3).contains("Ω"));
        Screen.open(1280, 800);
        Screen.click(((StartEditor) Screen.page().getActiveEditor()).example());
        Screen.fitted("solid-electrolyte.csv");
        Screen.picture("impedance-small");
    }

    @Test
    void showsTheOperationsThatFitTheSelectedFile() throws Exception {
        Screen.open(1600, 1000);
        var project = Screen.project("cell 7");
        try {
            Screen.doubleClick(Screen.file(project, "llzo.csv", Spectra.solidElectrolyte()));
            Screen.fitted("llzo.csv");
            var view = Screen.page().showView("org.interphase.ui.operations");
            Screen.until("the view is there", () -> view.getSite().getPart() != null);
            Screen.settle();
            Screen.picture("operations");
            assertEquals("Operations", view.getTitle());
        } finally {
            Screen.page().hideView(Screen.page().findView("org.interphase.ui.operations"));
            Screen.closeFiles();
            project.delete(true, true, null);
        }
    }
}
