// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling.internal.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.Dataset;
import org.interphase.core.json.Json;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.operation.SettingDescriptor;
import org.interphase.core.operation.SettingException;
import org.interphase.core.operation.SettingsType;
import org.interphase.core.progress.Progress;
import org.interphase.cycling.AnalysisOptions;
import org.interphase.cycling.CriticalCurrentDensity;
import org.interphase.cycling.CurrentStep;
import org.interphase.cycling.CycleAnalysis;
import org.interphase.cycling.CycleEvent;
import org.interphase.cycling.EventEdits;
import org.interphase.cycling.EventKind;
import org.interphase.cycling.Evidence;
import org.interphase.cycling.FailureProbability;
import org.interphase.cycling.Polarity;
import org.interphase.cycling.RegionVerdict;
import org.interphase.cycling.Thresholds;
import org.interphase.cycling.Verdict;
import org.junit.jupiter.api.Test;

final class AnalysisOperationsTest {

    private static AnalyseSettings analyse(Map<String, String> settings) throws SettingException {
        return SettingsType.of(AnalyseSettings.class).create(settings);
    }

    private static CcdSettings ccd() throws SettingException {
        return SettingsType.of(CcdSettings.class).create(Map.of());
    }

    private static List<String> names(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
    }

    private static CycleAnalysis analysis(Verdict verdict) {
        CurrentStep step = new CurrentStep(
                0, 0, 359, 0, 1795, Polarity.PLATE, 6e-8, 1e-11, 0.06, 1.077e-4, 2e-7, 0.0312, 0.0004, 0.03, 0.01, 0.06, 0.002,
                0.052, 0.31, 0.02, 0.1, null, verdict, 0.987);
        return new CycleAnalysis(
                verdict,
                0.987,
                0.06,
                List.of(new Evidence(
                        Evidence.Rule.DROP_RATIO, 0.31, 0.02, 0.45, 812, 1795, Verdict.FAILED, 0,
                        "After 812 s the voltage stayed at 0.31 of its value, \"low\".")),
                List.of(new CycleEvent(
                        EventKind.DROP, 812.5, 4, 800, 830, 0.31, 0.02, "", 0, CycleEvent.Origin.COMPUTED)),
                List.of(step),
                1.077e-4,
                0.0312,
                0.1,
                0,
                360,
                List.of("2 rows without a voltage were left out."));
    }

    @Test
    void defaultsAreThoseOfTheAnalysis() throws Exception {
        assertEquals(AnalysisOptions.DEFAULT, analyse(Map.of()).options(EventEdits.NONE));
        assertEquals(AnalysisOptions.DEFAULT, ccd().options(EventEdits.NONE));
    }

    @Test
    void bothCommandsHaveTheSameSettings() {
        List<SettingDescriptor> one = SettingsType.of(AnalyseSettings.class).descriptors();
        List<SettingDescriptor> other = SettingsType.of(CcdSettings.class).descriptors();
        assertEquals(other, one.subList(0, other.size()));
        assertEquals("--events", one.getLast().option());
        assertEquals(other.size() + 1, one.size());
    }

    @Test
    void everySettingReachesTheAnalysis() throws Exception {
        AnalyseSettings settings = analyse(Map.ofEntries(
                Map.entry("areaUm2", "2"), Map.entry("direction", "strip"), Map.entry("failedRatio", "0.4"),
                Map.entry("cycledRatio", "0.7"), Map.entry("failedOffset", "0.4"), Map.entry("cycledOffset", "0.1"),
                Map.entry("settledS", "90"), Map.entry("recoveryS", "50"), Map.entry("depletionRatio", "6"),
                Map.entry("limitV", "9"), Map.entry("stepNoise", "4"), Map.entry("plannedS", "600"),
                Map.entry("minimumConfidence", "0.8"), Map.entry("events", "drop@812.5=no")));
        EventEdits edits = EventEdits.parse("drop@812.5=no");
        assertEquals(edits, settings.events());
        assertEquals(
                new AnalysisOptions(
                        2, Polarity.STRIP, new Thresholds(0.4, 0.7, 0.4, 0.1, 90, 50, 6, 9, 4, 600, 0.8), edits),
                settings.options(settings.events()));
    }

    @Test
    void saysWhichThresholdsContradictEachOther() {
        String ratio = assertThrows(
                        SettingException.class,
                        () -> analyse(Map.of("failedRatio", "0.65")).options(EventEdits.NONE))
                .getMessage();
        assertTrue(ratio.contains("'cycledRatio': expected at least the 0.65 of 'failedRatio', found 0.6"), ratio);
        String offset = assertThrows(
                        SettingException.class,
                        () -> analyse(Map.of("cycledOffset", "0.5")).options(EventEdits.NONE))
                .getMessage();
        assertTrue(offset.contains("'failedOffset'"), offset);
    }

    @Test
    void hasTheKeysOfTheContract() {
        assertTrue(names(AnalyseReport.class).containsAll(List.of(
                "verdict", "confidence", "currentDensityUaPerUm2", "evidence", "events", "chargeC", "meanVoltageV",
                "offset", "steps", "remarks")));
        assertTrue(names(Evidence.class).containsAll(List.of("rule", "value", "threshold", "fromS", "toS", "speaksFor")));
        assertTrue(names(CycleEvent.class).containsAll(List.of("kind", "timeS", "value")));
        assertTrue(names(CriticalCurrentDensity.class).containsAll(List.of(
                "criticalCurrentDensityUaPerUm2", "lower", "upper", "probability", "verdicts", "contradictions")));
        assertTrue(names(FailureProbability.class).containsAll(List.of("j50", "lower95", "upper95")));
    }

    @Test
    void jsonHoldsTheAnalysisOnce() {
        String json = Json.write(AnalyseReport.of(analysis(Verdict.FAILED)));
        assertTrue(json.contains("\"verdict\" : \"failed\""), json);
        assertTrue(json.contains("\"rule\" : \"drop-ratio\"") && json.contains("\"kind\" : \"drop\""), json);
        assertFalse(json.contains("\"analysis\""), json);
    }

    @Test
    void onlyACycledRegionIsAPositiveAnswer() {
        AnalyseOperation operation = new AnalyseOperation();
        assertFalse(operation.isNegative(AnalyseReport.of(analysis(Verdict.CYCLED))));
        assertTrue(operation.isNegative(AnalyseReport.of(analysis(Verdict.FAILED))));
        assertTrue(operation.isNegative(AnalyseReport.of(analysis(Verdict.UNDETERMINED))));
    }

    @Test
    void saysTheVerdictAndItsReasonFirst() {
        String[] lines =
                new AnalyseOperation().text(AnalyseReport.of(analysis(Verdict.FAILED))).split("\\R");
        assertEquals("FAILED at 0.06 µA µm⁻², confidence 0.987", lines[0]);
        assertEquals("After 812 s the voltage stayed at 0.31 of its value, \"low\".", lines[1]);
        assertEquals("Note: 2 rows without a voltage were left out.", lines[2]);
        String all = String.join("\n", lines);
        assertTrue(all.contains("812.5 ± 4.0") && all.contains("31.20 ± 0.40 mV"), all);
    }

    @Test
    void writesEvidenceEventsAndStepsAsCsv() {
        String[] lines = new AnalyseOperation()
                .csv(AnalyseReport.of(analysis(Verdict.FAILED)))
                .orElseThrow()
                .split("\n");
        assertEquals("part,name,step,fromS,toS,value,standardError,threshold,unit,verdict,confidence,note", lines[0]);
        assertEquals("verdict,verdict,0,,,0.06,,,µA µm⁻²,failed,0.987,", lines[1]);
        assertEquals(
                "evidence,drop-ratio,0,812.0,1795.0,0.31,0.02,0.45,,failed,,"
                        + "\"After 812 s the voltage stayed at 0.31 of its value, \"\"low\"\".\"",
                lines[2]);
        assertEquals("event,drop,0,812.5,812.5,0.31,0.02,,,,,computed", lines[3]);
        assertEquals("step,plate,0,0.0,1795.0,0.06,,,µA µm⁻²,failed,0.987,", lines[4]);
    }

    private static CyclingRecord record(String id) {
        double[] t = new double[60];
        double[] v = new double[60];
        double[] i = new double[60];
        for (int k = 0; k < 60; k++) {
            t[k] = 5 * k;
            v[k] = 0.05;
            i[k] = 4e-8;
        }
        return new CyclingRecord(id, id, t, v, i, List.of(), Map.of());
    }

    private static OperationInput.Source source(String path, String sha, String... ids) {
        List<Dataset> datasets = new ArrayList<>();
        for (String id : ids) {
            datasets.add(record(id));
        }
        return new OperationInput.Source(new DataFile(Path.of(path), sha, "test", datasets, List.of()), datasets);
    }

    private static List<String> regions(CriticalCurrentDensity result) {
        return result.verdicts().stream().map(RegionVerdict::region).distinct().sorted().toList();
    }

    @Test
    void namesRegionsByTheirFilesAndDataSets() throws Exception {
        CriticalCurrentDensity result = new CcdOperation().run(
                new OperationInput(List.of(
                        source("a/r1.mpr", "1", "1"), source("a/r2.mpr", "2", "x", "y"), source("a/r3.mpr", "3", "1"),
                        source("b/r3.mpr", "4", "1"))),
                ccd(),
                Progress.NONE);
        assertEquals(
                List.of(Path.of("a/r3.mpr").toString(), Path.of("b/r3.mpr").toString(), "r1.mpr", "r2.mpr#x", "r2.mpr#y")
                        .stream().sorted().toList(),
                regions(result));
    }

    @Test
    void countsTheSameDataOnce() throws Exception {
        CriticalCurrentDensity result = new CcdOperation().run(
                new OperationInput(List.of(source("r1.mpr", "1", "1"), source("copy.mpr", "1", "1"))),
                ccd(),
                Progress.NONE);
        RegionVerdict copy = result.verdicts().stream()
                .filter(v -> v.region().equals("copy.mpr"))
                .findFirst()
                .orElseThrow();
        assertFalse(copy.counted());
        assertEquals("the same data as r1.mpr", copy.note());
    }

    private static CriticalCurrentDensity found(double... densities) {
        List<RegionVerdict> rows = new ArrayList<>();
        for (double d : densities) {
            rows.add(new RegionVerdict(
                    "r" + (rows.size() + 1), "1", 0, Math.abs(d), d > 0 ? Verdict.CYCLED : Verdict.FAILED, 0.9, true, ""));
        }
        return CriticalCurrentDensity.of(rows);
    }

    @Test
    void aBracketIsAPositiveAnswer() {
        CcdOperation operation = new CcdOperation();
        assertFalse(operation.isNegative(found(0.04, -0.06)));
        assertTrue(operation.isNegative(found(0.04)));
        assertTrue(operation.isNegative(found(-0.06)));
        assertTrue(operation.text(found(0.04)).startsWith("NO BRACKET: all regions that count cycled, up to 0.04 µA µm⁻²"));
        assertTrue(operation.text(found(-0.06)).startsWith("NO BRACKET: all regions that count failed, down to 0.06"));
        assertTrue(operation.text(found()).startsWith("NO BRACKET: no region counts"));
    }

    @Test
    void saysTheBracketTheCurveAndTheContradictions() {
        String text = new CcdOperation().text(found(0.02, 0.04, 0.04, -0.04, -0.06, -0.06, 0.06, -0.1));
        assertTrue(text.startsWith("critical current density 0.06 µA µm⁻²: the highest at which a region cycled; the lowest"
                + " at which one failed is 0.04 µA µm⁻²"), text);
        assertTrue(text.contains("half of the regions fail at 0.0") && text.contains("from 8 regions"), text);
        assertTrue(text.matches("(?s).*CONTRADICTIONS.*r4 +0.04 +r2 0.04, r3 0.04, r7 0.06.*"), text);
    }

    @Test
    void writesTheVerdictsAsCsv() {
        String[] lines = new CcdOperation().csv(found(0.04, -0.06)).orElseThrow().split("\n");
        assertEquals("region,dataset,step,currentDensityUaPerUm2,verdict,confidence,counted,note", lines[0]);
        assertEquals("r1,1,0,0.04,cycled,0.9,true,", lines[1]);
        assertEquals("r2,1,0,0.06,failed,0.9,true,", lines[2]);
    }

    @Test
    void jsonHasNullForWhatIsNotKnown() {
        String json = Json.write(found(0.04));
        assertTrue(json.contains("\"upper\" : null") && json.contains("\"probability\" : null"), json);
        assertTrue(json.contains("\"criticalCurrentDensityUaPerUm2\" : 0.04"), json);
    }
}
