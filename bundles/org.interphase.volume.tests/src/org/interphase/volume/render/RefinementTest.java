// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RefinementTest {

    private static final int W = 800;
    private static final int H = 600;

    /** What a machine takes that does samples at one speed. */
    private static double ms(Frame f, double fullMs) {
        return fullMs * f.width() * f.height() / (W * H) * Math.scalb(1.0, -f.level());
    }

    private static Frame settled(Refinement r, double fullMs) {
        Frame f = r.moving(W, H);
        for (int i = 0; i < 20; i++) {
            r.measured(f, W, H, ms(f, fullMs));
            f = r.moving(W, H);
        }
        return f;
    }

    @Test
    void beginsWithTheCoarsestPicture() {
        assertEquals(new Frame(200, 150, 3, 1, 1), new Refinement(6, 60).moving(W, H));
        assertEquals(new Frame(200, 150, 0, 1, 1), new Refinement(1, 60).moving(W, H));
    }

    @Test
    void movesAtFullQualityWhereTheMachineIsFastEnough() {
        assertEquals(Frame.of(W, H), settled(new Refinement(6, 60), 20));
    }

    @Test
    void keepsToTheTimeWhateverTheMachine() {
        for (double fullMs : new double[] {100, 300, 1000, 3000}) {
            Frame f = settled(new Refinement(6, 60), fullMs);
            assertTrue(ms(f, fullMs) <= 60, f + " takes " + ms(f, fullMs));
        }
        Frame f = settled(new Refinement(6, 60), 300);
        assertTrue(ms(f, 300) > 10, f + " is coarser than it need be");
    }

    @Test
    void doesNotGoToAndFro() {
        for (double fullMs = 40; fullMs < 3000; fullMs *= 1.1) {
            Refinement r = new Refinement(6, 60);
            Frame f = settled(r, fullMs);
            int changes = 0;
            for (int i = 0; i < 12; i++) {
                r.measured(f, W, H, ms(f, fullMs) * (i % 2 == 0 ? 1.05 : 0.95));
                Frame next = r.moving(W, H);
                changes += next.equals(f) ? 0 : 1;
                f = next;
            }
            assertTrue(changes <= 1, changes + " changes at " + fullMs + " ms");
        }
    }

    @Test
    void aRestingViewEndsWithTheVolumeItself() {
        Refinement r = new Refinement(6, 60);
        List<Frame> frames = r.resting(W, H);
        assertEquals(Frame.of(W, H), frames.getLast());
        assertTrue(frames.size() > 1);
        for (int i = 1; i < frames.size(); i++) {
            assertTrue(ms(frames.get(i), 1) > ms(frames.get(i - 1), 1));
        }
        Refinement fast = new Refinement(6, 60);
        settled(fast, 5);
        assertEquals(List.of(Frame.of(W, H)), fast.resting(W, H));
    }

    @Test
    void refusesTimesAndLevelsThatAreNone() {
        assertThrows(IllegalArgumentException.class, () -> new Refinement(0, 60));
        assertThrows(IllegalArgumentException.class, () -> new Refinement(3, 0));
        assertThrows(IllegalArgumentException.class, () -> new Refinement(3, Double.NaN));
    }
}
