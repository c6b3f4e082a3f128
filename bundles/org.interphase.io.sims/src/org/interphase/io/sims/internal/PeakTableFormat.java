// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.interphase.core.data.Channel;
import org.interphase.core.data.DataTable;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.format.FileFormat;
import org.interphase.core.format.FileHead;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.Place;
import org.interphase.core.format.Reading;
import org.interphase.core.format.Recognition;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.text.DoubleList;
import org.interphase.core.text.Limits;
import org.interphase.core.text.LineReader;
import org.osgi.service.component.annotations.Component;

/**
 * Tables of integrated peaks as comma-separated values: {@code Index}, {@code Area}, {@code Beginning X}, {@code Ending X},
 * {@code FWHM}, {@code Center} and {@code Height} as Origin names them, and any further columns, such as the data set and
 * the region. A column whose cells all are numbers or empty is one of numbers, too.
 */
@Component(service = FileFormat.class)
public final class PeakTableFormat implements FileFormat {

    private static final Set<String> COLUMNS =
            Set.of("Index", "Area", "Beginning X", "Ending X", "FWHM", "Center", "Height");
    private static final String ONLY = "1";

    @Override
    public String id() {
        return "peak-table";
    }

    @Override
    public String label() {
        return "table of integrated peaks";
    }

    @Override
    public Set<DatasetKind> kinds() {
        return Set.of(DatasetKind.TABLE);
    }

    @Override
    public Recognition recognise(FileHead head) {
        return head.isText()
                        && LineReader.lines(head).stream()
                                .findFirst()
                                .filter(l -> {
                                    Set<String> titles = new HashSet<>();
                                    for (String title : l.split(",")) {
                                        titles.add(title.strip().replaceAll("^\"|\"$", ""));
                                    }
                                    return titles.containsAll(COLUMNS);
                                })
                                .isPresent()
                ? Recognition.CERTAIN
                : Recognition.NO;
    }

    @Override
    public Reading read(FileSource source, Progress progress) throws IOException, CancelledException {
        try (LineReader lines = new LineReader(source)) {
            Cells cells = new Cells(source, lines, ',');
            String line = lines.next();
            int width = cells.split(line == null ? "" : line);
            List<String> titles = cells.texts();
            if (!titles.containsAll(COLUMNS) || width > Limits.COLUMNS) {
                throw cells.wrongLine("at most " + Limits.COLUMNS + " titles with " + String.join(", ", COLUMNS));
            }
            List<List<String>> texts = new ArrayList<>();
            DoubleList[] numbers = new DoubleList[width];
            for (int i = 0; i < width; i++) {
                texts.add(new ArrayList<>());
                numbers[i] = new DoubleList();
            }
            int rows = 0;
            for (line = lines.next(); line != null; line = lines.next()) {
                if (line.isBlank()) {
                    continue;
                }
                // a text needs more room than a number
                cells.nextRow(rows++, 4 * width, progress);
                if (cells.split(line) > width || cells.separators() != width - 1) {
                    throw source.wrong(
                            Place.line(lines.number()),
                            width + " columns as above",
                            Integer.toString(cells.separators() + 1));
                }
                for (int i = 0; i < width; i++) {
                    String text = cells.text(i);
                    texts.get(i).add(text);
                    if (numbers[i] != null) {
                        double value = cells.numberOrNaN(i);
                        if (!Double.isFinite(value) && !text.isBlank()) {
                            if (COLUMNS.contains(titles.get(i))) {
                                throw cells.wrong(i, "a number ('" + titles.get(i) + "')");
                            }
                            numbers[i] = null;
                        } else {
                            numbers[i].add(value);
                        }
                    }
                }
            }
            if (rows == 0) {
                throw source.wrong(Place.line(lines.number()), "rows", "the end of the file");
            }
            List<DataTable.Column> columns = new ArrayList<>();
            List<Channel> channels = new ArrayList<>();
            for (int i = 0; i < width; i++) {
                columns.add(new DataTable.Column(titles.get(i), texts.get(i)));
                if (numbers[i] != null) {
                    channels.add(new Channel(titles.get(i), "", numbers[i].take()));
                }
            }
            return new Reading(
                    List.of(new DataTable(ONLY, Cells.stem(source), columns, channels, new HeaderNotes().asMap())),
                    List.of());
        }
    }
}
