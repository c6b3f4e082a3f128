// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.interphase.core.data.Channel;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.operation.TextSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PointMaskTest {

    /** Two sweeps through the same frequencies. */
    private static final ImpedanceSpectrum TWICE = ImpedanceSpectrum.of(
                    new double[] {100, 50, 10, 100, 50, 10},
                    new double[] {1, 2, 3, 4, 5, 6},
                    new double[] {-1, -2, -3, -4, -5, -6})
            .id("a")
            .sigma(new double[] {1, 2, 3, 4, 5, 6})
            .channel(new Channel("T", "K", new double[] {10, 20, 30, 40, 50, 60}))
            .build();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "3,7-9,45:55 | 3,7-9,45.0:55.0", "2-2 | 2", ":1e3, 1e-3: | :1000.0,0.001:", "'' | ''"
    })
    void readsAndPrints(String text, String printed) {
        assertEquals(printed, PointMask.parse(text).toString());
        assertEquals(PointMask.parse(text), PointMask.parse(printed));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0 | 0", "1,x | 2", "5-3 | 0", "1,,2 | 2", ": | 0", "1,55:45 | 2", "1:x | 0", "1.5 | 0", "99999999999 | 0", "-2:3 | 0"
    })
    void saysWhereATextIsWrong(String text, int column) {
        assertEquals(column, assertThrows(TextSyntaxException.class, () -> PointMask.parse(text)).column());
    }

    @Test
    void isTakenBackAsItIsPrinted() {
        for (String text : new String[] {"0:", "-0:55", ":0", "0:0", "3,7-9,45:55,:2,1e3:"}) {
            PointMask mask = PointMask.parse(text);
            assertEquals(mask, PointMask.parse(mask.toString()), text);
        }
        assertEquals(new Bounds(0, 5), new Bounds(-0.0, 5));
    }

    @Test
    void tellsPointsOfTheSameFrequencyApart() {
        assertArrayEquals(new int[] {1}, PointMask.parse("2").indices(TWICE));
        assertArrayEquals(new int[] {1, 4}, PointMask.parse("50:50").indices(TWICE));
        assertArrayEquals(new double[] {1, 3, 4, 5, 6}, PointMask.parse("2").apply(TWICE).re());
    }

    @Test
    void keepsWhatBelongsToAPoint() {
        ImpedanceSpectrum kept = PointMask.parse("2-5").apply(TWICE);
        assertArrayEquals(new double[] {1, 6}, kept.sigma());
        assertArrayEquals(new double[] {10, 60}, kept.channels().get(4).values());
        assertEquals("a", kept.id());
    }

    @Test
    void writesIndicesAsRuns() {
        assertEquals("1,3-5,9", PointMask.ofIndices(List.of(8, 3, 2, 4, 0)).toString());
        assertEquals(PointMask.NONE, PointMask.ofIndices(List.of()));
    }

    @Test
    void refusesPointsThatAreNotThereAndToLeaveOutAll() {
        assertEquals("mask: expected point numbers from 1 to 6, found 7", assertThrows(
                        IllegalArgumentException.class, () -> PointMask.parse("5-7").apply(TWICE))
                .getMessage());
        assertThrows(IllegalArgumentException.class, () -> PointMask.parse("1-6").apply(TWICE));
    }
}
