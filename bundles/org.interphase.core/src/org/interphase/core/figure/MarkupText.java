// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.figure;

/** Text inside XML or HTML. */
public final class MarkupText {

    private MarkupText() {}

    /**
     * {@return the text with markup escaped, and with characters that XML or HTML cannot hold replaced by U+FFFD}
     *
     * @param text any text, for an element or for an attribute in double quotes
     */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> {
                    boolean isControl = c < 0x20 && c != '\n' && c != '\t' || c >= 0x7F && c < 0xA0;
                    boolean isNoCharacter = c >= 0xD800 && c <= 0xDFFF || (c & 0xFFFE) == 0xFFFE;
                    escaped.appendCodePoint(isControl || isNoCharacter ? 0xFFFD : c);
                }
            }
        });
        return escaped.toString();
    }
}
