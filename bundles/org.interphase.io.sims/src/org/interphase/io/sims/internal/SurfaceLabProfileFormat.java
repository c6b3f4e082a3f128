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
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Place;
import org.interphase.core.format.Reading;
import org.interphase.core.format.Recognition;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.text.DoubleList;
import org.interphase.core.text.Limits;
import org.interphase.core.text.LineReader;
import org.interphase.core.unit.Units;
import org.osgi.service.component.annotations.Component;

/**
 * Depth profiles that SurfaceLab exports as text: a line of names, one of masses, one that starts with {@code #Data Point
 * #} and says what each column is, then rows, all separated by tabs. Before the first {@code Intensity} stand the sputter
 * time, the dose, the fluence, and the depth where it was calibrated.
 *
 * <p>Where intensities are no whole numbers the counts are corrected for the dead time of the single-hit detector: in
 * files of SurfaceLab 7.3 one count is 1.00003 = −N ln(1 − 1/N) with N = 128², the number of pixels (Stephan,
 * Zehnpfenning and Benninghoven, J. Vac. Sci. Technol. A 12 (1994) 405).
 *
 * <p>A column whose name holds {@code  / } is a ratio of others: it has no unit, no polarity and no mass, and NaN where
 * the file has {@code inf}.
 */
@Component(service = FileFormat.class)
public final class SurfaceLabProfileFormat implements FileFormat {

    private static final String TITLES = "#Data Point #\t";
    private static final String INTENSITY = "Intensity";
    private static final String RATIO = " / ";
    private static final int FIRST_LINES = 20;
    private static final String ONLY = "1";

    @Override
    public String id() {
        return "surfacelab-profile";
    }

    @Override
    public String label() {
        return "SurfaceLab depth profile";
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
                                .anyMatch(l -> l.startsWith(TITLES) && l.contains("\t" + INTENSITY))
                ? Recognition.CERTAIN
                : Recognition.NO;
    }

    @Override
    public Reading read(FileSource source, Progress progress) throws IOException, CancelledException {
        try (LineReader lines = new LineReader(source)) {
            return new Pass(source, lines, progress).read();
        }
    }

    /** One reading of one file. */
    private static final class Pass {

        private final FileSource source;
        private final LineReader lines;
        private final Progress progress;
        private final Cells cells;
        private final HeaderNotes notes = new HeaderNotes();
        private final List<String> warnings = new ArrayList<>();

        Pass(FileSource source, LineReader lines, Progress progress) {
            this.source = source;
            this.lines = lines;
            this.progress = progress;
            this.cells = new Cells(source, lines, '\t');
        }

        Reading read() throws IOException, CancelledException {
            List<String> names = List.of();
            List<String> masses = List.of();
            String line = lines.next();
            for (; line != null && !line.startsWith(TITLES); line = lines.next()) {
                if (lines.number() > FIRST_LINES) {
                    throw source.wrong(Place.line(lines.number()), "'" + TITLES.strip() + "'", "more lines above it");
                }
                names = masses;
                cells.split(line);
                masses = cells.texts();
                if (!line.contains("\t")) {
                    note(line);
                }
            }
            if (line == null) {
                throw source.wrong(Place.line(lines.number()), "'" + TITLES.strip() + "'", "the end of the file");
            }
            int width = cells.split(line);
            List<String> titles = cells.texts();
            int first = titles.indexOf(INTENSITY);
            if (first < 2 || width > Limits.COLUMNS) {
                throw cells.wrongLine("a time or another axis, then '" + INTENSITY + "', in at most " + Limits.COLUMNS
                        + " columns");
            }
            if (names.size() != width || masses.size() != width) {
                throw source.wrong(
                        Place.line(lines.number()),
                        "as many titles as names and masses in the two lines above",
                        width + " titles, " + names.size() + " names, " + masses.size() + " masses");
            }
            DoubleList[] columns = rows(names, titles, first, width);
            return reading(names, masses, titles, first, columns);
        }

        private void note(String line) {
            String text = LineReader.decoded(line).replaceFirst("^#+\\s*", "").strip();
            if (text.startsWith("Profile Smoothing is ")) {
                notes.put("profile smoothing", text.substring("Profile Smoothing is ".length()));
                if (!text.endsWith("Disabled")) {
                    warnings.add("the profiles were smoothed: their noise is not that of counts ('" + text + "')");
                }
            } else if (text.contains(":")) {
                notes.put(text.substring(0, text.indexOf(':')), text.substring(text.indexOf(':') + 1));
            }
        }

        private DoubleList[] rows(List<String> names, List<String> titles, int first, int width)
                throws IOException, CancelledException {
            DoubleList[] columns = new DoubleList[width];
            for (int i = 1; i < width; i++) {
                columns[i] = new DoubleList();
            }
            int rows = 0;
            int noNumbers = 0;
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (line.isBlank()) {
                    continue;
                }
                cells.nextRow(rows++, width, progress);
                if (cells.split(line) != width) {
                    throw source.wrong(
                            Place.line(lines.number()), width + " columns as above", Integer.toString(cells.split(line)));
                }
                for (int i = 1; i < width; i++) {
                    if (i < first) {
                        columns[i].add(cells.number(i, "a number ('" + titles.get(i) + "')"));
                    } else if (names.get(i).contains(RATIO)) {
                        double ratio = ratio(i);
                        noNumbers += Double.isNaN(ratio) ? 1 : 0;
                        columns[i].add(ratio);
                    } else {
                        columns[i].add(cells.count(i, "an intensity"));
                    }
                }
            }
            if (rows == 0) {
                throw source.wrong(Place.line(lines.number()), "rows of numbers", "the end of the file");
            }
            if (noNumbers > 0) {
                warnings.add(noNumbers + " ratios are infinite or none, where counts are 0: they are left out (NaN)");
            }
            return columns;
        }

        private double ratio(int cell) throws FormatException {
            double value = cells.numberOrNaN(cell);
            if (Double.isFinite(value)) {
                return value;
            }
            if (cells.text(cell).strip().matches("(?i)[-+]?(inf|nan|1\\.#(inf|ind|qnan)).*")) {
                return Double.NaN;
            }
            throw cells.wrong(cell, "a ratio");
        }

        private Reading reading(
                List<String> names, List<String> masses, List<String> titles, int first, DoubleList[] columns) {
            double[] timeS = new double[0];
            double[] depthUm = new double[0];
            List<ProfileChannel> others = new ArrayList<>();
            for (int i = 1; i < first; i++) {
                String title = titles.get(i);
                double[] values = columns[i].take();
                if (Units.endOf(title, "s").isPresent() && timeS.length == 0) {
                    timeS = inSi(values, Units.endOf(title, "s").get(), 1);
                } else if (Units.endOf(title, "m").isPresent() && depthUm.length == 0) {
                    depthUm = inSi(values, Units.endOf(title, "m").get(), 1e6);
                } else {
                    others.add(axis(title, values));
                }
            }
            double[][] values = new double[names.size()][];
            boolean corrected = false;
            for (int i = first; i < values.length; i++) {
                values[i] = columns[i].take();
                corrected |= !names.get(i).contains(RATIO) && hasFractions(values[i]);
            }
            IonPolarity polarity = polarity(names.subList(first, names.size()));
            DeadTime deadTime = new DeadTime(DeadTime.Model.SINGLE_HIT, corrected, Double.NaN);
            List<ProfileChannel> channels = new ArrayList<>();
            for (int i = first; i < values.length; i++) {
                boolean ratio = names.get(i).contains(RATIO);
                IonPolarity own = sign(names.get(i));
                channels.add(new ProfileChannel(
                        names.get(i),
                        mass(masses.get(i)),
                        ratio ? IonPolarity.UNKNOWN : own == IonPolarity.UNKNOWN ? polarity : own,
                        timeS,
                        depthUm,
                        values[i],
                        new double[0],
                        ratio ? "" : "1",
                        ratio ? DeadTime.UNKNOWN : deadTime));
            }
            for (ProfileChannel other : others) {
                channels.add(new ProfileChannel(
                        other.name(),
                        Double.NaN,
                        IonPolarity.UNKNOWN,
                        timeS,
                        depthUm,
                        other.values(),
                        new double[0],
                        other.unit(),
                        DeadTime.UNKNOWN));
            }
            return new Reading(
                    List.of(new DepthProfile(ONLY, Cells.stem(source), channels, notes.asMap())), warnings);
        }

        /** Dose or fluence as a channel of its own; its unit is what stands in brackets. */
        private static ProfileChannel axis(String title, double[] values) {
            int open = title.lastIndexOf('(');
            boolean unit = open > 0 && title.endsWith(")");
            return new ProfileChannel(
                    unit ? title.substring(0, open).strip() : title,
                    Double.NaN,
                    IonPolarity.UNKNOWN,
                    new double[0],
                    new double[0],
                    values,
                    new double[0],
                    unit ? title.substring(open + 1, title.length() - 1) : "",
                    DeadTime.UNKNOWN);
        }

        private static double[] inSi(double[] values, String unit, double scale) {
            double factor = Units.parse(unit).orElseThrow().factor() * scale;
            for (int i = 0; i < values.length; i++) {
                values[i] *= factor;
            }
            return values;
        }

        private static boolean hasFractions(double[] values) {
            for (double v : values) {
                if (v != Math.rint(v)) {
                    return true;
                }
            }
            return false;
        }

        private static double mass(String text) {
            return text.matches("[0-9]{1,7}(\\.[0-9]{1,12})?") ? Double.parseDouble(text) : Double.NaN;
        }

        /** The polarity of all names that have a sign; not known where they do not agree. */
        private static IonPolarity polarity(List<String> names) {
            List<IonPolarity> signs = names.stream()
                    .map(Pass::sign)
                    .filter(p -> p != IonPolarity.UNKNOWN)
                    .distinct()
                    .toList();
            return signs.size() == 1 ? signs.get(0) : IonPolarity.UNKNOWN;
        }

        private static IonPolarity sign(String name) {
            return name.endsWith("+")
                    ? IonPolarity.POSITIVE
                    : name.endsWith("-") ? IonPolarity.NEGATIVE : IonPolarity.UNKNOWN;
        }
    }
}
