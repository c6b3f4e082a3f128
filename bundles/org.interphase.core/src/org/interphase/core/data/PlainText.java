// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Texts of files as they may be shown anywhere: on one line, and without what a terminal would take as a command. Names,
 * labels and notes of data sets, warnings and messages are such.
 */
public final class PlainText {

    private PlainText() {}

    /**
     * {@return the text with a blank for each tab and line end, and {@code ·} for each other control character (C0, C1 and
     * delete)}
     *
     * @param text any text
     */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        StringBuilder plain = new StringBuilder(text);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (Character.isISOControl(c)) {
                plain.setCharAt(i, Character.isWhitespace(c) ? ' ' : '·');
            }
        }
        return plain.toString();
    }

    /** {@return notes with plain keys and values, in their order; cannot be changed} */
    static Map<String, String> of(Map<String, String> notes) {
        Map<String, String> plain = new LinkedHashMap<>();
        notes.forEach((key, value) -> plain.put(of(key), of(value)));
        return Collections.unmodifiableMap(plain);
    }
}
