// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis.edit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.interphase.eis.Circuit;
import org.interphase.eis.CircuitSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CircuitCompletionTest {

    private static List<String> results(String text) {
        return CircuitCompletion.propose(text, text.length(), List.of()).stream()
                .map(p -> p.apply(text))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "R0-            | R0-R1",
        "R0-            | R0-p(R1,CPE1)",
        "R0-p(R1,C      | R0-p(R1,CPE1",
        "R0-p(R1,CP     | R0-p(R1,CPE1",
        "R0-p(R1,C      | R0-p(R1,C1",
        "R0-p(R1,Q      | R0-p(R1,CPE1",
        "R0-p(R1        | R0-p(R1,CPE1)",
        "R0-p(R1,CPE1   | R0-p(R1,CPE1)",
        "R0-p(R1-p(R2,C1-p(R3,C2 | R0-p(R1-p(R2,C1-p(R3,C2)",
        "p(R1,p(R2,C1   | p(R1,p(R2,C1))",
        "R0-p(R1,CPE1)  | R0-p(R1,CPE1)-p(R2,CPE2)",
        "R0-p(R1,CPE1)  | R0-p(R1,CPE1)-Wo1",
        "R0-p(R1,CPE1)-W | R0-p(R1,CPE1)-Ws1",
        "R0-p           | R0-p(R1,CPE1)",
        "R(             | R(R",
        "R(R            | R(RQ",
        "R(RQ           | R(RQ)",
        "R(RQ)          | R(RQ)(RQ)",
        "R(Q[RW         | R(Q[RW])",
        "R(Q[R          | R(Q[RW",
        "R0(R1Q1)       | R0(R1Q1)(R2Q2)",
        "R              | R(RQ)",
        "R              | R0-p(R1,CPE1)"
    })
    void proposesWhatOneGoesOnWith(String text, String expected) {
        assertTrue(results(text).contains(expected), () -> results(text).toString());
    }

    @Test
    void proposesCommonCircuitsWhereNothingStands() {
        assertEquals("R0-p(R1,CPE1)", results("").get(0));
        assertTrue(results("").contains("R(RQ)"));
    }

    @Test
    void proposesCircuitsThatWereUsedBeforeFirst() {
        var proposals = CircuitCompletion.propose("R0-p(R1", 7, List.of("R0-p(R1,C1)-Ws1", "L1"));
        CircuitProposal used = proposals.stream()
                .filter(p -> p.description().equals("used before"))
                .findFirst()
                .orElseThrow();
        assertEquals("R0-p(R1,C1)-Ws1", used.apply("R0-p(R1"));
        assertFalse(proposals.stream().anyMatch(p -> p.apply("R0-p(R1").equals("L1")));
    }

    @Test
    void takesTheNextFreeNumberOfTheWholeText() {
        String text = "R0-p(,CPE1)-p(R1,CPE2)";
        var names = CircuitCompletion.propose(text, 5, List.of()).stream()
                .map(CircuitProposal::text)
                .toList();
        assertTrue(names.contains("R2") && names.contains("CPE3"), names.toString());
    }

    @Test
    void saysWhatAnElementIsAndTheUnitsOfItsParameters() {
        assertEquals("constant phase element: Q in Ω⁻¹·s^α, α up to 1", ElementKind.CONSTANT_PHASE.description());
        assertEquals("resistor: R in Ω", ElementKind.RESISTOR.description());
        assertEquals("diffusion without end (Warburg): A in Ω·s^-1/2", ElementKind.WARBURG.description());
        assertEquals("diffusion to a blocking end (Warburg, open): R in Ω, τ in s", ElementKind.WARBURG_OPEN.description());
    }

    @ParameterizedTest
    @ValueSource(strings = {"X", "R0--", "R0)", "R0-p(R1)", "R(R)", "R(RQ))", "R0-p[", "R0,", "r", "R0-q"})
    void proposesNothingAfterWhatIsWrong(String text) {
        assertEquals(List.of(), results(text));
    }

    /** What is proposed must not lead astray: closing what is open and adding elements where they are due gives a circuit. */
    private static boolean canBeCompleted(String text, int depth) {
        try {
            Circuit.parse(text);
            return true;
        } catch (CircuitSyntaxException e) {
            if (depth == 0 || e.column() < text.stripTrailing().length()) {
                return false;
            }
            return e.expected().contains("')'") && canBeCompleted(text + ")", depth - 1)
                    || e.expected().contains("']'") && canBeCompleted(text + "]", depth - 1)
                    || e.expected().contains("'('") && canBeCompleted(text + "(R,C)", depth - 1)
                    || e.expected().contains("','") && canBeCompleted(text + ",R", depth - 1)
                    || e.expected().startsWith("R, C") && canBeCompleted(text + "R", depth - 1);
        }
    }

    @Test
    void leavesOnlyTextsThatCanBecomeACircuit() {
        RandomCircuits random = new RandomCircuits(21);
        for (int i = 0; i < 60; i++) {
            Circuit c = random.next(7, 3);
            for (String text : List.of(c.toString(), c.boukamp(), c.boukamp().replaceAll("[0-9]", ""))) {
                for (int cut = 0; cut <= text.length(); cut++) {
                    String start = text.substring(0, cut);
                    for (String next : results(start)) {
                        assertTrue(canBeCompleted(next, 12), () -> "'" + start + "' → '" + next + "'");
                    }
                }
            }
        }
    }

    @Test
    void proposesEachNextPieceOfEveryCircuit() {
        RandomCircuits random = new RandomCircuits(22);
        for (int i = 0; i < 60; i++) {
            Circuit c = random.next(7, 3);
            for (String text : List.of(c.toString(), c.boukamp())) {
                for (int cut = 1; cut < text.length(); cut++) {
                    boolean within = Character.isLetterOrDigit(text.charAt(cut))
                            && Character.isLetterOrDigit(text.charAt(cut - 1))
                            && !(Character.isDigit(text.charAt(cut - 1)) && Character.isUpperCase(text.charAt(cut)));
                    String start = text.substring(0, cut);
                    boolean undecided = start.matches("[A-Za-z]+[0-9]+") && Character.isUpperCase(text.charAt(cut));
                    if (within || undecided) {
                        continue;
                    }
                    String piece = text.substring(cut).replaceFirst("^(CPE|Wo|Ws|[RLCQW]|p\\(|.).*$", "$1");
                    assertTrue(
                            CircuitCompletion.propose(start, cut, List.of()).stream()
                                    .anyMatch(p -> p.apply(start).startsWith(start + piece)),
                            () -> "'" + start + "' lacks '" + piece + "': " + results(start));
                }
            }
        }
    }

    @Test
    void proposesEachTextOnce() {
        for (String text : List.of("", "R", "R0-", "R0-p(R1,CPE1", "R(RQ", "R(RQ)")) {
            List<String> all = results(text);
            Set<String> once = new HashSet<>(all);
            assertEquals(once.size(), all.size(), all.toString());
            assertDoesNotThrow(() -> CircuitCompletion.propose(text, 0, List.of()));
        }
    }
}
