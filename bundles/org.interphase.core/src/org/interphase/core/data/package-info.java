// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** The data types that analyses take and give: spectra, records, and the file that holds them. */
@org.osgi.annotation.versioning.Version("0.1.0")
package org.interphase.core.data;
