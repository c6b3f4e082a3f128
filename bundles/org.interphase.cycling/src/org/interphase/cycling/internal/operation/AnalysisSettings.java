// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling.internal.operation;

import org.interphase.core.operation.SettingException;
import org.interphase.cycling.AnalysisOptions;
import org.interphase.cycling.EventEdits;
import org.interphase.cycling.Thresholds;

/**
 * The settings that all commands have which judge cycle graphs: what they say of themselves, and what they mean. Each
 * command's record declares them anew, since a record is what a command's settings are, and takes the words from here.
 * The defaults are those of {@link Thresholds#DEFAULT}; a test compares them.
 */
interface AnalysisSettings {

    String AREA = "Area of the contact, to make a current density of the current.";
    String DIRECTION = "What the record's first step of current does; a current of the other sign does the opposite.";
    String FAILED_RATIO = "A lasting fall of the voltage to this part of its value, or lower, has failed.";
    String CYCLED_RATIO = "A region whose voltage stays above this part of its value has cycled.";
    String FAILED_OFFSET = "An offset between the shapes of voltage and current of this or more has failed.";
    String CYCLED_OFFSET = "An offset between the shapes of voltage and current of this or less has cycled.";
    String SETTLED = "A fall lasts when the voltage stays low for this long.";
    String RECOVERY = "A fall that comes back within this time is a soft short and no verdict.";
    String DEPLETION_RATIO =
            "In stripping, a voltage beyond this many times its initial value that rises to the limit is a depletion.";
    String LIMIT = "Voltage limit of the potentiostat.";
    String STEP_NOISE = "A change of the mean voltage by more than this many times the noise of a point is a step.";
    String PLANNED = "How long a plating step was meant to last, where the record's own steps do not say it.";
    String MINIMUM_CONFIDENCE = "A verdict that is less sure than this is undetermined.";

    double areaUm2();

    Direction direction();

    double failedRatio();

    double cycledRatio();

    double failedOffset();

    double cycledOffset();

    double settledS();

    double recoveryS();

    double depletionRatio();

    double limitV();

    double stepNoise();

    double plannedS();

    double minimumConfidence();

    /**
     * {@return what the analysis takes}
     *
     * @param edits what a person said of the events
     * @throws SettingException when two thresholds contradict each other
     */
    default AnalysisOptions options(EventEdits edits) throws SettingException {
        requireOrder("cycledRatio", cycledRatio(), "failedRatio", failedRatio());
        requireOrder("failedOffset", failedOffset(), "cycledOffset", cycledOffset());
        return new AnalysisOptions(
                areaUm2(),
                direction().polarity(),
                new Thresholds(
                        failedRatio(),
                        cycledRatio(),
                        failedOffset(),
                        cycledOffset(),
                        settledS(),
                        recoveryS(),
                        depletionRatio(),
                        limitV(),
                        stepNoise(),
                        plannedS(),
                        minimumConfidence()),
                edits);
    }

    private static void requireOrder(String high, double above, String low, double below) throws SettingException {
        if (above < below) {
            throw new SettingException(
                    high, "expected at least the " + below + " of '" + low + "', found " + above);
        }
    }
}
