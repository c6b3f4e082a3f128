// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CircuitParsingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "R0-p(R1,CPE1)-p(R2,CPE2)-Wo1 | R0-p(R1,CPE1)-p(R2,CPE2)-Wo1",
        "R_0-p(R_1,C_1)-p(R_2,C_2)-Wo_1 | R0-p(R1,C1)-p(R2,C2)-Wo1",
        " R0 - p( R1 - W1 , CPE1 ) | R0-p(R1-W1,CPE1)",
        "R-p(R,C) | R0-p(R1,C1)",
        "p(R,C) | p(R1,C1)",
        "R | R0",
        "L-R-p(R,C) | L1-R1-p(R2,C1)",
        "R7-R | R7-R1",
        "p(p(R1,C1),R2) | p(R1,C1,R2)",
        "R0-p(R1-p(R2,C2),C1) | R0-p(R1-p(R2,C2),C1)",
        "R(RQ)(RQ) | R0-p(R1,CPE1)-p(R2,CPE2)",
        "R(RQ)(RQ)W | R0-p(R1,CPE1)-p(R2,CPE2)-W1",
        "R(Q(RW)) | R0-p(CPE1,R1-W1)",
        "R(Q[RW]) | R0-p(CPE1,R1-W1)",
        "R(Q[R(RQ)])Ws | R0-p(CPE1,R1-p(R2,CPE2))-Ws1",
        "R(C[R(C[RWo])]) | R0-p(C1,R1-p(C2,R2-Wo1))",
        "[R(RC)]L | R0-p(R1,C1)-L1",
        "RCPECWoWsWL | R0-CPE1-C1-Wo1-Ws1-W1-L1",
        "R3R(R2Q5) | R3-R1-p(R2,CPE5)"
    })
    void readsBothNotationsIntoOneTree(String text, String expected) {
        assertEquals(expected, Circuit.parse(text).toString());
    }

    @Test
    void refusesWhatWouldBeTooLongToReadBack() {
        assertEquals(200, Circuit.parse("R".repeat(200)).elements().size());
        CircuitSyntaxException e = assertThrows(CircuitSyntaxException.class, () -> Circuit.parse("R".repeat(500)));
        assertEquals(500, e.column());
        assertTrue(e.getMessage().contains("at most 1000 characters with all elements numbered"), e.getMessage());
    }

    @Test
    void namesParametersInTheCircuitsOrder() {
        List<String> names = Circuit.parse("R(RQ)LWWoWsC").parameters().stream()
                .map(Parameter::name)
                .toList();
        assertEquals(
                List.of("R0", "R1", "CPE1.Q", "CPE1.alpha", "L1", "W1", "Wo1.R", "Wo1.tau", "Ws1.R", "Ws1.tau", "C1"),
                names);
    }

    @Test
    void keepsExponentsBetweenZeroAndOne() {
        Parameter alpha = Circuit.parse("Q").parameters().get(1);
        assertTrue(alpha.holds(1) && alpha.holds(0.3) && !alpha.holds(0) && !alpha.holds(1.01));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "\"\" | 0 | the end",
        "R0-p(R1,CPE1 | 12 | the end",
        "R0- | 3 | the end",
        "R0-p(R1) | 7 | ')'",
        "R(R) | 3 | ')'",
        "R() | 2 | ')'",
        "R(RQ | 4 | the end",
        "R(RQ)) | 5 | ')'",
        "R0--C1 | 3 | '-'",
        "R1-R1 | 3 | R1 a second time",
        "X1 | 0 | 'X'",
        "R0-p(R1;C1) | 7 | ';'",
        "R0-q(R1,C1) | 3 | 'q'",
        "R12345 | 1 | 12345",
        "R_ | 2 | the end",
        "R0-(R1C1) | 3 | '('",
        "R0,C1 | 2 | ','",
        "R(R Ω) | 4 | 'Ω'"
    })
    void saysWhereTextIsNoCircuit(String text, int column, String found) {
        CircuitSyntaxException e = assertThrows(CircuitSyntaxException.class, () -> Circuit.parse(text));
        assertEquals(column, e.column(), e.getMessage());
        assertEquals(found, e.found());
        assertEquals(text, e.text());
        assertTrue(e.underlined().endsWith(System.lineSeparator() + " ".repeat(column) + "^"), e.underlined());
    }

    @Test
    void refusesEmptyText() {
        assertEquals(0, assertThrows(CircuitSyntaxException.class, () -> Circuit.parse("")).column());
    }

    @Test
    void refusesEmbeddedNul() {
        assertEquals(1, assertThrows(CircuitSyntaxException.class, () -> Circuit.parse("R\0")).column());
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "p("})
    void boundsTheNesting(String opening) {
        String text = "R-".repeat(opening.equals("p(") ? 1 : 0) + opening.repeat(200);
        CircuitSyntaxException e = assertThrows(CircuitSyntaxException.class, () -> Circuit.parse(text));
        assertTrue(e.expected().contains("50"), e.getMessage());
    }

    @Test
    void boundsTheLength() {
        assertThrows(CircuitSyntaxException.class, () -> Circuit.parse("R".repeat(1001)));
        assertEquals(2, Circuit.parse("R1-" + " ".repeat(995) + "R2").elements().size());
    }

    @Test
    void readsBackWhatItPrints() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            Circuit circuit = random(random, new int[1], 4);
            assertEquals(circuit, Circuit.parse(circuit.toString()));
            assertEquals(circuit, Circuit.parse(circuit.boukamp()));
        }
    }

    private static Circuit random(Random random, int[] number, int depth) {
        int kind = depth == 0 ? random.nextInt(7) : random.nextInt(11);
        int n = number[0]++;
        return switch (kind) {
            case 0 -> new Resistor(n);
            case 1 -> new Capacitor(n);
            case 2 -> new Inductor(n);
            case 3 -> new ConstantPhase(n);
            case 4 -> new Warburg(n);
            case 5 -> new WarburgOpen(n);
            case 6 -> new WarburgShort(n);
            case 7, 8 -> new Series(List.of(random(random, number, depth - 1), random(random, number, depth - 1)));
            default -> new Parallel(List.of(
                    random(random, number, depth - 1),
                    random(random, number, depth - 1),
                    random(random, number, depth - 1)));
        };
    }
}
