// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling.internal;

/**
 * A fall of the voltage to less than what cycling bears.
 *
 * @param change how it fell
 * @param lowS how long it stayed low, in s
 * @param endS where it came back, or where the step ended, in s
 * @param recovered whether it came back
 */
record Fall(Change change, double lowS, double endS, boolean recovered) {}
