// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.figure;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes pixels as Portable Network Graphics, without a display. The same pixels give the same file.
 *
 * <p>Source: W3C Recommendation, Portable Network Graphics (PNG) Specification, second edition, 2003; images are not interlaced,
 * of eight bits a sample.
 */
public final class PngImage {

    /** The longest side that is written, in pixels. */
    public static final int LONGEST = 32_768;

    private static final long MOST_BYTES = 1L << 30;
    private static final int MOST_DPI = 10_000;
    private static final double METRES_OF_AN_INCH = 0.0254;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int PALETTE = 256;
    private static final int OPAQUE = 0xFF;
    private static final int BUFFER = 1 << 16;
    /** Of shaded pictures: a few per cent larger than the best, in a fifth of its time. */
    private static final int QUICK = 6;

    private PngImage() {}

    /** What a pixel is, by its number in the header. */
    private enum Kind {
        INDEX(3, 1),
        RGB(2, 3),
        RGBA(6, 4);

        private final int code;
        private final int bytes;

        Kind(int code, int bytes) {
            this.code = code;
            this.bytes = bytes;
        }
    }

    /** How a row is written: as it is, or as what it adds to the pixel before it or to the row above. */
    private enum Filter {
        NONE,
        SUB,
        UP
    }

    /**
     * {@return a file of colours}
     *
     * @param width in pixels, 1 to {@value #LONGEST}
     * @param height in pixels, 1 to {@value #LONGEST}
     * @param argb {@code [y·width + x]}, 0xAARRGGBB, not multiplied by its alpha
     * @throws IllegalArgumentException when a side is out of its range, or there are not as many colours as pixels
     */
    public static byte[] colours(int width, int height, int[] argb) {
        check(width, height, argb.length);
        boolean opaque = Arrays.stream(argb).allMatch(c -> c >>> 24 == OPAQUE);
        Kind kind = opaque ? Kind.RGB : Kind.RGBA;
        Chunks out = new Chunks(width, height, kind);
        return out.end(packed(width, height, argb, kind, Deflater.BEST_COMPRESSION));
    }

    /**
     * {@return a file of colours that says how large it is on paper}
     *
     * @param width in pixels, 1 to {@value #LONGEST}
     * @param height in pixels, 1 to {@value #LONGEST}
     * @param rgb {@code [y·width + x]}, 0xRRGGBB; what stands above is left out, each pixel is opaque
     * @param dpi pixels of an inch, 1 to 10000
     * @throws IllegalArgumentException when a side or the density is out of its range, or there are not as many colours as
     *     pixels
     */
    public static byte[] opaque(int width, int height, int[] rgb, double dpi) {
        check(width, height, rgb.length);
        Chunks out = new Chunks(width, height, Kind.RGB);
        out.add("pHYs", density(dpi));
        return out.end(packed(width, height, rgb));
    }

    /** What says how large a picture is: pixels of a metre along each axis. */
    static byte[] density(double dpi) {
        if (!(dpi >= 1 && dpi <= MOST_DPI)) {
            throw new IllegalArgumentException("expected 1 to " + MOST_DPI + " pixels of an inch, found " + dpi);
        }
        int perMetre = (int) Math.round(dpi / METRES_OF_AN_INCH);
        return ByteBuffer.allocate(9).putInt(perMetre).putInt(perMetre).put((byte) 1).array();
    }

    /** The bytes that a file begins with. */
    static byte[] signature() {
        return SIGNATURE.clone();
    }

    /** What says of which size and kind the pixels are. */
    static byte[] header(int width, int height) {
        return header(width, height, Kind.RGB);
    }

    private static byte[] header(int width, int height, Kind kind) {
        return ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 8).put((byte) kind.code).array();
    }

    /** Pixels without their alpha as they stand in a file. */
    static byte[] packed(int width, int height, int[] rgb) {
        check(width, height, rgb.length);
        return packed(width, height, rgb, Kind.RGB, QUICK);
    }

    private static byte[] packed(int width, int height, int[] argb, Kind kind, int level) {
        checkSize((long) width * height * kind.bytes);
        byte[] row = new byte[width * kind.bytes];
        byte[] above = new byte[row.length];
        byte[][] filtered = new byte[Filter.values().length][row.length + 1];
        Rows rows = new Rows(level);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int colour = argb[y * width + x];
                int at = x * kind.bytes;
                row[at] = (byte) (colour >> 16);
                row[at + 1] = (byte) (colour >> 8);
                row[at + 2] = (byte) colour;
                if (kind == Kind.RGBA) {
                    row[at + 3] = (byte) (colour >>> 24);
                }
            }
            rows.add(filtered[best(row, above, kind.bytes, filtered)]);
            byte[] swap = above;
            above = row;
            row = swap;
        }
        return rows.end();
    }

    /**
     * {@return a file of entries of a palette}
     *
     * @param width in pixels, 1 to {@value #LONGEST}
     * @param height in pixels, 1 to {@value #LONGEST}
     * @param indices {@code [y·width + x]}, each without its sign an entry of the palette
     * @param palette of 1 to 256 colours, 0xAARRGGBB, not multiplied by their alpha
     * @throws IllegalArgumentException when a side or the palette is out of its range, there are not as many indices as pixels,
     *     or the palette lacks one of them
     */
    public static byte[] indexed(int width, int height, byte[] indices, int[] palette) {
        check(width, height, indices.length);
        if (palette.length < 1 || palette.length > PALETTE) {
            throw new IllegalArgumentException("expected a palette of 1 to " + PALETTE + " colours, found " + palette.length);
        }
        for (byte i : indices) {
            if ((i & 0xFF) >= palette.length) {
                throw new IllegalArgumentException(
                        "expected entries of a palette of " + palette.length + " colours, found entry " + (i & 0xFF));
            }
        }
        Chunks out = new Chunks(width, height, Kind.INDEX);
        byte[] rgb = new byte[palette.length * 3];
        byte[] alpha = new byte[palette.length];
        boolean opaque = true;
        for (int i = 0; i < palette.length; i++) {
            rgb[3 * i] = (byte) (palette[i] >> 16);
            rgb[3 * i + 1] = (byte) (palette[i] >> 8);
            rgb[3 * i + 2] = (byte) palette[i];
            alpha[i] = (byte) (palette[i] >>> 24);
            opaque &= palette[i] >>> 24 == OPAQUE;
        }
        out.add("PLTE", rgb);
        if (!opaque) {
            out.add("tRNS", alpha);
        }
        // Neighbouring entries are no neighbouring numbers: the recommendation is not to filter them.
        byte[] row = new byte[width + 1];
        Rows rows = new Rows(Deflater.BEST_COMPRESSION);
        for (int y = 0; y < height; y++) {
            System.arraycopy(indices, y * width, row, 1, width);
            rows.add(row);
        }
        return out.end(rows.end());
    }

    /** A part of a file: its length, its name, what it holds, and the sum of the latter two. */
    static byte[] chunk(String name, byte[] data) {
        byte[] type = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(type);
        sum.update(data);
        return ByteBuffer.allocate(data.length + 12)
                .putInt(data.length)
                .put(type)
                .put(data)
                .putInt((int) sum.getValue())
                .array();
    }

    private static void check(int width, int height, int pixels) {
        checkSides(width, height);
        if ((long) width * height != pixels) {
            throw new IllegalArgumentException("expected " + (long) width * height + " pixels, found " + pixels);
        }
    }

    /** Refuses sides that are out of range. */
    static void checkSides(int width, int height) {
        if (width < 1 || height < 1 || width > LONGEST || height > LONGEST) {
            throw new IllegalArgumentException(
                    "expected sides of 1 to " + LONGEST + " pixels, found " + width + " × " + height);
        }
    }

    private static void checkSize(long bytes) {
        if (bytes > MOST_BYTES) {
            throw new IllegalArgumentException("expected at most " + MOST_BYTES + " bytes of pixels, found " + bytes);
        }
    }

    /** Writes a row in each way, and says which is likely to become smallest: by the sum of its bytes, taken with a sign. */
    private static int best(byte[] row, byte[] above, int step, byte[][] filtered) {
        long[] size = new long[filtered.length];
        for (int f = 0; f < filtered.length; f++) {
            filtered[f][0] = (byte) f;
        }
        for (int i = 0; i < row.length; i++) {
            filtered[Filter.NONE.ordinal()][i + 1] = row[i];
            filtered[Filter.SUB.ordinal()][i + 1] = (byte) (row[i] - (i < step ? 0 : row[i - step]));
            filtered[Filter.UP.ordinal()][i + 1] = (byte) (row[i] - above[i]);
            for (int f = 0; f < filtered.length; f++) {
                size[f] += Math.abs(filtered[f][i + 1]);
            }
        }
        int least = 0;
        for (int f = 1; f < size.length; f++) {
            least = size[f] < size[least] ? f : least;
        }
        return least;
    }

    /** Rows that are compressed as they come. */
    private static final class Rows {
        private final Deflater deflater;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final byte[] buffer = new byte[BUFFER];

        Rows(int level) {
            deflater = new Deflater(level);
        }

        void add(byte[] row) {
            deflater.setInput(row);
            while (!deflater.needsInput()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
        }

        byte[] end() {
            deflater.finish();
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            deflater.end();
            return out.toByteArray();
        }
    }

    /** The file: its signature, then chunks. */
    private static final class Chunks {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Chunks(int width, int height, Kind kind) {
            out.writeBytes(SIGNATURE);
            add("IHDR", header(width, height, kind));
        }

        void add(String name, byte[] data) {
            out.writeBytes(chunk(name, data));
        }

        byte[] end(byte[] pixels) {
            add("IDAT", pixels);
            add("IEND", new byte[0]);
            return out.toByteArray();
        }
    }
}
