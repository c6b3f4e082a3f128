// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.MemoryLayers;
import org.interphase.core.data.StackGeometry;
import org.junit.jupiter.api.Test;

final class DepthScaleTest {

    private static IonStack stack(double[] first, double[] second) {
        return new IonStack(
                "1", "x", new StackGeometry(4, 1, 1, 1, 1), List.of(channel("A+", first), channel("B+", second)),
                MemoryLayers.of(new short[2][4][1]), Map.of());
    }

    private static IonChannel channel(String name, double[] times) {
        return new IonChannel(
                name, Double.NaN, IonPolarity.POSITIVE, times, new double[0], Double.NaN, DeadTime.UNKNOWN);
    }

    @Test
    void givesEachSpeciesItsOwnDepths() {
        IonStack stack = stack(new double[] {2, 12, 22, 32}, new double[] {7, 17, 27, 37});
        CorrectedStack scaled = DepthScale.ofRate(0.01, 0.001).applyTo(CorrectedStack.of(stack));
        assertEquals(0.22, scaled.depthUm(0)[2], 1e-12);
        assertEquals(0.27, scaled.depthUm(1)[2], 1e-12);
        // 0.27·10 % in quadrature with half a layer of 0.1 µm.
        assertEquals(Math.hypot(0.027, 0.05), scaled.depthErrorUm(1)[2], 1e-12);
    }

    @Test
    void spreadsACraterOverTheWholeTime() {
        // The last species is looked at for the second half of each layer: 42 s in all.
        IonStack stack = stack(new double[] {2, 12, 22, 32}, new double[] {7, 17, 27, 37});
        CorrectedStack scaled = DepthScale.ofCrater(stack, 2.1, 0.1).applyTo(CorrectedStack.of(stack));
        assertEquals(2.1 * 22 / 42, scaled.depthUm(0)[2], 1e-12);
    }

    @Test
    void countsLayersWhereThereAreNoTimes() {
        IonStack stack = stack(new double[0], new double[0]);
        CorrectedStack scaled = DepthScale.ofCrater(stack, 2, 0).applyTo(CorrectedStack.of(stack));
        assertEquals(0.25, scaled.depthUm(0)[0], 1e-12);
        assertEquals(1.75, scaled.depthUm(0)[3], 1e-12);
        assertEquals(0.25, scaled.depthErrorUm(0)[3], 1e-12);
    }

    @Test
    void changesTheRateAtAnInterface() {
        DepthScale scale = new DepthScale(
                List.of(new DepthScale.Part(10, 0.02, 0.002), new DepthScale.Part(Double.POSITIVE_INFINITY, 0.01, 0.001)), "");
        assertEquals(0.1, scale.depthUm(5), 1e-12);
        assertEquals(0.2 + 0.05, scale.depthUm(15), 1e-12);
        assertEquals(Math.hypot(0.02, 0.005), scale.errorUm(15), 1e-12);
    }

    @Test
    void refusesPartsThatDoNotFollowEachOther() {
        DepthScale.Part last = new DepthScale.Part(Double.POSITIVE_INFINITY, 1, 0);
        assertThrows(IllegalArgumentException.class, () -> new DepthScale(List.of(), ""));
        assertThrows(
                IllegalArgumentException.class, () -> new DepthScale(List.of(new DepthScale.Part(5, 1, 0)), ""));
        assertThrows(
                IllegalArgumentException.class,
                () -> new DepthScale(List.of(new DepthScale.Part(5, 1, 0), new DepthScale.Part(4, 1, 0), last), ""));
        assertThrows(IllegalArgumentException.class, () -> new DepthScale.Part(5, 0, 0));
    }

    @Test
    void countsTheErrorOfAnInterfaceBetweenTwoRates() {
        DepthScale scale = new DepthScale(
                List.of(
                        new DepthScale.Part(10, 0.5, 0.02, 0.002),
                        new DepthScale.Part(Double.POSITIVE_INFINITY, 0.01, 0.001)),
                "");
        assertEquals(5 * 0.002, scale.errorUm(5), 1e-12);
        // Half a second more of the faster rate is as much less of the slower one.
        assertEquals(Math.hypot(Math.hypot(0.02, 0.005), 0.5 * 0.01), scale.errorUm(15), 1e-12);
        assertThrows(IllegalArgumentException.class, () -> new DepthScale.Part(10, -1, 0.02, 0));
    }
}
