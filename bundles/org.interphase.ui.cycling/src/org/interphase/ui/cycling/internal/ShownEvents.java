// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.cycling.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.interphase.cycling.CycleAnalysis;
import org.interphase.cycling.CycleEvent;
import org.interphase.cycling.EventEdit;
import org.interphase.cycling.EventEdits;
import org.interphase.cycling.EventKind;

/**
 * The events of a document with what is said of them now, also while the analysis that takes it into account is still
 * under way.
 */
record ShownEvents(List<CycleEvent> events) {

    /** An event, wherever it was moved to. */
    record Key(EventKind kind, double foundAtS) {}

    static ShownEvents of(CycleDocument document) {
        Optional<Analysed> last = document.last();
        if (last.isEmpty()) {
            return new ShownEvents(List.of());
        }
        EventEdits then = EventEdits.parse(last.get().texts().getOrDefault(CycleSettings.EVENTS, ""));
        CycleDocument asAnalysed = document.withSettings(document.settings().withEdits(document.dataset(), then));
        List<CycleEvent> shown = new ArrayList<>();
        for (CycleEvent e : last.get().analysis().events()) {
            double found = asAnalysed.foundAt(e);
            Optional<EventEdit> said = document.edits().of(e.kind(), found);
            boolean same = said.equals(then.of(e.kind(), found));
            shown.add(same ? e : reviewed(e, said, found));
        }
        shown.sort(Comparator.comparingDouble(CycleEvent::timeS));
        return new ShownEvents(List.copyOf(shown));
    }

    private static CycleEvent reviewed(CycleEvent e, Optional<EventEdit> said, double found) {
        return said.map(s -> e.reviewed(s.origin(), s.origin() == CycleEvent.Origin.MOVED ? s.toS() : found))
                .orElseGet(() -> e.reviewed(CycleEvent.Origin.COMPUTED, found));
    }

    /** {@return an analysis with these events} */
    CycleAnalysis in(CycleAnalysis a) {
        return new CycleAnalysis(
                a.verdict(),
                a.confidence(),
                a.currentDensityUaPerUm2(),
                a.evidence(),
                events,
                a.steps(),
                a.chargeC(),
                a.meanVoltageV(),
                a.offset(),
                a.decidingStep(),
                a.points(),
                a.remarks());
    }

    /** {@return the place of an event} */
    OptionalInt indexOf(CycleDocument document, Key key) {
        for (int i = 0; i < events.size(); i++) {
            CycleEvent e = events.get(i);
            if (e.kind() == key.kind() && Math.abs(document.foundAt(e) - key.foundAtS()) < EventEdit.REACH_S) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }
}
