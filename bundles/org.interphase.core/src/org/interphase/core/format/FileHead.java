// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.format;

import java.nio.charset.StandardCharsets;

/**
 * What a format may look at to recognise its own.
 *
 * @param name the file's name without its folder
 * @param size the file's length in bytes
 * @param bytes its first bytes, at most {@link #LENGTH}
 */
public record FileHead(String name, long size, byte[] bytes) {

    /** The most bytes that a head holds. */
    public static final int LENGTH = 64 * 1024;

    /**
     * {@return whether the file starts with these ASCII characters}
     *
     * @param ascii the characters
     */
    public boolean startsWith(String ascii) {
        byte[] want = ascii.getBytes(StandardCharsets.US_ASCII);
        if (bytes.length < want.length) {
            return false;
        }
        for (int i = 0; i < want.length; i++) {
            if (bytes[i] != want[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * {@return whether the head can be text: it has the mark of UTF-16, or no control characters but those of lines,
     * tabulators and pages}
     */
    public boolean isText() {
        String start = new String(bytes, 0, Math.min(bytes.length, 2), StandardCharsets.ISO_8859_1);
        if (start.equals("\u00ff\u00fe") || start.equals("\u00fe\u00ff")) {
            return true;
        }
        for (byte b : bytes) {
            if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x0b) {
                return false;
            }
        }
        return true;
    }

    /** {@return the head as ISO 8859-1 text: one character a byte} */
    public String text() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
