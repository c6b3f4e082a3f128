// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** Where a result comes from: inputs by SHA-256, settings, version, time. */
@org.osgi.annotation.versioning.Version("0.1.0")
package org.interphase.core.provenance;
