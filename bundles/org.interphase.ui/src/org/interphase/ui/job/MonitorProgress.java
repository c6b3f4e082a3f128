// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.job;

import org.eclipse.core.runtime.IProgressMonitor;
import org.interphase.core.progress.Progress;

/** Work's reports, shown by the workbench, and its button to cancel, heard by the work. */
public final class MonitorProgress implements Progress {

    private static final int UNITS = 1000;

    private final IProgressMonitor monitor;
    private int done;
    private String last = "";

    /**
     * Creates the progress of one job.
     *
     * @param monitor the job's monitor
     * @param name what is done, for people
     */
    public MonitorProgress(IProgressMonitor monitor, String name) {
        this.monitor = monitor;
        monitor.beginTask(name, UNITS);
    }

    @Override
    public synchronized void report(double fraction, String what) {
        if (!what.equals(last)) {
            last = what;
            monitor.subTask(what);
        }
        if (fraction > 0) {
            int now = (int) (Math.min(fraction, 1) * UNITS);
            if (now > done) {
                monitor.worked(now - done);
                done = now;
            }
        }
    }

    @Override
    public boolean isCancelled() {
        return monitor.isCanceled();
    }
}
