// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis.internal.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.operation.OperationException;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.operation.SettingException;
import org.interphase.core.operation.SettingsType;
import org.interphase.core.operation.TextSyntaxException;
import org.interphase.core.progress.Progress;
import org.interphase.eis.DerivedQuantity;
import org.interphase.eis.FittedParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OperationsTest {

    private static final Map<String, String> SIMULATION = Map.of(
            "circuit", "R(RC)", "set", "R0=10,R1=100,C1=1e-6", "frequencies", "1e5:1:10", "noise", "0.01");

    private static SimulatedSpectrum simulate(Map<String, String> settings) throws Exception {
        return new SimulateOperation().run(
                OperationInput.NONE, SettingsType.of(SimulateSettings.class).create(settings), Progress.NONE);
    }

    private static FitReport fit(Map<String, String> settings) throws Exception {
        ImpedanceSpectrum data = simulate(SIMULATION).dataset();
        return new FitOperation().run(
                new OperationInput(List.of(new OperationInput.Source(null, List.of(data)))),
                SettingsType.of(FitSettings.class).create(settings), Progress.NONE);
    }

    @Test
    void fitsWhatItSimulates() throws Exception {
        FitReport report = fit(Map.of("circuit", "R(RC)"));
        assertEquals("R0-p(R1,C1)", report.circuit());
        assertEquals("modulus", report.weight());
        assertTrue(report.converged());
        assertFalse(new FitOperation().isNegative(report));
        FittedParameter r1 = report.parameters().get(1);
        assertEquals(100, r1.value(), 4 * r1.standardError());
        assertEquals(51, report.residuals().size());
        assertEquals(3, report.correlation().length);
    }

    @Test
    void hasTheKeysOfTheContract() {
        assertTrue(names(FitReport.class).containsAll(List.of("circuit", "weight", "points", "freeParameters",
                "converged", "weightedSumOfSquares", "reducedChiSquare", "pseudoChiSquare", "aicc", "parameters",
                "correlation", "derived", "residuals")));
        assertTrue(names(FittedParameter.class).containsAll(List.of(
                "name", "value", "standardError", "lower95", "upper95", "unit", "fixed", "determined")));
        assertTrue(names(DerivedQuantity.class).containsAll(List.of(
                "name", "formula", "value", "standardError", "unit", "processes")));
        assertEquals(List.of("circuit", "weight", "guess", "fix", "bound", "fmin", "fmax", "mask"), names(FitSettings.class));
        assertEquals(List.of("circuit", "set", "frequencies", "noise", "seed"), names(SimulateSettings.class));
    }

    private static List<String> names(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
    }

    @Test
    void showsValuesWithTheirErrors() throws Exception {
        String text = new FitOperation().text(fit(Map.of("circuit", "R(RC)", "fix", "R0=10")));
        assertTrue(text.contains("R1") && text.contains("±") && text.contains("fixed"), text);
        assertTrue(text.contains("C1.tau"), text);
    }

    @Test
    void writesParametersAsCsv() throws Exception {
        String[] lines = new FitOperation().csv(fit(Map.of("circuit", "R(RC)"))).orElseThrow().split("\n");
        assertEquals("name,value,standardError,lower95,upper95,unit,fixed,determined", lines[0]);
        assertTrue(lines[3].startsWith("C1,") && lines[3].endsWith(",F,false,true"), lines[3]);
    }

    @Test
    void leavesOutFrequencies() throws Exception {
        assertEquals(31, fit(Map.of("circuit", "R(RC)", "fmax", "1000")).points());
        assertEquals(41, fit(Map.of("circuit", "R(RC)", "fmin", "10")).points());
        String message = assertThrows(OperationException.class, () -> fit(Map.of("circuit", "R(RC)", "fmin", "1e9")))
                .getMessage();
        assertTrue(message.contains("1 to 100000 Hz"), message);
    }

    @Test
    void aMaskedFitIsTheFitOfTheFileWithoutThesePoints() throws Exception {
        ImpedanceSpectrum all = simulate(SIMULATION).dataset();
        FitReport masked = fit(Map.of("circuit", "R(RC)", "mask", "1,4-6,45:55"));
        int[] kept = IntStream.range(0, all.points())
                .filter(i -> i != 0 && (i < 3 || i > 5) && (all.frequencyHz()[i] < 45 || all.frequencyHz()[i] > 55))
                .toArray();
        assertEquals(46, kept.length);
        FitReport without = new FitOperation().run(
                new OperationInput(List.of(new OperationInput.Source(null, List.of(all.select(kept))))),
                SettingsType.of(FitSettings.class).create(Map.of("circuit", "R(RC)")), Progress.NONE);
        assertEquals(46, masked.points());
        assertEquals(without.parameters(), masked.parameters());
        assertEquals(without.weightedSumOfSquares(), masked.weightedSumOfSquares());
    }

    @Test
    void saysWhatIsWrongWithAMask() {
        assertMessage("from 1 to 51, found 52", Map.of("circuit", "R(RC)", "mask", "52"));
        assertMessage("all 51 points are left out", Map.of("circuit", "R(RC)", "mask", ":1e9"));
    }

    @Test
    void turnsRefusalsIntoOneMessage() {
        assertMessage("no parameter 'R9'", Map.of("circuit", "R(RC)", "fix", "R9=1"));
        assertMessage("state no standard deviations", Map.of("circuit", "R(RC)", "weight", "sigma"));
        assertMessage("column 6", Map.of("circuit", "R(RC)X"));
        assertTrue(assertThrows(SettingException.class, () -> simulate(Map.of(
                        "circuit", "R(RC)", "set", "R0=1", "frequencies", "1:2:3"))).getMessage().contains("lowest"));
        assertTrue(assertThrows(OperationException.class, () -> simulate(Map.of(
                        "circuit", "R(RC)", "set", "R0=1", "frequencies", "2:1:3"))).getMessage().contains("R1"));
    }

    private static void assertMessage(String part, Map<String, String> settings) {
        String message = assertThrows(OperationException.class, () -> fit(settings)).getMessage();
        assertTrue(message.contains(part), message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"R1=1:2|0|R1=1.0:2.0", "R1=:2,a.b=3:|0|R1=:2.0,a.b=3.0:", "''|0|''"})
    void readsRanges(String text, int ignored, String printed) {
        assertEquals(printed, Ranges.parse(text).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "R1 | 0", "R1=1 | 0", "R1=2:1 | 3", "R1=x:1 | 3", "R1=1:y | 5", "R1=1:2,R1=1:2 | 7", "R1=1:2, | 7", "R1=-1:2 | 3"
    })
    void saysWhereRangesAreWrong(String text, int column) {
        assertEquals(column, assertThrows(TextSyntaxException.class, () -> Ranges.parse(text)).column());
    }

    @Test
    void readsWhatIsHeld() {
        assertEquals("R0=500.0,CPE1.alpha", Holds.parse("R0=500, CPE1.alpha").toString());
        assertEquals(3, assertThrows(TextSyntaxException.class, () -> Holds.parse("R1=x")).column());
        assertEquals(3, assertThrows(TextSyntaxException.class, () -> Holds.parse("R1,,R2")).column());
    }
}
