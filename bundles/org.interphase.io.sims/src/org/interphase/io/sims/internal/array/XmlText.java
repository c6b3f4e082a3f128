// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.array;

/** Texts in XML. */
public final class XmlText {

    private XmlText() {}

    /**
     * {@return the text as it stands in an attribute or element; a middle dot for what XML cannot hold}
     *
     * @param text any text
     */
    public static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> {
                    boolean allowed = c >= ' ' && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c > 0xFFFF;
                    out.appendCodePoint(allowed ? c : '·');
                }
            }
        });
        return out.toString();
    }
}
