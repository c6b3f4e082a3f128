// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.format.FileFormats;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Place;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.text.Fields;
import org.interphase.core.text.Limits;
import org.interphase.core.text.LineReader;

/**
 * The height of a surface by pixel, measured otherwise, such as by atomic force microscopy, in whatever unit its file has.
 *
 * @param width pixels in x
 * @param height pixels in y
 * @param values {@code [y·width + x]}; NaN where there is none
 * @param file name of its file as it was asked for
 * @param sha256 SHA-256 of that file
 */
public record HeightMap(int width, int height, float[] values, String file, String sha256) {

    private static final char[] SEPARATORS = {'\t', ';', ','};

    /** Where the maps come from that a pipeline names. */
    @FunctionalInterface
    public interface Source {

        /** Has none: a pipeline that was not read from a file has no folder. */
        Source NONE = (name, progress) -> {
            throw new IllegalArgumentException("the map '" + name + "' is relative to the file of the pipeline; there is none");
        };

        /**
         * {@return a map}
         *
         * @param name of its file as the pipeline has it
         * @param progress is asked whether to go on
         * @throws IOException when it cannot be read, or is no map
         * @throws CancelledException when asked to end
         */
        HeightMap open(String name, Progress progress) throws IOException, CancelledException;

        /**
         * {@return maps of files, relative to that of the pipeline: numbers in rows and columns as text, or whatever a format
         * reads as an image of one channel and one layer}
         *
         * @param pipeline file of the pipeline
         * @param formats read the maps
         */
        static Source beside(Path pipeline, FileFormats formats) {
            return (name, progress) -> read(pipeline.toAbsolutePath().getParent().resolve(name), name, formats, progress);
        }
    }

    /** Checks the number of pixels and copies them. */
    public HeightMap {
        Objects.requireNonNull(file);
        Objects.requireNonNull(sha256);
        if (width < 1 || height < 1 || values.length != (long) width * height) {
            throw new IllegalArgumentException(
                    "expected " + width + " × " + height + " pixels above 0, found " + values.length);
        }
        values = values.clone();
    }

    /** {@return the heights, a copy} */
    @Override
    public float[] values() {
        return values.clone();
    }

    /** {@return its file and the hash of that, for people} */
    String origin() {
        return file + " (SHA-256 " + sha256 + ")";
    }

    /**
     * {@return its heights in µm}
     *
     * @param raster that it must have
     * @param scaleUm one of its unit in µm
     * @throws IllegalArgumentException when it has another one, or a pixel without a value
     */
    float[] um(StackGeometry raster, double scaleUm) {
        if (width != raster.width() || height != raster.height()) {
            throw new IllegalArgumentException(file + ": expected a map of " + raster.width() + " × " + raster.height()
                    + " pixels, as the stack has, found " + width + " × " + height);
        }
        float[] um = new float[values.length];
        for (int i = 0; i < um.length; i++) {
            um[i] = (float) (values[i] * scaleUm);
            if (!Float.isFinite(um[i])) {
                throw new IllegalArgumentException(file + ": expected a height at pixel (" + i % width + ", " + i / width
                        + "), found " + values[i]);
            }
        }
        return um;
    }

    private static HeightMap read(Path path, String name, FileFormats formats, Progress progress)
            throws IOException, CancelledException {
        FileSource source = FileSource.of(path);
        if (source.head().isText() && fields(firstRow(source)) != null) {
            String sha256 = formats.unread(path, progress).sha256();
            return text(source, name, sha256, progress);
        }
        DataFile file = formats.open(path, progress);
        List<IonStack> stacks = file.datasets().stream()
                .filter(IonStack.class::isInstance)
                .map(IonStack.class::cast)
                .toList();
        if (stacks.size() != 1) {
            throw source.wrong(Place.whole(), "one image", stacks.isEmpty() ? "none" : stacks.size() + " of them");
        }
        IonStack stack = stacks.get(0);
        StackGeometry g = stack.geometry();
        if (stack.species().size() != 1 || g.layers() != 1) {
            throw source.wrong(
                    Place.whole(),
                    "one image of heights",
                    stack.species().size() + " channels of " + g.layers() + " layers");
        }
        return new HeightMap(g.width(), g.height(), stack.layer(0, 0), name, file.sha256());
    }

    /** The first line that is neither empty nor a comment. */
    private static String firstRow(FileSource source) throws IOException {
        try (LineReader lines = new LineReader(source)) {
            String line = lines.next();
            while (line != null && isSkipped(line)) {
                line = lines.next();
            }
            return line == null ? "" : line;
        }
    }

    private static boolean isSkipped(String line) {
        return line.isBlank() || line.startsWith("#");
    }

    /** What cuts a row of numbers, null where it is none. */
    private static Fields fields(String row) {
        Fields fields = new Fields(separator(row), '.');
        int n = fields.split(row);
        for (int i = 0; i < n; i++) {
            if (Double.isNaN(fields.number(i)) && !fields.text(i).strip().equalsIgnoreCase("nan")) {
                return null;
            }
        }
        return n > 1 ? fields : null;
    }

    private static char separator(String row) {
        for (char c : SEPARATORS) {
            if (row.indexOf(c) >= 0) {
                return c;
            }
        }
        return Fields.BLANKS;
    }

    private static HeightMap text(FileSource source, String name, String sha256, Progress progress)
            throws IOException, CancelledException {
        float[] values = new float[1024];
        int width = 0;
        int rows = 0;
        try (LineReader lines = new LineReader(source)) {
            Fields fields = null;
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (isSkipped(line)) {
                    continue;
                }
                progress.checkCancelled();
                fields = fields == null ? fields(line) : fields;
                int n = fields.split(line);
                if (rows > 0 && n != width) {
                    throw wrong(source, lines, width + " heights, as in the rows above", Integer.toString(n));
                }
                width = n;
                if ((long) (rows + 1) * width > Limits.rows(1)) {
                    throw Limits.tooManyRows(source, Place.line(lines.number()), width, Integer.toString(rows + 1));
                }
                if (values.length < (rows + 1) * width) {
                    values = Arrays.copyOf(values, Math.max(2 * values.length, (rows + 1) * width));
                }
                for (int i = 0; i < n; i++) {
                    double v = fields.number(i);
                    String shown = fields.text(i).strip();
                    if (Double.isNaN(v) && !shown.equalsIgnoreCase("nan")) {
                        throw wrong(source, lines, "a height", "'" + shown + "'");
                    }
                    values[rows * width + i] = (float) v;
                }
                rows++;
            }
        }
        return new HeightMap(width, rows, Arrays.copyOf(values, rows * width), name, sha256);
    }

    private static FormatException wrong(FileSource source, LineReader lines, String expected, String found) {
        return source.wrong(Place.line(lines.number()), expected, found);
    }
}
