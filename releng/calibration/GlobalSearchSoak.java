// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.eis.Capacitor;
import org.interphase.eis.Circuit;
import org.interphase.eis.CircuitFit;
import org.interphase.eis.ConstantPhase;
import org.interphase.eis.Element;
import org.interphase.eis.FitOptions;
import org.interphase.eis.FitResult;
import org.interphase.eis.Inductor;
import org.interphase.eis.Parameter;
import org.interphase.eis.Resistor;
import org.interphase.eis.Simulation;
import org.interphase.eis.Warburg;
import org.interphase.eis.Weighting;

/**
 * Random truths of many circuits, fitted without a guess and from the truth: how often the first is as good as the
 * second, S ≤ S(from the truth)·(1 + 1e-6), and in what processor time (median and longest). Magnitudes from mΩ to GΩ, 20 to 500 points over 4 to 7 decades, noise of 0.1
 * to 3 %, time constants inside the range and at least a factor of 5 apart, a quarter with shuffled frequencies, a
 * quarter with unit weights. Run by {@code ./calibrate soak SEED COPIES [verbose] [CIRCUIT...]}, of all circuits or of
 * those that are named.
 */
public final class GlobalSearchSoak {

    private static final String[] CIRCUITS = {
        "R0-p(R1,C1)", "R0-p(R1,CPE1)", "R0-p(R1,CPE1)-p(R2,CPE2)", "R0-p(R1,C1)-p(R2,C2)",
        "R0-p(R1,CPE1)-p(R2,CPE2)-p(R3,CPE3)", "R0-p(R1-W1,CPE1)", "R0-p(R1-W1,C1)", "L1-R0-p(R1,CPE1)",
        "L1-R0-p(R1,CPE1)-p(R2,CPE2)", "R0-p(R1,CPE1)-CPE2", "R0-p(R1,CPE1)-C1", "R0-p(R1,C1)-W1",
        "R0-p(R1,CPE1)-p(R2,CPE2)-Wo1", "R0-p(R1,CPE1)-Ws1", "R0-p(CPE1,R1-p(R2,CPE2))", "p(R1,CPE1)",
        "R0-p(R1-Wo1,CPE1)", "R0-p(R1,CPE1)-p(R2-W1,CPE2)", "p(C1,R1-p(R2,C2))", "R0-p(R1-Ws1,C1)",
        "p(R1,CPE1)-p(R2,CPE2)", "R0-p(R1,C1)-p(R2,C2)-p(R3,C3)-Wo1", "R0-p(C1,R1-p(R2-W1,C2))",
        "R0-p(R1-Wo1,C1)", "R0-p(R1-Ws1,CPE1)", "R0-p(R1,CPE1)-p(R2-Wo1,CPE2)", "R0-p(R1,C1)-p(R2,C2)-Ws1",
        "p(R1,C1-R2)", "p(R1,CPE1-R2)", "p(C1,R1-Wo1)", "p(CPE1,R1-p(R2,CPE2))"
    };
    private static final int[] POINTS = {20, 30, 50, 80, 120, 500};
    private static final double[] NOISE = {.001, .003, .01, .03};

    private GlobalSearchSoak() {}

    public static void main(String[] args) {
        long seed = args.length > 0 ? Long.parseLong(args[0]) : 1;
        int copies = args.length > 1 ? Integer.parseInt(args[1]) : 40;
        boolean verbose = args.length > 2 && args[2].equals("verbose");
        List<String> only = Arrays.asList(args).subList(Math.min(args.length, verbose ? 3 : 2), args.length);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        int reached = 0;
        int all = 0;
        int unconverged = 0;
        for (int c = 0; c < CIRCUITS.length; c++) {
            if (!only.isEmpty() && !only.contains(CIRCUITS[c])) {
                continue;
            }
            int good = 0;
            int open = 0;
            double worst = 0;
            double[] time = new double[copies];
            for (int i = 0; i < copies; i++) {
                Random random = new Random(seed * 1_000_003 + c * 1009 + i);
                Circuit circuit = Circuit.parse(CIRCUITS[c]);
                Case one = draw(circuit, random);
                FitOptions plain = FitOptions.of(one.weighting());
                FitOptions fromTruth = plain;
                for (int k = 0; k < one.truth().length; k++) {
                    fromTruth = fromTruth.withGuess(circuit.parameters().get(k).name(), one.truth()[k]);
                }
                long before = threads.getCurrentThreadCpuTime();
                FitResult fit = CircuitFit.fit(one.data(), circuit, plain);
                time[i] = (threads.getCurrentThreadCpuTime() - before) / 1e6;
                double best = CircuitFit.fit(one.data(), circuit, fromTruth).weightedSumOfSquares();
                double excess = fit.weightedSumOfSquares() / best - 1;
                good += excess <= 1e-6 ? 1 : 0;
                worst = Math.max(worst, excess);
                open += fit.converged() ? 0 : 1;
                if (verbose && (excess > 1e-6 || !fit.converged())) {
                    System.out.printf("  %s copy %d: %d points, noise %g, %s, S %.3g too large, %s%n    truth %s%n"
                                    + "    found %s%n", CIRCUITS[c], i, one.data().points(), one.noise(),
                            one.weighting(), excess, fit.converged() ? "converged" : "not converged",
                            Arrays.toString(one.truth()), Arrays.toString(fit.values()));
                }
            }
            reached += good;
            all += copies;
            unconverged += open;
            Arrays.sort(time);
            System.out.printf("%-38s %4d of %4d, largest excess of S %.2g, %d not converged; %.2f ms, longest %.0f ms%n",
                    CIRCUITS[c], good, copies, worst, open, time[copies / 2], time[copies - 1]);
        }
        System.out.printf("all circuits: %d of %d = %.2f %%; %d not converged%n", reached, all, 100.0 * reached / all,
                unconverged);
    }

    private record Case(double[] truth, ImpedanceSpectrum data, double noise, Weighting weighting) {}

    private static Case draw(Circuit circuit, Random random) {
        double size = Math.pow(10, -3 + 12 * random.nextDouble());
        double fmax = Math.pow(10, 2 + 5 * random.nextDouble());
        double fmin = fmax / Math.pow(10, 4 + 3 * random.nextDouble());
        int n = POINTS[random.nextInt(POINTS.length)];
        Double[] f = new Double[n];
        Arrays.setAll(f, i -> fmax * Math.pow(fmin / fmax, i / (n - 1.0)));
        if (random.nextInt(4) == 0) {
            Collections.shuffle(Arrays.asList(f), random);
        }
        double low = Math.log(2 * Math.PI * fmin);
        double high = Math.log(2 * Math.PI * fmax);
        double[] truth = values(circuit, size, low, high, random);
        double noise = NOISE[random.nextInt(NOISE.length)];
        ImpedanceSpectrum data = Simulation.simulate(
                circuit, truth, Arrays.stream(f).mapToDouble(x -> x).toArray(), noise, random.nextLong());
        return new Case(truth, data, noise, random.nextInt(4) == 0 ? Weighting.UNIT : Weighting.MODULUS);
    }

    private static double[] values(Circuit circuit, double size, double low, double high, Random random) {
        List<Element> elements = circuit.elements();
        int timed = (int) elements.stream().filter(e -> !(e instanceof Resistor || e instanceof Inductor)).count();
        double[] lnTau = times(timed, low, high, random);
        double[] resistance = new double[10];
        Arrays.setAll(resistance, i -> size * Math.exp(random.nextGaussian()));
        List<Parameter> parameters = circuit.parameters();
        double[] values = new double[parameters.size()];
        int k = 0;
        int t = 0;
        for (Element e : elements) {
            double r = resistance[e.number()];
            if (e instanceof Resistor) {
                values[k++] = r;
            } else if (e instanceof Inductor) {
                values[k++] = resistance[0] * Math.exp(random.nextGaussian() - high);
            } else if (e instanceof Capacitor) {
                values[k++] = Math.exp(lnTau[t++]) / r;
            } else if (e instanceof ConstantPhase) {
                double alpha = 0.65 + 0.35 * random.nextDouble();
                values[k++] = Math.exp(alpha * lnTau[t++]) / r;
                values[k++] = alpha;
            } else if (e instanceof Warburg) {
                values[k++] = size * Math.exp(-0.5 * lnTau[t++]);
            } else {
                values[k++] = size * Math.exp(random.nextGaussian());
                values[k++] = Math.exp(lnTau[t++]);
            }
        }
        return values;
    }

    /** Inside the range by a factor of two, and at least a factor of 5 apart. */
    private static double[] times(int count, double low, double high, Random random) {
        while (true) {
            double[] lnTau = new double[count];
            Arrays.setAll(lnTau, i -> -(low + 0.7 + (high - low - 1.4) * random.nextDouble()));
            double[] sorted = lnTau.clone();
            Arrays.sort(sorted);
            boolean apart = true;
            for (int i = 1; i < count; i++) {
                apart &= sorted[i] - sorted[i - 1] >= Math.log(5);
            }
            if (apart) {
                return lnTau;
            }
        }
    }
}
