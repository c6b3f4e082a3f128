// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.operation;

/**
 * A part of a result that is written in a form of its own, such as a page: neither its JSON nor its text holds it. A
 * result with one implements {@link ExportsFiles}.
 */
public interface Attachment {}
