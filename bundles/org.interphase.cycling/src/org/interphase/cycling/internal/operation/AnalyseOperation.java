// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling.internal.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.operation.Declaration;
import org.interphase.core.operation.Inputs;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.OperationException;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.operation.ResultText;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.unit.ValueText;
import org.interphase.cycling.CurrentStep;
import org.interphase.cycling.CycleAnalyser;
import org.interphase.cycling.CycleEvent;
import org.interphase.cycling.EventEdits;
import org.interphase.cycling.Evidence;
import org.interphase.cycling.Polarity;
import org.interphase.cycling.Verdict;
import org.osgi.service.component.annotations.Component;

/** {@code cycle analyse}. */
@Component(service = Operation.class)
public final class AnalyseOperation implements Operation<AnalyseSettings, AnalyseReport> {

    @Override
    public Declaration declaration() {
        return new Declaration(
                "cycle analyse",
                "Judge a cycle graph",
                "Says whether a region cycled or failed, how sure that is and why, and what happened when.",
                Inputs.one(DatasetKind.CYCLING),
                false,
                "");
    }

    @Override
    public Class<AnalyseSettings> settingsType() {
        return AnalyseSettings.class;
    }

    @Override
    public AnalyseReport run(OperationInput input, AnalyseSettings settings, Progress progress)
            throws OperationException, CancelledException {
        EventEdits edits = settings.events() == null ? EventEdits.NONE : settings.events();
        try {
            return AnalyseReport.of(
                    CycleAnalyser.analyse(input.only(CyclingRecord.class), settings.options(edits), progress));
        } catch (IllegalArgumentException e) {
            throw new OperationException(e.getMessage(), e);
        }
    }

    @Override
    public boolean isNegative(AnalyseReport result) {
        return result.verdict() != Verdict.CYCLED;
    }

    @Override
    public String text(AnalyseReport r) {
        List<String> lines = new ArrayList<>();
        lines.add(headline(r));
        r.evidence().stream().findFirst().ifPresent(e -> lines.add(e.sentence()));
        r.remarks().forEach(remark -> lines.add("Note: " + remark));
        List<String[]> whole = new ArrayList<>();
        whole.add(new String[] {"charge plated", ValueText.withError(r.chargeC(), Double.NaN, "C")});
        whole.add(new String[] {"mean voltage", meanVoltage(r)});
        whole.add(new String[] {"offset", ValueText.number(r.offset(), 3)});
        whole.add(new String[] {"points", Integer.toString(r.points())});
        lines.add("");
        lines.addAll(ResultText.align(whole));
        table(lines, evidence(r.evidence()));
        table(lines, events(r.events()));
        table(lines, steps(r.steps()));
        return String.join(System.lineSeparator(), lines);
    }

    private static String headline(AnalyseReport r) {
        String at = Double.isNaN(r.currentDensityUaPerUm2())
                ? ""
                : " at " + Cells.density(r.currentDensityUaPerUm2()) + " " + Cells.DENSITY_UNIT;
        String verdict = r.verdict().toString().toUpperCase(Locale.ROOT);
        return r.verdict() == Verdict.UNDETERMINED
                ? verdict + at + "; the likelier of cycled and failed has a confidence of "
                        + Cells.confidence(r.confidence())
                : verdict + at + ", confidence " + Cells.confidence(r.confidence());
    }

    private static String meanVoltage(AnalyseReport r) {
        double error = r.decidingStep() < 0 ? Double.NaN : r.steps().get(r.decidingStep()).meanVoltageErrorV();
        return ValueText.withError(r.meanVoltageV(), error, "V");
    }

    /** Adds a table that has more than its heading. */
    private static void table(List<String> lines, List<String[]> rows) {
        if (rows.size() > 1) {
            lines.add("");
            lines.addAll(ResultText.align(rows));
        }
    }

    private static List<String[]> evidence(List<Evidence> evidence) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"evidence", "step", "value", "against", "from s", "to s", "speaks for", ""});
        for (Evidence e : evidence) {
            rows.add(new String[] {
                e.rule().label(),
                index(e.step()),
                Cells.plain(e.value(), e.standardError()),
                ValueText.number(e.threshold(), 4),
                ValueText.number(e.fromS(), 6),
                ValueText.number(e.toS(), 6),
                e.speaksFor().toString(),
                e.sentence()
            });
        }
        return rows;
    }

    private static List<String[]> events(List<CycleEvent> events) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"event", "step", "time s", "value", "by"});
        for (CycleEvent e : events) {
            rows.add(new String[] {
                e.kind().label(),
                index(e.step()),
                Cells.plain(e.timeS(), e.timeErrorS()),
                ValueText.withError(e.value(), e.valueError(), e.unit()),
                e.origin().toString()
            });
        }
        return rows;
    }

    private static List<String[]> steps(List<CurrentStep> steps) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {
            "step", "", "from s", "to s", Cells.DENSITY_UNIT, "charge", "initial", "mean voltage", "ratio", "offset",
            "verdict", "confidence"
        });
        for (CurrentStep s : steps) {
            rows.add(new String[] {
                index(s.index()),
                s.polarity().toString(),
                ValueText.number(s.fromS(), 6),
                ValueText.number(s.toS(), 6),
                Cells.density(s.currentDensityUaPerUm2()),
                ValueText.withError(s.chargeC(), s.chargeErrorC(), "C"),
                ValueText.withError(s.initialVoltageV(), s.noiseV(), "V"),
                ValueText.withError(s.meanVoltageV(), s.meanVoltageErrorV(), "V"),
                Cells.plain(s.dropRatio(), s.dropRatioError()),
                ValueText.number(s.offset(), 3),
                s.polarity() == Polarity.REST ? "" : s.verdict().toString(),
                s.polarity() == Polarity.REST ? "" : Cells.confidence(s.confidence())
            });
        }
        return rows;
    }

    /** Steps are counted from 1 for people, from 0 for programs. */
    private static String index(int step) {
        return step < 0 ? "—" : Integer.toString(step + 1);
    }

    @Override
    public Optional<String> csv(AnalyseReport r) {
        StringBuilder out = new StringBuilder("part,name,step,fromS,toS,value,standardError,threshold,unit,verdict,"
                + "confidence,note\n");
        out.append(Cells.line(
                "verdict", "verdict", r.decidingStep(), "", "", r.currentDensityUaPerUm2(), "", "", Cells.DENSITY_UNIT,
                r.verdict(), r.confidence(), ""));
        for (Evidence e : r.evidence()) {
            out.append(Cells.line(
                    "evidence", e.rule(), e.step(), e.fromS(), e.toS(), e.value(), e.standardError(), e.threshold(), "",
                    e.speaksFor(), "", e.sentence()));
        }
        for (CycleEvent e : r.events()) {
            out.append(Cells.line(
                    "event", e.kind(), e.step(), e.timeS(), e.timeS(), e.value(), e.valueError(), "", e.unit(), "", "",
                    e.origin()));
        }
        for (CurrentStep s : r.steps()) {
            out.append(Cells.line(
                    "step", s.polarity(), s.index(), s.fromS(), s.toS(), s.currentDensityUaPerUm2(), "", "",
                    Cells.DENSITY_UNIT, s.verdict(), s.confidence(), ""));
        }
        return Optional.of(out.toString());
    }
}
