// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal.operation;

import java.util.List;
import org.interphase.core.data.IonStack;
import org.interphase.core.operation.ExportsDataset;

/**
 * Result of {@code sims flatten}; its components are the keys of {@code docs/command-line.md}.
 *
 * @param refused whether no interface was found
 * @param reason of the refusal; empty where there is none
 * @param heightUm of the interface
 * @param filled share of pixels that got the height of their neighbours
 * @param channels species that were summed
 * @param dataset the flattened stack; as it was where it is refused
 */
public record FlattenReport(
        boolean refused, String reason, Height heightUm, double filled, List<String> channels, IonStack dataset)
        implements ExportsDataset {

    /**
     * Heights in µm.
     *
     * @param max the highest
     * @param rms root mean square of what is higher than a tenth of the highest
     * @param resolution what a single pixel is told to at best
     */
    public record Height(double max, double rms, double resolution) {}
}
