// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.operation;

/**
 * A part of a result that neither its JSON nor its text holds: one that is written in a form of its own, such as a page
 * (the result then implements {@link ExportsFiles}), or one for programs alone, such as a model to evaluate.
 */
public interface Attachment {}
