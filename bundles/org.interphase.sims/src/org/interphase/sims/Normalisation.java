// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import java.util.Objects;
import org.interphase.core.operation.TextSyntaxException;

/**
 * What profiles are divided by, as text {@code none}, {@code total} or a channel's name.
 *
 * @param kind by what
 * @param reference name of the channel; empty unless {@code kind} is {@link Kind#CHANNEL}
 */
public record Normalisation(Kind kind, String reference) {

    /** Nothing. */
    public static final Normalisation NONE = new Normalisation(Kind.NONE, "");

    /** The sum of all channels of the same polarity, since each polarity has its own detector. */
    public static final Normalisation TOTAL = new Normalisation(Kind.TOTAL, "");

    /** By what. */
    public enum Kind {
        /** Nothing. */
        NONE,
        /** All channels of the same polarity. */
        TOTAL,
        /** One channel, such as an ion of the matrix; of whichever polarity. */
        CHANNEL
    }

    /** Checks that nothing is null. */
    public Normalisation {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(reference);
    }

    /**
     * {@return division by one channel}
     *
     * @param channel its name
     */
    public static Normalisation to(String channel) {
        return new Normalisation(Kind.CHANNEL, channel);
    }

    /**
     * {@return the choice of a text}
     *
     * @param text {@code none}, {@code total}, or a channel's name
     * @throws TextSyntaxException when it is blank
     */
    public static Normalisation parse(String text) {
        String t = text.strip();
        return switch (t) {
            case "" -> throw new TextSyntaxException(text, 0, "none, total or a channel's name", "nothing");
            case "none" -> NONE;
            case "total" -> TOTAL;
            default -> to(t);
        };
    }

    /** {@return the choice in words, empty for none} */
    public String words() {
        return switch (kind) {
            case NONE -> "";
            case TOTAL -> "total of the same polarity";
            case CHANNEL -> reference;
        };
    }

    @Override
    public String toString() {
        return switch (kind) {
            case NONE -> "none";
            case TOTAL -> "total";
            case CHANNEL -> reference;
        };
    }
}
