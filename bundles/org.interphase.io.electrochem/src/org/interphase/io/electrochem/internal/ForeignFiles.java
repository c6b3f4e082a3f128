// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.interphase.core.format.FileHead;
import org.interphase.core.text.Fields;
import org.interphase.core.text.SixteenBitText;

/**
 * Files of programs whose formats are not read yet, known by their content: text that has columns somewhere and more to
 * say about them than we would understand, and workbooks, where people expect that they can be read.
 */
final class ForeignFiles {

    private static final String AS_TEXT = ", which is not read yet: export it as text in columns";
    private static final String AS_CSV = ", which is not read yet: save the sheet as CSV";

    /** A text of a program, known by how it starts. */
    private record Start(String text, String name) {}

    private static final List<Start> STARTS = List.of(
            new Start("<Application>", "a VersaStudio .par file" + AS_TEXT),
            new Start("EC-LAB SETTING FILE", "an EC-Lab settings file (.mps), which holds no data"),
            new Start("ZView Circuit Model", "a ZView model (.mdl), which holds no data"),
            new Start("VERSION8", "an Autolab .dfr file" + AS_TEXT),
            new Start("Procedure :", "a VersaStat .P00 file" + AS_TEXT));

    private static final int FIRST_LINES = 12;
    private static final Pattern COUNT = Pattern.compile("\\s*[0-9]{1,6}\\s*");

    private ForeignFiles() {}

    /** {@return what the file is, and what to do; empty where it may be one of ours} */
    static Optional<String> name(FileHead head) {
        if (SixteenBitText.isUnmarked(head.bytes())) {
            return Optional.of("UTF-16 without its mark (BOM): save it as UTF-8");
        }
        String text = SixteenBitText.text(head);
        return STARTS.stream()
                .filter(s -> text.startsWith(s.text))
                .map(Start::name)
                .findFirst()
                .or(() -> text.startsWith("{") && text.contains("PalmSens")
                        ? Optional.of("a PalmSens session file" + AS_TEXT)
                        : Optional.empty())
                .or(() -> workbook(head))
                .or(() -> elchemea(text));
    }

    private static Optional<String> workbook(FileHead head) {
        String bytes = head.text();
        if (head.startsWith("PK\u0003\u0004")) {
            return bytes.contains("opendocument.spreadsheet")
                    ? Optional.of("an OpenDocument workbook" + AS_CSV)
                    : bytes.contains("xl/") || bytes.contains("[Content_Types].xml") && !bytes.contains("word/")
                            ? Optional.of("an Excel workbook (.xlsx)" + AS_CSV)
                            : Optional.empty();
        }
        if (bytes.startsWith("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")) {
            return Optional.of("an old Excel workbook (.xls) or another compound document" + AS_CSV);
        }
        String settings = new String(
                head.bytes(), 0, Math.min(head.bytes().length, 256), StandardCharsets.ISO_8859_1);
        return settings.startsWith("\0\0\0\0") && settings.contains("\r\nPeaks=")
                ? Optional.of("an Ivium .idf file" + AS_TEXT)
                : Optional.empty();
    }

    /** Notes, a line with the number of rows alone, and that many rows of frequency, Re Z and Im Z with one blank between. */
    private static Optional<String> elchemea(String text) {
        List<String> lines = text.lines().limit(FIRST_LINES).toList();
        Fields fields = new Fields(Fields.BLANKS, '.');
        boolean notes = false;
        for (int i = 0; i + 1 < lines.size(); i++) {
            if (COUNT.matcher(lines.get(i)).matches()) {
                boolean row = fields.split(lines.get(i + 1)) == 3
                        && fields.isNumber(0)
                        && fields.isNumber(1)
                        && fields.isNumber(2);
                return notes && row ? Optional.of("an Elchemea .i2b file" + AS_TEXT) : Optional.empty();
            }
            fields.split(lines.get(i));
            if (!lines.get(i).isBlank() && fields.isNumber(0)) {
                return Optional.empty();
            }
            notes |= !lines.get(i).isBlank();
        }
        return Optional.empty();
    }
}
