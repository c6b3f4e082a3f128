// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.interphase.core.unit.QuantityText;
import org.interphase.core.unit.ValueText;
import org.interphase.eis.FitComparison;
import org.interphase.eis.FitResult;
import org.interphase.eis.FittedParameter;

/**
 * Two fits in words and numbers.
 *
 * @param lines what is compared, parameters first
 * @param verdict what follows, in sentences
 */
record Comparison(List<Line> lines, List<String> verdict) {

    private static final double NOTABLE = 3;

    /**
     * One thing in both fits.
     *
     * @param name what
     * @param kept in the fit that was kept
     * @param now in the present fit
     * @param difference from the kept one to the present one
     * @param notable whether the two differ by more than three standard errors
     */
    record Line(String name, String kept, String now, String difference, boolean notable) {}

    static Comparison of(Fitted kept, Fitted now) {
        FitComparison c = new FitComparison(kept.fit(), now.fit());
        List<Line> lines = new ArrayList<>();
        for (FitComparison.Row row : c.rows()) {
            double d = row.differenceInErrors();
            lines.add(new Line(
                    row.name(),
                    text(row.first()),
                    text(row.second()),
                    Double.isNaN(d) ? "" : (d < 0 ? "−" : "+") + ValueText.number(Math.abs(d), 2) + " σ",
                    Math.abs(d) > NOTABLE));
        }
        FitResult a = kept.fit();
        FitResult b = now.fit();
        boolean same = c.incomparable().isEmpty();
        lines.add(new Line("points N", "" + a.points(), "" + b.points(), "", false));
        lines.add(new Line("free p", "" + a.freeParameters(), "" + b.freeParameters(), "", false));
        lines.add(numbers("S", a.weightedSumOfSquares(), b.weightedSumOfSquares(), same, true));
        lines.add(numbers("χ²ᵣ", a.reducedChiSquare(), b.reducedChiSquare(), same, true));
        lines.add(numbers("AICc", a.aicc(), b.aicc(), same, false));
        lines.add(new Line("weights", kept.settings().weight(), now.settings().weight(), "", false));
        return new Comparison(lines, verdict(c));
    }

    private static String text(Optional<FittedParameter> p) {
        return p.map(f -> f.fixed() ? QuantityText.brief(f.quantity()) + " held" : QuantityText.brief(f.quantity()))
                .orElse("");
    }

    private static Line numbers(String name, double kept, double now, boolean same, boolean ratio) {
        String difference = "";
        if (same) {
            difference = ratio
                    ? "× " + ValueText.number(now / kept, 3)
                    : (now < kept ? "−" : "+") + ValueText.number(Math.abs(now - kept), 3);
        }
        return new Line(name, ValueText.number(kept, 4), ValueText.number(now, 4), difference, false);
    }

    private static List<String> verdict(FitComparison c) {
        if (c.incomparable().isPresent()) {
            return List.of(c.incomparable().get());
        }
        List<String> sentences = new ArrayList<>();
        c.weightOfSecond().ifPresent(w -> sentences.add("Akaike weights: " + percent(1 - w) + " for the kept fit, "
                + percent(w) + " for the present one."));
        c.fTest().ifPresentOrElse(
                t -> sentences.add("F(" + t.numerator() + ", " + t.denominator() + ") = " + ValueText.number(t.f(), 3)
                        + ", P = " + ValueText.number(t.probability(), 2) + ": the fit with more parameters is "
                        + (t.probability() < 0.05 ? "better than chance explains." : "no better than chance explains.")),
                () -> {
                    if (c.first().freeParameters() != c.second().freeParameters()) {
                        sentences.add("No F test: neither circuit is known to be a special case of the other,"
                                + " or a parameter is at its bound.");
                    }
                });
        sentences.add("Differences are in combined standard errors; the two fits share their noise.");
        return sentences;
    }

    private static String percent(double weight) {
        return weight > 0.999 ? "> 99.9 %" : weight < 0.001 ? "< 0.1 %" : ValueText.number(100 * weight, 3) + " %";
    }
}
