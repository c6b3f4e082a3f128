// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.data;

import java.util.Objects;

/**
 * One species of a depth profile, with times and depths of its own.
 *
 * @param name the species as the file names it
 * @param mz mass over charge in u, NaN where not known
 * @param polarity charge of the ions
 * @param timeS times in s, empty where not known
 * @param depthUm depths in µm, empty where not known
 * @param values what was measured, at least one
 * @param errors standard errors of the values, empty where none are stated
 * @param unit unit of the values: {@code 1} for counts, {@code 1/s} for counts per second
 * @param deadTime what is known of the detector's dead time
 */
public record ProfileChannel(
        String name,
        double mz,
        IonPolarity polarity,
        double[] timeS,
        double[] depthUm,
        double[] values,
        double[] errors,
        String unit,
        DeadTime deadTime) {

    /**
     * Copies the values, and makes the texts plain.
     *
     * @throws IllegalArgumentException when there is no value, or times, depths or errors are neither none nor as many
     */
    public ProfileChannel {
        name = PlainText.of(Objects.requireNonNull(name, "name"));
        unit = PlainText.of(Objects.requireNonNull(unit, "unit"));
        Objects.requireNonNull(polarity, "polarity");
        Objects.requireNonNull(deadTime, "deadTime");
        timeS = timeS.clone();
        depthUm = depthUm.clone();
        values = values.clone();
        errors = errors.clone();
        if (values.length == 0) {
            throw new IllegalArgumentException(name + ": expected at least one value, found none");
        }
        for (int length : new int[] {timeS.length, depthUm.length, errors.length}) {
            if (length != 0 && length != values.length) {
                throw new IllegalArgumentException(
                        name + ": expected none or " + values.length + " times, depths and errors, found " + length);
            }
        }
    }

    /** {@return times in s, a copy} */
    @Override
    public double[] timeS() {
        return timeS.clone();
    }

    /** {@return depths in µm, a copy} */
    @Override
    public double[] depthUm() {
        return depthUm.clone();
    }

    /** {@return the values, a copy} */
    @Override
    public double[] values() {
        return values.clone();
    }

    /** {@return standard errors, a copy} */
    @Override
    public double[] errors() {
        return errors.clone();
    }
}
