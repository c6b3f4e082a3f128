// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.species;

import java.util.List;
import java.util.Objects;
import org.interphase.core.data.IonPolarity;

/**
 * An ion as a formula.
 *
 * @param name its formula as it is written here, such as {@code SiO2-} or {@code 12C14N-}
 * @param isotopes what it is made of, in the formula's order
 * @param charge number of charges with their sign, not 0
 * @param mz mass over charge in u, of the isotopes that the formula names and the most abundant one of each element else,
 *     less an electron for each positive charge, one more for each negative one
 */
public record Species(String name, List<Part> isotopes, int charge, double mz) {

    /**
     * Some atoms of one isotope.
     *
     * @param element its symbol
     * @param massNumber its mass number
     * @param count how many
     */
    public record Part(String element, int massNumber, int count) {}

    /** Copies the list. */
    public Species {
        Objects.requireNonNull(name);
        isotopes = List.copyOf(isotopes);
        if (charge == 0) {
            throw new IllegalArgumentException("an ion has a charge, found 0");
        }
    }

    /** {@return the polarity} */
    public IonPolarity polarity() {
        return charge > 0 ? IonPolarity.POSITIVE : IonPolarity.NEGATIVE;
    }
}
