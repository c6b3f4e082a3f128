// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.interphase.core.data.CyclingRecord;

/**
 * The incremental capacity dQ/dV of one half cycle against its voltage.
 *
 * <p>The range of the voltage is cut into bins of one width, and the charge between two rows is laid down evenly between
 * their voltages: dQ/dV is a bin's charge over its width. This is the level evaluation of Feng et al., eTransportation 3
 * (2020) 100051, with the charge spread over the way from row to row instead of set down at the rows; it needs no voltage
 * that only rises, and its sum is the charge that passed. The bins are then smoothed by least squares with a parabola over
 * a window of bins (Savitzky and Golay, Anal. Chem. 36 (1964) 1627); at the ends the window lies to one side.
 *
 * <p>The standard error is that of the parabola's value, from the scatter of the bins about the parabola within the window.
 * It does not know of what the window makes flat: a peak narrower than the window is too low and too wide. What passed at
 * constant voltage behind the constant current has no dQ/dV and is left out. Rests within the half cycle distort it: behind
 * them the voltage goes some of its way again.
 *
 * @param cycle number of its cycle
 * @param direction charge or discharge
 * @param voltageV middle of each bin in V, rising
 * @param chargeAhPerV dQ/dV in A·h/V, charge and discharge both positive
 * @param standardErrorAhPerV its standard error, NaN where the window is too short for one
 * @param stepV width of a bin in V
 * @param window bins that the parabola is fitted to
 * @param heldAh charge in A·h that passed at constant voltage, and is left out
 */
public record IncrementalCapacity(
        int cycle,
        Direction direction,
        double[] voltageV,
        double[] chargeAhPerV,
        double[] standardErrorAhPerV,
        double stepV,
        int window,
        double heldAh) {

    /** A window that smooths a little: five bins. */
    public static final int DEFAULT_WINDOW = 5;

    private static final int DEFAULT_BINS = 500;
    private static final int LEAST_BINS = 20;
    private static final int MOST_BINS = 100_000;
    private static final int LEAST_ROWS = 8;
    private static final int SAMPLES = 4096;
    private static final int COEFFICIENTS = 3;
    private static final double OF_NOISE = 5;
    private static final double ROWS_OF_A_BIN = 2;
    private static final double MOSTLY_ONE_WAY = 0.5;
    private static final double LEAST_SPAN_OF_NOISE = 20;
    private static final double HELD = 0.95;
    private static final double HELD_SPAN = 1e-3;
    private static final double SECONDS_OF_AN_HOUR = 3600;
    private static final double SECOND_DIFFERENCE = 0.6744897501960817 * Math.sqrt(6);

    /** Copies the arrays. */
    public IncrementalCapacity {
        Objects.requireNonNull(direction);
        voltageV = voltageV.clone();
        chargeAhPerV = chargeAhPerV.clone();
        standardErrorAhPerV = standardErrorAhPerV.clone();
    }

    @Override
    public double[] voltageV() {
        return voltageV.clone();
    }

    @Override
    public double[] chargeAhPerV() {
        return chargeAhPerV.clone();
    }

    @Override
    public double[] standardErrorAhPerV() {
        return standardErrorAhPerV.clone();
    }

    /**
     * {@return the curve of a half cycle; empty where its voltage does not go from one end to the other, as in a symmetric
     * cell, or it has too few rows}
     *
     * @param record voltage and current, or charge, against time
     * @param analysis of this record
     * @param half one of the analysis
     * @param stepV width of a bin in V, &gt; 0; NaN for the largest of 1/500 of the voltage's range, twice the usual step of
     *     the voltage from row to row, and five times its noise, but at most 1/20 of the range. It is made a little smaller
     *     or larger so that the range is a whole number of bins
     * @param window bins that the parabola is fitted to, odd, 1 for no smoothing
     * @throws IllegalArgumentException when step or window are none, or there would be more than 100 000 bins
     */
    public static Optional<IncrementalCapacity> of(
            CyclingRecord record, CapacityAnalysis analysis, HalfCycle half, double stepV, int window) {
        return curves(record, analysis, List.of(half), stepV, window).stream().findFirst();
    }

    /**
     * {@return the curves of half cycles, those left out that have none}
     *
     * @param record voltage and current, or charge, against time
     * @param analysis of this record
     * @param halfCycles some of the analysis
     * @param stepV as for {@link #of}
     * @param window as for {@link #of}
     * @throws IllegalArgumentException when step or window are none, or there would be more than 100 000 bins
     */
    public static List<IncrementalCapacity> curves(
            CyclingRecord record, CapacityAnalysis analysis, List<HalfCycle> halfCycles, double stepV, int window) {
        if (!Double.isNaN(stepV) && !(stepV > 0)) {
            throw new IllegalArgumentException("stepV: expected a number above 0, found " + stepV);
        }
        if (window < 1 || window % 2 == 0) {
            throw new IllegalArgumentException("window: expected an odd number from 1, found " + window);
        }
        ChargeSource source = ChargeSource.of(record);
        double gapS = source.isCounted() ? Double.POSITIVE_INFINITY : CurrentLevel.of(record, source).gapS();
        return halfCycles.stream()
                .flatMap(h -> new Way(record, source, gapS, h).curve(analysis.cycleOf(h).number(), stepV, window).stream())
                .toList();
    }

    /** A half cycle's way through voltage and charge. */
    private static final class Way {

        private final HalfCycle half;
        private final double[] volt;
        private final double[] chargeC;
        private final double[] size;
        private final int rows;

        Way(CyclingRecord record, ChargeSource source, double gapS, HalfCycle half) {
            this.half = half;
            int most = half.lastRow() - half.firstRow() + 1;
            volt = new double[most];
            chargeC = new double[most];
            size = new double[most];
            double sign = half.direction() == Direction.CHARGE ? 1 : -1;
            int n = 0;
            int before = -1;
            for (int i = half.firstRow(); i <= half.lastRow(); i++) {
                double dt = before < 0 ? 0 : record.timeS(i) - record.timeS(before);
                double a = source.currentA(before < 0 ? i - 1 : before, i);
                double v = record.voltageV(i);
                if (dt < 0 || !Double.isFinite(v) || !Double.isFinite(a)) {
                    continue;
                }
                volt[n] = v;
                size[n] = Math.abs(a);
                boolean gap = before >= 0 && dt > gapS && Math.abs(size[n] - size[n - 1]) > 0.05 * size[n];
                chargeC[n] = before < 0 || gap
                        ? 0
                        : sign * (source.isCounted() ? source.between(before, i) : (a + record.currentA(before)) / 2 * dt);
                n++;
                before = i;
            }
            rows = n;
        }

        Optional<IncrementalCapacity> curve(int cycle, double wantedStepV, int window) {
            if (rows < LEAST_ROWS) {
                return Optional.empty();
            }
            double noise = noise();
            int held = held(noise);
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < held; i++) {
                low = Math.min(low, volt[i]);
                high = Math.max(high, volt[i]);
            }
            double span = high - low;
            double way = Math.abs(volt[held - 1] - volt[0]);
            if (held < LEAST_ROWS || !(span > LEAST_SPAN_OF_NOISE * noise) || !(way > MOSTLY_ONE_WAY * span)) {
                return Optional.empty();
            }
            double wanted = Double.isNaN(wantedStepV) ? step(span, noise, held) : wantedStepV;
            double count = Math.max(1, Math.rint(span / wanted));
            if (count > MOST_BINS) {
                throw new IllegalArgumentException("stepV: expected at least " + span / MOST_BINS + " V for a range of "
                        + span + " V, found " + wanted);
            }
            int bins = (int) count;
            double width = span / bins;
            double[] sum = new double[bins];
            for (int i = 1; i < held; i++) {
                lay(sum, (volt[i - 1] - low) / width, (volt[i] - low) / width, chargeC[i]);
            }
            double heldC = 0;
            for (int i = held; i < rows; i++) {
                heldC += chargeC[i];
            }
            double[] v = new double[bins];
            double[] raw = new double[bins];
            for (int i = 0; i < bins; i++) {
                v[i] = low + (i + 0.5) * width;
                raw[i] = sum[i] / (width * SECONDS_OF_AN_HOUR);
            }
            double[] smooth = raw.clone();
            double[] error = new double[bins];
            Arrays.fill(error, Double.NaN);
            int own = Math.min(window, bins - 1 + bins % 2);
            if (own >= COEFFICIENTS) {
                smooth(raw, own, smooth, error);
            }
            return Optional.of(new IncrementalCapacity(
                    cycle, half.direction(), v, smooth, error, width, own, heldC / SECONDS_OF_AN_HOUR));
        }

        private double step(double span, double noise, int held) {
            double[] steps = new double[Math.min(held - 1, SAMPLES)];
            for (int i = 0; i < steps.length; i++) {
                int at = 1 + (int) ((long) i * (held - 1) / steps.length);
                steps[i] = Math.abs(volt[at] - volt[at - 1]);
            }
            Arrays.sort(steps);
            double usual = steps[steps.length / 2];
            return Math.min(
                    Math.max(span / DEFAULT_BINS, Math.max(ROWS_OF_A_BIN * usual, OF_NOISE * noise)), span / LEAST_BINS);
        }

        private double noise() {
            double[] second = new double[Math.min(rows - 2, SAMPLES)];
            for (int i = 0; i < second.length; i++) {
                int at = 2 + (int) ((long) i * (rows - 2) / second.length);
                second[i] = Math.abs(volt[at] - 2 * volt[at - 1] + volt[at - 2]);
            }
            Arrays.sort(second);
            return second[second.length / 2] / SECOND_DIFFERENCE;
        }

        /** How many rows come before the constant voltage: it is at its end, and the current has fallen. */
        private int held(double noise) {
            double[] sizes = new double[Math.min(rows, SAMPLES)];
            for (int i = 0; i < sizes.length; i++) {
                sizes[i] = size[(int) ((long) i * rows / sizes.length)];
            }
            double usual = usual(sizes);
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < rows; i++) {
                low = Math.min(low, volt[i]);
                high = Math.max(high, volt[i]);
            }
            double reach = Math.max(HELD_SPAN * (high - low), 3 * noise);
            int count = rows;
            while (count > 1 && Math.abs(volt[count - 1] - volt[rows - 1]) <= reach && size[count - 1] < HELD * usual) {
                count--;
            }
            return count;
        }

        /** The current with which half of the charge passed: a hold has many rows, but little charge. */
        private static double usual(double[] sizes) {
            Arrays.sort(sizes);
            double left = Arrays.stream(sizes).sum() / 2;
            int at = 0;
            while (at < sizes.length - 1 && left > sizes[at]) {
                left -= sizes[at++];
            }
            return sizes[at];
        }

        /** Lays a charge down evenly between two places, counted in bins. */
        private static void lay(double[] bins, double from, double to, double charge) {
            double low = Math.min(from, to);
            double high = Math.max(from, to);
            int first = Math.clamp((int) low, 0, bins.length - 1);
            int last = Math.clamp((int) high, 0, bins.length - 1);
            if (first == last) {
                bins[first] += charge;
                return;
            }
            double density = charge / (high - low);
            bins[first] += density * (first + 1 - low);
            for (int i = first + 1; i < last; i++) {
                bins[i] += density;
            }
            bins[last] += density * (high - last);
        }

        /** Parabolas by least squares, each over its own window, about the middle of the window. */
        private static void smooth(double[] raw, int window, double[] out, double[] error) {
            int side = window / 2;
            double s0 = window;
            double s2 = 0;
            double s4 = 0;
            for (int k = -side; k <= side; k++) {
                s2 += (double) k * k;
                s4 += (double) k * k * k * k;
            }
            double det = s0 * s4 - s2 * s2;
            for (int i = 0; i < raw.length; i++) {
                int middle = Math.clamp(i, side, raw.length - 1 - side);
                double y0 = 0;
                double y1 = 0;
                double y2 = 0;
                for (int k = -side; k <= side; k++) {
                    double y = raw[middle + k];
                    y0 += y;
                    y1 += k * y;
                    y2 += (double) k * k * y;
                }
                double a = (s4 * y0 - s2 * y2) / det;
                double b = y1 / s2;
                double c = (s0 * y2 - s2 * y0) / det;
                double x = i - middle;
                out[i] = a + b * x + c * x * x;
                if (window > COEFFICIENTS) {
                    double squares = 0;
                    for (int k = -side; k <= side; k++) {
                        double r = raw[middle + k] - (a + b * k + c * k * k);
                        squares += r * r;
                    }
                    double leverage = (s4 - 2 * s2 * x * x + s0 * x * x * x * x) / det + x * x / s2;
                    error[i] = Math.sqrt(squares / (window - COEFFICIENTS) * leverage);
                }
            }
        }
    }
}
