// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes small {@code .mpr} files, right ones and wrong ones. */
final class MprWriter {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    MprWriter() {
        byte[] header = new byte[52];
        byte[] mark = "BIO-LOGIC MODULAR FILE\u001a".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(mark, 0, header, 0, mark.length);
        java.util.Arrays.fill(header, mark.length, 48, (byte) ' ');
        out.writeBytes(header);
    }

    /** A module whose header says any length, in the layout before EC-Lab 11.50 or since. */
    MprWriter module(String name, boolean isNew, int version, int saidLength, byte[] data) {
        ByteBuffer head = ByteBuffer.allocate(isNew ? 65 : 57).order(ByteOrder.LITTLE_ENDIAN);
        head.put("MODULE".getBytes(StandardCharsets.US_ASCII));
        head.put(padded(name, 10)).put(padded(name, 25));
        if (isNew) {
            head.putInt(-1).putInt(saidLength).putInt(0).putInt(version);
        } else {
            head.putInt(saidLength).putInt(version);
        }
        head.put(padded("01/02/26", 8));
        out.writeBytes(head.array());
        out.writeBytes(data);
        return this;
    }

    MprWriter module(String name, boolean isNew, int version, byte[] data) {
        return module(name, isNew, version, data.length, data);
    }

    /** A settings module of a technique. */
    MprWriter settings(int technique) {
        ByteBuffer data = ByteBuffer.allocate(700).order(ByteOrder.LITTLE_ENDIAN);
        data.put(0, (byte) technique);
        byte[] comment = "25 °C".getBytes(StandardCharsets.ISO_8859_1);
        data.put(7, (byte) comment.length).put(8, comment);
        data.putFloat(529, 1.13f).putFloat(588, 5.5f).put(593, (byte) 2);
        return module("VMP Set", false, 0, data.array());
    }

    /** A log module that says when the measurement started. */
    MprWriter log(double days) {
        ByteBuffer data = ByteBuffer.allocate(700).order(ByteOrder.LITTLE_ENDIAN);
        data.putDouble(585, days);
        return module("VMP LOG", false, 0, data.array());
    }

    /** A data module of version 3 as it should be. */
    MprWriter data(int[] ids, int rows, byte[] values) {
        return module("VMP data", false, 3, dataModule(3, false, ids, rows, values));
    }

    /** The inside of a data module, which says any number of rows. */
    static byte[] dataModule(int version, boolean isNew, int[] ids, int saidRows, byte[] values) {
        int rowsAt = isNew ? 1007 : version == 0 ? 100 : version == 2 ? 405 : 406;
        ByteBuffer data = ByteBuffer.allocate(rowsAt + values.length).order(ByteOrder.LITTLE_ENDIAN);
        data.putInt(saidRows);
        if (isNew) {
            data.putShort((short) ids.length);
        } else {
            data.put((byte) ids.length);
        }
        for (int id : ids) {
            if (isNew || version != 0) {
                data.putShort((short) id);
            } else {
                data.put((byte) id);
            }
        }
        return data.position(rowsAt).put(values).array();
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    private static byte[] padded(String text, int length) {
        return String.format("%-" + length + "s", text).getBytes(StandardCharsets.US_ASCII);
    }

    /** A row's bytes: {@code B} flags, {@code H} 16 bits, {@code I} 32 bits, {@code f} and {@code d} as in Python's struct. */
    static byte[] row(String types, double... values) {
        ByteBuffer row = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < values.length; i++) {
            switch (types.charAt(i)) {
                case 'B' -> row.put((byte) values[i]);
                case 'H' -> row.putShort((short) values[i]);
                case 'I' -> row.putInt((int) (long) values[i]);
                case 'f' -> row.putFloat((float) values[i]);
                case 'd' -> row.putDouble(values[i]);
                default -> throw new IllegalArgumentException(types);
            }
        }
        return java.util.Arrays.copyOf(row.array(), row.position());
    }

    static byte[] rows(byte[]... rows) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] row : rows) {
            all.writeBytes(row);
        }
        return all.toByteArray();
    }

    /** A spectrum of two cycles with three points each, one row of direct current before. */
    static byte[] spectrum() {
        int[] ids = {32, 37, 38, 4, 24, 39};
        return new MprWriter()
                .settings(0x1d)
                .data(
                        ids,
                        7,
                        rows(
                                row("fffddH", 0, 0, 0, 0.5, 1, 41),
                                row("fffddH", 1000, 10.5, -0.25, 1, 1, 41),
                                row("fffddH", 100, 11, 2, 2, 1, 41),
                                row("fffddH", 10, 12, 3, 3, 1, 41),
                                row("fffddH", 1000, 20, 0.5, 4, 2, 42),
                                row("fffddH", 100, 21, 2.5, 5, 2, 42),
                                row("fffddH", 10, 22, 3.5, 6, 2, 42)))
                .log(45301.460068125)
                .bytes();
    }
}
