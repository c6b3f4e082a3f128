// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling.internal;

/**
 * A change from one level to another.
 *
 * @param halfS where half of it is done, in s
 * @param halfErrorS standard error of that time in s
 * @param beginS last point of the level before, in s
 * @param endS first point of the level after, in s
 * @param from the level before, there
 * @param to the level after, there
 * @param ratio the level after over the one before
 * @param ratioError its standard error
 * @param abrupt whether it is done from one point to the next, or the one after
 */
record Change(
        double halfS,
        double halfErrorS,
        double beginS,
        double endS,
        double from,
        double to,
        double ratio,
        double ratioError,
        boolean abrupt) {}
