// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

import java.util.Locale;

/** What can happen to the voltage, or to the record, within a cycle graph. */
public enum EventKind {
    /** The voltage falls and stays low. The time is that of half of the change, the value the ratio after to before. */
    DROP("drop"),
    /** The voltage falls and comes back within a minute. The time is where it falls, the value the lowest ratio. */
    SOFT_SHORT("soft short"),
    /** The voltage's mean changes from one point to the next. The value is the ratio after to before. */
    STEP("step"),
    /** One or two points lie far from both neighbours. The value is the farthest point's voltage in V. */
    SPIKE("spike"),
    /** In stripping, the voltage leaves its course and rises to the limit. The value is the stripped charge in C. */
    DEPLETION("depletion"),
    /** The potentiostat reaches its voltage limit while plating. The value is the voltage in V. */
    COMPLIANCE("compliance"),
    /** No points are recorded for longer than expected. The value is the missing time in s. */
    GAP("gap");

    private final String label;

    EventKind(String label) {
        this.label = label;
    }

    /** {@return the name in a sentence} */
    public String label() {
        return label;
    }

    /** {@return whether a verdict depends on it, so that a person may accept, move or reject it} */
    public boolean isReviewed() {
        return this != GAP;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
