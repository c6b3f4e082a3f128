// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.cycling.internal;

import java.time.Duration;
import java.util.Map;
import org.interphase.core.operation.Outcome;
import org.interphase.cycling.CycleAnalysis;

/**
 * An analysis that was done.
 *
 * @param dataset the record's id
 * @param texts the settings that were asked for
 * @param outcome the operation's result with its origin, to be saved
 * @param csv the result as comma-separated values
 * @param analysis what the record says
 * @param duration how long it took
 */
record Analysed(
        String dataset,
        Map<String, String> texts,
        Outcome<?> outcome,
        String csv,
        CycleAnalysis analysis,
        Duration duration) {

    /** {@return whether it is what a document asks for} */
    boolean answers(CycleDocument document) {
        return dataset.equals(document.dataset()) && texts.equals(document.texts());
    }
}
