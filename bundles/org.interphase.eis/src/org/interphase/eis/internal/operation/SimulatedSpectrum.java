// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis.internal.operation;

import java.util.Map;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.operation.ExportsDataset;

/**
 * Result of {@code eis simulate}.
 *
 * @param circuit the circuit, in the notation with dashes
 * @param parameters the values, by name
 * @param points how many frequencies
 * @param noise standard deviation of the noise over |Z|
 * @param seed of the noise
 * @param dataset the spectrum
 */
public record SimulatedSpectrum(
        String circuit, Map<String, Double> parameters, int points, double noise, long seed, ImpedanceSpectrum dataset)
        implements ExportsDataset {}
