// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.provenance;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a result comes from. Written beside every result.
 *
 * @param operation the operation's command, such as {@code eis fit}
 * @param bundle symbolic name of the bundle that provides it
 * @param version that bundle's version
 * @param time when it was started, UTC
 * @param inputs what it read, in order
 * @param settings its settings by name, as numbers, texts and lists
 * @param platform the Java runtime and the operating system
 */
public record Provenance(
        String operation,
        String bundle,
        String version,
        Instant time,
        List<Input> inputs,
        Map<String, Object> settings,
        String platform) {

    /** Copies the collections. */
    public Provenance {
        inputs = List.copyOf(inputs);
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /**
     * One file that was read.
     *
     * @param file its path as it was given
     * @param sha256 SHA-256 of its bytes, 64 lower-case hexadecimal digits
     * @param format the name of the format that read it
     * @param datasets the ids of the data sets that were used
     */
    public record Input(String file, String sha256, String format, List<String> datasets) {
        /** Copies the list. */
        public Input {
            datasets = List.copyOf(datasets);
        }
    }
}
