// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal.operation;

import java.util.List;
import java.util.Map;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.IonStack;
import org.interphase.core.operation.ExportsDataset;
import org.interphase.sims.CorrectionPipeline.Entry;
import org.interphase.sims.chemistry.Components;

/**
 * Result of {@code sims decompose}; its components are the keys of {@code docs/command-line.md}.
 *
 * @param method by which method
 * @param explained what each component explains, as a fraction
 * @param loadings the components' parts of the species
 * @param explainedDivergence of non-negative factors, 1 − divergence over that of one spectrum; null for others
 * @param iterations of non-negative factors; null for others
 * @param converged whether they converged; true for principal components
 * @param scores how much of each component is where
 * @param corrections what became of each correction; null where none were asked for
 */
public record DecomposeReport(
        Components.Method method,
        double[] explained,
        List<Loading> loadings,
        Double explainedDivergence,
        Integer iterations,
        boolean converged,
        IonStack scores,
        List<Entry> corrections)
        implements ExportsDataset {

    /**
     * A component.
     *
     * @param component its number, counted from 1
     * @param explained what it explains, as a fraction
     * @param species its part of each species
     */
    public record Loading(int component, double explained, Map<String, Double> species) {}

    @Override
    public Dataset dataset() {
        return scores;
    }
}
