// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal.image;

import java.io.IOException;
import java.util.Optional;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.LayerSource;
import org.interphase.core.data.LayerSource.PixelType;
import org.interphase.sims.CorrectedStack;
import org.interphase.sims.chemistry.StackImage;

/** The values of one image, as small as they can be kept: counts of two bytes, or floating point. Immutable. */
final class Plane {

    private static final int MOST_COUNTS = 0xFFFF;
    private static final int MOST_EXACT = 1 << 24;

    /** Unsigned; null where the values are floating point. */
    private final short[] counts;

    private final float[] values;
    /** Counts that a float rounds; else null. */
    private final int[] exact;

    private final boolean counted;
    private final boolean gaps;

    private Plane(short[] counts, float[] values, int[] exact, boolean counted) {
        this.counts = counts;
        this.values = values;
        this.exact = exact;
        this.counted = counted;
        boolean some = false;
        if (values != null) {
            for (float v : values) {
                some |= Float.isNaN(v);
            }
        }
        gaps = some;
    }

    /** {@return counts of two bytes, unsigned; not copied} */
    static Plane of(short[] counts) {
        return new Plane(counts, null, null, true);
    }

    /** {@return values of any kind; not copied} */
    static Plane of(float[] values) {
        return new Plane(null, values, null, false);
    }

    /** {@return the values of an image} */
    static Plane of(StackImage image) {
        return of(image.values());
    }

    /** {@return whether what is looked at of a species are its counts as they were read, but for masked layers} */
    static boolean isPlain(CorrectedStack stack, int channel) {
        IonPolarity polarity = stack.raw().species().get(channel).polarity();
        boolean plain = stack.flatField(polarity) == null
                && stack.heightUm() == null
                && stack.deadTime(channel).equals(stack.raw().species().get(channel).deadTime());
        for (int k = 0; plain && k < stack.geometry().layers(); k++) {
            plain = stack.gain(channel, k) == 1 && stack.shiftX(polarity, k) == 0 && stack.shiftY(polarity, k) == 0;
        }
        return plain;
    }

    /** {@return a layer that lies in memory as it was read, at once; else empty} */
    static Optional<Plane> resident(CorrectedStack stack, int channel, int layer) {
        return stack.raw().source().resident(channel, layer).map(Plane::of);
    }

    /** Reads one layer of one species, as it was read. */
    static Plane read(CorrectedStack stack, int channel, int layer) throws IOException {
        LayerSource source = stack.raw().source();
        int pixels = stack.geometry().pixels();
        if (source.type() == PixelType.FLOAT32) {
            float[] values = new float[pixels];
            source.read(channel, layer, values);
            return of(values);
        }
        int[] wide = new int[pixels];
        source.read(channel, layer, wide);
        long most = 0;
        for (int v : wide) {
            most = Math.max(most, v & 0xFFFFFFFFL);
        }
        if (most <= MOST_COUNTS) {
            short[] small = new short[pixels];
            for (int i = 0; i < pixels; i++) {
                small[i] = (short) wide[i];
            }
            return of(small);
        }
        float[] values = new float[pixels];
        for (int i = 0; i < pixels; i++) {
            values[i] = wide[i] & 0xFFFFFFFFL;
        }
        return new Plane(null, values, most > MOST_EXACT ? wide : null, true);
    }

    /** Makes the corrected image of one layer of one species. */
    static Plane correct(CorrectedStack stack, int channel, int layer) throws IOException {
        float[] values = new float[stack.geometry().pixels()];
        stack.image(channel, layer, values);
        return of(values);
    }

    /** {@return whether the values are counts as they were measured} */
    boolean isCounted() {
        return counted;
    }

    /** {@return whether some pixels have no value} */
    boolean hasGaps() {
        return gaps;
    }

    /** {@return counts of two bytes, not a copy; null where there are values} */
    short[] counts() {
        return counts;
    }

    /** {@return values, not a copy; null where there are counts} */
    float[] values() {
        return values;
    }

    int pixels() {
        return counts != null ? counts.length : values.length;
    }

    /** {@return a pixel's value, counts exactly; NaN where there is none} */
    double value(int pixel) {
        if (counts != null) {
            return counts[pixel] & MOST_COUNTS;
        }
        if (exact != null) {
            return exact[pixel] & 0xFFFFFFFFL;
        }
        return values[pixel];
    }

    /** {@return the memory that it takes, in bytes} */
    long bytes() {
        return counts != null ? 2L * counts.length : (exact != null ? 8L : 4L) * values.length;
    }
}
