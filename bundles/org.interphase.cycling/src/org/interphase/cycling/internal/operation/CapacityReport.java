// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling.internal.operation;

import java.util.List;
import org.interphase.cycling.CycleCapacity;
import org.interphase.cycling.IncrementalCapacity;

/**
 * Result of {@code cycle capacity}; its components are the keys of {@code docs/command-line.md}.
 *
 * @param countedBy what told the cycles apart
 * @param chargeFrom where the charge comes from
 * @param currentThresholdA current in A up to which a row is rest
 * @param points rows that were used
 * @param cycles the cycles, by time
 * @param incrementalCapacity dQ/dV of each half cycle; none unless asked for
 * @param remarks what was handled, sentences
 */
public record CapacityReport(
        String countedBy,
        String chargeFrom,
        double currentThresholdA,
        int points,
        List<CycleCapacity> cycles,
        List<IncrementalCapacity> incrementalCapacity,
        List<String> remarks) {}
