// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * No real file here is a cycle graph of a region: whole cells, open circuits, currents that decay. None may be called cycled
 * or failed, and each says why.
 */
class RealVerdictsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    biologic-converter__cp_cp.mpr                    | 121   | could still have failed
                    biologic-converter__cp_cp.mpt                    | 121   | could still have failed
                    biologic-converter__ca_ca.mpr                    | 721   | not held
                    biologic-converter__ca_ca.mpt                    | 721   | not held
                    biologic-converter__ocv_ocv.mpr                  | 602   | No current is recorded
                    biologic-converter__ocv_ocv.mpt                  | 602   | No current is recorded
                    biologic-converter__jdb11-1_jdb11-1.mpr          | 46102 | whole cell
                    gpl3_do_not_commit/yadg__gcpl.issue_149.mpr      | 132   | whole cell
                    gpl3_do_not_commit/yadg__gcpl.issue_149.mpt      | 132   | whole cell
                    gpl3_do_not_commit/yadg__gcpl.issue_211.mpr      | 2767  | through zero
                    gpl3_do_not_commit/yadg__mb.issue_149.mpr        | 564   | whole cell
                    gpl3_do_not_commit/yadg__mb.issue_149.mpt        | 564   | whole cell
                    hybrid-drt__data_CP_SSB.mpr                      | 30208 | whole cell
                    hybrid-drt__data_CP_SSB.txt                      | 30208 | whole cell
                    """)
    void saysWhyItCannotBeJudged(String file, int points, String reason) throws IOException, CancelledException {
        CyclingRecord record = RealRecords.open(file);
        CycleAnalysis a = CycleAnalyser.analyse(record, AnalysisOptions.DEFAULT, Progress.NONE);
        assertEquals(points, record.points());
        assertEquals(Verdict.UNDETERMINED, a.verdict());
        assertTrue(
                a.evidence().stream().anyMatch(e -> e.sentence().contains(reason)),
                () -> "expected '" + reason + "' in " + a.evidence());
    }
}
