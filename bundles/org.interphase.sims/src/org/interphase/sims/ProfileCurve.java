// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import java.util.Arrays;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.IonPolarity;

/**
 * One channel of a region's depth profile, with depths and times of its own. What a masked layer had is not in it: its value,
 * variance and ends are NaN. Arrays are {@code [layer]}; they come out as copies.
 */
public final class ProfileCurve {

    private final int channel;
    private final String name;
    private final IonPolarity polarity;
    private final DeadTime deadTime;
    private final double[] depthUm;
    private final double[] timeS;
    private final double[] counts;
    private final double[] perCount;
    private final double[] values;
    private final double[] variances;
    private final double[] lower;
    private final double[] upper;

    ProfileCurve(
            int channel,
            String name,
            IonPolarity polarity,
            DeadTime deadTime,
            double[] depthUm,
            double[] timeS,
            double[] counts,
            double[] perCount,
            double[] values,
            double[] variances,
            double[] lower,
            double[] upper) {
        this.channel = channel;
        this.name = name;
        this.polarity = polarity;
        this.deadTime = deadTime;
        this.depthUm = depthUm;
        this.timeS = timeS;
        this.counts = counts;
        this.perCount = perCount;
        this.values = values;
        this.variances = variances;
        this.lower = lower;
        this.upper = upper;
    }

    /** The same channel with other values. */
    ProfileCurve with(double[] per, double[] value, double[] variance, double[] low, double[] high) {
        return new ProfileCurve(
                channel, name, polarity, deadTime, depthUm, timeS, counts, per, value, variance, low, high);
    }

    /** {@return index of the channel in the stack} */
    public int channel() {
        return channel;
    }

    /** {@return name of the species} */
    public String name() {
        return name;
    }

    /** {@return polarity of the species} */
    public IonPolarity polarity() {
        return polarity;
    }

    /** {@return whether its dead time is corrected} */
    public DeadTime deadTime() {
        return deadTime;
    }

    /** {@return how many layers there are} */
    public int layers() {
        return counts.length;
    }

    /** {@return depths of the layers' middles in µm; empty where not known} */
    public double[] depthUm() {
        return depthUm.clone();
    }

    /** {@return times of the layers' middles in s; empty where not known} */
    public double[] timeS() {
        return timeS.clone();
    }

    /** {@return what depth profiles are drawn against: depths, else times, else the layers' numbers from 0} */
    public double[] position() {
        if (depthUm.length > 0 || timeS.length > 0) {
            return depthUm.length > 0 ? depthUm() : timeS();
        }
        double[] layer = new double[counts.length];
        Arrays.setAll(layer, k -> k);
        return layer;
    }

    /** {@return raw counts in the region's pixels that were within the raster; also of masked layers} */
    public double[] counts() {
        return counts.clone();
    }

    /** {@return what one count is worth: value = counts × this} */
    public double[] perCount() {
        return perCount.clone();
    }

    /** {@return corrected counts of the region's whole area, or their ratio to what they are normalised to} */
    public double[] values() {
        return values.clone();
    }

    /** {@return variances of the values} */
    public double[] variances() {
        return variances.clone();
    }

    /** {@return lower ends of the values' intervals} */
    public double[] lower() {
        return lower.clone();
    }

    /** {@return upper ends of the values' intervals} */
    public double[] upper() {
        return upper.clone();
    }

    /** The value of a layer. */
    double value(int layer) {
        return values[layer];
    }

    /** Its variance. */
    double variance(int layer) {
        return variances[layer];
    }

    /** How far its interval reaches below it. */
    double below(int layer) {
        return values[layer] - lower[layer];
    }

    /** How far its interval reaches above it. */
    double above(int layer) {
        return upper[layer] - values[layer];
    }

    /**
     * What both channels were looked at at: depths, else times, of this one and of the other; null where neither is known of
     * both, or one does not rise, so that layers of one number belong together.
     */
    double[][] axesWith(ProfileCurve other) {
        double[][] axes = depthUm.length > 0 && other.depthUm.length > 0
                ? new double[][] {depthUm, other.depthUm}
                : new double[][] {timeS, other.timeS};
        if (axes[0].length == 0 || axes[1].length == 0 || Arrays.equals(axes[0], axes[1]) || !rises(axes[1])) {
            return null;
        }
        return axes;
    }

    private static boolean rises(double[] values) {
        for (int k = 1; k < values.length; k++) {
            if (!(values[k] > values[k - 1])) {
                return false;
            }
        }
        return true;
    }

    /**
     * A place between layers.
     *
     * @param layer the layer before it
     * @param next weight of the layer behind it, 0 to 1
     */
    record Place(int layer, double next) {

        /** {@return where a position lies between those of layers; null where it is more than a layer outside} */
        static Place of(double position, double[] layers) {
            int n = layers.length;
            int j = Arrays.binarySearch(layers, position);
            if (j >= 0) {
                return new Place(j, 0);
            }
            int after = -j - 1;
            if (after == 0) {
                return n > 1 && layers[0] - position > layers[1] - layers[0] ? null : new Place(0, 0);
            }
            if (after == n) {
                return n > 1 && position - layers[n - 1] > layers[n - 1] - layers[n - 2] ? null : new Place(n - 1, 0);
            }
            return new Place(after - 1, (position - layers[after - 1]) / (layers[after] - layers[after - 1]));
        }
    }
}
