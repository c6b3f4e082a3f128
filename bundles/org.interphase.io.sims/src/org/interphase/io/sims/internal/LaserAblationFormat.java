// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.MemoryLayers;
import org.interphase.core.data.StackGeometry;
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
 * Images by laser ablation and ICP-MS that Shimadzu's software exports as comma-separated values: below the name of each
 * line scan and its date stand elements such as {@code P:31}, then rows, one for each time, of days since the line began
 * and the intensities of all elements of all lines. They become one layer, each line scan a row of pixels. A line that
 * ended earlier has NaN where it has no values. The file tells neither the speed of the stage nor the distance of lines, so
 * the size of a pixel is not known.
 */
@Component(service = FileFormat.class)
public final class LaserAblationFormat implements FileFormat {

    private static final String MARK = "Time of scan[ms/(24*60*60*1000)],";
    private static final double SECONDS_OF_A_DAY = 86_400;
    private static final Pattern ELEMENT = Pattern.compile("\\p{Lu}\\p{Ll}?:([0-9]{1,3})");
    private static final String ONLY = "1";

    @Override
    public String id() {
        return "laser-ablation-csv";
    }

    @Override
    public String label() {
        return "LA-ICP-MS image as CSV";
    }

    @Override
    public Set<DatasetKind> kinds() {
        return Set.of(DatasetKind.ION_STACK);
    }

    @Override
    public Recognition recognise(FileHead head) {
        return head.startsWith(MARK) ? Recognition.CERTAIN : Recognition.NO;
    }

    @Override
    public Reading read(FileSource source, Progress progress) throws IOException, CancelledException {
        try (LineReader lines = new LineReader(source)) {
            Cells cells = new Cells(source, lines, ',');
            List<String> scans = titles(source, lines, cells, "the names of line scans");
            List<String> dates = titles(source, lines, cells, "the dates of line scans");
            List<String> elements = titles(source, lines, cells, "elements such as 'P:31'");
            int width = elements.size();
            if (scans.size() != width || dates.size() != width || width < 2 || width > Limits.COLUMNS) {
                throw source.wrong(
                        Place.line(3),
                        "as many elements as names and dates of line scans, at most " + (Limits.COLUMNS - 1),
                        width - 1 + " elements, " + (scans.size() - 1) + " names, " + (dates.size() - 1) + " dates");
            }
            int species = 1;
            while (species + 1 < width && scans.get(species + 1).equals(scans.get(1))) {
                species++;
            }
            int count = (width - 1) / species;
            for (int i = 1; i < width; i++) {
                int first = i - (i - 1) % species;
                boolean right = count * species == width - 1
                        && scans.get(i).equals(scans.get(first))
                        && elements.get(i).equals(elements.get(1 + (i - 1) % species));
                if (!right) {
                    throw source.wrong(
                            Place.column(3, i + 1),
                            "the same " + species + " elements for each line scan",
                            "'" + elements.get(i) + "' of '" + scans.get(i) + "'");
                }
            }
            DoubleList[] columns = new DoubleList[width];
            for (int i = 0; i < width; i++) {
                columns[i] = new DoubleList();
            }
            int rows = 0;
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (line.isBlank()) {
                    continue;
                }
                cells.nextRow(rows++, width, progress);
                cells.split(line);
                if (cells.separators() != width - 1) {
                    throw source.wrong(
                            Place.line(lines.number()), width + " columns as above", Integer.toString(cells.separators() + 1));
                }
                columns[0].add(cells.number(0, "a time in days"));
                for (int i = 1; i < width; i++) {
                    columns[i].add(cells.isEmpty(i) ? Double.NaN : cells.count(i, "an intensity"));
                }
            }
            if (rows == 0) {
                throw source.wrong(Place.line(lines.number()), "rows of numbers", "the end of the file");
            }
            HeaderNotes notes = new HeaderNotes();
            notes.put("first line", scans.get(1) + ", " + dates.get(1));
            notes.put("last line", scans.get(width - 1) + ", " + dates.get(width - 1));
            if (rows > 1) {
                double pixelS = (columns[0].get(rows - 1) - columns[0].get(0)) / (rows - 1) * SECONDS_OF_A_DAY;
                notes.put("time of a pixel", Math.round(pixelS * 1e6) / 1e6 + " s");
            }
            return new Reading(
                    List.of(new IonStack(
                            ONLY,
                            Cells.stem(source),
                            new StackGeometry(1, count, rows, Double.NaN, Double.NaN),
                            channels(elements.subList(1, 1 + species)),
                            MemoryLayers.of(pixels(columns, species, count, rows)),
                            notes.asMap())),
                    List.of());
        }
    }

    private static List<String> titles(FileSource source, LineReader lines, Cells cells, String what) throws IOException {
        String line = lines.next();
        if (line == null) {
            throw source.wrong(Place.line(lines.number()), what, "the end of the file");
        }
        cells.split(line);
        return cells.texts();
    }

    private static List<IonChannel> channels(List<String> elements) {
        List<IonChannel> channels = new ArrayList<>();
        for (String element : elements) {
            Matcher m = ELEMENT.matcher(element);
            channels.add(new IonChannel(
                    element,
                    m.matches() ? Double.parseDouble(m.group(1)) : Double.NaN,
                    IonPolarity.POSITIVE,
                    new double[0],
                    new double[0],
                    Double.NaN,
                    DeadTime.UNKNOWN));
        }
        return channels;
    }

    private static float[][][] pixels(DoubleList[] columns, int species, int count, int rows) {
        float[][][] pixels = new float[species][1][count * rows];
        for (int s = 0; s < species; s++) {
            for (int y = 0; y < count; y++) {
                DoubleList column = columns[1 + y * species + s];
                for (int x = 0; x < rows; x++) {
                    pixels[s][0][y * rows + x] = (float) column.get(x);
                }
            }
        }
        return pixels;
    }
}
