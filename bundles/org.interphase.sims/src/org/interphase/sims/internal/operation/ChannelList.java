// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.interphase.core.operation.TextSyntaxException;
import org.interphase.core.data.IonStack;
import org.interphase.core.operation.OperationException;

/**
 * Names of channels as one writes them on a line: {@code Na+,SiO2-}.
 *
 * @param names in the order written
 */
public record ChannelList(List<String> names) {

    /** Copies the list. */
    public ChannelList {
        names = List.copyOf(names);
    }

    /**
     * {@return the names of a text}
     *
     * @param text names, separated by commas; blank for none
     * @throws TextSyntaxException when one is blank or there twice, with its place
     */
    public static ChannelList parse(String text) {
        List<String> names = new ArrayList<>();
        int at = 0;
        for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
            if (part.isBlank() || names.contains(part.strip())) {
                throw new TextSyntaxException(
                        text, at, "each channel's name once", part.isBlank() ? "nothing" : "'" + part.strip() + "' again");
            }
            names.add(part.strip());
            at += part.length() + 1;
        }
        return new ChannelList(names);
    }

    /**
     * {@return the indices of channels in a stack: of all where none is named}
     *
     * @param list the names; null for none
     * @param stack the stack
     * @throws OperationException when one is not there
     */
    static int[] in(ChannelList list, IonStack stack) throws OperationException {
        if (list == null || list.names.isEmpty()) {
            return IntStream.range(0, stack.species().size()).toArray();
        }
        int[] indices = new int[list.names.size()];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = index(stack, list.names.get(i));
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

    @Override
    public String toString() {
        return String.join(",", names);
    }
}
