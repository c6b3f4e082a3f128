// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import org.interphase.eis.PointMask;

/**
 * All that decides how a fit comes out.
 *
 * @param dataset the spectrum's id
 * @param settings circuit, weights, range, start values, bounds
 * @param masked the points that are left out, counted from 0
 */
record FitRequest(String dataset, FitSettings settings, SortedSet<Integer> masked) {

    /** {@return the settings of the operation, as texts by their names; without those that are not given} */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>(settings.texts());
        if (!masked.isEmpty()) {
            texts.put("mask", PointMask.ofIndices(masked).toString());
        }
        return texts;
    }
}
