// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** What a person does at a window and sees of it, for the tests of all views. */
@org.osgi.annotation.versioning.Version("0.1.0")
package org.interphase.ui.testing;
