// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.example.apex;

/**
 * The apex of the arc with the largest −Im Z.
 *
 * @param frequencyHz its frequency, Hz
 * @param minusImOhm its height, Ω
 * @param timeConstantS 1/(2πf), s: RC of an arc that is a circle
 * @param atTheEnd whether the highest point is the first or the last of the range, so that the true apex may lie outside
 */
record Apex(double frequencyHz, double minusImOhm, double timeConstantS, boolean atTheEnd) {}
