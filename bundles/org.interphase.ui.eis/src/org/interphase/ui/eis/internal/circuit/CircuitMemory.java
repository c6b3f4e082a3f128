// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal.circuit;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.osgi.service.prefs.Preferences;

/** What the circuit's field and diagram remember in the workspace. */
public final class CircuitMemory {

    private static final int MOST = 8;
    private static final String RECENT = "recentCircuits";
    private static final String SHOWN = "circuitDiagramShown";

    private final Preferences node;

    /** Remembers in the workspace. */
    public CircuitMemory() {
        this(InstanceScope.INSTANCE.getNode("org.interphase.ui.eis"));
    }

    CircuitMemory(Preferences node) {
        this.node = node;
    }

    /** {@return circuits that were fitted, the last first} */
    public List<String> recent() {
        return node.get(RECENT, "").lines().filter(l -> !l.isBlank()).toList();
    }

    /** Puts a circuit to the front of those that were fitted. */
    public void used(String circuit) {
        List<String> old = recent();
        if (old.isEmpty() || !old.get(0).equals(circuit)) {
            List<String> next = new ArrayList<>(List.of(circuit));
            old.stream().filter(c -> !c.equals(circuit)).limit(MOST - 1L).forEach(next::add);
            node.put(RECENT, String.join("\n", next));
        }
    }

    /** {@return whether the diagram is shown} */
    public boolean shown() {
        return node.getBoolean(SHOWN, true);
    }

    /** Remembers whether the diagram is shown. */
    public void shown(boolean now) {
        node.putBoolean(SHOWN, now);
    }
}
