// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** Files on the left, the spectrum and its fit beside them; below only what was asked for. */
public final class ImpedancePerspective implements IPerspectiveFactory {

    /** Its id in the plug-in registry. */
    static final String ID = "org.interphase.ui.eis.perspective";

    private static final String OPERATIONS = "org.interphase.ui.operations";
    private static final String PROGRESS = "org.eclipse.ui.views.ProgressView";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        String editors = layout.getEditorArea();
        IFolderLayout files = layout.createFolder("files", IPageLayout.LEFT, 0.18f, editors);
        files.addView(IPageLayout.ID_PROJECT_EXPLORER);
        var below = layout.createPlaceholderFolder("below", IPageLayout.BOTTOM, 0.62f, editors);
        below.addPlaceholder(OPERATIONS);
        below.addPlaceholder(PROGRESS);
        below.addPlaceholder(IPageLayout.ID_PROP_SHEET);
        below.addPlaceholder("org.eclipse.pde.runtime.LogView");
        layout.addShowViewShortcut(IPageLayout.ID_PROJECT_EXPLORER);
        layout.addShowViewShortcut(OPERATIONS);
        layout.addShowViewShortcut(PROGRESS);
        layout.addActionSet("org.eclipse.ui.actionSet.openFiles");
        layout.addNewWizardShortcut("org.eclipse.ui.wizards.new.folder");
        layout.addNewWizardShortcut("org.eclipse.ui.wizards.new.project");
    }
}
