// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.interphase.core.progress.Progress;
import org.interphase.cycling.AnalysisOptions;
import org.interphase.cycling.CycleAnalyser;
import org.interphase.cycling.CycleAnalysis;
import org.interphase.cycling.CycleEvent;
import org.interphase.cycling.EventKind;
import org.interphase.cycling.Verdict;
import org.interphase.synthetic.cycling.CycleGraphGenerator;
import org.interphase.synthetic.cycling.CycleGraphKind;
import org.interphase.synthetic.cycling.CycleGraphTruth;
import org.interphase.synthetic.cycling.GeneratedCycleGraph;

/**
 * How often verdicts on generated cycle graphs are right, whether their confidence is what it says, and how near events are
 * found to where they are. Arguments: a seed, how many graphs (1000), "verbose" to list what went wrong.
 */
public final class CycleCalibration {

    private static final double SAMPLING_S = 5;
    private static final double ONSET_S = 30;

    private record Judged(CycleGraphKind kind, double confidence, boolean right) {}

    private static final class Times {
        private int there;
        private int found;
        private final List<Double> pulls = new ArrayList<>();

        private void add(CycleAnalysis analysis, CycleGraphTruth.Event truth, EventKind kind, double within) {
            there++;
            CycleEvent nearest = null;
            for (CycleEvent e : analysis.events(kind)) {
                if (nearest == null || Math.abs(e.timeS() - truth.timeS()) < Math.abs(nearest.timeS() - truth.timeS())) {
                    nearest = e;
                }
            }
            if (nearest != null && Math.abs(nearest.timeS() - truth.timeS()) <= within) {
                found++;
                pulls.add((nearest.timeS() - truth.timeS()) / nearest.timeErrorS());
            }
        }

        private String text(double asked) {
            double mean = pulls.stream().mapToDouble(p -> p).average().orElse(Double.NaN);
            double sd = Math.sqrt(
                    pulls.stream().mapToDouble(p -> (p - mean) * (p - mean)).average().orElse(Double.NaN));
            return String.format(
                    Locale.ROOT,
                    "%4d of %4d = %5.1f %% (asked %.0f %%); pulls of those: mean %+.2f, standard deviation %.2f",
                    found, there, 100.0 * found / there, asked, mean, sd);
        }
    }

    public static void main(String[] arguments) throws Exception {
        long seed = Long.parseLong(arguments[0]);
        int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1000;
        boolean verbose = arguments.length > 2;
        CycleGraphKind[] kinds = CycleGraphKind.values();
        Map<CycleGraphKind, int[]> table = new EnumMap<>(CycleGraphKind.class);
        for (CycleGraphKind kind : kinds) {
            table.put(kind, new int[3]);
        }
        List<Judged> decided = new ArrayList<>();
        Times depletions = new Times();
        Times steps = new Times();
        Times drops = new Times();
        Times shorts = new Times();
        Times compliances = new Times();
        List<Double> ratioPulls = new ArrayList<>();
        int decidable = 0;
        int open = 0;
        int counted = 0;
        int right = 0;
        long nanos = 0;
        for (int k = 0; k < count; k++) {
            CycleGraphKind kind = kinds[k % kinds.length];
            long own = seed * 1_000_000 + k;
            GeneratedCycleGraph graph = CycleGraphGenerator.generate(kind, own);
            long begin = System.nanoTime();
            CycleAnalysis a = CycleAnalyser.analyse(graph.record(), AnalysisOptions.DEFAULT, Progress.NONE);
            nanos += System.nanoTime() - begin;
            table.get(kind)[a.verdict().ordinal()]++;
            boolean isRight = a.verdict().toString().equals(graph.truth().verdict());
            boolean inQuestion = kind != CycleGraphKind.MARGINAL && kind != CycleGraphKind.STOPPED_EARLY;
            if (inQuestion && !kind.verdict().equals("undetermined")) {
                decidable++;
                open += a.verdict() == Verdict.UNDETERMINED ? 1 : 0;
            }
            if (inQuestion && a.verdict() != Verdict.UNDETERMINED) {
                counted++;
                right += isRight ? 1 : 0;
                decided.add(new Judged(kind, a.confidence(), isRight));
            }
            if (verbose && !isRight) {
                System.out.printf(Locale.ROOT, "%s %d: %s %.3f, drop ratio %.3f ± %.3f, offset %.3f, truth %s%n", kind,
                        own, a.verdict(), a.confidence(),
                        a.deciding().map(s -> s.dropRatio()).orElse(Double.NaN),
                        a.deciding().map(s -> s.dropRatioError()).orElse(Double.NaN), a.offset(), graph.truth());
                a.evidence().forEach(e -> System.out.println("      " + e.speaksFor() + ": " + e.sentence()));
            }
            for (CycleGraphTruth.Event e : graph.truth().events()) {
                switch (e.kind()) {
                    case "depletion" -> depletions.add(a, e, EventKind.DEPLETION, 2 * SAMPLING_S);
                    case "step" -> {
                        int before = steps.found;
                        steps.add(a, e, EventKind.STEP, 2 * SAMPLING_S);
                        if (verbose && steps.found == before) {
                            System.out.println("MISSED step " + e + " in " + own + " " + graph.truth());
                            a.events().forEach(x -> System.out.println("      " + x));
                        }
                    }
                    case "soft-short" -> shorts.add(a, e, EventKind.SOFT_SHORT, 2 * SAMPLING_S);
                    case "compliance" -> compliances.add(a, e, EventKind.COMPLIANCE, ONSET_S);
                    case "drop" -> {
                        int before = drops.found;
                        drops.add(a, e, EventKind.DROP, ONSET_S);
                        if (verbose && drops.found == before) {
                            System.out.println("MISSED drop " + e + " in " + own + " " + graph.truth());
                            a.events().forEach(x -> System.out.println("      " + x));
                        }
                        a.events(EventKind.DROP).stream()
                                .filter(x -> Math.abs(x.timeS() - e.timeS()) <= ONSET_S)
                                .findFirst()
                                .ifPresent(x -> ratioPulls.add((x.value() - e.value()) / x.valueError()));
                    }
                    default -> {
                        // The jumps of a contact are steps as well; nothing is asked of them.
                    }
                }
            }
        }
        System.out.printf("%d graphs, kinds in turn, seed %d%n%n", count, seed);
        System.out.printf("%-14s %8s %8s %13s   right%n", "kind", "cycled", "failed", "undetermined");
        table.forEach((kind, n) ->
                System.out.printf("%-14s %8d %8d %13d   %s%n", kind, n[0], n[1], n[2], kind.verdict()));
        System.out.printf(
                Locale.ROOT,
                "%nWithout marginal and stopped-early:%n  undetermined where a verdict is right: %d of %d = %.2f %%"
                        + " (asked at most 5 %%)%n  decided that are right: %d of %d = %.2f %% (asked at least 98 %%)%n",
                open, decidable, 100.0 * open / decidable, right, counted, 100.0 * right / counted);
        List<Judged> sure = decided.stream().filter(j -> j.confidence() > 0.9).toList();
        long wrong = sure.stream().filter(j -> !j.right()).count();
        System.out.printf(
                Locale.ROOT, "  wrong of those surer than 0.9: %d of %d (asked at most 1 in 200)%n%n", wrong, sure.size());
        System.out.println("Confidence against truth");
        for (int decile = 0; decile < 10; decile++) {
            double low = decile / 10.0;
            List<Judged> in = decided.stream()
                    .filter(j -> j.confidence() >= low && (j.confidence() < low + 0.1 || low == 0.9))
                    .toList();
            if (in.isEmpty()) {
                continue;
            }
            double mean = in.stream().mapToDouble(Judged::confidence).average().orElseThrow();
            long good = in.stream().filter(Judged::right).count();
            System.out.printf(
                    Locale.ROOT, "  %.1f to %.1f: %4d verdicts, mean confidence %.4f, right %.4f%s%n", low, low + 0.1,
                    in.size(), mean, (double) good / in.size(),
                    in.size() < 20 ? "" : within(in.size(), good, mean) ? ", within 99 %" : ", OUTSIDE 99 %");
        }
        System.out.println();
        System.out.println("Events found");
        System.out.println("  depletions within 10 s:  " + depletions.text(95));
        System.out.println("  steps within 10 s:       " + steps.text(95));
        System.out.println("  drops within 30 s:       " + drops.text(90));
        System.out.println("  soft shorts within 10 s: " + shorts.text(0));
        System.out.println("  compliance within 30 s:  " + compliances.text(0));
        double mean = ratioPulls.stream().mapToDouble(p -> p).average().orElse(Double.NaN);
        double sd = Math.sqrt(
                ratioPulls.stream().mapToDouble(p -> (p - mean) * (p - mean)).average().orElse(Double.NaN));
        System.out.printf(
                Locale.ROOT, "  pulls of the drops' ratios: mean %+.2f, standard deviation %.2f%n", mean, sd);
        System.out.printf(Locale.ROOT, "%.2f ms a graph%n", nanos / 1e6 / count);
    }

    /** Whether so many of n are within the central 99 % of the binomial distribution of p. */
    private static boolean within(int n, long good, double p) {
        return tail(n, good, p) >= 0.005 && tail(n, n - good, 1 - p) >= 0.005;
    }

    /** Probability of at most k of n. */
    private static double tail(int n, long k, double p) {
        double sum = 0;
        double logTerm = n * Math.log1p(-p);
        for (int i = 0; i <= k; i++) {
            sum += Math.exp(logTerm);
            logTerm += Math.log((double) (n - i) / (i + 1)) + Math.log(p / (1 - p));
        }
        return Math.min(1, sum);
    }

    private CycleCalibration() {}
}
