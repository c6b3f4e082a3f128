// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.render;

import java.util.ArrayList;
import java.util.List;
import org.interphase.sims.Segmentation;
import org.interphase.volume.ColumnOptions;
import org.interphase.volume.Columns;
import org.interphase.volume.VolumeGeometry;

/**
 * Scenes to begin with: what most voxels have is a faint fog, what stands out is seen through it.
 *
 * <p>Counts of the ground are the median of those below Otsu's threshold (IEEE Trans. Syst. Man Cybern. 9 (1979) 62), high counts
 * the 99th percentile of those above it. The level is Otsu's threshold, but at least {@value Columns#LEAST_DEVIATIONS} standard
 * deviations of the ground above it, as for columns.
 */
public final class SceneGuess {

    /** The depth as a share of the longer lateral edge. */
    private static final double DEPTH_SHARE = 0.6;

    private static final double HIGH = 0.99;
    /** Share of a normal distribution that is more than one standard deviation below its middle. */
    private static final double BELOW_ONE_SIGMA = 0.158655;

    /** Layers of which a tenth is the most that smoothing has as its standard deviation. */
    private static final double SMOOTH_SHARE = 0.1;

    /** What a hundredth of the longest edge hides where there is only ground. */
    private static final double FOG = 0.0012;

    /** What an axis with its labels and its title takes, in sizes of the font. */
    private static final double AXIS = 4.2;

    private SceneGuess() {}

    /**
     * {@return a scene of all volumes}
     *
     * @param volumes smoothed, of one raster, each species once, 1 to {@value Scene#MOST_CHANNELS}
     * @param modes how each is drawn; where there are fewer, the last one holds for the others
     * @param sigmaLayers how far along the depth they were smoothed, in layers
     * @param sigmaPx how far within layers they were smoothed, in pixels
     * @throws IllegalArgumentException when there are too few or too many volumes, or a species is there twice
     */
    public static Scene of(List<Samples> volumes, List<Mode> modes, double sigmaLayers, double sigmaPx) {
        List<SceneChannel> channels = new ArrayList<>();
        for (int i = 0; i < volumes.size(); i++) {
            channels.add(channel(
                    volumes.get(i),
                    modes.get(Math.min(i, modes.size() - 1)),
                    SpeciesColours.rgb(i),
                    Decor.DEFAULT.backgroundRgb()));
        }
        return new Scene(
                channels,
                sigmaLayers,
                sigmaPx,
                volumes.isEmpty() ? 1 : zScale(Samples.around(volumes)),
                Camera.DEFAULT,
                Cuts.NONE,
                Decor.DEFAULT);
    }

    /**
     * {@return how far volumes are smoothed along the depth where nothing else is said: as for finding columns, but less where
     * there are few layers, in layers}
     *
     * @param layers how many
     */
    public static double sigmaLayers(int layers) {
        return Math.min(ColumnOptions.DEFAULT.sigmaLayers(), SMOOTH_SHARE * layers);
    }

    /** {@return how far layers are smoothed where nothing else is said, in pixels} */
    public static double sigmaPx() {
        return ColumnOptions.DEFAULT.sigmaPx();
    }

    /**
     * {@return by how much the depth is stretched, so that it appears at about six tenths of the longer lateral edge: 1, 2 or 5
     * times a power of ten, the nearest by its ratio}
     *
     * @param geometry the raster
     */
    public static double zScale(VolumeGeometry geometry) {
        double lateral = Math.max(
                geometry.width() * geometry.pixelWidthUm(), geometry.height() * geometry.pixelHeightUm());
        double depth = geometry.topUm(geometry.layers()) - geometry.topUm(0);
        double wanted = DEPTH_SHARE * lateral / depth;
        double power = Math.pow(10, Math.floor(Math.log10(wanted)));
        double best = power;
        for (double step : new double[] {2, 5, 10}) {
            double candidate = step * power;
            if (Math.abs(Math.log(candidate / wanted)) < Math.abs(Math.log(best / wanted))) {
                best = candidate;
            }
        }
        return Math.clamp(best, 1e-6, 1e6);
    }

    /**
     * {@return a species as it is drawn at first}
     *
     * @param volume its volume, smoothed as it is drawn
     * @param mode how
     * @param rgb its colour
     * @param backgroundRgb what it is drawn on
     */
    public static SceneChannel channel(Samples volume, Mode mode, int rgb, int backgroundRgb) {
        return channel(volume.species(), volume.histogram(), volume.step(), mode, rgb, backgroundRgb);
    }

    /**
     * {@return a species as it is drawn at first}
     *
     * @param species its name
     * @param histogram how many voxels of its volume, smoothed as it is drawn, have each sample
     * @param step counts of one step of a sample, above 0
     * @param mode how
     * @param rgb its colour
     * @param backgroundRgb what it is drawn on
     */
    public static SceneChannel channel(
            String species, long[] histogram, double step, Mode mode, int rgb, int backgroundRgb) {
        double threshold = Segmentation.otsu(histogram);
        if (Double.isNaN(threshold)) {
            // The same everywhere: a fog of its own, no surface.
            double counts = percentile(histogram, 0, histogram.length, 0.5) * step;
            return new SceneChannel(
                    species, true, mode, rgb, new TransferFunction(List.of(stop(counts, rgb, FOG))), counts + step);
        }
        int parting = (int) Math.round(threshold);
        double ground = percentile(histogram, 0, parting, 0.5) * step;
        double high = Math.max(percentile(histogram, parting, histogram.length, HIGH), threshold + 1) * step;
        // Sample i stands for what rounds to it: the threshold between two samples is half a step lower than their bins' edge.
        double level = (threshold - 0.5) * step;
        // What stands out fills less than half of the volume: what lies below the median is the ground's noise alone.
        double median = percentile(histogram, 0, histogram.length, 0.5) * step;
        double noise = median - percentile(histogram, 0, histogram.length, BELOW_ONE_SIGMA) * step;
        double clear = median + Columns.LEAST_DEVIATIONS * noise;
        if (clear > level) {
            level = clear;
            ground = median;
            high = Math.max(high, level + 0.5 * (level - ground));
        }
        return new SceneChannel(
                species, true, mode, rgb, transfer(mode, rgb, backgroundRgb, ground, level, high), level);
    }

    private static TransferFunction transfer(
            Mode mode, int rgb, int backgroundRgb, double ground, double level, double high) {
        boolean dark = Decoration.luminance(backgroundRgb) < 0.18;
        int pale = Decoration.mixed(rgb, backgroundRgb, 0.45);
        int deep = Decoration.mixed(rgb, dark ? 0xFFFFFF : 0x000000, 0.35);
        if (mode == Mode.MIP) {
            return new TransferFunction(List.of(
                    stop(ground + 0.7 * (level - ground), pale, 0),
                    stop(level, rgb, 0.45),
                    stop(high, deep, 1)));
        }
        return new TransferFunction(List.of(
                stop(0, pale, 0),
                stop(ground, pale, FOG),
                stop(ground + 0.7 * (level - ground), pale, 3 * FOG),
                stop(level, rgb, 0.04),
                stop(high, deep, 0.45)));
    }

    private static TransferFunction.Stop stop(double counts, int rgb, double opacity) {
        return new TransferFunction.Stop(counts, rgb, opacity);
    }

    /** The sample below which a share of those from one to another lie. */
    private static int percentile(long[] histogram, int from, int to, double share) {
        long n = 0;
        for (int i = from; i < to; i++) {
            n += histogram[i];
        }
        long below = 0;
        for (int i = from; i < to; i++) {
            below += histogram[i];
            if (below > 0 && below >= share * n) {
                return i;
            }
        }
        return from;
    }

    /**
     * {@return the scene as it fills a picture: nearer or farther and moved, so that its box, its axes and its legend have room}
     *
     * @param scene from where it is looked at
     * @param geometry the raster of its volumes
     * @param width of the picture in pixels
     * @param height of the picture in pixels
     * @param lettering how large texts are
     */
    public static Scene fitted(Scene scene, VolumeGeometry geometry, int width, int height, Lettering lettering) {
        double size = lettering.sizePx();
        double right = Decoration.legendWidth(scene, geometry, width, height, lettering);
        double axis = scene.decor().axes() ? AXIS * size : size;
        double left = axis;
        double top = (scene.decor().labels() ? 2.2 : 1.2) * size;
        double bottom = axis;
        right = Math.max(right, axis);
        double freeWidth = Math.max(width - left - right, width / 4.0);
        double freeHeight = Math.max(height - top - bottom, height / 4.0);
        Camera c = scene.camera();
        Scene now = scene.withCamera(new Camera(c.azimuthDeg(), c.elevationDeg(), 1, 0, 0, c.fieldOfViewDeg()));
        double[] box = extent(now, geometry, width, height);
        double zoom = Math.clamp(Math.min(freeWidth / (box[1] - box[0]), freeHeight / (box[3] - box[2])), 0.01, 1000);
        now = now.withCamera(now.camera().zoomed(zoom));
        box = extent(now, geometry, width, height);
        double middleX = left + (width - left - right) / 2;
        double middleY = top + (height - top - bottom) / 2;
        int shorter = Math.min(width, height);
        return now.withCamera(now.camera().panned(
                (middleX - (box[0] + box[1]) / 2) / shorter, (middleY - (box[2] + box[3]) / 2) / shorter));
    }

    private static double[] extent(Scene scene, VolumeGeometry g, int width, int height) {
        Projection projection = new Projection(g, scene, width, height);
        double[] box = {
            Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
        };
        for (int corner = 0; corner < 8; corner++) {
            double[] p = projection.toPicture(
                    (corner & 1) * g.width() * g.pixelWidthUm(),
                    (corner >> 1 & 1) * g.height() * g.pixelHeightUm(),
                    g.topUm((corner >> 2 & 1) * g.layers()));
            box[0] = Math.min(box[0], p[0]);
            box[1] = Math.max(box[1], p[0]);
            box[2] = Math.min(box[2], p[1]);
            box[3] = Math.max(box[3], p[1]);
        }
        return box;
    }
}
