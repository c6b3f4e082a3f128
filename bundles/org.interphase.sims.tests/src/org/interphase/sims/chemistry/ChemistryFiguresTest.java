// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.chemistry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.figure.Figure;
import org.interphase.core.figure.Series;
import org.interphase.core.figure.SvgFigure;
import org.interphase.core.progress.Progress;
import org.interphase.sims.CorrectedStack;
import org.interphase.sims.Counted;
import org.junit.jupiter.api.Test;

final class ChemistryFiguresTest {

    private static final LineScan.Line LINE = new LineScan.Line(0, 4, 8, 4, 4, 1);

    private final CorrectedStack stack = new Counted(20, 8, 8, 2)
            .with("Na+", (k, y, x) -> x < 4 ? 0 : 5)
            .with("Zr+", (k, y, x) -> 0.002)
            .with("O-", (k, y, x) -> 8)
            .corrected();

    private LineScan scan(int channel) throws Exception {
        return LineScan.of(stack, channel, LINE, 0, 20, Progress.NONE);
    }

    @Test
    void drawsSpeciesAlongALineWithTheirBandsEachPolarityOnItsAxis() throws Exception {
        List<LineScan> scans = List.of(scan(0), scan(2));
        Figure figure =
                ChemistryFigures.lineScan(scans, List.of(IonPolarity.POSITIVE, IonPolarity.NEGATIVE), false);
        assertEquals("Distance / µm", figure.x().label());
        assertEquals("Counts per pixel (+)", figure.y().quantity());
        assertEquals("Counts per pixel (−)", figure.rightAxis().quantity());
        Series band = figure.series().get(2);
        assertTrue(band.right());
        assertEquals(Series.Mark.BAND, band.mark());
        assertEquals(scans.get(1).lower()[5], band.y(5));
        assertEquals(scans.get(1).upper()[5], band.upper(5));
        assertEquals(8, figure.series().get(3).y(5), 1);
    }

    @Test
    void keepsBandsOfNoCountsOnALogarithmicAxis() throws Exception {
        Figure figure = ChemistryFigures.lineScan(List.of(scan(0)), List.of(IonPolarity.POSITIVE), true);
        assertEquals("Counts per pixel", figure.y().quantity());
        assertTrue(figure.y().logarithmic());
        Series band = figure.series().get(0);
        for (int i = 0; i < band.points(); i++) {
            assertTrue(band.y(i) > 0 && band.upper(i) > band.y(i), "stretch " + i);
        }
        assertTrue(SvgFigure.document(figure, 600, 400).contains("<svg"));
    }

    @Test
    void refusesAnotherNumberOfPolaritiesThanScans() throws Exception {
        List<LineScan> scans = List.of(scan(0));
        assertThrows(
                IllegalArgumentException.class, () -> ChemistryFigures.lineScan(scans, List.of(), false));
    }

    @Test
    void drawsMeanScoresOverDepth() throws Exception {
        Components found = PrincipalComponents.of(stack, new int[] {0, 2}, 2, Progress.NONE);
        double[][] means = new double[2][20];
        means[1][7] = 3;
        Figure figure = ChemistryFigures.scores(found, means);
        assertEquals("Depth / µm", figure.x().label());
        assertEquals(List.of("component 1", "component 2"), figure.series().stream().map(Series::name).toList());
        assertEquals(7.5 * 0.0125, figure.series().get(1).x(7), 1e-12);
        assertEquals(3, figure.series().get(1).y(7));
        assertThrows(IllegalArgumentException.class, () -> ChemistryFigures.scores(found, new double[2][19]));
    }
}
