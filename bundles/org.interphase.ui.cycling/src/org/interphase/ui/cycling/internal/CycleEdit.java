// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.cycling.internal;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.interphase.core.unit.ValueText;
import org.interphase.cycling.CycleEvent;
import org.interphase.cycling.EventEdit;
import org.interphase.ui.part.History;

/** What was changed between two documents, in words for the menu Edit. */
final class CycleEdit implements History.Words<CycleDocument> {

    @Override
    public String field(CycleDocument before, CycleDocument after) {
        CycleSettings next = before.settings().withValue(CycleSettings.AREA, after.settings().value(CycleSettings.AREA));
        return before.withSettings(next).equals(after) ? CycleSettings.AREA : "";
    }

    @Override
    public String label(CycleDocument before, CycleDocument after) {
        if (!before.dataset().equals(after.dataset())) {
            return "Choose Record";
        }
        Set<String> names = new HashSet<>(before.settings().values().keySet());
        names.addAll(after.settings().values().keySet());
        names.removeIf(n -> before.settings().value(n).equals(after.settings().value(n)));
        if (names.size() > 1) {
            return "Default Thresholds";
        }
        if (names.size() == 1) {
            return capitals(SettingWords.name(names.iterator().next()));
        }
        return said(before, after).or(() -> takenBack(before, after)).orElse("Events");
    }

    private static Optional<String> said(CycleDocument before, CycleDocument after) {
        return newIn(after, before).findFirst().map(e -> verb(e.origin()) + event(e));
    }

    private static Optional<String> takenBack(CycleDocument before, CycleDocument after) {
        return newIn(before, after).findFirst().map(e -> "Take" + event(e) + " as Found");
    }

    private static Stream<EventEdit> newIn(CycleDocument one, CycleDocument other) {
        return one.edits().edits().stream().filter(e -> !other.edits().edits().contains(e));
    }

    private static String event(EventEdit e) {
        return " " + capitals(e.kind().label()) + " at " + ValueText.number(e.timeS(), 4) + " s";
    }

    private static String verb(CycleEvent.Origin origin) {
        return switch (origin) {
            case ACCEPTED -> "Accept";
            case MOVED -> "Move";
            case REJECTED -> "Reject";
            case COMPUTED -> throw new IllegalArgumentException("nobody said that an event is computed");
        };
    }

    private static String capitals(String words) {
        StringBuilder out = new StringBuilder();
        for (String word : words.split(" ")) {
            out.append(out.isEmpty() ? "" : " ")
                    .append(word.substring(0, 1).toUpperCase(Locale.ROOT))
                    .append(word.substring(1));
        }
        return out.toString();
    }
}
