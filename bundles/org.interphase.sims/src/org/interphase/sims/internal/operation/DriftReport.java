// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal.operation;

import java.util.List;
import org.interphase.core.data.IonStack;
import org.interphase.core.operation.ExportsDataset;

/**
 * Result of {@code sims drift}; its components are the keys of {@code docs/command-line.md}.
 *
 * @param refused whether the images carry too little texture
 * @param reason of the refusal; empty where there is none
 * @param confidence height of the correlation's peak in robust standard deviations, median over the layers
 * @param shiftsPx {@code [layer][x, y]}, displacement of the layer's content against layer 0; empty where it is refused
 * @param standardErrorsPx of each
 * @param channels species that were summed
 * @param jumps layers before which the content jumped
 * @param shareOfOthers share of what parts of the frame say that moves otherwise than the rest
 * @param dataset the stack in layer 0's frame; as it was where it is refused
 */
public record DriftReport(
        boolean refused,
        String reason,
        double confidence,
        double[][] shiftsPx,
        double[][] standardErrorsPx,
        List<String> channels,
        int[] jumps,
        double shareOfOthers,
        IonStack dataset)
        implements ExportsDataset {}
