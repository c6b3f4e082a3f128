// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.MassSpectrum;
import org.interphase.core.format.FileFormat;
import org.interphase.core.format.FileHead;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.Place;
import org.interphase.core.format.Reading;
import org.interphase.core.format.Recognition;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.text.DoubleList;
import org.interphase.core.text.LineReader;
import org.osgi.service.component.annotations.Component;

/**
 * Mass spectra that SurfaceLab exports as text: notes behind {@code #}, then {@code Channel}, {@code m/z} and {@code
 * Intensity} between tabs. The notes tell how many channels are one row and whether counts are corrected for dead time;
 * nothing tells the polarity.
 */
@Component(service = FileFormat.class)
public final class SurfaceLabSpectrumFormat implements FileFormat {

    private static final List<String> TITLES = List.of("Channel", "m/z", "Intensity");
    private static final String DEAD_TIME = "Deadtime Correction";
    private static final int FIRST_LINES = 50;
    private static final String ONLY = "1";

    @Override
    public String id() {
        return "surfacelab-spectrum";
    }

    @Override
    public String label() {
        return "SurfaceLab mass spectrum";
    }

    @Override
    public Set<DatasetKind> kinds() {
        return Set.of(DatasetKind.SPECTRUM);
    }

    @Override
    public Recognition recognise(FileHead head) {
        return head.isText()
                        && LineReader.lines(head).stream()
                                .limit(FIRST_LINES)
                                .dropWhile(l -> l.startsWith("#"))
                                .findFirst()
                                .filter(l -> List.of(l.split("\t")).equals(TITLES))
                                .isPresent()
                ? Recognition.CERTAIN
                : Recognition.NO;
    }

    @Override
    public Reading read(FileSource source, Progress progress) throws IOException, CancelledException {
        try (LineReader lines = new LineReader(source)) {
            HeaderNotes notes = new HeaderNotes();
            Cells cells = new Cells(source, lines, '\t');
            String line = lines.next();
            for (; line != null && line.startsWith("#"); line = lines.next()) {
                String text = LineReader.decoded(line);
                int colon = text.indexOf(':');
                if (colon > 0) {
                    notes.put(text.substring(1, colon), text.substring(colon + 1));
                }
            }
            cells.split(line == null ? "" : line);
            if (!cells.texts().equals(TITLES)) {
                throw cells.wrongLine("the titles " + String.join(", ", TITLES));
            }
            DoubleList masses = new DoubleList();
            DoubleList counts = new DoubleList();
            for (line = lines.next(); line != null; line = lines.next()) {
                if (line.isBlank()) {
                    continue;
                }
                cells.nextRow(masses.size(), 2, progress);
                if (cells.split(line) != TITLES.size()) {
                    throw cells.wrongLine("a row of channel, m/z and intensity");
                }
                masses.add(cells.count(1, "a mass over charge"));
                counts.add(cells.count(2, "an intensity"));
            }
            if (masses.size() == 0) {
                throw source.wrong(Place.line(lines.number()), "rows of numbers", "the end of the file");
            }
            String said = notes.get(DEAD_TIME).toLowerCase(Locale.ROOT);
            DeadTime deadTime = said.isEmpty()
                    ? DeadTime.UNKNOWN
                    : new DeadTime(DeadTime.Model.SINGLE_HIT, said.equals("on"), Double.NaN);
            return new Reading(
                    List.of(new MassSpectrum(
                            ONLY,
                            Cells.stem(source),
                            masses.take(),
                            counts.take(),
                            "1",
                            IonPolarity.UNKNOWN,
                            deadTime,
                            notes.asMap())),
                    List.of());
        }
    }
}
