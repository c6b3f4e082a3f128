// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.cycling.internal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.interphase.cycling.EventEdits;

/**
 * What an analysis of a file is asked for, as a person entered it.
 *
 * @param values texts by the names of the operation's settings, without those that have their default
 * @param edits what was said of the events of each record, by the record's id
 */
record CycleSettings(Map<String, String> values, Map<String, EventEdits> edits) {

    /** Names of the operation's settings that have places of their own. */
    static final String AREA = "areaUm2";

    static final String DIRECTION = "direction";
    static final String EVENTS = "events";

    static final CycleSettings DEFAULT = new CycleSettings(Map.of(), Map.of());

    CycleSettings {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
        Map<String, EventEdits> said = new TreeMap<>();
        edits.forEach((id, e) -> {
            if (!e.edits().isEmpty()) {
                said.put(id, e);
            }
        });
        edits = Collections.unmodifiableMap(said);
    }

    /** {@return the text of a setting; empty for its default} */
    String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** {@return with another text for a setting; blank for its default} */
    CycleSettings withValue(String name, String text) {
        Map<String, String> next = new TreeMap<>(values);
        if (text.isBlank()) {
            next.remove(name);
        } else {
            next.put(name, text.strip());
        }
        return new CycleSettings(next, edits);
    }

    /** {@return with all but area and direction at their defaults} */
    CycleSettings withDefaults() {
        Map<String, String> next = new TreeMap<>(values);
        next.keySet().retainAll(java.util.Set.of(AREA, DIRECTION));
        return new CycleSettings(next, edits);
    }

    /** {@return what was said of the events of a record} */
    EventEdits edits(String dataset) {
        return edits.getOrDefault(dataset, EventEdits.NONE);
    }

    /** {@return with something else said of the events of a record} */
    CycleSettings withEdits(String dataset, EventEdits said) {
        Map<String, EventEdits> next = new TreeMap<>(edits);
        next.put(dataset, said);
        return new CycleSettings(values, next);
    }

    /** {@return the operation's settings for one record, as texts} */
    Map<String, String> texts(String dataset) {
        Map<String, String> texts = new LinkedHashMap<>(values);
        if (!edits(dataset).edits().isEmpty()) {
            texts.put(EVENTS, edits(dataset).toString());
        }
        return texts;
    }
}
