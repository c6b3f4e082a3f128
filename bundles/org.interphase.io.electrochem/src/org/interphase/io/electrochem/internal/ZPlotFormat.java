// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

/** ZPlot and ZView {@code .z}: notes, a line of titles, {@code End Comments}, rows separated by tabs. */
@Component(service = FileFormat.class)
public final class ZPlotFormat implements FileFormat {

    private static final String MARK = "ZPLOT";
    private static final String END = "End Comments";
    private static final String POINTS = "Data Points";

    /** What ZPlot calls its columns, in their units, which are always these. */
    private static final Map<String, String> TITLES = Map.of(
            "Ampl", "amplitude",
            "Bias", "bias",
            "GD", "GD",
            "Err", "error",
            "Range", "range");

    @Override
    public String id() {
        return "zplot";
    }

    @Override
    public String label() {
        return "ZPlot .z";
    }

    @Override
    public Set<DatasetKind> kinds() {
        return Set.of(DatasetKind.IMPEDANCE);
    }

    @Override
    public Recognition recognise(FileHead head) {
        return SixteenBitText.text(head).regionMatches(true, 0, MARK, 0, MARK.length())
                ? Recognition.CERTAIN
                : Recognition.NO;
    }

    @Override
    public Reading read(FileSource source, Progress progress) throws IOException, CancelledException {
        try (LineReader lines = new LineReader(source)) {
            Notes notes = new Notes();
            String titles = "";
            long titlesAt = 0;
            for (String line = lines.next(); ; line = lines.next()) {
                if (line == null || lines.number() > Limits.HEADER_LINES) {
                    throw source.wrong(
                            Place.line(lines.number()),
                            "'" + END + "'",
                            line == null ? "the end of the file" : "more than " + Limits.HEADER_LINES + " lines of notes");
                }
                if (line.strip().equalsIgnoreCase(END)) {
                    break;
                }
                if (line.contains("Freq") || line.strip().startsWith("freq(hz)")) {
                    titles = line;
                    titlesAt = lines.number();
                }
                notes.putLine(LineReader.decoded(line), ":");
            }
            List<ColumnTitle> columns = columns(source, titles, titlesAt, lines.number());
            char decimal = TextTable.decimalSign(source, lines.number(), progress);
            List<String> warnings = new ArrayList<>();
            Table table = new TextTable(source, columns, new Fields('\t', decimal), true, warnings).read(lines, progress);
            String said = notes.asMap().get(POINTS);
            if (said != null && said.matches("[0-9]{1,9}") && Integer.parseInt(said) != table.rows()) {
                warnings.add("the notes say " + said + " rows ('" + POINTS + "'), the file has " + table.rows());
            }
            List<Dataset> datasets = Measurement.of(
                    table,
                    Optional.of(DatasetKind.IMPEDANCE),
                    Measurement.Order.MONOTONIC,
                    false,
                    Measurement.About.only("ZPlot", notes.asMap()),
                    warnings);
            return new Reading(datasets, warnings);
        }
    }

    private static List<ColumnTitle> columns(FileSource source, String line, long at, long end) throws IOException {
        Fields fields = new Fields('\t', '.');
        if (line.isEmpty()) {
            throw source.wrong(Place.line(end), "a line of titles with 'Freq(Hz)' above it", "'" + END + "'");
        }
        int count = fields.split(line);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String text = LineReader.decoded(fields.text(i)).strip();
            texts.add(TITLES.getOrDefault(text, text));
        }
        return TextTable.titles(source, texts, Place.line(at));
    }
}
