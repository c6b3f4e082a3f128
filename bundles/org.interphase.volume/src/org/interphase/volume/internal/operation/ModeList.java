// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal.operation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.interphase.core.operation.TextSyntaxException;
import org.interphase.volume.render.Mode;

/**
 * How species are drawn, in their order; the last one holds for all further ones.
 *
 * @param modes at least one
 */
public record ModeList(List<Mode> modes) {

    /** Copies the list. */
    public ModeList {
        modes = List.copyOf(modes);
    }

    /**
     * {@return the modes of a text}
     *
     * @param text their names, separated by commas
     * @throws TextSyntaxException when a name is none
     */
    public static ModeList parse(String text) {
        List<Mode> modes = new ArrayList<>();
        int at = 0;
        for (String part : text.split(",", -1)) {
            String word = part.strip();
            int place = at;
            modes.add(Arrays.stream(Mode.values())
                    .filter(m -> m.toString().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new TextSyntaxException(
                            text,
                            place,
                            Arrays.stream(Mode.values()).map(Mode::toString).collect(Collectors.joining(", ")),
                            word.isEmpty() ? "nothing" : "'" + word + "'")));
            at += part.length() + 1;
        }
        return new ModeList(modes);
    }

    @Override
    public String toString() {
        return modes.stream().map(Mode::toString).collect(Collectors.joining(","));
    }
}
