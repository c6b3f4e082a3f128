// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
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
}
