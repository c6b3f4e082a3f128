// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.array;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.StackGeometry;
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
 * A Zarr array of version 2: a folder with {@code .zarray} and a file for each chunk, not compressed or with zlib or gzip, in C or
 * F order. The last index is x, then y, the layers and the channels; more axes before these must have the length 1.
 *
 * <p>A chunk that is missing stands, as the definition says, for the fill value; which are missing is said, since a copy
 * may have lost them. Where there is no fill value, and where a chunk has the wrong length, its pixels are NaN.
 */
@Component(service = FileFormat.class)
public final class ZarrFormat implements FileFormat {

    private static final Pattern TYPE = Pattern.compile("([<>|])([uifb])([1248])");
    private static final Pattern MARK = Pattern.compile("\"zarr_format\"\\s*:");
    private static final int LONGEST = 1 << 20;
    private static final int MOST_CHUNKS = 2_000_000;
    private static final int MOST_CHUNK_BYTES = 1 << 29;
    private static final int NAMED = 5;

    @Override
    public String id() {
        return "zarr";
    }

    @Override
    public String label() {
        return "Zarr v2";
    }

    @Override
    public Set<DatasetKind> kinds() {
        return Set.of(DatasetKind.ION_STACK);
    }

    @Override
    public Recognition recognise(FileHead head) {
        return head.isText() && head.text().stripLeading().startsWith("{") && MARK.matcher(head.text()).find()
                ? Recognition.CERTAIN
                : Recognition.NO;
    }

    @Override
    public Reading read(FileSource source, Progress progress) throws IOException, CancelledException {
        JsonNode json = json(source);
        if (json.path("zarr_format").asInt() != 2 || !json.has("shape")) {
            throw source.wrong(
                    Place.whole(),
                    "an array of Zarr version 2",
                    "version " + json.path("zarr_format").asText() + (json.has("shape") ? "" : " without a shape"));
        }
        List<String> warnings = new ArrayList<>();
        long[] shape = lengths(source, json, "shape");
        long[] chunk = lengths(source, json, "chunks");
        if (shape.length != chunk.length) {
            throw source.wrong(Place.whole(), shape.length + " lengths of a chunk", chunk.length + " of them");
        }
        Matcher type = TYPE.matcher(json.path("dtype").asText());
        if (!type.matches()) {
            throw source.wrong(Place.whole(), "a type of numbers, such as '<u2' or '<f4'", json.path("dtype").toString());
        }
        Element element = element(source, type);
        ByteOrder order = type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        if (json.hasNonNull("filters") && !json.path("filters").isEmpty()) {
            throw source.wrong(Place.whole(), "no filters", json.path("filters").toString());
        }
        boolean c = json.path("order").asText("C").equals("C");
        int[] four = four(source, shape, false);
        int[] chunkFour = four(source, chunk, true);
        LayerLimit.require(source, Place.whole(), four[3], four[2]);
        if (four[0] > Grid.MOST_CHANNELS) {
            throw source.wrong(Place.whole(), "at most " + Grid.MOST_CHANNELS + " channels", Integer.toString(four[0]));
        }
        long chunkBytes = element.bytes();
        for (int n : chunkFour) {
            chunkBytes = chunkBytes > MOST_CHUNK_BYTES ? chunkBytes : chunkBytes * n;
        }
        if (chunkBytes > MOST_CHUNK_BYTES) {
            throw source.wrong(Place.whole(), "chunks of at most " + MOST_CHUNK_BYTES + " bytes", "larger ones");
        }
        ZarrLayers.Packing packing = packing(source, json);
        double fill = fill(source, json.path("fill_value"), element);
        Chunks chunks = chunks(source, json, shape.length, four, chunkFour, packing, (int) chunkBytes, progress);
        boolean holes = !chunks.damaged().isEmpty() || chunks.missing() > 0 && Double.isNaN(fill);
        if (chunks.missing() > 0) {
            warnings.add(chunks.missing() + " of " + chunks.all() + " chunks are missing ("
                    + String.join(", ", chunks.firstMissing()) + (chunks.missing() > NAMED ? ", …" : "")
                    + "): their pixels " + (Double.isNaN(fill) ? "have no value (NaN)" : "hold the fill value " + json.path("fill_value").asText()));
        }
        if (!chunks.damaged().isEmpty()) {
            warnings.add("chunks have the wrong length (" + String.join(
                            ", ", chunks.damaged().stream().limit(NAMED).toList())
                    + (chunks.damaged().size() > NAMED ? ", …" : "") + "): their pixels have no value (NaN)");
        }
        element.remark().ifPresent(warnings::add);
        List<IonChannel> channels = Names.numbered(source.path(), four[0]).stream()
                .map(n -> Names.channel(n, Double.NaN, new double[0], new double[0]))
                .toList();
        ZarrLayers layers = new ZarrLayers(
                source,
                new ZarrLayers.Layout(shape.length, four, chunkFour, c, separator(source, json)),
                element,
                order,
                packing,
                fill,
                holes,
                chunks.damaged());
        IonStack stack = new IonStack(
                "stack",
                Names.of(source.path()),
                new StackGeometry(four[1], four[2], four[3], Double.NaN, Double.NaN),
                channels,
                layers,
                Map.of());
        return new Reading(List.of(stack), warnings);
    }

    private static JsonNode json(FileSource source) throws IOException {
        if (source.size() > LONGEST) {
            throw source.wrong(Place.whole(), "at most " + LONGEST + " bytes of JSON", source.size() + " bytes");
        }
        try (InputStream in = source.open()) {
            JsonNode json = new JsonMapper().readTree(in);
            if (json == null || !json.isObject()) {
                throw source.wrong(Place.whole(), "a JSON object", String.valueOf(json));
            }
            return json;
        } catch (JsonProcessingException e) {
            throw source.wrong(
                    e.getLocation() == null ? Place.whole() : Place.line(Math.max(1, e.getLocation().getLineNr())),
                    "JSON",
                    e.getOriginalMessage());
        }
    }

    private static long[] lengths(FileSource source, JsonNode json, String name) throws FormatException {
        JsonNode node = json.path(name);
        if (!node.isArray() || node.isEmpty() || node.size() > Grid.MOST_AXES) {
            throw source.wrong(Place.whole(), "'" + name + "' with 1 to " + Grid.MOST_AXES + " lengths", node.toString());
        }
        long[] out = new long[node.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = node.get(i).asLong();
            if (!node.get(i).canConvertToInt() || out[i] < 1 || out[i] > Integer.MAX_VALUE - 16) {
                throw source.wrong(
                        Place.whole(), "lengths from 1 to " + (Integer.MAX_VALUE - 16) + " in '" + name + "'", node.toString());
            }
        }
        return out;
    }

    /** Channels, layers, y, x. */
    private static int[] four(FileSource source, long[] lengths, boolean ofChunk) throws FormatException {
        int[] four = {1, 1, 1, 1};
        for (int i = 0; i < lengths.length; i++) {
            int at = i - lengths.length + 4;
            if (at >= 0) {
                four[at] = (int) lengths[i];
            } else if (lengths[i] != 1) {
                throw source.wrong(
                        Place.whole(),
                        "at most four axes longer than 1" + (ofChunk ? " in a chunk" : ""),
                        "an axis more, of " + lengths[i]);
            }
        }
        return four;
    }

    private static Element element(FileSource source, Matcher type) throws FormatException {
        int bytes = type.group(3).charAt(0) - '0';
        for (Element e : Element.values()) {
            boolean is = switch (type.group(2)) {
                case "u", "b" -> e.name().startsWith("UINT");
                case "i" -> e.name().startsWith("INT");
                default -> e.name().startsWith("FLOAT");
            };
            if (is && e.bytes() == bytes) {
                return e;
            }
        }
        throw source.wrong(Place.whole(), "a type of numbers, such as '<u2' or '<f4'", type.group());
    }

    private static ZarrLayers.Packing packing(FileSource source, JsonNode json) throws FormatException {
        JsonNode compressor = json.path("compressor");
        if (compressor.isNull() || compressor.isMissingNode()) {
            return ZarrLayers.Packing.NONE;
        }
        return switch (compressor.path("id").asText()) {
            case "zlib" -> ZarrLayers.Packing.ZLIB;
            case "gzip" -> ZarrLayers.Packing.GZIP;
            default -> throw source.wrong(
                    Place.whole(), "a compressor of zlib, gzip or none", compressor.path("id").toString());
        };
    }

    private static String separator(FileSource source, JsonNode json) throws FormatException {
        String separator = json.path("dimension_separator").asText(".");
        if (!separator.equals(".") && !separator.equals("/")) {
            throw source.wrong(Place.whole(), "a dimension separator of . or /", separator);
        }
        return separator;
    }

    /** The fill value, NaN where there is none. */
    private static double fill(FileSource source, JsonNode node, Element element) throws FormatException {
        if (node.isNull() || node.isMissingNode()) {
            return Double.NaN;
        }
        double value = switch (node.asText()) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> {
                if (!node.isNumber() && !node.isBoolean()) {
                    throw source.wrong(Place.whole(), "a number as fill value", node.toString());
                }
                yield node.isBoolean() ? node.asBoolean() ? 1 : 0 : node.asDouble();
            }
        };
        if (!element.holds(value)) {
            throw source.wrong(Place.whole(), "a fill value of type " + element, node.toString());
        }
        return value;
    }

    private record Chunks(long all, long missing, List<String> firstMissing, Set<String> damaged) {}

    private static Chunks chunks(
            FileSource source,
            JsonNode json,
            int axes,
            int[] shape,
            int[] chunk,
            ZarrLayers.Packing packing,
            int chunkBytes,
            Progress progress)
            throws IOException, CancelledException {
        int[] counts = new int[4];
        long all = 1;
        for (int i = 0; i < 4; i++) {
            counts[i] = (shape[i] - 1) / chunk[i] + 1;
            all = all > MOST_CHUNKS ? all : all * counts[i];
        }
        if (all > MOST_CHUNKS) {
            throw source.wrong(Place.whole(), "at most " + MOST_CHUNKS + " chunks", "more");
        }
        long missing = 0;
        List<String> first = new ArrayList<>();
        Set<String> damaged = new TreeSet<>();
        String separator = separator(source, json);
        int[] at = new int[4];
        for (long i = 0; i < all; i++) {
            long rest = i;
            for (int a = 3; a >= 0; a--) {
                at[a] = (int) (rest % counts[a]);
                rest /= counts[a];
            }
            progress.checkCancelled();
            String key = ZarrLayers.key(axes, at, separator);
            java.nio.file.Path file = source.path().resolveSibling(key);
            if (!Files.isRegularFile(file)) {
                missing++;
                if (first.size() < NAMED) {
                    first.add(key);
                }
            } else if (packing == ZarrLayers.Packing.NONE && Files.size(file) != chunkBytes) {
                damaged.add(key);
            }
        }
        if (missing + damaged.size() == all) {
            throw source.wrong(Place.whole(), all + " chunks beside it", "none that is whole");
        }
        return new Chunks(all, missing, first, java.util.Collections.unmodifiableSet(damaged));
    }
}
