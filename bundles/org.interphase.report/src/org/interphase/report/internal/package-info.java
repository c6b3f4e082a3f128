// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** The demonstration and its stations. */
package org.interphase.report.internal;
