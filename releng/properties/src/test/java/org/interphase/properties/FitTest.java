// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.interphase.eis.Circuit;
import org.interphase.eis.CircuitFit;
import org.interphase.eis.FitOptions;
import org.interphase.eis.FitResult;
import org.interphase.eis.FrequencyGrid;
import org.interphase.eis.Simulation;
import org.interphase.eis.Weighting;
import org.interphase.eis.internal.Covariance;
import org.interphase.properties.Circuits.Valued;

/** Fits of spectra whose circuit is known, and the covariance of their parameters. */
class FitTest {

    private static final int FITS = 40;
    private static final FrequencyGrid GRID = new FrequencyGrid(1e6, 1e-2, 8);

    /** Circuits that the grid's frequencies determine: arcs two decades apart, a blocking end below them all. */
    private static final List<String> IDENTIFIABLE = List.of(
            "R0-p(R1,C1)",
            "R0-p(R1,CPE1)",
            "R0-p(R1,C1)-p(R2,C2)",
            "R0-p(R1,CPE1)-p(R2,CPE2)",
            "R0-p(R1,CPE1)-p(R2,CPE2)-CPE3",
            "R0-p(R1,CPE1)-Ws1",
            "R0-p(R1,C1)-Wo1",
            "R0-p(CPE1,R1-W1)",
            "L1-R0-p(R1,CPE1)");

    /** A circuit with values, and how far from them a fit starts. */
    record Start(Valued truth, double[] factors) {}

    @Provide
    Arbitrary<Start> starts() {
        return Arbitraries.of(IDENTIFIABLE).map(Circuit::parse).flatMap(c -> {
            int n = c.parameters().size();
            Arbitrary<double[]> unit = Arbitraries.doubles().between(0, 1).array(double[].class).ofSize(n);
            return Combinators.combine(unit, unit).as((u, w) -> {
                double[] factors = new double[n];
                for (int i = 0; i < n; i++) {
                    factors[i] = c.parameters().get(i).logarithmic() ? Math.pow(2, 2 * w[i] - 1) : 0.97 + 0.06 * w[i];
                }
                return new Start(new Valued(c, values(c, u)), factors);
            });
        });
    }

    /** Resistances of 100 to 1000 Ω, the time constants of arcs 1e-4, 1e-2 and 1 s within a factor of two. */
    private static double[] values(Circuit circuit, double[] u) {
        List<String> names = circuit.parameters().stream().map(p -> p.name()).toList();
        double[] values = new double[u.length];
        for (int i = 0; i < u.length; i++) {
            String name = names.get(i);
            double spread = Math.pow(10, u[i]);
            int number = Character.digit(name.replaceAll("\\D", "").charAt(0), 10);
            double tau = Math.pow(10, 2.0 * number - 6) * Math.pow(2, u[i]);
            values[i] = switch (name.replaceAll("\\d", "")) {
                case "R", "Wo.R", "Ws.R" -> 100 * spread;
                case "C" -> tau / 300;
                case "CPE.Q" -> number == 3 ? 2e-3 * spread : Math.pow(tau, 0.85) / 300;
                case "CPE.alpha" -> 0.75 + 0.2 * u[i];
                case "L" -> 1e-6 * spread;
                case "W" -> 30 * spread;
                case "Wo.tau", "Ws.tau" -> spread;
                default -> throw new IllegalArgumentException(name);
            };
        }
        return values;
    }

    @Property(tries = FITS, seed = "20260105", shrinking = ShrinkingMode.OFF, afterFailure = AfterFailureMode.RANDOM_SEED)
    void findsTheParametersOfASpectrumWithoutNoise(@ForAll("starts") Start start) {
        Valued truth = start.truth;
        FitResult fit = fit(start, 0, truth.values());
        assertTrue(fit.converged(), truth + " did not converge");
        for (int i = 0; i < truth.values().length; i++) {
            double expected = truth.values()[i];
            assertEquals(expected, fit.values()[i], 1e-6 * expected, truth + ": " + fit.parameters().get(i).name());
        }
    }

    private static FitResult fit(Start start, double noise, double[] values) {
        Circuit circuit = start.truth.circuit();
        FitOptions options = FitOptions.of(Weighting.MODULUS);
        for (int i = 0; i < values.length; i++) {
            double guess = values[i] * start.factors[i];
            boolean exponent = !circuit.parameters().get(i).logarithmic();
            options = options.withGuess(circuit.parameters().get(i).name(), exponent ? Math.min(1, guess) : guess);
        }
        return CircuitFit.fit(
                Simulation.simulate(circuit, values, GRID.frequenciesHz(), noise, 20260105L), circuit, options);
    }

    @Property(tries = FITS, seed = "20260105", shrinking = ShrinkingMode.OFF, afterFailure = AfterFailureMode.RANDOM_SEED)
    void statesCorrelationsThatAreOnes(@ForAll("starts") Start start) {
        FitResult fit = fit(start, 1e-3, start.truth.values());
        double[][] rho = fit.correlation();
        int n = rho.length;
        double[][] factor = new double[n][n];
        for (int i = 0; i < n; i++) {
            assertEquals(1, rho[i][i], 1e-12);
            assertTrue(fit.parameters().get(i).standardError() > 0, fit.parameters().get(i).toString());
            for (int j = 0; j < n; j++) {
                assertEquals(rho[i][j], rho[j][i], 0.0);
                assertTrue(Math.abs(rho[i][j]) <= 1 + 1e-12, "correlation " + rho[i][j]);
            }
            // Cholesky's factor exists where the matrix is positive
            for (int j = 0; j <= i; j++) {
                double s = rho[i][j];
                for (int k = 0; k < j; k++) {
                    s -= factor[i][k] * factor[j][k];
                }
                assertTrue(i != j || s > 0, start.truth + ": correlations are not positive: " + s);
                factor[i][j] = i == j ? Math.sqrt(s) : s / factor[j][j];
            }
        }
    }

    /** The same spectrum in other units of impedance has the same fit in these. */
    @Property(tries = FITS, seed = "20260105", shrinking = ShrinkingMode.OFF, afterFailure = AfterFailureMode.RANDOM_SEED)
    void scalesWithTheSpectrum(@ForAll("starts") Start start, @ForAll("powers") double k) {
        Circuit circuit = start.truth.circuit();
        double[] scale = new double[start.truth.values().length];
        double[] scaled = start.truth.values().clone();
        for (int i = 0; i < scaled.length; i++) {
            scale[i] = switch (circuit.parameters().get(i).unit()) {
                case "", "s" -> 1;
                case "F", "Ω⁻¹·s^α" -> 1 / k;
                default -> k;
            };
            scaled[i] *= scale[i];
        }
        FitResult one = fit(start, 1e-3, start.truth.values());
        FitResult other = fit(start, 1e-3, scaled);
        for (int i = 0; i < scaled.length; i++) {
            double expected = one.values()[i] * scale[i];
            double error = one.parameters().get(i).standardError() * scale[i];
            assertEquals(expected, other.values()[i], 1e-6 * expected, circuit.parameters().get(i).name());
            assertEquals(error, other.parameters().get(i).standardError(), 1e-5 * error + 1e-9 * expected);
        }
    }

    @Provide
    Arbitrary<Double> powers() {
        return Arbitraries.of(1e-3, 0.01, 0.5, 7.0, 1e3, 1e6);
    }

    /** The columns of a Jacobian, each of a size of its own. */
    @Provide
    Arbitrary<double[][]> jacobians() {
        Arbitrary<Double> entries = Arbitraries.doubles().between(-1, 1).ofScale(6);
        return Arbitraries.integers().between(1, 6).flatMap(m -> Combinators.combine(
                        entries.array(double[].class).ofSize(20).array(double[][].class).ofSize(m),
                        Arbitraries.integers().between(-8, 8).list().ofSize(m))
                .as((columns, powers) -> {
                    double[][] scaled = new double[m][20];
                    for (int j = 0; j < m; j++) {
                        for (int i = 0; i < 20; i++) {
                            // a unit on the diagonal: no two columns are alike
                            scaled[j][i] = (columns[j][i] * 0.2 + (i == j ? 1 : 0)) * Math.pow(10, powers.get(j));
                        }
                    }
                    return scaled;
                }));
    }

    @Law
    void invertsTheNormalMatrix(@ForAll("jacobians") double[][] columns) {
        int m = columns.length;
        double[][] inverse = new Covariance(columns).inverse();
        for (int i = 0; i < m; i++) {
            assertTrue(inverse[i][i] > 0, "variance " + inverse[i][i]);
            for (int j = 0; j < m; j++) {
                assertEquals(inverse[i][j], inverse[j][i], 0.0);
                double product = 0;
                double size = inverse[j][j];
                for (int k = 0; k < m; k++) {
                    double normal = 0;
                    for (int row = 0; row < 20; row++) {
                        normal += columns[i][row] * columns[k][row];
                    }
                    product += normal * inverse[k][j];
                    size *= k == i ? normal : 1;
                }
                assertEquals(i == j ? 1 : 0, product, 1e-11 * Math.sqrt(size), i + ", " + j);
            }
        }
    }

    @Law
    void findsWhatIsNotDetermined(@ForAll("jacobians") double[][] columns, @ForAll("powers") double factor) {
        int m = columns.length;
        List<double[]> doubled = new ArrayList<>(List.of(columns));
        double[] multiple = columns[0].clone();
        for (int i = 0; i < multiple.length; i++) {
            multiple[i] *= factor;
        }
        doubled.add(multiple);
        Covariance covariance = new Covariance(doubled.toArray(double[][]::new));
        assertTrue(covariance.tradesWith(0, m));
        for (int k = 0; k <= m; k++) {
            double[] gradient = new double[m + 1];
            gradient[k] = 1;
            assertEquals(k != 0 && k != m, covariance.determines(gradient), "parameter " + k);
        }
    }
}
