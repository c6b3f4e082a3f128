// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.chemistry;

import java.io.IOException;
import java.util.Objects;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.sims.CorrectedStack;
import org.interphase.sims.Poisson;
import org.interphase.sims.filter.Slabs;

/**
 * One species along a line in the image, over some layers: in each stretch of the line, the mean of corrected counts for each
 * pixel and layer, with its interval of one standard deviation. Counts are summed as measured; the line moves with each
 * layer's displacement.
 *
 * @param channel name of the species
 * @param positionUm distances of the stretches' middles from the line's beginning in µm
 * @param counts raw counts of each stretch
 * @param pixels pixels of each stretch, summed over the layers
 * @param values corrected counts for each pixel and layer; NaN where a stretch has no pixel
 * @param lower lower ends of the values' intervals
 * @param upper upper ends
 */
public record LineScan(
        String channel,
        double[] positionUm,
        double[] counts,
        long[] pixels,
        double[] values,
        double[] lower,
        double[] upper) {

    /** Copies the values. */
    public LineScan {
        Objects.requireNonNull(channel);
        positionUm = positionUm.clone();
        counts = counts.clone();
        pixels = pixels.clone();
        values = values.clone();
        lower = lower.clone();
        upper = upper.clone();
    }

    /**
     * A line in µm in the frame of the first layer.
     *
     * @param x0Um x of its beginning
     * @param y0Um y of its beginning
     * @param x1Um x of its end
     * @param y1Um y of its end
     * @param widthUm how broad it is, &gt; 0
     * @param stepUm length of a stretch, &gt; 0
     */
    public record Line(double x0Um, double y0Um, double x1Um, double y1Um, double widthUm, double stepUm) {
        /**
         * Checks the lengths.
         *
         * @throws IllegalArgumentException when the line has no length, width or step, or more than a million steps
         */
        public Line {
            double length = Math.hypot(x1Um - x0Um, y1Um - y0Um);
            if (!(length > 0 && widthUm > 0 && stepUm > 0) || !(length / stepUm <= 1e6)) {
                throw new IllegalArgumentException("expected a line with length, width and at most a million steps, found "
                        + length + ", " + widthUm + " and " + stepUm + " µm");
            }
        }

        double lengthUm() {
            return Math.hypot(x1Um - x0Um, y1Um - y0Um);
        }
    }

    /**
     * {@return the species along a line}
     *
     * @param stack counts and corrections
     * @param channel index of the species
     * @param line the line
     * @param from first layer
     * @param to behind the last layer
     * @param progress what to report to
     * @throws IllegalArgumentException when the size of a pixel is not known
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    public static LineScan of(CorrectedStack stack, int channel, Line line, int from, int to, Progress progress)
            throws IOException, CancelledException {
        StackGeometry g = stack.geometry();
        Objects.checkFromToIndex(from, to, g.layers());
        if (!(g.pixelWidthUm() > 0) || !(g.pixelHeightUm() > 0)) {
            throw new IllegalArgumentException("the size of a pixel is not known: a line in µm needs it");
        }
        int bins = (int) Math.ceil(line.lengthUm() / line.stepUm() - 1e-9);
        double[][] sums = new double[3][bins];
        long[] pixels = new long[bins];
        IonPolarity polarity = stack.raw().species().get(channel).polarity();
        Slabs.forEach(to - from, 1, progress, 0, 1, "sum along the line", (first, last, done) -> {
            float[] image = new float[g.pixels()];
            double[][] part = new double[3][bins];
            long[] n = new long[bins];
            for (int k = from + first; k < from + last; k++) {
                if (!stack.isMasked(polarity, k)) {
                    stack.raw().source().read(channel, k, image);
                    add(stack, channel, k, image, line, part, n);
                }
                done.layer();
            }
            synchronized (sums) {
                for (int b = 0; b < bins; b++) {
                    for (int i = 0; i < 3; i++) {
                        sums[i][b] += part[i][b];
                    }
                    pixels[b] += n[b];
                }
            }
        });
        return of(stack.raw().species().get(channel).name(), line, sums, pixels);
    }

    private static void add(
            CorrectedStack stack, int channel, int k, float[] image, Line line, double[][] sums, long[] pixels) {
        StackGeometry g = stack.geometry();
        IonPolarity polarity = stack.raw().species().get(channel).polarity();
        float[] flat = stack.flatField(polarity);
        double pulses = stack.pulses(channel);
        double lost = pulses > 0 ? 1 / pulses : stack.deadFraction(channel);
        double gain = stack.gain(channel, k);
        double length = line.lengthUm();
        double ux = (line.x1Um() - line.x0Um()) / length;
        double uy = (line.y1Um() - line.y0Um()) / length;
        for (int y = 0; y < g.height(); y++) {
            double py = (y + 0.5 - stack.shiftY(polarity, k)) * g.pixelHeightUm() - line.y0Um();
            for (int x = 0; x < g.width(); x++) {
                double px = (x + 0.5 - stack.shiftX(polarity, k)) * g.pixelWidthUm() - line.x0Um();
                double along = px * ux + py * uy;
                double across = py * ux - px * uy;
                int p = y * g.width() + x;
                double alive = 1 - image[p] * lost;
                if (along < 0 || along >= length || Math.abs(across) > line.widthUm() / 2 || !(alive > 0)) {
                    continue;
                }
                int bin = Math.min(pixels.length - 1, (int) (along / line.stepUm()));
                double w = 1 / (gain * (flat == null ? 1 : flat[p]));
                sums[0][bin] += image[p];
                double value = pulses > 0 ? -pulses * Math.log1p(-image[p] * lost) : image[p] / alive;
                double variance = pulses > 0 ? image[p] / alive : image[p] / (alive * alive);
                sums[1][bin] += value * w;
                sums[2][bin] += variance * w * w;
                pixels[bin]++;
            }
        }
    }

    private static LineScan of(String name, Line line, double[][] sums, long[] pixels) {
        Poisson poisson = new Poisson(Poisson.ONE_SIGMA);
        int bins = pixels.length;
        double[] position = new double[bins];
        double[] values = new double[bins];
        double[] lower = new double[bins];
        double[] upper = new double[bins];
        for (int b = 0; b < bins; b++) {
            double n = sums[0][b];
            double area = pixels[b] > 0 ? pixels[b] : Double.NaN;
            double stretch = n > 0 ? Math.sqrt(sums[2][b] / n) : 1;
            position[b] = Math.min((b + 0.5) * line.stepUm(), (b * line.stepUm() + line.lengthUm()) / 2);
            values[b] = sums[1][b] / area;
            lower[b] = (sums[1][b] - stretch * (n - poisson.lower(n))) / area;
            upper[b] = (sums[1][b] + stretch * (poisson.upper(n) - n)) / area;
        }
        return new LineScan(name, position, sums[0], pixels, values, lower, upper);
    }

    /** {@return the distances, a copy} */
    @Override
    public double[] positionUm() {
        return positionUm.clone();
    }

    /** {@return raw counts, a copy} */
    @Override
    public double[] counts() {
        return counts.clone();
    }

    /** {@return pixels, a copy} */
    @Override
    public long[] pixels() {
        return pixels.clone();
    }

    /** {@return the values, a copy} */
    @Override
    public double[] values() {
        return values.clone();
    }

    /** {@return lower ends, a copy} */
    @Override
    public double[] lower() {
        return lower.clone();
    }

    /** {@return upper ends, a copy} */
    @Override
    public double[] upper() {
        return upper.clone();
    }
}
