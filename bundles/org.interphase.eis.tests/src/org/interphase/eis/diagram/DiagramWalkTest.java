// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.interphase.eis.Circuit;
import org.interphase.eis.diagram.DiagramWalk.Direction;
import org.interphase.eis.edit.RandomCircuits;
import org.interphase.eis.edit.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DiagramWalkTest {

    private static CircuitDiagram layout(Circuit c) {
        return CircuitDiagram.of(c, Metrics.of(14, true), e -> 40);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "R0-p(R1,CPE1)-Wo1        | R0   | RIGHT | R1",
        "R0-p(R1,CPE1)-Wo1        | CPE1 | RIGHT | Wo1",
        "R0-p(R1,CPE1)-Wo1        | CPE1 | LEFT  | R0",
        "R0-p(R1,CPE1)-Wo1        | R1   | DOWN  | CPE1",
        "R0-p(R1,CPE1)-Wo1        | CPE1 | UP    | R1",
        "R0-p(R1,CPE1)-Wo1        | R0   | LEFT  | none",
        "R0-p(R1,CPE1)-Wo1        | R1   | UP    | none",
        "R0-p(R1,C1,L1)-W1        | R0   | RIGHT | C1",
        "R0-p(R1-W1,CPE1)         | W1   | DOWN  | CPE1",
        "p(C1,R1-p(R2,C2))        | R2   | UP    | C1",
        "p(C1,R1-p(R2,C2))        | C1   | DOWN  | R2"
    })
    void leadsToTheNextElement(String text, String from, Direction direction, String expected) {
        Circuit c = Circuit.parse(text);
        CircuitDiagram d = layout(c);
        Span at = d.cell(from).orElseThrow().span();
        String to = DiagramWalk.next(d, at, direction)
                .map(s -> s.element(c).orElseThrow().label())
                .orElse("none");
        assertEquals(expected, to);
    }

    @Test
    void leadsFromAWireToTheElementsAtItsEnds() {
        Circuit c = Circuit.parse("R0-C1");
        CircuitDiagram d = layout(c);
        Span wire = new Span(List.of(), 1, 1);
        assertEquals(new Span(List.of(), 0, 1), DiagramWalk.next(d, wire, Direction.LEFT).orElseThrow());
        assertEquals(new Span(List.of(), 1, 2), DiagramWalk.next(d, wire, Direction.RIGHT).orElseThrow());
    }

    @Test
    void reachesEveryElementFromEveryOther() {
        RandomCircuits random = new RandomCircuits(51);
        for (int i = 0; i < 150; i++) {
            Circuit c = random.next(16, 5);
            CircuitDiagram d = layout(c);
            for (CircuitDiagram.Cell start : d.cells()) {
                Set<Span> seen = new HashSet<>(Set.of(start.span()));
                Deque<Span> open = new ArrayDeque<>(seen);
                while (!open.isEmpty()) {
                    Span at = open.pop();
                    for (Direction direction : Direction.values()) {
                        DiagramWalk.next(d, at, direction).filter(seen::add).ifPresent(open::push);
                    }
                }
                assertEquals(d.cells().size(), seen.size(), () -> c + " from " + start.element());
                assertTrue(seen.stream().allMatch(s -> s.element(c).isPresent()));
            }
        }
    }
}
