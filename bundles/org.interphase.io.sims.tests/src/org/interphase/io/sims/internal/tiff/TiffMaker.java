// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.tiff;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;

/** Makes TIFFs as other programs write them, after the specification and without the product's code. */
final class TiffMaker {

    private final ByteOrder order;
    private final boolean big;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Map<Integer, long[]>> directories = new ArrayList<>();
    private final Map<Integer, String> texts = new HashMap<>();
    int compression = 1;
    int predictor = 1;
    int tile;
    int rowsPerStrip = 3;
    int samples = 1;
    int format = 1;
    int bits = 16;

    TiffMaker(ByteOrder order, boolean big) {
        this.order = order;
        this.big = big;
        out.writeBytes(new byte[16]);
    }

    TiffMaker description(String text) {
        texts.put(270, text);
        return this;
    }

    /** Adds an image of samples, pixel by pixel, row by row. */
    TiffMaker image(int width, int height, double[] values) {
        Map<Integer, long[]> fields = new TreeMap<>();
        List<Long> offsets = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        int blockWidth = tile > 0 ? tile : width;
        int blockHeight = tile > 0 ? tile : rowsPerStrip;
        for (int y0 = 0; y0 < height; y0 += blockHeight) {
            for (int x0 = 0; x0 < width; x0 += blockWidth) {
                int rows = tile > 0 ? tile : Math.min(blockHeight, height - y0);
                byte[] packed = pack(block(width, height, values, x0, y0, blockWidth, rows));
                offsets.add((long) out.size());
                counts.add((long) packed.length);
                out.writeBytes(packed);
            }
        }
        fields.put(256, new long[] {width});
        fields.put(257, new long[] {height});
        fields.put(258, new long[] {bits});
        fields.put(259, new long[] {compression});
        fields.put(262, new long[] {samples == 3 ? 2 : 1});
        fields.put(277, new long[] {samples});
        fields.put(317, new long[] {predictor});
        fields.put(339, new long[] {format});
        if (tile > 0) {
            fields.put(322, new long[] {tile});
            fields.put(323, new long[] {tile});
        } else {
            fields.put(278, new long[] {rowsPerStrip});
        }
        fields.put(tile > 0 ? 324 : 273, offsets.stream().mapToLong(Long::longValue).toArray());
        fields.put(tile > 0 ? 325 : 279, counts.stream().mapToLong(Long::longValue).toArray());
        directories.add(fields);
        return this;
    }

    TiffMaker field(int tag, long... values) {
        directories.getLast().put(tag, values);
        return this;
    }

    private byte[] block(int width, int height, double[] values, int x0, int y0, int blockWidth, int rows) {
        int bytes = bits / 8;
        ByteBuffer b = ByteBuffer.allocate(blockWidth * rows * samples * bytes).order(order);
        for (int y = 0; y < rows; y++) {
            ByteBuffer row = ByteBuffer.allocate(blockWidth * samples * bytes).order(order);
            long[] before = new long[samples];
            for (int x = 0; x < blockWidth; x++) {
                for (int s = 0; s < samples; s++) {
                    boolean inside = x0 + x < width && y0 + y < height;
                    double v = inside ? values[((y0 + y) * width + x0 + x) * samples + s] : 0;
                    long raw = format == 3 ? Float.floatToRawIntBits((float) v) : (long) v;
                    long stored = predictor == 2 ? raw - before[s] : raw;
                    before[s] = raw;
                    switch (bytes) {
                        case 1 -> row.put((byte) stored);
                        case 2 -> row.putShort((short) stored);
                        default -> row.putInt((int) stored);
                    }
                }
            }
            b.put(predictor == 3 ? planes(row.array(), bytes) : row.array());
        }
        return b.array();
    }

    /** Technical Note 3: the most significant bytes first, then differences of bytes. */
    private byte[] planes(byte[] row, int bytes) {
        int n = row.length / bytes;
        byte[] out = new byte[row.length];
        for (int i = 0; i < n; i++) {
            for (int p = 0; p < bytes; p++) {
                out[p * n + i] = row[i * bytes + (order == ByteOrder.BIG_ENDIAN ? p : bytes - 1 - p)];
            }
        }
        for (int i = out.length - 1; i >= samples; i--) {
            out[i] -= out[i - samples];
        }
        return out;
    }

    private byte[] pack(byte[] plain) {
        return switch (compression) {
            case 5 -> lzw(plain);
            case 8, 32946 -> {
                Deflater deflater = new Deflater();
                deflater.setInput(plain);
                deflater.finish();
                byte[] buffer = new byte[plain.length * 2 + 100];
                int n = deflater.deflate(buffer);
                deflater.end();
                yield java.util.Arrays.copyOf(buffer, n);
            }
            case 32773 -> {
                ByteArrayOutputStream runs = new ByteArrayOutputStream();
                for (int i = 0; i < plain.length; ) {
                    int run = 1;
                    while (i + run < plain.length && run < 128 && plain[i + run] == plain[i]) {
                        run++;
                    }
                    runs.write(run > 1 ? 1 - run : 0);
                    runs.write(plain[i]);
                    i += run;
                }
                yield runs.toByteArray();
            }
            default -> plain;
        };
    }

    /** The encoder of TIFF 6.0, section 13. */
    private static byte[] lzw(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long[] bits = new long[2];
        Map<String, Integer> table = new HashMap<>();
        int width = 9;
        int next = 258;
        put(out, bits, 256, width);
        String omega = "";
        for (byte b : plain) {
            String longer = omega + (char) (b & 0xFF);
            if (longer.length() == 1 || table.containsKey(longer)) {
                omega = longer;
                continue;
            }
            put(out, bits, omega.length() == 1 ? omega.charAt(0) : table.get(omega), width);
            table.put(longer, next++);
            omega = longer.substring(longer.length() - 1);
            if (next == 512 || next == 1024 || next == 2048) {
                width++;
            } else if (next == 4095) {
                put(out, bits, 256, width);
                table.clear();
                width = 9;
                next = 258;
            }
        }
        put(out, bits, omega.length() == 1 ? omega.charAt(0) : table.get(omega), width);
        next++;
        put(out, bits, 257, next == 512 || next == 1024 || next == 2048 ? width + 1 : width);
        if (bits[1] > 0) {
            out.write((int) (bits[0] << 8 - bits[1]));
        }
        return out.toByteArray();
    }

    private static void put(ByteArrayOutputStream out, long[] bits, int code, int width) {
        bits[0] = bits[0] << width | code;
        bits[1] += width;
        while (bits[1] >= 8) {
            out.write((int) (bits[0] >> bits[1] - 8));
            bits[1] -= 8;
        }
        bits[0] &= (1L << bits[1]) - 1;
    }

    byte[] bytes() {
        long[] starts = new long[directories.size() + 1];
        int n = directories.size();
        List<byte[]> written = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Map<Integer, long[]> fields = directories.get(i);
            ByteBuffer b = ByteBuffer.allocate(1 << 16).order(order);
            int count = fields.size() + (i == 0 ? texts.size() : 0);
            TreeMap<Integer, Object> all = new TreeMap<>(fields);
            if (i == 0) {
                all.putAll(texts);
            }
            if (big) {
                b.putLong(count);
            } else {
                b.putShort((short) count);
            }
            for (Map.Entry<Integer, Object> e : all.entrySet()) {
                b.putShort((short) (int) e.getKey());
                if (e.getValue() instanceof String text) {
                    byte[] chars = (text + "\0").getBytes(StandardCharsets.UTF_8);
                    b.putShort((short) 2);
                    value(b, chars.length, out.size());
                    out.writeBytes(chars);
                } else {
                    long[] values = (long[]) e.getValue();
                    boolean ratio = e.getKey() == 282 || e.getKey() == 283;
                    b.putShort((short) (ratio ? 5 : big ? 16 : 4));
                    int each = big ? 8 : 4;
                    if (values.length == 1) {
                        value(b, 1, values[0]);
                    } else {
                        ByteBuffer array = ByteBuffer.allocate(values.length * (ratio ? 4 : each)).order(order);
                        for (long v : values) {
                            if (big && !ratio) {
                                array.putLong(v);
                            } else {
                                array.putInt((int) v);
                            }
                        }
                        if (ratio && big) {
                            b.putLong(1).put(array.array());
                        } else {
                            value(b, ratio ? 1 : values.length, out.size());
                            out.writeBytes(array.array());
                        }
                    }
                }
            }
            starts[i] = out.size();
            int length = b.position() + (big ? 8 : 4);
            out.writeBytes(java.util.Arrays.copyOf(b.array(), length));
            written.add(new byte[length]);
        }
        ByteBuffer all = ByteBuffer.wrap(out.toByteArray()).order(order);
        all.put(0, (byte) (order == ByteOrder.BIG_ENDIAN ? 'M' : 'I')).put(1, all.get(0)).putShort(2, (short) (big ? 43 : 42));
        if (big) {
            all.putShort(4, (short) 8).putShort(6, (short) 0).putLong(8, starts[0]);
        } else {
            all.putInt(4, (int) starts[0]);
        }
        for (int i = 0; i + 1 < n; i++) {
            int at = (int) starts[i] + written.get(i).length;
            if (big) {
                all.putLong(at - 8, starts[i + 1]);
            } else {
                all.putInt(at - 4, (int) starts[i + 1]);
            }
        }
        return all.array();
    }

    private void value(ByteBuffer b, long count, long value) {
        if (big) {
            b.putLong(count).putLong(value);
        } else {
            b.putInt((int) count).putInt((int) value);
        }
    }
}
