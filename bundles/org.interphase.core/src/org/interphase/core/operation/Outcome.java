// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.operation;

import org.interphase.core.provenance.Provenance;

/**
 * A result with its origin.
 *
 * @param result what came out
 * @param provenance from what, with which settings, by which version, when
 * @param <R> the result
 */
public record Outcome<R extends Record>(R result, Provenance provenance) {}
