// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** The service interface of operations: one settings record gives options, form, plan step and provenance. */
@org.osgi.annotation.versioning.Version("0.1.0")
package org.interphase.core.operation;
