// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal.operation;

import java.util.List;
import org.interphase.sims.CorrectionPipeline.Entry;

/**
 * Result of {@code sims ratio}; its components are the keys of {@code docs/command-line.md}.
 *
 * @param a the channel above
 * @param b the channel below
 * @param fromUm where the range of depth begins in µm
 * @param toUm where it ends in µm
 * @param layers how many layers lie in it
 * @param countsA raw counts of the channel above
 * @param countsB raw counts of the channel below
 * @param ratio the ratio
 * @param standardError its standard error
 * @param corrections what became of each correction; null where none were asked for
 */
public record RatioReport(
        String a,
        String b,
        double fromUm,
        double toUm,
        int layers,
        double countsA,
        double countsB,
        double ratio,
        double standardError,
        List<Entry> corrections) {}
