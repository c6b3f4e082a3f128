// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.progress.Progress;
import org.junit.jupiter.api.Test;

final class CorrectionEffectTest {

    /** Each of 4 layers of 6 × 8 pixels has 10 counts of Na+ and 3 of O- in each pixel. */
    private static CorrectedStack stack() {
        return CorrectedStack.of(new Counted(4, 6, 8, 1)
                .exactly("Na+", 0, (k, y, x) -> 10)
                .exactly("O-", 0, (k, y, x) -> 3)
                .stack());
    }

    @Test
    void addsUpWhatIsSeenOfEachSpecies() throws Exception {
        CorrectedStack before = stack();
        CorrectedStack after = before.withMask(IonPolarity.POSITIVE, new boolean[] {false, true, false, false})
                .withShift(IonPolarity.NEGATIVE, new double[][] {{0, 0}, {1, 0}, {0, -2}, {0.5, 0.5}});
        List<CorrectionEffect.Total> totals =
                new CorrectionEffect(before, after).totals(new int[] {1, 0}, Progress.NONE);
        // a moved layer lacks the columns and rows that its content does not cover
        assertEquals(new CorrectionEffect.Total("O-", 3 * 48 * 4, 3 * (48 + 42 + 32 + 35)), totals.get(0));
        assertEquals(new CorrectionEffect.Total("Na+", 10 * 48 * 4, 10 * 48 * 3), totals.get(1));
        assertEquals(-0.25, totals.get(1).change(), 1e-15);
    }

    @Test
    void saysWhatDeadTimeTook() throws Exception {
        CorrectedStack before = stack();
        CorrectionEffect effect = new CorrectionEffect(before, before.withDeadTime(0, 1e-6, 1e-4));
        // 10 counts of 1 µs each in 100 µs: a tenth of the time was lost
        assertEquals(1 / 0.9 - 1, effect.totals(new int[] {0}, Progress.NONE).get(0).change(), 1e-6);
    }

    @Test
    void saysHowFarLayersWereMoved() {
        CorrectedStack before = stack().withShift(IonPolarity.POSITIVE, new double[][] {{1, 1}, {1, 1}, {1, 1}, {1, 1}});
        CorrectedStack after = before.withShift(IonPolarity.POSITIVE, new double[][] {{1, 1}, {4, 1}, {1, 5}, {1, 1}});
        CorrectionEffect effect = new CorrectionEffect(before, after);
        assertEquals(2.5, effect.movedPx(IonPolarity.POSITIVE), 1e-15);
        assertEquals(0, effect.movedPx(IonPolarity.NEGATIVE));
    }

    @Test
    void namesLayersThatWereMaskedBeforeNoMore() {
        CorrectedStack before = stack().withMask(IonPolarity.NEGATIVE, new boolean[] {true, false, false, false});
        CorrectedStack after = before.withMask(IonPolarity.NEGATIVE, new boolean[] {true, false, true, true});
        CorrectionEffect effect = new CorrectionEffect(before, after);
        assertArrayEquals(new int[] {2, 3}, effect.masked(IonPolarity.NEGATIVE));
        assertArrayEquals(new int[0], effect.masked(IonPolarity.POSITIVE));
    }

    @Test
    void refusesStagesOfDifferentCounts() {
        CorrectedStack one = stack();
        assertThrows(IllegalArgumentException.class, () -> new CorrectionEffect(one, stack()));
    }
}
