// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.LayerSource;
import org.interphase.sims.CorrectedStack;

/** Images of layers, each the sum of several species' counts, divided by the flat fields that are known. */
public final class SumImages implements DriftTrack.Images {

    /** Species of less than this share of the strongest of their polarity carry mostly noise. */
    private static final double STRONG = 0.1;
    /** Layers of which species are compared. */
    private static final int COMPARED = 16;

    private final CorrectedStack stack;
    private final int[] channels;
    private final boolean moved;
    private final double[] negativePx;
    private final LayerSource source;
    private final ThreadLocal<float[]> buffer;

    /**
     * Creates the images.
     *
     * @param stack whose raw counts are summed
     * @param channels indices of the species
     */
    public SumImages(CorrectedStack stack, int[] channels) {
        this(stack, channels, false, new double[2]);
    }

    private SumImages(CorrectedStack stack, int[] channels, boolean moved, double[] negativePx) {
        this.stack = stack;
        this.channels = channels.clone();
        this.moved = moved;
        this.negativePx = negativePx.clone();
        source = stack.raw().source();
        int pixels = stack.geometry().pixels();
        buffer = ThreadLocal.withInitial(() -> new float[pixels]);
    }

    /** {@return the same in the frame that displacements refer to, moved by whole pixels; the frame's edges are repeated} */
    public SumImages moved() {
        return new SumImages(stack, channels, true, negativePx);
    }

    /**
     * {@return the same, with the negative content moved onto the positive}
     *
     * @param px where the negative content lies against the positive, x and y in pixels
     */
    public SumImages registered(double[] px) {
        return new SumImages(stack, channels, moved, px);
    }

    @Override
    public void read(int layer, float[] into) throws IOException {
        Arrays.fill(into, 0);
        for (int c : channels) {
            IonPolarity polarity = stack.raw().species().get(c).polarity();
            float[] flat = stack.flatField(polarity);
            boolean negative = polarity == IonPolarity.NEGATIVE;
            double dx = (moved ? Math.rint(stack.shiftX(polarity, layer)) : 0) + (negative ? negativePx[0] : 0);
            double dy = (moved ? Math.rint(stack.shiftY(polarity, layer)) : 0) + (negative ? negativePx[1] : 0);
            Optional<short[]> resident = source.resident(c, layer);
            if (resident.isPresent() && flat == null && dx == 0 && dy == 0) {
                short[] counts = resident.get();
                for (int i = 0; i < into.length; i++) {
                    into[i] += counts[i] & 0xFFFF;
                }
                continue;
            }
            float[] values = buffer.get();
            source.read(c, layer, values);
            for (int i = 0; i < into.length; i++) {
                float v = Float.isFinite(values[i]) ? values[i] : 0;
                values[i] = flat == null ? v : v / flat[i];
            }
            add(values, dx, dy, into);
        }
    }

    private void add(float[] values, double sx, double sy, float[] into) {
        int width = stack.geometry().width();
        int height = stack.geometry().height();
        int dx = (int) Math.floor(sx);
        int dy = (int) Math.floor(sy);
        float fx = (float) (sx - dx);
        float fy = (float) (sy - dy);
        for (int y = 0; y < height; y++) {
            int row = Math.clamp(y + dy, 0, height - 1) * width;
            int next = Math.clamp(y + dy + 1, 0, height - 1) * width;
            for (int x = 0; x < width; x++) {
                int left = Math.clamp(x + dx, 0, width - 1);
                int right = Math.clamp(x + dx + 1, 0, width - 1);
                float above = values[row + left] + fx * (values[row + right] - values[row + left]);
                float below = values[next + left] + fx * (values[next + right] - values[next + left]);
                into[y * width + x] += above + fy * (below - above);
            }
        }
    }

    /**
     * {@return the species that carry much signal: of each polarity those with at least a tenth of the strongest's counts}
     *
     * @param stack any
     * @throws IOException when a layer cannot be read
     */
    public static int[] strongest(IonStack stack) throws IOException {
        int channels = stack.species().size();
        int layers = stack.geometry().layers();
        double[] sums = new double[channels];
        double[] highest = new double[IonPolarity.values().length];
        float[] image = new float[stack.geometry().pixels()];
        int step = Math.max(1, layers / COMPARED);
        for (int c = 0; c < channels; c++) {
            for (int k = step / 2; k < layers; k += step) {
                stack.source().read(c, k, image);
                for (float v : image) {
                    sums[c] += Float.isFinite(v) ? v : 0;
                }
            }
            int p = stack.species().get(c).polarity().ordinal();
            highest[p] = Math.max(highest[p], sums[c]);
        }
        List<Integer> strong = new ArrayList<>();
        for (int c = 0; c < channels; c++) {
            if (sums[c] > 0 && sums[c] >= STRONG * highest[stack.species().get(c).polarity().ordinal()]) {
                strong.add(c);
            }
        }
        return strong.stream().mapToInt(Integer::intValue).toArray();
    }

    /**
     * {@return the indices of species}
     *
     * @param stack that has them
     * @param names as the stack names them; none for those that carry much signal
     * @throws IllegalArgumentException when there is none of a name
     * @throws IOException when a layer cannot be read
     */
    public static int[] channels(IonStack stack, List<String> names) throws IOException {
        if (names.isEmpty()) {
            return strongest(stack);
        }
        int[] out = new int[names.size()];
        for (int i = 0; i < out.length; i++) {
            String name = names.get(i);
            out[i] = stack.indexOf(name).orElseThrow(() -> new IllegalArgumentException("expected one of the species "
                    + String.join(", ", stack.species().stream().map(s -> s.name()).toList()) + ", found '" + name + "'"));
        }
        return out;
    }
}
