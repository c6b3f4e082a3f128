// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.interphase.eis.Circuit;
import org.interphase.eis.CircuitSyntaxException;
import org.interphase.eis.Element;

/** What is printed in either notation of circuits is read back, and nothing else than a refusal comes of other texts. */
class NotationTest {

    @Law
    void readsBackWhatItPrintsWithDashes(@ForAll(supplier = Circuits.Any.class) Circuit circuit) {
        assertEquals(circuit, Circuit.parse(circuit.toString()));
    }

    @Law
    void readsBackWhatItPrintsWithoutDashes(@ForAll(supplier = Circuits.Any.class) Circuit circuit) {
        assertEquals(circuit, Circuit.parse(circuit.boukamp()));
    }

    @Law
    void printsTheSameWhicheverNotationItRead(@ForAll(supplier = Circuits.Any.class) Circuit circuit) {
        assertEquals(circuit.toString(), Circuit.parse(circuit.boukamp()).toString());
        assertEquals(circuit.boukamp(), Circuit.parse(circuit.toString()).boukamp());
    }

    @Law
    void passesOverBlanksAndUnderscores(
            @ForAll(supplier = Circuits.Any.class) Circuit circuit, @ForAll("blanks") String blank) {
        String spaced = circuit.toString().chars()
                .mapToObj(c -> "-,()".indexOf(c) < 0 ? String.valueOf((char) c) : blank + (char) c + blank)
                .collect(Collectors.joining())
                .replace("p" + blank + "(", "p (");
        assertEquals(circuit, Circuit.parse(blank + spaced + blank));
        assertEquals(circuit, Circuit.parse(circuit.toString().replaceAll("([A-Za-z])(\\d)", "$1_$2")));
    }

    @Provide
    Arbitrary<String> blanks() {
        return Arbitraries.of("", " ", "  ", "\t", "\n", "\u2003");
    }

    @Law
    void givesElementsWithoutNumbersTheirOwn(@ForAll(supplier = Circuits.Any.class) Circuit circuit) {
        for (String bare : new String[] {circuit.toString(), circuit.boukamp()}) {
            Circuit numbered = Circuit.parse(bare.replaceAll("\\d", ""));
            assertEquals(
                    circuit.elements().stream().map(Element::symbol).toList(),
                    numbered.elements().stream().map(Element::symbol).toList());
            assertEquals(shape(circuit), shape(numbered));
            assertEquals(
                    numbered.elements().size(),
                    numbered.elements().stream().map(Element::label).distinct().count());
            assertEquals(numbered, Circuit.parse(numbered.toString()));
        }
    }

    private static String shape(Circuit circuit) {
        return circuit.toString().replaceAll("\\d", "");
    }

    @Law
    void readsOrSaysWhere(@ForAll("texts") String text) {
        try {
            Circuit circuit = Circuit.parse(text);
            assertEquals(circuit, Circuit.parse(circuit.toString()));
            assertEquals(circuit, Circuit.parse(circuit.boukamp()));
        } catch (CircuitSyntaxException e) {
            assertEquals(text, e.text());
            assertTrue(e.column() >= 0 && e.column() <= text.length(), e.column() + " of " + text.length());
            assertTrue(!e.expected().isBlank() && !e.found().isBlank(), e.getMessage());
            assertTrue(e.underlined().endsWith("^"), e.underlined());
        }
    }

    @Law
    void readsNestsAsDeepAsItSays(
            @ForAll @IntRange(min = 1, max = 120) int depth, @ForAll("nests") String[] nest) {
        String text = nest[0].repeat(depth) + nest[1] + nest[2].repeat(depth);
        int parentheses = depth * (int) nest[0].chars().filter(c -> c == '(' || c == '[').count();
        if (parentheses <= Circuit.MAX_DEPTH && text.length() <= Circuit.MAX_LENGTH) {
            assertEquals(2 * depth + 1, Circuit.parse(text).elements().size());
        } else {
            assertThrows(CircuitSyntaxException.class, () -> Circuit.parse(text));
        }
    }

    /** What opens a level with one element, what stands innermost, and what closes a level with one more. */
    @Provide
    Arbitrary<String[]> nests() {
        return Arbitraries.of(
                new String[] {"p(R,C-", "R", ")"}, new String[] {"(R(C", "R", "))"}, new String[] {"(R[C", "R", "])"});
    }

    /** Circuits with something changed, what a circuit is made of in any order, and any text at all. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "R", "C", "L", "Q", "CPE", "W", "Wo", "Ws", "p(", "(", ")", "[", "]", "-", ",", "_", " ", "0", "1", "12",
                "99999999999", "p", "CP", "w", "\u0000", "é");
        Arbitrary<String> joined = pieces.list().ofMaxSize(40).map(p -> String.join("", p));
        Arbitrary<String> changed = Combinators.combine(
                        new Circuits.Any().get(),
                        Arbitraries.of(true, false),
                        pieces,
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.integers().between(0, 4))
                .as((circuit, dashes, piece, where, length) -> {
                    String text = dashes ? circuit.toString() : circuit.boukamp();
                    int at = (int) (where * text.length());
                    return text.substring(0, at) + piece + text.substring(Math.min(text.length(), at + length));
                });
        Arbitrary<String> deep = Combinators.combine(
                        Arbitraries.of("p(R,", "(R", "(R(", "[", "p("), Arbitraries.integers().between(1, 300))
                .as(String::repeat);
        return Arbitraries.oneOf(joined, changed, deep, Arbitraries.strings().ofMaxLength(60));
    }
}
