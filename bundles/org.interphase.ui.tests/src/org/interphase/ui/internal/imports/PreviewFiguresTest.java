// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.internal.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.DepthProfile;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.ProfileChannel;
import org.interphase.core.figure.Figure;
import org.interphase.core.figure.Series;
import org.junit.jupiter.api.Test;

class PreviewFiguresTest {

    private static final double[] NONE = {};

    private static ProfileChannel species(String name, double[] timeS, double[] depthUm) {
        return new ProfileChannel(
                name, Double.NaN, IonPolarity.POSITIVE, timeS, depthUm, new double[] {3, 4}, NONE, "1/s", DeadTime.UNKNOWN);
    }

    private static Figure figure(List<ProfileChannel> species) {
        return PreviewFigures.of(List.of(new DepthProfile("1", "x", species, Map.of())));
    }

    @Test
    void drawsSpeciesAgainstDepthWhereItIsKnown() {
        Figure figure = figure(List.of(species("Na+", new double[] {1, 2}, new double[] {0.1, 0.2}), species("Si+", NONE, new double[] {0.3, 0.4})));
        assertEquals(List.of("Na+", "Si+"), figure.series().stream().map(Series::name).toList());
        assertEquals("µm", figure.x().unit());
        assertEquals("1/s", figure.y().unit());
        assertEquals(0.2, figure.series().get(0).x(1));
    }

    @Test
    void drawsSpeciesAgainstTimeElse() {
        Figure figure = figure(List.of(species("Na+", new double[] {1, 2}, NONE)));
        assertEquals("s", figure.x().unit());
        assertEquals(2, figure.series().get(0).x(1));
    }

    @Test
    void drawsTheFirstOfManySpecies() {
        List<ProfileChannel> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            many.add(species("m/z " + i, new double[] {1, 2}, NONE));
        }
        assertEquals(6, figure(many).series().size());
    }
}
