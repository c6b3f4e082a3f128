// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.export;

/** How a scene moves. */
public enum FilmKind {
    /** Once around the volume. */
    TURNTABLE("Once around the volume"),
    /** From the surface down. */
    BUILD_UP("The volume grows from its surface down");

    private final String label;

    FilmKind(String label) {
        this.label = label;
    }

    /** {@return what it is, for people} */
    public String label() {
        return label;
    }
}
