// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.interphase.core.data.ImpedanceSpectrum;

/**
 * What {@link EisFigures} show: a spectrum, which of its points a fit leaves out, its fit, another one to compare with, and
 * other spectra. Immutable; the {@code with…} methods give changed copies.
 */
public final class SpectrumScene {

    private final ImpedanceSpectrum spectrum;
    private final int[] leftOut;
    private final Optional<FitResult> fit;
    private final Optional<FitResult> reference;
    private final List<Beside> others;

    /**
     * A spectrum that is shown beside the one that is fitted.
     *
     * @param name its name in the legend
     * @param colour which of the overlay's colours it has, counted from 0
     * @param spectrum the data
     */
    public record Beside(String name, int colour, ImpedanceSpectrum spectrum) {}

    private SpectrumScene(
            ImpedanceSpectrum spectrum,
            int[] leftOut,
            Optional<FitResult> fit,
            Optional<FitResult> reference,
            List<Beside> others) {
        this.spectrum = Objects.requireNonNull(spectrum);
        this.leftOut = leftOut;
        this.fit = fit;
        this.reference = reference;
        this.others = others;
    }

    /**
     * {@return a scene of one spectrum alone}
     *
     * @param spectrum the data
     */
    public static SpectrumScene of(ImpedanceSpectrum spectrum) {
        return new SpectrumScene(spectrum, new int[0], Optional.empty(), Optional.empty(), List.of());
    }

    /**
     * {@return with a fit; what it did not use of the spectrum is left out}
     *
     * @param result the fit of some or all of the points, in the spectrum's order
     */
    public SpectrumScene withFit(FitResult result) {
        return new SpectrumScene(
                spectrum, notUsed(spectrum, result.spectrum()), Optional.of(result), reference, others);
    }

    /**
     * {@return with these points left out}
     *
     * @param points their indices, counted from 0
     * @throws IllegalArgumentException when there is no such point
     */
    public SpectrumScene withLeftOut(Collection<Integer> points) {
        int[] sorted = points.stream().mapToInt(Integer::intValue).sorted().distinct().toArray();
        if (sorted.length > 0 && (sorted[0] < 0 || sorted[sorted.length - 1] >= spectrum.points())) {
            throw new IllegalArgumentException(
                    "expected points from 0 to " + (spectrum.points() - 1) + ", found " + Arrays.toString(sorted));
        }
        return new SpectrumScene(spectrum, sorted, fit, reference, others);
    }

    /**
     * {@return with another fit to compare with}
     *
     * @param result the fit
     */
    public SpectrumScene withReference(FitResult result) {
        return new SpectrumScene(spectrum, leftOut, fit, Optional.of(result), others);
    }

    /**
     * {@return with other spectra}
     *
     * @param spectra in the order of the legend
     */
    public SpectrumScene withOthers(List<Beside> spectra) {
        return new SpectrumScene(spectrum, leftOut, fit, reference, List.copyOf(spectra));
    }

    /** {@return the data, all of them} */
    public ImpedanceSpectrum spectrum() {
        return spectrum;
    }

    /** {@return the indices of the points that are left out, rising} */
    public int[] leftOut() {
        return leftOut.clone();
    }

    /** {@return the indices of the other points, rising} */
    public int[] used() {
        return IntStream.range(0, spectrum.points())
                .filter(i -> Arrays.binarySearch(leftOut, i) < 0)
                .toArray();
    }

    /** {@return the fit} */
    public Optional<FitResult> fit() {
        return fit;
    }

    /** {@return the fit to compare with} */
    public Optional<FitResult> reference() {
        return reference;
    }

    /** {@return the other spectra} */
    public List<Beside> others() {
        return others;
    }

    /** {@return the indices in a spectrum of the points of a part of it, in its order; −1 for one that it does not have} */
    static int[] indices(ImpedanceSpectrum all, ImpedanceSpectrum part) {
        double[][] a = {all.frequencyHz(), all.re(), all.im()};
        double[][] p = {part.frequencyHz(), part.re(), part.im()};
        int[] found = new int[part.points()];
        int at = 0;
        for (int k = 0; k < found.length; k++) {
            int i = at;
            while (i < a[0].length && !(a[0][i] == p[0][k] && a[1][i] == p[1][k] && a[2][i] == p[2][k])) {
                i++;
            }
            found[k] = i < a[0].length ? i : -1;
            at = i < a[0].length ? i + 1 : at;
        }
        return found;
    }

    private static int[] notUsed(ImpedanceSpectrum all, ImpedanceSpectrum used) {
        boolean[] in = new boolean[all.points()];
        for (int i : indices(all, used)) {
            if (i >= 0) {
                in[i] = true;
            }
        }
        return IntStream.range(0, in.length).filter(i -> !in[i]).toArray();
    }
}
