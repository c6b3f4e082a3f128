// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal.operation;

import java.util.List;
import org.interphase.core.data.IonStack;
import org.interphase.core.operation.ExportsDataset;

/**
 * Result of {@code sims register}; its components are the keys of {@code docs/command-line.md}.
 *
 * @param refused whether the polarities have too little structure in common
 * @param reason of the refusal; empty where there is none
 * @param confidence height of the correlation's peak in robust standard deviations
 * @param shiftPx x and y by which the negative content lies from the positive; NaN where it is refused
 * @param standardErrorPx of both
 * @param channels species that were summed
 * @param dataset the stack with the negative content on the positive; as it was where it is refused
 */
public record RegisterReport(
        boolean refused,
        String reason,
        double confidence,
        double[] shiftPx,
        double[] standardErrorPx,
        List<String> channels,
        IonStack dataset)
        implements ExportsDataset {}
