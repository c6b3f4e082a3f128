// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.LayerSource;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.sims.filter.Slabs;
import org.interphase.sims.internal.SpanSums;

/**
 * Depth profiles of a region, with the intervals that counting allows.
 *
 * <p>Counts are summed as they were measured, in the region moved by each layer's displacement: nothing is interpolated, so
 * that they stay counts. The value is their sum after dead time (n = m/(1 − m·τ/T)), flat field and gain; where the raster
 * cuts the moved region, it is scaled to the region's whole area. Its variance is Σ m·w², with w = 1/((1 − m·τ/T)·flat·gain)
 * for each pixel: of m counts with dead time the corrected number has the variance m/(1 − m·τ/T)². The interval of the raw
 * sum ({@link Poisson}) is stretched by the root of this variance over the raw sum.
 *
 * @param region the region
 * @param pixels how many pixels it has in the frame of the first layer
 * @param normalisation what its values are divided by
 * @param confidence confidence of the intervals
 * @param curves the channels
 */
public record RegionProfile(
        NamedRegion region, int pixels, Normalisation normalisation, double confidence, List<ProfileCurve> curves) {

    /** Copies the list. */
    public RegionProfile {
        Objects.requireNonNull(region);
        Objects.requireNonNull(normalisation);
        curves = List.copyOf(curves);
    }

    /**
     * {@return a channel's profile, empty where it is not among them}
     *
     * @param name the species
     */
    public Optional<ProfileCurve> curve(String name) {
        return curves.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /**
     * Makes profiles of all channels, not normalised, with intervals of one standard deviation.
     *
     * @param stack counts and corrections
     * @param regions the regions
     * @param progress what to report to
     * @return one for each region
     * @throws IllegalArgumentException when a region has no pixel in the raster
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    public static List<RegionProfile> of(CorrectedStack stack, List<NamedRegion> regions, Progress progress)
            throws IOException, CancelledException {
        int[] all = IntStream.range(0, stack.raw().species().size()).toArray();
        return of(stack, regions, all, Normalisation.NONE, Poisson.ONE_SIGMA, progress);
    }

    /**
     * Makes profiles.
     *
     * <p>A ratio's variance takes into account that the reference may hold the channel itself: with a = A/B, B = A + C and
     * independent A and C it is ((1 − a)²·var A + a²·var C)/B²; without it (var A + a²·var B)/B². Where the channels were
     * looked at at different depths, the reference is interpolated to those of the channel, linearly.
     *
     * @param stack counts and corrections
     * @param regions the regions
     * @param channels indices of the channels that are wanted
     * @param normalisation what their values are divided by
     * @param confidence confidence of the intervals, such as {@link Poisson#ONE_SIGMA}
     * @param progress what to report to
     * @return one for each region
     * @throws IllegalArgumentException when a region has no pixel in the raster, or the reference is no channel
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    public static List<RegionProfile> of(
            CorrectedStack stack,
            List<NamedRegion> regions,
            int[] channels,
            Normalisation normalisation,
            double confidence,
            Progress progress)
            throws IOException, CancelledException {
        int[] needed = needed(stack, channels, normalisation);
        StackGeometry geometry = stack.geometry();
        int[] area = new int[regions.size()];
        for (int r = 0; r < area.length; r++) {
            area[r] = Region.pixels(regions.get(r).shape().spans(geometry, 0, 0));
            if (area[r] == 0) {
                throw new IllegalArgumentException("region '" + regions.get(r).name() + "': expected a part of the raster of "
                        + extent(geometry) + ", found no pixel's middle in it");
            }
        }
        Sums sums = new Sums(regions.size(), needed.length, geometry.layers());
        Slabs.forEach(geometry.layers(), 1, progress, 0, 1, "sum regions", (from, to, done) -> {
            Summing summing = new Summing(stack, regions, needed, sums);
            for (int k = from; k < to; k++) {
                summing.layer(k);
                done.layer();
            }
        });
        Poisson poisson = new Poisson(confidence);
        List<RegionProfile> profiles = new ArrayList<>();
        for (int r = 0; r < area.length; r++) {
            List<ProfileCurve> all = new ArrayList<>();
            for (int c = 0; c < needed.length; c++) {
                all.add(curve(stack, needed[c], sums.of[r][c], area[r], poisson));
            }
            List<ProfileCurve> wanted = new ArrayList<>();
            for (int channel : channels) {
                ProfileCurve curve = all.get(Arrays.binarySearch(needed, channel));
                wanted.add(normalisation.kind() == Normalisation.Kind.NONE
                        ? curve
                        : normalised(curve, references(curve, all, normalisation)));
            }
            profiles.add(new RegionProfile(regions.get(r), area[r], normalisation, confidence, wanted));
        }
        return List.copyOf(profiles);
    }

    private static String extent(StackGeometry g) {
        return g.pixelWidthUm() > 0 && g.pixelHeightUm() > 0
                ? (float) (g.width() * g.pixelWidthUm()) + " × " + (float) (g.height() * g.pixelHeightUm()) + " µm"
                : g.width() + " × " + g.height() + " pixels";
    }

    /** The channels that must be summed, in order. */
    private static int[] needed(CorrectedStack stack, int[] channels, Normalisation normalisation) {
        List<IonChannel> species = stack.raw().species();
        IntStream more = switch (normalisation.kind()) {
            case NONE -> IntStream.empty();
            case CHANNEL -> IntStream.of(stack.raw()
                    .indexOf(normalisation.reference())
                    .orElseThrow(() -> new IllegalArgumentException("expected none, total or one of "
                            + species.stream().map(IonChannel::name).toList() + " to normalise to, found '"
                            + normalisation.reference() + "'")));
            case TOTAL -> IntStream.range(0, species.size())
                    .filter(i -> Arrays.stream(channels)
                            .anyMatch(c -> species.get(c).polarity() == species.get(i).polarity()));
        };
        return IntStream.concat(Arrays.stream(channels), more).sorted().distinct().toArray();
    }

    /** What {@link SpanSums} found, {@code [region][channel][layer][…]}. */
    private static final class Sums {
        final double[][][][] of;

        Sums(int regions, int channels, int layers) {
            of = new double[regions][channels][layers][];
        }
    }

    /** One thread's work. */
    private static final class Summing {
        private final CorrectedStack stack;
        private final List<NamedRegion> regions;
        private final int[] channels;
        private final Sums sums;
        private final int width;
        private final LayerSource source;
        private final int[][][] spans = new int[IonPolarity.values().length][][];
        private final double[][] shifts = new double[IonPolarity.values().length][];
        private int[] counts;
        private float[] values;

        Summing(CorrectedStack stack, List<NamedRegion> regions, int[] channels, Sums sums) {
            this.stack = stack;
            this.regions = regions;
            this.channels = channels;
            this.sums = sums;
            this.width = stack.geometry().width();
            this.source = stack.raw().source();
        }

        void layer(int k) throws IOException {
            for (int c = 0; c < channels.length; c++) {
                IonPolarity polarity = stack.raw().species().get(channels[c]).polarity();
                int[][] where = spans(polarity, k);
                double dead = stack.deadFraction(channels[c]);
                double pulses = stack.pulses(channels[c]);
                float[] flat = stack.flatField(polarity);
                boolean plain = dead == 0 && pulses == 0 && flat == null;
                if (plain && source.type() != LayerSource.PixelType.FLOAT32) {
                    short[] resident = source.resident(channels[c], k).orElse(null);
                    if (resident == null) {
                        counts = counts == null ? new int[stack.geometry().pixels()] : counts;
                        source.read(channels[c], k, counts);
                    }
                    for (int r = 0; r < where.length; r++) {
                        long n = resident != null
                                ? SpanSums.sum(resident, width, where[r])
                                : SpanSums.sum(counts, width, where[r]);
                        int pixels = Region.pixels(where[r]);
                        sums.of[r][c][k] = new double[] {n, n, n, pixels, pixels};
                    }
                } else {
                    values = values == null ? new float[stack.geometry().pixels()] : values;
                    source.read(channels[c], k, values);
                    for (int r = 0; r < where.length; r++) {
                        double[] out = new double[SpanSums.PIXELS + 1];
                        SpanSums.sum(values, width, where[r], dead, pulses, flat, out);
                        sums.of[r][c][k] = out;
                    }
                }
            }
        }

        /** The regions' spans in a layer; those of the layer before where nothing moved. */
        private int[][] spans(IonPolarity polarity, int k) {
            double x = stack.shiftX(polarity, k);
            double y = stack.shiftY(polarity, k);
            int p = polarity.ordinal();
            if (shifts[p] == null || shifts[p][0] != x || shifts[p][1] != y) {
                shifts[p] = new double[] {x, y};
                spans[p] = new int[regions.size()][];
                for (int r = 0; r < spans[p].length; r++) {
                    spans[p][r] = regions.get(r).shape().spans(stack.geometry(), x, y);
                }
            }
            return spans[p];
        }
    }

    private static ProfileCurve curve(CorrectedStack stack, int channel, double[][] sums, int area, Poisson poisson) {
        IonChannel species = stack.raw().species().get(channel);
        int layers = sums.length;
        double[] counts = new double[layers];
        double[] perCount = new double[layers];
        double[] values = new double[layers];
        double[] variances = new double[layers];
        double[] lower = new double[layers];
        double[] upper = new double[layers];
        for (int k = 0; k < layers; k++) {
            double n = sums[k][SpanSums.RAW];
            double scale = area / sums[k][SpanSums.PIXELS] / stack.gain(channel, k);
            counts[k] = n;
            if (stack.isMasked(species.polarity(), k) || !(sums[k][SpanSums.PIXELS] > 0)) {
                perCount[k] = Double.NaN;
                values[k] = Double.NaN;
                variances[k] = Double.NaN;
                lower[k] = Double.NaN;
                upper[k] = Double.NaN;
                continue;
            }
            values[k] = sums[k][SpanSums.VALUE] * scale;
            variances[k] = sums[k][SpanSums.VARIANCE] * scale * scale;
            double one = sums[k][SpanSums.WEIGHT] / sums[k][SpanSums.PIXELS] * scale;
            perCount[k] = n > 0 ? values[k] / n : one;
            double stretch = n > 0 ? Math.sqrt(variances[k] / n) : one;
            lower[k] = values[k] - stretch * (n - poisson.lower(Math.max(0, n)));
            upper[k] = values[k] + stretch * (poisson.upper(Math.max(0, n)) - n);
        }
        return new ProfileCurve(
                channel,
                species.name(),
                species.polarity(),
                stack.deadTime(channel),
                stack.depthUm(channel),
                species.timeS(),
                counts,
                perCount,
                values,
                variances,
                lower,
                upper);
    }

    private static List<ProfileCurve> references(ProfileCurve of, List<ProfileCurve> all, Normalisation normalisation) {
        return all.stream()
                .filter(c -> normalisation.kind() == Normalisation.Kind.TOTAL
                        ? c.polarity() == of.polarity()
                        : c.name().equals(normalisation.reference()))
                .toList();
    }

    /** One channel divided by the sum of others, which may hold it. */
    static ProfileCurve normalised(ProfileCurve a, List<ProfileCurve> references) {
        int layers = a.layers();
        double[] sum = new double[layers];
        double[] others = new double[layers];
        boolean holds = false;
        for (ProfileCurve b : references) {
            if (b.channel() == a.channel()) {
                holds = true;
                for (int k = 0; k < layers; k++) {
                    sum[k] += a.value(k);
                }
            } else {
                add(a, b, sum, others);
            }
        }
        double[] per = new double[layers];
        double[] values = new double[layers];
        double[] variances = new double[layers];
        double[] lower = new double[layers];
        double[] upper = new double[layers];
        double[] factor = a.perCount();
        for (int k = 0; k < layers; k++) {
            double total = sum[k] > 0 ? sum[k] : Double.NaN;
            double ratio = a.value(k) / total;
            double own = holds ? 1 - ratio : 1;
            double foreign = ratio * ratio * others[k];
            per[k] = factor[k] / total;
            values[k] = ratio;
            variances[k] = (own * own * a.variance(k) + foreign) / (total * total);
            lower[k] = ratio - Math.sqrt(own * own * a.below(k) * a.below(k) + foreign) / total;
            upper[k] = ratio + Math.sqrt(own * own * a.above(k) * a.above(k) + foreign) / total;
        }
        return a.with(per, values, variances, lower, upper);
    }

    /** Adds a channel and its variance at the depths of another one. */
    private static void add(ProfileCurve at, ProfileCurve b, double[] sum, double[] variance) {
        double[][] axes = at.axesWith(b);
        for (int k = 0; k < sum.length; k++) {
            ProfileCurve.Place place =
                    axes == null ? new ProfileCurve.Place(k, 0) : ProfileCurve.Place.of(axes[0][k], axes[1]);
            if (place == null) {
                sum[k] = Double.NaN;
                continue;
            }
            double t = place.next();
            sum[k] += (1 - t) * b.value(place.layer());
            variance[k] += (1 - t) * (1 - t) * b.variance(place.layer());
            if (t > 0) {
                sum[k] += t * b.value(place.layer() + 1);
                variance[k] += t * t * b.variance(place.layer() + 1);
            }
        }
    }
}
