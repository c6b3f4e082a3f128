// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.synthetic.cycling;

import org.interphase.core.data.CyclingRecord;

/**
 * A generated cycle graph.
 *
 * @param record voltage and current against time
 * @param truth how it came about
 */
public record GeneratedCycleGraph(CyclingRecord record, CycleGraphTruth truth) {}
