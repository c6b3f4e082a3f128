// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import org.interphase.core.progress.Progress;

/**
 * The progress of a part of some work.
 *
 * @param whole the progress of all of it
 * @param from how far all of it is when the part begins, 0 to 1
 * @param to how far all of it is when the part ends
 */
record Share(Progress whole, double from, double to) implements Progress {

    /** {@return the progress of one of several parts that take as long} */
    static Share of(Progress whole, int index, int count) {
        return new Share(whole, (double) index / count, (index + 1.0) / count);
    }

    @Override
    public void report(double fraction, String what) {
        whole.report(from + fraction * (to - from), what);
    }

    @Override
    public boolean isCancelled() {
        return whole.isCancelled();
    }
}
