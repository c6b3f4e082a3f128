// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal.image;

import org.interphase.core.figure.ColourMap;

/** From values to colours. Immutable; made once for a picture, used for all its pixels. */
final class Shades {

    private static final int LOG_BITS = 14;

    private final Span span;
    private final int[] colours;
    private final float low;
    private final float scale;
    /** Of positive values whose bits lie in a range: index of the colour, by the leading bits; null where linear. */
    private final byte[] logarithms;

    private final int firstBits;
    private final int lastBits;
    private final int shift;
    private final int paper;
    private final int hatch;

    /**
     * Creates the colours of a span.
     *
     * @param span the values at the ends
     * @param map the colours between them
     * @param paper 0xRRGGBB of what lies under pixels without a value
     * @param hatch 0xRRGGBB of the lines across it
     */
    Shades(Span span, ColourMap map, int paper, int hatch) {
        this.span = span;
        this.paper = paper;
        this.hatch = hatch;
        colours = map.rgb();
        low = (float) span.low();
        scale = (float) (ColourMap.SIZE / (span.high() - span.low()));
        if (span.logarithmic()) {
            firstBits = Float.floatToRawIntBits((float) span.low());
            lastBits = Float.floatToRawIntBits((float) span.high());
            int bits = 32 - Integer.numberOfLeadingZeros(lastBits - firstBits);
            shift = Math.max(0, bits - LOG_BITS);
            logarithms = new byte[(lastBits - firstBits >> shift) + 1];
            double range = Math.log(span.high() / span.low());
            for (int i = 0; i < logarithms.length; i++) {
                // the middle of the values that share this entry
                float value = Float.intBitsToFloat(firstBits + (i << shift) + (1 << shift >> 1));
                double part = Math.log(value / span.low()) / range;
                logarithms[i] = (byte) (int) Math.clamp(part * ColourMap.SIZE, 0, ColourMap.SIZE - 1);
            }
        } else {
            firstBits = 0;
            lastBits = 0;
            shift = 0;
            logarithms = null;
        }
    }

    /** {@return the values at the ends} */
    Span span() {
        return span;
    }

    /** {@return the colours from low to high} */
    int[] colours() {
        return colours;
    }

    /** Colours a row of values; those without one are hatched. */
    void row(float[] values, int count, int[] out, int at, int y) {
        for (int i = 0; i < count; i++) {
            out[at + i] = colour(values[i], i, y);
        }
    }

    /** {@return 0xRRGGBB of a value at a place on the screen} */
    int colour(float v, int x, int y) {
        if (v != v) {
            return empty(x, y);
        }
        if (logarithms != null) {
            int bits = Float.floatToRawIntBits(v);
            if (bits <= firstBits) {
                return colours[0];
            }
            return bits >= lastBits ? colours[ColourMap.SIZE - 1] : colours[logarithms[bits - firstBits >> shift] & 0xFF];
        }
        // a comparison of floats first: the conversion of one beyond all ints would be as well, but slower
        float index = (v - low) * scale;
        return colours[index <= 0 ? 0 : index >= ColourMap.SIZE - 1 ? ColourMap.SIZE - 1 : (int) index];
    }

    /** {@return 0xRRGGBB of a place without a value} */
    int empty(int x, int y) {
        return (x + y) % 8 == 0 ? hatch : paper;
    }
}
