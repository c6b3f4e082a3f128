// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal.operation;

import java.util.Locale;
import org.interphase.core.operation.TextSyntaxException;

/**
 * A colour as the command line says it.
 *
 * @param rgb {@code 0xRRGGBB} of sRGB
 */
public record BackgroundColour(int rgb) {

    /**
     * {@return the colour of a text}
     *
     * @param text such as {@code FFFFFF} or {@code #FFFFFF}
     * @throws TextSyntaxException when it is none
     */
    public static BackgroundColour parse(String text) {
        String digits = text.startsWith("#") ? text.substring(1) : text;
        if (!digits.matches("[0-9A-Fa-f]{6}")) {
            throw new TextSyntaxException(text, 0, "a colour such as FFFFFF or #102030", "'" + text + "'");
        }
        return new BackgroundColour(Integer.parseInt(digits, 16));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "#%06X", rgb);
    }
}
