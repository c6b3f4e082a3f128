// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.synthetic.internal.operation;

import java.util.List;
import java.util.Map;
import org.interphase.core.data.IonStack;
import org.interphase.core.json.Json;
import org.interphase.core.operation.ExportsBeside;
import org.interphase.core.operation.ExportsDataset;
import org.interphase.synthetic.sims.SimsTruth;

/**
 * Result of {@code sims generate}: a stack; its truth is written beside it.
 *
 * @param shape layers, pixels in y, pixels in x
 * @param sums counts of each species
 * @param truth how it came about
 * @param dataset the stack
 */
public record GeneratedSims(List<Integer> shape, List<Sum> sums, SimsTruth truth, IonStack dataset)
        implements ExportsDataset, ExportsBeside {

    /**
     * All counts of a species.
     *
     * @param channel its name
     * @param sum its counts
     */
    public record Sum(String channel, double sum) {}

    @Override
    public Map<String, String> beside() {
        return Map.of("truth.json", Json.write((Object) truth));
    }
}
