// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.interphase.eis.Circuit;
import org.interphase.eis.Element;
import org.interphase.eis.Impedance;
import org.interphase.eis.Parallel;
import org.interphase.eis.Parameter;
import org.interphase.eis.Series;
import org.interphase.eis.edit.CircuitEdit.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CircuitEditTest {

    private static final int CASES = 600;

    private static Span at(Circuit c, String... labels) {
        return Span.covering(c, List.of(labels)).orElseThrow();
    }

    private static ElementKind kind(String symbol) {
        for (ElementKind k : ElementKind.values()) {
            if (k.symbol().equals(symbol)) {
                return k;
            }
        }
        throw new AssertionError(symbol);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "R0-p(R1,CPE1) | R0       | AFTER    | L   | R0-L1-p(R1,CPE1)",
        "R0-p(R1,CPE1) | R0       | BEFORE   | L   | L1-R0-p(R1,CPE1)",
        "R0-p(R1,CPE1) | R0       | PARALLEL | C   | p(R0,C1)-p(R1,CPE1)",
        "R0-p(R1,CPE1) | R1       | AFTER    | W   | R0-p(R1-W1,CPE1)",
        "R0-p(R1,CPE1) | R1       | PARALLEL | R   | R0-p(R1,R2,CPE1)",
        "R0-p(R1,CPE1) | R1 CPE1  | PARALLEL | C   | R0-p(R1,CPE1,C1)",
        "R0-p(R1,CPE1) | R1 CPE1  | AFTER    | Wo  | R0-p(R1,CPE1)-Wo1",
        "R0-p(R1,CPE1) | R0 R1    | PARALLEL | C   | p(R0-p(R1,CPE1),C1)",
        "R0-L1-C1      | L1 C1    | PARALLEL | R   | R0-p(L1-C1,R1)",
        "L1-p(R1,C1)   | L1       | BEFORE   | R   | R0-L1-p(R1,C1)",
        "L1-R0         | L1       | BEFORE   | R   | R1-L1-R0",
        "R1-R3-C1      | C1       | AFTER    | R   | R1-R3-C1-R2",
        "R0            | R0       | PARALLEL | CPE | p(R0,CPE1)"
    })
    void insertsWithTheSmallestFreeNumber(String text, String labels, Side side, String symbol, String expected) {
        Circuit c = Circuit.parse(text);
        CircuitEdit e = CircuitEdit.insert(c, at(c, labels.split(" ")), side, kind(symbol).element(7));
        assertEquals(expected, e.circuit().toString());
        assertEquals(kind(symbol), ElementKind.of(e.selection().element(e.circuit()).orElseThrow()));
    }

    @Test
    void insertsIntoAWire() {
        Circuit c = Circuit.parse("R0-p(R1,CPE1)");
        Span wire = new Span(List.of(1, 0), 0, 0);
        assertEquals(
                "R0-p(L1-R1,CPE1)",
                CircuitEdit.insert(c, wire, Side.AFTER, kind("L").element(1)).circuit().toString());
    }

    @Test
    void insertsAWholeArcWithFreeNumbers() {
        Circuit c = Circuit.parse("R0-p(R1,CPE1)");
        CircuitEdit e = CircuitEdit.insert(c, at(c, "R1", "CPE1"), Side.AFTER, Circuit.parse("p(R1,CPE1)"));
        assertEquals("R0-p(R1,CPE1)-p(R2,CPE2)", e.circuit().toString());
        assertEquals(List.of("R2", "CPE2"),
                e.selection().elements(e.circuit()).stream().map(Element::label).toList());
    }

    @Test
    void selectsTheFirstElementOfAnArcThatJoinsABranch() {
        Circuit c = Circuit.parse("R0-p(R1,CPE1)");
        CircuitEdit e = CircuitEdit.insert(c, at(c, "R1"), Side.PARALLEL, Circuit.parse("p(R1,C1)"));
        assertEquals("R0-p(R1,R2,C1,CPE1)", e.circuit().toString());
        assertEquals("R2", e.selection().element(e.circuit()).orElseThrow().label());
    }

    @Test
    void refusesAnElementInParallelWithAWire() {
        Circuit c = Circuit.parse("R0-C1");
        assertThrows(IllegalArgumentException.class,
                () -> CircuitEdit.insert(c, new Span(List.of(), 1, 1), Side.PARALLEL, kind("R").element(1)));
    }

    @Test
    void refusesWhatWouldBeTooLongToBeRead() {
        Circuit c = Circuit.parse("R".repeat(150));
        assertThrows(IllegalArgumentException.class,
                () -> CircuitEdit.insert(c, at(c, "R0"), Side.AFTER, c));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "R0-p(R1,CPE1)              | R0    | p(R1,CPE1)             | R1 CPE1",
        "R0-p(R1,CPE1)              | CPE1  | R0-R1                  | R1",
        "R0-p(R1-W1,CPE1)           | CPE1  | R0-R1-W1               | W1",
        "p(C1,R1-p(R2,C2))          | R1    | p(C1,R2,C2)            | R2 C2",
        "R0-p(R1,CPE1)-p(R2,CPE2)   | R1    | R0-CPE1-p(R2,CPE2)     | R0"
    })
    void deletesAndClosesTheGap(String text, String label, String expected, String selected) {
        Circuit c = Circuit.parse(text);
        CircuitEdit e = CircuitEdit.delete(c, at(c, label)).orElseThrow();
        assertEquals(expected, e.circuit().toString());
        assertTrue(e.selection().fits(e.circuit()));
        assertFalse(e.selection().isWire());
    }

    @Test
    void leavesNothingWhenTheLastElementGoes() {
        Circuit c = Circuit.parse("R0-C1");
        assertEquals(Optional.empty(), CircuitEdit.delete(c, at(c, "R0", "C1")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "R0-p(R1,C1)     | C1  | CPE | R0-p(R1,CPE1)",
        "R0-p(R1,C2)     | C2  | CPE | R0-p(R1,CPE2)",
        "R0-p(C1,CPE1)   | C1  | CPE | R0-p(CPE2,CPE1)",
        "R0-C1           | R0  | L   | L1-C1",
        "R0-R2           | R2  | R   | R0-R2"
    })
    void replacesAnElementAndKeepsItsNumberWhereItCan(String text, String label, String symbol, String expected) {
        Circuit c = Circuit.parse(text);
        assertEquals(expected, CircuitEdit.replace(c, at(c, label), kind(symbol)).circuit().toString());
    }

    @Test
    void keepsTheParametersOfDiffusionWhenItsEndChanges() {
        Circuit c = Circuit.parse("R0-Wo1");
        var names = CircuitEdit.replace(c, at(c, "Wo1"), ElementKind.WARBURG_SHORT).names();
        assertEquals("Ws1.R", names.get("Wo1.R"));
        assertEquals("Ws1.tau", names.get("Wo1.tau"));
        assertEquals("R0", names.get("R0"));
    }

    @Test
    void doesNotTakeACapacitanceForTheCoefficientOfAConstantPhaseElement() {
        Circuit c = Circuit.parse("R0-C1");
        assertEquals(Set.of("R0"), CircuitEdit.replace(c, at(c, "C1"), ElementKind.CONSTANT_PHASE).names().keySet());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "R0-p(R1,CPE1)-L1     | L1 | R0 | BEFORE   | L1-R0-p(R1,CPE1)",
        "R0-p(R1,CPE1)-W1     | W1 | R1 | AFTER    | R0-p(R1-W1,CPE1)",
        "R0-p(R1-W1,CPE1)     | W1 | R0 | AFTER    | R0-W1-p(R1,CPE1)",
        "R0-C1                | C1 | R0 | PARALLEL | p(R0,C1)",
        "R0-p(R1,CPE1)        | R1 | R0 | AFTER    | R0-R1-CPE1",
        "R0-p(R1,C1)          | C1 | C1 R1 | AFTER | R0-R1-C1"
    })
    void movesUnderTheOldName(String text, String what, String to, Side side, String expected) {
        Circuit c = Circuit.parse(text);
        CircuitEdit e = CircuitEdit.move(c, at(c, what), at(c, to.split(" ")), side);
        assertEquals(expected, e.circuit().toString());
        assertEquals(what, e.selection().element(e.circuit()).orElseThrow().label());
    }

    @Test
    void refusesToMoveAPartIntoItself() {
        Circuit c = Circuit.parse("R0-p(R1,CPE1)");
        assertThrows(IllegalArgumentException.class,
                () -> CircuitEdit.move(c, at(c, "R1", "CPE1"), at(c, "R1"), Side.AFTER));
        assertThrows(IllegalArgumentException.class,
                () -> CircuitEdit.move(c, at(c, "R1"), at(c, "R1"), Side.PARALLEL));
    }

    @Test
    void renumbersFromLeftToRightAndSaysWhatBecameOfEachName() {
        Circuit c = Circuit.parse("R3-p(R9,CPE4)-p(R1,CPE2)");
        CircuitEdit e = CircuitEdit.renumber(c, at(c, "R3"));
        assertEquals("R0-p(R1,CPE1)-p(R2,CPE2)", e.circuit().toString());
        assertEquals("R2", e.names().get("R1"));
        assertEquals("CPE1.alpha", e.names().get("CPE4.alpha"));
    }

    @Test
    void deletesWhatItInserted() {
        RandomCircuits random = new RandomCircuits(11);
        for (int i = 0; i < CASES; i++) {
            Circuit c = random.next(12, 4);
            Side side = Side.values()[random.nextInt(3)];
            Span span = random.span(c, side != Side.PARALLEL && random.nextInt(2) == 0);
            Circuit part = side == Side.PARALLEL ? random.kind().element(1) : random.next(3, 1);
            CircuitEdit in = CircuitEdit.insert(c, span, side, part);
            assertEquals(c, CircuitEdit.delete(in.circuit(), in.selection()).orElseThrow().circuit(), () -> c + " " + in);
        }
    }

    @Test
    void keepsTheNamesOfAllOthersInEveryEdit() {
        RandomCircuits random = new RandomCircuits(12);
        for (int i = 0; i < CASES; i++) {
            Circuit c = random.next(12, 4);
            Span span = random.span(c, false);
            CircuitEdit in = CircuitEdit.insert(c, span, Side.values()[random.nextInt(3)], random.kind().element(1));
            assertEquals(names(c), in.names().keySet());
            in.names().forEach((before, after) -> assertEquals(before, after));
            Optional<CircuitEdit> out = CircuitEdit.delete(c, span);
            Set<String> left = names(c);
            span.elements(c).forEach(e -> e.parameters().forEach(p -> left.remove(p.name())));
            assertEquals(left, out.map(e -> names(e.circuit())).orElse(Set.of()));
        }
    }

    @Test
    void readsBackWhatEveryEditMakes() {
        RandomCircuits random = new RandomCircuits(13);
        for (int i = 0; i < CASES; i++) {
            Circuit c = random.next(10, 3);
            for (int step = 0; step < 6; step++) {
                Span span = random.span(c, false);
                c = switch (random.nextInt(3)) {
                    case 0 -> CircuitEdit.insert(c, span, Side.values()[random.nextInt(3)], random.kind().element(1)).circuit();
                    case 1 -> CircuitEdit.delete(c, span).map(CircuitEdit::circuit).orElse(c);
                    default -> CircuitEdit.renumber(c, span).circuit();
                };
                assertEquals(c, Circuit.parse(c.toString()));
                assertEquals(c, Circuit.parse(c.boukamp()));
            }
        }
    }

    @Test
    void movesWithoutLosingAnElement() {
        RandomCircuits random = new RandomCircuits(14);
        int moved = 0;
        for (int i = 0; i < CASES; i++) {
            Circuit c = random.next(12, 4);
            Span what = random.span(c, false);
            Span to = random.span(c, random.nextInt(2) == 0);
            Side side = to.isWire() ? Side.AFTER : Side.values()[random.nextInt(3)];
            try {
                CircuitEdit e = CircuitEdit.move(c, what, to, side);
                assertEquals(names(c), names(e.circuit()));
                assertTrue(what.elements(c).containsAll(e.selection().elements(e.circuit())));
                moved++;
            } catch (IllegalArgumentException refused) {
                assertTrue(refused.getMessage().contains("into themselves"), refused.getMessage());
            }
        }
        assertTrue(moved > CASES / 2, "moved " + moved);
    }

    @Test
    void addsTheImpedanceInSeriesAndTheAdmittanceInParallel() {
        RandomCircuits random = new RandomCircuits(15);
        double f = 37;
        for (int i = 0; i < 100; i++) {
            Circuit c = random.next(8, 3);
            Span all = new Span(List.of(), 0, Span.parts(c).size());
            Element e = random.kind().element(1);
            Circuit series = CircuitEdit.insert(c, all, Side.AFTER, e).circuit();
            Circuit parallel = CircuitEdit.insert(c, all, Side.PARALLEL, e).circuit();
            double[] z = z(c, f);
            double[] ze = z(e, f);
            double[] zs = z(series, f);
            assertEquals(z[0] + ze[0], zs[0], 1e-9 * Math.hypot(zs[0], zs[1]));
            double[] zp = z(parallel, f);
            double y = z[0] / (z[0] * z[0] + z[1] * z[1]) + ze[0] / (ze[0] * ze[0] + ze[1] * ze[1]);
            assertEquals(y, zp[0] / (zp[0] * zp[0] + zp[1] * zp[1]), 1e-9 / Math.hypot(zp[0], zp[1]));
        }
    }

    private static double[] z(Circuit c, double f) {
        double[] values = c.parameters().stream().mapToDouble(p -> p.logarithmic() ? 2 : 0.8).toArray();
        Impedance z = c.impedance(values, f);
        return new double[] {z.re()[0], z.im()[0]};
    }

    private static Set<String> names(Circuit c) {
        Set<String> names = new HashSet<>();
        c.parameters().forEach((Parameter p) -> names.add(p.name()));
        return names;
    }

    @Test
    void findsTheSpanAroundAndEndsAtTheWholeCircuit() {
        Circuit c = Circuit.parse("R0-p(R1-W1,CPE1)");
        Span r1 = at(c, "R1");
        Span branch = r1.around(c).orElseThrow();
        assertEquals(new Series(List.of(r1.element(c).orElseThrow(), at(c, "W1").element(c).orElseThrow())),
                new Series(branch.of(c)));
        Span group = branch.around(c).orElseThrow();
        assertTrue(group.of(c).get(0) instanceof Parallel);
        Span all = group.around(c).orElseThrow();
        assertEquals(c.elements(), all.elements(c));
        assertEquals(Optional.empty(), all.around(c));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "R0-p(R1,CPE1) | R0-p(R1,CPE1)-W1 | R0-p(R1,CPE1)-W1",
        "R(RQ)         | R0-p(R1,CPE1)-W1 | R(RQ)W",
        "R(RQ)         | R0-p(R2,CPE1)    | R0(R2Q1)",
        "R0(R1Q1)      | R0-p(R1,CPE1)-W1 | R0(R1Q1)W1",
        "R-p(R,CPE)    | R0-p(R1,CPE1)-W1 | R-p(R,CPE)-W",
        "RC            | R0-C1-L1         | RCL",
        "R             | R0-C1            | R-C",
        "CPE1          | CPE1-R1          | CPE1-R1",
        "p(R,XX        | R0-C1            | R-C"
    })
    void writesInTheNotationThatStandsThere(String old, String circuit, String expected) {
        assertEquals(expected, CircuitText.like(old, Circuit.parse(circuit)));
    }
}
