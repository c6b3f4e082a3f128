// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

import org.interphase.core.data.CyclingRecord;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.cycling.internal.RecordJudge;
import org.interphase.cycling.internal.Rows;

/**
 * Says what a cycle graph shows, and how sure that is.
 *
 * <p>Steps of constant current are found from the current. Each step's voltage is taken apart into levels that may drift
 * slowly, one oscillation and noise; change points of the levels are found by optimal partitioning (B. Jackson et al.,
 * IEEE Signal Process. Lett. 12 (2005) 105), the oscillation by least squares over a grid of periods (J. D. Scargle,
 * Astrophys. J. 263 (1982) 835). A region has failed where the voltage falls to {@link Thresholds#failedRatio()} or
 * lower within a minute and a half and stays there for {@link Thresholds#settledS()}; it has cycled where it stays above
 * {@link Thresholds#cycledRatio()}. {@code docs/cycling.md} has all rules, and how sure verdicts of generated records
 * are.
 */
public final class CycleAnalyser {

    private CycleAnalyser() {}

    /**
     * {@return what the record says about its region; undetermined where it does not decide, with the reason}
     *
     * @param record voltage and current against time
     * @param options what to know beside it
     * @param progress what to report to
     * @throws IllegalArgumentException when the time goes back in more than one of a hundred rows, with the first such
     *     row
     * @throws CancelledException when asked to end
     */
    public static CycleAnalysis analyse(CyclingRecord record, AnalysisOptions options, Progress progress)
            throws CancelledException {
        return RecordJudge.judge(Rows.of(record), options, progress);
    }
}
