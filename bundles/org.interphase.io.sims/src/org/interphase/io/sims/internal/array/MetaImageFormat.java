// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.array;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
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
 * MetaImage of ITK: a header of {@code Key = Value}, whose last key {@code ElementDataFile} names the file of the pixels, or
 * says {@code LOCAL} where they follow. Binary or text, both byte orders, compressed or not, channels side by side ({@code
 * ElementNumberOfChannels}) or as the fourth axis.
 *
 * <p>The format knows no unit of length but in {@code DistanceUnits}; without it spacings are taken for µm.
 */
@Component(service = FileFormat.class)
public final class MetaImageFormat implements FileFormat {

    /** How the writer names channels: {@code Channel0Name = Na+}. */
    static final String CHANNEL = "Channel";
    /** How the writer says that the layers' distance is not known, since a spacing has to be there. */
    static final String NO_LAYER_SPACING = "LayerSpacingUnknown";

    private static final Pattern DIMENSIONS = Pattern.compile("(?m)^\\s*NDims\\s*=");
    private static final Pattern SIZES = Pattern.compile("(?m)^\\s*DimSize\\s*=");
    private static final Pattern START = Pattern.compile("\\s*[A-Za-z][A-Za-z0-9]*\\s*=");
    private static final int LOOKED_AT = 4096;
    private static final Map<String, Element> TYPES = Map.ofEntries(
            Map.entry("MET_CHAR", Element.INT8),
            Map.entry("MET_UCHAR", Element.UINT8),
            Map.entry("MET_SHORT", Element.INT16),
            Map.entry("MET_USHORT", Element.UINT16),
            Map.entry("MET_INT", Element.INT32),
            Map.entry("MET_UINT", Element.UINT32),
            Map.entry("MET_LONG", Element.INT32),
            Map.entry("MET_ULONG", Element.UINT32),
            Map.entry("MET_LONG_LONG", Element.INT64),
            Map.entry("MET_ULONG_LONG", Element.UINT64),
            Map.entry("MET_FLOAT", Element.FLOAT32),
            Map.entry("MET_DOUBLE", Element.FLOAT64));
    private static final Set<String> USED = Set.of(
            "ObjectType", "NDims", "DimSize", "ElementType", "ElementSpacing", "ElementSize", "BinaryData",
            "BinaryDataByteOrderMSB", "ElementByteOrderMSB", "CompressedData", "CompressedDataSize", "HeaderSize",
            "ElementNumberOfChannels", "ElementDataFile", "DistanceUnits",
            NO_LAYER_SPACING);

    @Override
    public String id() {
        return "metaimage";
    }

    @Override
    public String label() {
        return "MetaImage";
    }

    @Override
    public Set<DatasetKind> kinds() {
        return Set.of(DatasetKind.ION_STACK);
    }

    @Override
    public Recognition recognise(FileHead head) {
        String start = head.text().substring(0, Math.min(LOOKED_AT, head.bytes().length));
        return START.matcher(start).lookingAt()
                        && DIMENSIONS.matcher(start).find()
                        && SIZES.matcher(start).find()
                ? Recognition.CERTAIN
                : Recognition.NO;
    }

    private record Field(String value, Place place) {}

    private record Header(FileSource source, Map<String, Field> fields, long dataAt) {

        Optional<Field> find(String... names) {
            return Arrays.stream(names).filter(fields::containsKey).map(fields::get).findFirst();
        }

        Field require(String name) throws FormatException {
            Optional<Field> field = find(name);
            if (field.isEmpty()) {
                throw source.wrong(Place.whole(), "a header with '" + name + " ='", "none");
            }
            return field.get();
        }

        boolean is(boolean missing, String... names) {
            return find(names).map(f -> f.value().toLowerCase(Locale.ROOT).matches("true|1|t")).orElse(missing);
        }

        long number(Field field, String value, String what) throws FormatException {
            try {
                return Long.parseLong(value);
            } catch (NumberFormatException e) {
                throw source.wrong(field.place(), what, value);
            }
        }
    }

    private static Header header(FileSource source) throws IOException {
        Map<String, Field> fields = new LinkedHashMap<>();
        try (HeaderReader lines = new HeaderReader(source)) {
            for (Optional<String> line = lines.line(); line.isPresent(); line = lines.line()) {
                int equals = line.get().indexOf('=');
                if (equals < 0) {
                    if (line.get().isBlank()) {
                        continue;
                    }
                    throw source.wrong(lines.place(), "'Key = Value'", line.get());
                }
                String key = line.get().substring(0, equals).strip();
                fields.put(key, new Field(line.get().substring(equals + 1).strip(), lines.place()));
                if (key.equals("ElementDataFile")) {
                    break;
                }
            }
            return new Header(source, fields, lines.offset());
        }
    }

    @Override
    public Reading read(FileSource source, Progress progress) throws IOException, CancelledException {
        List<String> warnings = new ArrayList<>();
        Header header = header(source);
        Field type = header.require("ElementType");
        String typeName = type.value().endsWith("_ARRAY") ? type.value().replace("_ARRAY", "") : type.value();
        Element element = TYPES.get(typeName);
        if (element == null) {
            throw source.wrong(type.place(), "a type of numbers, such as MET_USHORT or MET_FLOAT", type.value());
        }
        Field dimensions = header.require("NDims");
        long axes = header.number(dimensions, dimensions.value(), "a number of axes");
        Field sizes = header.require("DimSize");
        String[] lengths = sizes.value().split("\\s+");
        if (axes < 1 || axes >= Grid.MOST_AXES || axes != lengths.length) {
            throw source.wrong(sizes.place(), dimensions.value() + " lengths, one for each axis", lengths.length + " of them");
        }
        Optional<Field> side = header.find("ElementNumberOfChannels");
        long channels = side.isPresent() ? header.number(side.get(), side.get().value(), "a number of channels") : 1;
        int shift = channels != 1 ? 1 : 0;
        long[] numbers = new long[lengths.length + shift];
        numbers[0] = channels;
        for (int i = 0; i < lengths.length; i++) {
            numbers[i + shift] = header.number(sizes, lengths[i], "a length");
        }
        Grid grid = Grid.of(
                source, sizes.place(), numbers, shift == 1 ? OptionalInt.of(0) : OptionalInt.empty());
        Data data = data(header, element, grid.elements(), warnings, progress);
        HeaderNotes notes = new HeaderNotes();
        header.fields().forEach((key, field) -> {
            if (!USED.contains(key) && !key.matches(CHANNEL + "[0-9]+(Name|Mz)")) {
                notes.put(key, field.value());
            }
        });
        IonStack stack = GridStack.of(
                source,
                "stack",
                grid,
                size(header, grid, shift, warnings),
                labels(header, grid.channels()),
                GridStack.channels(grid, data.bytes(), data.at(), element, data.order()),
                notes.asMap(),
                warnings);
        return new Reading(List.of(stack), warnings);
    }

    private static GridStack.Size size(Header header, Grid grid, int shift, List<String> warnings) throws FormatException {
        Optional<Field> spacing = header.find("ElementSpacing", "ElementSize");
        double[] values = new double[Grid.MOST_AXES];
        Arrays.fill(values, Double.NaN);
        if (spacing.isPresent()) {
            String[] texts = spacing.get().value().split("\\s+");
            for (int i = 0; i < Math.min(texts.length, values.length - shift); i++) {
                try {
                    values[i + shift] = Double.parseDouble(texts[i]);
                } catch (NumberFormatException e) {
                    throw header.source().wrong(spacing.get().place(), "a length", texts[i]);
                }
            }
        }
        OptionalDouble unit = header.find("DistanceUnits").map(f -> LengthUnit.um(f.value())).orElse(OptionalDouble.empty());
        if (spacing.isPresent() && unit.isEmpty()) {
            warnings.add(LengthUnit.NONE);
        }
        double um = unit.orElse(1);
        double layer = header.is(false, NO_LAYER_SPACING) ? Double.NaN : um * grid.of(values, 2);
        return new GridStack.Size(um * grid.of(values, 0), um * grid.of(values, 1), layer);
    }

    private static List<GridStack.Label> labels(Header header, int channels) {
        List<GridStack.Label> labels = new ArrayList<>(GridStack.labels(header.source(), channels));
        for (int c = 0; c < channels; c++) {
            Optional<Field> name = header.find(CHANNEL + c + "Name");
            if (name.isPresent() && !name.get().value().isEmpty()) {
                Map<String, String> notes = new HashMap<>();
                for (String note : ChannelNotes.KEYS) {
                    header.find(key(c, note)).ifPresent(f -> notes.put(note, f.value()));
                }
                labels.set(c, new GridStack.Label(name.get().value(), ChannelNotes.read(notes)));
            }
        }
        return labels;
    }

    /** {@return the key of a note of a channel, such as {@code Channel0DeadTimeModel}} */
    static String key(int channel, String note) {
        StringBuilder key = new StringBuilder(CHANNEL).append(channel);
        for (String word : note.split(" ")) {
            key.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return key.toString();
    }

    private record Data(Bytes bytes, long at, ByteOrder order) {}

    private static Data data(Header header, Element element, long elements, List<String> warnings, Progress progress)
            throws IOException, CancelledException {
        FileSource source = header.source();
        Field name = header.require("ElementDataFile");
        FileSource file = source;
        long at = header.dataAt();
        if (!name.value().equalsIgnoreCase("LOCAL")) {
            if (name.value().startsWith("LIST") || name.value().contains("%")) {
                throw source.wrong(name.place(), "one data file or LOCAL", name.value() + ", which is several");
            }
            file = NrrdFormat.sibling(source, name.value(), name.place());
            at = 0;
        }
        long expected = elements * element.bytes();
        Optional<Field> skip = header.find("HeaderSize");
        if (skip.isPresent() && file != source) {
            long bytes = header.number(skip.get(), skip.get().value(), "a number of bytes");
            if (bytes < -1 || bytes > file.size() || bytes == -1 && file.size() < expected) {
                throw source.wrong(
                        skip.get().place(), "-1 or up to the " + file.size() + " bytes of the data file", skip.get().value());
            }
            at = bytes < 0 ? file.size() - expected : bytes;
        }
        if (!header.is(true, "BinaryData")) {
            try (InputStream in = FileBytes.stream(file, at)) {
                return new Data(Unpack.numbers(file, in, element, elements, progress), 0, ByteOrder.LITTLE_ENDIAN);
            }
        }
        ByteOrder order = header.is(false, "BinaryDataByteOrderMSB", "ElementByteOrderMSB")
                ? ByteOrder.BIG_ENDIAN
                : ByteOrder.LITTLE_ENDIAN;
        if (header.is(false, "CompressedData")) {
            try (InputStream in = FileBytes.stream(file, at)) {
                Unpack.Result result = Unpack.inflate(in, expected, progress);
                if (!result.fault().isEmpty()) {
                    warnings.add("the compressed pixels end early: " + result.fault());
                }
                return new Data(result.spool(), 0, order);
            }
        }
        if (file.size() - at > expected) {
            warnings.add(file.path().getFileName() + " has " + (file.size() - at - expected)
                    + " bytes more than its header says: left out");
        }
        return new Data(new FileBytes(file), at, order);
    }
}
