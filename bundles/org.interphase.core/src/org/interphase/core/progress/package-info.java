// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** Progress and cancellation of long work. */
@org.osgi.annotation.versioning.Version("0.1.0")
package org.interphase.core.progress;
