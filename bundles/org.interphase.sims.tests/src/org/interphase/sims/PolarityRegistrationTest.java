// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PolarityRegistrationTest {

    @ParameterizedTest
    @CsvSource({"0, true", "1, true", "2, false"})
    void findsTheDisplacementOfTheNegativeContent(int region, boolean grains) throws Exception {
        RegionBuilder builder = RegionBuilder.region(region, 17 + region)
                .size(256, 60)
                .species("Na+", "O-", "SiO2-", "PO2-")
                .misregistered(0.7, -0.4);
        CorrectedStack stack = CorrectedStack.of((grains ? builder.grains() : builder).build());
        PolarityRegistration r = PolarityRegistration.of(stack, List.of(), Progress.NONE);
        assertEquals("", r.reason());
        assertEquals(0.7, r.shiftPx()[0], 0.1);
        assertEquals(-0.4, r.shiftPx()[1], 0.1);
        assertTrue(r.standardErrorPx()[0] > 0 && r.standardErrorPx()[0] < 0.2, "error " + r.standardErrorPx()[0]);
        CorrectedStack moved = r.applyTo(stack);
        assertEquals(r.shiftPx()[1], moved.shiftY(IonPolarity.NEGATIVE, 7));
        assertEquals(0, moved.shiftY(IonPolarity.POSITIVE, 7));
    }

    /** Grains pull the correlation of the whole frame by 0.08 px here, as columns of high contrast stand before them. */
    @Test
    void isNotPulledByGrainsBehindColumns() throws Exception {
        CorrectedStack stack = CorrectedStack.of(RegionBuilder.region(2, 23)
                .size(256, 60)
                .species("Na+", "O-", "SiO2-", "PO2-")
                .misregistered(0.7, -0.4)
                .grains()
                .build());
        PolarityRegistration r = PolarityRegistration.of(stack, List.of(), Progress.NONE);
        double x = r.shiftPx()[0] - 0.7;
        double y = r.shiftPx()[1] + 0.4;
        assertTrue(Math.hypot(x, y) < 0.05, "off by " + x + ", " + y);
        assertTrue(Math.hypot(x / r.standardErrorPx()[0], y / r.standardErrorPx()[1]) < 3, "errors " + r);
    }

    @Test
    void refusesWhatCarriesNoTexture() throws Exception {
        CorrectedStack stack = CorrectedStack.of(RegionBuilder.region(0, 19)
                .size(256, 40)
                .species("Na+", "O-", "SiO2-")
                .build());
        PolarityRegistration r = PolarityRegistration.of(stack, List.of(), Progress.NONE);
        assertTrue(r.refused(), "confidence " + r.confidence());
        assertTrue(Double.isNaN(r.shiftPx()[0]));
    }

    @Test
    void isTheSameToTheLastBitWhoeverIsFaster() throws Exception {
        CorrectedStack stack = CorrectedStack.of(RegionBuilder.region(2, 23)
                .size(128, 80)
                .species("Na+", "O-", "SiO2-")
                .misregistered(0.7, -0.4)
                .grains()
                .build());
        try (ForkJoinPool alone = new ForkJoinPool(1); ForkJoinPool four = new ForkJoinPool(4)) {
            PolarityRegistration one =
                    alone.submit(() -> PolarityRegistration.of(stack, List.of(), Progress.NONE)).get();
            for (int i = 0; i < 8; i++) {
                PolarityRegistration several =
                        four.submit(() -> PolarityRegistration.of(stack, List.of(), Progress.NONE)).get();
                assertArrayEquals(one.shiftPx(), several.shiftPx(), 0, "round " + i);
                assertArrayEquals(one.standardErrorPx(), several.standardErrorPx(), 0, "round " + i);
            }
        }
    }

    @Test
    void refusesAStackOfOnePolarity() throws Exception {
        CorrectedStack stack = CorrectedStack.of(RegionBuilder.region(0, 19).size(32, 4).species("Na+").build());
        assertTrue(PolarityRegistration.of(stack, List.of(), Progress.NONE).reason().contains("negative"));
    }
}
