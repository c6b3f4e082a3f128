// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

import java.util.Locale;

/** What a region did at a current density. */
public enum Verdict {
    /** Voltage and current went in tandem; nothing was shorted. */
    CYCLED,
    /** Voltage and current parted: a dendrite shorts the cell. */
    FAILED,
    /** The record does not decide it. */
    UNDETERMINED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
