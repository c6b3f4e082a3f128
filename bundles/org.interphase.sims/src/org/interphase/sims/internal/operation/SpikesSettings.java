// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal.operation;

/** Settings of {@code sims spikes}: none. */
public record SpikesSettings() {}
