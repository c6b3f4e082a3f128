// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.data;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Counts or intensities against mass over charge. */
public final class MassSpectrum implements Dataset {

    private final String id;
    private final String label;
    private final double[] mz;
    private final double[] values;
    private final String unit;
    private final IonPolarity polarity;
    private final DeadTime deadTime;
    private final Map<String, String> metadata;

    /**
     * Creates a spectrum.
     *
     * @param id unique in its file
     * @param label a name for people
     * @param mz mass over charge in u, at least one
     * @param values counts or intensities, as many
     * @param unit unit of the values: {@code 1} for counts, {@code 1/s} for counts per second
     * @param polarity charge of the ions
     * @param deadTime what is known of the detector's dead time
     * @param metadata what the instrument said about the measurement
     * @throws IllegalArgumentException when there is no value, or not as many of both
     */
    public MassSpectrum(
            String id,
            String label,
            double[] mz,
            double[] values,
            String unit,
            IonPolarity polarity,
            DeadTime deadTime,
            Map<String, String> metadata) {
        this.id = Objects.requireNonNull(id, "id");
        this.label = PlainText.of(Objects.requireNonNull(label, "label"));
        this.mz = mz.clone();
        this.values = values.clone();
        this.unit = PlainText.of(Objects.requireNonNull(unit, "unit"));
        this.polarity = Objects.requireNonNull(polarity, "polarity");
        this.deadTime = Objects.requireNonNull(deadTime, "deadTime");
        this.metadata = PlainText.of(metadata);
        if (mz.length == 0 || mz.length != values.length) {
            throw new IllegalArgumentException(
                    "expected as many masses as values, at least one, found " + mz.length + " and " + values.length);
        }
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public DatasetKind kind() {
        return DatasetKind.SPECTRUM;
    }

    @Override
    public int points() {
        return mz.length;
    }

    @Override
    public List<Channel> channels() {
        return List.of(new Channel("m/z", "u", mz), new Channel("intensity", unit, values));
    }

    @Override
    public Map<String, String> metadata() {
        return metadata;
    }

    /** {@return mass over charge in u, a copy} */
    public double[] mz() {
        return mz.clone();
    }

    /** {@return counts or intensities, a copy} */
    public double[] values() {
        return values.clone();
    }

    /** {@return unit of the values} */
    public String unit() {
        return unit;
    }

    /** {@return charge of the ions} */
    public IonPolarity polarity() {
        return polarity;
    }

    /** {@return what is known of the detector's dead time} */
    public DeadTime deadTime() {
        return deadTime;
    }
}
