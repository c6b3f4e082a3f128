// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.synthetic.sims;

import org.interphase.core.data.IonStack;

/**
 * A generated stack.
 *
 * @param stack counts of nine species, in memory
 * @param truth how it came about
 * @param volumes the truth of each voxel
 */
public record GeneratedSimsStack(IonStack stack, SimsTruth truth, SimsTruthVolumes volumes) {}
