// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class AxisTicksTest {

    private static final Axis OHM = Axis.linear("Re Z", "Ω");
    private static final Axis FREQUENCY = Axis.log("f", "Hz");

    @Test
    void writesThousandsOfOhmWithTheirPrefix() {
        AxisTicks t = AxisTicks.of(OHM, 0, 30_000, 6);
        assertEquals(List.of(0.0, 5e3, 10e3, 15e3, 20e3, 25e3, 30e3), t.major());
        assertEquals(List.of("0", "5k", "10k", "15k", "20k", "25k", "30k"), t.labels());
    }

    @Test
    void keepsOneNumberOfDecimals() {
        assertEquals(List.of("0", "0.5k", "1.0k", "1.5k"), AxisTicks.of(OHM, 0, 1_600, 4).labels());
    }

    @Test
    void writesMilliohmAndNegativeNumbers() {
        assertEquals(List.of("−20m", "−10m", "0", "10m"), AxisTicks.of(OHM, -0.02, 0.015, 4).labels());
    }

    @Test
    void showsASmallDifferenceOfLargeNumbers() {
        assertEquals(
                List.of("3.4212", "3.4214", "3.4216"),
                AxisTicks.of(Axis.linear("E", "V"), 3.4211, 3.4217, 3).labels());
    }

    @Test
    void leavesPercentWithoutPrefix() {
        assertEquals(List.of("−2000", "0", "2000"), AxisTicks.of(Axis.linear("ΔZ", "%"), -2500, 2500, 3).labels());
        assertEquals(List.of("0", "5·10⁶"), AxisTicks.of(Axis.linear("n", ""), 0, 9e6, 2).labels());
    }

    @Test
    void marksEachPowerOfTen() {
        AxisTicks t = AxisTicks.of(FREQUENCY, 100, 7e6, 8);
        assertEquals(List.of("100", "1k", "10k", "100k", "1M"), t.labels());
        assertEquals(List.of(1e2, 1e3, 1e4, 1e5, 1e6), t.major());
        assertEquals(8 * 4 + 6, t.minor().size());
    }

    @Test
    void leavesPowersOutWhereThereIsNoRoom() {
        AxisTicks t = AxisTicks.of(FREQUENCY, 1e-3, 1e6, 5);
        assertEquals(List.of("10m", "1", "100", "10k", "1M"), t.labels());
    }

    @Test
    void countsInsideADecade() {
        assertEquals(
                List.of("1k", "2k", "5k", "10k"),
                AxisTicks.of(FREQUENCY, 900, 11_000, 6).labels());
        assertTrue(AxisTicks.of(FREQUENCY, 3_000, 3_300, 6).labels().size() > 2);
    }

    @Test
    void refusesWhatIsNoRange() {
        assertThrows(IllegalArgumentException.class, () -> AxisTicks.of(OHM, 1, 1, 5));
        assertThrows(IllegalArgumentException.class, () -> AxisTicks.of(FREQUENCY, 0, 1, 5));
        assertThrows(IllegalArgumentException.class, () -> AxisTicks.of(OHM, 0, Double.NaN, 5));
    }

    @Test
    void endsWhereDoublesHaveNoTicks() {
        for (double low : new double[] {1, 1000, -3e17, 1e300, 4.9e-324, 1e-310}) {
            for (double high : new double[] {Math.nextUp(low), low + 3 * Math.ulp(low), low + 40 * Math.ulp(low)}) {
                AxisTicks t = AxisTicks.of(OHM, low, high, 6);
                assertTrue(t.major().size() <= 50 && t.minor().size() <= 50, t.toString());
                assertTrue(t.major().stream().allMatch(v -> v >= low && v <= high), t.toString());
            }
        }
    }

    @Test
    void staysInsideEveryRange() {
        for (double size = 1e-15; size < 1e16; size *= 7.3) {
            for (double low : new double[] {0, -0.7, 0.4, 10}) {
                AxisTicks t = AxisTicks.of(OHM, low * size, (low + 1) * size, 6);
                assertTrue(t.major().size() >= 2 && t.major().size() <= 8, t.toString());
                assertEquals(t.labels().size(), List.copyOf(new java.util.LinkedHashSet<>(t.labels())).size());
            }
        }
    }

    @Test
    void hasNoTicksBetweenWholeNumbersOfWhatIsCounted() {
        AxisTicks few = AxisTicks.of(Axis.counted("Cycle"), 0.9, 3.1, 8);
        assertEquals(List.of(1.0, 2.0, 3.0), few.major());
        assertEquals(List.of("1", "2", "3"), few.labels());
        assertEquals(List.of(), few.minor());
        assertEquals(List.of(0.0, 20.0, 40.0), AxisTicks.of(Axis.counted("Cycle"), 0, 45, 4).major());
    }
}
