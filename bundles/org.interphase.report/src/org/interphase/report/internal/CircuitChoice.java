// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.report.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.eis.Circuit;
import org.interphase.eis.CircuitFit;
import org.interphase.eis.FitOptions;
import org.interphase.eis.FitResult;
import org.interphase.eis.FittedParameter;

/**
 * Tries common circuits on a spectrum and chooses by Akaike's criterion for small samples among those whose parameters
 * the data determine.
 */
final class CircuitChoice {

    private static final List<String> CIRCUITS = List.of(
            "R0-p(R1,C1)",
            "R0-p(R1,CPE1)",
            "p(R1,CPE1)",
            "R0-CPE1",
            "R0-p(R1,C1)-p(R2,C2)",
            "R0-p(R1,CPE1)-p(R2,CPE2)",
            "p(R1,CPE1)-p(R2,CPE2)",
            "p(R1,CPE1)-p(R2,CPE2)-p(R3,CPE3)",
            "R0-p(R1,CPE1)-p(R2,CPE2)-p(R3,CPE3)",
            "p(R1,CPE1)-CPE2",
            "R0-p(R1,CPE1)-CPE2",
            "p(R1,CPE1)-p(R2,CPE2)-CPE3",
            "R0-p(R1,CPE1)-p(R2,CPE2)-CPE3",
            "R0-p(R1,CPE1)-W1",
            "R0-p(R1-W1,CPE1)",
            "R0-p(R1-W1,C1)",
            "R0-p(R1,CPE1)-Wo1",
            "R0-p(R1,CPE1)-p(R2,CPE2)-W1",
            "R0-p(R1,CPE1)-p(R2,CPE2)-Wo1",
            "R0-p(R1,CPE1)-p(R2-W1,CPE2)");

    private static final double CAPACITOR = 1e-6;

    private CircuitChoice() {}

    /**
     * A circuit that was tried.
     *
     * @param circuit the circuit
     * @param fit its fit, empty where it could not be fitted
     * @param verdict why it was not chosen; empty where it may be
     */
    record Candidate(String circuit, Optional<FitResult> fit, String verdict) {

        boolean isEligible() {
            return verdict.isEmpty();
        }

        double aicc() {
            return fit.map(FitResult::aicc).orElse(Double.NaN);
        }
    }

    /**
     * {@return all that was tried: first those that may be chosen, the best first, then the others by their criterion}
     *
     * @param spectrum the data
     * @param progress what to report to
     * @throws CancelledException when asked to end
     */
    static List<Candidate> rank(ImpedanceSpectrum spectrum, Progress progress) throws CancelledException {
        Set<String> seen = new LinkedHashSet<>(CIRCUITS);
        if (isInductive(spectrum)) {
            CIRCUITS.forEach(c -> seen.add("L1-" + c));
        }
        Deque<String> next = new ArrayDeque<>(seen);
        List<Candidate> all = new ArrayList<>();
        while (!next.isEmpty()) {
            progress.checkCancelled();
            String circuit = next.remove();
            progress.report((double) all.size() / seen.size(), "fitting " + circuit);
            Candidate tried = candidate(circuit, spectrum, progress);
            all.add(tried);
            String simpler = withCapacitors(tried);
            if (seen.add(simpler)) {
                next.add(simpler);
            }
        }
        all.sort(Comparator.comparing((Candidate c) -> !c.isEligible())
                .thenComparing(c -> Double.isNaN(c.aicc()))
                .thenComparingDouble(Candidate::aicc));
        return all;
    }

    /** The circuit in which a constant phase element whose exponent went to 1 is the capacitor that it then is. */
    private static String withCapacitors(Candidate tried) {
        String circuit = tried.circuit();
        if (tried.fit().isPresent()) {
            for (FittedParameter p : tried.fit().get().parameters()) {
                if (p.name().endsWith(".alpha") && p.value() > 1 - CAPACITOR) {
                    String element = p.name().replace(".alpha", "");
                    circuit = circuit.replace(element, element.replace("CPE", "C"));
                }
            }
        }
        return circuit;
    }

    /** Whether the positive imaginary parts that only an inductance makes stand at the upper end of the frequencies. */
    private static boolean isInductive(ImpedanceSpectrum spectrum) {
        double[] f = spectrum.frequencyHz();
        double[] im = spectrum.im();
        int highest = 0;
        for (int i = 1; i < f.length; i++) {
            highest = f[i] > f[highest] ? i : highest;
        }
        return im[highest] > 0;
    }

    private static Candidate candidate(String circuit, ImpedanceSpectrum spectrum, Progress progress)
            throws CancelledException {
        FitResult fit;
        try {
            fit = CircuitFit.fit(spectrum, Circuit.parse(circuit), FitOptions.DEFAULT, cancelOnly(progress));
        } catch (IllegalArgumentException e) {
            return new Candidate(circuit, Optional.empty(), "not fitted: " + e.getMessage());
        }
        List<String> undetermined = fit.parameters().stream()
                .filter(p -> !p.determined())
                .map(FittedParameter::name)
                .toList();
        String verdict = "";
        if (!fit.converged()) {
            verdict = "did not converge";
        } else if (!undetermined.isEmpty()) {
            verdict = String.join(", ", undetermined) + " not determined by the data";
        } else if (Double.isNaN(fit.aicc()) || Double.isInfinite(fit.aicc())) {
            verdict = "too few points to compare it";
        }
        return new Candidate(circuit, Optional.of(fit), verdict);
    }

    /** What a single fit says of itself would be taken for the progress of the whole. */
    private static Progress cancelOnly(Progress progress) {
        return new Progress() {
            @Override
            public void report(double fraction, String what) {}

            @Override
            public boolean isCancelled() {
                return progress.isCancelled();
            }
        };
    }
}
