// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.junit.jupiter.api.Test;

final class FitOptionsTest {

    private static final Circuit TWO_ARCS = Circuit.parse("R(RQ)(RQ)");
    private static final double[] TRUTH = {500, 3188, 1.235588e-09, 0.9, 25135, 6.3410653e-09, 0.9};
    private static final ImpedanceSpectrum DATA =
            Simulation.simulate(TWO_ARCS, TRUTH, new FrequencyGrid(7e6, 100, 10).frequenciesHz(), 0.01, 42);

    private static FitResult fit(FitOptions options) {
        return CircuitFit.fit(DATA, TWO_ARCS, options);
    }

    @Test
    void holdsWhatIsFixed() {
        FitResult fit = fit(FitOptions.DEFAULT.withFixed("CPE1.alpha", 0.9).withFixed("R0", 500));
        assertEquals(5, fit.freeParameters());
        FittedParameter alpha = fit.parameter("CPE1.alpha");
        assertEquals(0.9, alpha.value());
        assertTrue(alpha.fixed() && alpha.determined() && Double.isNaN(alpha.standardError()));
        assertEquals(500, fit.parameter("R0").value());
        FitResult free = fit(FitOptions.DEFAULT);
        assertTrue(fit.parameter("CPE1.Q").standardError() < 0.5 * free.parameter("CPE1.Q").standardError());
        assertTrue(fit.weightedSumOfSquares() >= free.weightedSumOfSquares());
    }

    @Test
    void holdsACoefficientWhileItsExponentIsFree() {
        FitResult fit = fit(FitOptions.DEFAULT.withFixed("CPE1.Q", 1.235588e-09));
        assertEquals(1.235588e-09, fit.parameter("CPE1.Q").value());
        FittedParameter alpha = fit.parameter("CPE1.alpha");
        assertEquals(0.9, alpha.value(), 4 * alpha.standardError());
    }

    @Test
    void computesWithoutFittingWhenAllIsFixed() {
        FitOptions options = FitOptions.DEFAULT;
        for (int k = 0; k < TRUTH.length; k++) {
            options = options.withFixed(TWO_ARCS.parameters().get(k).name(), TRUTH[k]);
        }
        FitResult fit = fit(options);
        assertEquals(0, fit.freeParameters());
        assertTrue(fit.converged());
        assertEquals(1e-4, fit.reducedChiSquare(), 0.4e-4);
    }

    @Test
    void holdsAParameterAtItsGuess() {
        FitResult fit = fit(FitOptions.DEFAULT.withGuess("R0", 480).withFixed("R0"));
        assertEquals(480, fit.parameter("R0").value());
        assertMessage("needs a value, or a guess", FitOptions.DEFAULT.withFixed("R0"));
    }

    @Test
    void ordersArcsFastestFirst() {
        FitResult fit = fit(FitOptions.DEFAULT);
        assertEquals(3188, fit.parameter("R1").value(), 400);
        assertEquals(25135, fit.parameter("R2").value(), 1000);
    }

    @Test
    void ordersArcsFastestFirstWhateverIsSaidOfTheirExponents() {
        for (int seed = 1; seed <= 12; seed++) {
            ImpedanceSpectrum data = Simulation.simulate(
                    TWO_ARCS, TRUTH, new FrequencyGrid(7e6, 100, 10).frequenciesHz(), 0.01, seed);
            for (FitOptions options : new FitOptions[] {
                FitOptions.DEFAULT.withFixed("CPE1.alpha", 0.9),
                FitOptions.DEFAULT.withFixed("CPE2.alpha", 0.9),
                FitOptions.DEFAULT.withGuess("CPE1.alpha", 0.9),
                FitOptions.DEFAULT.withBounds("CPE1.alpha", 0.5, 1)
            }) {
                FitResult fit = CircuitFit.fit(data, TWO_ARCS, options);
                assertEquals(3188, fit.parameter("R1").value(), 400, options + ", seed " + seed);
            }
        }
    }

    @Test
    void givesAnExponentThatOnlyOneArcCanHaveToThatArc() {
        double[] truth = {500, 3188, 1.235588e-09, 0.7, 25135, 6.3410653e-09, 1};
        ImpedanceSpectrum data =
                Simulation.simulate(TWO_ARCS, truth, new FrequencyGrid(7e6, 100, 10).frequenciesHz(), 0.01, 7);
        FitResult fit = CircuitFit.fit(data, TWO_ARCS, FitOptions.DEFAULT.withFixed("CPE1.alpha", 1));
        assertEquals(25135, fit.parameter("R1").value(), 800);
    }

    @Test
    void refusesAValueHeldOutsideItsBounds() {
        assertMessage("inside its bounds", FitOptions.DEFAULT.withFixed("R1", 5).withBounds("R1", 1, 2));
    }

    @Test
    void keepsTheGuessedAssignmentOfArcs() {
        FitResult full = fit(FitOptions.DEFAULT
                .withGuess("R0", 400).withGuess("R1", 2e4).withGuess("CPE1.Q", 5e-9).withGuess("CPE1.alpha", .85)
                .withGuess("R2", 3e3).withGuess("CPE2.Q", 2e-9).withGuess("CPE2.alpha", .85));
        FitResult partial = fit(FitOptions.DEFAULT.withGuess("R2", 3e3));
        FitResult free = fit(FitOptions.DEFAULT);
        for (FitResult fit : new FitResult[] {full, partial}) {
            assertEquals(free.weightedSumOfSquares(), fit.weightedSumOfSquares(), 1e-8 * free.weightedSumOfSquares());
            assertEquals(free.parameter("R1").value(), fit.parameter("R2").value(), 1e-3 * 3188);
            assertEquals(free.parameter("CPE2.Q").value(), fit.parameter("CPE1.Q").value(), 1e-3 * 6e-9);
            // errors and correlations move with their parameters
            assertEquals(free.parameter("R1").standardError(), fit.parameter("R2").standardError(), 0.01);
            assertEquals(free.correlation()[1][2], fit.correlation()[4][5], 1e-4);
        }
    }

    @Test
    void findsTheOptimumFromAHopelessGuess() {
        FitOptions options = FitOptions.DEFAULT;
        double[] wild = {1, 1e7, 1e-3, .5, 1, 1e-14, 1};
        for (int k = 0; k < wild.length; k++) {
            options = options.withGuess(TWO_ARCS.parameters().get(k).name(), wild[k]);
        }
        double best = fit(FitOptions.DEFAULT).weightedSumOfSquares();
        assertEquals(best, fit(options).weightedSumOfSquares(), 1e-8 * best);
    }

    @Test
    void staysInsideBoundsAndSaysSo() {
        FitResult fit = fit(FitOptions.DEFAULT.withBounds("R1", 5000, 9000));
        FittedParameter r1 = fit.parameter("R1");
        assertEquals(5000, r1.value(), 1e-9 * 5000);
        assertFalse(r1.determined());
        assertTrue(Double.isNaN(r1.standardError()));
        assertEquals("at its lower bound", r1.remark());
        assertTrue(fit.converged());
        assertTrue(fit.parameter("R2").standardError() > 0);
    }

    @Test
    void boundsThatDoNotActChangeNothing() {
        FitResult free = fit(FitOptions.DEFAULT);
        FitResult bounded = fit(FitOptions.DEFAULT.withBounds("R1", 1000, 9000).withBounds("CPE1.Q", 1e-12, 1e-6));
        assertEquals(free.weightedSumOfSquares(), bounded.weightedSumOfSquares(), 1e-9 * free.weightedSumOfSquares());
        assertEquals(free.parameter("CPE1.Q").standardError(), bounded.parameter("CPE1.Q").standardError(), 1e-14);
    }

    @Test
    void reportsAnExponentAtItsEnd() {
        Circuit truth = Circuit.parse("R(RC)");
        int atEnd = 0;
        for (int seed = 1; seed <= 8; seed++) {
            FitResult fit = CircuitFit.fit(
                    Simulation.simulate(truth, new double[] {10, 1000, 1e-7}, DATA.frequencyHz(), 0.01, seed),
                    Circuit.parse("R(RQ)"), FitOptions.DEFAULT);
            FittedParameter alpha = fit.parameter("CPE1.alpha");
            assertTrue(alpha.value() <= 1);
            if (alpha.value() == 1) {
                atEnd++;
                assertEquals("at its upper bound", alpha.remark());
                assertTrue(Double.isNaN(alpha.standardError()) && !alpha.determined());
            }
        }
        assertTrue(atEnd > 0, "with a true exponent of 1 about half of the fits should end there");
    }

    @Test
    void weighsAsItsNameSays() {
        double[] re = DATA.re();
        double[] im = DATA.im();
        for (Weighting weighting : new Weighting[] {
            Weighting.UNIT, Weighting.PROPORTIONAL, Weighting.MODULUS, Weighting.MODEL
        }) {
            FitResult fit = fit(FitOptions.of(weighting));
            Impedance model = fit.impedance(DATA.frequencyHz());
            double sum = 0;
            for (int i = 0; i < re.length; i++) {
                double dr = re[i] - model.re()[i];
                double di = im[i] - model.im()[i];
                double z = Math.hypot(re[i], im[i]);
                double m = Math.hypot(model.re()[i], model.im()[i]);
                sum += switch (weighting) {
                    case UNIT -> dr * dr + di * di;
                    case PROPORTIONAL -> dr * dr / (re[i] * re[i]) + di * di / (im[i] * im[i]);
                    case MODULUS -> (dr * dr + di * di) / (z * z);
                    default -> (dr * dr + di * di) / (m * m);
                };
            }
            assertEquals(sum, fit.weightedSumOfSquares(), 1e-8 * sum, weighting.name());
        }
    }

    /** At the fixed point of the model weights the weighted gradient is zero: any step makes it worse. */
    @Test
    void endsAtTheFixedPointOfModelWeights() {
        FitResult fit = fit(FitOptions.of(Weighting.MODEL));
        double[] f = DATA.frequencyHz();
        Impedance weights = fit.impedance(f);
        double at = sum(fit.values(), weights);
        for (int k = 0; k < TRUTH.length; k++) {
            for (int sign = -1; sign <= 1; sign += 2) {
                double[] moved = fit.values();
                moved[k] *= 1 + sign * 1e-4;
                assertTrue(sum(moved, weights) > at, TWO_ARCS.parameters().get(k).name());
            }
        }
    }

    private static double sum(double[] values, Impedance weights) {
        Impedance z = TWO_ARCS.impedance(values, DATA.frequencyHz());
        double s = 0;
        for (int i = 0; i < z.points(); i++) {
            double w = Math.hypot(weights.re()[i], weights.im()[i]);
            s += (Math.pow(DATA.re()[i] - z.re()[i], 2) + Math.pow(DATA.im()[i] - z.im()[i], 2)) / (w * w);
        }
        return s;
    }

    @Test
    void takesTheStatedStandardDeviations() {
        double[] sigma = new double[DATA.points()];
        for (int i = 0; i < sigma.length; i++) {
            sigma[i] = 0.01 * Math.hypot(DATA.re()[i], DATA.im()[i]);
        }
        ImpedanceSpectrum stated =
                ImpedanceSpectrum.of(DATA.frequencyHz(), DATA.re(), DATA.im()).sigma(sigma).build();
        FitResult fit = CircuitFit.fit(stated, TWO_ARCS, FitOptions.of(Weighting.SIGMA));
        assertEquals(fit(FitOptions.DEFAULT).weightedSumOfSquares() * 1e4, fit.weightedSumOfSquares(), 1e-6);
        assertMessage("state no standard deviations", FitOptions.of(Weighting.SIGMA));
    }

    @Test
    void refusesProportionalWeightsWhereAPartVanishes() {
        ImpedanceSpectrum crossing = ImpedanceSpectrum.of(
                        new double[] {100, 10, 1}, new double[] {1, 2, 3}, new double[] {-1, 1e-9, 1}).build();
        String message = assertThrows(IllegalArgumentException.class, () -> CircuitFit.fit(
                crossing, Circuit.parse("R"), FitOptions.of(Weighting.PROPORTIONAL))).getMessage();
        assertTrue(message.contains("10.0 Hz") && message.contains("imaginary"), message);
    }

    @Test
    void refusesTooFewPoints() {
        ImpedanceSpectrum three = DATA.between(0, 160);
        String message = assertThrows(
                        IllegalArgumentException.class, () -> CircuitFit.fit(three, TWO_ARCS, FitOptions.DEFAULT))
                .getMessage();
        assertTrue(message.contains("7 free parameters"), message);
    }

    @Test
    void refusesOptionsThatTheCircuitDoesNotKnow() {
        assertMessage("has no parameter 'R9'; it has R0, R1", FitOptions.DEFAULT.withGuess("R9", 1));
        assertMessage("fix: ", FitOptions.DEFAULT.withFixed("CPE1.a", 1));
        assertMessage("bound: ", FitOptions.DEFAULT.withBounds("Q1", 1, 2));
        assertMessage("CPE1.alpha: expected", FitOptions.DEFAULT.withGuess("CPE1.alpha", 1.5));
        assertMessage("R1: expected", FitOptions.DEFAULT.withFixed("R1", -1));
        assertMessage("inside its bounds", FitOptions.DEFAULT.withGuess("R1", 1).withBounds("R1", 2, 3));
        assertThrows(IllegalArgumentException.class, () -> FitOptions.DEFAULT.withBounds("R1", 3, 2));
    }

    @Test
    void endsWhenCancelled() {
        Progress cancelled = new Progress() {
            @Override
            public void report(double fraction, String what) {}

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThrows(
                CancelledException.class, () -> CircuitFit.fit(DATA, TWO_ARCS, FitOptions.DEFAULT, cancelled));
    }

    @Test
    void doesNotMindTheOrderOfFrequencies() {
        int n = DATA.points();
        double[][] mixed = new double[3][n];
        for (int i = 0; i < n; i++) {
            int j = i * 27 % n;
            mixed[0][i] = DATA.frequencyHz()[j];
            mixed[1][i] = DATA.re()[j];
            mixed[2][i] = DATA.im()[j];
        }
        FitResult fit = CircuitFit.fit(
                ImpedanceSpectrum.of(mixed[0], mixed[1], mixed[2]).build(), TWO_ARCS, FitOptions.DEFAULT);
        FitResult straight = fit(FitOptions.DEFAULT);
        assertEquals(straight.weightedSumOfSquares(), fit.weightedSumOfSquares(), 1e-9);
        assertEquals(straight.residuals().re()[27], fit.residuals().re()[1], 1e-4);
    }

    private static void assertMessage(String part, FitOptions options) {
        String message = assertThrows(IllegalArgumentException.class, () -> fit(options)).getMessage();
        assertTrue(message.contains(part), message);
    }
}
