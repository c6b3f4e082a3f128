// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal.operation;

import java.util.LinkedHashMap;
import java.util.Map;
import org.interphase.core.data.IonStack;

/**
 * What became of a stack's corrections, among its metadata: a file that was written where a correction was refused must not
 * pass for a corrected one.
 */
final class Corrections {

    private static final String KEY = "corrections";

    private Corrections() {}

    /**
     * {@return the stack with a sentence on a correction after those that it has}
     *
     * @param stack corrected or not
     * @param sentence what was done, or why nothing was
     */
    static IonStack say(IonStack stack, String sentence) {
        Map<String, String> metadata = new LinkedHashMap<>(stack.metadata());
        metadata.merge(KEY, sentence, (before, now) -> before + "; " + now);
        return new IonStack(stack.id(), stack.label(), stack.geometry(), stack.species(), stack.source(), metadata);
    }

    /**
     * {@return a sentence on a refusal}
     *
     * @param correction its name in files
     * @param reason why
     */
    static String refused(String correction, String reason) {
        return correction + " refused, not corrected: " + reason;
    }
}
