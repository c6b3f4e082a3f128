// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.cycling.internal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.data.DataFile;
import org.interphase.cycling.CycleAnalysis;
import org.interphase.cycling.CycleEvent;
import org.interphase.cycling.EventEdit;
import org.interphase.cycling.EventEdits;

/**
 * All that the cycling editor shows, at one moment. Immutable: each edit makes a new one, so that undoing is going back
 * to an old one, with the analysis that it had.
 *
 * @param file what was read
 * @param dataset the id of the record on the screen
 * @param settings what an analysis is asked for
 * @param analysed the last analysis; null before the first
 */
record CycleDocument(DataFile file, String dataset, CycleSettings settings, Analysed analysed) {

    /** {@return the records of a file} */
    static List<CyclingRecord> records(DataFile file) {
        return file.datasets().stream()
                .filter(CyclingRecord.class::isInstance)
                .map(CyclingRecord.class::cast)
                .toList();
    }

    List<CyclingRecord> records() {
        return records(file);
    }

    /** {@return the record on the screen} */
    CyclingRecord record() {
        return records().stream().filter(r -> r.id().equals(dataset)).findFirst().orElseThrow();
    }

    /** {@return the operation's settings, as texts} */
    Map<String, String> texts() {
        return settings.texts(dataset);
    }

    /** {@return the last analysis, if it is one of the record on the screen} */
    Optional<Analysed> last() {
        return Optional.ofNullable(analysed).filter(a -> a.dataset().equals(dataset));
    }

    /** {@return what the last analysis of the record on the screen says} */
    Optional<CycleAnalysis> analysis() {
        return last().map(Analysed::analysis);
    }

    /** {@return whether the analysis on the screen is what the settings ask for} */
    boolean upToDate() {
        return last().map(a -> a.answers(this)).orElse(false);
    }

    EventEdits edits() {
        return settings.edits(dataset);
    }

    CycleDocument withSettings(CycleSettings next) {
        return new CycleDocument(file, dataset, next, analysed);
    }

    CycleDocument withDataset(String id) {
        return new CycleDocument(file, id, settings, analysed);
    }

    CycleDocument withAnalysed(Analysed next) {
        return new CycleDocument(file, dataset, settings, next);
    }

    /** {@return with one more thing said of an event, or, where the edit is null, with nothing said of it} */
    CycleDocument withEvent(CycleEvent event, EventEdit edit) {
        EventEdits without = edits().without(event.kind(), foundAt(event));
        return withSettings(settings.withEdits(dataset, edit == null ? without : without.with(edit)));
    }

    /** {@return where an event was found before somebody moved it, in s, as what was said of it names it} */
    double foundAt(CycleEvent event) {
        for (EventEdit e : edits().edits()) {
            boolean moved = e.origin() == CycleEvent.Origin.MOVED && e.toS() == event.timeS();
            if (e.kind() == event.kind() && event.origin() == CycleEvent.Origin.MOVED && moved) {
                return e.timeS();
            }
        }
        return edits().of(event.kind(), event.timeS()).map(EventEdit::timeS).orElse(event.timeS());
    }

    /** {@return the document with what a person does to an event: accept, reject or move it} */
    CycleDocument reviewed(CycleEvent event, CycleEvent.Origin origin, double toS) {
        return switch (origin) {
            case COMPUTED -> withEvent(event, null);
            default -> withEvent(
                    event,
                    new EventEdit(
                            event.kind(),
                            foundAt(event),
                            Objects.requireNonNull(origin),
                            origin == CycleEvent.Origin.MOVED ? toS : Double.NaN));
        };
    }
}
