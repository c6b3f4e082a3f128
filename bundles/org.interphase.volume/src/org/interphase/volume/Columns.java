// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.LayerSource;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.sims.CorrectedStack;
import org.interphase.sims.Segmentation;
import org.interphase.sims.filter.Slabs;
import org.interphase.volume.internal.ColumnBox;
import org.interphase.volume.internal.ColumnMeasure;
import org.interphase.volume.internal.EdgeFit;
import org.interphase.volume.internal.Path;

/**
 * Columns of a species in a stack: found in the smoothed volume, measured on the counts as they were measured.
 *
 * <p>Found: corrected images, smoothed by a Gaussian, levelled layer by layer, above Otsu's threshold (IEEE Trans. Syst. Man
 * Cybern. 9 (1979) 62) but at least {@value #LEAST_DEVIATIONS} robust standard deviations above the median, so that a volume
 * without columns has none; connected by 26 neighbours, of some size.
 *
 * <p>Measured: counts of a displaced layer are taken where they lie, and not interpolated. The axis is the centroid of what
 * the column counts over a ring around it, smoothed by local lines over a few layers. Width: see {@link Column}; a disc that
 * interpolation or registration has blurred by a variance σ² on each axis has its half height at R − σ²/(2R), which is put
 * right for interpolated stacks (σ² from how much less than Poisson's its layers scatter) and is the standard error by what
 * registration left. Ends: logistic steps in the signal of the core.
 *
 * @param species name of the channel
 * @param threshold smoothed counts at which columns end; NaN where the volume is constant
 * @param labels which voxel belongs to which column
 * @param columns in the order of their ids
 */
public record Columns(String species, double threshold, Labels labels, List<Column> columns) {

    /** How far above the median Otsu's threshold is at least, in robust standard deviations of the smoothed volume. */
    public static final double LEAST_DEVIATIONS = 4;

    /** Median absolute deviation of a normal distribution, inverted. */
    private static final double NORMAL = 1.482602218505602;

    private static final int SAMPLES = 200_000;
    private static final double MEDIAN_EFFICIENCY = 1.2533141373155;
    /** How far from another object counts are left out, in pixels. */
    private static final int APART_PX = 3;
    private static final int MORE_LAYERS = 14;
    private static final int MOST_PARTS = 12;
    /** Objects that are measured; more than that are noise. */
    private static final int MOST_COLUMNS = 1000;

    /** Copies the list. */
    public Columns {
        columns = List.copyOf(columns);
    }

    /**
     * {@return the columns of a species}
     *
     * @param stack with pixel size and depths
     * @param channel index of the species
     * @param options how they are told from what surrounds them
     * @param registrationPx root mean square of what registration left, in pixels on each axis; 0 where nothing is known
     * @param progress what to report to
     * @throws NotEnoughMemoryException when the volume does not fit
     * @throws IllegalArgumentException when pixel size or depths are not known, or more than 1000 objects are found
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    public static Columns of(
            CorrectedStack stack, int channel, ColumnOptions options, double registrationPx, Progress progress)
            throws IOException, CancelledException {
        Volume volume = Volume.of(stack, channel, progress);
        return of(stack, channel, volume, smooth(volume, options, progress), options, registrationPx, progress);
    }

    /** The volume in which columns are looked for. */
    static Volume smooth(Volume volume, ColumnOptions options, Progress progress) throws CancelledException {
        Volume smooth = volume.gaussian(options.sigmaLayers(), options.sigmaPx(), progress);
        return options.levelled() ? smooth.levelled() : smooth;
    }

    static Columns of(
            CorrectedStack stack,
            int channel,
            Volume volume,
            Volume smooth,
            ColumnOptions options,
            double registrationPx,
            Progress progress)
            throws IOException, CancelledException {
        double threshold = Double.isNaN(options.threshold()) ? threshold(smooth) : options.threshold();
        double peak = Double.isNaN(options.peak()) ? threshold : options.peak();
        // Nothing is above a threshold that is not known.
        double low = Double.isNaN(threshold) ? Double.POSITIVE_INFINITY : threshold;
        Labels labels = Labels.hysteresis(
                smooth, low, Double.isNaN(threshold) ? low : peak, options.leastVoxels(), progress);
        if (labels.components().size() > MOST_COLUMNS) {
            throw new IllegalArgumentException("found " + labels.components().size() + " objects above "
                    + threshold + " counts, more than " + MOST_COLUMNS + "; smooth more, or raise the threshold or the size");
        }
        if (options.fillHoles()) {
            labels = labels.filled();
        }
        if (options.splitTouching()) {
            labels = Splitting.touching(labels, options.leastVoxels(), progress);
        }
        return measure(stack, channel, volume, threshold, labels, registrationPx, List.of(), progress);
    }

    /**
     * {@return the columns of labels that are there already, such as edited ones}
     *
     * @param stack with pixel size and depths
     * @param channel index of the species
     * @param threshold smoothed counts at which columns end; NaN where that is not known
     * @param labels of the stack's raster
     * @param registrationPx root mean square of what registration left, in pixels on each axis; 0 where nothing is known
     * @param progress what to report to
     * @throws NotEnoughMemoryException when what is measured does not fit
     * @throws IllegalArgumentException when the labels are of another raster, or there are more than 1000 objects
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    public static Columns measure(
            CorrectedStack stack, int channel, double threshold, Labels labels, double registrationPx, Progress progress)
            throws IOException, CancelledException {
        return measure(stack, channel, null, threshold, labels, registrationPx, List.of(), progress);
    }

    /**
     * {@return the columns of other labels of the same stack, such as edited ones; those columns are kept as they are whose
     * voxels, and the voxels of whose surroundings, are the same}
     *
     * @param stack the one that these columns were measured in
     * @param channel index of the species
     * @param edited other labels of the same raster
     * @param registrationPx root mean square of what registration left, in pixels on each axis; 0 where nothing is known
     * @param progress what to report to
     * @throws NotEnoughMemoryException when what is measured does not fit
     * @throws IllegalArgumentException when the labels are of another raster, or there are more than 1000 objects
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    public Columns measured(
            CorrectedStack stack, int channel, Labels edited, double registrationPx, Progress progress)
            throws IOException, CancelledException {
        return measure(stack, channel, null, threshold, edited, registrationPx, unchanged(edited), progress);
    }

    /** Columns that other labels leave as they are. */
    private List<Column> unchanged(Labels edited) {
        List<Labels.Component> changed = new ArrayList<>();
        List<Labels.Component> same = new ArrayList<>();
        for (Labels.Component c : edited.components()) {
            (labels.component(c.id()).filter(c::hasSameVoxelsAs).isPresent() ? same : changed).add(c);
        }
        for (Labels.Component c : labels.components()) {
            if (edited.component(c.id()).filter(c::hasSameVoxelsAs).isEmpty()) {
                changed.add(c);
            }
        }
        List<Column> kept = new ArrayList<>();
        for (Column c : columns) {
            for (Labels.Component s : same) {
                Outline around = new Outline(s, edited.geometry());
                if (s.id() == c.id() && changed.stream().noneMatch(around::isTouchedBy)) {
                    kept.add(c);
                }
            }
        }
        return kept;
    }

    private static Columns measure(
            CorrectedStack stack,
            int channel,
            Volume volume,
            double threshold,
            Labels labels,
            double registrationPx,
            List<Column> known,
            Progress progress)
            throws IOException, CancelledException {
        if (labels.components().size() > MOST_COLUMNS) {
            throw new IllegalArgumentException(
                    "expected at most " + MOST_COLUMNS + " objects to measure, found " + labels.components().size());
        }
        VolumeGeometry raster = VolumeGeometry.of(stack.geometry(), stack.depthUm(channel));
        if (!raster.equals(labels.geometry())) {
            throw new IllegalArgumentException("expected labels of the stack's raster, " + raster + ", found " + labels.geometry());
        }
        String species = stack.raw().species().get(channel).name();
        return new Columns(
                species,
                threshold,
                labels,
                new Measuring(stack, channel, volume, labels, registrationPx).columns(known, progress));
    }

    /** Otsu's threshold, but clear of the noise; NaN of a constant volume. */
    private static double threshold(Volume smooth) {
        double otsu = Segmentation.otsu(smooth.layers());
        int step = (int) Math.max(1, smooth.geometry().voxels() / SAMPLES);
        // A step that shares no factor with the rows takes pixels from everywhere.
        step += step % 2 == 0 ? 1 : 0;
        double[] sample = new double[(int) (smooth.geometry().voxels() / step) + 1];
        int n = 0;
        long at = 0;
        for (long i = 0; i < smooth.geometry().voxels(); i += step) {
            at = i;
            float v = smooth.layer((int) (at / smooth.geometry().pixels()))[(int) (at % smooth.geometry().pixels())];
            if (Float.isFinite(v)) {
                sample[n++] = v;
            }
        }
        Arrays.sort(sample, 0, n);
        double median = sample[n / 2];
        for (int i = 0; i < n; i++) {
            sample[i] = Math.abs(sample[i] - median);
        }
        Arrays.sort(sample, 0, n);
        return Double.isNaN(otsu) ? otsu : Math.max(otsu, median + LEAST_DEVIATIONS * NORMAL * sample[n / 2]);
    }

    /** What is measured of all columns of a volume. */
    private static final class Measuring {

        private final CorrectedStack stack;
        private final int channel;
        private final Volume volume;
        private final Labels labels;
        private final VolumeGeometry g;
        private final IonPolarity polarity;
        private final double registrationPx;
        private final boolean moved;

        Measuring(CorrectedStack stack, int channel, Volume volume, Labels labels, double registrationPx) {
            this.stack = stack;
            this.channel = channel;
            this.volume = volume;
            this.labels = labels;
            this.g = labels.geometry();
            this.polarity = stack.raw().species().get(channel).polarity();
            this.registrationPx = registrationPx;
            // Of a flattened surface, layers are made of several: only the corrected images show it.
            this.moved = stack.heightUm() == null;
        }

        List<Column> columns(List<Column> known, Progress progress) throws IOException, CancelledException {
            double blurPx2 = stack.raw().source().type() == LayerSource.PixelType.FLOAT32 ? blurPx2(progress) : 0;
            List<Outline> outlines = new ArrayList<>();
            for (Labels.Component c : labels.components()) {
                if (known.stream().noneMatch(k -> k.id() == c.id())) {
                    outlines.add(new Outline(c, g));
                }
            }
            NotEnoughMemoryException.requireBytes(
                    outlines.stream().mapToLong(o -> 4L * o.layers() * o.boxPixels()).sum(),
                    "the counts around the objects take",
                    "fewer or smaller objects (a higher threshold)");
            Slabs.forEach(g.layers(), 1, progress, 0, 0.5, "cut columns out", (from, to, done) -> {
                int[] label = new int[g.pixels()];
                float[] raw = new float[g.pixels()];
                for (int k = from; k < to; k++) {
                    labels.layer(k, label);
                    boolean read = false;
                    for (Outline o : outlines) {
                        if (k >= o.first && k < o.first + o.layers()) {
                            if (!read) {
                                read(k, raw);
                                read = true;
                            }
                            o.cut(k, label, raw, shiftX(k), shiftY(k), stack.isMasked(polarity, k));
                        }
                    }
                    done.layer();
                }
            });
            Column[] columns = new Column[outlines.size()];
            Slabs.forEach(columns.length, 1, progress, 0.5, 1, "measure columns", (from, to, done) -> {
                for (int i = from; i < to; i++) {
                    columns[i] = column(outlines.get(i), blurPx2);
                    done.layer();
                }
            });
            return Stream.concat(known.stream(), Arrays.stream(columns))
                    .sorted(Comparator.comparingInt(Column::id))
                    .toList();
        }

        private void read(int layer, float[] into) throws IOException {
            if (moved) {
                stack.raw().source().read(channel, layer, into);
            } else {
                image(layer, into);
            }
        }

        /** The corrected image, of the volume where there is one. */
        private void image(int layer, float[] into) throws IOException {
            if (volume == null) {
                stack.image(channel, layer, into);
            } else {
                System.arraycopy(volume.layer(layer), 0, into, 0, into.length);
            }
        }

        private double shiftX(int layer) {
            return moved ? stack.shiftX(polarity, layer) : 0;
        }

        private double shiftY(int layer) {
            return moved ? stack.shiftY(polarity, layer) : 0;
        }

        /**
         * How far interpolation has blurred the images: a pixel that is made of its neighbours by the shares f and 1 − f on
         * each axis has 1 − 2f(1 − f) of Poisson's variance, and is blurred by f(1 − f) px² on that axis.
         */
        private double blurPx2(Progress progress) throws IOException, CancelledException {
            double squares = 0;
            double sums = 0;
            int[] label = new int[g.pixels()];
            float[] a = new float[g.pixels()];
            float[] b = new float[g.pixels()];
            image(0, b);
            for (int k = 1; k < g.layers(); k++) {
                progress.checkCancelled();
                labels.layer(k, label);
                float[] above = a;
                a = b;
                b = above;
                image(k, b);
                for (int i = 0; i < label.length; i++) {
                    double d = a[i] - b[i];
                    if (label[i] == 0 && Double.isFinite(d)) {
                        squares += d * d;
                        sums += a[i] + b[i];
                    }
                }
            }
            double share = sums > 0 ? squares / sums : 1;
            return Math.clamp((1 - Math.sqrt(share)) / 2, 0, 0.25);
        }

        private Column column(Outline o, double blurPx2) {
            Labels.Component c = o.component;
            double[] area = o.area;
            int from = c.fromLayer() - o.first;
            int to = c.toLayer() + 1 - o.first;
            double[] inside = Arrays.stream(Arrays.copyOfRange(area, from, to)).filter(a -> a > 0).toArray();
            double[] diameters = Arrays.stream(inside).map(a -> 2 * Math.sqrt(a / Math.PI)).toArray();
            Estimate equivalent = median(diameters);
            double pixel2 = g.pixelWidthUm() * g.pixelHeightUm();
            ColumnMeasure measure =
                    new ColumnMeasure(o.box(), o.maskX, o.maskY, area, Math.max(equivalent.value() / 2, Math.sqrt(pixel2)));
            EdgeFit edge = measure.edge(from, to);
            double blur = blurPx2 * pixel2 / (2 * edge.radius());
            double left = registrationPx * registrationPx * pixel2 / (2 * edge.radius());
            Estimate width = Double.isNaN(edge.radius())
                    ? Estimate.UNKNOWN
                    : Estimate.of(2 * (edge.radius() + blur), 2 * Math.hypot(edge.radiusError(), left));
            Path.Line lineX = Path.line(o.depthUm, measure.centroidX(), measure.weight());
            Path.Line lineY = Path.line(o.depthUm, measure.centroidY(), measure.weight());
            double noise = Math.sqrt(1 / Arrays.stream(measure.weight()).filter(w -> w > 0).average().orElse(Double.NaN));
            // What registration left may be a ramp: one of this root mean square ends at √3 times as much.
            double ramp = registrationPx * Math.sqrt(3 * pixel2) / (g.topUm(c.toLayer() + 1) - g.topUm(c.fromLayer()));
            Path.Tortuosity path = Path.tortuosity(
                    o.depthUm, measure.x(), measure.y(), from, to - 1, noise, MOST_PARTS);
            return new Column(
                    c.id(),
                    c.voxels(),
                    c.volumeUm3(),
                    c.centreUm(),
                    width,
                    edge.width(),
                    equivalent,
                    o.thickness(g),
                    end(measure, c, true),
                    end(measure, c, false),
                    c.fromLayer(),
                    c.toLayer(),
                    Estimate.of(lineX.slope(), Math.hypot(lineX.slopeError(), ramp)),
                    Estimate.of(lineY.slope(), Math.hypot(lineY.slopeError(), ramp)),
                    tortuosity(path),
                    axis(measure, o, from, to));
        }

        private static double[][] axis(ColumnMeasure measure, Outline o, int from, int to) {
            double[] x = measure.x();
            double[] y = measure.y();
            if (Arrays.stream(x).anyMatch(Double::isNaN)) {
                // Nothing is known of the counts: the mask's own axis.
                x = Path.smooth(o.depthUm, o.maskX, o.area);
                y = Path.smooth(o.depthUm, o.maskY, o.area);
            }
            double[][] points = new double[to - from][];
            for (int k = from; k < to; k++) {
                points[k - from] = new double[] {x[k], y[k], o.depthUm[k]};
            }
            return points;
        }

        /** No path is shorter than the distance of its ends. */
        private static Estimate tortuosity(Path.Tortuosity path) {
            Estimate e = Estimate.of(path.value(), path.standardError());
            return new Estimate(e.value(), Math.max(1, e.lower95()), e.upper95());
        }

        /** Depth of an end in µm; the volume's own where the column reaches it. */
        private double end(ColumnMeasure measure, Labels.Component c, boolean upper) {
            int side = upper ? c.fromLayer() : c.toLayer() + 1;
            if (upper ? side == 0 : side == g.layers()) {
                return g.topUm(side);
            }
            double layers = measure.end(c.fromLayer(), c.toLayer(), upper);
            if (Double.isNaN(layers)) {
                return g.topUm(side);
            }
            double within = Math.clamp(layers, 0, g.layers());
            int k = (int) Math.min(within, g.layers() - 1);
            return g.topUm(k) + (within - k) * g.layerUm(k);
        }
    }

    /** Median with the interval from the scatter, of values that smoothing along the depth has made alike. */
    private static Estimate median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double median = n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
        return Estimate.of(median, MEDIAN_EFFICIENCY * meanError(values));
    }

    /** Standard error of a mean of values of which neighbours have something in common; NaN of fewer than three. */
    private static double meanError(double[] values) {
        int n = values.length;
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double squares = 0;
        double products = 0;
        for (int i = 0; i < n; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
            products += i == 0 ? 0 : (values[i] - mean) * (values[i - 1] - mean);
        }
        if (n < 3) {
            return Double.NaN;
        }
        double common = squares > 0 ? Math.clamp(products / squares, 0, 0.98) : 0;
        return Math.sqrt(squares / (n - 1) / n * (1 + common) / (1 - common));
    }

    /** A column's mask and the counts around it. */
    private static final class Outline {

        private final Labels.Component component;
        private final VolumeGeometry g;
        private final int first;
        private final int left;
        private final int top;
        private final int boxWidth;
        private final int boxHeight;
        private final double[] depthUm;
        private final double[] area;
        private final double[] maskX;
        private final double[] maskY;
        private final double[] thickness;
        private final float[][] counts;
        private final double[] xUm;
        private final double[] yUm;

        Outline(Labels.Component c, VolumeGeometry g) {
            this.component = c;
            this.g = g;
            this.first = Math.max(0, c.fromLayer() - MORE_LAYERS);
            int n = Math.min(g.layers(), c.toLayer() + 1 + MORE_LAYERS) - first;
            double reach = ColumnMeasure.reachUm(Math.sqrt(g.pixelWidthUm() * g.pixelHeightUm()));
            int aroundX = (int) Math.ceil(reach / g.pixelWidthUm()) + 1;
            int aroundY = (int) Math.ceil(reach / g.pixelHeightUm()) + 1;
            this.left = c.fromX() - aroundX;
            this.top = c.fromY() - aroundY;
            this.boxWidth = c.toX() + aroundX + 1 - left;
            this.boxHeight = c.toY() + aroundY + 1 - top;
            this.depthUm = IntStream.range(first, first + n).mapToDouble(g::depthUm).toArray();
            this.area = new double[n];
            this.maskX = new double[n];
            this.maskY = new double[n];
            this.thickness = new double[n];
            this.counts = new float[n][];
            this.xUm = new double[n];
            this.yUm = new double[n];
        }

        int layers() {
            return area.length;
        }

        /** Whether an object may be in the box or beside it. */
        boolean isTouchedBy(Labels.Component other) {
            return other.toLayer() >= first
                    && other.fromLayer() < first + layers()
                    && other.toX() >= left - APART_PX
                    && other.fromX() < left + boxWidth + APART_PX
                    && other.toY() >= top - APART_PX
                    && other.fromY() < top + boxHeight + APART_PX;
        }

        long boxPixels() {
            return (long) boxWidth * boxHeight;
        }

        ColumnBox box() {
            return new ColumnBox(first, depthUm, counts, boxWidth, xUm, yUm, g.pixelWidthUm(), g.pixelHeightUm());
        }

        /** Takes a layer's mask, and its counts as they lie: the box moves with the content. */
        void cut(int layer, int[] label, float[] raw, double shiftX, double shiftY, boolean masked) {
            int k = layer - first;
            int id = component.id();
            int wide = component.toX() - component.fromX() + 3;
            int high = component.toY() - component.fromY() + 3;
            boolean[] inside = new boolean[wide * high];
            int n = 0;
            for (int y = component.fromY(); y <= component.toY(); y++) {
                for (int x = component.fromX(); x <= component.toX(); x++) {
                    if (label[y * g.width() + x] == id) {
                        inside[(y - component.fromY() + 1) * wide + x - component.fromX() + 1] = true;
                        maskX[k] += (x + 0.5) * g.pixelWidthUm();
                        maskY[k] += (y + 0.5) * g.pixelHeightUm();
                        n++;
                    }
                }
            }
            area[k] = n * g.pixelWidthUm() * g.pixelHeightUm();
            if (n > 0) {
                maskX[k] /= n;
                maskY[k] /= n;
                thickness[k] = LocalThickness.meanUm(inside, wide, g.pixelWidthUm(), g.pixelHeightUm());
            }
            if (masked) {
                return;
            }
            int wholeX = (int) Math.round(shiftX);
            int wholeY = (int) Math.round(shiftY);
            xUm[k] = (left + wholeX + 0.5 - shiftX) * g.pixelWidthUm();
            yUm[k] = (top + wholeY + 0.5 - shiftY) * g.pixelHeightUm();
            boolean[] other = others(label, id);
            float[] out = new float[boxWidth * boxHeight];
            for (int j = 0; j < boxHeight; j++) {
                for (int i = 0; i < boxWidth; i++) {
                    int x = left + i + wholeX;
                    int y = top + j + wholeY;
                    boolean there = x >= 0 && y >= 0 && x < g.width() && y < g.height() && !other[j * boxWidth + i];
                    out[j * boxWidth + i] = there ? raw[y * g.width() + x] : Float.NaN;
                }
            }
            counts[k] = out;
        }

        /** What lies in or beside another object. */
        private boolean[] others(int[] label, int id) {
            boolean[] other = new boolean[boxWidth * boxHeight];
            for (int y = Math.max(0, top - APART_PX); y < Math.min(g.height(), top + boxHeight + APART_PX); y++) {
                for (int x = Math.max(0, left - APART_PX); x < Math.min(g.width(), left + boxWidth + APART_PX); x++) {
                    int l = label[y * g.width() + x];
                    if (l != 0 && l != id) {
                        int toX = Math.min(boxWidth - 1, x - left + APART_PX);
                        int toY = Math.min(boxHeight - 1, y - top + APART_PX);
                        for (int j = Math.max(0, y - top - APART_PX); j <= toY; j++) {
                            for (int i = Math.max(0, x - left - APART_PX); i <= toX; i++) {
                                other[j * boxWidth + i] = true;
                            }
                        }
                    }
                }
            }
            return other;
        }

        /** Mean over the voxels, with the interval from the scatter of the layers. */
        Estimate thickness(VolumeGeometry geometry) {
            double sum = 0;
            double weight = 0;
            for (int k = 0; k < area.length; k++) {
                double v = area[k] * geometry.layerUm(first + k);
                sum += v * thickness[k];
                weight += v;
            }
            return Estimate.of(
                    sum / weight, meanError(Arrays.stream(thickness).filter(t -> t > 0).toArray()));
        }
    }
}
