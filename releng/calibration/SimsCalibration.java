// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0

import java.util.List;
import java.util.Locale;
import org.interphase.core.data.IonStack;
import org.interphase.core.progress.Progress;
import org.interphase.sims.CorrectedStack;
import org.interphase.sims.DeadTimeCorrection;
import org.interphase.sims.DriftEstimate;
import org.interphase.sims.PolarityRegistration;
import org.interphase.sims.SpikeSearch;
import org.interphase.sims.Topography;
import org.interphase.synthetic.sims.GeneratedSimsStack;
import org.interphase.synthetic.sims.SimsRegion;
import org.interphase.synthetic.sims.SimsStackGenerator;
import org.interphase.synthetic.sims.SimsStackOptions;
import org.interphase.synthetic.sims.SimsTruth;
import org.interphase.synthetic.sims.SimsVariant;

/**
 * What the corrections of ion stacks recover of generated ones: drift, registration, spikes, dead time and topography, with
 * pulls. Arguments: the first seed, how many seeds (3).
 */
public final class SimsCalibration {

    private static final int N = SimsStackOptions.PIXELS;

    public static void main(String[] arguments) throws Exception {
        long first = Long.parseLong(arguments[0]);
        int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        for (long seed = first; seed < first + count; seed++) {
            System.out.println("seed " + seed);
            for (SimsRegion region : SimsRegion.values()) {
                drift(make(region, seed));
                GeneratedSimsStack textured = make(region, seed, SimsVariant.TEXTURE, SimsVariant.MISREGISTRATION);
                drift(textured);
                register(textured);
                spikes(textured);
                register(make(region, seed, SimsVariant.MISREGISTRATION));
            }
            topography(make(SimsRegion.NON_SODIATED, seed, SimsVariant.TOPOGRAPHY));
            topography(make(SimsRegion.NON_SODIATED, seed, SimsVariant.TOPOGRAPHY, SimsVariant.TEXTURE));
            deadTime(seed);
        }
    }

    private static GeneratedSimsStack make(SimsRegion region, long seed, SimsVariant... variants) throws Exception {
        return SimsStackGenerator.generate(SimsStackOptions.of(region, variants).withSeed(seed), Progress.NONE);
    }

    private static String name(SimsTruth t) {
        return String.format(Locale.ROOT, "  %-13s %-4s", t.region(), t.variants());
    }

    private static void drift(GeneratedSimsStack made) throws Exception {
        long begin = System.nanoTime();
        DriftEstimate d =
                DriftEstimate.of(CorrectedStack.of(made.stack()), DriftEstimate.Options.DEFAULT, Progress.NONE);
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (d.refused()) {
            System.out.printf(Locale.ROOT, "%s drift refused, confidence %.1f%n", name(made.truth()), d.confidence());
            return;
        }
        double[][] truth = made.truth().shiftsPx();
        double squares = 0;
        double pulls = 0;
        double largest = 0;
        for (int k = 1; k < truth.length; k++) {
            double dx = d.shiftPx()[k][0] - truth[k][0] + truth[0][0];
            double dy = d.shiftPx()[k][1] - truth[k][1] + truth[0][1];
            squares += dx * dx + dy * dy;
            largest = Math.max(largest, Math.hypot(dx, dy));
            pulls += Math.pow(dx / d.standardErrorPx()[k][0], 2) + Math.pow(dy / d.standardErrorPx()[k][1], 2);
        }
        System.out.printf(
                Locale.ROOT,
                "%s drift %.3f px root mean square, %.2f px at most; pulls %.2f; confidence %.0f, others %.2f; %.1f s%n",
                name(made.truth()), Math.sqrt(squares / truth.length), largest, Math.sqrt(pulls / 2 / (truth.length - 1)),
                d.confidence(), d.shareOfOthers(), seconds);
    }

    private static void register(GeneratedSimsStack made) throws Exception {
        PolarityRegistration r = PolarityRegistration.of(CorrectedStack.of(made.stack()), List.of(), Progress.NONE);
        double[] truth = made.truth().negativeShiftPx();
        if (r.refused()) {
            System.out.printf(Locale.ROOT, "%s registration refused, confidence %.1f%n", name(made.truth()), r.confidence());
            return;
        }
        System.out.printf(
                Locale.ROOT, "%s registration off by (%.3f, %.3f) px; pulls (%.1f, %.1f); confidence %.0f%n",
                name(made.truth()), r.shiftPx()[0] - truth[0], r.shiftPx()[1] - truth[1],
                (r.shiftPx()[0] - truth[0]) / r.standardErrorPx()[0], (r.shiftPx()[1] - truth[1]) / r.standardErrorPx()[1],
                r.confidence());
    }

    private static void spikes(GeneratedSimsStack made) throws Exception {
        System.out.printf(
                Locale.ROOT, "%s spikes %s, truth %s%n", name(made.truth()),
                SpikeSearch.of(CorrectedStack.of(made.stack()), Progress.NONE).spikes(), made.truth().spike());
    }

    private static void topography(GeneratedSimsStack made) throws Exception {
        Topography t = Topography.of(CorrectedStack.of(made.stack()), List.of(), Progress.NONE);
        if (t.refused()) {
            System.out.println(name(made.truth()) + " topography refused: " + t.reason());
            return;
        }
        SimsTruth.Island island = made.truth().island();
        double p = made.truth().pixelUm();
        double found = 0;
        double truth = 0;
        for (int i = 0; i < N * N; i++) {
            double dx = (i % N + 0.5) * p - island.centreXUm();
            double dy = (i / N + 0.5) * p - island.centreYUm();
            double h = island.heightUm() * Math.exp(-(dx * dx + dy * dy) / (2 * island.sigmaUm() * island.sigmaUm()));
            if (h > 0.03) {
                found += t.heightUm()[i] * t.heightUm()[i];
                truth += h * h;
            }
        }
        System.out.printf(
                Locale.ROOT, "%s height %.4f of %.2f um; root mean square where it is above 0.03 um %+.1f %% off%n",
                name(made.truth()), t.maxUm(), island.heightUm(), 100 * (Math.sqrt(found / truth) - 1));
    }

    private static void deadTime(long seed) throws Exception {
        GeneratedSimsStack lossless = make(SimsRegion.FAILED, seed);
        GeneratedSimsStack lossy = make(SimsRegion.FAILED, seed, SimsVariant.DEAD_TIME);
        IonStack stack = lossy.stack();
        double fraction = SimsStackGenerator.DEAD_TIME_S / SimsStackGenerator.DWELL_S;
        for (String species : List.of("Na+", "O-")) {
            int c = stack.indexOf(species).orElseThrow();
            int[] image = new int[N * N];
            double raw = 0;
            double sum = 0;
            double variance = 0;
            for (int k = 0; k < stack.geometry().layers(); k++) {
                stack.source().read(c, k, image);
                for (int m : image) {
                    raw += m;
                    sum += DeadTimeCorrection.nonParalysable(m, fraction);
                    variance += DeadTimeCorrection.nonParalysableVariance(m, fraction);
                }
            }
            double expected = lossless.truth().channel(species).orElseThrow().expectedCounts();
            System.out.printf(
                    Locale.ROOT, "%s %s: %.4f %% lost, %.4f %% off after the correction; pull %.2f%n", name(lossy.truth()), species,
                    100 * (1 - raw / expected), 100 * (sum / expected - 1), (sum - expected) / Math.sqrt(variance));
        }
    }
}
