// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.species;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.operation.TextSyntaxException;

/** Reads one formula from left to right, and writes it anew in {@link #name}. */
final class FormulaParser {

    private static final int LONGEST = 200;
    private static final int DEEPEST = 8;
    private static final int MOST_ATOMS = 100_000;
    private static final int MOST_CHARGES = 20;
    private static final int LEAST_PLAIN_MASS_NUMBER = 10;

    private final String text;
    private final StringBuilder name = new StringBuilder();
    private int at;

    FormulaParser(String text) {
        this.text = text;
    }

    Species ion(IonPolarity ifNone) {
        if (text.length() > LONGEST) {
            throw new TextSyntaxException(
                    text, LONGEST, "a formula of at most " + LONGEST + " characters", text.length() + " characters");
        }
        List<Species.Part> parts = sequence(0);
        if (parts.isEmpty()) {
            throw unexpected("an element's symbol, such as Na");
        }
        int charge = charge(ifNone);
        if (at < text.length()) {
            throw unexpected("the end");
        }
        name.repeat(charge > 0 ? "+" : "-", Math.abs(charge));
        double mass = -charge * Isotopes.ELECTRON_MASS_U;
        for (Species.Part p : parts) {
            mass += p.count() * Isotopes.find(p.element(), p.massNumber()).orElseThrow().massU();
        }
        return new Species(name.toString(), parts, charge, mass / Math.abs(charge));
    }

    /** Elements and groups, up to what is none. */
    private List<Species.Part> sequence(int depth) {
        List<Species.Part> parts = new ArrayList<>();
        boolean lastNamesIsotope = false;
        boolean lastHasCount = false;
        while (true) {
            int before = at;
            skipBlanks();
            boolean first = parts.isEmpty();
            boolean apart = at > before;
            int massNumber = 0;
            int massNumberAt = at;
            if (peek() == '^' && isDigit(at + 1) && !isCharge(at + 1)) {
                massNumberAt = ++at;
                massNumber = number("a mass number");
            } else if (isDigit(at) && (first || apart) && !isCharge(at)) {
                massNumber = number("a mass number");
            } else if (isDigit(at) && lastNamesIsotope && !lastHasCount) {
                massNumber = number("a mass number");
            }
            if (massNumber == 0 && peek() == '(') {
                List<Species.Part> group = group(depth);
                parts.addAll(group);
                lastNamesIsotope = false;
                lastHasCount = true;
                requireFew(parts, 1);
                continue;
            }
            if (massNumber == 0 && !isUpper(at)) {
                return parts;
            }
            String element = element();
            Isotopes.Isotope isotope = isotope(element, massNumber, massNumberAt);
            if (massNumber > 0) {
                boolean plain = first
                        || lastNamesIsotope && !lastHasCount && (massNumber >= LEAST_PLAIN_MASS_NUMBER || massNumber == 1);
                name.append(plain ? "" : " ").append(massNumber);
            }
            name.append(element);
            lastNamesIsotope = massNumber > 0;
            int count = count(lastNamesIsotope);
            lastHasCount = count > 1;
            writeCount(count, lastNamesIsotope);
            parts.add(new Species.Part(element, isotope.massNumber(), count));
            requireFew(parts, 1);
        }
    }

    private void requireFew(List<Species.Part> parts, int times) {
        long atoms = times * parts.stream().mapToLong(Species.Part::count).sum();
        if (atoms > MOST_ATOMS) {
            throw new TextSyntaxException(text, at, "at most " + MOST_ATOMS + " atoms", atoms + " atoms");
        }
    }

    private List<Species.Part> group(int depth) {
        if (depth == DEEPEST) {
            throw unexpected("groups at most " + DEEPEST + " deep");
        }
        at++;
        name.append('(');
        List<Species.Part> inner = sequence(depth + 1);
        skipBlanks();
        if (inner.isEmpty()) {
            throw unexpected("an element's symbol, such as Na");
        }
        if (peek() != ')') {
            throw unexpected("')'");
        }
        at++;
        name.append(')');
        int count = count(false);
        requireFew(inner, count);
        writeCount(count, false);
        return inner.stream()
                .map(p -> new Species.Part(p.element(), p.massNumber(), p.count() * count))
                .toList();
    }

    private String element() {
        if (!isUpper(at)) {
            throw unexpected("an element's symbol, such as Na");
        }
        int start = at++;
        while (at < text.length() && text.charAt(at) >= 'a' && text.charAt(at) <= 'z') {
            at++;
        }
        String element = text.substring(start, at);
        if (Isotopes.of(element).isEmpty()) {
            throw new TextSyntaxException(
                    text, start, "the symbol of an element that occurs in nature", "'" + element + "'");
        }
        return element;
    }

    private Isotopes.Isotope isotope(String element, int massNumber, int where) {
        Optional<Isotopes.Isotope> isotope =
                massNumber == 0 ? Isotopes.mostAbundant(element) : Isotopes.find(element, massNumber);
        return isotope.orElseThrow(() -> new TextSyntaxException(
                text,
                where,
                "the mass number of an isotope of " + element + " that occurs in nature ("
                        + Isotopes.of(element).stream()
                                .map(i -> Integer.toString(i.massNumber()))
                                .collect(Collectors.joining(", "))
                        + ")",
                Integer.toString(massNumber)));
    }

    /** How many of what was just read; 1 where nothing is said, or what follows is the mass number of the next element. */
    private int count(boolean afterIsotope) {
        if (peek() == '_') {
            at++;
            return atLeastOne(at, number("how many"));
        }
        if (!isDigit(at)) {
            return 1;
        }
        int start = at;
        int number = number("how many");
        if (couldBeMassNumber(number) && (afterIsotope || number >= LEAST_PLAIN_MASS_NUMBER)) {
            if (!afterIsotope || number > 1 && number < LEAST_PLAIN_MASS_NUMBER) {
                throw new TextSyntaxException(
                        text,
                        start,
                        "'_' before a number that counts, or '^' before a mass number",
                        "'" + number + "', which could be either");
            }
            at = start;
            return 1;
        }
        return atLeastOne(start, number);
    }

    private void writeCount(int count, boolean afterIsotope) {
        if (count > 1) {
            boolean either = couldBeMassNumber(count) && (afterIsotope || count >= LEAST_PLAIN_MASS_NUMBER);
            name.append(either ? "_" : "").append(count);
        }
    }

    private int atLeastOne(int where, int number) {
        if (number == 0) {
            throw new TextSyntaxException(text, where, "a number above 0", "0");
        }
        return number;
    }

    /** Whether an element follows at once that has such an isotope. */
    private boolean couldBeMassNumber(int number) {
        if (!isUpper(at)) {
            return false;
        }
        int end = at + 1;
        while (end < text.length() && text.charAt(end) >= 'a' && text.charAt(end) <= 'z') {
            end++;
        }
        return Isotopes.find(text.substring(at, end), number).isPresent();
    }

    private int charge(IonPolarity ifNone) {
        skipBlanks();
        if (peek() == '^') {
            at++;
        }
        int start = at;
        int number = isDigit(at) ? number("a number of charges") : 0;
        skipBlanks();
        char sign = sign(at);
        if (sign == 0) {
            if (number > 0 || at < text.length()) {
                at = start;
                throw unexpected("an element or a charge, such as + or -");
            }
            return switch (ifNone) {
                case POSITIVE -> 1;
                case NEGATIVE -> -1;
                case UNKNOWN -> throw unexpected("a charge, such as + or -");
            };
        }
        int signs = 0;
        while (sign(at) == sign) {
            signs++;
            at++;
        }
        if (signs == 1 && number == 0 && isDigit(at)) {
            number = number("a number of charges");
        }
        int charges = number == 0 ? signs : number;
        if (number > 0 && signs > 1 || charges > MOST_CHARGES) {
            at = start;
            throw unexpected("at most " + MOST_CHARGES + " charges, as 2+ or ++");
        }
        skipBlanks();
        return sign == '+' ? charges : -charges;
    }

    /** Whether digits and a sign stand here, and nothing else. */
    private boolean isCharge(int from) {
        int i = from;
        while (isDigit(i)) {
            i++;
        }
        return sign(i) != 0;
    }

    private int number(String what) {
        int start = at;
        int value = 0;
        while (isDigit(at)) {
            value = value * 10 + text.charAt(at++) - '0';
            if (value > MOST_ATOMS) {
                throw new TextSyntaxException(text, start, "a number of at most " + MOST_ATOMS, "a larger one");
            }
        }
        if (at == start) {
            throw unexpected("a number (" + what + ")");
        }
        return value;
    }

    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t' || text.charAt(at) == '\u00a0')) {
            at++;
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean isDigit(int i) {
        return i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }

    private boolean isUpper(int i) {
        return i < text.length() && text.charAt(i) >= 'A' && text.charAt(i) <= 'Z';
    }

    /** {@code +} or {@code -}, also where it is written as a minus sign; 0 where there is none. */
    private char sign(int i) {
        return switch (i < text.length() ? text.charAt(i) : 0) {
            case '+' -> '+';
            case '-', '\u2212', '\u2013' -> '-';
            default -> 0;
        };
    }

    private TextSyntaxException unexpected(String expected) {
        return new TextSyntaxException(
                text, at, expected, at < text.length() ? "'" + text.substring(at) + "'" : "the end of the text");
    }
}
