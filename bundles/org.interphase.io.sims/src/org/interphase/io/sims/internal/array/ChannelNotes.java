// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.array;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonPolarity;

/**
 * What our writers note of a channel beside its name, in whatever place a format has for it, and read back.
 *
 * @param mz mass over charge in u, NaN where not known
 * @param polarity charge of the ions; empty where nothing is noted, so that the name says it
 * @param deadTime what is known of the detector's dead time
 */
public record ChannelNotes(double mz, Optional<IonPolarity> polarity, DeadTime deadTime) {

    /** Nothing is noted. */
    public static final ChannelNotes NONE = new ChannelNotes(Double.NaN, Optional.empty(), DeadTime.UNKNOWN);

    /** Key of the mass over charge. */
    public static final String MZ = "mz";
    /** Key of the polarity. */
    public static final String POLARITY = "polarity";
    /** Key of the model of the dead time. */
    public static final String DEAD_TIME_MODEL = "dead time model";
    /** Key of whether the counts are corrected for it. */
    public static final String DEAD_TIME_CORRECTED = "dead time corrected";
    /** Key of the dead time in s. */
    public static final String DEAD_TIME_S = "dead time s";

    /** All keys. */
    static final List<String> KEYS = List.of(MZ, POLARITY, DEAD_TIME_MODEL, DEAD_TIME_CORRECTED, DEAD_TIME_S);

    private static final String NOT_SAID = "unknown";

    /** Checks that nothing is null. */
    public ChannelNotes {
        Objects.requireNonNull(polarity);
        Objects.requireNonNull(deadTime);
    }

    /**
     * {@return what there is to note, as texts by these keys; what is not known is left out, but for a polarity that the name
     * would say otherwise}
     *
     * @param channel what is written
     */
    public static Map<String, String> of(IonChannel channel) {
        Map<String, String> notes = new LinkedHashMap<>();
        if (!Double.isNaN(channel.mz())) {
            notes.put(MZ, Double.toString(channel.mz()));
        }
        if (channel.polarity() != Names.polarity(channel.name())) {
            notes.put(POLARITY, channel.polarity() == IonPolarity.UNKNOWN ? NOT_SAID : channel.polarity().toString());
        }
        DeadTime state = channel.deadTime();
        if (state.model() != DeadTime.Model.UNKNOWN) {
            notes.put(DEAD_TIME_MODEL, state.model().toString());
        }
        if (state.corrected()) {
            notes.put(DEAD_TIME_CORRECTED, "true");
        }
        if (!Double.isNaN(state.tauS())) {
            notes.put(DEAD_TIME_S, Double.toString(state.tauS()));
        }
        return notes;
    }

    /**
     * {@return what is noted; a text that is none of those that are written counts for nothing}
     *
     * @param notes texts by these keys
     */
    public static ChannelNotes read(Map<String, String> notes) {
        Optional<IonPolarity> polarity = Optional.ofNullable(switch (notes.getOrDefault(POLARITY, "")) {
            case "+" -> IonPolarity.POSITIVE;
            case "-" -> IonPolarity.NEGATIVE;
            case NOT_SAID -> IonPolarity.UNKNOWN;
            default -> null;
        });
        DeadTime.Model model = DeadTime.Model.UNKNOWN;
        for (DeadTime.Model m : DeadTime.Model.values()) {
            model = m.toString().equals(notes.get(DEAD_TIME_MODEL)) ? m : model;
        }
        boolean corrected = "true".equals(notes.get(DEAD_TIME_CORRECTED));
        return new ChannelNotes(
                positive(notes.get(MZ)), polarity, new DeadTime(model, corrected, positive(notes.get(DEAD_TIME_S))));
    }

    private static double positive(String text) {
        try {
            double value = text == null ? Double.NaN : Double.parseDouble(text.strip());
            return value >= 0 && value < Double.POSITIVE_INFINITY ? value : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
