// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.interphase.core.unit.ValueText;
import org.interphase.cycling.internal.FirthLogistic;

/**
 * Which current density a set of regions bears.
 *
 * @param criticalCurrentDensityUaPerUm2 the highest at which a region cycled, in µA µm⁻²; NaN where none did
 * @param lower the same
 * @param upper the lowest at which a region failed, in µA µm⁻²; NaN where none did
 * @param probability the probability of failing against the current density; null where there are not enough repeats
 * @param verdicts all regions, by current density, those without one last
 * @param contradictions regions that failed at or below a current density at which others cycled, by current density
 * @param remarks why there is no curve, and what it leaves out; sentences
 */
public record CriticalCurrentDensity(
        double criticalCurrentDensityUaPerUm2,
        double lower,
        double upper,
        FailureProbability probability,
        List<RegionVerdict> verdicts,
        List<Contradiction> contradictions,
        List<String> remarks) {

    /** Current densities that differ by less than this part are the same: a potentiostat keeps its current better. */
    public static final double SAME = 0.02;

    /**
     * The fewest regions of which a curve is made. With five at two current densities even the clearest outcome, all
     * cycled at one and all failed at the other, leaves an end of the interval open; with three and three it does not.
     */
    public static final int FEWEST_REGIONS = 6;

    private static final String UNIT = " µA µm⁻²";

    /** Copies the lists. */
    public CriticalCurrentDensity {
        verdicts = List.copyOf(verdicts);
        contradictions = List.copyOf(contradictions);
        remarks = List.copyOf(remarks);
    }

    /**
     * Two regions that contradict each other, or one that did so with itself.
     *
     * @param failed the region that failed at the lower current density
     * @param failedAt at which, in µA µm⁻²
     * @param cycled the region that cycled at the same or a higher one
     * @param cycledAt at which, in µA µm⁻²
     */
    public record Contradiction(String failed, double failedAt, String cycled, double cycledAt) {}

    /** {@return whether there is a current density at which a region cycled, and one at which a region failed} */
    public boolean hasBracket() {
        return Double.isFinite(lower) && Double.isFinite(upper);
    }

    /**
     * What one record says of its region: a row for each current density at which it was plated, in the record's order.
     *
     * <p>Plating steps at the same current density (within {@link #SAME}) are one row: failed if one of them failed,
     * cycled if all cycled that are decided, undetermined where none is. The row names the step that failed, else the
     * least sure of those that cycled. Once a step failed, the region is shorted: later steps at other current densities
     * have rows that do not count.
     *
     * @param region the region's name
     * @param dataset the data set's ID
     * @param analysis of its record
     */
    public static List<RegionVerdict> verdicts(String region, String dataset, CycleAnalysis analysis) {
        List<CurrentStep> plating = CurrentStep.of(analysis.steps(), Polarity.PLATE);
        if (plating.isEmpty()) {
            String reason = analysis.evidence().stream()
                    .filter(e -> e.speaksFor() == Verdict.UNDETERMINED)
                    .map(Evidence::sentence)
                    .findFirst()
                    .orElse("");
            return List.of(new RegionVerdict(
                    region,
                    dataset,
                    -1,
                    analysis.currentDensityUaPerUm2(),
                    Verdict.UNDETERMINED,
                    analysis.confidence(),
                    false,
                    "no plating step" + (reason.isEmpty() ? "" : ": " + reason)));
        }
        List<List<CurrentStep>> groups = new ArrayList<>();
        List<CurrentStep> failed = null;
        int before = 0;
        for (CurrentStep step : plating) {
            List<CurrentStep> group = null;
            // Steps after the failure are no repeats of those before it.
            for (List<CurrentStep> g : groups.subList(failed == null ? 0 : before, groups.size())) {
                group = same(g.get(0).currentDensityUaPerUm2(), step.currentDensityUaPerUm2()) ? g : group;
            }
            if (failed != null && same(failed.get(0).currentDensityUaPerUm2(), step.currentDensityUaPerUm2())) {
                group = failed;
            }
            if (group == null) {
                group = new ArrayList<>();
                groups.add(group);
            }
            group.add(step);
            if (failed == null && step.verdict() == Verdict.FAILED) {
                failed = group;
                before = groups.size();
            }
        }
        List<RegionVerdict> rows = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            CurrentStep step = deciding(groups.get(i));
            String note = unusable(step.verdict(), step.currentDensityUaPerUm2());
            if (failed != null && i >= before) {
                note = shorted(deciding(failed).currentDensityUaPerUm2());
            } else if (step.verdict() == Verdict.UNDETERMINED) {
                note = note + reason(analysis, step);
            }
            rows.add(new RegionVerdict(
                    region,
                    dataset,
                    step.index(),
                    step.currentDensityUaPerUm2(),
                    step.verdict(),
                    step.confidence(),
                    note.isEmpty(),
                    note));
        }
        return List.copyOf(rows);
    }

    private static CurrentStep deciding(List<CurrentStep> group) {
        CurrentStep found = group.get(0);
        for (CurrentStep step : group) {
            if (step.verdict() == Verdict.FAILED) {
                return step;
            }
            boolean decides = step.verdict() == Verdict.CYCLED
                    && (found.verdict() != Verdict.CYCLED || step.confidence() < found.confidence());
            found = decides ? step : found;
        }
        return found;
    }

    private static String reason(CycleAnalysis analysis, CurrentStep step) {
        return analysis.evidence().stream()
                .filter(e -> e.step() == step.index() && e.speaksFor() == Verdict.UNDETERMINED)
                .map(e -> ": " + e.sentence())
                .findFirst()
                .orElse("");
    }

    /**
     * {@return why a verdict cannot count whatever else is known; empty where it can}
     *
     * @param verdict the verdict
     * @param density its current density in µA µm⁻²
     */
    private static String unusable(Verdict verdict, double density) {
        if (!(density > 0) || Double.isInfinite(density)) {
            return Double.isNaN(density)
                    ? "its current density is not known"
                    : "expected a current density above 0, found " + number(density);
        }
        return verdict == Verdict.UNDETERMINED ? "undetermined" : "";
    }

    private static String shorted(double density) {
        return "shorted: the region failed before"
                + (density > 0 ? ", at " + number(density) + UNIT : "");
    }

    private static boolean same(double a, double b) {
        return Double.compare(a, b) == 0 || Math.abs(a - b) <= SAME * Math.max(a, b);
    }

    private static boolean atMost(double a, double b) {
        return a <= b || same(a, b);
    }

    private static String number(double value) {
        return ValueText.number(value, 4);
    }

    /**
     * Brackets the critical current density, names contradictions, and fits the probability of failing.
     *
     * <p>Rows of the same region count in the list's order: once it failed, later ones at other current densities do not
     * count, and rows at the same current density (within {@link #SAME}) are one verdict, failed if one of them failed.
     * Rows without a current density above 0 and undetermined ones stay in the table, with a note, and do not count.
     *
     * <p>The curve is there where at least {@link #FEWEST_REGIONS} regions count, some failed and some cycled, at two
     * current densities or more, and at one of them at least two regions: without repeats a curve says no more than the
     * bracket. It is left out too where failing does not become likelier with the current density. A region that cycled
     * at a and then failed at b &gt; a enters it as one region whose limit lies between a and b, not as independent
     * ones; one that only cycled, at several, by the highest. A region that failed at or below a current density that it
     * bore before enters by its failure alone, and is named. The regions are taken as independent, their verdicts as
     * right.
     *
     * @param verdicts the rows of all regions, those of one region in the order of time
     */
    public static CriticalCurrentDensity of(List<RegionVerdict> verdicts) {
        Map<String, List<RegionVerdict>> regions = new LinkedHashMap<>();
        for (RegionVerdict v : verdicts) {
            regions.computeIfAbsent(v.region(), r -> new ArrayList<>()).add(v);
        }
        List<RegionVerdict> rows = new ArrayList<>();
        regions.values().forEach(r -> rows.addAll(reconciled(r)));
        rows.sort(Comparator.comparingDouble(RegionVerdict::currentDensityUaPerUm2));
        double lower = Double.NaN;
        double upper = Double.NaN;
        List<RegionVerdict> counted =
                rows.stream().filter(RegionVerdict::counted).toList();
        for (RegionVerdict v : counted) {
            if (v.verdict() == Verdict.CYCLED) {
                lower = v.currentDensityUaPerUm2();
            } else if (Double.isNaN(upper)) {
                upper = v.currentDensityUaPerUm2();
            }
        }
        List<String> remarks = new ArrayList<>();
        Optional<FailureProbability> probability = probability(counted, remarks);
        return new CriticalCurrentDensity(
                lower, lower, upper, probability.orElse(null), rows, contradictions(counted), remarks);
    }

    private static List<Contradiction> contradictions(List<RegionVerdict> counted) {
        List<Contradiction> found = new ArrayList<>();
        for (RegionVerdict f : counted) {
            for (RegionVerdict c : counted) {
                if (f.verdict() == Verdict.FAILED
                        && c.verdict() == Verdict.CYCLED
                        && atMost(f.currentDensityUaPerUm2(), c.currentDensityUaPerUm2())) {
                    found.add(new Contradiction(
                            f.region(), f.currentDensityUaPerUm2(), c.region(), c.currentDensityUaPerUm2()));
                }
            }
        }
        return found;
    }

    /** The rows of one region, each with whether it counts beside the others. */
    private static List<RegionVerdict> reconciled(List<RegionVerdict> given) {
        List<RegionVerdict> rows = new ArrayList<>();
        RegionVerdict failed = null;
        for (RegionVerdict v : given) {
            String note = v.counted() ? unusable(v.verdict(), v.currentDensityUaPerUm2()) : v.note();
            if (v.counted() && note.isEmpty()) {
                if (failed != null) {
                    note = same(failed.currentDensityUaPerUm2(), v.currentDensityUaPerUm2())
                            ? "one verdict with " + failed.dataset() + ", which failed"
                            : shorted(failed.currentDensityUaPerUm2());
                } else {
                    for (int i = 0; i < rows.size(); i++) {
                        RegionVerdict earlier = rows.get(i);
                        if (!earlier.counted()
                                || !same(earlier.currentDensityUaPerUm2(), v.currentDensityUaPerUm2())) {
                            continue;
                        }
                        if (v.verdict() == Verdict.FAILED) {
                            rows.set(i, uncounted(earlier, "one verdict with " + v.dataset() + ", which failed"));
                        } else {
                            note = "one verdict with " + earlier.dataset() + ", which cycled as well";
                        }
                    }
                    failed = v.verdict() == Verdict.FAILED ? v : null;
                }
            }
            rows.add(note.isEmpty() && v.counted() ? v : uncounted(v, note));
        }
        return rows;
    }

    private static RegionVerdict uncounted(RegionVerdict v, String note) {
        return new RegionVerdict(
                v.region(),
                v.dataset(),
                v.step(),
                v.currentDensityUaPerUm2(),
                v.verdict(),
                v.confidence(),
                false,
                note);
    }

    /** What is known of a region's limit: it cycled at {@code from} (NaN for nowhere), failed at {@code to}. */
    private record Limit(double from, double to) {}

    private static Optional<FailureProbability> probability(List<RegionVerdict> counted, List<String> remarks) {
        List<Double> levels = levels(counted);
        Map<String, double[]> byRegion = new LinkedHashMap<>();
        for (RegionVerdict v : counted) {
            double[] limit = byRegion.computeIfAbsent(v.region(), r -> new double[] {Double.NaN, Double.NaN});
            limit[v.verdict() == Verdict.CYCLED ? 0 : 1] = level(levels, v.currentDensityUaPerUm2());
        }
        Map<Limit, Integer> limits = new LinkedHashMap<>();
        Set<Double> places = new LinkedHashSet<>();
        int failed = 0;
        for (Map.Entry<String, double[]> region : byRegion.entrySet()) {
            double from = region.getValue()[0];
            double to = region.getValue()[1];
            if (from >= to) {
                remarks.add(region.getKey() + " failed at " + number(to) + UNIT + " and had cycled at " + number(from)
                        + UNIT + "; the probability of failing has its failure alone.");
                from = Double.NaN;
            }
            failed += Double.isNaN(to) ? 0 : 1;
            limits.merge(new Limit(from, to), 1, Integer::sum);
            places.add(from);
            places.add(to);
        }
        places.remove(Double.NaN);
        String missing = missing(counted, levels, byRegion.size(), failed, places.size());
        if (!missing.isEmpty()) {
            remarks.add("No probability of failing: " + missing + ".");
            return Optional.empty();
        }
        Optional<FailureProbability> curve = fit(limits, byRegion.size());
        if (curve.isEmpty()) {
            remarks.add("No probability of failing: it does not rise with the current density in a way that these regions"
                    + " show.");
        }
        return curve;
    }

    private static String missing(
            List<RegionVerdict> counted, List<Double> levels, int regions, int failed, int places) {
        if (regions < FEWEST_REGIONS) {
            return "it needs at least " + FEWEST_REGIONS + " regions that count, and there "
                    + (regions == 1 ? "is 1" : "are " + regions);
        }
        if (failed == 0 || counted.stream().noneMatch(v -> v.verdict() == Verdict.CYCLED)) {
            return "it needs regions that cycled and regions that failed, and all "
                    + (failed == 0 ? "cycled" : "failed");
        }
        if (places < 2) {
            return "it needs at least two current densities";
        }
        Map<Double, Integer> repeats = new HashMap<>();
        counted.forEach(v -> repeats.merge(level(levels, v.currentDensityUaPerUm2()), 1, Integer::sum));
        return repeats.values().stream().allMatch(n -> n < 2)
                ? "it needs at least two regions at one of the current densities"
                : "";
    }

    /** The distinct current densities of rows in rising order. */
    private static List<Double> levels(List<RegionVerdict> counted) {
        List<Double> levels = new ArrayList<>();
        for (RegionVerdict v : counted) {
            if (levels.isEmpty() || !same(levels.getLast(), v.currentDensityUaPerUm2())) {
                levels.add(v.currentDensityUaPerUm2());
            }
        }
        return levels;
    }

    private static double level(List<Double> levels, double density) {
        double found = density;
        for (double level : levels) {
            found = level <= density && same(level, density) ? level : found;
        }
        return found;
    }

    private static Optional<FailureProbability> fit(Map<Limit, Integer> limits, int regions) {
        Map<Double, int[]> single = new LinkedHashMap<>();
        List<Map.Entry<Limit, Integer>> between = new ArrayList<>();
        for (Map.Entry<Limit, Integer> e : limits.entrySet()) {
            Limit limit = e.getKey();
            if (limit.from() > 0 && limit.to() > 0) {
                between.add(e);
            } else {
                boolean hasFailed = limit.to() > 0;
                int[] counts = single.computeIfAbsent(hasFailed ? limit.to() : limit.from(), j -> new int[2]);
                counts[hasFailed ? 0 : 1] += e.getValue();
            }
        }
        double[] x = single.keySet().stream().mapToDouble(Math::log).toArray();
        int[] failed = single.values().stream().mapToInt(c -> c[0]).toArray();
        int[] cycled = single.values().stream().mapToInt(c -> c[1]).toArray();
        double[] from = between.stream().mapToDouble(e -> Math.log(e.getKey().from())).toArray();
        double[] to = between.stream().mapToDouble(e -> Math.log(e.getKey().to())).toArray();
        int[] counts = between.stream().mapToInt(Map.Entry::getValue).toArray();
        return FirthLogistic.fit(x, failed, cycled, from, to, counts)
                .map(c -> new FailureProbability(
                        Math.exp(c.place()),
                        Math.exp(c.lower()),
                        Math.exp(c.upper()),
                        c.slope(),
                        c.slopeError(),
                        c.placeError(),
                        c.correlation(),
                        regions));
    }
}
