// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import java.time.Duration;
import java.util.Locale;

/** How the fit on the screen stands, as a sentence. */
record FitState(String text, boolean problem, boolean stale) {

    /** {@return a time span for people} */
    static String duration(Duration d) {
        double ms = d.toNanos() / 1e6;
        return ms < 10
                ? String.format(Locale.ROOT, "%.1f ms", ms)
                : ms < 1000
                        ? String.format(Locale.ROOT, "%.0f ms", ms)
                        : String.format(Locale.ROOT, "%.1f s", ms / 1000);
    }
}
