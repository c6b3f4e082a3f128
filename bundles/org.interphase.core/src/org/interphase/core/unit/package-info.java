// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** Units of measurement, and how a value is shown with its uncertainty. */
@org.osgi.annotation.versioning.Version("0.1.0")
package org.interphase.core.unit;
