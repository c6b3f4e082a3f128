// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.species;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.interphase.core.data.IonPolarity;

/** A list of peaks against what their names say: which lie where they should, which are off, which are no ions. */
public final class PeakList {

    private PeakList() {}

    /**
     * A peak as an instrument lists it.
     *
     * @param name what it is called, such as {@code SiO_2-}
     * @param mz where it lies, mass over charge in u; NaN where this is not said
     */
    public record Peak(String name, double mz) {
        /** Checks that there is a name. */
        public Peak {
            Objects.requireNonNull(name);
        }
    }

    /** What came of a peak. */
    public enum State {
        /** It lies within the tolerance of the ion that its name says. */
        MATCHES,
        /** It lies elsewhere. */
        OFF,
        /** Its name is an ion, and where it lies is not said. */
        NO_MZ,
        /** Its name is no ion. */
        UNKNOWN
    }

    /**
     * A peak that was checked.
     *
     * @param peak the peak
     * @param species the ion that its name says, empty for {@link State#UNKNOWN}
     * @param offsetPpm (m/z of the peak − m/z of the ion) / m/z of the ion in 10⁻⁶, NaN where one is not known
     * @param state what came of it
     */
    public record Check(Peak peak, Optional<Species> species, double offsetPpm, State state) {}

    /**
     * {@return the peaks in their order, checked}
     *
     * @param peaks as the instrument lists them
     * @param polarity of names that have no charge
     * @param tolerancePpm how far a peak may be from its ion, in 10⁻⁶, ≥ 0
     * @throws IllegalArgumentException when the tolerance is below 0 or no number
     */
    public static List<Check> check(List<Peak> peaks, IonPolarity polarity, double tolerancePpm) {
        requireTolerance(tolerancePpm);
        return peaks.stream().map(p -> check(p, polarity, tolerancePpm)).toList();
    }

    private static Check check(Peak peak, IonPolarity polarity, double tolerancePpm) {
        Optional<Species> species = Species.find(peak.name(), polarity);
        double off = species.isEmpty() ? Double.NaN : offsetPpm(peak.mz(), species.get());
        State state;
        if (species.isEmpty()) {
            state = State.UNKNOWN;
        } else if (Double.isNaN(off)) {
            state = State.NO_MZ;
        } else {
            state = Math.abs(off) <= tolerancePpm ? State.MATCHES : State.OFF;
        }
        return new Check(peak, species, off, state);
    }

    /**
     * {@return the ions that lie within a tolerance of an m/z, nearest first}
     *
     * @param species to look among
     * @param mz mass over charge in u
     * @param tolerancePpm how far they may be, in 10⁻⁶ of their m/z, ≥ 0
     * @throws IllegalArgumentException when the tolerance is below 0 or no number
     */
    public static List<Species> within(List<Species> species, double mz, double tolerancePpm) {
        requireTolerance(tolerancePpm);
        return species.stream()
                .filter(s -> Math.abs(offsetPpm(mz, s)) <= tolerancePpm)
                .sorted(Comparator.comparingDouble(s -> Math.abs(offsetPpm(mz, s))))
                .toList();
    }

    private static double offsetPpm(double mz, Species species) {
        return (mz - species.mz()) / species.mz() * 1e6;
    }

    private static void requireTolerance(double tolerancePpm) {
        if (!(tolerancePpm >= 0)) {
            throw new IllegalArgumentException("tolerance: expected ≥ 0 ppm, found " + tolerancePpm);
        }
    }
}
