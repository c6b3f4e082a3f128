// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.eclipse.ui.IPlaceholderFolderLayout;

/** Files on the left, the images and profiles of a stack in all the room beside them. */
public final class SimsPerspective implements IPerspectiveFactory {

    /** Its id in the plug-in registry. */
    static final String ID = "org.interphase.ui.sims.perspective";

    private static final String OPERATIONS = "org.interphase.ui.operations";
    private static final String PROGRESS = "org.eclipse.ui.views.ProgressView";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        String editors = layout.getEditorArea();
        IFolderLayout files = layout.createFolder("files", IPageLayout.LEFT, 0.14f, editors);
        files.addView(IPageLayout.ID_PROJECT_EXPLORER);
        IPlaceholderFolderLayout below = layout.createPlaceholderFolder("below", IPageLayout.BOTTOM, 0.7f, editors);
        below.addPlaceholder(OPERATIONS);
        below.addPlaceholder(PROGRESS);
        layout.addShowViewShortcut(IPageLayout.ID_PROJECT_EXPLORER);
        layout.addShowViewShortcut(OPERATIONS);
        layout.addShowViewShortcut(PROGRESS);
        layout.addActionSet("org.eclipse.ui.actionSet.openFiles");
        layout.addNewWizardShortcut("org.eclipse.ui.wizards.new.folder");
        layout.addNewWizardShortcut("org.eclipse.ui.wizards.new.project");
    }
}
