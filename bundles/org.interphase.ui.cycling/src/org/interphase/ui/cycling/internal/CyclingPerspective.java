// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.cycling.internal;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** Files on the left, the record beside them, the critical current density of the sample below. */
public final class CyclingPerspective implements IPerspectiveFactory {

    /** Its id in the plug-in registry. */
    static final String ID = "org.interphase.ui.cycling.perspective";

    private static final String OPERATIONS = "org.interphase.ui.operations";
    private static final String PROGRESS = "org.eclipse.ui.views.ProgressView";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        String editors = layout.getEditorArea();
        IFolderLayout files = layout.createFolder("files", IPageLayout.LEFT, 0.16f, editors);
        files.addView(IPageLayout.ID_PROJECT_EXPLORER);
        IFolderLayout below = layout.createFolder("below", IPageLayout.BOTTOM, 0.62f, editors);
        below.addView(CcdView.ID);
        below.addPlaceholder(OPERATIONS);
        below.addPlaceholder(PROGRESS);
        below.addPlaceholder(IPageLayout.ID_PROP_SHEET);
        layout.addShowViewShortcut(IPageLayout.ID_PROJECT_EXPLORER);
        layout.addShowViewShortcut(CcdView.ID);
        layout.addShowViewShortcut(OPERATIONS);
        layout.addShowViewShortcut(PROGRESS);
        layout.addActionSet("org.eclipse.ui.actionSet.openFiles");
        layout.addNewWizardShortcut("org.eclipse.ui.wizards.new.folder");
        layout.addNewWizardShortcut("org.eclipse.ui.wizards.new.project");
    }
}
