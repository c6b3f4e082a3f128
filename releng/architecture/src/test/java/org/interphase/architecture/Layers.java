// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.architecture;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The table of docs/architecture.md: which bundle may use which. Names are without {@code org.interphase.}. */
final class Layers {

    private static final Set<String> ANALYSES = Set.of("eis", "cycling", "sims", "volume", "image", "field");

    /** A bundle may use those beside it and what they may use, and nothing else of ours. */
    private static final Map<String, Set<String>> USES = Map.ofEntries(
            Map.entry("core", Set.of()),
            Map.entry("eis", Set.of("core")),
            Map.entry("cycling", Set.of("core")),
            Map.entry("sims", Set.of("core")),
            Map.entry("volume", Set.of("sims")),
            Map.entry("image", Set.of("core")),
            Map.entry("field", Set.of("core")),
            Map.entry("synthetic", Set.of("core", "eis")),
            Map.entry("io", Set.of("core")),
            Map.entry("io.electrochem", Set.of("core")),
            Map.entry("io.sims", Set.of("io")),
            Map.entry("device", Set.of("core")),
            Map.entry("device.laboratory", Set.of("device", "synthetic")),
            Map.entry("device.epics", Set.of("device")),
            Map.entry("device.scpi", Set.of("device")),
            Map.entry("device.biologic", Set.of("device")),
            Map.entry("device.tck", Set.of("device")),
            Map.entry("experiment", Set.of("device", "io")),
            Map.entry("report", Set.of("eis", "cycling", "sims", "volume", "image", "field", "io", "synthetic")),
            Map.entry("cli", Set.of("report", "synthetic", "experiment", "io.electrochem", "io.sims", "device.tck",
                    "device.laboratory", "device.epics", "device.scpi", "device.biologic")),
            Map.entry("ui", Set.of("core")),
            Map.entry("ui.eis", Set.of("ui", "eis")),
            Map.entry("ui.cycling", Set.of("ui", "cycling")),
            Map.entry("ui.sims", Set.of("ui", "sims")),
            Map.entry("ui.volume", Set.of("ui.sims", "volume")),
            Map.entry("ui.image", Set.of("ui", "image")),
            Map.entry("ui.devices", Set.of("ui", "device")),
            Map.entry("ui.planner", Set.of("ui", "experiment")),
            Map.entry("ui.operando", Set.of("ui", "experiment", "eis", "cycling", "sims")),
            Map.entry("ui.sample", Set.of("ui", "field", "image")),
            Map.entry("branding", Set.of("ui")));

    private static final String PREFIX = "org.interphase.";

    private Layers() {
    }

    static boolean knows(String bundle) {
        return bundle.startsWith(PREFIX) && USES.containsKey(bundle.substring(PREFIX.length()));
    }

    /** Whether the package, or the bundle, is one of ours. */
    static boolean isOurs(String name) {
        return name.startsWith(PREFIX) && !name.startsWith(PREFIX + "wrapped.");
    }

    /** The bundle in which a package of ours lies: the longest name in the table that starts the package's. */
    static Optional<String> ownerOf(String packageName) {
        return USES.keySet().stream().map(PREFIX::concat)
                .filter(bundle -> packageName.equals(bundle) || packageName.startsWith(bundle + "."))
                .max(Comparator.comparingInt(String::length));
    }

    static boolean mayUse(String user, String used) {
        return user.equals(used) || reachable(user.substring(PREFIX.length())).contains(used.substring(PREFIX.length()));
    }

    static boolean mayShowWindows(String bundle) {
        String name = bundle.substring(PREFIX.length());
        return name.equals("ui") || name.startsWith("ui.") || name.equals("branding");
    }

    static boolean isAnalysis(String bundle) {
        return ANALYSES.contains(bundle.substring(PREFIX.length()));
    }

    /** Whether a bundle makes data up or drives an instrument: what no analysis may know of. */
    static boolean isSourceOfData(String bundle) {
        String name = bundle.substring(PREFIX.length());
        return name.equals("synthetic") || name.equals("device") || name.startsWith("device.");
    }

    private static Set<String> reachable(String name) {
        Set<String> all = new HashSet<>();
        for (String next : USES.get(name)) {
            all.add(next);
            all.addAll(reachable(next));
        }
        return all;
    }
}
