// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes NanoSIMS files as the instrument does, in either byte order. */
final class NanoSimsWriter {

    static final int IMAGE = 27;
    static final int ISOTOPES = 26;

    /** Where the table of species starts in a file of this kind and a version below 4108. */
    static final int TABLE_OF_IMAGE = 124 + 48 + 76 + 160 + 4 + 40;

    private static final int TABLE_OF_ISOTOPES = 124 + 52 + 76 + 112 + 24 + 160 + 4 + 40 + 4;
    private static final int PARAMETERS = 4000;
    static final int HEADER = 8000;

    private final ByteBuffer header;
    private final int kind;
    private final int species;
    private ByteBuffer data = ByteBuffer.allocate(0);

    NanoSimsWriter(ByteOrder order, int kind, String... species) {
        this.header = ByteBuffer.allocate(HEADER).order(order);
        this.kind = kind;
        this.species = species.length;
        header.putInt(0, 11).putInt(4, kind).putInt(8, HEADER).putInt(16, 1);
        put(28, "IMAGE ACQUISITION");
        put(92, "25.03.11");
        put(108, "10:37");
        int table = kind == IMAGE ? TABLE_OF_IMAGE : TABLE_OF_ISOTOPES;
        header.putInt(table - 44 - (kind == IMAGE ? 0 : 4), species.length);
        for (int i = 0; i < species.length; i++) {
            int at = table + 192 * i;
            header.putInt(at, i + 1).putDouble(at + 8, 12 + i).putDouble(at + 32, 2.0);
            put(at + 65, species[i]);
        }
    }

    /** Adds the part that tells the polarity and the dead time of 44 ns of each multiplier. */
    NanoSimsWriter parameters(double samplePotential) {
        put(PARAMETERS, "Anal_param_nano");
        int primary = PARAMETERS + 288;
        put(primary, "Cs+");
        header.putDouble(primary + 160, 10.0).putDouble(primary + 552, samplePotential);
        for (int i = 0; i < 5; i++) {
            header.putInt(primary + 1344 + 16 * i + 12, 44);
        }
        header.putInt(primary + 1552, 2306);
        return this;
    }

    /** Adds an image; a pixel is the value of {@code pixel(layer, species, y, x)}. */
    NanoSimsWriter image(int layers, int height, int width, int bytes, Pixels pixels) {
        int at = HEADER - 84;
        header.putInt(at, 84)
                .putShort(at + 6, (short) width)
                .putShort(at + 8, (short) height)
                .putShort(at + 10, (short) bytes)
                .putShort(at + 12, (short) species)
                .putShort(at + 14, (short) layers)
                .putInt(at + 16, 8000);
        data = ByteBuffer.allocate(layers * species * height * width * bytes).order(header.order());
        for (int k = 0; k < layers; k++) {
            for (int c = 0; c < species; c++) {
                for (int y = 0; y < height; y++) {
                    for (int x = 0; x < width; x++) {
                        long value = pixels.at(k, c, y, x);
                        if (bytes == 2) {
                            data.putShort((short) value);
                        } else {
                            data.putInt((int) value);
                        }
                    }
                }
            }
        }
        return this;
    }

    /** Adds rates, each with its times 1 s, 2 s, …. */
    NanoSimsWriter rates(double[]... rates) {
        int length = 4 + Arrays.stream(rates).mapToInt(r -> 4 + 16 * r.length).sum();
        data = ByteBuffer.allocate(length).order(header.order()).putInt(rates.length);
        for (double[] r : rates) {
            data.putInt(r.length);
            for (int i = 0; i < r.length; i++) {
                data.putDouble(i + 1);
            }
            for (double v : r) {
                data.putDouble(v);
            }
        }
        return this;
    }

    /** Changes a number of the header. */
    NanoSimsWriter set(int at, int value) {
        header.putInt(at, value);
        return this;
    }

    /** Changes a short number of the part on the image, which starts at 0. */
    NanoSimsWriter setOfImage(int at, int value) {
        header.putShort(HEADER - 84 + at, (short) value);
        return this;
    }

    byte[] bytes() {
        byte[] all = Arrays.copyOf(header.array(), HEADER + data.capacity());
        System.arraycopy(data.array(), 0, all, HEADER, data.capacity());
        return all;
    }

    private void put(int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        header.put(at, bytes).put(at + bytes.length, (byte) 0);
    }

    interface Pixels {
        long at(int layer, int species, int y, int x);
    }

}
