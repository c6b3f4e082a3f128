// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.figure.Figure;
import org.interphase.core.figure.Series;
import org.interphase.core.figure.Series.Role;
import org.junit.jupiter.api.Test;

final class EisFiguresTest {

    private static final Circuit CIRCUIT = Circuit.parse("R0-p(R1,C1)");
    private static final double[] FREQUENCIES = new FrequencyGrid(1e5, 1, 5).frequenciesHz();
    private static final ImpedanceSpectrum SPECTRUM =
            Simulation.simulate(CIRCUIT, new double[] {10, 100, 1e-5}, FREQUENCIES, 0.01, 1);

    private static Series find(Figure figure, Role role) {
        return figure.series().stream().filter(s -> s.role() == role).findFirst().orElseThrow();
    }

    @Test
    void nyquistIsMinusImAgainstReOnEqualScales() {
        Figure f = EisFigures.nyquist(SPECTRUM);
        assertTrue(f.equalScales());
        assertArrayEquals(SPECTRUM.re(), find(f, Role.DATA).x());
        assertEquals(-SPECTRUM.im()[3], find(f, Role.DATA).y()[3]);
        assertTrue(find(f, Role.DATA).y()[10] > 0, "a capacitive arc points up");
    }

    @Test
    void bodeHasModulusLeftAndPhaseRight() {
        Figure f = EisFigures.bode(ImpedanceSpectrum.of(new double[] {1}, new double[] {3}, new double[] {-3}).build());
        assertEquals(Math.sqrt(18), find(f, Role.DATA).y()[0], 1e-12);
        assertFalse(find(f, Role.DATA).right());
        assertEquals(45, find(f, Role.DATA_2).y()[0], 1e-12);
        assertTrue(find(f, Role.DATA_2).right());
        assertTrue(f.x().logarithmic() && f.y().logarithmic());
    }

    @Test
    void theFitIsACurveOverItsOwnFrequencies() {
        FitResult fit = CircuitFit.fit(SPECTRUM.between(0, 1e4), CIRCUIT, FitOptions.DEFAULT);
        Series curve = find(EisFigures.bode(SPECTRUM, Optional.of(fit)), Role.FIT);
        assertTrue(curve.x().length > 2 * fit.points());
        assertTrue(curve.x()[0] <= 1e4);
    }

    @Test
    void whatTheFitLeftOutIsMarked() {
        ImpedanceSpectrum used = SPECTRUM.between(0, 1e4);
        FitResult fit = CircuitFit.fit(used, CIRCUIT, FitOptions.DEFAULT);
        Figure f = EisFigures.nyquist(SPECTRUM, Optional.of(fit));
        assertEquals(SPECTRUM.points() - used.points(), find(f, Role.MASKED).x().length);
        assertEquals(used.points(), find(f, Role.DATA).x().length);
    }

    @Test
    void residualsArePercentOfTheModulus() {
        FitResult fit = CircuitFit.fit(SPECTRUM, CIRCUIT, FitOptions.DEFAULT);
        Series re = find(EisFigures.residuals(fit), Role.DATA);
        assertEquals(
                100 * fit.residuals().re()[4] / Math.hypot(SPECTRUM.re()[4], SPECTRUM.im()[4]), re.y()[4], 1e-12);
    }

    @Test
    void aSpectrumOfOnePointIsAFigure() {
        ImpedanceSpectrum one = ImpedanceSpectrum.of(new double[] {1}, new double[] {3}, new double[] {-3}).build();
        assertEquals(List.of(1, 1), List.of(EisFigures.nyquist(one).series().size(), one.points()));
    }

    private static List<String> names(Figure figure) {
        return figure.series().stream().map(Series::name).filter(n -> !n.isEmpty()).toList();
    }

    private static List<Integer> indices(Series s) {
        return IntStream.range(0, s.points()).mapToObj(s::index).toList();
    }

    @Test
    void everyPointSaysWhichOfTheDataItIs() {
        SpectrumScene scene = SpectrumScene.of(SPECTRUM).withLeftOut(List.of(2, 0));
        for (Figure f : List.of(EisFigures.nyquist(scene), EisFigures.bode(scene))) {
            assertEquals(List.of(0, 2), indices(find(f, Role.MASKED)));
            assertEquals(1, find(f, Role.DATA).index(0));
            assertEquals(3, find(f, Role.DATA).index(1));
        }
        FitResult fit = CircuitFit.fit(PointMask.parse("1,3").apply(SPECTRUM), CIRCUIT, FitOptions.DEFAULT);
        Figure residuals = EisFigures.residuals(scene.withFit(fit)).orElseThrow();
        assertEquals(1, find(residuals, Role.DATA).index(0));
        assertEquals(List.of(0, 2), Arrays.stream(SpectrumScene.of(SPECTRUM).withFit(fit).leftOut()).boxed().toList());
    }

    @Test
    void whatAFitLeftOutIsFoundAmongSweepsThatRepeat() {
        double[] f = {100, 10, 1, 100, 10, 1};
        ImpedanceSpectrum twice = ImpedanceSpectrum.of(
                        f, new double[] {1, 2, 3, 1, 2, 4}, new double[] {-1, -1, -1, -1, -1, -1})
                .build();
        FitResult fit = CircuitFit.fit(twice.select(0, 2, 3, 4, 5), Circuit.parse("R0"), FitOptions.DEFAULT);
        assertArrayEquals(new int[] {1}, SpectrumScene.of(twice).withFit(fit).leftOut());
    }

    @Test
    void otherSpectraHaveTheirColoursAndNoFit() {
        SpectrumScene scene = SpectrumScene.of(SPECTRUM)
                .withOthers(List.of(new SpectrumScene.Beside("a", 0, SPECTRUM), new SpectrumScene.Beside("b", 7, SPECTRUM)));
        assertEquals(List.of("a", "b", "data"), names(EisFigures.nyquist(scene)));
        assertEquals("b", find(EisFigures.nyquist(scene), Role.OVERLAY_2).name());
        assertEquals(2, EisFigures.bode(scene).series().stream().filter(s -> s.role() == Role.OVERLAY_1).count());
    }

    @Test
    void aFitToCompareWithHasItsLineAndItsResiduals() {
        FitResult kept = CircuitFit.fit(SPECTRUM, Circuit.parse("R0-R1"), FitOptions.DEFAULT);
        FitResult fit = CircuitFit.fit(SPECTRUM, CIRCUIT, FitOptions.DEFAULT);
        SpectrumScene scene = SpectrumScene.of(SPECTRUM).withFit(fit).withReference(kept);
        assertEquals(List.of("data", "kept fit", "fit"), names(EisFigures.nyquist(scene)));
        assertEquals(
                List.of("Re, kept fit", "Im, kept fit", "Re", "Im"), names(EisFigures.residuals(scene).orElseThrow()));
        assertTrue(EisFigures.residuals(SpectrumScene.of(SPECTRUM)).isEmpty());
    }

    @Test
    void allPointsMayBeLeftOut() {
        SpectrumScene scene = SpectrumScene.of(SPECTRUM)
                .withLeftOut(IntStream.range(0, SPECTRUM.points()).boxed().toList());
        assertEquals(List.of("left out"), names(EisFigures.nyquist(scene)));
    }

    @Test
    void residualsOfWhatIsLeftOutAreThereButAreGivenNoRoom() {
        FitResult fit = CircuitFit.fit(PointMask.parse("1,3").apply(SPECTRUM), CIRCUIT, FitOptions.DEFAULT);
        Figure f = EisFigures.residuals(SpectrumScene.of(SPECTRUM).withFit(fit)).orElseThrow();
        List<Series> out = f.series().stream().filter(s -> s.role() == Role.MASKED).toList();
        Impedance z = fit.impedance(SPECTRUM.frequencyHz()[2]);
        double size = Math.hypot(SPECTRUM.re()[2], SPECTRUM.im()[2]);
        assertEquals(List.of(0, 2), indices(out.get(0)));
        assertEquals(List.of(0, 2), indices(out.get(1)));
        assertEquals(100 * (SPECTRUM.re()[2] - z.re()[0]) / size, out.get(0).y()[1], 1e-12);
        assertEquals(100 * (SPECTRUM.im()[2] - z.im()[0]) / size, out.get(1).y()[1], 1e-12);
        assertTrue(out.stream().allMatch(Series::isAside));
        assertEquals(List.of("left out", "Re", "Im"), names(f));
    }
}
