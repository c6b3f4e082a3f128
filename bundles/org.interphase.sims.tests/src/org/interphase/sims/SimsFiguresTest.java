// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.DepthProfile;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.MassSpectrum;
import org.interphase.core.data.ProfileChannel;
import org.interphase.core.figure.Figure;
import org.interphase.core.figure.Series;
import org.interphase.core.figure.SvgFigure;
import org.interphase.core.progress.Progress;
import org.junit.jupiter.api.Test;

final class SimsFiguresTest {

    private static CorrectedStack stack() {
        return new Counted(60, 8, 8, 2)
                .with("Na+", (k, y, x) -> 5 * (0.25 + 0.75 * Counted.sg((k - 20) / 4.0)))
                .with("Zr+", (k, y, x) -> 0.002)
                .with("O-", (k, y, x) -> 8)
                .corrected();
    }

    @Test
    void drawsBothPolaritiesInOnePlotEachWithItsAxis() throws Exception {
        Figure figure = SimsFigures.profile(Counted.whole(stack(), Normalisation.NONE), false);
        assertEquals("Counts of positive ions", figure.y().quantity());
        assertEquals("Counts of negative ions", figure.rightAxis().quantity());
        assertEquals("Depth / µm", figure.x().label());
        assertEquals(6, figure.series().size());
        assertEquals(2, figure.series().stream().filter(Series::right).count());
    }

    @Test
    void givesEachChannelOfBothAxesAColourOfItsOwn() throws Exception {
        Figure figure = SimsFigures.profile(Counted.whole(stack(), Normalisation.NONE), false);
        assertEquals(
                List.of(Series.Role.overlay(0), Series.Role.overlay(1), Series.Role.overlay(2)),
                figure.series().stream().filter(s -> !s.name().isEmpty()).map(Series::role).toList());
    }

    /** Such as secondary electrons beside negative ions. */
    @Test
    void takesNoImageOfUnknownPolarityForPositiveIons() throws Exception {
        CorrectedStack others = new Counted(6, 8, 8, 2)
                .with("SE", (k, y, x) -> 50)
                .with("O-", (k, y, x) -> 8)
                .corrected();
        assertEquals(
                "Counts of others",
                SimsFigures.profile(Counted.whole(others, Normalisation.NONE), false).y().quantity());
        CorrectedStack all = new Counted(6, 8, 8, 2)
                .with("SE", (k, y, x) -> 50)
                .with("Na+", (k, y, x) -> 8)
                .with("O-", (k, y, x) -> 8)
                .corrected();
        assertEquals(
                "Counts of positive ions and others",
                SimsFigures.profile(Counted.whole(all, Normalisation.NONE), false).y().quantity());
    }

    @Test
    void showsTheOnlyLayerAsAPoint() throws Exception {
        CorrectedStack image = new Counted(1, 8, 8, 2).with("Na+", (k, y, x) -> 8).corrected();
        Figure figure = SimsFigures.profile(Counted.whole(image, Normalisation.NONE), false);
        assertEquals(Series.Mark.POINTS, figure.series().get(1).mark());
    }

    @Test
    void drawsTheBandThatCountingAllows() throws Exception {
        RegionProfile p = Counted.whole(stack(), Normalisation.NONE);
        Series band = SimsFigures.profile(p, false).series().get(0);
        assertEquals(Series.Mark.BAND, band.mark());
        assertEquals(p.curves().get(0).lower()[7], band.y(7));
        assertEquals(p.curves().get(0).upper()[7], band.upper(7));
    }

    @Test
    void keepsBandsOfNoCountsOnALogarithmicAxis() throws Exception {
        Figure figure = SimsFigures.profile(Counted.whole(stack(), Normalisation.to("O-")), true);
        assertTrue(figure.y().logarithmic());
        Series band = figure.series().get(2);
        for (int k = 0; k < band.points(); k++) {
            assertTrue(band.y(k) > 0 && band.upper(k) > band.y(k), "layer " + k);
        }
        assertTrue(SvgFigure.document(figure, 600, 400).contains("<svg"));
    }

    @Test
    void comparesRegionsByThePixel() throws Exception {
        List<RegionProfile> regions = RegionProfile.of(
                stack(), Regions.parse("a=rect(0,0,8,2);b=rect(0,2,8,6)").regions(), Progress.NONE);
        Figure figure = SimsFigures.regions(regions, "O-", false);
        assertEquals(List.of("a", "b"), figure.series().stream().map(Series::name).filter(n -> !n.isEmpty()).toList());
        assertEquals(8, figure.series().get(3).y(4), 2);
    }

    @Test
    void marksTheEdgeThatWasFitted() throws Exception {
        RegionProfile p = Counted.whole(stack(), Normalisation.NONE);
        InterfaceFit fit = InterfaceFit.of(p, "Na+");
        Figure figure = SimsFigures.edge(p, fit);
        assertEquals(fit.z0Um(), figure.flags().get(0).at());
        assertEquals(fit.width1090Um(), figure.shades().get(0).to() - figure.shades().get(0).from(), 1e-12);
        Series curve = figure.series().get(figure.series().size() - 1);
        assertEquals(64 * 5, curve.y(59), 12);
        assertEquals(64 * 5 * 0.25, curve.y(0), 12);
    }

    @Test
    void drawsOneCourseWhereBothPolaritiesMoveAlikeAndElseOneEach() {
        CorrectedStack stack = stack();
        double[][] course = new double[60][];
        for (int k = 0; k < 60; k++) {
            course[k] = new double[] {0.1 * k, -0.2 * k};
        }
        CorrectedStack drift =
                stack.withShift(IonPolarity.POSITIVE, course).withShift(IonPolarity.NEGATIVE, course);
        Figure figure = SimsFigures.drift(drift);
        assertEquals("Displacement / px", figure.y().label());
        assertEquals(List.of("x", "y"), figure.series().stream().map(Series::name).toList());
        assertEquals(59, figure.series().get(1).x(59));
        assertEquals(-0.2 * 59, figure.series().get(1).y(59));
        course[7][0] += 0.7;
        Figure both = SimsFigures.drift(drift.withShift(IonPolarity.NEGATIVE, course));
        assertEquals(
                List.of("x of positive ions", "y of positive ions", "x of negative ions", "y of negative ions"),
                both.series().stream().map(Series::name).toList());
        assertEquals(0.1 * 7 + 0.7, both.series().get(2).y(7));
    }

    private static ProfileChannel channel(String name, IonPolarity polarity, double[] errors, String unit) {
        return new ProfileChannel(
                name, Double.NaN, polarity, new double[] {1, 2}, new double[0], new double[] {4, 100}, errors, unit,
                DeadTime.UNKNOWN);
    }

    @Test
    void drawsWhatAFileStatesWithItsErrorsElseWhatCountsAllow() {
        DepthProfile profile = new DepthProfile(
                "p",
                "P",
                List.of(
                        channel("a", IonPolarity.POSITIVE, new double[] {0.5, 3}, "1"),
                        channel("b", IonPolarity.NEGATIVE, new double[0], "1"),
                        channel("c", IonPolarity.NEGATIVE, new double[0], "1/s")),
                Map.of());
        Figure figure = SimsFigures.measured(profile, List.of(0, 1), false);
        assertEquals("Time / s", figure.x().label());
        assertEquals("Counts of negative ions", figure.rightAxis().quantity());
        assertEquals(103, figure.series().get(0).upper(1));
        // Gehrels 1986, table 1: four counts lie between 2.086 and 7.163
        assertEquals(2.086, figure.series().get(2).y(0), 1e-3);
        assertEquals(7.163, figure.series().get(2).upper(0), 1e-3);
        assertTrue(Double.isNaN(SimsFigures.measured(profile, List.of(2), false).series().get(0).upper(0)));
        assertThrows(IllegalArgumentException.class, () -> SimsFigures.measured(profile, List.of(1, 2), false));
    }

    @Test
    void drawsASpectrumOverMass() {
        MassSpectrum spectrum = new MassSpectrum(
                "s", "S", new double[] {1, 2}, new double[] {3, 4}, "1/s", IonPolarity.NEGATIVE, DeadTime.UNKNOWN, Map.of());
        Figure figure = SimsFigures.spectrum(spectrum, true);
        assertEquals("m/z / u", figure.x().label());
        assertEquals("Counts per second", figure.y().quantity());
        assertEquals(4, figure.series().get(0).y(1));
    }
}
