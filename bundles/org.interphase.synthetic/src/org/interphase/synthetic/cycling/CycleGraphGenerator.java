// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.synthetic.cycling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.interphase.core.data.CyclingRecord;

/**
 * Makes cycle graphs of regions of a solid electrolyte, as a probe of 1 µm² sees them that plates sodium for about half an
 * hour at a constant current. The same kind and seed give the same graph, bit by bit, on any machine.
 *
 * <p>The voltage of a plating is v₀·L(t)·(1 + a·sin(2πt/T + φ)) + noise, in which the level L holds a slow drift, jumps
 * of the contact, and whatever the kind makes happen. Stripping follows 1 − ½·ln(1 − q/q_s) until the charge q_s is
 * gone; the potentiostat then shows one sample beyond its limit before it opens the cell. All numbers are uniform in
 * the ranges of the constants here.
 */
public final class CycleGraphGenerator {

    /** Voltage limit of the potentiostat in V. */
    public static final double LIMIT_V = 10;

    private static final double INTERVAL_S = 5;
    private static final double JITTER_S = 0.02;
    private static final double MISSING = 0.01;
    private static final double CURRENT_NOISE = 0.001;
    private static final double LEAST_STEP = 0.2;
    private static final double MOST_STEP = 0.6;
    private static final double STEP_OVER_NOISE = 4;
    private static final double INTERPHASE_S = 180;
    private static final double CALMED = 0.3;

    private final CycleGraphKind kind;
    private final long seed;
    private final Random random;
    private final double currentDensity;
    private final double platingS;
    private final double v0;
    private final double amplitude;
    private final double periodS;
    private final double phase;
    private final double noise;
    private final double drift;
    private final List<CycleGraphTruth.Event> events = new ArrayList<>();
    private final List<double[]> rows = new ArrayList<>();
    private double clock;

    private CycleGraphGenerator(CycleGraphKind kind, long seed, double wantedDensity) {
        this.kind = kind;
        this.seed = seed;
        this.random = new Random(seed * 1_000_003L + 7_919L * kind.ordinal());
        // Neighbouring seeds of this generator begin alike.
        for (int i = 0; i < 16; i++) {
            random.nextLong();
        }
        double drawn = between(0.01, 1);
        this.currentDensity = Double.isNaN(wantedDensity) ? drawn : wantedDensity;
        this.platingS = between(1_700, 1_900);
        this.v0 = between(0.02, 0.2);
        this.amplitude = between(0, 0.25);
        this.periodS = between(30, 150);
        this.phase = between(0, 2 * Math.PI);
        this.noise = between(0.005, 0.08);
        this.drift = between(-0.15, 0.15);
    }

    /**
     * {@return a cycle graph at a current density of 0.01 to 1 µA µm⁻²}
     *
     * @param kind what is made to happen
     * @param seed of the random numbers
     */
    public static GeneratedCycleGraph generate(CycleGraphKind kind, long seed) {
        return new CycleGraphGenerator(kind, seed, Double.NaN).make();
    }

    /**
     * {@return a cycle graph at a given current density}
     *
     * @param kind what is made to happen
     * @param seed of the random numbers
     * @param currentDensityUaPerUm2 in µA µm⁻², &gt; 0
     * @throws IllegalArgumentException when the current density is not above 0
     */
    public static GeneratedCycleGraph generate(CycleGraphKind kind, long seed, double currentDensityUaPerUm2) {
        if (!(currentDensityUaPerUm2 > 0) || Double.isInfinite(currentDensityUaPerUm2)) {
            throw new IllegalArgumentException(
                    "current density: expected a number above 0, found " + currentDensityUaPerUm2);
        }
        return new CycleGraphGenerator(kind, seed, currentDensityUaPerUm2).make();
    }

    private double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    private GeneratedCycleGraph make() {
        switch (kind) {
            case CYCLED -> plate(v0, t -> 1, amplitude, true);
            case FAILED -> fall(0.1, 0.45);
            case MARGINAL -> fall(0.45, 0.6);
            case SOFT_SHORT -> softShort();
            case DEPLETION -> {
                plate(v0, t -> 1, amplitude, true);
                strip();
            }
            case REPLATE -> {
                plate(v0, t -> 1, amplitude, true);
                strip();
                replate();
            }
            case COMPLIANCE -> loseContact();
            case STOPPED_EARLY -> {
                plate(v0, t -> 1, amplitude, true);
                double end = between(60, 600);
                rows.removeIf(row -> row[0] > end);
                events.removeIf(e -> e.timeS() > end);
            }
        }
        return result();
    }

    /** A factor of the voltage against the time since the step began, in s. */
    @FunctionalInterface
    private interface Level {
        double at(double timeS);
    }

    private void plate(double volts, Level level, double oscillation, boolean jumps) {
        double begin = clock;
        int count = jumps ? random.nextInt(3) : 0;
        double[] when = new double[count];
        double[] factor = new double[count];
        for (int k = 0; k < count; k++) {
            when[k] = between(0, platingS);
            factor[k] = 1 + between(-0.2, 0.2);
            events.add(new CycleGraphTruth.Event("jump", begin + when[k], factor[k], 0));
        }
        double amps = currentDensity * 1e-6;
        for (double t = 0; t <= platingS; t += INTERVAL_S) {
            double at = t == 0 ? 0 : t + between(-JITTER_S, JITTER_S);
            double l = level.at(at) * (1 + drift * at / platingS);
            for (int k = 0; k < count; k++) {
                l *= at >= when[k] ? factor[k] : 1;
            }
            double v = volts * l * (1 + oscillation * Math.sin(2 * Math.PI * at / periodS + phase));
            row(begin + at, v + noise * v0 * random.nextGaussian(), amps);
        }
        clock = begin + platingS + INTERVAL_S;
    }

    private void row(double timeS, double volts, double amps) {
        boolean missing = random.nextDouble() < MISSING && !rows.isEmpty();
        double current = amps * (1 + CURRENT_NOISE * random.nextGaussian());
        if (!missing) {
            rows.add(new double[] {timeS, volts, current});
        }
    }

    private void fall(double least, double most) {
        double half = between(0.05, 0.8) * platingS;
        double ratio = between(least, most);
        double width = between(5, 60);
        events.add(new CycleGraphTruth.Event("drop", half, ratio, width));
        plate(
                v0,
                t -> {
                    double done = Math.clamp((t - half) / width + 0.5, 0, 1);
                    return 1 - (1 - ratio) * done;
                },
                amplitude,
                true);
    }

    private void softShort() {
        double begin = between(0.05, 0.9) * platingS;
        double ratio = between(0.1, 0.5);
        double lasts = between(10, 50);
        events.add(new CycleGraphTruth.Event("soft-short", begin, ratio, lasts));
        plate(v0, t -> t >= begin && t < begin + lasts ? ratio : 1, amplitude, true);
    }

    /** Strips until the metal is gone, waits a little with the cell open. */
    private void strip() {
        double begin = clock;
        double fraction = between(0.005, 0.05);
        double lasts = fraction * platingS;
        double start = v0 * between(0.8, 1.2);
        double amps = -currentDensity * 1e-6;
        events.add(new CycleGraphTruth.Event("depletion", begin + lasts, fraction, 0));
        double t = 0;
        for (; t < lasts; t += INTERVAL_S) {
            double at = t == 0 ? 0 : Math.min(t + between(-JITTER_S, JITTER_S), lasts * (1 - 1e-9));
            double v = start * (1 - 0.5 * Math.log1p(-at / lasts));
            row(begin + at, -Math.min(LIMIT_V, v) + noise * v0 * random.nextGaussian(), amps);
        }
        rows.add(new double[] {begin + t, -between(1.1, 1.35) * LIMIT_V, amps});
        double rest = between(30, 120);
        for (double r = t + INTERVAL_S; r < t + rest; r += INTERVAL_S) {
            double at = r + between(-JITTER_S, JITTER_S);
            rows.add(new double[] {
                begin + at, noise * v0 * random.nextGaussian(), amps * CURRENT_NOISE * random.nextGaussian()
            });
        }
        clock = begin + t + rest;
    }

    /** Plates again: the voltage comes down by a step once the interphase has formed, and is calm from then on. */
    private void replate() {
        double when = between(0, INTERPHASE_S);
        double height = 1 + between(Math.max(LEAST_STEP, STEP_OVER_NOISE * noise), MOST_STEP);
        events.add(new CycleGraphTruth.Event("step", clock + when, 1 / height, 0));
        plate(v0, t -> t < when ? height : 1, CALMED * amplitude, false);
    }

    private void loseContact() {
        double half = between(0.1, 0.95) * platingS;
        double width = between(5, 60);
        double leak = between(0.02, 0.5);
        plate(v0, t -> 1, amplitude, true);
        events.removeIf(e -> e.timeS() > half);
        events.add(new CycleGraphTruth.Event("compliance", half, LIMIT_V, width));
        for (double[] row : rows) {
            double done = Math.clamp((row[0] - half) / width + 0.5, 0, 1);
            row[1] += (LIMIT_V - row[1]) * done;
            if (done >= 1) {
                row[1] = LIMIT_V + 0.001 * random.nextGaussian();
                row[2] *= leak;
            }
        }
    }

    private GeneratedCycleGraph result() {
        double[] time = rows.stream().mapToDouble(r -> r[0]).toArray();
        double[] voltage = rows.stream().mapToDouble(r -> r[1]).toArray();
        double[] current = rows.stream().mapToDouble(r -> r[2]).toArray();
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("origin", "simulated, seed " + seed);
        CyclingRecord record = new CyclingRecord(
                "1", "simulated cycle graph, seed " + seed, time, voltage, current, List.of(), metadata);
        events.sort(Comparator.comparingDouble(CycleGraphTruth.Event::timeS));
        return new GeneratedCycleGraph(
                record,
                new CycleGraphTruth(
                        kind,
                        seed,
                        kind.verdict(),
                        currentDensity,
                        1,
                        platingS,
                        v0,
                        drift,
                        amplitude,
                        periodS,
                        noise,
                        events));
    }
}
