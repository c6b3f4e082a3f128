// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims;

import java.util.Optional;
import java.util.function.Consumer;
import org.interphase.sims.CorrectedStack;

/**
 * What a part that shows an ion stack shares with others that show the same one: the editor of ion stacks adapts to it. Used
 * in the UI thread alone.
 */
public interface StackPart {

    /** {@return the layer, the cursor and the part of the raster that are looked at; shared by all that show the stack} */
    StackView view();

    /** {@return the stack with its corrections; empty while there is none, or corrections are still being applied} */
    Optional<CorrectedStack> stack();

    /** {@return whether that is another one than was read} */
    boolean isCorrected();

    /**
     * Has a listener told when {@link #stack()} is another one.
     *
     * @param listener called in the UI thread
     * @return takes the listener off again
     */
    Runnable onStack(Consumer<Optional<CorrectedStack>> listener);
}
