// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.interphase.core.data.Channel;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.unit.ValueText;

/** Where the charge of a record's rows comes from: what the instrument counted, else its current. */
final class ChargeSource {

    /** EC-Lab's charge since the row before. */
    private static final String OF_A_ROW = "dq";

    /** Charge since the beginning. */
    private static final Set<String> TOTAL = Set.of("(q-qo)", "charge");

    private static final int SAMPLES = 20_000;
    private static final double CONTRADICTION = 0.1;

    private final CyclingRecord record;
    private final Channel ofARow;
    private final Channel total;
    private final List<String> remarks;

    private ChargeSource(CyclingRecord record, Channel ofARow, Channel total) {
        this.record = record;
        this.ofARow = ofARow;
        this.total = total;
        this.remarks = contradiction().map(List::of).orElse(List.of());
    }

    /**
     * {@return the source of a record}
     *
     * @throws IllegalArgumentException when it has neither current nor charge
     */
    static ChargeSource of(CyclingRecord record) {
        Channel row = null;
        Channel total = null;
        for (Channel c : record.others()) {
            if (c.unit().equals("C") && row == null && c.name().equals(OF_A_ROW)) {
                row = c;
            } else if (c.unit().equals("C") && total == null && TOTAL.contains(c.name().toLowerCase(Locale.ROOT))) {
                total = c;
            }
        }
        if (row == null && total == null && !record.hasCurrent()) {
            throw new IllegalArgumentException("'" + record.label() + "' has no current, nor a charge that it could be"
                    + " derived from: an open circuit has no capacity. Expected a column of current, or of charge"
                    + " such as dq/mA.h or (Q-Qo)/C");
        }
        return new ChargeSource(record, row, row == null ? total : null);
    }

    /** {@return whether the instrument counted the charge} */
    boolean isCounted() {
        return ofARow != null || total != null;
    }

    /** {@return what it is, a few words} */
    String name() {
        return ofARow != null
                ? "the instrument's count, '" + ofARow.name() + "'"
                : total != null ? "the instrument's count, '" + total.name() + "'" : "the integral of the current";
    }

    /** {@return what is odd about it} */
    List<String> remarks() {
        return remarks;
    }

    /**
     * {@return the charge in C that the instrument counted between two rows, 0 where it has none there}
     *
     * @param before a row, −1 for none
     * @param row a later one
     */
    double between(int before, int row) {
        if (ofARow != null) {
            double sum = 0;
            for (int i = Math.max(before + 1, 1); i <= row; i++) {
                double dq = ofARow.value(i);
                sum += Double.isFinite(dq) ? dq : 0;
            }
            return sum;
        }
        double from = before < 0 ? Double.NaN : total.value(before);
        double to = total.value(row);
        return Double.isFinite(from) && Double.isFinite(to) ? to - from : 0;
    }

    /**
     * {@return the current of a row in A: the stored one, else the mean since the row before; NaN for not known}
     *
     * @param before the row before it, −1 for none
     * @param row a row
     */
    double currentA(int before, int row) {
        if (record.hasCurrent()) {
            return record.currentA(row);
        }
        double dt = before < 0 ? 0 : record.timeS(row) - record.timeS(before);
        return dt > 0 ? between(before, row) / dt : before < 0 ? 0 : Double.NaN;
    }

    /** Current and charge that do not belong together: a unit is wrong in one of their titles. */
    private Optional<String> contradiction() {
        if (!isCounted() || !record.hasCurrent()) {
            return Optional.empty();
        }
        int stride = Math.max(1, record.points() / SAMPLES);
        double[] ratios = new double[record.points() / stride + 1];
        int n = 0;
        for (int i = 1; i < record.points(); i += stride) {
            double dt = record.timeS(i) - record.timeS(i - 1);
            double q = between(i - 1, i);
            double ratio = (record.currentA(i) + record.currentA(i - 1)) / 2 * dt / q;
            if (dt > 0 && q != 0 && Double.isFinite(ratio) && ratio != 0) {
                ratios[n++] = ratio;
            }
        }
        if (n < 3) {
            return Optional.empty();
        }
        Arrays.sort(ratios, 0, n);
        double median = ratios[n / 2];
        return Math.abs(median - 1) <= CONTRADICTION
                ? Optional.empty()
                : Optional.of("current and charge do not belong together: the current's integral is "
                        + ValueText.number(median, 3) + " times the instrument's charge, which is used");
    }
}
