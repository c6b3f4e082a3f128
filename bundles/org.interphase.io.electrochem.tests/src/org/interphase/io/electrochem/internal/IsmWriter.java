// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes small Zahner files, right ones and wrong ones. */
final class IsmWriter {

    /** Seconds from 1980 to 10 January 2024, 11:02:29. */
    static final double START = 1_389_870_149;

    static final long THALES = 0xffff_ffffL;
    static final long SCRIPT = 0xffff_fffeL;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** The header of a version, which says any number of points less one. */
    IsmWriter header(long version, long saidLast) {
        return bytes(ByteBuffer.allocate(12)
                .putShort((short) (version >> 32))
                .putInt((int) version)
                .putShort((short) (saidLast >> 32))
                .putInt((int) saidLast)
                .array());
    }

    IsmWriter doubles(double... values) {
        ByteBuffer b = ByteBuffer.allocate(Double.BYTES * values.length);
        for (double v : values) {
            b.putDouble(v);
        }
        return bytes(b.array());
    }

    IsmWriter shorts(int... values) {
        ByteBuffer b = ByteBuffer.allocate(Short.BYTES * values.length);
        for (int v : values) {
            b.putShort((short) v);
        }
        return bytes(b.array());
    }

    /** A text behind its length, letters as they are in the file. */
    IsmWriter text(String text) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        return shorts(ascii.length).bytes(ascii);
    }

    IsmWriter bytes(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /** The texts of a file: those that people wrote have their letters exchanged. */
    IsmWriter texts() {
        return text("100124").text("nA cELL").text("0.1").text("1E-6").text("25").text("11:02:29 - 11:05:00")
                .text("a COMMENT").text("").text("").text("").text("0.5").text("");
    }

    IsmWriter settings() {
        return shorts(256).doubles(new double[32]);
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    /** Three points, 1000 Hz, 100 Hz, 10 Hz, of 2 Ω at −90°, 3 Ω at 0, 4 Ω at 90°, without what follows the phases. */
    static IsmWriter impedance(long version) {
        return new IsmWriter()
                .header(version, 2)
                .doubles(1000, 100, 10)
                .doubles(2, 3, 4)
                .doubles(-Math.PI / 2, 0, Math.PI / 2);
    }

    /** The same with times and significances. */
    static IsmWriter measured(long version) {
        return impedance(version).doubles(START, START + 1.5, START + 4).shorts(1000, 999, 500);
    }

    /** A whole file as Thales writes it. */
    static byte[] spectrum() {
        return measured(THALES).texts().settings().bytes();
    }
}
