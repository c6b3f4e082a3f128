// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** Results as JSON. */
@org.osgi.annotation.versioning.Version("0.1.0")
package org.interphase.core.json;
