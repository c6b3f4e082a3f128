// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Place;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.io.sims.internal.array.Element;
import org.interphase.io.sims.internal.array.LayerLimit;

/**
 * The directories of a TIFF (revision 6.0) or BigTIFF, in either byte order. Counts and offsets are checked against the
 * file's size before memory is taken for them; a directory that comes again ends the chain.
 *
 * @param order of the bytes
 * @param pages all images, in the file's order
 * @param description of the first, empty where it has none
 * @param xPerUnit pixels in a unit of length in x, NaN where not said
 * @param yPerUnit the same in y
 * @param resolutionUnit 1 none, 2 inch, 3 cm
 * @param whiteIsZero whether the first counts from white to black
 * @param warnings what is to be said
 */
record TiffFile(
        ByteOrder order,
        List<TiffPage> pages,
        String description,
        double xPerUnit,
        double yPerUnit,
        int resolutionUnit,
        boolean whiteIsZero,
        List<String> warnings) {

    private static final int MOST_PAGES = 1_000_000;
    private static final int MOST_ENTRIES = 4096;
    private static final int MOST_BLOCKS = 1 << 24;
    private static final int LONGEST_DESCRIPTION = 64 << 20;
    private static final int MOST_BLOCK_BYTES = 1 << 30;

    static TiffFile read(FileSource source, Progress progress) throws IOException, CancelledException {
        try (SeekableByteChannel channel = source.channel()) {
            return new Run(source, channel, progress).read();
        }
    }

    /** A field of a directory: its values lie at a place of the file. */
    private record Entry(int type, long count, long at) {}

    private static final class Run {

        private final FileSource source;
        private final SeekableByteChannel channel;
        private final Progress progress;
        private final List<String> warnings = new ArrayList<>();
        private final List<TiffPage> pages = new ArrayList<>();
        private ByteOrder order;
        private boolean big;
        private long blocks;
        private String description = "";
        private double[] perUnit = {Double.NaN, Double.NaN};
        private int resolutionUnit = 2;
        private boolean whiteIsZero;

        Run(FileSource source, SeekableByteChannel channel, Progress progress) {
            this.source = source;
            this.channel = channel;
            this.progress = progress;
        }

        TiffFile read() throws IOException, CancelledException {
            order = ByteOrder.LITTLE_ENDIAN;
            order = bytes(0, 1).get(0) == 'M' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
            big = bytes(2, 2).getShort(0) == 43;
            long next = big ? bytes(8, 8).getLong(0) : bytes(4, 4).getInt(0) & 0xFFFFFFFFL;
            Set<Long> seen = new HashSet<>();
            while (next != 0) {
                progress.checkCancelled();
                if (!seen.add(next)) {
                    warnings.add("the directory at byte " + next + " comes again: what follows is left out");
                    break;
                }
                if (pages.size() >= MOST_PAGES) {
                    throw source.wrong(Place.offset(next), "at most " + MOST_PAGES + " images", "more");
                }
                int counted = big ? Long.BYTES : Short.BYTES;
                int each = big ? 20 : 12;
                int pointer = big ? Long.BYTES : Integer.BYTES;
                if (next < 8 || next > source.size() - counted) {
                    endsEarly(next);
                    break;
                }
                long entries = big ? bytes(next, counted).getLong(0) : bytes(next, counted).getShort(0) & 0xFFFF;
                if (entries < 1 || entries > MOST_ENTRIES) {
                    throw source.wrong(Place.offset(next), "1 to " + MOST_ENTRIES + " fields", Long.toUnsignedString(entries));
                }
                if (next + counted + entries * each > source.size()) {
                    endsEarly(next);
                    break;
                }
                Map<Integer, Entry> fields = fields(next + counted, (int) entries, each);
                pages.add(page(fields, next));
                long after = next + counted + entries * each;
                if (after + pointer > source.size()) {
                    endsEarly(after);
                    break;
                }
                next = big ? bytes(after, pointer).getLong(0) : bytes(after, pointer).getInt(0) & 0xFFFFFFFFL;
            }
            if (pages.isEmpty()) {
                throw source.wrong(Place.offset(big ? 8 : 4), "the place of a directory", "none: there is no image");
            }
            return new TiffFile(
                    order, pages, description, perUnit[0], perUnit[1], resolutionUnit, whiteIsZero, warnings);
        }

        /** The place nearest to a byte that a damaged file speaks of. */
        private Place inside(long at) {
            return Place.offset(Math.clamp(at, 0, source.size()));
        }

        private void endsEarly(long at) throws FormatException {
            if (pages.isEmpty()) {
                throw source.wrong(
                        inside(at), "a directory at byte " + at, "a file of " + source.size() + " bytes: it was cut");
            }
            warnings.add("the directory of image " + (pages.size() + 1) + " should be at byte " + at + " of "
                    + source.size() + ": the file was cut, or written only so far");
        }

        private Map<Integer, Entry> fields(long at, int entries, int each) throws IOException {
            ByteBuffer raw = bytes(at, entries * each);
            Map<Integer, Entry> fields = new HashMap<>();
            for (int i = 0; i < entries; i++) {
                int p = i * each;
                int tag = raw.getShort(p) & 0xFFFF;
                int type = raw.getShort(p + 2) & 0xFFFF;
                long count = big ? raw.getLong(p + 4) : raw.getInt(p + 4) & 0xFFFFFFFFL;
                int inline = big ? 8 : 4;
                int value = p + (big ? 12 : 8);
                long bytes = count < 0 || count > source.size() ? Long.MAX_VALUE : count * size(type);
                long where = bytes <= inline
                        ? at + value
                        : big ? raw.getLong(value) : raw.getInt(value) & 0xFFFFFFFFL;
                fields.put(tag, new Entry(type, bytes == Long.MAX_VALUE || where < 0 || where > source.size() - bytes ? -1 : count, where));
            }
            return fields;
        }

        private static int size(int type) {
            return switch (type) {
                case 3, 8 -> 2;
                case 4, 9, 11, 13 -> 4;
                case 5, 10, 12, 16, 17, 18 -> 8;
                default -> 1;
            };
        }

        /** Whole numbers of a field; {@code count} -1 says that they lie beyond the file's end. */
        private long[] numbers(Map<Integer, Entry> fields, int tag, long most) throws IOException {
            Entry e = fields.get(tag);
            if (e == null || e.count() < 0 || e.type() == 2 || size(e.type()) > 8 || e.type() == 5 || e.type() == 12) {
                return new long[0];
            }
            int n = (int) Math.min(e.count(), most);
            int each = size(e.type());
            ByteBuffer raw = bytes(e.at(), n * each);
            long[] out = new long[n];
            for (int i = 0; i < n; i++) {
                out[i] = switch (each) {
                    case 1 -> raw.get(i) & 0xFF;
                    case 2 -> raw.getShort(2 * i) & 0xFFFF;
                    case 4 -> raw.getInt(4 * i) & 0xFFFFFFFFL;
                    default -> raw.getLong(8 * i);
                };
            }
            return out;
        }

        private long number(Map<Integer, Entry> fields, int tag, long missing) throws IOException {
            long[] found = numbers(fields, tag, 1);
            return found.length == 0 ? missing : found[0];
        }

        private double ratio(Map<Integer, Entry> fields, int tag) throws IOException {
            Entry e = fields.get(tag);
            if (e == null || e.type() != 5 || e.count() < 1) {
                return Double.NaN;
            }
            ByteBuffer raw = bytes(e.at(), 8);
            double v = (raw.getInt(0) & 0xFFFFFFFFL) / (double) (raw.getInt(4) & 0xFFFFFFFFL);
            return v > 0 && v < Double.POSITIVE_INFINITY ? v : Double.NaN;
        }

        private TiffPage page(Map<Integer, Entry> fields, long at) throws IOException {
            Place place = Place.offset(at);
            long width = number(fields, 256, 0);
            long height = number(fields, 257, 0);
            if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
                throw source.wrong(place, "an image with a width and a height", width + " × " + height);
            }
            LayerLimit.require(source, place, width, height);
            long samples = number(fields, 277, 1);
            if (samples < 1 || samples > 1024) {
                throw source.wrong(place, "1 to 1024 samples of a pixel", Long.toString(samples));
            }
            long[] bits = numbers(fields, 258, 1024);
            long bit = bits.length == 0 ? 1 : bits[0];
            for (long b : bits) {
                if (b != bit) {
                    throw source.wrong(place, "samples of one length", bit + " and " + b + " bits");
                }
            }
            Element element = element(place, bit, number(fields, 339, 1));
            int compression = (int) number(fields, 259, 1);
            if (compression != TiffPage.NONE && compression != TiffPage.LZW && compression != TiffPage.DEFLATE
                    && compression != TiffPage.DEFLATE_OLD && compression != TiffPage.PACK_BITS) {
                throw source.wrong(
                        place, "a compression of none, LZW, Deflate or PackBits", "number " + compression + name(compression));
            }
            int predictor = (int) number(fields, 317, 1);
            if (predictor < 1 || predictor > 3 || predictor == 3 && element != Element.FLOAT32 && element != Element.FLOAT64) {
                throw source.wrong(place, "a predictor of 1, 2, or (floating point) 3", Integer.toString(predictor));
            }
            long photometric = number(fields, 262, 1);
            if (photometric > 2) {
                throw source.wrong(place, "grey or RGB pixels", photometric == 3 ? "a palette" : "photometric " + photometric);
            }
            if (number(fields, 266, 1) != 1) {
                throw source.wrong(place, "fill order 1", Long.toString(number(fields, 266, 1)));
            }
            boolean tiled = fields.containsKey(322);
            long blockWidth = tiled ? number(fields, 322, 0) : width;
            long blockHeight = tiled ? number(fields, 323, 0) : Math.min(height, number(fields, 278, height));
            boolean separate = samples > 1 && number(fields, 284, 1) == 2;
            if (blockWidth < 1 || blockHeight < 1 || blockWidth > Integer.MAX_VALUE || blockHeight > Integer.MAX_VALUE
                    || blockWidth > MOST_BLOCK_BYTES / (blockHeight * (separate ? 1 : samples) * element.bytes())) {
                throw source.wrong(
                        place, "strips or tiles of at most " + MOST_BLOCK_BYTES + " bytes", blockWidth + " × " + blockHeight);
            }
            long expected = ((width - 1) / blockWidth + 1) * ((height - 1) / blockHeight + 1) * (separate ? samples : 1);
            blocks += expected;
            if (blocks > MOST_BLOCKS) {
                throw source.wrong(place, "at most " + MOST_BLOCKS + " strips and tiles", "more");
            }
            long[] offsets = numbers(fields, tiled ? 324 : 273, expected);
            long[] counts = numbers(fields, tiled ? 325 : 279, expected);
            if (pages.isEmpty()) {
                describe(fields, photometric);
            }
            TiffPage page = new TiffPage(
                    (int) width,
                    (int) height,
                    element,
                    (int) samples,
                    separate,
                    compression,
                    predictor,
                    (number(fields, 254, 0) & 1) == 1,
                    (int) blockWidth,
                    (int) blockHeight,
                    offsets,
                    counts);
            if (counts.length == 0 && offsets.length == expected && compression == TiffPage.NONE) {
                long[] computed = new long[offsets.length];
                for (int i = 0; i < computed.length; i++) {
                    computed[i] = page.blockBytes(i / page.across() % page.down());
                }
                return new TiffPage(
                        page.width(), page.height(), element, page.samples(), separate, compression, predictor,
                        page.reduced(), page.blockWidth(), page.blockHeight(), offsets, computed);
            }
            return page;
        }

        private void describe(Map<Integer, Entry> fields, long photometric) throws IOException {
            whiteIsZero = photometric == 0;
            perUnit = new double[] {ratio(fields, 282), ratio(fields, 283)};
            resolutionUnit = (int) number(fields, 296, 2);
            Entry e = fields.get(270);
            if (e == null || e.count() < 1) {
                return;
            }
            if (e.count() > LONGEST_DESCRIPTION) {
                throw source.wrong(
                        Place.offset(e.at()), "a description of at most " + LONGEST_DESCRIPTION + " bytes", e.count() + " bytes");
            }
            String text = StandardCharsets.UTF_8.decode(bytes(e.at(), (int) e.count())).toString();
            int end = text.indexOf(0);
            description = end < 0 ? text : text.substring(0, end);
        }

        private Element element(Place place, long bits, long format) throws FormatException {
            Element element = switch ((int) (bits * 10 + format)) {
                case 81, 84 -> Element.UINT8;
                case 82 -> Element.INT8;
                case 161, 164 -> Element.UINT16;
                case 162 -> Element.INT16;
                case 321, 324 -> Element.UINT32;
                case 322 -> Element.INT32;
                case 323 -> Element.FLOAT32;
                case 641, 644 -> Element.UINT64;
                case 642 -> Element.INT64;
                case 643 -> Element.FLOAT64;
                default -> null;
            };
            if (element == null) {
                throw source.wrong(
                        place,
                        "samples of 8, 16, 32 or 64 bits, whole numbers or floating point",
                        bits + " bits of sample format " + format);
            }
            return element;
        }

        private static String name(int compression) {
            return switch (compression) {
                case 6, 7 -> " (JPEG)";
                case 34712, 33003, 33005 -> " (JPEG 2000)";
                case 34925 -> " (LZMA)";
                case 50000, 34926 -> " (Zstandard)";
                case 2, 3, 4 -> " (fax)";
                default -> "";
            };
        }

        private ByteBuffer bytes(long at, int length) throws IOException {
            if (at < 0 || at > source.size() - length) {
                throw source.wrong(
                        inside(at), length + " bytes at byte " + at, "a file of " + source.size() + " bytes: it was cut");
            }
            ByteBuffer buffer = ByteBuffer.allocate(length).order(order);
            channel.position(at);
            while (buffer.hasRemaining()) {
                if (channel.read(buffer) < 0) {
                    throw source.wrong(Place.offset(at), length + " bytes", "the end of the file");
                }
            }
            return buffer.flip().order(order);
        }
    }
}
