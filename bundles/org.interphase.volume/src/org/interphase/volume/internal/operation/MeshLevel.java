// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal.operation;

import org.interphase.core.operation.TextSyntaxException;
import org.interphase.core.unit.NumberText;

/**
 * Where a surface is.
 *
 * @param counts smoothed counts; NaN for what is found by itself
 */
public record MeshLevel(double counts) {

    private static final String AUTO = "auto";

    /**
     * {@return the level of a text}
     *
     * @param text {@code auto} or a number
     * @throws TextSyntaxException when it is neither
     */
    public static MeshLevel parse(String text) {
        String level = text.strip();
        if (level.equals(AUTO)) {
            return new MeshLevel(Double.NaN);
        }
        try {
            double counts = NumberText.parse(level);
            if (Double.isFinite(counts) && Double.isFinite((float) counts)) {
                return new MeshLevel(counts);
            }
        } catch (NumberFormatException e) {
            // The message below says what is expected.
        }
        throw new TextSyntaxException(text, 0, "'auto' or counts", level.isEmpty() ? "nothing" : "'" + level + "'");
    }

    boolean isAuto() {
        return Double.isNaN(counts);
    }

    @Override
    public String toString() {
        return isAuto() ? AUTO : Double.toString(counts);
    }
}
