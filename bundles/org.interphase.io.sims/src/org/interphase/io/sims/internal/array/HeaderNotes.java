// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.array;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.interphase.core.text.Limits;

/** Notes of a header, as many and as long as the limits allow. */
public final class HeaderNotes {

    private final Map<String, String> entries = new LinkedHashMap<>();

    /**
     * Keeps a note; empty ones, those that are too long and those above the limit are left out.
     *
     * @param key its name
     * @param value what it says
     */
    public void put(String key, String value) {
        String k = key.strip();
        String v = value.strip();
        if (!k.isEmpty()
                && !v.isEmpty()
                && k.length() <= Limits.NOTE_LENGTH
                && v.length() <= Limits.NOTE_LENGTH
                && (entries.containsKey(k) || entries.size() < Limits.NOTES)) {
            entries.put(k, v);
        }
    }

    /** {@return the notes in their order} */
    public Map<String, String> asMap() {
        return Collections.unmodifiableMap(entries);
    }
}
