// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.interphase.core.operation.TextSyntaxException;
import org.interphase.core.unit.NumberText;

/**
 * What a person says of the events of a record, as one writes it on a line:
 * {@code drop@812.5=no,step@95=101.2,depletion@1840=yes}.
 *
 * @param edits at most one of each event
 */
public record EventEdits(List<EventEdit> edits) {

    /** Nothing said. */
    public static final EventEdits NONE = new EventEdits(List.of());

    /** Copies the list. */
    public EventEdits {
        edits = List.copyOf(edits);
    }

    /**
     * {@return the edits of a text}
     *
     * @param text {@code KIND@SECONDS=yes}, {@code =no} or {@code =SECONDS}, separated by commas; blank for none
     * @throws TextSyntaxException when a part is not like this, with its place
     */
    public static EventEdits parse(String text) {
        List<EventEdit> edits = new ArrayList<>();
        int at = 0;
        for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
            edits.add(edit(text, at, part));
            at += part.length() + 1;
        }
        return new EventEdits(edits);
    }

    private static EventEdit edit(String text, int at, String part) {
        int sign = part.indexOf('@');
        int equals = part.indexOf('=');
        if (sign < 0 || equals < sign) {
            throw new TextSyntaxException(
                    text, at, "KIND@SECONDS=yes|no|SECONDS", part.isBlank() ? "nothing" : "'" + part + "'");
        }
        String name = part.substring(0, sign).strip();
        EventKind kind = Arrays.stream(EventKind.values())
                .filter(k -> k.isReviewed() && k.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new TextSyntaxException(
                        text,
                        at,
                        "one of "
                                + Arrays.stream(EventKind.values())
                                        .filter(EventKind::isReviewed)
                                        .map(EventKind::toString)
                                        .collect(Collectors.joining(", ")),
                        "'" + name + "'"));
        double time = number(text, at + sign + 1, part.substring(sign + 1, equals));
        String said = part.substring(equals + 1).strip();
        return switch (said) {
            case "yes" -> new EventEdit(kind, time, CycleEvent.Origin.ACCEPTED, Double.NaN);
            case "no" -> new EventEdit(kind, time, CycleEvent.Origin.REJECTED, Double.NaN);
            default -> new EventEdit(
                    kind, time, CycleEvent.Origin.MOVED, number(text, at + equals + 1, said));
        };
    }

    private static double number(String text, int at, String number) {
        try {
            double value = NumberText.parse(number.strip());
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below, with its place.
        }
        throw new TextSyntaxException(
                text, at, "a time in s", number.isBlank() ? "nothing" : "'" + number.strip() + "'");
    }

    /**
     * {@return these edits with another one, which takes the place of one of the same event}
     *
     * @param edit the other one
     */
    public EventEdits with(EventEdit edit) {
        List<EventEdit> next = new ArrayList<>(without(edit.kind(), edit.timeS()).edits);
        next.add(edit);
        return new EventEdits(next);
    }

    /**
     * {@return these edits without that of an event}
     *
     * @param kind the event's kind
     * @param timeS where it was found, in s
     */
    public EventEdits without(EventKind kind, double timeS) {
        return new EventEdits(edits.stream()
                .filter(e -> e.kind() != kind || e.timeS() != timeS)
                .toList());
    }

    /**
     * {@return what is said of an event that was found}
     *
     * @param kind its kind
     * @param timeS where it was found, in s
     */
    public Optional<EventEdit> of(EventKind kind, double timeS) {
        return edits.stream()
                .filter(e -> e.kind() == kind && Math.abs(e.timeS() - timeS) <= EventEdit.REACH_S)
                .min((a, b) -> Double.compare(Math.abs(a.timeS() - timeS), Math.abs(b.timeS() - timeS)));
    }

    @Override
    public String toString() {
        return edits.stream().map(EventEdit::toString).collect(Collectors.joining(","));
    }
}
