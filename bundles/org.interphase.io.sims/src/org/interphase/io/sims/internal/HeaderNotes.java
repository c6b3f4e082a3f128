// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.interphase.core.text.Limits;

/** What an instrument noted, as many entries and as long as the limits allow; of a key that comes again the first counts. */
final class HeaderNotes {

    private final Map<String, String> entries = new LinkedHashMap<>();

    /** Notes a value; blanks around it do not belong to it, and an empty one is none. */
    void put(String key, String value) {
        String k = key.strip();
        String v = value.strip();
        if (!k.isEmpty()
                && !v.isEmpty()
                && k.length() <= Limits.NOTE_LENGTH
                && v.length() <= Limits.NOTE_LENGTH
                && entries.size() < Limits.NOTES) {
            entries.putIfAbsent(k, v);
        }
    }

    /** {@return the value of a key, empty where there is none} */
    String get(String key) {
        return entries.getOrDefault(key, "");
    }

    Map<String, String> asMap() {
        return Collections.unmodifiableMap(entries);
    }
}
