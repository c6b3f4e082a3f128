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
 * each true slope, how often the curve is given, bias and scatter of ln j50, the pulls, (ln j50 − truth) over the stated
 * error, the share of open intervals, the coverage of the 95 % interval of j50 and on which side it misses, and that of
 * the band where the true probability is 0.2 and 0.8. The truths lie evenly in ln j50 from 0.025 to 0.4, so that brackets
 * are met near their ends as often as in their middle. Designs: so many regions at each of the paper's six current
 * densities, and so many that climb through them until they fail. With {@code --dump} prints sets and their curves for
 * compare_regions_with_scipy.py instead. Run by ./calibrate ccd.
 */
public final class RegionCalibration {

    private static final double[] DENSITIES = {0.02, 0.04, 0.06, 0.1, 0.2, 0.5};
    private static final double LOWEST_J50 = 0.025;
    private static final double HIGHEST_J50 = 0.4;
    private static final double[] SLOPES = {1.5, 3, 6, 12, 30, 1000};
    private static final int SETS = 1000;

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
        System.out.printf("seed %d, %d sets in each row%n", seed, SETS);
        System.out.println("regions       slope  given   open   bias ln  scatter   pull: mean    sd   coverage   below  above"
                + "   band at 0.2    0.8");
        for (boolean climbing : new boolean[] {false, true}) {
            for (int repeats : climbing ? new int[] {6, 12, 30} : new int[] {3, 5, 10}) {
                for (double slope : SLOPES) {
                    row(random, climbing, repeats, slope);
                }
            }
        }
    }

    private static void row(SplittableRandom random, boolean climbing, int repeats, double slope) {
        double n = 0;
        double open = 0;
        double below = 0;
        double above = 0;
        double[] inBand = new double[2];
        double error = 0;
        double error2 = 0;
        double pull = 0;
        double pull2 = 0;
        for (int i = 0; i < SETS; i++) {
            double j50 = truth((i + 0.5) / SETS);
            FailureProbability p = CriticalCurrentDensity.of(draw(random, climbing, repeats, j50, slope))
                    .probability();
            if (p == null) {
                continue;
            }
            n++;
            double e = Math.log(p.j50() / j50);
            error += e;
            error2 += e * e;
            pull += e / p.logJ50Error();
            pull2 += e / p.logJ50Error() * (e / p.logJ50Error());
            open += Double.isNaN(p.lower95()) || Double.isNaN(p.upper95()) ? 1 : 0;
            // An end that is not there excludes nothing.
            above += p.lower95() > j50 ? 1 : 0;
            below += p.upper95() < j50 ? 1 : 0;
            for (int k = 0; k < 2; k++) {
                double probability = k == 0 ? 0.2 : 0.8;
                double[] band = p.band(j50 * Math.exp(Math.log(probability / (1 - probability)) / slope));
                inBand[k] += band[0] <= probability && probability <= band[1] ? 1 : 0;
            }
        }
        System.out.printf(Locale.ROOT, "%-11s %7.4g  %5.3f  %5.3f   %7.3f  %7.3f   %10.2f %5.2f   %8.3f   %5.3f  %5.3f   %11.3f %6.3f%n",
                climbing ? repeats + " climbing" : "6 x " + repeats, slope, n / SETS, open / n, error / n,
                Math.sqrt(error2 / n - error / n * (error / n)), pull / n, Math.sqrt(pull2 / n - pull / n * (pull / n)),
                1 - (below + above) / n, below / n, above / n, inBand[0] / n, inBand[1] / n);
    }

    /** The truth at a part of the way, 0 to 1, from the lowest to the highest. */
    private static double truth(double part) {
        return LOWEST_J50 * Math.pow(HIGHEST_J50 / LOWEST_J50, part);
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
                    random, climbing, climbing ? 12 : 4, truth(random.nextDouble()), SLOPES[random.nextInt(6)]);
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
