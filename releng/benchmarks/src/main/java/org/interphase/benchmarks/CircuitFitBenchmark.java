// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.benchmarks;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.eis.Circuit;
import org.interphase.eis.CircuitFit;
import org.interphase.eis.CircuitModel;
import org.interphase.eis.FitOptions;
import org.interphase.eis.FitResult;
import org.interphase.eis.FrequencyGrid;
import org.interphase.eis.Simulation;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Fits of row I of Table 1: 50 points from 7 MHz to 100 Hz, 1 % noise, modulus weights, seven parameters. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 12, time = 1)
@Measurement(iterations = 5, time = 1)
public class CircuitFitBenchmark {

    private final Circuit twoArcs = Circuit.parse("R(RQ)(RQ)");
    private final double[] truth = {500, 3188, 1.235588e-09, 0.9, 25135, 6.3410653e-09, 0.9};
    private final double[] frequencies = new FrequencyGrid(7e6, 100, 10).frequenciesHz();
    private final ImpedanceSpectrum spectrum = Simulation.simulate(twoArcs, truth, frequencies, 0.01, 101);
    private final FitOptions rough = FitOptions.DEFAULT.withGuesses(Map.of(
            "R0", 300., "R1", 1e4, "CPE1.Q", 1e-9, "CPE1.alpha", .85, "R2", 3e4, "CPE2.Q", 1e-8, "CPE2.alpha", .85));
    private final Circuit withDiffusion = Circuit.parse("R(RQ)(RQ)Wo");
    private final ImpedanceSpectrum diffusion = Simulation.simulate(
            withDiffusion, new double[] {1, 5, 1e-5, .9, 8, 1e-3, .8, 4, 30},
            new FrequencyGrid(1e6, 1e-3, 8).frequenciesHz(), 0.01, 9);
    private final CircuitModel model = new CircuitModel(twoArcs, frequencies);
    private final double[] re = new double[frequencies.length];
    private final double[] im = new double[frequencies.length];
    private final double[][] dRe = new double[truth.length][frequencies.length];
    private final double[][] dIm = new double[truth.length][frequencies.length];

    /** {@return a fit without a guess} */
    @Benchmark
    public FitResult searchAndFit() {
        return CircuitFit.fit(spectrum, twoArcs, FitOptions.DEFAULT);
    }

    /** {@return a fit from the rough guess that the peers were given} */
    @Benchmark
    public FitResult fitFromGuess() {
        return CircuitFit.fit(spectrum, twoArcs, rough);
    }

    /** {@return a fit without a guess, with all derived quantities} */
    @Benchmark
    public Object searchFitAndDerive() {
        return CircuitFit.fit(spectrum, twoArcs, FitOptions.DEFAULT).derived();
    }

    /** {@return a fit of two arcs and a finite Warburg, nine parameters, without a guess} */
    @Benchmark
    public FitResult searchAndFitWithDiffusion() {
        return CircuitFit.fit(diffusion, withDiffusion, FitOptions.DEFAULT);
    }

    /** {@return the impedance with all derivatives} */
    @Benchmark
    public double[][] evaluateWithDerivatives() {
        model.derivatives(truth, re, im, dRe, dIm);
        return dRe;
    }
}
