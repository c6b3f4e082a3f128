// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal.operation;

import org.interphase.core.operation.Setting;

/**
 * Settings of {@code sims correct}.
 *
 * @param pipeline file of the corrections
 */
public record CorrectSettings(
        @Setting(
                        help = "File of the corrections and their order, as JSON.",
                        required = true,
                        example = "corrections.json")
                String pipeline) {}
