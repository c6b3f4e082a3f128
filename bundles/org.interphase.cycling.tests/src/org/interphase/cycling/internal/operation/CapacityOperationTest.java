// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling.internal.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.json.Json;
import org.interphase.core.operation.OperationException;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.operation.SettingsType;
import org.interphase.core.progress.Progress;
import org.interphase.cycling.CycleCapacity;
import org.interphase.cycling.IncrementalCapacity;
import org.junit.jupiter.api.Test;

final class CapacityOperationTest {

    private static final CapacityOperation OPERATION = new CapacityOperation();

    /** 2 mA up for an hour from 3 to 4 V and down again, then up for half an hour. */
    private static CyclingRecord record(boolean current) {
        int n = 901;
        double[] t = new double[n];
        double[] v = new double[n];
        double[] i = new double[n];
        for (int k = 0; k < n; k++) {
            t[k] = 10 * k;
            i[k] = k <= 360 || k > 720 ? 2e-3 : -2e-3;
            v[k] = k <= 360 ? 3 + k / 360.0 : k <= 720 ? 5 - k / 360.0 : 3 + (k - 720) / 360.0;
        }
        return new CyclingRecord("1", "x", t, v, current ? i : new double[0], List.of(), Map.of());
    }

    private static CapacityReport run(CyclingRecord record, Map<String, String> settings) throws Exception {
        return OPERATION.run(
                new OperationInput(List.of(new OperationInput.Source(null, List.of(record)))),
                SettingsType.of(CapacitySettings.class).create(settings),
                Progress.NONE);
    }

    private static List<String> names(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
    }

    @Test
    void hasTheKeysOfTheContract() {
        assertTrue(names(CapacityReport.class).containsAll(List.of(
                "cycles", "countedBy", "chargeFrom", "currentThresholdA", "points", "incrementalCapacity", "remarks")));
        assertTrue(names(CycleCapacity.class).containsAll(List.of(
                "number", "chargeAh", "dischargeAh", "coulombicEfficiency", "energyWh", "chargeEnergyWh", "dischargeEnergyWh",
                "energyEfficiency", "meanChargeVoltageV", "meanDischargeVoltageV", "fromS", "toS", "complete", "first")));
        assertTrue(names(IncrementalCapacity.class).containsAll(List.of(
                "cycle", "direction", "voltageV", "chargeAhPerV", "standardErrorAhPerV", "stepV", "window", "heldAh")));
        assertEquals(List.of("count", "start", "dqdv", "stepV", "window"), names(CapacitySettings.class));
    }

    @Test
    void givesWhatIsNotKnownAsNull() throws Exception {
        String json = Json.write(run(record(true), Map.of()));
        assertTrue(json.contains("\"dischargeAh\" : null"), json);
        assertTrue(json.contains("\"first\" : \"charge\""), json);
        assertTrue(json.contains("\"incrementalCapacity\" : [ ]"), json);
    }

    @Test
    void printsATableInAUnitOfFewDigits() throws Exception {
        CapacityReport r = run(record(true), Map.of());
        String text = OPERATION.text(r);
        assertTrue(text.contains("charge / mA·h") && text.contains("discharge / mW·h"), text);
        assertTrue(text.contains("not complete") && text.contains("note: cycle 2"), text);
        assertTrue(text.contains("2.0028 ± 0.0016"), text);
        assertFalse(OPERATION.isNegative(r));
    }

    @Test
    void writesCyclesAsCsv() throws Exception {
        String[] lines = OPERATION.csv(run(record(true), Map.of())).orElseThrow().split("\n");
        assertEquals(3, lines.length);
        assertTrue(lines[0].startsWith("number,first,complete,fromS,toS,chargeAh,"), lines[0]);
        assertTrue(lines[2].startsWith("2,charge,false,7210.0,9000.0,"), lines[2]);
        for (String line : lines) {
            assertEquals(17, line.split(",", -1).length, line);
        }
    }

    @Test
    void writesCurvesAsCsvWhereTheyWereAskedFor() throws Exception {
        CapacityReport r = run(record(true), Map.of("dqdv", "true", "stepV", "0.1"));
        assertEquals(3, r.incrementalCapacity().size());
        String[] lines = OPERATION.csv(r).orElseThrow().split("\n");
        assertEquals("cycle,direction,voltageV,chargeAhPerV,standardErrorAhPerV", lines[0]);
        assertEquals(1 + 10 + 10 + 5, lines.length);
        // 2 mA·h/V
        assertEquals(2e-3, Double.parseDouble(lines[4].split(",")[3]), 1e-8);
        assertTrue(OPERATION.text(r).contains("highest at / V"));
    }

    @Test
    void turnsRefusalsIntoOneMessage() {
        assertMessage("an open circuit has no capacity", record(false), Map.of());
        assertMessage("count by the current", record(true), Map.of("count", "instrument"));
        assertMessage("odd number", record(true), Map.of("dqdv", "true", "window", "4"));
    }

    private static void assertMessage(String part, CyclingRecord record, Map<String, String> settings) {
        String message = assertThrows(OperationException.class, () -> run(record, settings)).getMessage();
        assertTrue(message.contains(part), message);
    }
}
