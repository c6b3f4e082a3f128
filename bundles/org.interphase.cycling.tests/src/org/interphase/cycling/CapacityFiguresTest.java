// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.figure.Figure;
import org.interphase.core.figure.Series;
import org.interphase.core.progress.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CapacityFiguresTest {

    private CyclingRecord record;
    private CapacityAnalysis analysis;

    @BeforeEach
    void analyse() throws Exception {
        RecordBuilder b = new RecordBuilder();
        for (int i = 0; i < 2; i++) {
            b.exactRamp(1e-3, 2, 4, 3600, 10).exactRamp(-1e-3, 4, 2, 3240, 10);
        }
        record = b.exactRamp(1e-3, 2, 3, 1800, 10).build();
        analysis = CapacityAnalysis.of(record, CapacityOptions.DEFAULT, Progress.NONE);
    }

    private static Series named(Figure figure, String name) {
        return figure.series().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void showsCapacityAndEfficiencyOverTheCycles() {
        Figure f = CapacityFigures.capacity(analysis);
        assertEquals("Capacity / mA·h", f.y().label());
        assertArrayEquals(new double[] {1, 2}, named(f, "discharge").x());
        assertArrayEquals(new double[] {0.9, 0.9}, named(f, "discharge").y(), 1e-9);
        assertArrayEquals(new double[] {1, 1}, named(f, "charge").y(), 1e-9);
        assertArrayEquals(new double[] {90, 90}, named(f, "efficiency").y(), 1e-6);
        assertTrue(named(f, "efficiency").right());
        assertArrayEquals(new double[] {3}, named(f, "not complete").x());
        assertEquals(0.5, named(f, "not complete").y(0), 1e-9);
    }

    @Test
    void showsVoltageOverCapacity() {
        Figure f = CapacityFigures.voltage(record, analysis, analysis.halfCycles().subList(0, 2));
        Series charge = named(f, "charge 1");
        assertEquals(361, charge.points());
        assertEquals(0, charge.x(0));
        assertEquals(1, charge.x(360), 1e-9);
        assertEquals(3, charge.y(180), 1e-9);
        Series discharge = named(f, "discharge 1");
        assertEquals(0.9, discharge.x(discharge.points() - 1), 1e-9);
        assertEquals(4, discharge.y(0), 1e-9);
    }

    @Test
    void showsDischargesDownwards() {
        List<IncrementalCapacity> curves =
                IncrementalCapacity.curves(record, analysis, analysis.halfCycles().subList(0, 2), 0.1, 5);
        Figure f = CapacityFigures.incrementalCapacity(curves);
        // 1 mA·h over 2 V, 0.9 mA·h over 2 V
        assertEquals(0.5, named(f, "charge 1").y(10) * scale(f), 1e-6);
        assertEquals(-0.45, named(f, "discharge 1").y(10) * scale(f), 1e-6);
        assertEquals(4, f.series().size());
    }

    private static double scale(Figure f) {
        return f.y().unit().startsWith("µ") ? 1e-3 : 1;
    }

    @Test
    void comparesManyWithoutBands() {
        List<IncrementalCapacity> curves =
                IncrementalCapacity.curves(record, analysis, analysis.halfCycles(), Double.NaN, 5);
        assertEquals(5, CapacityFigures.incrementalCapacity(curves).series().size());
    }

    @Test
    void choosesAUnitOfFewDigits() {
        assertEquals("A·h", CapacityFigures.Scale.of(2).unit());
        assertEquals("µA·h", CapacityFigures.Scale.of(2e-6).unit());
        assertEquals("pA·h", CapacityFigures.Scale.of(1e-15).unit());
        assertEquals("A·h", CapacityFigures.Scale.of(0).unit());
    }
}
