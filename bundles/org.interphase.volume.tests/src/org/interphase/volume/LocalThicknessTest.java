// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

final class LocalThicknessTest {

    private static final int N = 64;

    private static boolean[] mask(DoubleBinaryOperator inside) {
        boolean[] mask = new boolean[N * N];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = inside.applyAsDouble((i % N + 0.5) * 0.5, i / N + 0.5) <= 0;
        }
        return mask;
    }

    @Test
    void aDiscIsAsThickAsItsDiameterOnPixelsThatAreNotSquare() {
        boolean[] disc = mask((x, y) -> Math.hypot(x - 16, y - 31) - 11);
        assertEquals(22, LocalThickness.meanUm(disc, N, 0.5, 1), 1);
    }

    @Test
    void aThickPartAndAThinOneHaveTheirOwn() {
        boolean[] club = mask((x, y) -> Math.min(Math.hypot(x - 10, y - 20) - 8, Math.max(Math.abs(y - 20) - 2, x - 29)));
        float[] t = LocalThickness.ofLayer(club, N, 0.5, 1);
        assertEquals(16, t[20 * N + 20], 1);
        assertEquals(4, t[20 * N + 50], 1);
        assertEquals(0, t[0]);
    }
}
