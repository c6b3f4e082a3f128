// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis.edit;

import org.interphase.eis.Circuit;

/** How a circuit is written when it changes: as the text was that stands there. */
public final class CircuitText {

    private CircuitText() {}

    /** {@return whether a text is in the notation with dashes, or could be in either} */
    static boolean dashes(String text) {
        boolean brackets = text.indexOf('(') >= 0 || text.indexOf('[') >= 0;
        boolean marks = text.chars().anyMatch(c -> c == '-' || c == ',' || c == 'p');
        return marks || !brackets && text.chars().filter(Character::isUpperCase).count() <= (text.contains("CPE") ? 3 : 1);
    }

    /**
     * {@return the text of a circuit in the notation of another text; without numbers, where that has none and they
     * follow from the order}
     *
     * @param text a circuit in either notation, right or wrong
     * @param circuit what is to be written
     */
    public static String like(String text, Circuit circuit) {
        String full = dashes(text) ? circuit.toString() : circuit.boukamp();
        if (text.isBlank() || text.chars().anyMatch(Character::isDigit)) {
            return full;
        }
        String bare = full.replaceAll("[0-9]+", "");
        return Circuit.parse(bare).equals(circuit) ? bare : full;
    }
}
