// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.imzml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Adds spectra up. As long as all have the same masses these stay as they are; else they are gathered in bins of 100 ppm, each
 * with the mean mass of what is in it, weighted by intensity.
 */
final class MeanSpectrum {

    private static final double BIN = 1e-4;
    private static final double LEAST_MZ = 1e-4;
    private static final double MOST_MZ = 1e6;
    private static final int FIRST = (int) Math.floor(Math.log(LEAST_MZ) / BIN);
    private static final int BINS = (int) Math.ceil(Math.log(MOST_MZ) / BIN) - FIRST + 1;

    private double[] axis;
    private double[] onAxis;
    private boolean same = true;
    private final double[] sums = new double[BINS];
    private final double[] moments = new double[BINS];
    private final double[] lows = new double[BINS];
    private final boolean[] hit = new boolean[BINS];
    private int spectra;
    private long without;

    /** A mass and the mean intensity there. */
    record Result(double[] mz, double[] mean) {}

    /** Adds a spectrum of {@code n} points. */
    void add(double[] mz, double[] intensity, int n) {
        spectra++;
        if (axis == null) {
            axis = Arrays.copyOf(mz, n);
            onAxis = new double[n];
        }
        same &= n == axis.length && Arrays.equals(mz, 0, n, axis, 0, n);
        for (int i = 0; i < n; i++) {
            double v = Double.isFinite(intensity[i]) ? intensity[i] : 0;
            if (same) {
                onAxis[i] += v;
            }
            if (!(mz[i] >= LEAST_MZ && mz[i] <= MOST_MZ)) {
                without++;
                continue;
            }
            int bin = (int) Math.floor(Math.log(mz[i]) / BIN) - FIRST;
            if (!hit[bin]) {
                hit[bin] = true;
                lows[bin] = mz[i];
            }
            sums[bin] += v;
            moments[bin] += v * mz[i];
        }
    }

    /** Adds intensities at the masses of the spectrum before. */
    void addOnAxis(double[] intensity) {
        spectra++;
        for (int i = 0; i < axis.length; i++) {
            onAxis[i] += Double.isFinite(intensity[i]) ? intensity[i] : 0;
        }
    }

    /** {@return points whose mass is none, or beyond 10⁻⁴ to 10⁶ u: they are in no bin} */
    long without() {
        return same ? 0 : without;
    }

    /** {@return the mean, by rising mass; empty where nothing was added} */
    Result result() {
        if (axis == null || axis.length == 0 && same) {
            return new Result(new double[0], new double[0]);
        }
        if (same) {
            Integer[] order = new Integer[axis.length];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, (a, b) -> Double.compare(axis[a], axis[b]));
            double[] mz = new double[axis.length];
            double[] mean = new double[axis.length];
            for (int i = 0; i < mz.length; i++) {
                mz[i] = axis[order[i]];
                mean[i] = onAxis[order[i]] / spectra;
            }
            return new Result(mz, mean);
        }
        int n = 0;
        for (boolean h : hit) {
            n += h ? 1 : 0;
        }
        double[] mz = new double[n];
        double[] mean = new double[n];
        int at = 0;
        for (int b = 0; b < BINS; b++) {
            if (hit[b]) {
                mz[at] = sums[b] > 0 ? moments[b] / sums[b] : lows[b];
                mean[at] = sums[b] / spectra;
                at++;
            }
        }
        return new Result(mz, mean);
    }

    /**
     * {@return the masses of the highest maxima that are further apart than two windows, by rising mass}
     *
     * @param spectrum the mean
     * @param most how many at most
     * @param tolerance half of a window, as a part of the mass
     */
    static double[] peaks(Result spectrum, int most, double tolerance) {
        double[] mean = spectrum.mean();
        List<Integer> maxima = new ArrayList<>();
        for (int i = 0; i < mean.length; i++) {
            boolean rises = i == 0 || mean[i] > mean[i - 1];
            boolean falls = i == mean.length - 1 || mean[i] >= mean[i + 1];
            if (mean[i] > 0 && rises && falls && spectrum.mz()[i] > 0) {
                maxima.add(i);
            }
        }
        maxima.sort((a, b) -> Double.compare(mean[b], mean[a]));
        List<Double> taken = new ArrayList<>();
        for (int i : maxima) {
            double mz = spectrum.mz()[i];
            if (taken.size() < most && taken.stream().allMatch(t -> Math.abs(mz - t) > tolerance * (mz + t))) {
                taken.add(mz);
            }
        }
        return taken.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }
}
