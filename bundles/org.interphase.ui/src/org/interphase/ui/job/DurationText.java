// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.job;

import java.time.Duration;
import java.util.Locale;

/** How long something took, for people. */
public final class DurationText {

    private DurationText() {}

    /**
     * {@return a time span with two or three digits, such as {@code 12 ms}}
     *
     * @param d the time span
     */
    public static String of(Duration d) {
        double ms = d.toNanos() / 1e6;
        return ms < 10
                ? String.format(Locale.ROOT, "%.1f ms", ms)
                : ms < 1000
                        ? String.format(Locale.ROOT, "%.0f ms", ms)
                        : String.format(Locale.ROOT, "%.1f s", ms / 1000);
    }
}
