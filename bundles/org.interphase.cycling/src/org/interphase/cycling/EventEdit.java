// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.cycling;

import java.util.Objects;

/**
 * What a person says of an event that was found.
 *
 * @param kind the event's kind
 * @param timeS where it was found, in s: the found event of this kind nearest to it, within {@link #REACH_S}, is meant
 * @param origin accepted, moved or rejected
 * @param toS where it is moved to, in s; NaN unless it is moved
 */
public record EventEdit(EventKind kind, double timeS, CycleEvent.Origin origin, double toS) {

    /** How far from its time the found event may be, in s: a new analysis may find it a little earlier or later. */
    public static final double REACH_S = 30;

    /**
     * Checks that the edit is one.
     *
     * @throws IllegalArgumentException when the origin is {@link CycleEvent.Origin#COMPUTED}, a time is not finite, or
     *     an event is moved to nowhere
     */
    public EventEdit {
        Objects.requireNonNull(kind);
        if (origin == CycleEvent.Origin.COMPUTED) {
            throw new IllegalArgumentException("expected accepted, moved or rejected, found computed");
        }
        if (!Double.isFinite(timeS) || (origin == CycleEvent.Origin.MOVED) != Double.isFinite(toS)) {
            throw new IllegalArgumentException("expected a time, and another one where the event is moved, found "
                    + timeS + " and " + toS);
        }
    }

    /**
     * {@return an agreement}
     *
     * @param event the event
     */
    public static EventEdit accept(CycleEvent event) {
        return new EventEdit(event.kind(), event.timeS(), CycleEvent.Origin.ACCEPTED, Double.NaN);
    }

    /**
     * {@return a rejection}
     *
     * @param event the event
     */
    public static EventEdit reject(CycleEvent event) {
        return new EventEdit(event.kind(), event.timeS(), CycleEvent.Origin.REJECTED, Double.NaN);
    }

    /**
     * {@return a move}
     *
     * @param event the event
     * @param toS where it is, in s
     */
    public static EventEdit move(CycleEvent event, double toS) {
        return new EventEdit(event.kind(), event.timeS(), CycleEvent.Origin.MOVED, toS);
    }

    @Override
    public String toString() {
        return kind + "@" + timeS
                + switch (origin) {
                    case MOVED -> "=" + toS;
                    case REJECTED -> "=no";
                    default -> "=yes";
                };
    }
}
