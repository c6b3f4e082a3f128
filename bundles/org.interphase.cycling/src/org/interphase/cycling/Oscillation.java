// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

/**
 * The strongest line of a step's voltage, once its levels and their drift are taken away.
 *
 * @param amplitude half of the distance between crest and trough over the step's level, ≥ 0
 * @param amplitudeError its standard error
 * @param periodS its period in s
 * @param periodErrorS the period's standard error in s
 * @param falseAlarm probability that noise alone has a line as strong, 0 to 1 (Horne and Baliunas, Astrophys. J. 302
 *     (1986) 757)
 */
public record Oscillation(
        double amplitude, double amplitudeError, double periodS, double periodErrorS, double falseAlarm) {

    /** {@return whether noise alone would show such a line in less than one of a hundred steps} */
    public boolean isSignificant() {
        return falseAlarm < 0.01;
    }
}
