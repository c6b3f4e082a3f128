// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.MemoryLayers;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.progress.Progress;
import org.interphase.sims.CorrectedStack;
import org.interphase.sims.Correction;
import org.interphase.sims.CorrectionPipeline;
import org.interphase.sims.DriftEstimate;
import org.interphase.sims.InterfaceFit;
import org.interphase.sims.NamedRegion;
import org.interphase.sims.PolarityRegistration;
import org.interphase.sims.Ratio;
import org.interphase.sims.RegionProfile;
import org.interphase.sims.SpikeSearch;
import org.interphase.sims.Topography;
import org.interphase.synthetic.internal.random.Counting;
import org.interphase.synthetic.internal.random.Xoshiro;
import org.interphase.synthetic.sims.GeneratedSimsStack;
import org.interphase.synthetic.sims.SimsRegion;
import org.interphase.synthetic.sims.SimsStackGenerator;
import org.interphase.synthetic.sims.SimsStackOptions;
import org.interphase.synthetic.sims.SimsTruth;
import org.interphase.synthetic.sims.SimsVariant;

/**
 * What the corrections and the profiles of ion stacks recover of generated ones, with pulls, against the bounds that were
 * set. Each stack goes through the suite's own corrections; the truth is only looked at afterwards. Arguments: the first
 * seed, how many seeds (3); each of the eight stacks of a seed has random numbers of its own. Exit status 1 where a bound is
 * missed.
 */
public final class SimsCalibration {

    private static final int N = SimsStackOptions.PIXELS;

    /** From so many seeds on, mean and standard deviation of the pulls say something. */
    private static final int ENOUGH_SEEDS = 20;

    /** Stacks of each seed. */
    private static final int STACKS = 8;

    private static final double FROM_UM = 1.0;
    private static final double TO_UM = 1.8;
    private static final double[] RATES_MCPS = {0.1, 0.3, 1, 2, 3, 5};
    private static final double DEAD_TIME_COUNTS = 4e7;
    private static final CorrectionPipeline PIPELINE = new CorrectionPipeline(List.of(
            new CorrectionPipeline.Step(new Correction.SpikesStep(), true),
            new CorrectionPipeline.Step(new Correction.FlatFieldStep(2), true)));

    /** What was found of one line of the table in all seeds: how far it is off, and in standard errors. */
    private static final class Line {
        private final List<Double> off = new ArrayList<>();
        private final List<Double> pulls = new ArrayList<>();

        void add(double difference, double standardError) {
            off.add(Math.abs(difference));
            pulls.add(difference / standardError);
        }

        double largest() {
            return off.stream().mapToDouble(v -> v).max().orElse(Double.NaN);
        }

        double mean() {
            return pulls.stream().mapToDouble(v -> v).average().orElse(Double.NaN);
        }

        double deviation() {
            double mean = mean();
            return Math.sqrt(pulls.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum() / (pulls.size() - 1));
        }

        /** Root mean square of pulls, or of what already is one. */
        double rootMeanSquare() {
            return Math.sqrt(pulls.stream().mapToDouble(v -> v * v).average().orElse(Double.NaN));
        }

        String pullText() {
            return String.format(Locale.ROOT, "pulls %+.2f ± %.2f", mean(), deviation());
        }
    }

    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Map<SimsRegion, Line> ratios = new EnumMap<>(SimsRegion.class);
    private double errorOverPoisson;
    private int beyond;
    private int stacks;
    private int spikesExpected;
    private int spikesFound;
    private final List<String> wrongSpikes = new ArrayList<>();
    private int refusalsExpected;
    private final List<String> notRefused = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final StringBuilder said = new StringBuilder();
    private boolean missed;

    public static void main(String[] arguments) throws Exception {
        long first = Long.parseLong(arguments[0]);
        int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        SimsCalibration all = new SimsCalibration();
        long begin = System.nanoTime();
        for (long seed = first; seed < first + count; seed++) {
            all.seed(seed);
            System.out.println("seed " + seed + ": " + all.said);
            all.said.setLength(0);
        }
        System.out.println();
        all.table(count);
        System.out.printf(Locale.ROOT, "%n%d stacks, %.0f s%n", all.stacks, (System.nanoTime() - begin) / 1e9);
        System.exit(all.missed ? 1 : 0);
    }

    private void seed(long seed) throws Exception {
        for (SimsRegion region : SimsRegion.values()) {
            said.append(System.lineSeparator()).append(String.format(Locale.ROOT, "  %-13s", region));
            GeneratedSimsStack plain = make(region, seed);
            CorrectedStack corrected = drift(plain, corrected(plain));
            profiles(plain.truth(), corrected);
            GeneratedSimsStack textured = make(region, seed, SimsVariant.TEXTURE, SimsVariant.MISREGISTRATION);
            register(textured.truth(), drift(textured, corrected(textured)));
        }
        GeneratedSimsStack displaced = make(SimsRegion.FAILED, seed, SimsVariant.MISREGISTRATION);
        register(displaced.truth(), corrected(displaced));
        GeneratedSimsStack island = make(SimsRegion.NON_SODIATED, seed, SimsVariant.TOPOGRAPHY);
        topography(island.truth(), corrected(island));
        said.append(System.lineSeparator()).append("  dead time    ");
        for (double rate : RATES_MCPS) {
            deadTime(rate, seed);
        }
    }

    private GeneratedSimsStack make(SimsRegion region, long seed, SimsVariant... variants) throws Exception {
        // Of one seed, regions have the same random numbers, and pulls of cycled and failed ones would be nearly the same.
        long own = STACKS * seed + stacks++ % STACKS;
        return SimsStackGenerator.generate(SimsStackOptions.of(region, variants).withSeed(own), Progress.NONE);
    }

    private Line line(String name) {
        return lines.computeIfAbsent(name, n -> new Line());
    }

    private void say(String format, Object... values) {
        said.append(String.format(Locale.ROOT, "; " + format, values));
    }

    private static String name(SimsTruth truth) {
        return truth.region() + (truth.variants().isEmpty() ? "" : " " + truth.variants());
    }

    /** Masks spikes, divides by a flat field; the spikes are compared with the truth. */
    private CorrectedStack corrected(GeneratedSimsStack made) throws Exception {
        CorrectionPipeline.Applied applied = PIPELINE.apply(made.stack(), Progress.NONE);
        List<SpikeSearch.Spike> found = SpikeSearch.of(CorrectedStack.of(made.stack()), Progress.NONE).spikes();
        SimsTruth.Spike truth = made.truth().spike();
        boolean there = truth != null
                && found.stream().anyMatch(s -> s.layer() == truth.layer() && s.polarity() == truth.polarity())
                && applied.stack().isMasked(truth.polarity(), truth.layer());
        spikesExpected += truth == null ? 0 : 1;
        spikesFound += there ? 1 : 0;
        if (there != (truth != null) || found.size() > (there ? 1 : 0)) {
            wrongSpikes.add(name(made.truth()) + " of seed " + made.truth().seed() + ": " + found);
        }
        return applied.stack();
    }

    private CorrectedStack drift(GeneratedSimsStack made, CorrectedStack stack) throws Exception {
        SimsTruth t = made.truth();
        boolean textured = t.grains() != null;
        DriftEstimate d = DriftEstimate.of(stack, DriftEstimate.Options.DEFAULT, Progress.NONE);
        if (!textured && t.region() != SimsRegion.FAILED) {
            refusalsExpected++;
            if (!d.refused()) {
                notRefused.add(name(t) + " of seed " + t.seed());
            }
        } else if (d.refused()) {
            refused.add("drift of " + name(t) + " of seed " + t.seed() + ": " + d.reason());
        }
        if (d.refused()) {
            say("drift refused");
            return stack;
        }
        double[][] truth = t.shiftsPx();
        double squares = 0;
        double pulls = 0;
        for (int k = 1; k < truth.length; k++) {
            for (int axis = 0; axis < 2; axis++) {
                double off = d.shiftPx()[k][axis] - truth[k][axis] + truth[0][axis];
                squares += off * off;
                pulls += Math.pow(off / d.standardErrorPx()[k][axis], 2);
            }
        }
        Line line = line("drift of " + t.region() + (textured ? ", T" : ""));
        line.off.add(Math.sqrt(squares / truth.length));
        line.pulls.add(Math.sqrt(pulls / 2 / (truth.length - 1)));
        say("drift off by %.3f px RMS, pulls %.2f", Math.sqrt(squares / truth.length), line.pulls.getLast());
        return d.applyTo(stack);
    }

    private void register(SimsTruth truth, CorrectedStack stack) throws Exception {
        PolarityRegistration r = PolarityRegistration.of(stack, List.of(), Progress.NONE);
        if (r.refused()) {
            refused.add("registration of " + name(truth) + " of seed " + truth.seed() + ": " + r.reason());
            return;
        }
        double x = r.shiftPx()[0] - truth.negativeShiftPx()[0];
        double y = r.shiftPx()[1] - truth.negativeShiftPx()[1];
        Line line = line("shift of X, " + truth.region() + (truth.grains() == null ? "" : ", T"));
        line.off.add(Math.hypot(x, y));
        line.pulls.add(x / r.standardErrorPx()[0]);
        line.pulls.add(y / r.standardErrorPx()[1]);
        say("polarities off by (%.3f, %.3f) px, pulls (%.1f, %.1f)", x, y, x / r.standardErrorPx()[0],
                y / r.standardErrorPx()[1]);
    }

    private void profiles(SimsTruth truth, CorrectedStack stack) throws Exception {
        RegionProfile profile = RegionProfile.of(stack, List.of(NamedRegion.ALL), Progress.NONE).get(0);
        Ratio r = Ratio.of(profile, "SiO2-", "PO2-", FROM_UM, TO_UM);
        double expected = truth.channel("SiO2-").orElseThrow().bulkCounts() / truth.channel("PO2-").orElseThrow().bulkCounts();
        double off = r.ratio() - expected;
        ratios.computeIfAbsent(truth.region(), k -> new Line()).add(off, r.standardError());
        line("ratio").add(off, r.standardError());
        beyond += Math.abs(off) > 3 * r.standardError() ? 1 : 0;
        errorOverPoisson = Math.max(
                errorOverPoisson, r.standardError() / (r.ratio() * Math.sqrt(1 / r.countsA() + 1 / r.countsB())));
        say("ratio %.4f ± %.4f, pull %+.1f", r.ratio(), r.standardError(), off / r.standardError());
        if (truth.interphase() != null) {
            InterfaceFit f = InterfaceFit.of(profile, "Na+");
            line("z0").add(f.z0Um() - truth.interphase().z0Um(), f.standardErrors().z0Um());
            line("width").add(f.widthUm() - truth.interphase().widthUm(), f.standardErrors().widthUm());
            line("edge ratio").add(f.ratio() - truth.interphase().sodiumRatio(), f.standardErrors().ratio());
            if (!f.determined()) {
                refused.add("edge of " + name(truth) + " of seed " + truth.seed());
            }
            say("Na edge %.5f µm, width %.5f µm, ratio %.4f", f.z0Um(), f.widthUm(), f.ratio());
        }
    }

    private void topography(SimsTruth truth, CorrectedStack stack) throws Exception {
        Topography t = Topography.of(stack, List.of(), Progress.NONE);
        if (t.refused()) {
            refused.add("topography of seed " + truth.seed() + ": " + t.reason());
            return;
        }
        SimsTruth.Island island = truth.island();
        double found = 0;
        double true2 = 0;
        for (int i = 0; i < N * N; i++) {
            double dx = (i % N + 0.5) * truth.pixelUm() - island.centreXUm();
            double dy = (i / N + 0.5) * truth.pixelUm() - island.centreYUm();
            double h = island.heightUm() * Math.exp(-(dx * dx + dy * dy) / (2 * island.sigmaUm() * island.sigmaUm()));
            if (h > 0.03) {
                found += t.heightUm()[i] * t.heightUm()[i];
                true2 += h * h;
            }
        }
        line("height").off.add(Math.abs(t.maxUm() / island.heightUm() - 1));
        line("height rms").off.add(Math.abs(Math.sqrt(found / true2) - 1));
        say("island %.4f of %.2f µm, RMS %+.2f %%", t.maxUm(), island.heightUm(), 100 * (Math.sqrt(found / true2) - 1));
    }

    /** Counts of a counter that is blind after each, at one rate in every pixel, through the pipeline. */
    private void deadTime(double megaCps, long seed) throws Exception {
        double mean = megaCps * 1e6 * SimsStackGenerator.DWELL_S;
        int layers = Math.max(1, (int) Math.round(DEAD_TIME_COUNTS / mean / (N * N)));
        short[][][] counts = new short[1][layers][N * N];
        IntStream.range(0, layers * N).parallel().forEach(row -> {
            Xoshiro random = new Xoshiro(seed, Math.round(megaCps * 1e6), row, 0);
            for (int i = 0; i < N; i++) {
                counts[0][row / N][row % N * N + i] = (short) Counting.nonParalysable(
                        mean, SimsStackGenerator.DEAD_TIME_S / SimsStackGenerator.DWELL_S, random);
            }
        });
        IonChannel channel = new IonChannel(
                "Na+", Double.NaN, IonPolarity.POSITIVE, new double[0], new double[0], SimsStackGenerator.DWELL_S,
                new DeadTime(DeadTime.Model.NON_PARALYSABLE, false, SimsStackGenerator.DEAD_TIME_S));
        IonStack stack = new IonStack(
                "1", "counts", new StackGeometry(layers, N, N, 1, 1), List.of(channel), MemoryLayers.of(counts), Map.of());
        CorrectedStack corrected = new CorrectionPipeline(
                        List.of(new CorrectionPipeline.Step(new Correction.DeadTimeStep(null, null), true)))
                .apply(stack, Progress.NONE)
                .stack();
        var curve = RegionProfile.of(corrected, List.of(NamedRegion.ALL), Progress.NONE).get(0).curves().get(0);
        double sum = Arrays.stream(curve.values()).sum();
        double variance = Arrays.stream(curve.variances()).sum();
        double arrived = mean * layers * N * N;
        double lost = 1 - Arrays.stream(curve.counts()).sum() / arrived;
        line("dead time").add(sum / arrived - 1, Math.sqrt(variance) / arrived);
        say("%.1f Mcps %.1f %% lost, %+.3f %% off", megaCps, 100 * lost, 100 * (sum / arrived - 1));
    }

    private void table(int count) {
        Line pooled = line("ratio");
        int allowed = Math.max(1, 3 * count / 60);
        System.out.println("| what | asked | found in " + count + " seeds | |");
        System.out.println("| --- | --- | --- | --- |");
        row("SiO₂⁻/PO₂⁻ of " + 3 * count + " regions beyond 3 standard errors", "at most " + allowed,
                beyond + ratios.entrySet().stream()
                        .map(e -> "; " + e.getKey() + " at most " + text(e.getValue().largest(), 4) + " off, "
                                + e.getValue().pullText())
                        .reduce("", String::concat),
                beyond <= allowed);
        row("their standard errors over the Poisson limit", "at most 1.5", text(errorOverPoisson, 4) + " at most",
                errorOverPoisson <= 1.5);
        String pulls = text(pooled.mean(), 2) + " ± " + text(pooled.deviation(), 2);
        if (count < ENOUGH_SEEDS) {
            System.out.println("| their pulls, pooled | mean 0 ± 0.3, deviation 1 ± 0.25 | " + pulls + " | from "
                    + ENOUGH_SEEDS + " seeds on |");
        } else {
            row("their pulls, pooled", "mean 0 ± 0.3, deviation 1 ± 0.25", pulls,
                    Math.abs(pooled.mean()) <= 0.3 && Math.abs(pooled.deviation() - 1) <= 0.25);
        }
        row("spike at layer 57, positive only, and no other in any stack", "always",
                spikesFound + " of " + spikesExpected + ", " + wrongSpikes.size() + " of " + stacks + " stacks wrong",
                wrongSpikes.isEmpty());
        bounded("Na⁺ edge at 0.350 µm, in nm", "z0", 1000, 1);
        bounded("its width of 0.050 µm, in nm", "width", 1000, 2);
        bounded("its ratio of 0.250", "edge ratio", 1, 0.005);
        for (SimsRegion region : SimsRegion.values()) {
            course("drift of " + region + ", T", 0.15);
        }
        course("drift of " + SimsRegion.FAILED, 0.3);
        row("drift of the other two refused", "always",
                refusalsExpected - notRefused.size() + " of " + refusalsExpected, notRefused.isEmpty());
        bounded("dead time, " + RATES_MCPS[0] + " to " + RATES_MCPS[RATES_MCPS.length - 1] + " Mcps, in %", "dead time", 100,
                0.1);
        bounded("height of the island of H, in %", "height", 100, 5);
        bounded("root mean square of its height, in %", "height rms", 100, 10);
        bounded("shift of X, failed, in px", "shift of X, failed", 1, 0.1);
        for (SimsRegion region : SimsRegion.values()) {
            bounded("shift of X, " + region + ", T, in px", "shift of X, " + region + ", T", 1, 0.1);
        }
        row("refusals where there is something to find", "none", Integer.toString(refused.size()), refused.isEmpty());
        wrongSpikes.forEach(s -> System.out.println("wrong spikes: " + s));
        notRefused.forEach(s -> System.out.println("drift not refused: " + s));
        refused.forEach(s -> System.out.println("refused: " + s));
    }

    private void bounded(String what, String name, double factor, double bound) {
        Line line = line(name);
        double found = factor * line.largest();
        row(what, "within " + text(bound, 3), text(found, 3) + " at most"
                + (line.pulls.isEmpty() ? "" : ", " + line.pullText()), found <= bound);
    }

    private void course(String name, double bound) {
        Line line = line(name);
        row(name + ", in px RMS", "within " + text(bound, 2),
                text(line.largest(), 3) + " at most, pulls " + text(line.rootMeanSquare(), 2) + " RMS",
                line.largest() <= bound);
    }

    private void row(String what, String asked, String found, boolean held) {
        missed |= !held;
        System.out.println("| " + what + " | " + asked + " | " + found + " | " + (held ? "held" : "**MISSED**") + " |");
    }

    private static String text(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
