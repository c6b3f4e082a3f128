// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.junit.jupiter.api.Test;

/** Charge and energy of records whose integrals are known. */
final class CapacityAnalysisTest {

    private static CapacityAnalysis analyse(CyclingRecord record) {
        return analyse(record, CapacityOptions.DEFAULT);
    }

    private static CapacityAnalysis analyse(CyclingRecord record, CapacityOptions options) {
        try {
            return CapacityAnalysis.of(record, options, Progress.NONE);
        } catch (CancelledException e) {
            throw new AssertionError("nobody cancels", e);
        }
    }

    /** Two cycles of 1 mA for one hour from 2 to 4 V, then −1 mA for 54 minutes back to 2 V. */
    private static RecordBuilder twoCycles() {
        RecordBuilder b = new RecordBuilder();
        for (int i = 0; i < 2; i++) {
            b.exactRamp(1e-3, 2, 4, 3600, 10).exactRamp(-1e-3, 4, 2, 3240, 10);
        }
        return b;
    }

    private static boolean says(CapacityAnalysis a, String part) {
        return a.remarks().stream().anyMatch(r -> r.contains(part));
    }

    @Test
    void chargeIsCurrentTimesTime() {
        CapacityAnalysis a = analyse(twoCycles().build());
        assertEquals(2, a.cycles().size());
        for (CycleCapacity c : a.cycles()) {
            assertTrue(c.complete());
            assertEquals(Direction.CHARGE, c.first());
            assertEquals(1e-3, c.chargeAh(), 1e-12);
            assertEquals(0.9e-3, c.dischargeAh(), 1e-12);
            assertEquals(0.9, c.coulombicEfficiency(), 1e-9);
        }
        assertEquals(List.of(1, 2), a.cycles().stream().map(CycleCapacity::number).toList());
        assertEquals(List.of(), a.remarks());
        assertEquals(0, a.cycles().get(0).fromS());
        assertEquals(6840, a.cycles().get(0).toS(), 1e-6);
    }

    @Test
    void energyIsTheIntegralOfVoltageTimesCurrent() {
        CycleCapacity c = analyse(twoCycles().build()).cycles().get(0);
        assertEquals(3e-3, c.chargeEnergyWh(), 1e-10);
        assertEquals(2.7e-3, c.dischargeEnergyWh(), 1e-10);
        assertEquals(c.dischargeEnergyWh(), c.energyWh());
        assertEquals(0.9, c.energyEfficiency(), 1e-9);
        assertEquals(3, c.meanChargeVoltageV(), 1e-9);
        assertEquals(3, c.meanDischargeVoltageV(), 1e-9);
    }

    /** Of a voltage V₀ + s·t and a current I₀·(1 − t/T): ∫I = I₀T/2, ∫VI = I₀T(V₀/2 + sT/6). */
    @Test
    void integratesACurrentThatFalls() {
        RecordBuilder b = new RecordBuilder();
        int n = 3600;
        for (int i = 0; i <= n; i++) {
            b.row(i, 2 + 1e-4 * i, 2e-3 * (1 - (double) i / n));
        }
        HalfCycle h = analyse(b.row(n + 1, 2.36, 0).build()).halfCycles().get(0);
        // the end below the threshold of half a percent of the current is rest
        assertEquals(2e-3 * n / 2, h.chargeC(), 2e-3 * n / 2 * 2e-5);
        assertEquals(2e-3 * n * (1 + 1e-4 * n / 6), h.energyJ(), 2e-3 * n * 3e-5);
    }

    @Test
    void restsBetweenDoNotSplit() {
        RecordBuilder b = new RecordBuilder()
                .step(0, 2.5, 600, 10)
                .exactRamp(1e-3, 2, 3, 1800, 10)
                .step(0, 3, 600, 10)
                .exactRamp(1e-3, 3, 4, 1800, 10)
                .step(0, 4, 600, 10)
                .exactRamp(-1e-3, 4, 2, 3600, 10)
                .step(0, 2, 600, 10);
        CapacityAnalysis a = analyse(b.build());
        assertEquals(2, a.halfCycles().size());
        assertTrue(a.cycles().get(0).complete());
        // each end at a rest lies anywhere within 10 s
        assertEquals(1e-3, a.cycles().get(0).chargeAh(), 1.5e-3 * 10 / 3600);
        assertEquals(600, a.cycles().get(0).fromS());
    }

    @Test
    void noiseAboutZeroMakesNoCycles() {
        RecordBuilder b = new RecordBuilder()
                .step(0, 2.5, 36_000, 10)
                .exactRamp(1e-3, 2, 4, 3600, 10)
                .step(0, 4, 36_000, 10)
                .exactRamp(-1e-3, 4, 2, 3600, 10)
                .step(0, 2, 36_000, 10)
                .noise(2e-6, 0, 7);
        CapacityAnalysis a = analyse(b.build());
        assertEquals(2, a.halfCycles().size());
        assertEquals(1, a.cycles().get(0).coulombicEfficiency(), 5 * a.cycles().get(0).coulombicEfficiencyError());
        assertTrue(a.currentThresholdA() > 1e-5 && a.currentThresholdA() < 2e-5, "threshold " + a.currentThresholdA());
    }

    @Test
    void refusesARecordThatIsNoiseAlone() {
        CyclingRecord noise = new RecordBuilder().step(0, 2.5, 100_000, 1).noise(1e-9, 0, 11).build();
        String message = assertThrows(IllegalArgumentException.class, () -> analyse(noise)).getMessage();
        assertTrue(message.contains("no charge or discharge") && message.contains("noise"), message);
    }

    @Test
    void findsSmallCurrentsBesideLargeOnes() {
        RecordBuilder b = new RecordBuilder();
        for (double a : new double[] {5e-3, 1e-3, 2e-4}) {
            b.exactRamp(a, 2, 4, 3600, 10).exactRamp(-a, 4, 2, 3600, 10);
        }
        CapacityAnalysis a = analyse(b.noise(1e-7, 0, 3).build());
        assertEquals(3, a.cycles().size());
        assertEquals(2e-4, a.cycles().get(2).dischargeAh(), 1e-6);
    }

    /** The change of sign lies anywhere between two rows; its half interval is the error. */
    @Test
    void sharesTheIntervalInWhichTheSignChanges() {
        RecordBuilder b = new RecordBuilder();
        b.step(1e-3, 3, 3600, 60).step(-1e-3, 3, 3600, 60).step(1e-3, 3, 3600, 60).step(-1e-3, 3, 3600, 60).step(0, 3, 60, 60);
        CapacityAnalysis a = analyse(b.build());
        HalfCycle second = a.halfCycles().get(1);
        assertEquals(3.6, second.chargeC(), 1e-12);
        assertEquals(1e-3 * 60 * Math.sqrt(2.0 / 12), second.chargeErrorC(), 1e-9);
    }

    @Test
    void theStatedErrorIsThatOfTheNoise() {
        double sum = 0;
        double stated = 0;
        int rounds = 200;
        for (int seed = 1; seed <= rounds; seed++) {
            HalfCycle h = analyse(new RecordBuilder()
                            .row(0, 3, 1e-3)
                            .ramp(1e-3, 3, 3, 5000, 10)
                            .noise(5e-5, 0, seed)
                            .build())
                    .halfCycles()
                    .get(0);
            sum += Math.pow(h.chargeC() - 4.99, 2);
            stated += h.chargeErrorC();
        }
        assertEquals(Math.sqrt(sum / rounds), stated / rounds, 0.15 * Math.sqrt(sum / rounds));
    }

    @Test
    void marksACycleInWhoseMiddleTheRecordStops() {
        RecordBuilder b = twoCycles();
        CapacityAnalysis a = analyse(b.keepFirst(b.size() - 160).build());
        CycleCapacity last = a.cycles().getLast();
        assertFalse(last.complete());
        assertTrue(Double.isNaN(last.coulombicEfficiency()) && Double.isNaN(last.energyEfficiency()));
        assertEquals(1e-3, last.chargeAh(), 1e-12);
        assertTrue(last.dischargeAh() < 0.5e-3);
        assertTrue(says(a, "cycle 2 is not complete: the record ends within its discharge"), a.remarks().toString());
    }

    @Test
    void marksACycleThatOnlyCharged() {
        CapacityAnalysis a = analyse(twoCycles().keepFirst(361).build());
        assertFalse(a.cycles().get(0).complete());
        assertTrue(Double.isNaN(a.cycles().get(0).dischargeAh()));
        assertTrue(Double.isNaN(a.cycles().get(0).energyWh()));
    }

    /** Where the voltage says nothing, as in a symmetric cell, the charge does. */
    @Test
    void knowsTheEndOfASymmetricCellByItsCharge() {
        RecordBuilder b = new RecordBuilder().exactRamp(1e-3, 0.05, 0.05, 1800, 5).exactRamp(-1e-3, -0.05, -0.05, 1800, 5);
        CapacityAnalysis whole = analyse(b.noise(0, 1e-3, 5).build());
        assertTrue(whole.cycles().get(0).complete());
        assertEquals(1, whole.cycles().get(0).coulombicEfficiency(), 1e-6);
        assertTrue(Double.isNaN(whole.cycles().get(0).energyEfficiency()));
        assertFalse(analyse(b.keepFirst(361 + 200).build()).cycles().get(0).complete());
    }

    @Test
    void aSmallFirstHalfCycleStandsAlone() {
        RecordBuilder b = new RecordBuilder().exactRamp(-1e-3, 2.5, 2, 720, 10);
        for (int i = 0; i < 2; i++) {
            b.exactRamp(1e-3, 2, 4, 3600, 10).exactRamp(-1e-3, 4, 2, 3240, 10);
        }
        CapacityAnalysis a = analyse(b.build());
        assertEquals(3, a.cycles().size());
        assertFalse(a.cycles().get(0).complete());
        assertEquals(0.9, a.cycles().get(1).coulombicEfficiency(), 1e-6);
        assertTrue(says(a, "begins with a discharge"), a.remarks().toString());
        CapacityAnalysis asked = analyse(
                b.build(), new CapacityOptions(CapacityOptions.Count.CURRENT, CapacityOptions.Start.DISCHARGE));
        assertEquals(5, asked.cycles().get(0).coulombicEfficiency(), 1e-6);
    }

    @Test
    void aHalfCellsEfficiencyIsChargeOverDischarge() {
        RecordBuilder b = new RecordBuilder().exactRamp(-1e-3, 2, 0, 3600, 10).exactRamp(1e-3, 0, 2, 2700, 10).step(0, 1, 60, 10);
        CycleCapacity c = analyse(b.build()).cycles().get(0);
        assertEquals(Direction.DISCHARGE, c.first());
        assertEquals(0.75, c.coulombicEfficiency(), 3e-3);
    }

    @Test
    void oneRowOfOppositeCurrentEndsNoHalfCycle() {
        RecordBuilder b = twoCycles().set(180, 2, -1e-3);
        CapacityAnalysis a = analyse(b.build());
        assertEquals(2, a.cycles().size());
        assertEquals(1e-3 - 2e-2 / 3600, a.cycles().get(0).chargeAh(), 1.1e-2 / 3600);
        assertTrue(says(a, "1 row of opposite current"), a.remarks().toString());
    }

    @Test
    void integratesOverAGapInAConstantCurrentAndSaysSo() {
        RecordBuilder b = new RecordBuilder().exactRamp(1e-3, 2, 3, 1000, 10).gap(1600).exactRamp(1e-3, 3, 4, 1000, 10);
        CapacityAnalysis a = analyse(b.exactRamp(-1e-3, 4, 2, 3600, 10).build());
        assertEquals(1e-3, a.cycles().get(0).chargeAh(), 1e-9);
        assertTrue(says(a, "1 gap (longer than 50 s) within a constant current is integrated over: 0.0004444 A·h"),
                a.remarks().toString());
    }

    @Test
    void doesNotIntegrateOverAGapInWhichTheCurrentChanges() {
        RecordBuilder b = new RecordBuilder().exactRamp(1e-3, 2, 3, 1800, 10).gap(1e6).exactRamp(-1e-3, 3, 2, 1800, 10);
        CapacityAnalysis a = analyse(b.build());
        assertEquals(0.5e-3, a.cycles().get(0).chargeAh(), 1e-9);
        assertEquals(0.5e-3, a.cycles().get(0).dischargeAh(), 1e-9);
        assertTrue(says(a, "not integrated over: charge may be missing"), a.remarks().toString());
    }

    @Test
    void aSinglePointMissesNothing() {
        RecordBuilder b = twoCycles();
        b.set(50, 2, Double.NaN).set(60, 1, Double.NaN);
        CapacityAnalysis a = analyse(b.build());
        assertEquals(1e-3, a.cycles().get(0).chargeAh(), 1e-9);
        assertTrue(says(a, "1 row without current is left out"), a.remarks().toString());
        assertTrue(says(a, "1 row without voltage counts with the voltage before"), a.remarks().toString());
    }

    @Test
    void leavesOutSingleRowsWhoseTimeFalls() {
        RecordBuilder b = twoCycles().set(200, 0, 5);
        CapacityAnalysis a = analyse(b.build());
        assertEquals(1e-3, a.cycles().get(0).chargeAh(), 1e-9);
        assertTrue(says(a, "1 row out of order is left out: the time falls in row 201"), a.remarks().toString());
    }

    @Test
    void saysWhereTheTimeStandsStill() {
        RecordBuilder b = twoCycles().set(200, 0, 1990);
        CapacityAnalysis a = analyse(b.build());
        assertEquals(1e-3, a.cycles().get(0).chargeAh(), 1e-9);
        assertTrue(says(a, "the time stands still in 1 row"), a.remarks().toString());
    }

    @Test
    void refusesATimeThatBeginsAnew() {
        RecordBuilder b = new RecordBuilder();
        for (int step = 0; step < 2; step++) {
            for (int i = 0; i < 100; i++) {
                b.row(i, 3, step == 0 ? 1e-3 : -1e-3);
            }
        }
        String message = assertThrows(IllegalArgumentException.class, () -> analyse(b.build())).getMessage();
        assertTrue(message.contains("falls in row 101, from 99 s to 0 s") && message.contains("begin anew"), message);
    }

    @Test
    void saysThatEnergiesAreNotThoseOfTheCell() {
        RecordBuilder b = twoCycles();
        b.channel("Ewe-Ece", "V", new double[b.size()]);
        assertTrue(says(analyse(b.build()), "not of the cell"));
    }

    @Test
    void refusesACurrentThatIsZeroOrNone() {
        CyclingRecord zero = new RecordBuilder().step(0, 3, 100, 1).build();
        CyclingRecord none = new RecordBuilder().step(Double.NaN, 3, 100, 1).build();
        assertTrue(assertThrows(IllegalArgumentException.class, () -> analyse(zero)).getMessage().contains("0 A throughout"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> analyse(none)).getMessage().contains("no row has a current"));
    }

    @Test
    void sumsUpRecordsOfFewRows() {
        CapacityAnalysis one = analyse(new RecordBuilder().row(0, 3, 1e-3).build());
        assertEquals(0, one.cycles().get(0).chargeAh());
        assertFalse(one.cycles().get(0).complete());
        CapacityAnalysis two = analyse(new RecordBuilder().row(0, 3, 1e-3).row(3600, 4, 1e-3).build());
        assertEquals(1e-3, two.cycles().get(0).chargeAh(), 1e-12);
        assertEquals(3.5e-3, two.cycles().get(0).chargeEnergyWh(), 1e-12);
    }

    @Test
    void refusesAnOpenCircuit() {
        CyclingRecord open = new RecordBuilder().step(0, 3, 100, 1).buildWithoutCurrent();
        String message = assertThrows(IllegalArgumentException.class, () -> analyse(open)).getMessage();
        assertTrue(message.contains("no current, nor a charge"), message);
    }

    @Test
    void takesTheChargeThatTheInstrumentCounted() {
        RecordBuilder b = twoCycles();
        double[] t = b.column(0);
        double[] i = b.column(2);
        double[] dq = new double[t.length];
        double[] total = new double[t.length];
        for (int k = 1; k < t.length; k++) {
            dq[k] = i[k] * (t[k] - t[k - 1]);
            total[k] = total[k - 1] + dq[k];
        }
        CapacityAnalysis byRow = analyse(b.channel("dq", "C", dq).buildWithoutCurrent());
        CapacityAnalysis byTotal = analyse(twoCycles().channel("(Q-Qo)", "C", total).buildWithoutCurrent());
        for (CapacityAnalysis a : List.of(byRow, byTotal)) {
            assertEquals(2, a.cycles().size());
            assertEquals(1e-3, a.cycles().get(0).chargeAh(), 1e-9);
            assertEquals(0.9e-3, a.cycles().get(1).dischargeAh(), 1e-9);
            assertEquals(2.7e-3, a.cycles().get(1).energyWh(), 1e-9);
        }
        assertEquals("the instrument's count, 'dq'", byRow.chargeFrom());
        assertEquals("the instrument's count, '(Q-Qo)'", byTotal.chargeFrom());
    }

    @Test
    void saysThatCurrentAndChargeDoNotBelongTogether() {
        RecordBuilder b = twoCycles();
        double[] t = b.column(0);
        double[] i = b.column(2);
        double[] total = new double[t.length];
        for (int k = 1; k < t.length; k++) {
            total[k] = total[k - 1] + 1e-3 * i[k] * (t[k] - t[k - 1]);
        }
        CapacityAnalysis a = analyse(b.channel("(Q-Qo)", "C", total).build());
        assertTrue(says(a, "the current's integral is 1000 times the instrument's charge"), a.remarks().toString());
    }

    @Test
    void countsByTheInstrumentWhereAsked() {
        RecordBuilder b = new RecordBuilder()
                .exactRamp(1e-3, 2, 4, 3600, 10)
                .exactRamp(-1e-3, 4, 3, 1800, 10)
                .exactRamp(1e-4, 3, 3.1, 600, 10)
                .exactRamp(-1e-3, 3, 2, 1800, 10)
                .exactRamp(1e-3, 2, 4, 3600, 10)
                .exactRamp(-1e-3, 4, 2, 3600, 10);
        double[] number = new double[b.size()];
        Arrays.fill(number, 4);
        Arrays.fill(number, 361 + 181 + 61 + 181, number.length, 5);
        CyclingRecord record = b.channel("cycle number", "", number).build();
        CapacityAnalysis a =
                analyse(record, new CapacityOptions(CapacityOptions.Count.INSTRUMENT, CapacityOptions.Start.AUTO));
        assertEquals(List.of(4, 5), a.cycles().stream().map(CycleCapacity::number).toList());
        assertEquals(1e-3 + 1e-4 / 6, a.cycles().get(0).chargeAh(), 1e-9);
        assertEquals(1e-3, a.cycles().get(0).dischargeAh(), 1e-9);
        assertTrue(a.countedBy().contains("'cycle number'"), a.countedBy());
        assertEquals(3, analyse(record).cycles().size());
    }

    @Test
    void refusesTheInstrumentsCountWhereThereIsNone() {
        CapacityOptions byInstrument =
                new CapacityOptions(CapacityOptions.Count.INSTRUMENT, CapacityOptions.Start.AUTO);
        String message = assertThrows(
                        IllegalArgumentException.class, () -> analyse(twoCycles().build(), byInstrument))
                .getMessage();
        assertTrue(message.contains("count by the current"), message);
    }

    @Test
    void endsWhenAskedTo() {
        Progress cancelled = new Progress() {
            @Override
            public void report(double fraction, String what) {}

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        CyclingRecord record = twoCycles().build();
        assertThrows(CancelledException.class, () -> CapacityAnalysis.of(record, CapacityOptions.DEFAULT, cancelled));
    }
}
