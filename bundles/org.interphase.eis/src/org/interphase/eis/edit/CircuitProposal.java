// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis.edit;

/**
 * Something that a circuit's text could go on with.
 *
 * @param from where the text changes, from 0
 * @param to behind the last character that is replaced
 * @param text what stands there then
 * @param description what it is, in a line
 */
public record CircuitProposal(int from, int to, String text, String description) {

    /**
     * {@return the circuit's text with the proposal in it}
     *
     * @param old the text that the proposal was made for
     */
    public String apply(String old) {
        return old.substring(0, from) + text + old.substring(to);
    }

    /** {@return where the caret stands then} */
    public int caret() {
        return from + text.length();
    }
}
