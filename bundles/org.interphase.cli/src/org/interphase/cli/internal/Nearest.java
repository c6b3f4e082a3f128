// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cli.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the known word that a mistyped one most probably means. */
final class Nearest {

    private Nearest() {}

    /**
     * {@return the candidate with the smallest edit distance, the first in alphabetical order among equals}
     *
     * @param word what was written
     * @param candidates what could have been meant
     */
    static Optional<String> to(String word, Collection<String> candidates) {
        return candidates.stream()
                .min(Comparator.<String>comparingInt(c -> cost(word, c)).thenComparing(Comparator.naturalOrder()));
    }

    /** The distance; the beginning of a longer word counts as one slip, however long the rest is. */
    private static int cost(String word, String candidate) {
        boolean begun = word.length() >= 3 && candidate.startsWith(word) && !candidate.equals(word);
        return begun ? 1 : distance(word, candidate);
    }

    /**
     * {@return the number of letters to insert, delete, replace or swap with their neighbour to get from one to the
     * other}
     *
     * <p>Optimal string alignment: Damerau, Commun. ACM 7 (1964) 171, without edits of an already swapped pair.
     *
     * @param a a word
     * @param b a word
     */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
