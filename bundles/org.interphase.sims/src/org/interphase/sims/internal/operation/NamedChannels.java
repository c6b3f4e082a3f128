// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal.operation;

import java.util.stream.IntStream;
import org.interphase.core.data.IonStack;
import org.interphase.core.operation.OperationException;
import org.interphase.sims.SpeciesList;

/** Finds the channels of a stack that a setting names. */
final class NamedChannels {

    private NamedChannels() {}

    /**
     * {@return the indices of channels in a stack: of all where none is named}
     *
     * @param list the names; null for none
     * @param stack the stack
     * @throws OperationException when one is not there
     */
    static int[] in(SpeciesList list, IonStack stack) throws OperationException {
        if (list == null || list.names().isEmpty()) {
            return IntStream.range(0, stack.species().size()).toArray();
        }
        int[] indices = new int[list.names().size()];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = index(stack, list.names().get(i));
        }
        return indices;
    }

    /**
     * {@return the index of a channel}
     *
     * @param stack the stack
     * @param name its name
     * @throws OperationException when it is not there
     */
    static int index(IonStack stack, String name) throws OperationException {
        return stack.indexOf(name.strip())
                .orElseThrow(() -> new OperationException("expected one of the channels "
                        + String.join(", ", stack.species().stream().map(s -> s.name()).toList()) + ", found '"
                        + name.strip() + "'"));
    }
}
