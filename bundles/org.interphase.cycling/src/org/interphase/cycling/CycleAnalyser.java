// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

import java.util.List;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;

/** Says what a cycle graph shows, and how sure that is. */
public final class CycleAnalyser {

    private CycleAnalyser() {}

    /**
     * {@return what the record says about its region}
     *
     * @param record voltage and current against time
     * @param options what to know beside it
     * @param progress what to report to
     * @throws IllegalArgumentException when the record's times are not in order beyond single rows, with the row
     * @throws CancelledException when asked to end
     */
    public static CycleAnalysis analyse(CyclingRecord record, AnalysisOptions options, Progress progress)
            throws CancelledException {
        progress.checkCancelled();
        return new CycleAnalysis(
                Verdict.UNDETERMINED,
                0.5,
                Double.NaN,
                List.of(),
                List.of(),
                List.of(),
                Double.NaN,
                Double.NaN,
                Double.NaN,
                -1,
                record.points(),
                List.of());
    }
}
