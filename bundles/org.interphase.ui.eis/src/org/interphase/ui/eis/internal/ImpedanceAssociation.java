// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import org.interphase.core.data.DatasetKind;
import org.interphase.ui.part.ContentAssociation;

/** Opens a file in the impedance editor when it holds a spectrum, whatever else it holds. */
public final class ImpedanceAssociation extends ContentAssociation {

    /** Called by the workbench. */
    public ImpedanceAssociation() {
        super(ImpedanceEditor.ID, kinds -> kinds.contains(DatasetKind.IMPEDANCE));
    }
}
