// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.format.FileFormat;
import org.interphase.core.format.FileHead;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.Place;
import org.interphase.core.format.Reading;
import org.interphase.core.format.Recognition;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.text.Fields;
import org.interphase.core.text.Limits;
import org.interphase.core.text.LineReader;
import org.interphase.core.text.SixteenBitText;
import org.osgi.service.component.annotations.Component;

/**
 * Text exports of BioLogic EC-Lab, {@code .mpt} or {@code .txt}: header lines, a line of titles, rows separated by tabs,
 * decimal point or comma.
 */
@Component(service = FileFormat.class)
public final class MptFormat implements FileFormat {

    private static final String MARK = "EC-Lab ASCII FILE";
    private static final String COUNT = "Nb header lines";

    @Override
    public String id() {
        return "biologic-mpt";
    }

    @Override
    public String label() {
        return "BioLogic EC-Lab text";
    }

    @Override
    public Set<DatasetKind> kinds() {
        return Set.of(DatasetKind.IMPEDANCE, DatasetKind.CYCLING);
    }

    @Override
    public Recognition recognise(FileHead head) {
        return SixteenBitText.text(head).startsWith(MARK) ? Recognition.CERTAIN : Recognition.NO;
    }

    @Override
    public Reading read(FileSource source, Progress progress) throws IOException, CancelledException {
        try (LineReader lines = new LineReader(source)) {
            lines.next();
            int header = headerLines(source, lines.next());
            Notes notes = new Notes();
            String first = "";
            String titles = lines.number() == header ? "" : null;
            while (lines.number() < header) {
                String raw = lines.next();
                if (raw == null) {
                    throw source.wrong(
                            Place.line(lines.number()),
                            header + " header lines, as line 2 says",
                            "the end of the file after line " + lines.number());
                }
                titles = raw;
                String line = LineReader.decoded(raw);
                if (lines.number() < header) {
                    if (first.isEmpty() && !line.isBlank() && !line.contains(":")) {
                        first = line.strip();
                    }
                    notes.putLine(line, " :");
                }
            }
            Optional<Technique> technique = Technique.ofTitle(first);
            Notes all = new Notes();
            technique.ifPresent(t -> all.put("technique", t.title()));
            if (technique.isEmpty() && !first.isEmpty()) {
                all.put("technique", first);
            }
            started(notes).ifPresent(t -> all.put("started", t));
            notes.asMap().forEach(all::put);
            List<String> warnings = new ArrayList<>();
            List<ColumnTitle> columns = columns(source, titles, header, warnings);
            char decimal = TextTable.decimalSign(source, header, progress);
            boolean spectrum = technique
                    .map(t -> t.kind() == DatasetKind.IMPEDANCE)
                    .orElse(TextTable.isSpectrum(columns));
            Table table = new TextTable(source, columns, new Fields('\t', decimal), spectrum, warnings)
                    .read(lines, progress);
            List<Dataset> datasets = Measurement.of(
                    table,
                    technique.map(Technique::kind),
                    Measurement.Order.AS_RECORDED,
                    technique.filter(t -> t.kind() == DatasetKind.IMPEDANCE).isPresent(),
                    Measurement.About.only(technique.map(Technique::label).orElse(first.isEmpty() ? "EC-Lab" : first), all.asMap()),
                    warnings);
            return new Reading(datasets, warnings);
        }
    }

    private static int headerLines(FileSource source, String line) throws IOException {
        String found = line == null ? "the end of the file" : line.strip();
        if (line != null && line.startsWith(COUNT)) {
            int colon = line.indexOf(':');
            String number = colon < 0 ? "" : line.substring(colon + 1).strip();
            if (number.matches("[0-9]{1,6}")) {
                int count = Integer.parseInt(number);
                if (count >= 3 && count <= Limits.HEADER_LINES) {
                    return count;
                }
            }
        }
        throw source.wrong(
                Place.line(2), "'" + COUNT + " : N' with N from 3 to " + Limits.HEADER_LINES, "'" + found + "'");
    }

    private static boolean isNumber(String text) {
        Fields fields = new Fields('\t', '.');
        fields.split(text.replace(',', '.'));
        return fields.isNumber(0);
    }

    private static List<ColumnTitle> columns(FileSource source, String line, int header, List<String> warnings)
            throws IOException {
        Fields fields = new Fields('\t', '.');
        int count = fields.split(line);
        if (count == 0) {
            throw source.wrong(Place.line(header), "the titles of the columns", "an empty line");
        }
        if (IntStream.range(0, count).allMatch(i -> fields.isMissing(i) || isNumber(fields.text(i)))) {
            throw source.wrong(
                    Place.line(header),
                    "the titles of the columns (line 2 says " + header + " header lines)",
                    "numbers: " + LineReader.decoded(line.strip()));
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(LineReader.decoded(fields.text(i)).strip());
            if (texts.get(i).isEmpty()) {
                warnings.add("column " + (i + 1) + " has no title and is left out");
            }
        }
        return TextTable.titles(source, texts, Place.line(header));
    }

    /** The start of the measurement as ISO 8601 in the computer's own time: EC-Lab writes month/day/year. */
    private static Optional<String> started(Notes notes) {
        String text = notes.asMap().get("Acquisition started on");
        if (text == null) {
            return Optional.empty();
        }
        java.util.regex.Matcher m = java.util.regex.Pattern.compile(
                        "(\\d\\d)/(\\d\\d)/(\\d{4}) (\\d\\d:\\d\\d:\\d\\d)([.,]\\d{1,3})?")
                .matcher(text);
        return m.matches()
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "%s-%s-%sT%s%s",
                        m.group(3),
                        m.group(1),
                        m.group(2),
                        m.group(4),
                        m.group(5) == null ? "" : m.group(5).replace(',', '.')))
                : Optional.empty();
    }
}
