// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** Cycle graphs whose truth is known: for tests, demonstrations and the simulated laboratory. */
package org.interphase.synthetic.cycling;
