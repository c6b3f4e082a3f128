// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.interphase.core.figure.Series.Mark;
import org.interphase.core.figure.Series.Role;
import org.junit.jupiter.api.Test;

final class SeriesTest {

    private static final double[] X = {1, 2};
    private static final double[] Y = {10, 20};

    private static Series plain() {
        return Series.of("a", X, Y, Mark.POINTS, Role.DATA);
    }

    @Test
    void reachesAsFarAsItsErrorBars() {
        Series s = plain().withErrors(new double[] {1, Double.NaN}, new double[] {Double.NaN, 3});
        assertEquals(9, s.lowest(0));
        assertEquals(10, s.highest(0));
        assertEquals(20, s.lowest(1));
        assertEquals(23, s.highest(1));
    }

    @Test
    void refusesAnErrorBelowZero() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> plain().withErrors(new double[] {1, -1}, new double[] {1, 1}));
        assertEquals("series 'a': expected an error ≥ 0, found -1.0", e.getMessage());
    }

    @Test
    void refusesAsManyErrorsAsThereAreNoPoints() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> plain().withErrors(new double[] {1}, new double[] {1, 1}));
        assertEquals("series 'a': expected as many errors below as x, found 1 and 2", e.getMessage());
    }

    @Test
    void isABandWhicheverEndIsHigher() {
        Series s = Series.band("b", X, new double[] {5, 7}, new double[] {6, 3}, Role.FIT);
        assertEquals(5, s.lowest(0));
        assertEquals(6, s.highest(0));
        assertEquals(3, s.lowest(1));
        assertEquals(7, s.highest(1));
    }

    @Test
    void refusesABandWithoutEnds() {
        assertThrows(IllegalArgumentException.class, () -> Series.of("b", X, Y, Mark.BAND, Role.FIT));
    }

    @Test
    void keepsWhatItHasWhenMoreIsAdded() {
        Series s = plain().withIndices(new int[] {4, 7}).withErrors(Y, Y).onRightAxis();
        assertEquals(7, s.index(1));
        assertEquals(20, s.errorAbove(1));
        assertTrue(s.right());
    }

    @Test
    void isNotChangedThroughItsArrays() {
        double[] y = Y.clone();
        Series s = Series.of("a", X, y, Mark.LINE, Role.DATA);
        y[0] = 99;
        s.y()[1] = 99;
        assertEquals(10, s.y(0));
        assertEquals(20, s.y(1));
    }

    @Test
    void overlaysCanBeToldApart() {
        Set<String> looks = new HashSet<>();
        for (int i = 0; i < 6; i++) {
            Role role = Role.overlay(i);
            assertTrue(role.isOverlay());
            looks.add(role.colour() + role.shape());
        }
        for (Role role : new Role[] {Role.DATA, Role.DATA_2, Role.FIT, Role.FIT_2, Role.MASKED}) {
            assertTrue(looks.add(role.colour() + role.shape()), role.name());
        }
        assertEquals(11, looks.size());
        assertEquals(Role.OVERLAY_1, Role.overlay(6));
        assertThrows(IllegalArgumentException.class, () -> Role.overlay(-1));
    }
}
