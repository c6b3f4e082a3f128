// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.template;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.interphase.core.text.Fields;
import org.interphase.core.text.LineReader;

/** A line of titles or units, which is often cut in another way than the rows below it. */
final class TitleLine {

    private static final int LONGEST = 16 * 1024;

    private TitleLine() {}

    /** {@return whether a line is passed over} */
    static boolean isPassedOver(String line, String comment) {
        return line.isBlank()
                || LineReader.isComment(line)
                || !comment.isEmpty() && LineReader.decoded(line).stripLeading().startsWith(comment);
    }

    /**
     * {@return the texts of a line in all ways to cut it, the rows' own first; a comment's mark belongs to none}
     *
     * @param raw one character a byte
     */
    static List<List<String>> cuts(String raw, Separator separator) {
        if (raw.length() > LONGEST) {
            return List.of();
        }
        String line = LineReader.isComment(raw) ? raw.strip().replaceFirst("^(#|%|//|!)+", "") : raw;
        List<List<String>> all = new ArrayList<>();
        all.add(bySign(line, separator));
        if (separator == Separator.BLANKS) {
            all.add(Arrays.stream(LineReader.decoded(line).strip().split("\\s{2,}"))
                    .map(TitleLine::plain)
                    .toList());
        }
        for (Separator other : Separator.values()) {
            if (other != separator && other != Separator.BLANKS) {
                all.add(bySign(line, other));
            }
        }
        return all;
    }

    private static List<String> bySign(String line, Separator separator) {
        Fields fields = new Fields(separator.sign(), '.');
        int count = fields.split(line);
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(plain(LineReader.decoded(fields.text(i))));
        }
        return texts;
    }

    /** {@return a text without blanks around it, one blank for several, and no single quotes around it} */
    static String plain(String text) {
        String t = text.strip().replaceAll("[\\s\u00a0]+", " ");
        return t.length() > 2 && t.startsWith("'") && t.endsWith("'") ? t.substring(1, t.length() - 1).strip() : t;
    }
}
