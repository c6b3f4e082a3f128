// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class LanesTest {

    @Test
    void usesALaneAgainWhereItIsFree() {
        assertArrayEquals(
                new int[] {0, 1, 0, 2}, Lanes.of(new double[] {0, 5, 10, 7}, new double[] {10, 20, 30, 12}, 4));
    }

    @Test
    void saysWhatHasNoPlace() {
        int[] lanes = Lanes.of(new double[] {0, 0, 0}, new double[] {1, 1, 1}, 2);
        assertArrayEquals(new int[] {0, 1, -1}, lanes);
        assertEquals(2, Lanes.count(lanes));
        assertEquals(0, Lanes.count(new int[0]));
    }
}
