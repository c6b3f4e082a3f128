// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.example.facility.brand;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** What users of the beamline see first: their files at the right, the operations below. */
public final class BeamlinePerspective implements IPerspectiveFactory {

    @Override
    public void createInitialLayout(IPageLayout layout) {
        String editors = layout.getEditorArea();
        layout.addView(IPageLayout.ID_PROJECT_EXPLORER, IPageLayout.RIGHT, 0.8f, editors);
        layout.addView("org.interphase.ui.operations", IPageLayout.BOTTOM, 0.6f, editors);
    }
}
