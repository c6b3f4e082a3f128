// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.array;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is left of a stack whose file ends too early: the layers that all of some channels have whole. Of the choices
 * between more channels and more layers that with the most images is taken.
 *
 * @param channels indices of those that are kept; none where not one layer is whole
 * @param layers how many of their layers are kept
 */
public record Cut(List<Integer> channels, int layers) {

    /** Copies the list. */
    public Cut {
        channels = List.copyOf(channels);
    }

    /**
     * {@return the choice}
     *
     * @param whole for each channel how many of its first layers are whole
     */
    public static Cut of(int[] whole) {
        Cut best = new Cut(List.of(), 0);
        for (int layers : java.util.Arrays.stream(whole).distinct().sorted().toArray()) {
            if (layers > 0) {
                List<Integer> having = new ArrayList<>();
                for (int c = 0; c < whole.length; c++) {
                    if (whole[c] >= layers) {
                        having.add(c);
                    }
                }
                if ((long) having.size() * layers > (long) best.channels.size() * best.layers) {
                    best = new Cut(having, layers);
                }
            }
        }
        return best;
    }

    /**
     * {@return a sentence for who opens the file}
     *
     * @param layersExpected how many layers there should be
     * @param names of all channels
     */
    public String warning(int layersExpected, List<String> names) {
        String left = java.util.stream.IntStream.range(0, names.size())
                .filter(c -> !channels.contains(c))
                .mapToObj(names::get)
                .collect(Collectors.joining(", "));
        return "the file was cut: " + layers + " of " + layersExpected + " layers are whole"
                + (left.isEmpty() ? "" : "; left out, since it ends before they do: " + left);
    }
}
