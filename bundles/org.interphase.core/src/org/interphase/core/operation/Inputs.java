// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.operation;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.interphase.core.data.DatasetKind;

/**
 * What an operation reads.
 *
 * @param min the fewest sources
 * @param max the most sources
 * @param kinds the kinds of data set that it takes; none where it takes files as they are
 * @param onePerSource whether a source must come down to one data set ({@code SOURCE#ID} picks it), or brings all that
 *     it has of these kinds
 */
public record Inputs(int min, int max, Set<DatasetKind> kinds, boolean onePerSource) {

    /** Copies the set. */
    public Inputs {
        kinds = Set.copyOf(kinds);
        if (min < 0 || max < min) {
            throw new IllegalArgumentException("expected 0 ≤ min ≤ max, found " + min + " and " + max);
        }
    }

    /** {@return no input} */
    public static Inputs none() {
        return new Inputs(0, 0, Set.of(), false);
    }

    /**
     * {@return exactly one data set of one of these kinds}
     *
     * @param kinds at least one
     */
    public static Inputs one(DatasetKind... kinds) {
        return new Inputs(1, 1, EnumSet.copyOf(Arrays.asList(kinds)), true);
    }

    /**
     * {@return files as they are, of whatever content: nobody reads them but the operation}
     *
     * @param min the fewest
     * @param max the most
     */
    public static Inputs unread(int min, int max) {
        return new Inputs(min, max, Set.of(), false);
    }

    /** {@return whether files are handed over as they are} */
    public boolean areUnread() {
        return max > 0 && kinds.isEmpty();
    }

    /**
     * {@return files with all that they hold}
     *
     * @param min the fewest
     * @param max the most
     */
    public static Inputs files(int min, int max) {
        return new Inputs(min, max, EnumSet.allOf(DatasetKind.class), false);
    }
}
