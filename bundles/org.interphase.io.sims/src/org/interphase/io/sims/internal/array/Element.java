// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.array;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.interphase.core.data.LayerSource.PixelType;

/** How a number stands in a file, and what becomes of it: unsigned counts stay such, all else becomes floating point. */
public enum Element {
    /** Unsigned, one byte. */
    UINT8(1, PixelType.UINT16),
    /** Unsigned, two bytes. */
    UINT16(2, PixelType.UINT16),
    /** Unsigned, four bytes. */
    UINT32(4, PixelType.UINT32),
    /** Unsigned, eight bytes. */
    UINT64(8, PixelType.FLOAT32),
    /** Signed, one byte. */
    INT8(1, PixelType.FLOAT32),
    /** Signed, two bytes. */
    INT16(2, PixelType.FLOAT32),
    /** Signed, four bytes. */
    INT32(4, PixelType.FLOAT32),
    /** Signed, eight bytes. */
    INT64(8, PixelType.FLOAT32),
    /** Floating point, four bytes. */
    FLOAT32(4, PixelType.FLOAT32),
    /** Floating point, eight bytes. */
    FLOAT64(8, PixelType.FLOAT32);

    private final int bytes;
    private final PixelType pixels;

    Element(int bytes, PixelType pixels) {
        this.bytes = bytes;
        this.pixels = pixels;
    }

    /** {@return how many bytes it takes} */
    public int bytes() {
        return bytes;
    }

    /** {@return what it becomes} */
    public PixelType pixels() {
        return pixels;
    }

    /**
     * {@return what holds pixels of all these types}
     *
     * @param elements the types
     */
    public static PixelType common(Collection<Element> elements) {
        if (elements.stream().anyMatch(e -> e.pixels == PixelType.FLOAT32)) {
            return PixelType.FLOAT32;
        }
        return elements.contains(UINT32) ? PixelType.UINT32 : PixelType.UINT16;
    }

    /** {@return whether it can be below 0 and is no floating point} */
    public boolean isSigned() {
        return this == INT8 || this == INT16 || this == INT32 || this == INT64;
    }

    /** {@return what to tell a reader's user of pixels of this type, empty where they stay what they are} */
    public Optional<String> remark() {
        return switch (this) {
            case INT8, INT16 -> Optional.of(
                    "pixels are signed (" + this + "): they are kept as floating point, negative values as they are");
            case INT32, INT64 -> Optional.of("pixels are signed (" + this
                    + "): they are kept as floating point, negative values as they are, those above 2^24 rounded");
            case UINT64, FLOAT64 ->
                Optional.of("pixels are " + this + ": they are rounded to floating point of 32 bits");
            default -> Optional.empty();
        };
    }

    /**
     * Takes values out of a buffer.
     *
     * @param from in the right byte order
     * @param at position of the first
     * @param step bytes from one to the next
     * @param into takes the values
     * @param start index of the first
     * @param n how many
     */
    public void floats(ByteBuffer from, int at, int step, float[] into, int start, int n) {
        int end = start + n;
        int p = at;
        switch (this) {
            case UINT8 -> {
                for (int i = start; i < end; i++, p += step) {
                    into[i] = from.get(p) & 0xFF;
                }
            }
            case INT8 -> {
                for (int i = start; i < end; i++, p += step) {
                    into[i] = from.get(p);
                }
            }
            case UINT16 -> {
                for (int i = start; i < end; i++, p += step) {
                    into[i] = from.getShort(p) & 0xFFFF;
                }
            }
            case INT16 -> {
                for (int i = start; i < end; i++, p += step) {
                    into[i] = from.getShort(p);
                }
            }
            case UINT32 -> {
                for (int i = start; i < end; i++, p += step) {
                    into[i] = from.getInt(p) & 0xFFFFFFFFL;
                }
            }
            case INT32 -> {
                for (int i = start; i < end; i++, p += step) {
                    into[i] = from.getInt(p);
                }
            }
            case UINT64 -> {
                for (int i = start; i < end; i++, p += step) {
                    long v = from.getLong(p);
                    into[i] = v >= 0 ? v : (float) ((v >>> 1 | v & 1) * 2.0);
                }
            }
            case INT64 -> {
                for (int i = start; i < end; i++, p += step) {
                    into[i] = from.getLong(p);
                }
            }
            case FLOAT32 -> {
                for (int i = start; i < end; i++, p += step) {
                    into[i] = from.getFloat(p);
                }
            }
            case FLOAT64 -> {
                for (int i = start; i < end; i++, p += step) {
                    into[i] = (float) from.getDouble(p);
                }
            }
        }
    }

    /**
     * Takes counts out of a buffer.
     *
     * @param from in the right byte order
     * @param at position of the first
     * @param step bytes from one to the next
     * @param into takes the counts
     * @param start index of the first
     * @param n how many
     * @throws UnsupportedOperationException when they are no counts
     */
    public void counts(ByteBuffer from, int at, int step, int[] into, int start, int n) {
        int end = start + n;
        int p = at;
        switch (this) {
            case UINT8 -> {
                for (int i = start; i < end; i++, p += step) {
                    into[i] = from.get(p) & 0xFF;
                }
            }
            case UINT16 -> {
                for (int i = start; i < end; i++, p += step) {
                    into[i] = from.getShort(p) & 0xFFFF;
                }
            }
            case UINT32 -> {
                for (int i = start; i < end; i++, p += step) {
                    into[i] = from.getInt(p);
                }
            }
            default -> throw new UnsupportedOperationException(this + " is no count");
        }
    }

    /**
     * {@return whether a number can stand as this type}
     *
     * @param value the number
     */
    public boolean holds(double value) {
        if (this == FLOAT32 || this == FLOAT64) {
            return true;
        }
        double range = Math.pow(2, 8.0 * bytes);
        return value == Math.rint(value)
                && (isSigned() ? value >= -range / 2 && value < range / 2 : value >= 0 && value < range);
    }

    /**
     * Puts a number at the position of a buffer.
     *
     * @param to the buffer
     * @param value a number that it {@link #holds}
     */
    public void put(ByteBuffer to, double value) {
        switch (this) {
            case UINT8, INT8 -> to.put((byte) (int) value);
            case UINT16, INT16 -> to.putShort((short) (int) value);
            case UINT32, INT32 -> to.putInt((int) (long) value);
            case INT64 -> to.putLong((long) value);
            case UINT64 -> to.putLong(value < 0x1p63 ? (long) value : (long) (value - 0x1p63) | Long.MIN_VALUE);
            case FLOAT32 -> to.putFloat((float) value);
            case FLOAT64 -> to.putDouble(value);
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
