// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Complex impedance Z = Re + j·Im against frequency, in the file's order.
 *
 * <p>Im carries its physical sign: negative for a capacitive response, although most instruments print −Im.
 */
public final class ImpedanceSpectrum implements Dataset {

    private final String id;
    private final String label;
    private final double[] frequencyHz;
    private final double[] re;
    private final double[] im;
    private final double[] sigma;
    private final List<Channel> others;
    private final Map<String, String> metadata;

    private ImpedanceSpectrum(Builder b) {
        this.id = b.id;
        this.label = PlainText.of(b.label);
        this.frequencyHz = b.frequencyHz.clone();
        this.re = b.re.clone();
        this.im = b.im.clone();
        this.sigma = b.sigma == null ? null : b.sigma.clone();
        this.others = List.copyOf(b.others);
        this.metadata = PlainText.of(b.metadata);
    }

    /**
     * {@return a builder of a spectrum}
     *
     * @param frequencyHz frequencies in Hz, finite and &gt; 0, in any order
     * @param re real parts in Ω, as many
     * @param im imaginary parts in Ω, as many; negative for a capacitor
     */
    public static Builder of(double[] frequencyHz, double[] re, double[] im) {
        return new Builder(frequencyHz, re, im);
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
        return DatasetKind.IMPEDANCE;
    }

    @Override
    public int points() {
        return frequencyHz.length;
    }

    /** {@return the frequencies in Hz} */
    public double[] frequencyHz() {
        return frequencyHz.clone();
    }

    /** {@return the real parts in Ω} */
    public double[] re() {
        return re.clone();
    }

    /** {@return the imaginary parts in Ω, negative for a capacitor} */
    public double[] im() {
        return im.clone();
    }

    /** {@return whether the file states the standard deviation of each point} */
    public boolean hasSigma() {
        return sigma != null;
    }

    /**
     * {@return the standard deviation in Ω of the real and of the imaginary part of each point}
     *
     * @throws IllegalStateException when {@link #hasSigma()} is false
     */
    public double[] sigma() {
        if (sigma == null) {
            throw new IllegalStateException("spectrum '" + id + "' states no standard deviations");
        }
        return sigma.clone();
    }

    /**
     * {@return the points with fmin ≤ f ≤ fmax, in the same order, with everything that belongs to them}
     *
     * @param fminHz lower end in Hz, inclusive; 0 for none
     * @param fmaxHz upper end in Hz, inclusive; infinite for none
     */
    public ImpedanceSpectrum between(double fminHz, double fmaxHz) {
        return select(IntStream.range(0, points())
                .filter(i -> frequencyHz[i] >= fminHz && frequencyHz[i] <= fmaxHz)
                .toArray());
    }

    /**
     * {@return some of the points, with everything that belongs to them}
     *
     * @param rows their indices, counted from 0, in the order in which they are wanted; at least one
     * @throws IndexOutOfBoundsException when there is no such point
     * @throws IllegalArgumentException when none is wanted
     */
    public ImpedanceSpectrum select(int... rows) {
        Builder b = of(pick(frequencyHz, rows), pick(re, rows), pick(im, rows))
                .id(id)
                .label(label)
                .metadata(metadata);
        if (sigma != null) {
            b.sigma(pick(sigma, rows));
        }
        for (Channel c : others) {
            b.channel(new Channel(c.name(), c.unit(), pick(c.values(), rows)));
        }
        return b.build();
    }

    private static double[] pick(double[] values, int[] rows) {
        double[] out = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            out[i] = values[rows[i]];
        }
        return out;
    }

    @Override
    public List<Channel> channels() {
        List<Channel> all = new ArrayList<>();
        all.add(new Channel("frequency", "Hz", frequencyHz));
        all.add(new Channel("Re Z", "Ω", re));
        all.add(new Channel("Im Z", "Ω", im));
        if (sigma != null) {
            all.add(new Channel("sigma", "Ω", sigma));
        }
        all.addAll(others);
        return List.copyOf(all);
    }

    @Override
    public Map<String, String> metadata() {
        return metadata;
    }

    /** Collects a spectrum; refuses one that is not. */
    public static final class Builder {
        private final double[] frequencyHz;
        private final double[] re;
        private final double[] im;
        private double[] sigma;
        private String id = "1";
        private String label = "";
        private final List<Channel> others = new ArrayList<>();
        private final Map<String, String> metadata = new LinkedHashMap<>();

        private Builder(double[] frequencyHz, double[] re, double[] im) {
            this.frequencyHz = Objects.requireNonNull(frequencyHz, "frequencyHz");
            this.re = Objects.requireNonNull(re, "re");
            this.im = Objects.requireNonNull(im, "im");
        }

        /**
         * {@return this}
         *
         * @param value unique in its file
         */
        public Builder id(String value) {
            this.id = Objects.requireNonNull(value);
            return this;
        }

        /**
         * {@return this}
         *
         * @param value a name for people
         */
        public Builder label(String value) {
            this.label = Objects.requireNonNull(value);
            return this;
        }

        /**
         * {@return this}
         *
         * @param value standard deviations in Ω, &gt; 0, one for each point
         */
        public Builder sigma(double[] value) {
            this.sigma = value.clone();
            return this;
        }

        /**
         * {@return this}
         *
         * @param channel a further column, one value for each point
         */
        public Builder channel(Channel channel) {
            others.add(channel);
            return this;
        }

        /**
         * {@return this}
         *
         * @param entries added to what is there
         */
        public Builder metadata(Map<String, String> entries) {
            metadata.putAll(entries);
            return this;
        }

        /**
         * {@return the spectrum}
         *
         * @throws IllegalArgumentException when lengths differ, there is no point, a frequency is not finite and
         *     positive, an impedance is not finite, or a standard deviation is not finite and positive; it names the
         *     point (counted from 1) and its value
         */
        public ImpedanceSpectrum build() {
            int n = frequencyHz.length;
            if (n == 0) {
                throw new IllegalArgumentException("a spectrum needs at least one point");
            }
            requireLength("Re Z", re.length, n);
            requireLength("Im Z", im.length, n);
            for (int i = 0; i < n; i++) {
                if (!(frequencyHz[i] > 0) || Double.isInfinite(frequencyHz[i])) {
                    throw new IllegalArgumentException(
                            "point " + (i + 1) + ": expected a frequency above 0 Hz, found " + frequencyHz[i]);
                }
                if (!Double.isFinite(re[i]) || !Double.isFinite(im[i])) {
                    throw new IllegalArgumentException("point " + (i + 1) + ": expected a finite impedance in Ω, found "
                            + re[i] + " and " + im[i]);
                }
            }
            if (sigma != null) {
                requireLength("sigma", sigma.length, n);
                for (int i = 0; i < n; i++) {
                    if (!(sigma[i] > 0) || Double.isInfinite(sigma[i])) {
                        throw new IllegalArgumentException("point " + (i + 1)
                                + ": expected a standard deviation above 0 Ω, found " + sigma[i]);
                    }
                }
            }
            for (Channel c : others) {
                requireLength(c.name(), c.size(), n);
            }
            return new ImpedanceSpectrum(this);
        }

        private static void requireLength(String what, int found, int expected) {
            if (found != expected) {
                throw new IllegalArgumentException(
                        "expected " + expected + " values of " + what + ", found " + found);
            }
        }
    }
}
