// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.interphase.core.text.Limits;

/** What the instrument noted, as many entries and as long as the limits allow; a key that comes again is continued. */
final class Notes {

    private final Map<String, String> entries = new LinkedHashMap<>();

    void put(String key, String value) {
        String k = key.strip();
        String v = value.strip();
        if (k.isEmpty() || v.isEmpty()) {
            return;
        }
        String before = entries.get(k);
        String all = before == null ? v : before + "; " + v;
        if (k.length() <= Limits.NOTE_LENGTH
                && all.length() <= Limits.NOTE_LENGTH
                && (before != null || entries.size() < Limits.NOTES)) {
            entries.put(k, all);
        }
    }

    /** Takes a line such as {@code key : value}, if it is one. */
    void putLine(String line, String joint) {
        int at = line.indexOf(joint);
        if (at > 0) {
            put(line.substring(0, at), line.substring(at + joint.length()));
        }
    }

    Map<String, String> asMap() {
        return Collections.unmodifiableMap(entries);
    }
}
