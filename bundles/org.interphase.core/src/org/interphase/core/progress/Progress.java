// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.progress;

/**
 * What long work reports to, and asks whether it should go on. Implementations are thread-safe; work may report from
 * any thread.
 */
public interface Progress {

    /** Reports nothing and is never cancelled. */
    Progress NONE = new Progress() {
        @Override
        public void report(double fraction, String what) {}

        @Override
        public boolean isCancelled() {
            return false;
        }
    };

    /**
     * Says how far the work is.
     *
     * @param fraction done so far, 0 to 1; {@link Double#NaN} where the extent is not known
     * @param what what is being done now, one short phrase
     */
    void report(double fraction, String what);

    /** {@return whether somebody asked for the work to end} */
    boolean isCancelled();

    /**
     * Ends the work here if somebody asked for it.
     *
     * @throws CancelledException when {@link #isCancelled()}
     */
    default void checkCancelled() throws CancelledException {
        if (isCancelled()) {
            throw new CancelledException();
        }
    }
}
