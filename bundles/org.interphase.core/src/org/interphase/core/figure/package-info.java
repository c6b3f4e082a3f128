// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** Figures as data, drawn by the workbench and by the SVG renderer alike. */
@org.osgi.annotation.versioning.Version("0.1.0")
package org.interphase.core.figure;
