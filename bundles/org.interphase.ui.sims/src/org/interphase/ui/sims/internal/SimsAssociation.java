// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import org.interphase.core.data.DatasetKind;
import org.interphase.ui.part.ContentAssociation;

/** Opens a file in the SIMS editor when it holds an ion stack, a depth profile or a mass spectrum. */
public final class SimsAssociation extends ContentAssociation {

    /** Called by the workbench. */
    public SimsAssociation() {
        super(
                SimsEditor.ID,
                kinds -> kinds.contains(DatasetKind.ION_STACK)
                        || kinds.contains(DatasetKind.PROFILE)
                        || kinds.contains(DatasetKind.SPECTRUM));
    }
}
