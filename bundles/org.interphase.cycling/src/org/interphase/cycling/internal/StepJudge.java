// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling.internal;

import java.util.ArrayList;
import java.util.BitSet;
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
    /** How far noise and oscillation, of the sizes that the generator has, move an offset. */
    private static final double OFFSET_WIDTH = 0.03;
    /** A course that bends is made of lines that do not quite meet. */
    private static final double SMALLEST_STEP = 0.02;
    /** A short is near zero, but not beyond. */
    private static final double BEYOND_ZERO = 0.25;
    private static final int FEWEST_BEFORE_DEPLETION = 2;
    private static final int MOST_PASSING = 2;
    private static final double FEWEST_IN_PERIOD = 4;
    private static final double SEEN = 4;
    private static final double EARLIER_SURE = 0.95;
    private static final double HINT_PART = 0.1;
    private static final double SMALLEST_ERROR = 1e-9;

    /**
     * What was found in a step.
     *
     * @param step its numbers and verdict
     * @param events what happened in it
     * @param evidence what speaks for and against its verdict
     * @param levelV the voltage of its last level, without sign, in V; NaN where there is none
     * @param onlyShort whether it does not decide only because it ended early
     * @param unsettled whether a fall had no time to settle before its end
     */
    record Judged(
            CurrentStep step,
            List<CycleEvent> events,
            List<Evidence> evidence,
            double levelV,
            boolean onlyShort,
            boolean unsettled) {}

    /**
     * An earlier plating that cycled.
     *
     * @param currentA its current without sign in A; NaN for none
     * @param levelV its last level without sign in V
     * @param platings how many platings there were before this step
     */
    record Earlier(double currentA, double levelV, int platings) {}

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
    private final BitSet passing = new BitSet();
    private boolean onlyShort;
    private boolean unsettled;
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
     * @param before the latest plating that cycled
     * @param unfit whether no step of the record can be judged
     */
    Judged judge(Earlier before, boolean unfit) {
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
        boolean passed = passTheLimit();
        int end = beforeLimit();
        if (polarity == Polarity.STRIP && end <= stretch.last() && depletes(end)) {
            return judged();
        }
        boolean complied = end <= stretch.last() && complies(end);
        int points = end - stretch.first() - passing.get(stretch.first(), end).cardinality();
        double lasted = points == 0 ? 0 : rows.timeS()[end - 1] - fromS;
        if (points < FEWEST_POINTS || !(lasted > 0)) {
            say(Rule.DATA, points, Double.NaN, FEWEST_POINTS, fromS, toS, Verdict.UNDETERMINED,
                    points >= FEWEST_POINTS
                            ? "All points have the same time: there is no course to judge."
                            : points == 0 && complied
                                    ? "The voltage is at the potentiostat's limit from the start. Is it in V?"
                                    : points + (points == 1 ? " point is" : " points are")
                                            + " too few to judge a step by.");
            return judged();
        }
        String nothing = shape(end);
        if (!nothing.isEmpty()) {
            failed = 0;
            cycled = 0;
            evidence.clear();
            events.clear();
            say(Rule.DATA, Double.NaN, Double.NaN, Double.NaN, fromS, toS, Verdict.UNDETERMINED, nothing);
        } else if (complied || passed) {
            // A fall may have decided already; that it held cannot be said.
            cycled = 0;
        } else {
            duration(lasted);
            earlier(before);
        }
        return judged();
    }

    /**
     * Sets aside rows at the limit, two at most, after which the step goes on as before.
     *
     * @return whether the current was lost for them: not where a contact is made, nor in stripping
     */
    private boolean passTheLimit() {
        double[] t = rows.timeS();
        double[] v = rows.voltageV();
        boolean lost = false;
        for (int k = stretch.first(); k <= stretch.last(); k++) {
            if (!CurrentStretches.isAtLimit(v[k], limits.limitV())) {
                continue;
            }
            int end = k;
            while (end <= stretch.last() && CurrentStretches.isAtLimit(v[end], limits.limitV())) {
                end++;
            }
            boolean goesOn = end - k <= MOST_PASSING
                    && stretch.last() - end + 1 >= FEWEST_POINTS
                    && Math.abs(Robust.median(v, end, end + FEWEST_POINTS)) <= 2 * usual(k);
            if (goesOn) {
                passing.set(k, end);
                boolean contact = k < stretch.first() + MOST_PASSING;
                boolean counts = !contact && polarity == Polarity.PLATE;
                Optional<EventEdit> said = event(
                        counts ? EventKind.COMPLIANCE : EventKind.SPIKE, t[k], Double.NaN,
                        t[Math.max(stretch.first(), k - 1)], t[end], v[k], Double.NaN, "V");
                if (counts && !isRejected(said)) {
                    lost = true;
                    say(Rule.COMPLIANCE, v[k], Double.NaN, limits.limitV(), t[k - 1], t[end], Verdict.UNDETERMINED,
                            "The potentiostat reached its limit of " + ValueText.number(limits.limitV(), 3) + " V after "
                                    + ValueText.number(t[k] - fromS, 3) + " s and came back: the current was lost for a"
                                    + " moment.");
                }
            }
            k = end;
        }
        return lost;
    }

    /** The voltage without sign before a row, or of the whole step where there is little before. */
    private double usual(int row) {
        double[] v = rows.voltageV();
        return Math.abs(
                row - stretch.first() >= FEWEST_POINTS
                        ? Robust.median(v, row - FEWEST_POINTS, row)
                        : Robust.median(v, stretch.first(), stretch.last() + 1));
    }

    private boolean isAtLimit(int row) {
        return !passing.get(row) && CurrentStretches.isAtLimit(rows.voltageV()[row], limits.limitV());
    }

    /** The row after the last one before the limit is reached, or the voltage runs up to it. */
    private int beforeLimit() {
        double[] v = rows.voltageV();
        int end = stretch.first();
        while (end <= stretch.last() && !isAtLimit(end)) {
            end++;
        }
        if (end > stretch.last()) {
            return end;
        }
        double sign = Math.signum(v[end]);
        double usual = Robust.median(v, stretch.first(), end) * sign;
        double beyond = polarity == Polarity.STRIP ? limits.depletionRatio() : 2;
        while (end > stretch.first() && !passing.get(end - 1) && v[end - 1] * sign > beyond * Math.max(usual, 0)) {
            end--;
        }
        return end;
    }

    private boolean depletes(int end) {
        double[] t = rows.timeS();
        double[] v = rows.voltageV();
        int limit = end;
        while (!isAtLimit(limit)) {
            limit++;
        }
        double sign = Math.signum(v[limit]);
        int first = stretch.first();
        if (end - first >= FEWEST_POINTS && sign * Robust.median(v, first, end) < 0) {
            // Metal that runs out raises the voltage, it does not turn it.
            return false;
        }
        int begin = end - first > 2 * FEWEST_POINTS ? first + 2 : first;
        double v0 = sign * Robust.median(v, begin, Math.max(begin + 1, begin + (end - begin) / 10));
        if (end - first < FEWEST_BEFORE_DEPLETION || !(v0 > 0)) {
            v0 = end > first ? sign * v[first] : 0;
        }
        initialV = sign * v0;
        double half = (limits.limitV() + Math.max(v0, 0)) / 2;
        int after = Math.max(first, end);
        while (sign * v[after] < half || passing.get(after)) {
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
        noiseV = end - first > 2
                ? StepSeries.of(rows, first, end - 1, 1, Integer.MAX_VALUE, passing).noiseV()
                : Double.NaN;
        offset = Proportion.offset(rows.voltageV(), rows.currentA(), first, end, passing, noiseV);
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
        while (!isAtLimit(limit)) {
            limit++;
        }
        double sign = Math.signum(v[limit]);
        double usual = end > stretch.first() ? sign * Robust.median(v, stretch.first(), end) : 0;
        double half = (limits.limitV() + usual) / 2;
        int after = end;
        while (sign * v[after] < half || passing.get(after)) {
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
                        + ValueText.number(time - fromS, 3) + " s: the current was not held."
                        + (again || toS - fromS > HINT_PART * plannedS
                                ? ""
                                : " Was metal stripped? Then say that the first step strips."));
        return true;
    }

    /** Whether a tenth of the voltages have the other sign, by more than noise about zero. */
    private boolean passesZero(StepSeries series) {
        double[] y = series.y();
        double[] sizes = new double[y.length];
        for (int k = 0; k < y.length; k++) {
            sizes[k] = Math.abs(y[k]);
        }
        double least = Math.max(BEYOND_ZERO * 2 * Robust.medianInPlace(sizes), 3 * noiseV);
        double sign = Math.signum(Robust.median(y, 0, Math.min(y.length, FEWEST_POINTS)));
        int beyond = 0;
        for (double v : y) {
            if (-v * sign > least) {
                beyond++;
            }
        }
        return 10 * Math.min(beyond, y.length - beyond) > y.length;
    }

    /** {@return why there is nothing to judge, empty where there is} */
    private String shape(int end) {
        int first = stretch.first();
        double[] v = rows.voltageV();
        double sign = Math.signum(Robust.median(v, first, end));
        if (sign == 0) {
            sign = 1;
        }
        StepSeries series = StepSeries.of(rows, first, end - 1, sign, most, passing);
        noiseV = series.noiseV();
        int skip = end - first > 20 ? 2 : 0;
        double tenth = fromS + (rows.timeS()[end - 1] - fromS) / 10;
        int v0End = first + skip;
        while (v0End < end && (rows.timeS()[v0End] <= tenth || v0End < first + skip + 3)) {
            v0End++;
        }
        initialV = Robust.median(v, first + skip, v0End);
        offset = Proportion.offset(rows.voltageV(), rows.currentA(), first, end, passing, noiseV);
        boolean oscillates = true;
        if (end - first > most) {
            // Medians of long spans would show a short oscillation as a long one.
            int middle = first + (end - first - most) / 2;
            StepSeries window = StepSeries.of(rows, middle, middle + most - 1, sign, most, passing);
            Periodogram.Line line =
                    window.t().length < 2 ? null : Course.of(window.t(), window.y(), true).line();
            if (line != null && line.oscillation().isSignificant()) {
                oscillation = line.oscillation();
                oscillates = oscillation.periodS() > FEWEST_IN_PERIOD * (rows.timeS()[end - 1] - fromS) / most;
            }
        }
        Course course = Course.of(series.t(), series.y(), oscillates);
        if (series.t().length == end - first) {
            noiseV = course.noise();
        }
        if (course.line() != null && oscillation == null) {
            oscillation = course.line().oscillation();
        }
        Levels levels = Levels.of(course);
        if (levels.plateaus().stream()
                .allMatch(s -> Math.max(Math.abs(s.at(levels.begin(s))), Math.abs(s.at(levels.end(s))))
                        <= SEEN * Math.sqrt(s.levelVariance()))) {
            return "No voltage stands out of the noise.";
        }
        if (passesZero(series)) {
            return "The voltage passes through zero while the current is held: it is not the resistance of a region that is"
                    + " seen.";
        }
        levelV = levels.plateaus().get(levels.plateaus().size() - 1).level();
        falls(levels, end);
        steps(course, levels);
        return "";
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
                unsettled = !fall.recovered();
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
            offsetEvidence(levels, end, false);
            return;
        }
        double[] lowest = levels.lowest(CONTACT_JUMP, limits.settledS(), fromS + INTERPHASE_S);
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
        say(Rule.DROP_RATIO, ratio, ratioError,
                speaks == Verdict.FAILED ? limits.failedRatio() : limits.cycledRatio(), fromS, lastT, speaks,
                speaks == Verdict.CYCLED
                        ? "The voltage stayed at " + percent(ratio) + " of its level or higher."
                        : "The voltage sagged to " + percent(ratio) + " of its level.");
        offsetEvidence(levels, end, true);
    }

    /** Voltage against current, over the whole step: decides where nothing fell. No short raises a voltage. */
    private void offsetEvidence(Levels levels, int end, boolean decides) {
        if (!Double.isFinite(offset)) {
            return;
        }
        double lastT = rows.timeS()[end - 1];
        boolean rose = levelV > levels.plateaus().get(0).level();
        Verdict speaks = offset <= limits.cycledOffset()
                ? Verdict.CYCLED
                : offset >= limits.failedOffset() && !(decides && rose) ? Verdict.FAILED : Verdict.UNDETERMINED;
        say(Rule.OFFSET, offset, Double.NaN, speaks == Verdict.CYCLED ? limits.cycledOffset() : limits.failedOffset(),
                fromS, lastT, speaks,
                "Voltage and current are " + percent(offset) + " from being in proportion"
                        + (decides && rose && offset >= limits.failedOffset() ? ", since the voltage rose." : "."));
        if (decides) {
            double p = Normal.below((offset - limits.failedOffset()) / OFFSET_WIDTH);
            failed = rose ? failed : Math.max(failed, SUREST * p);
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
            if (!known && size > limits.stepNoise() * course.noise(course.at(c.beginS())) && size > SMALLEST_STEP * Math.abs(c.from())) {
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
                        sign * course.y()[s.first()], course.noise(s.first()), "V");
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
                            + " s that were planned: it could still have failed.");
        }
    }

    /**
     * A voltage far below that of an earlier step at the same current, or at a lower one, has fallen in between. At the same
     * current the first replating may stand lower, since the interphase has formed.
     */
    private void earlier(Earlier before) {
        double more = Math.abs(stretch.levelA()) / before.currentA();
        if (polarity != Polarity.PLATE || !(more >= 0.95) || !(before.levelV() > 0) || failed > 0.5) {
            return;
        }
        double r = levelV / before.levelV();
        boolean sure = more > 1.05 || before.platings() > 1;
        if (r > (sure ? limits.cycledRatio() : limits.failedRatio())) {
            return;
        }
        boolean shorted = sure && r <= limits.failedRatio();
        failed = shorted ? Math.max(failed, EARLIER_SURE) : failed;
        cycled = 0;
        say(Rule.EARLIER_STEP, r, Double.NaN, shorted ? limits.failedRatio() : limits.cycledRatio(), fromS, toS,
                shorted ? Verdict.FAILED : Verdict.UNDETERMINED,
                "At " + (more > 1.05 ? "a higher" : "the same") + " current the voltage is " + percent(r)
                        + " of that of an earlier step.");
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
                noiseV > SMALLEST_ERROR * Math.abs(mean) ? noiseV / Math.sqrt(n) : Double.NaN,
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
        return new Judged(step, List.copyOf(events), List.copyOf(evidence), levelV, onlyShort, unsettled);
    }
}
