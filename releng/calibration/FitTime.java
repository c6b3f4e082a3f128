// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.eis.Circuit;
import org.interphase.eis.CircuitFit;
import org.interphase.eis.FitOptions;
import org.interphase.eis.FrequencyGrid;
import org.interphase.eis.Simulation;

/**
 * Processor time and elapsed time of a fit, for a machine that others use too: JMH's elapsed time then says more about
 * them. Row I of Table 1 with 1 % noise of six seeds. Run by ./calibrate time.
 */
public final class FitTime {

    private FitTime() {}

    public static void main(String[] args) {
        Circuit circuit = Circuit.parse("R(RQ)(RQ)");
        double[] truth = {500, 3188, 1.235588e-09, 0.9, 25135, 6.3410653e-09, 0.9};
        double[] f = new FrequencyGrid(7e6, 100, 10).frequenciesHz();
        FitOptions rough = FitOptions.DEFAULT.withGuesses(Map.of("R0", 300., "R1", 1e4, "CPE1.Q", 1e-9, "CPE1.alpha", .85,
                "R2", 3e4, "CPE2.Q", 1e-8, "CPE2.alpha", .85));
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (int round = 0; round < 4; round++) {
            for (int seed = 101; seed < 107; seed++) {
                ImpedanceSpectrum data = Simulation.simulate(circuit, truth, f, 0.01, seed);
                for (FitOptions options : new FitOptions[] {FitOptions.DEFAULT, rough}) {
                    int n = 1500;
                    long cpu = threads.getCurrentThreadCpuTime();
                    long wall = System.nanoTime();
                    for (int i = 0; i < n; i++) {
                        CircuitFit.fit(data, circuit, options);
                    }
                    cpu = threads.getCurrentThreadCpuTime() - cpu;
                    wall = System.nanoTime() - wall;
                    if (round == 3) {
                        System.out.printf("seed %d %-12s %.3f ms of processor time, %.3f ms elapsed%n", seed,
                                options == rough ? "from guess" : "with search", cpu / 1e6 / n, wall / 1e6 / n);
                    }
                }
            }
        }
    }
}
