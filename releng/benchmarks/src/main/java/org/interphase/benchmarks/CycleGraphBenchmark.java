// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.cycling.AnalysisOptions;
import org.interphase.cycling.CycleAnalyser;
import org.interphase.cycling.CycleAnalysis;
import org.interphase.synthetic.cycling.CycleGraphGenerator;
import org.interphase.synthetic.cycling.CycleGraphKind;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Verdicts on cycle graphs: one of the paper's length, and a million points in so many steps of alternating current. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class CycleGraphBenchmark {

    private static final int POINTS = 1_000_000;

    @Param({"1", "20", "500"})
    private int steps;

    private final CyclingRecord half =
            CycleGraphGenerator.generate(CycleGraphKind.FAILED, 77).record();
    private CyclingRecord million;

    /** Makes a record of noise, an oscillation and, in the last step, a fall. */
    @Setup
    public void makeMillion() {
        Random random = new Random(1);
        double[] t = new double[POINTS];
        double[] v = new double[POINTS];
        double[] i = new double[POINTS];
        int each = POINTS / steps;
        for (int k = 0; k < POINTS; k++) {
            int step = Math.min(steps - 1, k / each);
            double sign = step % 2 == 0 ? 1 : -1;
            boolean fallen = step == steps - 1 && k - step * each > each / 2;
            t[k] = 0.5 * k;
            i[k] = sign * 1e-7 * (1 + 1e-3 * random.nextGaussian());
            v[k] = sign * 0.05 * (fallen ? 0.3 : 1) * (1 + 0.1 * Math.sin(t[k] / 15)) + 0.002 * random.nextGaussian();
        }
        million = new CyclingRecord("1", "a million points", t, v, i, List.of(), Map.of());
    }

    /** {@return the verdict on half an hour of plating, 340 points} */
    @Benchmark
    public CycleAnalysis halfAnHour() throws CancelledException {
        return CycleAnalyser.analyse(half, AnalysisOptions.DEFAULT, Progress.NONE);
    }

    /** {@return the verdict on a million points} */
    @Benchmark
    public CycleAnalysis aMillionPoints() throws CancelledException {
        return CycleAnalyser.analyse(million, AnalysisOptions.DEFAULT, Progress.NONE);
    }
}
