// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.cycling.internal;

import java.util.Locale;
import java.util.Optional;
import org.interphase.core.unit.ValueText;
import org.interphase.cycling.CycleAnalysis;
import org.interphase.cycling.Evidence;
import org.interphase.cycling.Verdict;

/** Verdicts as people read them. */
final class VerdictText {

    /** Unit of current densities. */
    static final String DENSITY = "µA µm⁻²";

    private static final String NOT_KNOWN = "—";

    private VerdictText() {}

    /** {@return {@code Cycled}, {@code Failed} or {@code Undetermined}} */
    static String word(Verdict verdict) {
        String word = verdict.toString();
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** {@return the sign that stands for a verdict where there is only text; it has the shape of the symbol in figures} */
    static String sign(Verdict verdict) {
        return switch (verdict) {
            case CYCLED -> "●";
            case FAILED -> "▼";
            case UNDETERMINED -> "○";
        };
    }

    /** {@return how sure a verdict is; of what cannot be judged at all, nothing} */
    static String confidence(Verdict verdict, double p) {
        // the likelier of two has at least one half
        return verdict == Verdict.UNDETERMINED && !(p >= 0.5) ? NOT_KNOWN : percent(p);
    }

    /** {@return a probability as a percentage that claims no certainty that nobody has} */
    static String percent(double p) {
        if (Double.isNaN(p)) {
            return NOT_KNOWN;
        }
        return p > 0.99 ? "> 99 %" : p > 0 && p < 0.01 ? "< 1 %" : Math.round(100 * p) + " %";
    }

    /** {@return a current density, with three digits} */
    static String density(double uaPerUm2) {
        return ValueText.number(uaPerUm2, 3);
    }

    /** {@return at which current density, and how sure} */
    static String facts(CycleAnalysis a) {
        String at = Double.isNaN(a.currentDensityUaPerUm2())
                ? ""
                : "at " + density(a.currentDensityUaPerUm2()) + " " + DENSITY + ", ";
        String sure = confidence(a.verdict(), a.confidence());
        if (sure.equals(NOT_KNOWN)) {
            return at.replace(", ", "");
        }
        return at
                + (a.verdict() == Verdict.UNDETERMINED
                        ? "the likelier of cycled and failed has a confidence of " + sure
                        : "confidence " + sure);
    }

    /** {@return the reason that decides, as a sentence} */
    static String reason(CycleAnalysis a) {
        Optional<Evidence> decides =
                a.evidence().stream().filter(e -> e.speaksFor() == a.verdict()).findFirst();
        return decides.or(() -> a.evidence().stream().findFirst()).map(Evidence::sentence).orElse("Nothing speaks for or against it.");
    }
}
