// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.interphase.cycling.CriticalCurrentDensity;
import org.interphase.cycling.FailureProbability;
import org.interphase.cycling.RegionVerdict;
import org.interphase.cycling.Verdict;

/**
 * Draws sets of regions whose limits are distributed log-logistically about a true j50 and prints, for each design and
 * each true slope, how often the curve is given, the bias of ln j50, the pulls, (ln j50 − truth) over the stated error,
 * the share of open intervals, and the coverage of the 95 % intervals of j50 for four truths and of the band where the
 * true probability is 0.2 and 0.8. Designs: so many regions at each of the paper's six current densities, and so many
 * that climb through them until they fail. With {@code --dump} prints sets and their curves for
 * compare_regions_with_scipy.py instead. Run by ./calibrate ccd.
 */
public final class RegionCalibration {

    private static final double[] DENSITIES = {0.02, 0.04, 0.06, 0.1, 0.2, 0.5};
    private static final double[] TRUE_J50 = {0.03, 0.05, 0.085, 0.15};
    private static final double[] SLOPES = {1.5, 3, 6, 12, 30, 1000};
    private static final int COPIES = 500;

    private RegionCalibration() {}

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
        SplittableRandom random = new SplittableRandom(seed);
        System.out.printf("seed %d, %d sets for each true j50 of 0.03, 0.05, 0.085, 0.15%n", seed, COPIES);
        System.out.println("regions          slope   given  bias ln   pull mean    sd    open   coverage at each j50"
                + "          all    below  above   band at 0.2    0.8");
        for (boolean climbing : new boolean[] {false, true}) {
            for (int repeats : climbing ? new int[] {6, 12, 30} : new int[] {3, 5, 10}) {
                for (double slope : SLOPES) {
                    row(random, climbing, repeats, slope);
                }
            }
        }
    }

    private static void row(SplittableRandom random, boolean climbing, int repeats, double slope) {
        int given = 0;
        int open = 0;
        int below = 0;
        int above = 0;
        int[] inBand = new int[2];
        double error = 0;
        double pull = 0;
        double pull2 = 0;
        StringBuilder byTruth = new StringBuilder();
        for (double j50 : TRUE_J50) {
            int curves = 0;
            int covered = 0;
            for (int i = 0; i < COPIES; i++) {
                FailureProbability p = CriticalCurrentDensity.of(draw(random, climbing, repeats, j50, slope))
                        .probability();
                if (p == null) {
                    continue;
                }
                curves++;
                double e = Math.log(p.j50() / j50);
                error += e;
                pull += e / p.logJ50Error();
                pull2 += e / p.logJ50Error() * (e / p.logJ50Error());
                open += Double.isNaN(p.lower95()) || Double.isNaN(p.upper95()) ? 1 : 0;
                // An end that is not there excludes nothing.
                boolean tooHigh = p.lower95() > j50;
                boolean tooLow = p.upper95() < j50;
                above += tooHigh ? 1 : 0;
                below += tooLow ? 1 : 0;
                covered += tooHigh || tooLow ? 0 : 1;
                for (int k = 0; k < 2; k++) {
                    double truth = k == 0 ? 0.2 : 0.8;
                    double[] band = p.band(j50 * Math.exp(Math.log(truth / (1 - truth)) / slope));
                    inBand[k] += band[0] <= truth && truth <= band[1] ? 1 : 0;
                }
            }
            given += curves;
            byTruth.append(String.format(Locale.ROOT, " %6.3f", covered / (double) curves));
        }
        double n = given;
        double mean = pull / n;
        System.out.printf(Locale.ROOT, "%-15s %6.4g  %6.3f  %7.3f  %10.2f %5.2f  %6.3f  %s   %6.3f  %6.3f %6.3f   %11.3f %6.3f%n",
                climbing ? repeats + " climbing" : "6 x " + repeats, slope, n / COPIES / TRUE_J50.length, error / n, mean,
                Math.sqrt(pull2 / n - mean * mean), open / n, byTruth, 1 - (below + above) / n, below / n, above / n,
                inBand[0] / n, inBand[1] / n);
    }

    private static List<RegionVerdict> draw(
            SplittableRandom random, boolean climbing, int repeats, double j50, double slope) {
        List<RegionVerdict> rows = new ArrayList<>();
        for (int i = 0; i < repeats; i++) {
            double limit = limit(random, j50, slope);
            for (double j : DENSITIES) {
                limit = climbing ? limit : limit(random, j50, slope);
                boolean failed = limit < j;
                String region = climbing ? "r" + i : "r" + i + "@" + j;
                rows.add(new RegionVerdict(
                        region, "1", 0, j, failed ? Verdict.FAILED : Verdict.CYCLED, 0.99, true, ""));
                if (climbing && failed) {
                    break;
                }
            }
        }
        return rows;
    }

    private static double limit(SplittableRandom random, double j50, double slope) {
        double u = random.nextDouble(Double.MIN_NORMAL, 1);
        return j50 * Math.exp(Math.log(u / (1 - u)) / slope);
    }

    private static void dump(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 60; i++) {
            boolean climbing = i % 2 == 1;
            List<RegionVerdict> rows = draw(
                    random, climbing, climbing ? 12 : 4, TRUE_J50[random.nextInt(4)], SLOPES[random.nextInt(6)]);
            FailureProbability p = CriticalCurrentDensity.of(rows).probability();
            StringBuilder out = new StringBuilder("{\"rows\": [");
            for (RegionVerdict v : rows) {
                out.append(out.charAt(out.length() - 1) == '[' ? "" : ", ").append("[\"").append(v.region())
                        .append("\", ").append(v.currentDensityUaPerUm2()).append(", ")
                        .append(v.verdict() == Verdict.FAILED).append(']');
            }
            out.append("], \"curve\": ").append(p == null
                    ? "null"
                    : "[" + p.j50() + ", " + p.lower95() + ", " + p.upper95() + ", " + p.slope() + ", "
                            + p.slopeError() + ", " + p.logJ50Error() + ", " + p.correlation() + "]");
            System.out.println(out.append('}'));
        }
    }
}
