// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** Forms of operations, made from what their settings declare. */
@org.osgi.annotation.versioning.Version("0.1.0")
package org.interphase.ui.form;
