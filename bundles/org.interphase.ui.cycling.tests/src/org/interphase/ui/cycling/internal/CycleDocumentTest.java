// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.cycling.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.data.DataFile;
import org.interphase.cycling.CycleAnalysis;
import org.interphase.cycling.CycleEvent;
import org.interphase.cycling.CycleEvent.Origin;
import org.interphase.cycling.EventKind;
import org.interphase.cycling.Verdict;
import org.interphase.ui.part.History;
import org.junit.jupiter.api.Test;

/** What a person says of events, before and after the analysis knows of it. */
final class CycleDocumentTest {

    private static final CyclingRecord RECORD = new CyclingRecord(
            "1", "region", new double[] {0, 1000}, new double[] {1, 1}, new double[] {1, 1}, List.of(), Map.of());
    private static final DataFile FILE =
            new DataFile(Path.of("region.csv"), "0".repeat(64), "text", List.of(RECORD), List.of());

    private static CycleEvent drop(double timeS, Origin origin) {
        return new CycleEvent(EventKind.DROP, timeS, 1, timeS - 5, timeS + 5, 0.3, 0.01, "", 0, origin);
    }

    /** The document with an analysis that found these events with what was said then. */
    private static CycleDocument analysed(CycleDocument d, CycleEvent... events) {
        CycleAnalysis a = new CycleAnalysis(
                Verdict.FAILED, 0.9, 0.04, List.of(), List.of(events), List.of(), 0, 0, 0, -1, 2, List.of());
        return d.withAnalysed(new Analysed("1", d.texts(), null, "", a, Duration.ZERO));
    }

    private static CycleDocument found() {
        return analysed(new CycleDocument(FILE, "1", CycleSettings.DEFAULT, null), drop(500, Origin.COMPUTED));
    }

    private static CycleEvent shown(CycleDocument d) {
        return ShownEvents.of(d).events().get(0);
    }

    @Test
    void showsWhatIsSaidAtOnceAndTheSameWhenTheAnalysisKnows() {
        CycleDocument moved = found().reviewed(drop(500, Origin.COMPUTED), Origin.MOVED, 520);
        assertEquals(Origin.MOVED, shown(moved).origin());
        assertEquals(520, shown(moved).timeS());
        CycleDocument known = analysed(moved, drop(520, Origin.MOVED));
        assertEquals(520, shown(known).timeS());
    }

    @Test
    void anEventThatWasMovedFarIsStillTheSame() {
        CycleDocument moved = found().reviewed(drop(500, Origin.COMPUTED), Origin.MOVED, 900);
        CycleDocument known = analysed(moved, drop(900, Origin.MOVED));
        assertEquals(500, known.foundAt(drop(900, Origin.MOVED)));
        CycleDocument again = known.reviewed(drop(900, Origin.MOVED), Origin.MOVED, 700);
        assertEquals("drop@500.0=700.0", again.edits().toString());
        CycleDocument back = again.reviewed(shown(again), Origin.COMPUTED, Double.NaN);
        assertTrue(back.edits().edits().isEmpty());
        assertEquals(500, shown(back).timeS());
        assertEquals(Origin.COMPUTED, shown(back).origin());
    }

    @Test
    void findsAnEventAgainByWhatItIs() {
        CycleDocument moved = analysed(
                found().reviewed(drop(500, Origin.COMPUTED), Origin.MOVED, 900), drop(100, Origin.COMPUTED), drop(900, Origin.MOVED));
        ShownEvents events = ShownEvents.of(moved);
        assertEquals(OptionalInt.of(1), events.indexOf(moved, new ShownEvents.Key(EventKind.DROP, 500)));
        assertEquals(OptionalInt.of(0), events.indexOf(moved, new ShownEvents.Key(EventKind.DROP, 100)));
        assertEquals(OptionalInt.empty(), events.indexOf(moved, new ShownEvents.Key(EventKind.STEP, 100)));
    }

    @Test
    void sayWhatWouldBeUndone() {
        History<CycleDocument> history = new History<>(new CycleEdit());
        history.open(found());
        history.edit(d -> d.reviewed(drop(500, Origin.COMPUTED), Origin.REJECTED, Double.NaN));
        assertEquals("Reject Drop at 500 s", history.undoLabel().orElseThrow());
        history.edit(d -> d.reviewed(drop(500, Origin.REJECTED), Origin.COMPUTED, Double.NaN));
        assertEquals("Take Drop at 500 s as Found", history.undoLabel().orElseThrow());
        history.edit(d -> d.withSettings(d.settings().withValue("failedRatio", "0.4")));
        assertEquals("Failed Ratio", history.undoLabel().orElseThrow());
        history.edit(d -> d.withSettings(d.settings().withValue("areaUm2", "2")));
        history.edit(d -> d.withSettings(d.settings().withValue("areaUm2", "25")));
        assertEquals("Contact Area", history.undoLabel().orElseThrow());
        history.undo();
        assertEquals("", history.document().orElseThrow().settings().value("areaUm2"));
    }

    @Test
    void namesSettingsAsWords() {
        assertEquals("settled", SettingWords.name("settledS"));
        assertEquals("limit", SettingWords.name("limitV"));
        assertEquals("minimum confidence", SettingWords.name("minimumConfidence"));
        assertEquals("contact area", SettingWords.name("areaUm2"));
    }

    @Test
    void doesNotClaimCertainty() {
        assertEquals("> 99 %", VerdictText.percent(0.998));
        assertEquals("94 %", VerdictText.percent(0.94));
        assertEquals("—", VerdictText.confidence(Verdict.UNDETERMINED, 0));
        assertEquals("3.200 ± 0.055 nA·h", QuantityWords.of(3.2e-9, 0.055e-9, "A·h"));
    }
}
