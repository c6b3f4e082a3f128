// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0

import java.util.Arrays;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.eis.Circuit;
import org.interphase.eis.CircuitFit;
import org.interphase.eis.FitOptions;
import org.interphase.eis.FitResult;
import org.interphase.eis.FittedParameter;
import org.interphase.eis.FrequencyGrid;
import org.interphase.eis.Simulation;

/**
 * Fits 300 noisy copies of row I of Table 1 for each seed on the command line and prints the pulls, (value − truth) over
 * the stated error: their mean and standard deviation, the bias, the coverage of the 95 % intervals. With {@code --dump}
 * prints one spectrum and its fit for compare_with_scipy.py instead. Run by ./calibrate.
 */
public final class Calibration {

    private static final Circuit CIRCUIT = Circuit.parse("R(RQ)(RQ)");
    private static final double[] TRUTH = {500, 3188, 1.235588e-09, 0.9, 25135, 6.3410653e-09, 0.9};
    private static final double[] FREQUENCIES = new FrequencyGrid(7e6, 100, 10).frequenciesHz();
    private static final int COPIES = 300;

    private Calibration() {}

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("--dump")) {
            dump(Long.parseLong(args[1]));
            return;
        }
        for (String arg : args.length == 0 ? new String[] {"1"} : args) {
            calibrate(Long.parseLong(arg));
        }
    }

    private static void calibrate(long seed) {
        int p = TRUTH.length;
        double[] pull = new double[p];
        double[] pull2 = new double[p];
        double[] error = new double[p];
        double[] error2 = new double[p];
        double[] stated = new double[p];
        int[] covered = new int[p];
        int unconverged = 0;
        for (int i = 0; i < COPIES; i++) {
            ImpedanceSpectrum data =
                    Simulation.simulate(CIRCUIT, TRUTH, FREQUENCIES, 0.01, seed * 1_000_003 + i);
            FitResult fit = CircuitFit.fit(data, CIRCUIT, FitOptions.DEFAULT);
            unconverged += fit.converged() ? 0 : 1;
            for (int k = 0; k < p; k++) {
                FittedParameter f = fit.parameters().get(k);
                double e = f.value() - TRUTH[k];
                double x = e / f.standardError();
                pull[k] += x / COPIES;
                pull2[k] += x * x / COPIES;
                error[k] += e / COPIES;
                error2[k] += e * e / COPIES;
                stated[k] += f.standardError() / COPIES;
                covered[k] += f.lower95() <= TRUTH[k] && TRUTH[k] <= f.upper95() ? 1 : 0;
            }
        }
        System.out.printf("seed %d, %d copies, %d not converged%n", seed, COPIES, unconverged);
        System.out.println("parameter    bias %   mean pull   sd of pull   scatter/stated error   coverage");
        for (int k = 0; k < p; k++) {
            double scatter = Math.sqrt((error2[k] - error[k] * error[k]) * COPIES / (COPIES - 1));
            System.out.printf("%-11s %7.3f %11.3f %12.3f %22.3f %10.3f%n", CIRCUIT.parameters().get(k).name(),
                    100 * error[k] / TRUTH[k], pull[k], Math.sqrt(pull2[k] - pull[k] * pull[k]), scatter / stated[k],
                    covered[k] / (double) COPIES);
        }
    }

    private static void dump(long seed) {
        ImpedanceSpectrum data = Simulation.simulate(CIRCUIT, TRUTH, FREQUENCIES, 0.01, seed);
        FitResult fit = CircuitFit.fit(data, CIRCUIT, FitOptions.DEFAULT);
        System.out.println(Arrays.toString(data.frequencyHz()));
        System.out.println(Arrays.toString(data.re()));
        System.out.println(Arrays.toString(data.im()));
        System.out.println(Arrays.toString(fit.values()));
        System.out.println(Arrays.toString(
                fit.parameters().stream().mapToDouble(FittedParameter::standardError).toArray()));
        System.out.println("[" + fit.weightedSumOfSquares() + "]");
    }
}
