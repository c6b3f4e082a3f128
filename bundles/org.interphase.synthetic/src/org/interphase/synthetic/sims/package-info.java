// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** Stacks of ion images of which it is known how they came about: for tests, demonstrations and the simulated laboratory. */
@org.osgi.annotation.versioning.Version("0.1.0")
package org.interphase.synthetic.sims;
