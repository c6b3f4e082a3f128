// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.data;

import java.util.Objects;

/**
 * One species of a stack, with the times and depths at which it was looked at: quadrupoles that switch masses look at one
 * species at a time, so that within a layer each has its own.
 *
 * @param name the species as the file names it, such as {@code SiO2-}
 * @param mz mass over charge in u, NaN where not known
 * @param polarity charge of the ions
 * @param timeS time of each layer's middle in s, empty where not known
 * @param depthUm depth of each layer's middle in µm, empty where not known
 * @param dwellS time that the detector counted at each pixel of a layer in s, NaN where not known
 * @param deadTime what is known of the detector's dead time
 */
public record IonChannel(
        String name,
        double mz,
        IonPolarity polarity,
        double[] timeS,
        double[] depthUm,
        double dwellS,
        DeadTime deadTime) {

    /** Copies the values, and makes the name plain. */
    public IonChannel {
        name = PlainText.of(Objects.requireNonNull(name, "name"));
        Objects.requireNonNull(polarity, "polarity");
        Objects.requireNonNull(deadTime, "deadTime");
        timeS = timeS.clone();
        depthUm = depthUm.clone();
    }

    /**
     * {@return a channel of which no more is known than its name}
     *
     * @param name the name
     */
    public static IonChannel named(String name) {
        return new IonChannel(
                name, Double.NaN, IonPolarity.UNKNOWN, new double[0], new double[0], Double.NaN, DeadTime.UNKNOWN);
    }

    /** {@return times of the layers in s, a copy; empty where not known} */
    @Override
    public double[] timeS() {
        return timeS.clone();
    }

    /** {@return depths of the layers in µm, a copy; empty where not known} */
    @Override
    public double[] depthUm() {
        return depthUm.clone();
    }

    /** {@return whether the layers' depths are known} */
    public boolean hasDepth() {
        return depthUm.length > 0;
    }

    /**
     * {@return the channel with other depths}
     *
     * @param depths of the layers in µm
     */
    public IonChannel withDepthUm(double[] depths) {
        return new IonChannel(name, mz, polarity, timeS, depths, dwellS, deadTime);
    }

    /**
     * {@return the channel with another state of its dead time}
     *
     * @param state the state
     */
    public IonChannel withDeadTime(DeadTime state) {
        return new IonChannel(name, mz, polarity, timeS, depthUm, dwellS, state);
    }
}
