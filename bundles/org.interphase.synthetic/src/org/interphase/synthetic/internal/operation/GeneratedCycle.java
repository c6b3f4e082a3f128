// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.synthetic.internal.operation;

import java.util.Map;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.json.Json;
import org.interphase.core.operation.ExportsBeside;
import org.interphase.core.operation.ExportsDataset;
import org.interphase.synthetic.cycling.CycleGraphTruth;

/**
 * Result of {@code cycle generate}: a cycle graph; its truth is written beside it.
 *
 * @param points rows of the graph
 * @param truth how it came about
 * @param dataset the graph
 */
public record GeneratedCycle(int points, CycleGraphTruth truth, CyclingRecord dataset)
        implements ExportsDataset, ExportsBeside {

    @Override
    public Map<String, String> beside() {
        return Map.of("truth.json", Json.write((Object) truth));
    }
}
