// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal.operation;

import org.interphase.core.operation.TextSyntaxException;
import org.interphase.volume.render.Frame;

/**
 * Size of a picture as the command line says it.
 *
 * @param width in pixels
 * @param height in pixels
 */
public record PictureSize(int width, int height) {

    /**
     * {@return the size of a text}
     *
     * @param text such as {@code 800x600}
     * @throws TextSyntaxException when it is none, or too large
     */
    public static PictureSize parse(String text) {
        String[] sides = text.strip().split("[x×]", -1);
        if (sides.length != 2 || !sides[0].strip().matches("\\d{1,6}") || !sides[1].strip().matches("\\d{1,6}")) {
            throw new TextSyntaxException(text, 0, "WIDTHxHEIGHT in pixels, such as 800x600", "'" + text + "'");
        }
        int width = Integer.parseInt(sides[0].strip());
        int height = Integer.parseInt(sides[1].strip());
        try {
            Frame.of(width, height);
        } catch (IllegalArgumentException e) {
            TextSyntaxException wrong = new TextSyntaxException(
                    text, 0, "1 to " + Frame.MOST + " pixels along a side, and 268 million in all", "'" + text + "'");
            wrong.initCause(e);
            throw wrong;
        }
        return new PictureSize(width, height);
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
