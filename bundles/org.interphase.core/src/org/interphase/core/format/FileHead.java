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

    /** {@return the head as ISO 8859-1 text: one character a byte} */
    public String text() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
