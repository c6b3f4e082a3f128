// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

import java.util.Objects;

/**
 * A stretch of a record whose current goes one way; rests within it belong to it, rests before and behind it do not.
 *
 * @param direction which way
 * @param firstRow first row of the record with current, counted from 0
 * @param lastRow last row with current
 * @param fromS time of the first row in s
 * @param toS time of the last row in s
 * @param chargeC charge that passed in C, ≥ 0 but where the current of a few rows went the other way
 * @param chargeErrorC standard error of the charge in C: the current's noise, and the moment of the current's change
 *     that lies anywhere between two rows (a rectangular distribution: current·interval/√12); NaN where the charge is
 *     the instrument's own
 * @param energyJ ∫V·|I|dt in J
 * @param startVoltageV voltage of the first row in V, NaN where it has none
 * @param endVoltageV voltage of the last row in V, NaN where it has none
 * @param ended whether it came to its end: the record goes on behind it, or it reached what an earlier one reached
 * @param group number of the cycle by the instrument's own count; −1 where that is not used
 */
public record HalfCycle(
        Direction direction,
        int firstRow,
        int lastRow,
        double fromS,
        double toS,
        double chargeC,
        double chargeErrorC,
        double energyJ,
        double startVoltageV,
        double endVoltageV,
        boolean ended,
        int group) {

    /** Checks that the direction is there. */
    public HalfCycle {
        Objects.requireNonNull(direction);
    }

    /** {@return the mean voltage over the charge in V: energy over charge, NaN without charge} */
    public double meanVoltageV() {
        return chargeC > 0 ? energyJ / chargeC : Double.NaN;
    }
}
