// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** Operations in the background, and their results beside the data. */
@org.osgi.annotation.versioning.Version("0.1.0")
package org.interphase.ui.job;
