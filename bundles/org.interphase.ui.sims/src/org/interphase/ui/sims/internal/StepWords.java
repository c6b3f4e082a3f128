// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.interphase.core.operation.SettingDescriptor;
import org.interphase.core.operation.SettingDescriptor.Form;
import org.interphase.core.operation.SettingsType;
import org.interphase.sims.Correction;

/** The names of corrections and their settings as words. */
final class StepWords {

    private StepWords() {}

    /** {@return {@code Dead time} for the kind of {@code dead-time}} */
    static String name(Class<? extends Correction> type) {
        return name(Correction.kind(type));
    }

    /** {@return {@code Dead time} for {@code dead-time}} */
    static String name(String kind) {
        return switch (kind) {
            case "depth" -> "Depth scale";
            case "register" -> "Registration";
            case "flatten" -> "Topography";
            default -> capital(kind.replace('-', ' '));
        };
    }

    /** {@return what a kind is for, a sentence} */
    static String help(Class<? extends Correction> type) {
        return switch (Correction.kind(type)) {
            case "dead-time" -> "What pulse counters lose while they are blind after each count.";
            case "single-hit" -> "What a converter loses that takes one hit of each pulse.";
            case "spikes" -> "Masks layers in which the electronics of one polarity added or lost counts.";
            case "flat-field" -> "Divides by the fall of sensitivity over the frame.";
            case "beam-decay" -> "Divides by the fall of the beam over the layers, as a species of constant concentration shows it.";
            case "depth" -> "Depths from the crater's depth or a rate.";
            case "layered-depth" -> "Depths of layers of different rates, one on top of the other.";
            case "drift" -> "Moves the content of all layers onto that of layer 0.";
            case "register" -> "Moves the negative content onto the positive.";
            case "flatten" -> "Lifts what lies below a surface or an interface that is not plane.";
            case "height-map" -> "Lifts what lies below a surface whose height was mapped before and after.";
            default -> "";
        };
    }

    /** {@return phrases as sentences, one after the other} */
    static String sentences(List<String> phrases) {
        return phrases.stream().map(p -> capital(p) + (p.endsWith(".") ? "" : ".")).collect(Collectors.joining(" "));
    }

    static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** {@return {@code crater error} for {@code craterErrorUm}, whose unit stands beside it} */
    static String setting(SettingDescriptor setting) {
        String name = setting.name();
        if (name.equals("tauNs")) {
            return "dead time";
        }
        if (name.equals("dwellS")) {
            return "dwell time";
        }
        String unit = setting.unit().replace("µ", "u").replace("/", "Per");
        String suffix = unit.isEmpty() ? "" : camel(unit);
        String bare = !suffix.isEmpty() && name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name;
        return bare.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** {@return {@code UmPerS} for {@code umPers}} */
    private static String camel(String unit) {
        String[] parts = unit.split("Per");
        StringBuilder all = new StringBuilder();
        for (String part : parts) {
            all.append(all.isEmpty() ? "" : "Per").append(capital(part));
        }
        return all.toString();
    }

    /** {@return name and unit, such as {@code Dead time / ns}} */
    static String label(SettingDescriptor setting) {
        return capital(setting(setting)) + (setting.unit().isEmpty() ? "" : " / " + setting.unit());
    }

    /** {@return what a setting does, with its range, its default and its source} */
    static String help(SettingDescriptor setting) {
        return setting.help()
                + (setting.range().isEmpty() ? "" : "\nRange: " + setting.range() + " " + setting.unit())
                + (setting.byDefault().isEmpty() ? "" : "\nDefault: " + setting.byDefault())
                + (setting.example().isEmpty() ? "" : "\nExample: " + setting.example())
                + (setting.citation().isEmpty() ? "" : "\nSource: " + setting.citation());
    }

    /** {@return the settings of a correction, such as {@code crater 2 µm, crater error 0.05 µm}} */
    static String settings(Correction correction) {
        Map<String, String> texts = texts(correction);
        List<String> words = new ArrayList<>();
        for (SettingDescriptor d : type(correction).descriptors()) {
            String text = texts.getOrDefault(d.name(), "");
            boolean choice = d.form() == Form.CHOICE || d.form() == Form.INTEGER;
            if (text.isEmpty() || !choice && sameAsDefault(d, text)) {
                continue;
            }
            words.add(switch (d.form()) {
                case FLAG -> setting(d);
                case CHOICE -> text;
                case INTEGER, NUMBER -> setting(d) + " " + text + (d.unit().isEmpty() ? "" : " " + d.unit());
                case TEXT -> text.replace(",", ", ");
            });
        }
        return words.isEmpty() ? byItself(correction) : String.join(", ", words);
    }

    private static boolean sameAsDefault(SettingDescriptor d, String text) {
        return d.form() == Form.NUMBER && !d.byDefault().isEmpty()
                ? Double.parseDouble(text) == Double.parseDouble(d.byDefault())
                : text.equals(d.byDefault());
    }

    /** {@return what a correction goes by where nothing is said; empty where something has to be} */
    static String byItself(Correction correction) {
        return switch (correction.kind()) {
            case "dead-time" -> "as the stack states";
            case "drift", "register" -> "strong species";
            case "flatten" -> "what the uppermost layers lack";
            default -> "";
        };
    }

    /** {@return what a correction's settings are} */
    @SuppressWarnings("unchecked")
    static <S extends Record & Correction> SettingsType<S> type(Correction correction) {
        return type((Class<? extends Correction>) correction.getClass());
    }

    @SuppressWarnings("unchecked")
    static <S extends Record & Correction> SettingsType<S> type(Class<? extends Correction> kind) {
        return SettingsType.of((Class<S>) kind);
    }

    /** {@return the settings of a correction as texts} */
    static Map<String, String> texts(Correction correction) {
        return texts(type(correction), correction);
    }

    @SuppressWarnings("unchecked")
    private static <S extends Record & Correction> Map<String, String> texts(SettingsType<S> type, Correction correction) {
        Map<String, String> texts = type.texts((S) correction);
        for (SettingDescriptor d : type.descriptors()) {
            if (d.form() == Form.NUMBER) {
                texts.computeIfPresent(d.name(), (name, number) -> plain(number));
            }
        }
        return texts;
    }

    /** {@return a number as a person writes it: {@code 2} for {@code 2.0}, {@code 1e-4} for {@code 1.0E-4}} */
    private static String plain(String number) {
        return number.replaceFirst("\\.0(?=E|$)", "").replace('E', 'e');
    }
}
