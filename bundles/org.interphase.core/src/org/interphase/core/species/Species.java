// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.species;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.operation.TextSyntaxException;

/**
 * An ion as a formula.
 *
 * <p>Formulas are read as instruments and people write them:
 *
 * <ul>
 *   <li>{@code SiO2-}, {@code Ag_3+}, {@code (NH4)2+}: a number after an element or a group counts it, with or without
 *       {@code _}. So {@code Cs2+} is a dimer with one charge, as it is in SIMS.
 *   <li>{@code 12C14N-}, {@code 12C 14N}, {@code ^118SnI_3-}: a number at the beginning, after a blank or after {@code ^} is
 *       the mass number of the element that follows. Between two elements of which the second has such an isotope, a
 *       number without a mark is a mass number where the first element has one too and it is 1 or at least 10; it counts
 *       where the first element has none and it is below 10; else it could be either and is refused.
 *   <li>{@code Ca++}, {@code Ca 2+}, {@code Ca^2+}, {@code Ca+2}: several charges.
 * </ul>
 *
 * @param name its formula as it is written here, such as {@code SiO2-}, {@code 12C14N-} or {@code Sn 118SnI5-}; {@link
 *     #parse(String)} gives the same ion back
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

    /**
     * {@return the ion of a formula}
     *
     * @param text the formula, with its charge
     * @throws TextSyntaxException when it is no formula, or names an element or an isotope that does not occur in nature
     */
    public static Species parse(String text) {
        return new FormulaParser(text).ion(IonPolarity.UNKNOWN);
    }

    /**
     * {@return the ion of a formula}
     *
     * @param text the formula
     * @param polarity of one charge where the formula has none
     * @throws TextSyntaxException when it is no formula, or names an element or an isotope that does not occur in nature
     */
    public static Species parse(String text, IonPolarity polarity) {
        return new FormulaParser(text).ion(polarity);
    }

    /**
     * {@return the ion that a name means, empty where it is none}
     *
     * @param text any text
     */
    public static Optional<Species> find(String text) {
        return find(text, IonPolarity.UNKNOWN);
    }

    /**
     * {@return the ion that a name means, empty where it is none}
     *
     * @param text any text
     * @param polarity of one charge where the text has none
     */
    public static Optional<Species> find(String text, IonPolarity polarity) {
        try {
            return Optional.of(parse(text, polarity));
        } catch (TextSyntaxException e) {
            return Optional.empty();
        }
    }

    /** {@return the polarity} */
    public IonPolarity polarity() {
        return charge > 0 ? IonPolarity.POSITIVE : IonPolarity.NEGATIVE;
    }

    /** {@return the name} */
    @Override
    public String toString() {
        return name;
    }
}
