// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** Tables of records: slim, aligned, edited in place. */
@org.osgi.annotation.versioning.Version("0.1.0")
package org.interphase.ui.table;
