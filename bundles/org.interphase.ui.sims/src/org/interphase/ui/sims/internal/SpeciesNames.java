// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import java.util.List;
import java.util.stream.IntStream;
import org.interphase.sims.CorrectedStack;

/** The species of a stack, as settings name them. */
final class SpeciesNames {

    /** What stands for no species. */
    static final String NONE = "—";

    private SpeciesNames() {}

    /** {@return the names of all species, in the stack's order} */
    static List<String> of(CorrectedStack stack) {
        return stack.raw().species().stream().map(c -> c.name()).toList();
    }

    /** {@return the indices of the species that are meant} */
    static List<Integer> chosen(CorrectedStack stack, List<Integer> shown, boolean all) {
        return all ? IntStream.range(0, stack.raw().species().size()).boxed().toList() : shown;
    }
}
