// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.synthetic.cycling;

import java.util.Locale;

/** What is made to happen in a generated cycle graph. */
public enum CycleGraphKind {
    /** Half an hour of plating in which nothing happens. */
    CYCLED("cycled"),
    /** The voltage falls to 0.1 to 0.45 of its value within 5 to 60 s and stays there. */
    FAILED("failed"),
    /** The same to 0.45 to 0.6: nobody should decide. */
    MARGINAL("undetermined"),
    /** The voltage falls to 0.1 to 0.5 for 10 to 50 s and comes back. */
    SOFT_SHORT("cycled"),
    /** Plating, then stripping until 0.5 to 5 % of the plated charge are back and no metal is left. */
    DEPLETION("cycled"),
    /** Plating, stripping until depletion, and plating again with a step of the voltage in the first three minutes. */
    REPLATE("cycled"),
    /** The contact is lost, and the potentiostat reaches its limit of 10 V. */
    COMPLIANCE("undetermined"),
    /** The record stops after 1 to 10 minutes. */
    STOPPED_EARLY("undetermined");

    private final String verdict;

    CycleGraphKind(String verdict) {
        this.verdict = verdict;
    }

    /** {@return the right verdict: cycled, failed or undetermined} */
    public String verdict() {
        return verdict;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
