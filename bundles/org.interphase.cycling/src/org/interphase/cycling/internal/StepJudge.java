// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.interphase.core.unit.ValueText;
import org.interphase.cycling.AnalysisOptions;
import org.interphase.cycling.CurrentStep;
import org.interphase.cycling.CycleEvent;
import org.interphase.cycling.CycleEvent.Origin;
import org.interphase.cycling.EventEdit;
import org.interphase.cycling.EventKind;
import org.interphase.cycling.Evidence;
import org.interphase.cycling.Evidence.Rule;
import org.interphase.cycling.Oscillation;
import org.interphase.cycling.Polarity;
import org.interphase.cycling.Thresholds;
import org.interphase.cycling.Verdict;

/** Judges one step of current: what happened, what speaks for what, how sure that is. */
final class StepJudge {

    /** No verdict is surer: what the generator does not know of can always happen. */
    private static final double SUREST = 0.998;
    private static final int FEWEST_POINTS = 8;
    /** A contact changes by no more at once. */
    private static final double CONTACT_JUMP = 0.25;
    /** The interphase forms within this time of replating. */
    private static final double INTERPHASE_S = 180;
    /** A region that fails does so in the first four fifths of a step, and not in its first twentieth. */
    private static final double LATEST_FAILURE = 0.8;
    private static final double EARLIEST_FAILURE = 0.05;
    private static final double OFFSET_ERROR = 0.03;
    /** A course that bends is made of lines that do not quite meet. */
    private static final double SMALLEST_STEP = 0.02;
    /** A short is near zero, but not beyond. */
    private static final double BEYOND_ZERO = 0.25;
    private static final int FEWEST_BEFORE_DEPLETION = 2;

    /**
     * What was found in a step.
     *
     * @param step its numbers and verdict
     * @param events what happened in it
     * @param evidence what speaks for and against its verdict
     * @param levelV the voltage of its last level, without sign, in V; NaN where there is none
     * @param onlyShort whether it does not decide only because it ended early
     */
    record Judged(
            CurrentStep step, List<CycleEvent> events, List<Evidence> evidence, double levelV, boolean onlyShort) {}

    private final Rows rows;
    private final CurrentStretch stretch;
    private final int index;
    private final Polarity polarity;
    private final boolean again;
    private final double plannedS;
    private final AnalysisOptions options;
    private final Thresholds limits;
    private final int most;
    private final List<CycleEvent> events = new ArrayList<>();
    private final List<Evidence> evidence = new ArrayList<>();
    private final double fromS;
    private final double toS;
    private double noiseV = Double.NaN;
    private double initialV = Double.NaN;
    private double ratio = Double.NaN;
    private double ratioError = Double.NaN;
    private double offset = Double.NaN;
    private double levelV = Double.NaN;
    private Oscillation oscillation;
    private boolean onlyShort;
    private double failed;
    private double cycled;

    /**
     * Prepares to judge.
     *
     * @param rows all rows
     * @param stretch the step's rows
     * @param index of the step
     * @param polarity what the step does
     * @param again whether the same was done before: a replating
     * @param plannedS how long the step was meant to last, in s
     * @param options what to know beside the record
     * @param most how many points at most change points are looked for in
     */
    StepJudge(
            Rows rows,
            CurrentStretch stretch,
            int index,
            Polarity polarity,
            boolean again,
            double plannedS,
            AnalysisOptions options,
            int most) {
        this.rows = rows;
        this.stretch = stretch;
        this.index = index;
        this.polarity = polarity;
        this.again = again;
        this.plannedS = plannedS;
        this.options = options;
        this.limits = options.thresholds();
        this.most = most;
        this.fromS = rows.timeS()[stretch.first()];
        this.toS = rows.timeS()[stretch.last()];
    }

    /**
     * {@return what the step says}
     *
     * @param earlierA largest current, without sign, of an earlier step that cycled, in A; NaN for none
     * @param earlierV that step's voltage, without sign, in V
     * @param unfit whether no step of the record can be judged
     */
    Judged judge(double earlierA, double earlierV, boolean unfit) {
        if (polarity == Polarity.REST) {
            return judged();
        }
        if (!stretch.constant()) {
            say(Rule.DATA, Double.NaN, Double.NaN, Double.NaN, fromS, toS, Verdict.UNDETERMINED,
                    "The current is not held, so that voltage and current cannot be compared.");
            return judged();
        }
        if (unfit) {
            return judged();
        }
        int end = beforeLimit();
        if (polarity == Polarity.STRIP && end <= stretch.last() && depletes(end)) {
            return judged();
        }
        boolean complied = end <= stretch.last() && complies(end);
        int points = end - stretch.first();
        double lasted = points == 0 ? 0 : rows.timeS()[end - 1] - fromS;
        if (points < FEWEST_POINTS || !(lasted > 0)) {
            say(Rule.DATA, points, Double.NaN, FEWEST_POINTS, fromS, toS, Verdict.UNDETERMINED,
                    points + (points == 1 ? " point is" : " points are") + " too few to judge a step by.");
            failed = 0;
            cycled = 0;
            return judged();
        }
        shape(end);
        if (passesZero(end)) {
            failed = 0;
            cycled = 0;
            evidence.clear();
            say(Rule.DATA, Double.NaN, Double.NaN, Double.NaN, fromS, toS, Verdict.UNDETERMINED,
                    "The voltage passes through zero while the current is held: it is not the resistance of a region that"
                            + " is seen.");
        } else if (complied) {
            // What the voltage did before may have been decided already.
            cycled = 0;
        } else {
            duration(lasted);
            earlier(earlierA, earlierV);
        }
        return judged();
    }

    /** The row after the last one before the limit is reached, or the voltage runs up to it. */
    private int beforeLimit() {
        double[] v = rows.voltageV();
        int end = stretch.first();
        while (end <= stretch.last() && !CurrentStretches.isAtLimit(v[end], limits.limitV())) {
            end++;
        }
        if (end > stretch.last()) {
            return end;
        }
        double sign = Math.signum(v[end]);
        double usual = Robust.median(v, stretch.first(), end) * sign;
        double beyond = polarity == Polarity.STRIP ? limits.depletionRatio() : 2;
        while (end > stretch.first() && v[end - 1] * sign > beyond * Math.max(usual, 0)) {
            end--;
        }
        return end;
    }

    private boolean depletes(int end) {
        double[] t = rows.timeS();
        double[] v = rows.voltageV();
        int limit = end;
        while (!CurrentStretches.isAtLimit(v[limit], limits.limitV())) {
            limit++;
        }
        double sign = Math.signum(v[limit]);
        int first = stretch.first();
        int begin = end - first > 2 * FEWEST_POINTS ? first + 2 : first;
        double v0 = sign * Robust.median(v, begin, Math.max(begin + 1, begin + (end - begin) / 10));
        if (end - first < FEWEST_BEFORE_DEPLETION || !(v0 > 0)) {
            v0 = end > first ? sign * v[first] : 0;
        }
        initialV = sign * v0;
        double half = (limits.limitV() + Math.max(v0, 0)) / 2;
        int after = Math.max(first, end);
        while (sign * v[after] < half) {
            after++;
        }
        double low = after > first ? t[after - 1] : t[first];
        double before = after > first ? sign * v[after - 1] : v0;
        // From its usual course to the limit at once: anywhere between the two rows.
        boolean atOnce = before < limits.depletionRatio() * v0;
        double part = (half - before) / (sign * v[after] - before);
        double done = after == first ? 0 : atOnce ? 0.5 : Math.clamp(part, 0, 1);
        double time = low + done * (t[after] - low);
        double charge = charge(first, after);
        Optional<EventEdit> said = event(
                EventKind.DEPLETION, time, (t[after] - low) / Math.sqrt(12), t[Math.max(first, end - 1)], t[limit], charge,
                Math.abs(charge) * (t[after] - low) / Math.sqrt(12) / Math.max(time - fromS, t[after] - low), "C");
        if (isRejected(said)) {
            return false;
        }
        ratio = 1;
        noiseV = end - first > 2 ? StepSeries.of(rows, first, end - 1, 1, Integer.MAX_VALUE).noiseV() : Double.NaN;
        offset = offset(first, end);
        cycled = SUREST * 0.97;
        say(Rule.DEPLETION, time - fromS, (t[after] - low) / Math.sqrt(12), limits.depletionRatio(), fromS, t[limit],
                Verdict.CYCLED,
                "Stripping went on until the metal was gone after " + ValueText.number(time - fromS, 3)
                        + " s, without a short.");
        return true;
    }

    private boolean complies(int end) {
        double[] t = rows.timeS();
        double[] v = rows.voltageV();
        int limit = end;
        while (!CurrentStretches.isAtLimit(v[limit], limits.limitV())) {
            limit++;
        }
        double sign = Math.signum(v[limit]);
        double usual = end > stretch.first() ? sign * Robust.median(v, stretch.first(), end) : 0;
        double half = (limits.limitV() + usual) / 2;
        int after = end;
        while (sign * v[after] < half) {
            after++;
        }
        int before = Math.max(stretch.first(), after - 1);
        double done = after > before
                ? Math.clamp((half - sign * v[before]) / (sign * (v[after] - v[before])), 0, 1)
                : 0;
        double time = t[before] + done * (t[after] - t[before]);
        Optional<EventEdit> said = event(
                EventKind.COMPLIANCE, time, (t[after] - t[before]) / Math.sqrt(12), t[Math.max(stretch.first(), end - 1)],
                t[limit], v[limit], Double.NaN, "V");
        if (isRejected(said)) {
            return false;
        }
        say(Rule.COMPLIANCE, v[limit], Double.NaN, limits.limitV(), t[end], toS, Verdict.UNDETERMINED,
                "The potentiostat reached its limit of " + ValueText.number(limits.limitV(), 3) + " V after "
                        + ValueText.number(time - fromS, 3) + " s: the current was not held.");
        return true;
    }

    /** Whether a tenth of the voltages have the other sign, by more than noise about zero. */
    private boolean passesZero(int end) {
        double[] v = rows.voltageV();
        double sign = Math.signum(initialV) == 0 ? 1 : Math.signum(initialV);
        double most = 0;
        for (int k = stretch.first(); k < end; k++) {
            most = Math.max(most, Math.abs(v[k]));
        }
        int beyond = 0;
        for (int k = stretch.first(); k < end; k++) {
            if (-v[k] * sign > Math.max(BEYOND_ZERO * most, 3 * noiseV)) {
                beyond++;
            }
        }
        return 10 * beyond > end - stretch.first();
    }

    private void shape(int end) {
        int first = stretch.first();
        double[] v = rows.voltageV();
        double sign = Math.signum(Robust.median(v, first, end));
        if (sign == 0) {
            sign = 1;
        }
        StepSeries series = StepSeries.of(rows, first, end - 1, sign, most);
        noiseV = series.noiseV();
        int skip = end - first > 20 ? 2 : 0;
        double tenth = fromS + (rows.timeS()[end - 1] - fromS) / 10;
        int v0End = first + skip;
        while (v0End < end && (rows.timeS()[v0End] <= tenth || v0End < first + skip + 3)) {
            v0End++;
        }
        initialV = Robust.median(v, first + skip, v0End);
        offset = offset(first, end);
        Course course = Course.of(series.t(), series.y());
        if (series.t().length == end - first) {
            noiseV = course.noise();
        }
        if (course.line() != null) {
            oscillation = course.line().oscillation();
        }
        Levels levels = Levels.of(course);
        Segment lastLevel = levels.plateaus().get(levels.plateaus().size() - 1);
        levelV = lastLevel.level();
        falls(levels, end);
        steps(course, levels);
    }

    private void falls(Levels levels, int end) {
        double lastT = rows.timeS()[end - 1];
        double sureOfCycling = 1;
        Change deepest = null;
        boolean undecided = false;
        boolean rejected = false;
        for (Fall fall : levels.falls(limits.cycledRatio())) {
            Change c = fall.change();
            boolean lasting = !fall.recovered() && fall.lowS() >= limits.settledS();
            boolean isShort = fall.recovered() && fall.lowS() <= limits.recoveryS();
            boolean interphase = again
                    && polarity == Polarity.PLATE
                    && c.abrupt()
                    && c.halfS() - fromS <= INTERPHASE_S
                    && c.ratio() > limits.failedRatio();
            if (interphase) {
                continue;
            }
            Optional<EventEdit> said = event(
                    isShort ? EventKind.SOFT_SHORT : EventKind.DROP,
                    c.halfS(), c.halfErrorS(), c.beginS(), isShort ? fall.endS() : c.endS(), c.ratio(), c.ratioError(), "");
            if (isRejected(said)) {
                rejected = true;
                say(Rule.DROP_RATIO, c.ratio(), c.ratioError(), limits.failedRatio(), c.beginS(), c.endS(),
                        Verdict.UNDETERMINED,
                        "A person rejects the fall to " + percent(c.ratio()) + ": it speaks for nothing.");
                continue;
            }
            if (isShort) {
                say(Rule.SOFT_SHORT, c.ratio(), c.ratioError(), limits.cycledRatio(), c.beginS(), fall.endS(),
                        Verdict.CYCLED,
                        "The voltage fell to " + percent(c.ratio()) + " for " + ValueText.number(fall.lowS(), 2)
                                + " s and came back.");
            } else if (lasting) {
                if (deepest == null || c.ratio() < deepest.ratio()) {
                    deepest = c;
                }
            } else {
                undecided = true;
                say(Rule.DROP_RATIO, c.ratio(), c.ratioError(), limits.failedRatio(), c.beginS(), fall.endS(),
                        Verdict.UNDETERMINED,
                        fall.recovered()
                                ? "The voltage fell to " + percent(c.ratio()) + " and came back after "
                                        + ValueText.number(fall.lowS(), 3) + " s: too long for a soft short."
                                : "The voltage fell to " + percent(c.ratio()) + " only "
                                        + ValueText.number(fall.lowS(), 3) + " s before the end.");
            }
        }
        if (deepest != null) {
            ratio = deepest.ratio();
            ratioError = deepest.ratioError();
            double pFailed = Normal.below((limits.failedRatio() - ratio) / ratioError);
            double pCycled = Normal.below((ratio - limits.cycledRatio()) / ratioError);
            failed = SUREST * pFailed;
            cycled = pCycled;
            Verdict speaks = ratio <= limits.failedRatio()
                    ? Verdict.FAILED
                    : ratio > limits.cycledRatio() ? Verdict.CYCLED : Verdict.UNDETERMINED;
            say(Rule.DROP_RATIO, ratio, ratioError, limits.failedRatio(), deepest.beginS(), lastT, speaks,
                    "The voltage fell to " + percent(ratio) + " after "
                            + ValueText.number(deepest.halfS() - fromS, 3) + " s and stayed there.");
            offsetEvidence(end, false);
            return;
        }
        double[] lowest = levels.lowest(CONTACT_JUMP, limits.settledS(), again ? fromS + INTERPHASE_S : fromS);
        for (Change c : levels.changes(limits.cycledRatio())) {
            if (!(c.abrupt() && c.halfS() - fromS <= INTERPHASE_S) && c.ratio() < 1 && c.ratio() >= limits.cycledRatio()) {
                sureOfCycling *= Normal.below((c.ratio() - limits.cycledRatio()) / c.ratioError());
            }
        }
        ratio = lowest[0];
        ratioError = lowest[1];
        if (undecided) {
            return;
        }
        if (rejected) {
            // What a rejected fall does to the level and the offset speaks for nothing either.
            cycled = SUREST * sureOfCycling;
            return;
        }
        double sag = Normal.below((ratio - limits.cycledRatio()) / ratioError);
        double gone = Normal.below((limits.failedRatio() - ratio) / ratioError);
        cycled = SUREST * Math.min(sureOfCycling, sag);
        failed = SUREST * gone;
        Verdict speaks = ratio > limits.cycledRatio()
                ? Verdict.CYCLED
                : ratio > limits.failedRatio() ? Verdict.UNDETERMINED : Verdict.FAILED;
        say(Rule.DROP_RATIO, ratio, ratioError, limits.cycledRatio(), fromS, lastT, speaks,
                speaks == Verdict.CYCLED
                        ? "The voltage stayed at " + percent(ratio) + " of its level or higher."
                        : "The voltage sagged to " + percent(ratio) + " of its level.");
        offsetEvidence(end, true);
    }

    /** Voltage against current, over the whole step: decides where nothing fell. */
    private void offsetEvidence(int end, boolean decides) {
        double lastT = rows.timeS()[end - 1];
        Verdict speaks = offset >= limits.failedOffset()
                ? Verdict.FAILED
                : offset <= limits.cycledOffset() ? Verdict.CYCLED : Verdict.UNDETERMINED;
        say(Rule.OFFSET, offset, OFFSET_ERROR, speaks == Verdict.CYCLED ? limits.cycledOffset() : limits.failedOffset(),
                fromS, lastT, speaks,
                "Voltage and current are " + percent(offset) + " from being in proportion.");
        if (decides && Double.isFinite(offset)) {
            double p = Normal.below((offset - limits.failedOffset()) / OFFSET_ERROR);
            failed = Math.max(failed, SUREST * p);
            cycled *= 1 - p;
        }
    }

    /** Change points that are no falls. */
    private void steps(Course course, Levels levels) {
        for (Change c : levels.changes(limits.cycledRatio())) {
            boolean known = events.stream()
                    .anyMatch(e -> (e.kind() == EventKind.DROP || e.kind() == EventKind.SOFT_SHORT)
                            && c.halfS() >= e.fromS() - 1e-9
                            && c.halfS() <= e.toS() + 1e-9);
            double size = Math.abs(c.to() - c.from());
            if (!known && size > limits.stepNoise() * course.noise() && size > SMALLEST_STEP * Math.abs(c.from())) {
                event(EventKind.STEP, c.halfS(), c.halfErrorS(), c.beginS(), c.endS(), c.ratio(), c.ratioError(), "");
            }
        }
        double[] t = course.t();
        double sign = Math.signum(initialV) == 0 ? 1 : Math.signum(initialV);
        List<Segment> all = course.segments();
        for (int k = 1; k + 1 < all.size(); k++) {
            Segment s = all.get(k);
            double before = all.get(k - 1).at(t[s.first() - 1]);
            double after = all.get(k + 1).at(t[s.last() + 1]);
            double away = Math.min(Math.abs(s.level() - before), Math.abs(s.level() - after));
            boolean thereAndBack = (s.level() - before) * (s.level() - after) > 0;
            boolean dip = events.stream()
                    .anyMatch(e -> e.kind() == EventKind.SOFT_SHORT && t[s.first()] >= e.fromS() && t[s.last()] <= e.toS());
            if (s.points() == 1 && thereAndBack && !dip && away > 2 * Math.abs(before - after)) {
                event(EventKind.SPIKE, t[s.first()], Double.NaN, t[s.first() - 1], t[s.last() + 1],
                        sign * course.y()[s.first()], course.noise(), "V");
            }
        }
    }

    /** A step that ended early may have failed later. */
    private void duration(double lasted) {
        double part = lasted / plannedS;
        double open = Math.clamp((LATEST_FAILURE - part) / (LATEST_FAILURE - EARLIEST_FAILURE), 0, 1);
        if (open > 0) {
            double whole = cycled;
            cycled /= 1 + open;
            onlyShort = whole >= limits.minimumConfidence() && cycled < limits.minimumConfidence();
            say(Rule.DURATION, lasted, Double.NaN, LATEST_FAILURE * plannedS, fromS, fromS + lasted, Verdict.UNDETERMINED,
                    "The step lasted " + ValueText.number(lasted, 3) + " of " + ValueText.number(plannedS, 4)
                            + " s: it could still have failed.");
        }
    }

    /** More current needs more voltage, unless something is shorted. */
    private void earlier(double earlierA, double earlierV) {
        if (!(Math.abs(stretch.levelA()) > 1.05 * earlierA) || !(earlierV > 0) || failed > 0.5) {
            return;
        }
        double r = levelV / earlierV;
        if (r <= limits.failedRatio()) {
            failed = Math.max(failed, 0.95);
            cycled = Math.min(cycled, 0.05);
            say(Rule.EARLIER_STEP, r, Double.NaN, limits.failedRatio(), fromS, toS, Verdict.FAILED,
                    "At a higher current the voltage is " + percent(r) + " of that of an earlier step.");
        }
    }

    /** √mean((v/k − i)²)/|i| with 1/k = Σvi/Σv², the least squares of v/k against i. */
    private double offset(int first, int end) {
        if (end - first < 3) {
            return Double.NaN;
        }
        double[] v = rows.voltageV();
        double[] i = rows.currentA();
        double vv = 0;
        double vi = 0;
        double ii = 0;
        double sum = 0;
        for (int k = first; k < end; k++) {
            vv += v[k] * v[k];
            vi += v[k] * i[k];
            ii += i[k] * i[k];
            sum += i[k];
        }
        int n = end - first;
        double left = vv > 0 ? ii - vi * vi / vv : ii;
        return Math.sqrt(Math.max(0, left) / n) / Math.abs(sum / n);
    }

    private double charge(int first, int last) {
        double[] t = rows.timeS();
        double[] i = rows.currentA();
        double sum = 0;
        for (int k = first + 1; k <= last; k++) {
            sum += (t[k] - t[k - 1]) * (i[k] + i[k - 1]) / 2;
        }
        return sum;
    }

    /** That of the current over the whole step, and that it began and ended anywhere within an interval. */
    private double chargeError() {
        int n = stretch.points();
        double interval = n > 1 ? (toS - fromS) / (n - 1) : 0;
        double ends = Math.abs(stretch.levelA()) * interval / Math.sqrt(6);
        return Math.hypot(stretch.scatterA() / Math.sqrt(n) * (toS - fromS), ends);
    }

    private static boolean isRejected(Optional<EventEdit> said) {
        return said.isPresent() && said.get().origin() == Origin.REJECTED;
    }

    private Optional<EventEdit> event(
            EventKind kind, double t, double tError, double from, double to, double value, double error, String unit) {
        CycleEvent found =
                new CycleEvent(kind, t, tError, from, to, value, error, unit, index, Origin.COMPUTED);
        Optional<EventEdit> said = options.edits().of(kind, t);
        events.add(said.map(e -> found.reviewed(e.origin(), e.origin() == Origin.MOVED ? e.toS() : t))
                .orElse(found));
        return said;
    }

    private void say(
            Rule rule, double value, double error, double threshold, double from, double to, Verdict speaksFor, String text) {
        evidence.add(new Evidence(rule, value, error, threshold, from, to, speaksFor, index, text));
    }

    static String percent(double ratio) {
        return ValueText.number(100 * ratio, 3) + " %";
    }

    private Judged judged() {
        double[] t = rows.timeS();
        double[] v = rows.voltageV();
        int n = stretch.points();
        double area = 0;
        double min = v[stretch.first()];
        double max = min;
        for (int k = stretch.first(); k <= stretch.last(); k++) {
            min = Math.min(min, v[k]);
            max = Math.max(max, v[k]);
            if (k > stretch.first()) {
                area += (t[k] - t[k - 1]) * (v[k] + v[k - 1]) / 2;
            }
        }
        failed = Double.isNaN(failed) ? 0 : failed;
        cycled = Double.isNaN(cycled) ? 0 : cycled;
        double mean = toS > fromS ? area / (toS - fromS) : v[stretch.first()];
        Verdict verdict = failed >= limits.minimumConfidence() && failed >= cycled
                ? Verdict.FAILED
                : cycled >= limits.minimumConfidence() ? Verdict.CYCLED : Verdict.UNDETERMINED;
        boolean judged = polarity != Polarity.REST;
        CurrentStep step = new CurrentStep(
                index,
                rows.row(stretch.first()),
                rows.row(stretch.last()),
                fromS,
                toS,
                polarity,
                stretch.levelA(),
                stretch.scatterA() / Math.sqrt(n),
                Math.abs(stretch.levelA()) * 1e6 / options.areaUm2(),
                charge(stretch.first(), stretch.last()),
                chargeError(),
                mean,
                noiseV / Math.sqrt(n),
                Robust.median(v, stretch.first(), stretch.last() + 1),
                min,
                max,
                noiseV,
                initialV,
                ratio,
                ratioError,
                offset,
                oscillation,
                judged ? verdict : Verdict.UNDETERMINED,
                judged ? Math.max(failed, cycled) : Double.NaN);
        events.sort(Comparator.comparingDouble(CycleEvent::timeS));
        return new Judged(step, List.copyOf(events), List.copyOf(evidence), levelV, onlyShort);
    }
}
