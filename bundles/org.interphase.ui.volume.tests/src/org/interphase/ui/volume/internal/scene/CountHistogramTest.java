// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.scene;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.interphase.core.figure.ColourMap;
import org.interphase.volume.render.TransferFunction;
import org.interphase.volume.render.TransferFunction.Stop;
import org.junit.jupiter.api.Test;

/** What is taken from how often counts occur, and the transfer functions made of it. */
final class CountHistogramTest {

    private static final int RED = 0xFF0000;
    private static final int BLUE = 0x0000FF;

    private static long[] at(int length, int... counts) {
        long[] n = new long[length];
        for (int c : counts) {
            n[c]++;
        }
        return n;
    }

    @Test
    void thresholdLiesHalfWayBetweenTwoCounts() {
        assertEquals(25, new CountHistogram(at(100, 10, 10, 10, 40), 1).otsu(), 0.5);
        assertEquals(2.5, new CountHistogram(at(100, 10, 10, 10, 40), 0.1).otsu(), 0.05);
        // in classes of 64 counts
        assertEquals(25000, new CountHistogram(at(65536, 10000, 40000), 1).otsu(), 64);
    }

    @Test
    void oneCountHasNoThreshold() {
        assertTrue(Double.isNaN(new CountHistogram(at(10, 3, 3), 1).otsu()));
        assertTrue(Double.isNaN(new CountHistogram(new long[] {7}, 1).otsu()));
    }

    @Test
    void quantilesLeaveOutVoxelsWithoutCounts() {
        CountHistogram h = new CountHistogram(new long[] {1000, 50, 30, 19, 0, 1}, 2);
        assertEquals(2, h.quantile(0.5));
        assertEquals(4, h.quantile(0.51));
        assertEquals(6, h.quantile(0.99));
        assertEquals(10, h.quantile(1));
        assertEquals(10, h.highest());
        assertEquals(0, new CountHistogram(new long[] {4, 0}, 1).quantile(0.9));
    }

    @Test
    void columnsShowTheMostOfTheirCounts() {
        CountHistogram h = new CountHistogram(new long[] {9, 5, 0, 7, 1, 1}, 1);
        long[] wide = new long[3];
        h.columns(-0.5, 5.5, wide);
        assertArrayEquals(new long[] {9, 7, 1}, wide);
        long[] narrow = new long[6];
        h.columns(2, 5, narrow);
        assertArrayEquals(new long[] {0, 7, 7, 1, 1, 1}, narrow);
        long[] beyond = new long[2];
        h.columns(100, 200, beyond);
        assertArrayEquals(new long[2], beyond);
    }

    @Test
    void refusesStepsThatAreNone() {
        assertThrows(IllegalArgumentException.class, () -> new CountHistogram(new long[] {1}, 0));
        assertThrows(IllegalArgumentException.class, () -> new CountHistogram(new long[0], 1));
    }

    @Test
    void stepIsOnlyAtTheThreshold() {
        CountHistogram h = new CountHistogram(at(100, 10, 10, 40, 40, 40), 1);
        TransferFunction step = Presets.step(RED, h);
        assertEquals(0, Presets.opacity(step, h.otsu() - 1e-9));
        assertTrue(Presets.opacity(step, h.otsu()) > 0.1);
    }

    @Test
    void inverseOfTheInverseIsTheSame() {
        TransferFunction f = new TransferFunction(List.of(new Stop(2, RED, 0), new Stop(3, BLUE, 0.5), new Stop(10, RED, 1)));
        TransferFunction inverse = Presets.inverse(f);
        assertEquals(List.of(2.0, 9.0, 10.0), inverse.stops().stream().map(Stop::counts).toList());
        assertEquals(f.stops().get(2).opacity(), Presets.opacity(inverse, 2));
        assertEquals(f, Presets.inverse(inverse));
    }

    @Test
    void colourMapsKeepOpacities() {
        TransferFunction f = new TransferFunction(List.of(new Stop(0, RED, 0), new Stop(30, RED, 0.7), new Stop(100, RED, 0.2)));
        TransferFunction coloured = Presets.inColours(f, ColourMap.HEAT);
        for (double c = 0; c <= 100; c += 0.5) {
            assertEquals(Presets.opacity(f, c), Presets.opacity(coloured, c), 1e-12);
        }
        assertEquals(ColourMap.HEAT.rgb(0), coloured.stops().getFirst().rgb());
        assertEquals(ColourMap.HEAT.rgb(1), coloured.stops().getLast().rgb());
        assertEquals(coloured, Presets.inColours(coloured, ColourMap.HEAT));
    }

    @Test
    void shadesOfAColourFollowIt() {
        TransferFunction f = new TransferFunction(List.of(new Stop(0, 0xFF8080, 0), new Stop(3, RED, 0.5), new Stop(9, 0x800000, 1)));
        TransferFunction blue = Presets.inShades(f, RED, BLUE);
        assertEquals(List.of(0x8080FF, BLUE, 0x000080), blue.stops().stream().map(Stop::rgb).toList());
        assertEquals(f, Presets.inShades(blue, BLUE, RED));
        TransferFunction mixed = new TransferFunction(List.of(new Stop(0, RED, 0), new Stop(9, BLUE, 1)));
        assertEquals(mixed, Presets.inShades(mixed, RED, 0x00FF00));
        TransferFunction map = Presets.inColours(f, ColourMap.HEAT);
        assertEquals(map, Presets.inShades(map, RED, BLUE));
    }

    @Test
    void coloursBetweenStopsAreMixed() {
        TransferFunction f = new TransferFunction(List.of(new Stop(0, RED, 0), new Stop(10, BLUE, 1)));
        assertEquals(new Stop(5, 0x800080, 0.5), Presets.at(f, 5));
        assertEquals(new Stop(-3, RED, 0), Presets.at(f, -3));
        assertEquals(new Stop(12, BLUE, 1), Presets.at(f, 12));
    }

    @Test
    void stretchGoesByOneTwoFive() {
        assertEquals(2, DepthPart.next(1, true));
        assertEquals(5, DepthPart.next(2, true));
        assertEquals(10, DepthPart.next(5, true));
        assertEquals(50, DepthPart.next(49, true));
        assertEquals(20, DepthPart.next(49, false));
        assertEquals(0.5, DepthPart.next(1, false));
        assertEquals(1e6, DepthPart.next(1e6, true));
        assertEquals(1e-6, DepthPart.next(1e-6, false));
    }

    @Test
    void roundsToDecimalsThatCanBeRead() {
        assertEquals(0.3, Digits.rounded(0.1 + 0.2, 0.01));
        assertEquals(12.35, Digits.rounded(12.3456, 0.02));
        assertEquals(12300, Digits.rounded(12345, 150));
    }
}
