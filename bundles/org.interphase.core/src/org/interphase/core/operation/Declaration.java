// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.operation;

import java.util.Objects;

/**
 * What an operation says of itself.
 *
 * @param command its words on the command line, lower-case, such as {@code eis fit}; unique
 * @param label its name in the workbench, such as {@code Fit a circuit}
 * @param summary what it does, one sentence
 * @param inputs what it reads
 * @param outputRequired whether it makes no sense without {@code -o}
 * @param citation the publication of its method; empty where there is none
 */
public record Declaration(
        String command, String label, String summary, Inputs inputs, boolean outputRequired, String citation) {

    /**
     * Checks the command.
     *
     * @throws IllegalArgumentException when it is not words of lower-case letters, digits and hyphens
     */
    public Declaration {
        if (!command.matches("[a-z][a-z0-9-]*( [a-z][a-z0-9-]*)*")) {
            throw new IllegalArgumentException("expected words such as 'eis fit', found '" + command + "'");
        }
        Objects.requireNonNull(label);
        Objects.requireNonNull(summary);
        Objects.requireNonNull(inputs);
        Objects.requireNonNull(citation);
    }

    /** {@return the name of the plan step: the command's words joined by dots} */
    public String step() {
        return command.replace(' ', '.');
    }
}
