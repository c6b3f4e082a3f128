// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.render;

import java.util.Locale;

/** How a species of a scene is drawn. */
public enum Mode {
    /** Emission and absorption along each ray, by the transfer function. */
    COMPOSITE,
    /** The highest counts along each ray, in the colours of the transfer function. */
    MIP,
    /** The first place of each ray where counts reach a level, as a shaded surface. */
    ISO;

    /** {@return the name in scenes and on the command line: {@code composite}, {@code mip}, {@code iso}} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
