// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.report.internal;

/** The demonstration has no settings: it is one, or a file's. */
public record DemoSettings() {}
