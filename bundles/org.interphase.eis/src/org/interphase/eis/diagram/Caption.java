// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis.diagram;

import java.util.Objects;

/**
 * The texts at an element.
 *
 * @param name above it
 * @param values below it; empty for none
 * @param details all that is known, for who asks; may have several lines
 * @param notable whether it is to catch the eye, as where the data do not say what a value is
 */
public record Caption(String name, String values, String details, boolean notable) {

    /** Checks that nothing is missing. */
    public Caption {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(values, "values");
        Objects.requireNonNull(details, "details");
    }
}
