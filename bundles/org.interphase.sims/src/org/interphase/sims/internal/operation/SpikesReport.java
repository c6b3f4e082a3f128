// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal.operation;

import java.util.List;
import org.interphase.core.data.IonStack;
import org.interphase.core.operation.ExportsDataset;
import org.interphase.sims.SpikeSearch;

/**
 * Result of {@code sims spikes}; its components are the keys of {@code docs/command-line.md}.
 *
 * @param spikes by layer
 * @param dataset the stack with these layers masked
 */
public record SpikesReport(List<SpikeSearch.Spike> spikes, IonStack dataset) implements ExportsDataset {}
