// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
/** Readers of the files of potentiostats. */
package org.interphase.io.electrochem.internal;
