// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import org.interphase.core.operation.TextSyntaxException;

/** A text is no circuit; says at which column, what was expected and what was found. */
public final class CircuitSyntaxException extends TextSyntaxException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param text the whole text
     * @param column where it stops being a circuit, counted from 0; its length at the end
     * @param expected what could stand there
     * @param found what stands there
     */
    public CircuitSyntaxException(String text, int column, String expected, String found) {
        super(text, column, expected, found);
    }
}
