// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ImpedanceSpectrumTest {

    @Test
    void refusesAFrequencyOfZeroAndNamesThePoint() {
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> ImpedanceSpectrum.of(new double[] {10, 0}, new double[2], new double[2])
                                .build())
                .getMessage();
        assertEquals("point 2: expected a frequency above 0 Hz, found 0.0", message);
    }

    @Test
    void refusesAnImpedanceThatIsNotFinite() {
        assertThrows(
                IllegalArgumentException.class,
                () -> ImpedanceSpectrum.of(new double[] {10}, new double[] {Double.NaN}, new double[1])
                        .build());
    }

    @Test
    void refusesLengthsThatDiffer() {
        assertThrows(
                IllegalArgumentException.class,
                () -> ImpedanceSpectrum.of(new double[] {10}, new double[2], new double[1])
                        .build());
    }

    @Test
    void keepsWhatBelongsToThePointsOfARange() {
        ImpedanceSpectrum s = ImpedanceSpectrum.of(
                        new double[] {1, 100, 10}, new double[] {4, 5, 6}, new double[] {-1, -2, -3})
                .sigma(new double[] {.1, .2, .3})
                .channel(new Channel("time", "s", new double[] {7, 8, 9}))
                .build()
                .between(10, 100);
        assertArrayEquals(new double[] {100, 10}, s.frequencyHz());
        assertArrayEquals(new double[] {5, 6}, s.re());
        assertArrayEquals(new double[] {-2, -3}, s.im());
        assertArrayEquals(new double[] {.2, .3}, s.sigma());
        assertArrayEquals(new double[] {8, 9}, s.channels().get(4).values());
    }

    @Test
    void isNotChangedThroughItsArrays() {
        double[] re = {4};
        ImpedanceSpectrum s = ImpedanceSpectrum.of(new double[] {1}, re, new double[] {-1}).build();
        re[0] = 9;
        s.re()[0] = 9;
        assertArrayEquals(new double[] {4}, s.re());
    }
}
