// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.interphase.core.data.Channel;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.unit.ValueText;

/**
 * The half cycles of a record, found in one pass.
 *
 * @param halfCycles by time
 * @param countedBy what told them apart
 * @param thresholdA current in A below which a row is rest
 * @param points rows that were used
 * @param remarks what was handled
 */
record HalfCycles(
        List<HalfCycle> halfCycles, String countedBy, double thresholdA, int points, List<String> remarks) {

    private static final int ROWS_BETWEEN_CHECKS = 1 << 16;
    private static final double BRIDGED = 0.05;
    private static final double SPIKE = 0.01;
    private static final double REACHED = 0.02;
    private static final double SLOPE = 0.05;

    /** Of a rectangular distribution. */
    private static final double VARIANCE = 1.0 / 12;

    static HalfCycles find(CyclingRecord record, ChargeSource charge, CapacityOptions.Count count, Progress progress)
            throws CancelledException {
        Optional<Numbers> numbers = Numbers.of(record);
        if (count == CapacityOptions.Count.INSTRUMENT && numbers.isEmpty()) {
            throw new IllegalArgumentException("'" + record.label() + "' has no column with a number of the cycle or half"
                    + " cycle: count by the current");
        }
        boolean byInstrument = count == CapacityOptions.Count.INSTRUMENT;
        Scan scan = new Scan(record, charge, byInstrument ? numbers.get() : null);
        scan.run(progress);
        List<String> remarks = scan.remarks();
        List<HalfCycle> all = scan.halfCycles(remarks);
        if (!byInstrument && numbers.isPresent() && numbers.get().isHalf()) {
            int theirs = numbers.get().distinct();
            if (theirs != all.size()) {
                remarks.add("the instrument counts " + theirs + " half cycles ('" + numbers.get().name()
                        + "'), the current's sign gives " + all.size());
            }
        }
        return new HalfCycles(
                all,
                byInstrument ? "the instrument's column '" + numbers.get().name() + "'" : "the sign of the current",
                scan.level.thresholdA(),
                scan.points,
                remarks);
    }

    /** The instrument's own number of each row's cycle. */
    private record Numbers(Channel channel, boolean isHalf) {

        static Optional<Numbers> of(CyclingRecord record) {
            Channel half = null;
            for (Channel c : record.others()) {
                switch (c.name().toLowerCase(Locale.ROOT).replaceAll("[ _.#-]", "")) {
                    case "cycle", "cyclenumber", "cycleindex", "cycleno" -> {
                        return Optional.of(new Numbers(c, false));
                    }
                    case "halfcycle" -> half = c;
                    default -> { }
                }
            }
            return Optional.ofNullable(half).map(c -> new Numbers(c, true));
        }

        String name() {
            return channel.name();
        }

        /** EC-Lab counts half cycles from 0; two of them are a cycle. */
        int cycle(int row) {
            double n = channel.value(row);
            int whole = Double.isFinite(n) ? (int) n : 0;
            return isHalf ? whole >> 1 : whole;
        }

        int distinct() {
            int changes = 1;
            for (int i = 1; i < channel.size(); i++) {
                changes += channel.value(i) != channel.value(i - 1) ? 1 : 0;
            }
            return changes;
        }
    }

    /** Charge, energy and their uncertainty while they are summed up. */
    private static final class Sum {
        private double chargeC;
        private double energyJ;
        private double varianceC2;

        void add(double c, double volt, double variance) {
            chargeC += c;
            energyJ += Double.isFinite(volt) ? c * volt : 0;
            varianceC2 += variance;
        }

        void take(Sum other) {
            chargeC += other.chargeC;
            energyJ += other.energyJ;
            varianceC2 += other.varianceC2;
            other.clear();
        }

        void clear() {
            chargeC = 0;
            energyJ = 0;
            varianceC2 = 0;
        }
    }

    /** A half cycle while it lasts. */
    private static final class Run {
        private final int sign;
        private final int group;
        private final int first;
        private final Sum sum = new Sum();
        private final Sum rest = new Sum();
        private int last;
        private int rows;
        private double lastA;
        private double tailS;
        private boolean followed;

        Run(int sign, int group, int first) {
            this.sign = sign;
            this.group = group;
            this.first = first;
        }

        void active(int row, double currentA) {
            sum.take(rest);
            last = row;
            rows++;
            lastA = currentA;
            tailS = 0;
            followed = false;
        }

        void close(boolean integrated) {
            rest.clear();
            if (integrated) {
                sum.varianceC2 += lastA * lastA * tailS * tailS * VARIANCE;
            }
        }

        void take(Run spike, Run behind) {
            sum.take(rest);
            // what went the other way counts against
            sum.chargeC -= spike.sum.chargeC;
            sum.energyJ -= spike.sum.energyJ;
            sum.varianceC2 += spike.sum.varianceC2;
            sum.take(behind.sum);
            rest.take(behind.rest);
            last = behind.last;
            rows += behind.rows;
            followed = behind.followed;
        }
    }

    /** One pass over the rows. */
    private static final class Scan {

        private final CyclingRecord record;
        private final ChargeSource charge;
        private final Numbers numbers;
        private final CurrentLevel level;
        private final List<Run> runs = new ArrayList<>();
        private int points;
        private int falling;
        private int firstFalling = -1;
        private int repeated;
        private int withoutCurrent;
        private int withoutVoltage;
        private int bridged;
        private double bridgedC;
        private int lost;
        private double lostS;
        private double longestLostS;
        private double longestLostAtS;

        Scan(CyclingRecord record, ChargeSource charge, Numbers numbers) {
            this.record = record;
            this.charge = charge;
            this.numbers = numbers;
            this.level = CurrentLevel.of(record, charge);
        }

        void run(Progress progress) throws CancelledException {
            int n = record.points();
            boolean integrated = !charge.isCounted();
            double threshold = level.thresholdA();
            double gapS = level.gapS();
            double noise2 = 2 * level.noiseA() * level.noiseA();
            int prev = -1;
            double prevS = Double.NaN;
            double prevA = 0;
            double prevV = Double.NaN;
            boolean prevRests = false;
            Run run = null;
            for (int i = 0; i < n; i++) {
                if ((i & ROWS_BETWEEN_CHECKS - 1) == 0) {
                    progress.checkCancelled();
                    progress.report((double) i / n, "adding up charge");
                }
                double t = record.timeS(i);
                if (prev >= 0 && !(t >= prevS)) {
                    firstFalling = falling++ == 0 ? i : firstFalling;
                    continue;
                }
                double a = charge.currentA(prev, i);
                if (!Double.isFinite(a)) {
                    repeated += !record.hasCurrent() && t == prevS ? 1 : 0;
                    withoutCurrent += record.hasCurrent() ? 1 : 0;
                    continue;
                }
                points++;
                double v = record.voltageV(i);
                if (!Double.isFinite(v)) {
                    withoutVoltage++;
                    v = prevV;
                }
                double dt = prev < 0 ? 0 : t - prevS;
                repeated += prev >= 0 && dt == 0 ? 1 : 0;
                int sign = Math.abs(a) <= threshold ? 0 : a > 0 ? 1 : -1;
                if (integrated && dt > gapS && !isBridged(prevA, a, threshold, dt, prevS)) {
                    dt = 0;
                }
                double half = dt / 2;
                if (integrated && run != null) {
                    (prevRests ? run.rest : run.sum).add(run.sign * prevA * half, prevV, noise2 * half * half);
                }
                int group = numbers == null ? -1 : numbers.cycle(i);
                double counted = integrated ? 0 : charge.between(prev, i);
                double countedAtV = Double.isFinite(prevV) ? (prevV + v) / 2 : v;
                if (sign == 0) {
                    if (run != null) {
                        run.tailS = prevRests ? run.tailS : dt;
                        run.followed = true;
                        run.rest.add(
                                integrated ? run.sign * a * half : run.sign * counted,
                                integrated ? v : countedAtV,
                                integrated ? noise2 * half * half : 0);
                    }
                } else {
                    if (run == null || run.sign != sign || run.group != group) {
                        if (run != null) {
                            run.tailS = prevRests ? run.tailS : dt;
                            run.followed = true;
                            run.close(integrated);
                        }
                        run = new Run(sign, group, i);
                        runs.add(run);
                        if (integrated) {
                            run.sum.add(0, 0, a * a * dt * dt * VARIANCE);
                        }
                    }
                    run.active(i, a);
                    run.sum.add(
                            integrated ? run.sign * a * half : run.sign * counted,
                            integrated ? v : countedAtV,
                            integrated ? noise2 * half * half : 0);
                }
                prevRests = sign == 0;
                prev = i;
                prevS = t;
                prevA = a;
                prevV = v;
            }
            if (run != null) {
                run.close(integrated);
            }
            requireOrder(n);
        }

        /** Whether a gap lies within a constant current; what is done is counted. */
        private boolean isBridged(double before, double behind, double threshold, double dt, double atS) {
            double size = Math.max(Math.abs(before), Math.abs(behind));
            if (size <= threshold) {
                return true;
            }
            if (Math.abs(before - behind) <= BRIDGED * size) {
                bridged++;
                bridgedC += Math.abs(before + behind) / 2 * dt;
                return true;
            }
            lost++;
            lostS += dt;
            if (dt > longestLostS) {
                longestLostS = dt;
                longestLostAtS = atS;
            }
            return false;
        }

        private void requireOrder(int rows) {
            if (falling > Math.max(3, rows / 100)) {
                throw new IllegalArgumentException("the time of '" + record.label() + "' falls in row "
                        + (firstFalling + 1) + ", from " + number(record.timeS(firstFalling - 1)) + " s to "
                        + number(record.timeS(firstFalling)) + " s, and " + falling + " of " + rows
                        + " rows are not in order. Expected times since the beginning of the record: where they begin"
                        + " anew in each step, add them up, or cut the file there");
            }
        }

        List<String> remarks() {
            List<String> all = new ArrayList<>();
            if (falling > 0) {
                all.add(rows(falling) + " out of order " + (falling == 1 ? "is" : "are") + " left out: the time falls in row "
                        + (firstFalling + 1));
            }
            if (repeated > 0) {
                all.add("the time stands still in " + rows(repeated) + ": no charge passes there");
            }
            if (withoutCurrent > 0) {
                all.add(rows(withoutCurrent) + " without current " + (withoutCurrent == 1 ? "is" : "are") + " left out");
            }
            if (withoutVoltage > 0) {
                all.add(rows(withoutVoltage) + " without voltage " + (withoutVoltage == 1 ? "counts" : "count")
                        + " with the voltage before");
            }
            if (bridged > 0) {
                all.add(gaps(bridged) + " (longer than " + number(level.gapS()) + " s) within a constant current "
                        + (bridged == 1 ? "is" : "are") + " integrated over: " + number(bridgedC / 3600) + " A·h");
            }
            if (lost > 0) {
                all.add(gaps(lost) + " (longer than " + number(level.gapS()) + " s, together " + number(lostS)
                        + " s, the longest behind " + number(longestLostAtS)
                        + " s), before and behind which the current differs, " + (lost == 1 ? "is" : "are")
                        + " not integrated over: charge may be missing");
            }
            return all;
        }

        List<HalfCycle> halfCycles(List<String> remarks) {
            int spikes = withoutSpikes();
            if (spikes > 0) {
                remarks.add(spikes + (spikes == 1 ? " row" : " rows") + " of opposite current within a half cycle "
                        + (spikes == 1 ? "counts" : "count") + " against it and " + (spikes == 1 ? "does" : "do")
                        + " not end it");
            }
            if (runs.isEmpty()) {
                throw new IllegalArgumentException("'" + record.label() + "' has no charge or discharge: "
                        + (points == 0
                                ? "no row has a current"
                                : level.thresholdA() == 0
                                        ? "its current is 0 A throughout"
                                        : "no current is above " + number(level.thresholdA()) + " A"
                                                + (level.noiseA() > 0 ? ", six times its noise" : "")));
            }
            List<HalfCycle> all = new ArrayList<>();
            for (int i = 0; i < runs.size(); i++) {
                Run r = runs.get(i);
                all.add(new HalfCycle(
                        r.sign > 0 ? Direction.CHARGE : Direction.DISCHARGE,
                        r.first,
                        r.last,
                        record.timeS(r.first),
                        record.timeS(r.last),
                        r.sum.chargeC,
                        charge.isCounted() ? Double.NaN : Math.sqrt(r.sum.varianceC2),
                        r.sum.energyJ,
                        record.voltageV(r.first),
                        record.voltageV(r.last),
                        r.followed || i < runs.size() - 1 || reached(r, all),
                        r.group));
            }
            return all;
        }

        /** Joins what a single row of opposite current cut. */
        private int withoutSpikes() {
            List<Run> kept = new ArrayList<>();
            int spikes = 0;
            for (int i = 0; i < runs.size(); i++) {
                Run r = runs.get(i);
                Run before = kept.isEmpty() ? null : kept.getLast();
                Run behind = i + 1 < runs.size() ? runs.get(i + 1) : null;
                if (r.rows == 1
                        && before != null
                        && behind != null
                        && behind.sign == before.sign
                        && r.group == before.group
                        && behind.group == before.group
                        && Math.abs(r.sum.chargeC) < SPIKE * before.sum.chargeC
                        && Math.abs(r.sum.chargeC) < SPIKE * behind.sum.chargeC) {
                    before.take(r, behind);
                    spikes++;
                    i++;
                } else {
                    kept.add(r);
                }
            }
            runs.clear();
            runs.addAll(kept);
            return spikes;
        }

        /**
         * Whether the record's last half cycle, behind which nothing is recorded, came to the voltage or the charge of the
         * one before it in the same direction, or, where there is none, back to where the opposite one began or to its
         * charge. A voltage says so only where it changes on the way.
         */
        private boolean reached(Run r, List<HalfCycle> before) {
            Direction own = r.sign > 0 ? Direction.CHARGE : Direction.DISCHARGE;
            HalfCycle same = null;
            HalfCycle other = null;
            for (HalfCycle h : before) {
                if (h.direction() == own) {
                    same = h;
                } else {
                    other = h;
                }
            }
            HalfCycle like = same != null ? same : other;
            if (like == null) {
                return false;
            }
            if (r.sum.chargeC >= (1 - REACHED) * like.chargeC()) {
                return true;
            }
            double goal = same != null ? same.endVoltageV() : other.startVoltageV();
            double span = Math.abs(like.endVoltageV() - like.startVoltageV());
            boolean slopes = span > SLOPE * Math.max(Math.abs(like.endVoltageV()), Math.abs(like.startVoltageV()));
            double beyond = r.sign * (record.voltageV(r.last) - goal);
            double start = r.sign * (record.voltageV(r.first) - goal);
            return slopes && beyond >= -REACHED * span && start < -REACHED * span;
        }

        private static String rows(int count) {
            return count + (count == 1 ? " row" : " rows");
        }

        private static String gaps(int count) {
            return count + (count == 1 ? " gap" : " gaps");
        }

        private static String number(double value) {
            return ValueText.number(value, 4);
        }
    }
}
