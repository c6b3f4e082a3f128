// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.species;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.interphase.core.data.IonPolarity;

/** Ions as chemists write them, such as SiO₂⁻ or ¹²C¹⁴N⁻. */
public final class IonTitle {

    private static final Pattern SIMPLE = Pattern.compile("(\\d*)((?:[A-Z][a-z]?\\d*)+)([+-]*)");
    private static final Pattern ATOMS = Pattern.compile("([A-Z][a-z]?)(\\d*)");
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉";
    /** So many numbers between elements are told apart by trying. */
    private static final int MOST_NUMBERS = 8;

    private IonTitle() {}

    /**
     * {@return an ion as chemists write it; a name that is none, with the sign of its polarity}
     *
     * @param name as the stack names it
     * @param polarity of its detector
     */
    public static String of(String name, IonPolarity polarity) {
        Optional<Species> species = Species.find(name, polarity);
        if (species.isEmpty()) {
            boolean signed = name.endsWith("+") || name.endsWith("-");
            return signed || polarity == IonPolarity.UNKNOWN ? name : name + " " + sign(polarity.toString());
        }
        String text = species.get().name();
        Matcher m = SIMPLE.matcher(text);
        return (m.matches() ? formula(m, species.get()) : Optional.<String>empty())
                .orElseGet(() -> text.substring(0, text.length() - signs(text)) + sign(text.substring(text.length() - signs(text))));
    }

    /** A number after an element counts it, or is the mass number of the next one: what gives the atoms of the ion. */
    private static Optional<String> formula(Matcher m, Species species) {
        List<String> elements = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        Matcher atoms = ATOMS.matcher(m.group(2));
        while (atoms.find()) {
            elements.add(atoms.group(1));
            numbers.add(atoms.group(2));
        }
        String wanted = counts(species);
        for (int choice = 0; elements.size() <= MOST_NUMBERS && choice < 1 << elements.size(); choice++) {
            StringBuilder text = new StringBuilder(digits(m.group(1), RAISED));
            List<String> found = new ArrayList<>();
            for (int i = 0; i < elements.size(); i++) {
                boolean mass = (choice >> i & 1) != 0;
                int count = mass || numbers.get(i).isEmpty() ? 1 : Integer.parseInt(numbers.get(i));
                text.append(elements.get(i)).append(digits(numbers.get(i), mass ? RAISED : LOWERED));
                found.add(elements.get(i) + count);
            }
            if (merged(found).equals(wanted)) {
                return Optional.of(text + sign(m.group(3)));
            }
        }
        return Optional.empty();
    }

    private static String counts(Species species) {
        return merged(species.isotopes().stream().map(p -> p.element() + p.count()).toList());
    }

    /** Elements with how many there are of each, in the alphabet's order. */
    private static String merged(List<String> atoms) {
        return atoms.stream()
                .collect(Collectors.groupingBy(
                        a -> a.replaceAll("\\d", ""),
                        TreeMap::new,
                        Collectors.summingInt(a -> Integer.parseInt(a.replaceAll("\\D", "")))))
                .toString();
    }

    private static int signs(String text) {
        int n = 0;
        while (n < text.length() && "+-".indexOf(text.charAt(text.length() - 1 - n)) >= 0) {
            n++;
        }
        return n;
    }

    private static String sign(String signs) {
        String one = signs.startsWith("-") ? "⁻" : "⁺";
        return signs.isEmpty() ? "" : signs.length() == 1 ? one : digits(Integer.toString(signs.length()), RAISED) + one;
    }

    private static String digits(String number, String as) {
        return number.chars().mapToObj(c -> String.valueOf(as.charAt(c - '0'))).collect(Collectors.joining());
    }
}
