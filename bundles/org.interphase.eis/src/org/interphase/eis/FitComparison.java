// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.eis.internal.FisherF;

/**
 * Two fits side by side.
 *
 * <p>Sums of squares and criteria built on them compare only where both fits had the same points and the same weights;
 * {@link #incomparable()} says why not.
 *
 * @param first one fit
 * @param second the other
 */
public record FitComparison(FitResult first, FitResult second) {

    /**
     * A parameter in both fits.
     *
     * @param name its name
     * @param unit its SI unit
     * @param first its value in the first fit; empty where that circuit does not have it
     * @param second its value in the second fit, likewise
     */
    public record Row(String name, String unit, Optional<FittedParameter> first, Optional<FittedParameter> second) {

        /**
         * {@return (second − first)/√(s₁² + s₂²), where s are the standard errors; NaN where one value is missing or neither
         * has an error}
         *
         * <p>Of two fits of the same data it is a guide only, since their errors are correlated.
         */
        public double differenceInErrors() {
            if (first.isEmpty() || second.isEmpty()) {
                return Double.NaN;
            }
            double error = Math.hypot(error(first.get()), error(second.get()));
            return error > 0 ? (second.get().value() - first.get().value()) / error : Double.NaN;
        }

        private static double error(FittedParameter p) {
            return Double.isFinite(p.standardError()) ? p.standardError() : 0;
        }
    }

    /**
     * Whether the circuit with more parameters fits better than its further parameters do by chance.
     *
     * @param f the ratio (ΔS/Δp)/(S/(2N−p)), with S and p of the fit with more parameters
     * @param numerator Δp
     * @param denominator 2N−p
     * @param probability of such a ratio or a larger one if the further parameters meant nothing
     */
    public record FTest(double f, int numerator, int denominator, double probability) {}

    /** {@return all parameters of either circuit, those of the first in its order, then the others} */
    public List<Row> rows() {
        Set<String> names = new LinkedHashSet<>();
        first.parameters().forEach(p -> names.add(p.name()));
        second.parameters().forEach(p -> names.add(p.name()));
        List<Row> rows = new ArrayList<>();
        for (String name : names) {
            Optional<FittedParameter> a = find(first, name);
            Optional<FittedParameter> b = find(second, name);
            rows.add(new Row(name, a.or(() -> b).orElseThrow().unit(), a, b));
        }
        return rows;
    }

    private static Optional<FittedParameter> find(FitResult fit, String name) {
        return fit.parameters().stream().filter(p -> p.name().equals(name)).findFirst();
    }

    /** {@return why S, χ² and AICc of the two cannot be compared, as a sentence; empty where they can} */
    public Optional<String> incomparable() {
        if (!samePoints()) {
            return Optional.of("The two fits had different points: only their parameters compare.");
        }
        if (first.weighting() != second.weighting()) {
            return Optional.of("The two fits had different weights: only their parameters compare.");
        }
        if (first.weighting() == Weighting.MODEL) {
            return Optional.of("Weights by the model differ from fit to fit: only the parameters compare.");
        }
        return Optional.empty();
    }

    private boolean samePoints() {
        ImpedanceSpectrum a = first.spectrum();
        ImpedanceSpectrum b = second.spectrum();
        return Arrays.equals(a.frequencyHz(), b.frequencyHz())
                && Arrays.equals(a.re(), b.re())
                && Arrays.equals(a.im(), b.im());
    }

    /**
     * {@return the Akaike weight of the second fit, exp(−Δ/2)/(1 + exp(−Δ/2)) with Δ its AICc less that of the first: how
     * probable it is to be the better description of the two; empty where they cannot be compared}
     *
     * <p>Source: Burnham and Anderson, Model Selection and Multimodel Inference (Springer 2002), section 2.9.
     */
    public Optional<Double> weightOfSecond() {
        double delta = second.aicc() - first.aicc();
        return incomparable().isPresent() || Double.isNaN(delta)
                ? Optional.empty()
                : Optional.of(1 / (1 + Math.exp(delta / 2)));
    }

    /**
     * {@return the F test; empty where the fits cannot be compared, have equally many free parameters, one has a parameter
     * at a bound, or the one circuit is not known to be a special case of the other}
     *
     * <p>A circuit is known to be one when it is the same with more parameters held at the values that the other may take,
     * or when the parts that are in series in it are all in the other too, with a CPE in place of a capacitor at most.
     *
     * <p>Source: Bevington and Robinson, Data Reduction and Error Analysis (McGraw-Hill 2003), section 11.4.
     */
    public Optional<FTest> fTest() {
        if (incomparable().isPresent() || first.freeParameters() == second.freeParameters()) {
            return Optional.empty();
        }
        boolean secondHasMore = second.freeParameters() > first.freeParameters();
        FitResult large = secondHasMore ? second : first;
        FitResult small = secondHasMore ? first : second;
        int numerator = large.freeParameters() - small.freeParameters();
        int denominator = 2 * large.points() - large.freeParameters();
        boolean atBound = Stream.concat(large.parameters().stream(), small.parameters().stream())
                .anyMatch(FittedParameter::atBound);
        if (atBound || denominator < 1 || !specialCase(small, large)) {
            return Optional.empty();
        }
        double gain = Math.max(0, small.weightedSumOfSquares() - large.weightedSumOfSquares());
        double f = gain / numerator / (large.weightedSumOfSquares() / denominator);
        return Optional.of(new FTest(f, numerator, denominator, FisherF.upperTail(f, numerator, denominator)));
    }

    private static boolean specialCase(FitResult small, FitResult large) {
        boolean held = large.parameters().stream().anyMatch(FittedParameter::fixed);
        if (small.circuit().equals(large.circuit())) {
            return large.parameters().stream()
                    .filter(FittedParameter::fixed)
                    .allMatch(p -> small.parameter(p.name()).fixed()
                            && small.parameter(p.name()).value() == p.value());
        }
        if (held || small.parameters().stream().anyMatch(FittedParameter::fixed)) {
            return false;
        }
        List<String> room = new ArrayList<>(parts(large.circuit()));
        List<String> exact = new ArrayList<>();
        for (String part : parts(small.circuit())) {
            if (!room.remove(part)) {
                exact.add(part);
            }
        }
        return exact.stream().allMatch(part -> room.remove(part.replaceAll("\\bC\\b", "CPE")));
    }

    /** The parts in series, with the elements' kinds alone. */
    private static List<String> parts(Circuit circuit) {
        List<Circuit> parts = circuit instanceof Series s ? s.parts() : List.of(circuit);
        return parts.stream().map(p -> p.toString().replaceAll("(?<=[A-Za-z])\\d+", "")).toList();
    }
}
