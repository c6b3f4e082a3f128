// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import java.util.Map;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.eis.internal.GaussianSource;

/** Spectra of a circuit with known parameters. */
public final class Simulation {

    private Simulation() {}

    /**
     * {@return the spectrum of a circuit, with noise}
     *
     * <p>The noise is Gaussian, independent for each real and imaginary part, of standard deviation {@code
     * relativeNoise}·|Z|. Its numbers come from SplitMix64 and Box and Muller's transformation in strict arithmetic,
     * real then imaginary part of each point in order, so that a seed gives the same noise on every platform.
     *
     * @param circuit the circuit
     * @param values one for each parameter, inside its physical range
     * @param frequencyHz frequencies in Hz, finite and &gt; 0; at least one
     * @param relativeNoise standard deviation of the noise over |Z|, ≥ 0
     * @param seed any number
     * @throws IllegalArgumentException when a value, a frequency or the noise is out of range
     */
    public static ImpedanceSpectrum simulate(
            Circuit circuit, double[] values, double[] frequencyHz, double relativeNoise, long seed) {
        if (!(relativeNoise >= 0) || Double.isInfinite(relativeNoise)) {
            throw new IllegalArgumentException("expected a relative noise from 0, found " + relativeNoise);
        }
        Impedance z = circuit.impedance(values, frequencyHz);
        double[] re = z.re();
        double[] im = z.im();
        GaussianSource random = new GaussianSource(seed);
        for (int i = 0; relativeNoise > 0 && i < re.length; i++) {
            double sigma = relativeNoise * Math.hypot(re[i], im[i]);
            re[i] += sigma * random.nextGaussian();
            im[i] += sigma * random.nextGaussian();
        }
        return ImpedanceSpectrum.of(frequencyHz, re, im)
                .label(circuit.toString())
                .metadata(Map.of("circuit", circuit.toString(), "noise", Double.toString(relativeNoise), "seed",
                        Long.toString(seed)))
                .build();
    }
}
