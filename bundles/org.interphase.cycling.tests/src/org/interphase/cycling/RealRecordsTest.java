// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.interphase.core.data.Channel;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against what EC-Lab itself counted: its columns of charge, energy, capacity and efficiency. */
final class RealRecordsTest {

    private static final double SECONDS_OF_AN_HOUR = 3600;

    private static CapacityAnalysis analyse(CyclingRecord record) {
        try {
            return CapacityAnalysis.of(record, CapacityOptions.DEFAULT, Progress.NONE);
        } catch (CancelledException e) {
            throw new AssertionError("nobody cancels", e);
        }
    }

    private static Channel channel(CyclingRecord record, String name) {
        return record.others().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    }

    /** The last row of each of EC-Lab's half cycles. */
    private static List<Integer> ends(CyclingRecord record) {
        Channel half = channel(record, "half cycle");
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < half.size(); i++) {
            if (i == half.size() - 1 || half.value(i + 1) != half.value(i)) {
                ends.add(i);
            }
        }
        return ends;
    }

    @Test
    void agreesWithChargeEnergyAndEfficiencyOfGcpl() throws IOException {
        CyclingRecord record = RealRecords.open("gpl3_do_not_commit/yadg__gcpl.issue_149.mpt");
        CapacityAnalysis a = analyse(record);
        assertEquals(4, a.cycles().size());
        List<Integer> ends = ends(record);
        assertEquals(8, ends.size());
        for (int i = 0; i < 4; i++) {
            CycleCapacity c = a.cycles().get(i);
            int charged = ends.get(2 * i);
            int discharged = ends.get(2 * i + 1);
            assertTrue(c.complete());
            close(channel(record, "Q charge").value(charged) / SECONDS_OF_AN_HOUR, c.chargeAh(), 1e-6);
            close(channel(record, "Q discharge").value(discharged) / SECONDS_OF_AN_HOUR, c.dischargeAh(), 1e-6);
            close(channel(record, "Capacity").value(discharged) / SECONDS_OF_AN_HOUR, c.dischargeAh(), 1e-6);
            // EC-Lab takes the voltage of the row for the time since the row before, we the mean of both
            close(channel(record, "Energy charge").value(charged) / SECONDS_OF_AN_HOUR, c.chargeEnergyWh(), 5e-4);
            close(channel(record, "Energy discharge").value(discharged) / SECONDS_OF_AN_HOUR, c.dischargeEnergyWh(), 5e-4);
            close(channel(record, "Efficiency").value(discharged), c.coulombicEfficiency(), 1e-6);
        }
    }

    /** Of the .mpr, which has no current; by the charge of each half cycle, which EC-Lab counts anew in each. */
    @ParameterizedTest
    @ValueSource(strings = {"biologic-converter__jdb11-1_jdb11-1.mpr", "gpl3_do_not_commit/yadg__gcpl.issue_149.mpr",
        "gpl3_do_not_commit/yadg__gcpl.issue_211.mpr"})
    void agreesWithTheChargeOfEachHalfCycle(String file) throws IOException {
        CyclingRecord record = RealRecords.open(file);
        CapacityAnalysis a = analyse(record);
        List<Integer> ends = ends(record);
        assertEquals(ends.size(), a.halfCycles().size());
        Channel theirs = channel(record, "Q charge/discharge");
        for (int i = 0; i < ends.size(); i++) {
            HalfCycle h = a.halfCycles().get(i);
            double c = theirs.value(ends.get(i));
            assertEquals(c > 0 ? Direction.CHARGE : Direction.DISCHARGE, h.direction());
            close(Math.abs(c), h.chargeC(), 1e-5);
        }
    }

    @Test
    void aCellThatWasDischargedFirstStartsItsCyclesWithTheCharge() throws IOException {
        CapacityAnalysis a = analyse(RealRecords.open("biologic-converter__jdb11-1_jdb11-1.mpr"));
        assertFalse(a.cycles().get(0).complete());
        for (CycleCapacity c : a.cycles().subList(1, a.cycles().size())) {
            assertEquals(Direction.CHARGE, c.first());
            assertTrue(c.coulombicEfficiency() > 0.8 && c.coulombicEfficiency() < 1, "efficiency " + c.coulombicEfficiency());
        }
    }

    /** What the current alone gives, where EC-Lab has its own count beside it. */
    @Test
    void theIntegratedCurrentIsTheChargeThatWasCounted() throws IOException {
        CyclingRecord counted = RealRecords.open("gpl3_do_not_commit/yadg__gcpl.issue_211.mpr");
        CyclingRecord plain = new CyclingRecord(
                "1", "plain", counted.timeS(), counted.voltageV(), counted.currentA(), List.of(), counted.metadata());
        CapacityAnalysis a = analyse(counted);
        CapacityAnalysis b = analyse(plain);
        assertEquals("the integral of the current", b.chargeFrom());
        assertEquals(a.halfCycles().size(), b.halfCycles().size());
        for (int i = 0; i < a.halfCycles().size(); i++) {
            close(a.halfCycles().get(i).chargeC(), b.halfCycles().get(i).chargeC(), 2e-3);
        }
    }

    /** A decaying current whose rows are a minute apart: only the instrument's count saw its beginning. */
    @Test
    void agreesWithChargeAndEnergyOfChronoamperometry() throws IOException {
        CyclingRecord record = RealRecords.open("biologic-converter__ca_ca.mpt");
        CycleCapacity c = analyse(record).cycles().get(0);
        close(channel(record, "Q charge").value(720) / SECONDS_OF_AN_HOUR, c.chargeAh(), 1e-5);
        close(channel(record, "Energy charge").value(720) / SECONDS_OF_AN_HOUR, c.chargeEnergyWh(), 0.03);
        assertFalse(c.complete());
    }

    @Test
    void agreesWithTheChargeOfChronopotentiometry() throws IOException {
        CyclingRecord record = RealRecords.open("biologic-converter__cp_cp.mpt");
        CycleCapacity c = analyse(record).cycles().get(0);
        close(channel(record, "Capacity").value(120) / SECONDS_OF_AN_HOUR, c.dischargeAh(), 1e-6);
        assertTrue(Double.isNaN(c.chargeAh()));
    }

    /** Pulses after three seconds at rest, whose noise EC-Lab counts as a half cycle. */
    @Test
    void takesNoiseAtRestForNoHalfCycle() throws IOException {
        CapacityAnalysis a = analyse(RealRecords.open("hybrid-drt__data_CP_SSB.mpr"));
        assertEquals(6, a.halfCycles().size());
        assertEquals(22.895, a.halfCycles().get(0).fromS(), 0.01);
        assertTrue(
                a.remarks().stream().anyMatch(r -> r.contains("the instrument counts 7 half cycles")),
                a.remarks().toString());
    }

    @Test
    void refusesAnOpenCircuit() throws IOException {
        CyclingRecord record = RealRecords.open("biologic-converter__ocv_ocv.mpr");
        assertTrue(assertThrows(IllegalArgumentException.class, () -> analyse(record))
                .getMessage()
                .contains("an open circuit has no capacity"));
    }

    private static void close(double expected, double found, double relative) {
        assertEquals(expected, found, Math.abs(expected) * relative);
    }
}
