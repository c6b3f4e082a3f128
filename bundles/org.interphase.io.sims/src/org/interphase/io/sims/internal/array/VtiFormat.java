// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.array;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.PlainText;
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
 * VTK XML image data ({@code .vti}): arrays as text, in base 64 within their elements, or appended (raw or base 64), with or
 * without zlib, headers of 32 and 64 bits, both byte orders. Each array is a channel, of one with several components each of
 * them; values at points are one data set, those of cells another.
 *
 * <p>A length is before each array; a compressed one has instead the number of blocks, the bytes of a block and of the last
 * one (0 where it is as long as the others) and those of each when compressed.
 */
@Component(service = FileFormat.class)
public final class VtiFormat implements FileFormat {

    /** The field array in which the writer says that spacings are µm, 0 where not known. */
    static final String SPACING = "spacing um";

    /** Field arrays with a number for each channel, 0 where nothing is known. */
    static final Map<String, Field> FIELDS = fields();

    /** What a number for each channel says. */
    interface Field {
        double of(IonChannel channel);
    }

    private static final String MZ = "channel mz";
    private static final String POLARITY = "channel polarity";
    private static final String MODEL = "channel dead time model";
    private static final String CORRECTED = "channel dead time corrected";
    private static final String TAU = "channel dead time s";

    private static final String APPENDED = "<AppendedData";
    private static final Pattern ENCODING = Pattern.compile("encoding\\s*=\\s*[\"']([^\"']*)[\"']");
    private static final Pattern IMAGE = Pattern.compile("<VTKFile\\s[^>]*type\\s*=\\s*[\"']ImageData[\"']");
    private static final int LOOKED_AT = 1 << 16;
    private static final int LONGEST_TAG = 1 << 12;
    private static final int MOST_ARRAYS = 10_000;
    private static final int LONGEST_FIELD = 32 * MOST_ARRAYS;
    private static final int MOST_BLOCKS = 4_000_000;
    private static final int LENGTHS_AT_ONCE = 4096;
    private static final Map<String, Element> TYPES = Map.of(
            "Int8", Element.INT8,
            "UInt8", Element.UINT8,
            "Int16", Element.INT16,
            "UInt16", Element.UINT16,
            "Int32", Element.INT32,
            "UInt32", Element.UINT32,
            "Int64", Element.INT64,
            "UInt64", Element.UINT64,
            "Float32", Element.FLOAT32,
            "Float64", Element.FLOAT64);

    private static Map<String, Field> fields() {
        Map<String, Field> all = new LinkedHashMap<>();
        all.put(MZ, c -> c.mz() > 0 ? c.mz() : 0);
        all.put(POLARITY, c -> switch (c.polarity()) {
            case POSITIVE -> 1;
            case NEGATIVE -> -1;
            case UNKNOWN -> 0;
        });
        all.put(MODEL, c -> c.deadTime().model().ordinal());
        all.put(CORRECTED, c -> c.deadTime().corrected() ? 1 : 0);
        all.put(TAU, c -> c.deadTime().tauS() > 0 ? c.deadTime().tauS() : 0);
        return Collections.unmodifiableMap(all);
    }

    @Override
    public String id() {
        return "vtk-image";
    }

    @Override
    public String label() {
        return "VTK ImageData .vti";
    }

    @Override
    public Set<DatasetKind> kinds() {
        return Set.of(DatasetKind.ION_STACK);
    }

    @Override
    public Recognition recognise(FileHead head) {
        String start = head.text().substring(0, Math.min(LOOKED_AT, head.bytes().length));
        return IMAGE.matcher(start).find() ? Recognition.CERTAIN : Recognition.NO;
    }

    @Override
    public Reading read(FileSource source, Progress progress) throws IOException, CancelledException {
        return new Run(source, progress).read();
    }

    /** Where the appended data lie: behind the underscore. */
    private record Appended(long tagAt, long dataAt, boolean raw) {}

    /** An array, with its values where they stand in its element. */
    private record Found(
            String name, Element element, int components, boolean ofCells, OptionalLong offset, Bytes inline, boolean text) {}

    /** The reading of one file. */
    private static final class Run {

        private final FileSource source;
        private final Progress progress;
        private final List<String> warnings = new ArrayList<>();
        private final List<Found> arrays = new ArrayList<>();
        private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
        private int headerBytes = Integer.BYTES;
        private boolean compressed;
        private long[] extent;
        private double[] spacing = {1, 1, 1};
        private boolean spacingIsUm;
        private final Map<String, double[]> fields = new HashMap<>();
        private int pieces;
        /** The element with arrays that is being read, empty outside of one. */
        private String within = "";

        Run(FileSource source, Progress progress) {
            this.source = source;
            this.progress = progress;
        }

        Reading read() throws IOException, CancelledException {
            Appended appended = appended();
            readHeader(appended);
            if (extent == null || arrays.isEmpty()) {
                throw source.wrong(
                        Place.whole(),
                        "an ImageData with an extent and at least one array",
                        extent == null ? "no extent" : "no array");
            }
            if (!spacingIsUm) {
                warnings.add(LengthUnit.NONE);
            }
            List<Dataset> datasets = new ArrayList<>();
            for (boolean ofCells : new boolean[] {false, true}) {
                List<Found> some = arrays.stream().filter(a -> a.ofCells() == ofCells).toList();
                if (!some.isEmpty()) {
                    datasets.add(stack(appended, some, ofCells));
                }
            }
            if (datasets.size() > 1) {
                warnings.add("values at points and values of cells have different shapes: they are two data sets");
            }
            return new Reading(datasets, warnings);
        }

        private Dataset stack(Appended appended, List<Found> some, boolean ofCells) throws IOException, CancelledException {
            long[] lengths = new long[3];
            for (int i = 0; i < lengths.length; i++) {
                long points = extent[2 * i + 1] - extent[2 * i] + 1;
                lengths[i] = ofCells ? Math.max(1, points - 1) : points;
            }
            Grid grid = Grid.of(source, Place.whole(), lengths, java.util.OptionalInt.empty());
            List<GridStack.Label> labels = new ArrayList<>();
            List<ChannelArray> channels = new ArrayList<>();
            for (Found array : some) {
                Bytes bytes = bytes(appended, array);
                long expected = grid.elements() * array.components() * array.element().bytes();
                if (bytes.size() > expected) {
                    warnings.add("'" + array.name() + "' has " + (bytes.size() - expected)
                            + " bytes more than its extent says: left out");
                }
                ByteOrder stored = array.text() ? ByteOrder.LITTLE_ENDIAN : order;
                for (int c = 0; c < array.components(); c++) {
                    labels.add(new GridStack.Label(array.components() == 1 ? array.name() : array.name() + " " + (c + 1)));
                    channels.add(new ChannelArray(
                            bytes,
                            (long) c * array.element().bytes(),
                            array.element(),
                            stored,
                            array.components(),
                            grid.yStride() * array.components(),
                            grid.layerStride() * array.components()));
                }
            }
            for (int c = 0; c < labels.size(); c++) {
                labels.set(c, new GridStack.Label(labels.get(c).name(), notes(c, labels.size())));
            }
            return GridStack.of(
                    source,
                    ofCells ? "cells" : "points",
                    grid,
                    new GridStack.Size(spacing[0], spacing[1], spacing[2]),
                    labels,
                    channels,
                    Map.of(),
                    warnings);
        }

        /** Looks for the appended data, which are no XML. */
        private Appended appended() throws IOException, CancelledException {
            byte[] mark = APPENDED.getBytes(StandardCharsets.US_ASCII);
            byte[] buffer = new byte[1 << 16];
            long at = 0;
            int matched = 0;
            try (InputStream in = source.open()) {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    progress.checkCancelled();
                    for (int i = 0; i < n; i++) {
                        matched = buffer[i] == mark[matched] ? matched + 1 : buffer[i] == mark[0] ? 1 : 0;
                        if (matched == mark.length) {
                            return appended(at + i + 1 - mark.length);
                        }
                    }
                    at += n;
                }
            }
            return new Appended(source.size(), source.size(), true);
        }

        private Appended appended(long tagAt) throws IOException {
            try (InputStream in = FileBytes.stream(source, tagAt)) {
                String tag = new String(in.readNBytes(LONGEST_TAG), StandardCharsets.ISO_8859_1);
                int close = tag.indexOf('>');
                int underscore = tag.indexOf('_', close + 1);
                if (close < 0 || underscore < 0 || !tag.substring(close + 1, underscore).isBlank()) {
                    throw source.wrong(Place.offset(tagAt), "<AppendedData …> and an underscore", tag);
                }
                Matcher encoding = ENCODING.matcher(tag.substring(0, close));
                String name = encoding.find() ? encoding.group(1) : "base64";
                if (!name.equals("raw") && !name.equals("base64")) {
                    throw source.wrong(Place.offset(tagAt), "an encoding of raw or base64", name);
                }
                return new Appended(tagAt, tagAt + underscore + 1, name.equals("raw"));
            }
        }

        private void readHeader(Appended appended) throws IOException, CancelledException {
            boolean data = appended.tagAt() < source.size();
            try (InputStream start = new BufferedInputStream(source.open());
                    InputStream in = data
                            ? new SequenceInputStream(
                                    new Bounded(start, appended.tagAt()),
                                    new ByteArrayInputStream("</VTKFile>".getBytes(StandardCharsets.US_ASCII)))
                            : start;
                    XmlEvents events = new XmlEvents(source, in)) {
                for (XmlEvents.Event e = events.next(); e != XmlEvents.Event.NONE; e = events.next()) {
                    progress.checkCancelled();
                    if (e == XmlEvents.Event.START) {
                        start(events);
                    } else if (e == XmlEvents.Event.END && events.name().equals(within)) {
                        within = "";
                    }
                }
            }
        }

        private void start(XmlEvents events) throws IOException {
            switch (events.name()) {
                case "VTKFile" -> file(events);
                case "ImageData" -> image(events);
                case "Piece" -> piece(events);
                case "PointData", "CellData", "FieldData" -> within = events.name();
                case "DataArray" -> {
                    if (within.equals("FieldData")) {
                        field(events);
                    } else if (!within.isEmpty()) {
                        array(events, within.equals("CellData"));
                    }
                }
                default -> {}
            }
        }

        private void file(XmlEvents events) throws FormatException {
            order = switch (events.attribute("byte_order", "LittleEndian")) {
                case "LittleEndian" -> ByteOrder.LITTLE_ENDIAN;
                case "BigEndian" -> ByteOrder.BIG_ENDIAN;
                default -> throw source.wrong(
                        events.place(), "LittleEndian or BigEndian", events.attribute("byte_order", ""));
            };
            headerBytes = switch (events.attribute("header_type", "UInt32")) {
                case "UInt32" -> Integer.BYTES;
                case "UInt64" -> Long.BYTES;
                default -> throw source.wrong(events.place(), "UInt32 or UInt64", events.attribute("header_type", ""));
            };
            String compressor = events.attribute("compressor", "");
            compressed = !compressor.isEmpty();
            if (compressed && !compressor.equals("vtkZLibDataCompressor")) {
                throw source.wrong(events.place(), "vtkZLibDataCompressor or no compressor", compressor);
            }
        }

        private void image(XmlEvents events) throws FormatException {
            extent = extent(events, "WholeExtent");
            spacing = lengths(events, events.attribute("Spacing", "1 1 1"));
        }

        private void piece(XmlEvents events) throws FormatException {
            pieces++;
            if (pieces > 1) {
                throw source.wrong(events.place(), "one piece", "a second one");
            }
            if (!events.attribute("Extent", "").isEmpty()) {
                extent = extent(events, "Extent");
            }
        }

        /** What our writer's fields say of a channel, where they have a number for each. */
        private ChannelNotes notes(int channel, int channels) {
            if (fields.values().stream().noneMatch(f -> f.length == channels)) {
                return ChannelNotes.NONE;
            }
            double mz = value(MZ, channel, channels);
            double sign = value(POLARITY, channel, channels);
            double model = value(MODEL, channel, channels);
            double tau = value(TAU, channel, channels);
            DeadTime.Model[] models = DeadTime.Model.values();
            return new ChannelNotes(
                    mz > 0 && mz < Double.POSITIVE_INFINITY ? mz : Double.NaN,
                    Optional.of(sign > 0 ? IonPolarity.POSITIVE : sign < 0 ? IonPolarity.NEGATIVE : IonPolarity.UNKNOWN)
                            .filter(p -> fields.containsKey(POLARITY)),
                    new DeadTime(
                            model > 0 && model < models.length ? models[(int) model] : DeadTime.Model.UNKNOWN,
                            value(CORRECTED, channel, channels) == 1,
                            tau > 0 && tau < Double.POSITIVE_INFINITY ? tau : Double.NaN));
        }

        private double value(String field, int channel, int channels) {
            double[] values = fields.getOrDefault(field, new double[0]);
            return values.length == channels ? values[channel] : 0;
        }

        /** Of the fields only those are read that our writer has. */
        private void field(XmlEvents events) throws IOException {
            String name = events.attribute("Name", "");
            boolean lengths = name.equals(SPACING);
            if (!lengths && !FIELDS.containsKey(name)) {
                return;
            }
            StringBuilder text = new StringBuilder();
            for (XmlEvents.Event e = events.next(); e == XmlEvents.Event.TEXT; e = events.next()) {
                text.append(events.text());
                if (text.length() > (lengths ? LONGEST_TAG : LONGEST_FIELD)) {
                    throw source.wrong(events.place(), lengths ? "three lengths" : "a number for each channel", "a longer text");
                }
            }
            if (lengths) {
                spacing = lengths(events, text.toString());
                spacingIsUm = true;
                return;
            }
            String[] texts = text.toString().strip().split("\\s+");
            double[] values = new double[texts.length];
            try {
                for (int i = 0; i < values.length; i++) {
                    values[i] = Double.parseDouble(texts[i]);
                }
            } catch (NumberFormatException e) {
                throw source.wrong(events.place(), "a number for each channel", "'" + PlainText.of(text.substring(0, Math.min(text.length(), 40))) + "'");
            }
            fields.put(name, values);
        }

        private double[] lengths(XmlEvents events, String text) throws FormatException {
            String[] texts = text.strip().split("\\s+");
            double[] out = {1, 1, 1};
            try {
                for (int i = 0; i < Math.min(out.length, texts.length); i++) {
                    out[i] = Double.parseDouble(texts[i]);
                }
            } catch (NumberFormatException e) {
                throw source.wrong(events.place(), "three lengths", text);
            }
            return out;
        }

        private long[] extent(XmlEvents events, String name) throws FormatException {
            String text = events.attribute(name, "");
            String[] texts = text.strip().split("\\s+");
            long[] out = new long[6];
            try {
                for (int i = 0; i < out.length; i++) {
                    out[i] = Integer.parseInt(texts[i]);
                }
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw source.wrong(events.place(), name + " with six whole numbers", text);
            }
            return out;
        }

        private void array(XmlEvents events, boolean ofCells) throws IOException {
            String type = events.attribute("type", "");
            String name = events.attribute("Name", Names.of(source.path()));
            Element element = TYPES.get(type);
            if (element == null) {
                warnings.add("'" + name + "' is left out: its values are " + (type.isEmpty() ? "of no type" : type));
                return;
            }
            int components;
            try {
                components = Integer.parseInt(events.attribute("NumberOfComponents", "1").strip());
            } catch (NumberFormatException e) {
                components = 0;
            }
            if (components < 1 || components > MOST_ARRAYS || arrays.size() >= MOST_ARRAYS) {
                throw source.wrong(
                        events.place(),
                        "at most " + MOST_ARRAYS + " arrays and components",
                        arrays.size() + " arrays, and one of '" + events.attribute("NumberOfComponents", "1") + "'");
            }
            switch (events.attribute("format", "ascii")) {
                case "appended" -> {
                    try {
                        long offset = Long.parseLong(events.attribute("offset", "").strip());
                        arrays.add(new Found(name, element, components, ofCells, OptionalLong.of(offset), null, false));
                    } catch (NumberFormatException e) {
                        throw source.wrong(events.place(), "an offset", events.attribute("offset", ""));
                    }
                }
                case "ascii" -> {
                    Unpack.Numbers numbers = new Unpack.Numbers(source, element, source.size());
                    for (XmlEvents.Event e = events.next(); e == XmlEvents.Event.TEXT; e = events.next()) {
                        Place place = events.place();
                        String text = events.text();
                        for (int i = 0; i < text.length(); i++) {
                            numbers.accept(text.charAt(i), place);
                        }
                    }
                    arrays.add(new Found(
                            name, element, components, ofCells, OptionalLong.empty(), numbers.finish(events.place()), true));
                }
                case "binary" -> {
                    Base64 decoder = new Base64();
                    for (XmlEvents.Event e = events.next(); e == XmlEvents.Event.TEXT; e = events.next()) {
                        decoder.accept(events.text());
                    }
                    arrays.add(new Found(
                            name, element, components, ofCells, OptionalLong.empty(), decoder.finish(), false));
                }
                default -> throw source.wrong(
                        events.place(), "a format of ascii, binary or appended", events.attribute("format", ""));
            }
        }

        /** The values' bytes, wherever they lie. */
        private Bytes bytes(Appended appended, Found array) throws IOException, CancelledException {
            if (array.text()) {
                return array.inline();
            }
            if (array.offset().isEmpty()) {
                return unpacked(array.name(), array.inline());
            }
            long start = appended.dataAt() + array.offset().getAsLong();
            if (array.offset().getAsLong() < 0 || start < 0) {
                throw source.wrong(
                        Place.whole(), "an offset of '" + array.name() + "' from 0 on", Long.toString(array.offset().getAsLong()));
            }
            if (start >= source.size()) {
                return new Spool();
            }
            if (appended.raw()) {
                return unpacked(array.name(), new FileBytes(source).part(start, source.size() - start));
            }
            long end = arrays.stream()
                    .filter(a -> a.offset().isPresent() && a.offset().getAsLong() > array.offset().getAsLong())
                    .mapToLong(a -> appended.dataAt() + a.offset().getAsLong())
                    .min()
                    .orElse(source.size());
            Base64 decoder = new Base64();
            byte[] buffer = new byte[1 << 16];
            try (InputStream in = new Bounded(FileBytes.stream(source, start), end - start)) {
                boolean more = true;
                for (int n = in.read(buffer); n >= 0 && more; n = in.read(buffer)) {
                    progress.checkCancelled();
                    String text = new String(buffer, 0, n, StandardCharsets.ISO_8859_1);
                    int tag = text.indexOf('<');
                    more = tag < 0;
                    decoder.accept(more ? text : text.substring(0, tag));
                }
            }
            return unpacked(array.name(), decoder.finish());
        }

        private long header(Bytes packed, long at) throws IOException {
            ByteBuffer buffer = ByteBuffer.allocate(headerBytes).order(order);
            packed.read(at, buffer);
            return headerBytes == Integer.BYTES ? buffer.getInt(0) & 0xFFFFFFFFL : buffer.getLong(0);
        }

        /** What follows a header of lengths. */
        private Bytes unpacked(String name, Bytes packed) throws IOException {
            if (packed.size() < headerBytes) {
                return new Spool();
            }
            long first = header(packed, 0);
            long room = packed.size() - headerBytes;
            if (!compressed) {
                return packed.part(headerBytes, first < 0 ? room : Math.min(first, room));
            }
            if (first < 0 || first > MOST_BLOCKS) {
                throw source.wrong(
                        Place.whole(),
                        "at most " + MOST_BLOCKS + " compressed blocks of '" + name + "'",
                        Long.toUnsignedString(first));
            }
            if (first == 0 || (first + 2) * headerBytes > room) {
                return new Spool();
            }
            return blocks(name, packed, (int) first);
        }

        private Bytes blocks(String name, Bytes packed, int count) throws IOException {
            long block = header(packed, headerBytes);
            long last = header(packed, 2L * headerBytes);
            if (block < 1 || block > Integer.MAX_VALUE - 16 || last < 0 || last > block) {
                throw source.wrong(
                        Place.whole(),
                        "blocks of 1 to " + (Integer.MAX_VALUE - 16) + " bytes in '" + name + "', the last not longer",
                        block + " bytes, the last " + last);
            }
            long[] starts = new long[count + 1];
            starts[0] = (count + 3L) * headerBytes;
            int whole = 0;
            ByteBuffer lengths = ByteBuffer.allocate(LENGTHS_AT_ONCE * headerBytes).order(order);
            while (whole < count) {
                int at = whole % LENGTHS_AT_ONCE;
                if (at == 0) {
                    lengths.clear().limit(Math.min(LENGTHS_AT_ONCE, count - whole) * headerBytes);
                    packed.read((whole + 3L) * headerBytes, lengths);
                }
                long length = headerBytes == Integer.BYTES
                        ? lengths.getInt(at * headerBytes) & 0xFFFFFFFFL
                        : lengths.getLong(at * headerBytes);
                long inflated = whole == count - 1 && last > 0 ? last : block;
                if (length < 0 || length > Integer.MAX_VALUE - 16 || inflated > (length + 1) * Unpack.MOST_DEFLATED) {
                    throw source.wrong(
                            Place.whole(),
                            "a compressed block of '" + name + "' that can hold " + inflated + " bytes",
                            "one of " + length + " bytes");
                }
                if (starts[whole] + length > packed.size()) {
                    break;
                }
                starts[whole + 1] = starts[whole] + length;
                whole++;
            }
            long size = whole == count ? (count - 1) * block + (last > 0 ? last : block) : whole * block;
            return new ZlibBlocks(source, packed, starts, (int) block, size);
        }
    }

    /** Undoes base 64, group by group: what was encoded piece by piece, each with its padding, comes out joined. */
    private static final class Base64 {

        private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        private static final byte[] VALUES = new byte[128];

        static {
            java.util.Arrays.fill(VALUES, (byte) -1);
            for (int i = 0; i < DIGITS.length(); i++) {
                VALUES[DIGITS.charAt(i)] = (byte) i;
            }
        }

        private final Spool spool = new Spool();
        private final byte[] out = new byte[3 << 14];
        private int filled;
        private int bits;
        private int digits;
        private int padding;

        void accept(String text) throws IOException {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                int value = c < VALUES.length ? VALUES[c] : -1;
                if (c == '=') {
                    padding++;
                    value = 0;
                }
                if (value >= 0) {
                    bits = bits << 6 | value;
                    digits++;
                    if (digits == 4) {
                        group();
                    }
                }
            }
        }

        private void group() throws IOException {
            if (filled + 3 > out.length) {
                spool.write(out, 0, filled);
                filled = 0;
            }
            for (int i = 0; i < 3 - Math.min(2, padding); i++) {
                out[filled++] = (byte) (bits >> 16 - 8 * i);
            }
            bits = 0;
            digits = 0;
            padding = 0;
        }

        Spool finish() throws IOException {
            spool.write(out, 0, filled);
            spool.close();
            return spool;
        }
    }
}
