// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal.operation;

import java.util.List;
import org.interphase.sims.CorrectionPipeline.Entry;
import org.interphase.sims.InterfaceFit;

/**
 * Result of {@code sims interface}; its components are the keys of {@code docs/command-line.md}.
 *
 * @param channel the species
 * @param z0Um depth of the edge in µm
 * @param widthUm its logistic width in µm
 * @param width1090Um its width from 10 to 90 % in µm
 * @param ratio level at the surface over that in the bulk
 * @param standardErrors of depth, logistic width and ratio
 * @param trendPerUm by what part the levels fall in each µm; null where it is not fitted
 * @param normalisedTo what values are divided by; null for nothing
 * @param reducedChiSquare about 1 where one edge describes the profile
 * @param layers how many layers were fitted
 * @param converged whether the fit converged
 * @param determined whether there is an edge
 * @param corrections what became of each correction; null where none were asked for
 */
public record InterfaceReport(
        String channel,
        double z0Um,
        double widthUm,
        double width1090Um,
        double ratio,
        InterfaceFit.StandardErrors standardErrors,
        Double trendPerUm,
        String normalisedTo,
        double reducedChiSquare,
        int layers,
        boolean converged,
        boolean determined,
        List<Entry> corrections) {}
