// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.species;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The isotopes of the elements that occur in nature, with their masses and shares.
 *
 * <p>Masses: AME2020, Wang et al., Chin. Phys. C 45 (2021) 030003. Shares: IUPAC, Meija et al., Pure Appl. Chem. 88 (2016)
 * 293, with the Commission's later revisions for Ar, Yb, Hf and Ir; where IUPAC gives an interval, one composition in it.
 * Shares of an element add up to 1 within the rounding of that table (2·10⁻⁴).
 */
public final class Isotopes {

    /** Mass of the electron in u: CODATA 2018. */
    public static final double ELECTRON_MASS_U = 5.48579909065e-4;

    private static final Map<String, List<Isotope>> BY_ELEMENT = read();

    private Isotopes() {}

    /**
     * An isotope.
     *
     * @param element symbol of its element
     * @param massNumber protons and neutrons
     * @param massU mass of the neutral atom in u
     * @param abundance share of the element's atoms in nature, 0 to 1
     */
    public record Isotope(String element, int massNumber, double massU, double abundance) {
        /** Checks that there is an element. */
        public Isotope {
            Objects.requireNonNull(element);
        }
    }

    /** {@return the symbols of the elements, by atomic number} */
    public static Set<String> elements() {
        return BY_ELEMENT.keySet();
    }

    /**
     * {@return the isotopes of an element by mass number, empty where it does not occur in nature}
     *
     * @param element its symbol
     */
    public static List<Isotope> of(String element) {
        return BY_ELEMENT.getOrDefault(element, List.of());
    }

    /**
     * {@return an isotope, empty where it does not occur in nature}
     *
     * @param element symbol of its element
     * @param massNumber its mass number
     */
    public static Optional<Isotope> find(String element, int massNumber) {
        return of(element).stream().filter(i -> i.massNumber() == massNumber).findFirst();
    }

    /**
     * {@return the most abundant isotope of an element, empty where the element does not occur in nature}
     *
     * @param element its symbol
     */
    public static Optional<Isotope> mostAbundant(String element) {
        return of(element).stream().max(Comparator.comparingDouble(Isotope::abundance));
    }

    private static Map<String, List<Isotope>> read() {
        Map<String, List<Isotope>> all = new LinkedHashMap<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Isotopes.class.getResourceAsStream("isotopes.txt"), "isotopes.txt"),
                StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.startsWith("#")) {
                    String[] f = line.split(" ");
                    all.computeIfAbsent(f[0], e -> new ArrayList<>())
                            .add(new Isotope(
                                    f[0], Integer.parseInt(f[1]), Double.parseDouble(f[2]), Double.parseDouble(f[3])));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the table of isotopes cannot be read", e);
        }
        all.replaceAll((element, isotopes) -> List.copyOf(isotopes));
        return Collections.unmodifiableMap(all);
    }
}
