// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.cycling.internal;

import java.util.List;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.interphase.core.unit.ValueText;
import org.interphase.cycling.CurrentStep;
import org.interphase.cycling.CycleAnalysis;
import org.interphase.cycling.CycleFigures;
import org.interphase.cycling.Polarity;
import org.interphase.ui.table.Column;
import org.interphase.ui.table.RecordTable;

/** The steps of constant current, with values and their errors. */
final class StepPanel {

    private static final int ROOM_FOR_MORE = 640;
    private static final int ROOM_FOR_ALL = 900;

    private final RecordTable<CurrentStep> table;
    private int deciding = -1;

    StepPanel(Composite parent) {
        table = new RecordTable<>(
                parent,
                List.of(
                        Column.<CurrentStep>numbers("#", 24, s -> StepText.number(s.index())),
                        Column.<CurrentStep>words("does", 46, s -> s.polarity().toString()),
                        Column.<CurrentStep>words("verdict", 112, StepPanel::verdict)
                                .withRole(s -> CycleFigures.role(s.verdict())),
                        Column.<CurrentStep>numbers("sure", 50, StepPanel::confidence).onlyFrom(ROOM_FOR_MORE),
                        Column.<CurrentStep>numbers("J / µA µm⁻²", 78, s -> VerdictText.density(s.currentDensityUaPerUm2())),
                        Column.<CurrentStep>numbers("from / s", 60, s -> ValueText.number(s.fromS(), 5)).onlyFrom(ROOM_FOR_MORE),
                        Column.<CurrentStep>numbers("lasts / s", 60, s -> ValueText.number(s.durationS(), 4)).onlyFrom(ROOM_FOR_MORE),
                        Column.<CurrentStep>numbers(
                                "charge", 76, s -> ValueText.withError(three(s.chargeC()), Double.NaN, "C")).onlyFrom(ROOM_FOR_ALL),
                        Column.<CurrentStep>numbers(
                                "mean U", 110, s -> ValueText.withError(s.meanVoltageV(), s.meanVoltageErrorV(), "V")),
                        Column.<CurrentStep>numbers(
                                "drop ratio", 96, s -> ratio(s.dropRatio(), s.dropRatioError())),
                        Column.<CurrentStep>numbers("offset", 54, s -> ValueText.number(s.offset(), 2)).onlyFrom(ROOM_FOR_MORE),
                        Column.<CurrentStep>words("oscillation", 120, StepPanel::oscillation).onlyFrom(ROOM_FOR_ALL)),
                s -> s.index() == deciding,
                StepPanel::details);
        table.onCopy(rows -> TableText.copy(rows.isEmpty() ? table.rows() : rows, StepPanel::csv));
    }

    private static double three(double value) {
        return Double.isFinite(value) ? Double.parseDouble(String.format(java.util.Locale.ROOT, "%.3g", value)) : value;
    }

    private static String verdict(CurrentStep s) {
        return s.polarity() == Polarity.REST ? "" : VerdictText.sign(s.verdict()) + " " + s.verdict();
    }

    private static String confidence(CurrentStep s) {
        return s.polarity() == Polarity.REST ? "" : VerdictText.confidence(s.verdict(), s.confidence());
    }

    private static String ratio(double value, double error) {
        return Double.isFinite(error) && error > 0 ? ValueText.withError(value, error, "") : ValueText.number(value, 3);
    }

    private static String oscillation(CurrentStep s) {
        if (s.oscillation() == null || !s.oscillation().isSignificant()) {
            return "none";
        }
        return VerdictText.percent(s.oscillation().amplitude()) + " every "
                + ValueText.withError(s.oscillation().periodS(), s.oscillation().periodErrorS(), "s");
    }

    private static String details(CurrentStep s) {
        String oscillation = s.oscillation() == null
                ? ""
                : "\noscillation: " + oscillation(s) + ", by chance with a probability of "
                        + ValueText.number(s.oscillation().falseAlarm(), 2);
        return s.polarity() + ", " + ValueText.withError(s.currentA(), s.currentErrorA(), "A") + ", "
                + ValueText.withError(three(s.chargeC()), Double.NaN, "C") + "\nU from "
                + ValueText.withError(s.minVoltageV(), Double.NaN, "V") + " to "
                + ValueText.withError(s.maxVoltageV(), Double.NaN, "V") + ", noise of a point "
                + ValueText.withError(three(s.noiseV()), Double.NaN, "V") + oscillation;
    }

    private static String csv(CurrentStep s) {
        return s.index() + "\t" + s.polarity() + "\t" + s.verdict() + "\t" + s.confidence() + "\t"
                + s.currentDensityUaPerUm2() + "\t" + s.fromS() + "\t" + s.toS() + "\t" + s.chargeC() + "\t"
                + s.meanVoltageV() + "\t" + s.meanVoltageErrorV() + "\t" + s.dropRatio() + "\t" + s.dropRatioError() + "\t"
                + s.offset();
    }

    void show(CycleAnalysis analysis) {
        deciding = analysis.steps().size() > 1 ? analysis.decidingStep() : -1;
        table.setRows(analysis.steps());
    }

    RecordTable<CurrentStep> table() {
        return table;
    }

    Control control() {
        return table;
    }
}
