// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.interphase.core.operation.Assignments;
import org.osgi.service.prefs.Preferences;

/** What a file was last fitted with, remembered in the workspace. */
final class FileMemory {

    private static final String BUNDLE = "org.interphase.ui.eis";

    private FileMemory() {}

    /**
     * What is remembered.
     *
     * @param dataset the id of the spectrum on the screen, empty for the first
     * @param settings what the fit was asked for
     */
    record Entry(String dataset, FitSettings settings) {}

    private static Preferences node(Path file) {
        IEclipsePreferences ours = InstanceScope.INSTANCE.getNode(BUNDLE);
        return ours.node("files").node(file.toAbsolutePath().toString().replace('/', '\\'));
    }

    /** Remembers an entry. */
    static void keep(Path file, Entry entry) {
        Preferences node = node(file);
        FitSettings s = entry.settings();
        node.put("dataset", entry.dataset());
        node.put("circuit", s.circuit());
        node.put("weight", s.weight());
        node.put("fmin", s.fmin());
        node.put("fmax", s.fmax());
        node.put("guesses", new Assignments(s.guesses()).toString());
        node.put("fixed", String.join(",", s.fixed()));
    }

    /** {@return what is remembered of a file; the default where nothing is} */
    static Entry recall(Path file) {
        Preferences node = node(file);
        FitSettings d = FitSettings.DEFAULT;
        Map<String, Double> guesses = new LinkedHashMap<>(
                Assignments.parse(node.get("guesses", "")).values());
        Set<String> fixed = Set.of(node.get("fixed", "").split(",")).stream()
                .filter(guesses::containsKey)
                .collect(Collectors.toSet());
        return new Entry(
                node.get("dataset", ""),
                new FitSettings(
                        node.get("circuit", d.circuit()),
                        node.get("weight", d.weight()),
                        node.get("fmin", d.fmin()),
                        node.get("fmax", d.fmax()),
                        guesses,
                        fixed));
    }
}
