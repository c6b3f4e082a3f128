// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** Text in columns: lines, fields and numbers as instruments print them, and what a reader takes at most. */
@org.osgi.annotation.versioning.Version("0.1.0")
package org.interphase.core.text;
