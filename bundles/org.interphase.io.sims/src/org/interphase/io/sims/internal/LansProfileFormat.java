// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.DepthProfile;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.ProfileChannel;
import org.interphase.core.format.FileFormat;
import org.interphase.core.format.FileHead;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.Place;
import org.interphase.core.format.Reading;
import org.interphase.core.format.Recognition;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.text.DoubleList;
import org.interphase.core.text.Fields;
import org.interphase.core.text.Limits;
import org.interphase.core.text.LineReader;
import org.osgi.service.component.annotations.Component;

/**
 * Depth profiles of regions that Look@NanoSIMS writes ({@code 12C14N-z.dat}): a line with the folder and the species, one
 * with {@code cell}, {@code MEAN1}, {@code Poiss_E1} and so on, one with the orders of the polynomials it fitted, then a row
 * for each plane with the counts of each region and their errors.
 */
@Component(service = FileFormat.class)
public final class LansProfileFormat implements FileFormat {

    private static final String MEAN = "MEAN";
    private static final int FIRST_LINES = 10;
    private static final String ONLY = "1";

    @Override
    public String id() {
        return "lans-profile";
    }

    @Override
    public String label() {
        return "Look@NanoSIMS depth profile";
    }

    @Override
    public Set<DatasetKind> kinds() {
        return Set.of(DatasetKind.PROFILE);
    }

    @Override
    public Recognition recognise(FileHead head) {
        return head.isText()
                        && LineReader.lines(head).stream()
                                .limit(FIRST_LINES)
                                .anyMatch(l -> l.startsWith("#") && l.contains("\tMEAN1\tPoiss_E1"))
                ? Recognition.CERTAIN
                : Recognition.NO;
    }

    @Override
    public Reading read(FileSource source, Progress progress) throws IOException, CancelledException {
        try (LineReader lines = new LineReader(source)) {
            HeaderNotes notes = new HeaderNotes();
            Cells cells = new Cells(source, lines, Fields.BLANKS);
            String name = "";
            List<String> titles = List.of();
            String line = lines.next();
            for (; line != null && line.startsWith("#"); line = lines.next()) {
                if (lines.number() > FIRST_LINES) {
                    throw source.wrong(Place.line(lines.number()), "a row of numbers", "more than " + FIRST_LINES + " comments");
                }
                String text = LineReader.decoded(line).substring(1).strip();
                if (isTitles(text.split("\t"))) {
                    titles = List.of(text.split("\t"));
                } else if (text.contains(": ") && titles.isEmpty()) {
                    int at = text.lastIndexOf(": ");
                    name = text.substring(at + 2).strip();
                    notes.put("folder", text.substring(0, at));
                }
            }
            int regions = (titles.size() - 1) / 2;
            if (titles.isEmpty() || titles.size() > Limits.COLUMNS) {
                throw source.wrong(
                        Place.line(lines.number()),
                        "'# cell', 'MEAN1', 'Poiss_E1' and so on in at most " + Limits.COLUMNS + " columns above the rows",
                        titles.isEmpty() ? "none" : titles.size() + " columns");
            }
            DoubleList[] values = new DoubleList[2 * regions];
            for (int i = 0; i < values.length; i++) {
                values[i] = new DoubleList();
            }
            int rows = 0;
            for (; line != null; line = lines.next()) {
                if (line.isBlank()) {
                    continue;
                }
                cells.nextRow(rows++, values.length, progress);
                if (cells.split(line) != 1 + values.length) {
                    throw source.wrong(
                            Place.line(lines.number()),
                            1 + values.length + " columns as above",
                            Integer.toString(cells.split(line)));
                }
                cells.number(0, "the number of a plane");
                for (int i = 0; i < values.length; i++) {
                    values[i].add(cells.count(1 + i, i % 2 == 0 ? "counts" : "an error"));
                }
            }
            if (rows == 0) {
                throw source.wrong(Place.line(lines.number()), "rows of numbers", "the end of the file");
            }
            List<ProfileChannel> channels = new ArrayList<>();
            for (int r = 0; r < regions; r++) {
                String region = titles.get(1 + 2 * r).substring(MEAN.length());
                channels.add(new ProfileChannel(
                        (name + " ROI " + region).strip(),
                        Double.NaN,
                        IonPolarity.UNKNOWN,
                        new double[0],
                        new double[0],
                        values[2 * r].take(),
                        values[2 * r + 1].take(),
                        "1",
                        DeadTime.UNKNOWN));
            }
            return new Reading(
                    List.of(new DepthProfile(
                            ONLY, name.isEmpty() ? Cells.stem(source) : name, channels, notes.asMap())),
                    List.of());
        }
    }

    /** Whether these are {@code cell}, then a mean and its error for each region. */
    private static boolean isTitles(String[] titles) {
        boolean right = titles.length >= 3 && titles.length % 2 == 1 && titles[0].equals("cell");
        for (int i = 1; i < titles.length && right; i += 2) {
            right = titles[i].startsWith(MEAN) && titles[i + 1].startsWith("Poiss_E");
        }
        return right;
    }
}
