// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.internal;

import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.interphase.core.data.LayerSource.PixelType;

/**
 * How a data set stores its numbers.
 *
 * @param bytes of a number: 1, 2, 4 or 8; of floating point not 1
 * @param floating whether they are of floating point
 * @param signed whether they can be below 0
 * @param order of the bytes
 */
record NumberType(int bytes, boolean floating, boolean signed, ByteOrder order) {

    /** {@return the type of a data set, empty where it has no numbers, or some that no machine computes with} */
    static Optional<NumberType> of(DataType type) {
        int bytes = type.getSize();
        if (type instanceof FixedPoint f) {
            boolean whole = f.getBitOffset() == 0 && f.getBitPrecision() == 8 * bytes;
            return whole && (bytes == 1 || bytes == 2 || bytes == 4 || bytes == 8)
                    ? Optional.of(new NumberType(bytes, false, f.isSigned(), f.getByteOrder()))
                    : Optional.empty();
        }
        if (type instanceof FloatingPoint f) {
            return bytes == 2 && f.getExponentSize() == 5
                            || bytes == 4 && f.getExponentSize() == 8
                            || bytes == 8 && f.getExponentSize() == 11
                    ? Optional.of(new NumberType(bytes, true, true, f.getByteOrder()))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    /** {@return what pixels of this type are kept as} */
    PixelType pixels() {
        if (floating || signed || bytes == 8) {
            return PixelType.FLOAT32;
        }
        return bytes == 4 ? PixelType.UINT32 : PixelType.UINT16;
    }

    /** {@return whether pixels of floating point of four bytes hold all of its values} */
    boolean isKept() {
        return pixels() != PixelType.FLOAT32 || bytes < 4 || floating && bytes == 4;
    }

    /** Converts numbers. */
    void floats(byte[] from, float[] into) {
        ByteBuffer b = ByteBuffer.wrap(from).order(order);
        int n = into.length;
        if (floating) {
            switch (bytes) {
                case 2 -> {
                    for (int i = 0; i < n; i++) {
                        into[i] = Float.float16ToFloat(b.getShort(2 * i));
                    }
                }
                case 4 -> b.asFloatBuffer().get(into);
                default -> {
                    for (int i = 0; i < n; i++) {
                        into[i] = (float) b.getDouble(8 * i);
                    }
                }
            }
            return;
        }
        for (int i = 0; i < n; i++) {
            into[i] = integer(b, i);
        }
    }

    /** Converts numbers that are kept as counts. */
    void counts(byte[] from, int[] into) {
        ByteBuffer b = ByteBuffer.wrap(from).order(order);
        int n = into.length;
        switch (bytes) {
            case 1 -> {
                for (int i = 0; i < n; i++) {
                    into[i] = from[i] & 0xFF;
                }
            }
            case 2 -> {
                for (int i = 0; i < n; i++) {
                    into[i] = b.getShort(2 * i) & 0xFFFF;
                }
            }
            default -> b.asIntBuffer().get(into);
        }
    }

    private long integer(ByteBuffer b, int i) {
        return switch (bytes) {
            case 1 -> signed ? b.get(i) : b.get(i) & 0xFF;
            case 2 -> signed ? b.getShort(2 * i) : b.getShort(2 * i) & 0xFFFF;
            case 4 -> signed ? b.getInt(4 * i) : b.getInt(4 * i) & 0xFFFFFFFFL;
            // Unsigned numbers of eight bytes from 2⁶³ on count nothing.
            default -> b.getLong(8 * i);
        };
    }

    /** {@return one number as it is stored} */
    byte[] stored(Number value) {
        ByteBuffer b = ByteBuffer.allocate(bytes).order(order);
        if (floating) {
            switch (bytes) {
                case 2 -> b.putShort(Float.floatToFloat16(value.floatValue()));
                case 4 -> b.putFloat(value.floatValue());
                default -> b.putDouble(value.doubleValue());
            }
        } else {
            switch (bytes) {
                case 1 -> b.put(value.byteValue());
                case 2 -> b.putShort(value.shortValue());
                case 4 -> b.putInt(value.intValue());
                default -> b.putLong(value.longValue());
            }
        }
        return b.array();
    }
}
