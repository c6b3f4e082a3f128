// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.cycling.internal;

import org.interphase.core.data.DatasetKind;
import org.interphase.ui.part.ContentAssociation;

/** Opens a file in the cycling editor when it holds cycling records and no spectrum. */
public final class CyclingAssociation extends ContentAssociation {

    /** Called by the workbench. */
    public CyclingAssociation() {
        super(
                CyclingEditor.ID,
                kinds -> kinds.contains(DatasetKind.CYCLING) && !kinds.contains(DatasetKind.IMPEDANCE));
    }
}
