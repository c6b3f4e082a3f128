// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.unit.ValueText;
import org.interphase.cycling.AnalysisOptions;
import org.interphase.cycling.CurrentStep;
import org.interphase.cycling.CycleAnalysis;
import org.interphase.cycling.CycleEvent;
import org.interphase.cycling.EventKind;
import org.interphase.cycling.Evidence;
import org.interphase.cycling.Evidence.Rule;
import org.interphase.cycling.Polarity;
import org.interphase.cycling.Verdict;

/** Judges a record from its steps. */
public final class RecordJudge {

    private static final int MOST_POINTS = 1_200;
    private static final int FEWEST_POINTS = 60;
    /** What finding change points may cost over all steps, in pairs of points. */
    private static final double MOST_PAIRS = 3e6;
    private static final int FEWEST_ALIKE = 3;
    private static final double ALIKE = 0.1;
    private static final int FEWEST_TO_COMPARE = 6;
    private static final double REVERSED = 0.3;
    private static final double SWITCHED_OFF = 0.6;
    private static final double GAP = 6;
    private static final int MOST_GAPS = 100;

    private RecordJudge() {}

    /**
     * {@return what the record says}
     *
     * @param rows its usable rows
     * @param options what to know beside it
     * @param progress what to report to
     * @throws CancelledException when asked to end
     */
    public static CycleAnalysis judge(Rows rows, AnalysisOptions options, Progress progress)
            throws CancelledException {
        List<String> remarks = new ArrayList<>(rows.remarks());
        if (rows.size() == 0) {
            return nothing(rows, remarks, "No row has a time and a voltage" + (rows.hasCurrent() ? " and a current." : "."));
        }
        if (!rows.hasCurrent()) {
            return nothing(
                    rows,
                    remarks,
                    "No current is recorded, and no charge to derive it from: without a current there is nothing to"
                            + " compare the voltage with.");
        }
        List<CurrentStretch> stretches = CurrentStretches.of(rows, options.thresholds().limitV());
        List<Polarity> polarities = polarities(stretches, options);
        List<StepJudge.Judged> judged = new ArrayList<>();
        double planned = planned(rows, stretches, polarities, options);
        long loaded = polarities.stream().filter(p -> p != Polarity.REST).count();
        int most = (int) Math.clamp(Math.sqrt(MOST_PAIRS / Math.max(1, loaded)), FEWEST_POINTS, MOST_POINTS);
        String unfit = cellVoltage(rows, stretches, polarities, options);
        int platings = 0;
        double earlierA = Double.NaN;
        double earlierV = Double.NaN;
        for (int k = 0; k < stretches.size(); k++) {
            progress.checkCancelled();
            progress.report((double) k / stretches.size(), "judging step " + (k + 1));
            Polarity polarity = polarities.get(k);
            StepJudge.Judged j = new StepJudge(
                            rows, stretches.get(k), k, polarity, polarity == Polarity.PLATE && platings > 0, planned, options, most)
                    .judge(new StepJudge.Earlier(earlierA, earlierV, platings), unfit != null);
            judged.add(j);
            if (polarity == Polarity.PLATE && stretches.get(k).constant()) {
                platings++;
                if (j.step().verdict() == Verdict.CYCLED) {
                    earlierA = Math.abs(j.step().currentA());
                    earlierV = j.levelV();
                }
            }
        }
        List<CycleEvent> events = new ArrayList<>(gaps(rows, remarks));
        judged.forEach(j -> events.addAll(j.events()));
        events.sort(Comparator.comparingDouble(CycleEvent::timeS));
        return decide(rows, judged, events, remarks, unfit);
    }

    private static CycleAnalysis nothing(Rows rows, List<String> remarks, String why) {
        return new CycleAnalysis(
                Verdict.UNDETERMINED,
                0,
                Double.NaN,
                List.of(data(rows, why)),
                List.of(),
                List.of(),
                Double.NaN,
                Double.NaN,
                Double.NaN,
                -1,
                rows.size(),
                remarks);
    }

    private static Evidence data(Rows rows, String why) {
        double from = rows.size() == 0 ? Double.NaN : rows.timeS()[0];
        double to = rows.size() == 0 ? Double.NaN : rows.timeS()[rows.size() - 1];
        return new Evidence(Rule.DATA, Double.NaN, Double.NaN, Double.NaN, from, to, Verdict.UNDETERMINED, -1, why);
    }

    /** The first current does what the options say, one of the other sign the opposite. */
    private static List<Polarity> polarities(List<CurrentStretch> stretches, AnalysisOptions options) {
        double sign = 0;
        List<Polarity> out = new ArrayList<>();
        for (CurrentStretch s : stretches) {
            if (s.rest()) {
                out.add(Polarity.REST);
                continue;
            }
            if (sign == 0) {
                sign = Math.signum(s.levelA());
            }
            out.add(Math.signum(s.levelA()) == sign ? options.first() : options.first().opposite());
        }
        return out;
    }

    /**
     * How long a plating was meant to last: what three or more of a record have in common, or the longest of two, but not less
     * than a third of what the options say.
     */
    private static double planned(
            Rows rows, List<CurrentStretch> stretches, List<Polarity> polarities, AnalysisOptions options) {
        double[] lasted = new double[stretches.size()];
        int count = 0;
        for (int k = 0; k < stretches.size(); k++) {
            CurrentStretch s = stretches.get(k);
            if (polarities.get(k) == Polarity.PLATE && s.constant()) {
                lasted[count++] = rows.timeS()[s.last()] - rows.timeS()[s.first()];
            }
        }
        double planned = options.thresholds().plannedS();
        double usual = Robust.median(lasted, 0, count);
        double longest = 0;
        int alike = 0;
        for (int k = 0; k < count; k++) {
            longest = Math.max(longest, lasted[k]);
            alike += Math.abs(lasted[k] - usual) <= ALIKE * usual ? 1 : 0;
        }
        if (count >= FEWEST_ALIKE && 2 * alike > count) {
            return Math.clamp(usual, Math.min(planned, 2 * options.thresholds().settledS()), planned);
        }
        return count > 1 ? Math.clamp(longest, planned / 3, planned) : planned;
    }

    /**
     * {@return why the voltage cannot be judged, if it keeps its sign when the current is reversed or switched off: the
     * voltage of a whole cell underlies it then, and a short cannot be told by how near to zero it falls}
     */
    private static String cellVoltage(
            Rows rows, List<CurrentStretch> stretches, List<Polarity> polarities, AnalysisOptions options) {
        double plated = Double.NaN;
        for (int k = 0; k < stretches.size(); k++) {
            double v = usual(rows, stretches.get(k), options.thresholds().limitV());
            if (Double.isNaN(v)) {
                continue;
            }
            if (polarities.get(k) == Polarity.PLATE) {
                plated = v;
            } else if (Math.signum(v) == Math.signum(plated)) {
                boolean reversed = polarities.get(k) == Polarity.STRIP;
                double least = (reversed ? REVERSED : SWITCHED_OFF) * Math.abs(plated);
                if (Math.abs(v) > least && (reversed || k > 0 && polarities.get(k - 1) == Polarity.PLATE)) {
                    return "The voltage is " + ValueText.number(plated, 3) + " V while plating and "
                            + ValueText.number(v, 3) + " V " + (reversed ? "with the current reversed" : "without current")
                            + ": the voltage of a whole cell underlies it, so that a short cannot be told from it.";
                }
            }
        }
        return null;
    }

    /** The median voltage of a stretch's later half, NaN where it is too short. */
    private static double usual(Rows rows, CurrentStretch s, double limitV) {
        if (!s.constant() || s.points() < FEWEST_TO_COMPARE) {
            return Double.NaN;
        }
        double v = Robust.median(rows.voltageV(), (s.first() + s.last()) / 2, s.last() + 1);
        return CurrentStretches.isAtLimit(v, limitV) ? Double.NaN : v;
    }

    private static List<CycleEvent> gaps(Rows rows, List<String> remarks) {
        double[] t = rows.timeS();
        List<CycleEvent> gaps = new ArrayList<>();
        int count = 0;
        double missing = 0;
        for (int k = 1; k < t.length; k++) {
            double dt = t[k] - t[k - 1];
            double usual = Math.max(rows.intervalS(), k > 1 ? t[k - 1] - t[k - 2] : 0);
            if (k + 1 < t.length) {
                usual = Math.max(usual, t[k + 1] - t[k]);
            }
            if (dt > GAP * usual) {
                count++;
                missing += dt - usual;
                if (gaps.size() < MOST_GAPS) {
                    gaps.add(new CycleEvent(
                            EventKind.GAP,
                            t[k - 1],
                            Double.NaN,
                            t[k - 1],
                            t[k],
                            dt - usual,
                            Double.NaN,
                            "s",
                            -1,
                            CycleEvent.Origin.COMPUTED));
                }
            }
        }
        if (count > 0) {
            remarks.add((count == 1 ? "One gap" : count + " gaps") + " of " + ValueText.number(missing, 3)
                    + " s in all; the charge is counted as if the current had gone on.");
        }
        return gaps;
    }

    private static CycleAnalysis decide(
            Rows rows, List<StepJudge.Judged> judged, List<CycleEvent> events, List<String> remarks, String unfit) {
        List<CurrentStep> steps = judged.stream().map(StepJudge.Judged::step).toList();
        List<CurrentStep> plating = CurrentStep.of(steps, Polarity.PLATE);
        List<CurrentStep> candidates = plating.isEmpty() ? CurrentStep.of(steps, Polarity.STRIP) : plating;
        double charge = plating.stream().mapToDouble(s -> Math.abs(s.chargeC())).sum();
        if (candidates.isEmpty()) {
            CycleAnalysis none = nothing(rows, remarks, "No current flows: there is no step to judge.");
            return new CycleAnalysis(
                    none.verdict(),
                    none.confidence(),
                    Double.NaN,
                    none.evidence(),
                    events,
                    steps,
                    0,
                    Double.NaN,
                    Double.NaN,
                    -1,
                    rows.size(),
                    remarks);
        }
        CurrentStep deciding = deciding(judged, candidates);
        if (deciding.medianVoltageV() * deciding.currentA() < 0) {
            remarks.add("Voltage and current have opposite signs: one of them is turned round.");
        }
        double confidence = deciding.verdict() == Verdict.CYCLED
                ? candidates.stream()
                        .filter(s -> s.verdict() == Verdict.CYCLED)
                        .mapToDouble(CurrentStep::confidence)
                        .min()
                        .orElseThrow()
                : deciding.confidence();
        List<Evidence> evidence = new ArrayList<>();
        if (unfit != null) {
            evidence.add(data(rows, unfit));
        }
        judged.forEach(j -> evidence.addAll(j.evidence()));
        evidence.sort(Comparator.comparingInt((Evidence e) -> e.step() == deciding.index() ? 0 : 1)
                .thenComparingInt(e -> e.speaksFor() == deciding.verdict() ? 0 : 1));
        return new CycleAnalysis(
                deciding.verdict(),
                confidence,
                deciding.currentDensityUaPerUm2(),
                evidence,
                events,
                steps,
                charge,
                deciding.meanVoltageV(),
                deciding.offset(),
                deciding.index(),
                rows.size(),
                remarks);
    }

    /**
     * The first step that failed; else the first that does not decide, unless it only ended early after another had cycled at
     * its current or a higher one; else the last that cycled.
     */
    private static CurrentStep deciding(List<StepJudge.Judged> judged, List<CurrentStep> candidates) {
        CurrentStep cycled = null;
        CurrentStep open = null;
        for (StepJudge.Judged j : judged) {
            CurrentStep s = j.step();
            if (s.polarity() != Polarity.REST && s.verdict() == Verdict.FAILED) {
                return s;
            }
            if (s.polarity() != candidates.get(0).polarity()) {
                // A fall at the end of a stripping that nobody saw settle leaves what follows open.
                open = open == null && j.unsettled() ? s : open;
                continue;
            }
            if (s.verdict() == Verdict.CYCLED) {
                cycled = s;
            } else if (open == null
                    && !(j.onlyShort()
                            && cycled != null
                            && cycled.currentDensityUaPerUm2() >= 0.95 * s.currentDensityUaPerUm2())) {
                open = s;
            }
        }
        return open != null ? open : cycled;
    }
}
