// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;

/**
 * Charge, energy and efficiency of each cycle of a record.
 *
 * @param cycles the cycles, by time
 * @param halfCycles the half cycles of which they consist, by time
 * @param countedBy what told the cycles apart, a few words
 * @param chargeFrom where the charge comes from, a few words
 * @param currentThresholdA current in A below which a row counts as rest
 * @param points rows that were used
 * @param remarks what was handled: gaps, rows left out, a cycle that did not come to its end; sentences
 */
public record CapacityAnalysis(
        List<CycleCapacity> cycles,
        List<HalfCycle> halfCycles,
        String countedBy,
        String chargeFrom,
        double currentThresholdA,
        int points,
        List<String> remarks) {

    private static final double SECONDS_OF_AN_HOUR = 3600;

    /** Of a record's first half cycle: smaller than so much of the next, it stands alone. */
    private static final double OPENING = 0.5;

    /** EC-Lab's names of the counter electrode's voltage. */
    private static final Pattern COUNTER = Pattern.compile("\\bEce\\b");

    /** Copies the lists. */
    public CapacityAnalysis {
        cycles = List.copyOf(cycles);
        halfCycles = List.copyOf(halfCycles);
        Objects.requireNonNull(countedBy);
        Objects.requireNonNull(chargeFrom);
        remarks = List.copyOf(remarks);
    }

    /**
     * {@return the cycles of a record}
     *
     * <p>A row whose current is below a threshold counts as rest. A half cycle is what lies between two changes of the
     * current's sign, rests not counted. The threshold is the larger of 0.5 % of the current at which the median of the
     * charge passed, and six times the current's noise (of its second differences, so that neither steps nor slopes
     * count as noise). A change of sign of one row that moves less than 1 % of the charge before and behind it is none.
     *
     * <p>The charge is that which the instrument counted where the record has it ({@code dq}, {@code (Q-Qo)} in C), since
     * it saw the current between the rows; else the current is integrated by the trapezoidal rule, where the interval in
     * which the current changes sign is shared in its middle. An interval of more than five times that within which 95 % of
     * the rows follow is a gap: it is integrated over only where the current behind it is within 5 % of that before.
     *
     * @param record voltage and current, or charge, against time
     * @param options how the cycles are counted
     * @param progress what to report to
     * @throws IllegalArgumentException when the record has neither current nor charge, its times are not in order beyond
     *     single rows, the instrument's count is asked for and there is none, or there is no charge or discharge in it;
     *     with what to do
     * @throws CancelledException when asked to end
     */
    public static CapacityAnalysis of(CyclingRecord record, CapacityOptions options, Progress progress)
            throws CancelledException {
        ChargeSource charge = ChargeSource.of(record);
        HalfCycles found = HalfCycles.find(record, charge, options.count(), progress);
        List<String> remarks = new ArrayList<>(charge.remarks());
        remarks.addAll(found.remarks());
        record.others().stream()
                .filter(c -> c.unit().equals("V") && COUNTER.matcher(c.name()).find())
                .findFirst()
                .ifPresent(c -> remarks.add("energies are those of the working electrode against its reference, not of the"
                        + " cell: the record has the counter electrode's voltage, too ('" + c.name() + "')"));
        List<CycleCapacity> cycles = options.count() == CapacityOptions.Count.INSTRUMENT
                ? byGroup(found.halfCycles(), remarks)
                : paired(found.halfCycles(), options.start(), remarks);
        return new CapacityAnalysis(
                cycles,
                found.halfCycles(),
                found.countedBy(),
                charge.name(),
                found.thresholdA(),
                found.points(),
                remarks);
    }

    /**
     * {@return the cycle of a half cycle}
     *
     * @param half one of this analysis
     * @throws IllegalArgumentException when it is none of these
     */
    public CycleCapacity cycleOf(HalfCycle half) {
        int low = 0;
        int high = cycles.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            CycleCapacity c = cycles.get(middle);
            if (half.toS() > c.toS()) {
                low = middle + 1;
            } else if (half.fromS() < c.fromS()) {
                high = middle - 1;
            } else {
                return c;
            }
        }
        throw new IllegalArgumentException("expected a half cycle of this analysis, found one from " + half.fromS()
                + " s to " + half.toS() + " s");
    }

    private static List<CycleCapacity> byGroup(List<HalfCycle> all, List<String> remarks) {
        List<CycleCapacity> cycles = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= all.size(); i++) {
            if (i == all.size() || all.get(i).group() != all.get(from).group()) {
                cycles.add(cycle(all.get(from).group(), all.subList(from, i)));
                from = i;
            }
        }
        remarkOfEnd(cycles, all, remarks);
        return cycles;
    }

    private static List<CycleCapacity> paired(List<HalfCycle> all, CapacityOptions.Start start, List<String> remarks) {
        List<CycleCapacity> cycles = new ArrayList<>();
        int at = 0;
        if (standsAlone(all, start)) {
            HalfCycle alone = all.get(0);
            cycles.add(cycle(1, List.of(alone)));
            remarks.add("the record begins with a " + alone.direction() + " that "
                    + (start == CapacityOptions.Start.AUTO
                            ? "is less than half of what follows"
                            : "comes before the first " + start)
                    + ": it is cycle 1, alone");
            at = 1;
        }
        while (at < all.size()) {
            int to = Math.min(all.size(), at + 2);
            cycles.add(cycle(cycles.size() + 1, all.subList(at, to)));
            at = to;
        }
        remarkOfEnd(cycles, all, remarks);
        return cycles;
    }

    private static boolean standsAlone(List<HalfCycle> all, CapacityOptions.Start start) {
        return switch (start) {
            case AUTO -> all.size() > 2 && all.get(0).chargeC() < OPENING * all.get(1).chargeC();
            case CHARGE -> all.get(0).direction() != Direction.CHARGE;
            case DISCHARGE -> all.get(0).direction() != Direction.DISCHARGE;
        };
    }

    private static void remarkOfEnd(List<CycleCapacity> cycles, List<HalfCycle> all, List<String> remarks) {
        CycleCapacity last = cycles.getLast();
        if (last.complete()) {
            return;
        }
        HalfCycle end = all.getLast();
        remarks.add("cycle " + last.number() + " is not complete: "
                + (end.ended()
                        ? "it has no " + end.direction().opposite()
                        : "the record ends within its " + end.direction()));
    }

    private static CycleCapacity cycle(int number, List<HalfCycle> halves) {
        Sum charge = new Sum();
        Sum discharge = new Sum();
        for (HalfCycle h : halves) {
            (h.direction() == Direction.CHARGE ? charge : discharge).add(h);
        }
        Direction first = halves.getFirst().direction();
        boolean complete = charge.any && discharge.any && halves.getLast().ended();
        Sum before = first == Direction.CHARGE ? charge : discharge;
        Sum behind = first == Direction.CHARGE ? discharge : charge;
        double efficiency = complete && before.chargeC > 0 ? behind.chargeC / before.chargeC : Double.NaN;
        double efficiencyError = efficiency
                * Math.hypot(before.errorC() / before.chargeC, behind.errorC() / behind.chargeC);
        return new CycleCapacity(
                number,
                first,
                complete,
                halves.getFirst().fromS(),
                halves.getLast().toS(),
                charge.ah(),
                charge.errorC() / SECONDS_OF_AN_HOUR,
                discharge.ah(),
                discharge.errorC() / SECONDS_OF_AN_HOUR,
                efficiency,
                efficiencyError,
                discharge.wh(),
                charge.wh(),
                discharge.wh(),
                complete && charge.energyJ > 0 && discharge.energyJ > 0 ? discharge.energyJ / charge.energyJ : Double.NaN,
                charge.meanVoltageV(),
                discharge.meanVoltageV());
    }

    /** What all half cycles of one direction sum up to. */
    private static final class Sum {
        private boolean any;
        private double chargeC;
        private double varianceC2;
        private double energyJ;

        void add(HalfCycle h) {
            any = true;
            chargeC += h.chargeC();
            varianceC2 += h.chargeErrorC() * h.chargeErrorC();
            energyJ += h.energyJ();
        }

        double errorC() {
            return any ? Math.sqrt(varianceC2) : Double.NaN;
        }

        double ah() {
            return any ? chargeC / SECONDS_OF_AN_HOUR : Double.NaN;
        }

        double wh() {
            return any ? energyJ / SECONDS_OF_AN_HOUR : Double.NaN;
        }

        double meanVoltageV() {
            return any && chargeC > 0 ? energyJ / chargeC : Double.NaN;
        }
    }
}
