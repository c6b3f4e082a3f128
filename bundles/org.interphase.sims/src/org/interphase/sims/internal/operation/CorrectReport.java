// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal.operation;

import java.util.List;
import org.interphase.core.data.IonStack;
import org.interphase.core.operation.ExportsDataset;
import org.interphase.sims.CorrectionPipeline;

/**
 * Result of {@code sims correct}; its components are the keys of {@code docs/command-line.md}.
 *
 * @param refused whether a correction that was to be applied found nothing to go by
 * @param steps what became of each correction
 * @param dataset the corrected stack
 */
public record CorrectReport(boolean refused, List<CorrectionPipeline.Entry> steps, IonStack dataset)
        implements ExportsDataset {}
