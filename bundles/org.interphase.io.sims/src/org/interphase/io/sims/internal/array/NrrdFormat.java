// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.array;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.data.IonStack;
import org.interphase.core.format.FileFormat;
import org.interphase.core.format.FileHead;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Place;
import org.interphase.core.format.Reading;
import org.interphase.core.format.Recognition;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.osgi.service.component.annotations.Component;

/**
 * NRRD ({@code .nrrd}, or {@code .nhdr} with its data in a file beside), after the definition at teem.sourceforge.net:
 * encodings raw, gzip and text, byte and line skip, both byte orders.
 *
 * <p>The fastest axis is x, then y, then the layers. A fourth axis is the channels; where the kinds or the space directions say
 * that another axis is none of space ({@code vector}, {@code list}, {@code none}), it is that one.
 */
@Component(service = FileFormat.class)
public final class NrrdFormat implements FileFormat {

    /** How the writer names channels: {@code channel 0 name:=Na+}. */
    static final String CHANNEL = "channel ";

    private static final Map<String, Element> TYPES = types();
    private static final Pattern VECTOR = Pattern.compile("\\(([^()]*)\\)|none");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    private static Map<String, Element> types() {
        Map<String, Element> all = new LinkedHashMap<>();
        put(all, Element.INT8, "signed char", "int8", "int8_t");
        put(all, Element.UINT8, "uchar", "unsigned char", "uint8", "uint8_t");
        put(all, Element.INT16, "short", "short int", "signed short", "signed short int", "int16", "int16_t");
        put(all, Element.UINT16, "ushort", "unsigned short", "unsigned short int", "uint16", "uint16_t");
        put(all, Element.INT32, "int", "signed int", "int32", "int32_t");
        put(all, Element.UINT32, "uint", "unsigned int", "uint32", "uint32_t");
        put(all, Element.INT64, "longlong", "long long", "long long int", "signed long long", "signed long long int",
                "int64", "int64_t");
        put(all, Element.UINT64, "ulonglong", "unsigned long long", "unsigned long long int", "uint64", "uint64_t");
        put(all, Element.FLOAT32, "float");
        put(all, Element.FLOAT64, "double");
        return Map.copyOf(all);
    }

    private static void put(Map<String, Element> all, Element element, String... names) {
        for (String name : names) {
            all.put(name, element);
        }
    }

    @Override
    public String id() {
        return "nrrd";
    }

    @Override
    public String label() {
        return "NRRD";
    }

    @Override
    public Set<DatasetKind> kinds() {
        return Set.of(DatasetKind.ION_STACK);
    }

    @Override
    public Recognition recognise(FileHead head) {
        return head.startsWith("NRRD000") ? Recognition.CERTAIN : Recognition.NO;
    }

    /** A field of the header, with its place. */
    private record Field(String value, Place place) {}

    private record Header(FileSource source, Map<String, Field> fields, Map<String, String> keys, long dataAt) {

        Optional<Field> find(String... names) {
            return Arrays.stream(names).filter(fields::containsKey).map(fields::get).findFirst();
        }

        Field require(String name) throws FormatException {
            Field field = fields.get(name);
            if (field == null) {
                throw source.wrong(Place.whole(), "a header with '" + name + ":'", "none");
            }
            return field;
        }

        long number(String value, Place place, String what) throws FormatException {
            try {
                return Long.parseLong(value.strip());
            } catch (NumberFormatException e) {
                throw source.wrong(place, what, value);
            }
        }
    }

    private static Header header(FileSource source) throws IOException {
        Map<String, Field> fields = new LinkedHashMap<>();
        Map<String, String> keys = new LinkedHashMap<>();
        try (HeaderReader lines = new HeaderReader(source)) {
            lines.line();
            for (Optional<String> line = lines.line(); line.isPresent(); line = lines.line()) {
                String text = line.get();
                if (text.isEmpty()) {
                    break;
                }
                int key = text.indexOf(":=");
                int field = text.indexOf(": ");
                if (text.startsWith("#")) {
                    continue;
                }
                if (key > 0 && (field < 0 || key < field)) {
                    keys.put(text.substring(0, key), unescaped(text.substring(key + 2)));
                } else if (field > 0) {
                    String name = text.substring(0, field).strip().toLowerCase(Locale.ROOT);
                    fields.put(name, new Field(text.substring(field + 2).strip(), lines.place()));
                } else {
                    throw source.wrong(lines.place(), "'field: value' or 'key:=value'", text);
                }
            }
            return new Header(source, fields, keys, lines.offset());
        }
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n").replace("\\\\", "\\");
    }

    @Override
    public Reading read(FileSource source, Progress progress) throws IOException, CancelledException {
        List<String> warnings = new ArrayList<>();
        Header header = header(source);
        Field dimension = header.require("dimension");
        long axes = header.number(dimension.value(), dimension.place(), "a number of axes");
        if (axes < 1 || axes > Grid.MOST_AXES) {
            throw source.wrong(dimension.place(), "1 to " + Grid.MOST_AXES + " axes", dimension.value());
        }
        Field type = header.require("type");
        Element element = TYPES.get(type.value().toLowerCase(Locale.ROOT));
        if (element == null) {
            throw source.wrong(type.place(), "a type of numbers, such as 'uint16' or 'float'", type.value());
        }
        Field sizes = header.require("sizes");
        String[] lengths = sizes.value().split("\\s+");
        if (lengths.length != axes) {
            throw source.wrong(sizes.place(), axes + " lengths, one for each axis", lengths.length + " of them");
        }
        long[] numbers = new long[lengths.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = header.number(lengths[i], sizes.place(), "a length");
        }
        Grid grid = Grid.of(source, sizes.place(), numbers, channelAxis(header, numbers.length));
        Data data = data(header, element, grid.elements(), warnings, progress);
        double[] spacings = spacings(header, numbers.length);
        HeaderNotes notes = new HeaderNotes();
        header.find("content").ifPresent(f -> notes.put("content", f.value()));
        header.keys().forEach((key, value) -> {
            if (!key.startsWith(CHANNEL)) {
                notes.put(key, value);
            }
        });
        IonStack stack = GridStack.of(
                source,
                "stack",
                grid,
                size(header, grid, spacings, warnings),
                labels(header, grid.channels()),
                GridStack.channels(grid, data.bytes(), data.at(), element, data.order()),
                notes.asMap(),
                warnings);
        return new Reading(List.of(stack), warnings);
    }

    /** The one axis that is none of space, where there are four, or three of which it is the fastest. */
    private static OptionalInt channelAxis(Header header, int axes) {
        boolean[] other = new boolean[axes];
        Optional<Field> kinds = header.find("kinds");
        if (kinds.isPresent()) {
            String[] names = kinds.get().value().toLowerCase(Locale.ROOT).split("\\s+");
            for (int i = 0; i < Math.min(axes, names.length); i++) {
                other[i] = !Set.of("domain", "space", "time", "none", "???").contains(names[i]);
            }
        }
        Optional<Field> directions = header.find("space directions");
        if (directions.isPresent()) {
            Matcher vectors = VECTOR.matcher(directions.get().value());
            for (int i = 0; i < axes && vectors.find(); i++) {
                other[i] |= vectors.group(1) == null;
            }
        }
        int found = -1;
        for (int i = 0; i < axes; i++) {
            if (other[i]) {
                if (found >= 0) {
                    return OptionalInt.empty();
                }
                found = i;
            }
        }
        return found >= 0 && (axes > 3 || found == 0 && axes > 1) ? OptionalInt.of(found) : OptionalInt.empty();
    }

    private static double[] spacings(Header header, int axes) throws FormatException {
        double[] out = new double[axes];
        Arrays.fill(out, Double.NaN);
        Optional<Field> directions = header.find("space directions");
        if (directions.isPresent()) {
            Matcher vectors = VECTOR.matcher(directions.get().value());
            for (int i = 0; i < axes && vectors.find(); i++) {
                if (vectors.group(1) != null) {
                    double sum = 0;
                    for (String v : vectors.group(1).split(",")) {
                        double x = number(header, v, directions.get().place());
                        sum += x * x;
                    }
                    out[i] = Math.sqrt(sum);
                }
            }
            return out;
        }
        Optional<Field> spacings = header.find("spacings");
        if (spacings.isPresent()) {
            String[] values = spacings.get().value().split("\\s+");
            for (int i = 0; i < Math.min(axes, values.length); i++) {
                out[i] = Math.abs(number(header, values[i], spacings.get().place()));
            }
        }
        return out;
    }

    private static double number(Header header, String text, Place place) throws FormatException {
        try {
            return text.strip().equalsIgnoreCase("nan") ? Double.NaN : Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw header.source().wrong(place, "a number", text);
        }
    }

    private static GridStack.Size size(Header header, Grid grid, double[] spacings, List<String> warnings) {
        boolean space = header.find("space directions").isPresent();
        List<String> units = new ArrayList<>();
        header.find(space ? "space units" : "units").ifPresent(f -> {
            Matcher quoted = QUOTED.matcher(f.value());
            while (quoted.find() && units.size() < Grid.MOST_AXES) {
                units.add(quoted.group(1));
            }
        });
        double[] um = new double[3];
        boolean without = false;
        for (int i = 0; i < um.length; i++) {
            double spacing = grid.of(spacings, i);
            int axis = space ? i : grid.axes()[i];
            OptionalDouble unit = axis >= 0 && axis < units.size() ? LengthUnit.um(units.get(axis)) : OptionalDouble.empty();
            without |= !Double.isNaN(spacing) && unit.isEmpty();
            um[i] = spacing * unit.orElse(1);
        }
        if (without) {
            warnings.add(LengthUnit.NONE);
        }
        return new GridStack.Size(um[0], um[1], um[2]);
    }

    private static List<GridStack.Label> labels(Header header, int channels) {
        List<GridStack.Label> labels = new ArrayList<>(GridStack.labels(header.source(), channels));
        for (int c = 0; c < channels; c++) {
            String name = header.keys().get(CHANNEL + c + " name");
            if (name != null && !name.isBlank()) {
                Map<String, String> notes = new HashMap<>();
                String prefix = CHANNEL + c + " ";
                header.keys().forEach((key, value) -> {
                    if (key.startsWith(prefix)) {
                        notes.put(key.substring(prefix.length()), value);
                    }
                });
                labels.set(c, new GridStack.Label(name, ChannelNotes.read(notes)));
            }
        }
        return labels;
    }

    private record Data(Bytes bytes, long at, ByteOrder order) {}

    private static Data data(Header header, Element element, long elements, List<String> warnings, Progress progress)
            throws IOException, CancelledException {
        FileSource source = header.source();
        FileSource file = source;
        long at = header.dataAt();
        Optional<Field> named = header.find("data file", "datafile");
        if (named.isPresent()) {
            file = beside(source, named.get());
            at = 0;
        }
        Field encoding = header.require("encoding");
        String kind = encoding.value().toLowerCase(Locale.ROOT);
        long expected = elements * element.bytes();
        Optional<Field> lines = header.find("line skip", "lineskip");
        if (lines.isPresent()) {
            at = skipLines(file, at, header.number(lines.get().value(), lines.get().place(), "a number of lines"));
        }
        Optional<Field> skip = header.find("byte skip", "byteskip");
        long bytes = skip.isPresent() ? header.number(skip.get().value(), skip.get().place(), "a number of bytes") : 0;
        if (bytes < -1 || bytes > Long.MAX_VALUE / 4) {
            throw source.wrong(skip.orElseThrow().place(), "-1, 0 or more bytes", Long.toString(bytes));
        }
        switch (kind) {
            case "raw" -> {
                if (bytes < 0 && file.size() < expected) {
                    throw file.wrong(Place.whole(), expected + " bytes at the end of the file", file.size() + " bytes in all");
                }
                long start = bytes < 0 ? file.size() - expected : at + bytes;
                surplus(file, file.size() - start - expected, warnings);
                return new Data(new FileBytes(file), start, order(header, element));
            }
            case "gzip", "gz" -> {
                if (bytes < 0) {
                    throw source.wrong(skip.orElseThrow().place(), "0 or more bytes with encoding gzip", "-1");
                }
                try (InputStream in = FileBytes.stream(file, at)) {
                    Unpack.Result result = Unpack.inflate(in, bytes + expected, progress);
                    if (!result.fault().isEmpty()) {
                        warnings.add("the compressed pixels end early: " + result.fault());
                    }
                    return new Data(result.spool(), bytes, order(header, element));
                }
            }
            case "ascii", "text", "txt" -> {
                try (InputStream in = FileBytes.stream(file, Math.min(file.size(), at + Math.max(0, bytes)))) {
                    return new Data(
                            Unpack.numbers(file, in, element, elements, progress), 0, ByteOrder.LITTLE_ENDIAN);
                }
            }
            default -> throw source.wrong(encoding.place(), "an encoding of raw, gzip or text", encoding.value());
        }
    }

    private static void surplus(FileSource file, long bytes, List<String> warnings) {
        if (bytes > 0) {
            warnings.add(file.path().getFileName() + " has " + bytes + " bytes more than its header says: left out");
        }
    }

    private static ByteOrder order(Header header, Element element) throws FormatException {
        if (element.bytes() == 1) {
            return ByteOrder.LITTLE_ENDIAN;
        }
        Field endian = header.require("endian");
        return switch (endian.value().toLowerCase(Locale.ROOT)) {
            case "little" -> ByteOrder.LITTLE_ENDIAN;
            case "big" -> ByteOrder.BIG_ENDIAN;
            default -> throw header.source().wrong(endian.place(), "little or big", endian.value());
        };
    }

    /** The data's file, which the header names. */
    private static FileSource beside(FileSource source, Field name) throws IOException {
        if (name.value().startsWith("LIST") || name.value().contains("%")) {
            throw source.wrong(name.place(), "one data file", name.value() + ", which is several");
        }
        return sibling(source, name.value(), name.place());
    }

    /** {@return a file that a header names, in its folder or relative to it} */
    static FileSource sibling(FileSource source, String name, Place place) throws IOException {
        try {
            Path path = source.path().resolveSibling(name.strip());
            if (path.equals(source.path())) {
                throw source.wrong(place, "a file beside the header", "the header itself");
            }
            return FileSource.of(path);
        } catch (InvalidPathException e) {
            throw source.wrong(place, "a file's name", name);
        }
    }

    private static long skipLines(FileSource file, long at, long lines) throws IOException {
        long position = at;
        long left = lines;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = FileBytes.stream(file, at)) {
            while (left > 0) {
                int n = in.read(buffer);
                if (n < 0) {
                    throw file.wrong(Place.offset(position), lines + " lines to skip", left + " less");
                }
                for (int i = 0; i < n && left > 0; i++) {
                    position++;
                    left -= buffer[i] == '\n' ? 1 : 0;
                }
            }
        }
        return position;
    }
}
