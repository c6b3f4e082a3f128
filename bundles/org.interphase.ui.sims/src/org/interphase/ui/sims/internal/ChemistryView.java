// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import java.util.List;
import org.eclipse.swt.widgets.Control;
import org.interphase.sims.CorrectedStack;
import org.interphase.ui.sims.StackView;

/** One way to look at the chemistry of a stack. Keeps its settings while another one is looked at. */
interface ChemistryView {

    /** {@return what is on the screen} */
    Control control();

    /**
     * Takes another stack, or other species that are shown, and forgets what was found in another one. Computes nothing.
     *
     * @param stack the stack
     * @param channels indices of the species that are shown, in their order
     */
    void show(CorrectedStack stack, List<Integer> channels);

    /** Computes what is asked for, in the background, unless it is there. */
    void look();

    /**
     * The layer, the cursor or the part of the raster became different while somebody looks.
     *
     * @param change what
     */
    void turned(StackView.Change change);

    /** Gives up what is being computed. */
    void dispose();
}
