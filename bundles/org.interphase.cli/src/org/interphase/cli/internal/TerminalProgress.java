// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cli.internal;

import java.io.PrintStream;
import java.util.function.BooleanSupplier;
import org.interphase.core.progress.Progress;

/** Shows how far long work is, on one line of a terminal that is cleared in the end. */
final class TerminalProgress implements Progress, AutoCloseable {

    private static final long FIRST_AFTER_NS = 1_000_000_000L;
    private static final long EVERY_NS = 200_000_000L;
    private static final int WIDTH = 78;

    private final PrintStream terminal;
    private final boolean visible;
    private final BooleanSupplier cancelled;
    private long next = System.nanoTime() + FIRST_AFTER_NS;
    private boolean shown;

    /**
     * Creates the line.
     *
     * @param terminal where to
     * @param visible whether somebody looks at it; nothing is printed where not
     * @param cancelled whether somebody asked for the work to end
     */
    TerminalProgress(PrintStream terminal, boolean visible, BooleanSupplier cancelled) {
        this.terminal = terminal;
        this.visible = visible;
        this.cancelled = cancelled;
    }

    @Override
    public synchronized void report(double fraction, String what) {
        long now = System.nanoTime();
        if (!visible || now - next < 0) {
            return;
        }
        next = now + EVERY_NS;
        shown = true;
        String percent = Double.isNaN(fraction) ? "" : Math.round(100 * Math.clamp(fraction, 0, 1)) + " %  ";
        String line = percent + what;
        terminal.print("\r\u001b[K" + line.substring(0, Math.min(WIDTH, line.length())));
        terminal.flush();
    }

    @Override
    public boolean isCancelled() {
        return cancelled.getAsBoolean();
    }

    @Override
    public synchronized void close() {
        if (shown) {
            terminal.print("\r\u001b[K");
            terminal.flush();
            shown = false;
        }
    }
}
