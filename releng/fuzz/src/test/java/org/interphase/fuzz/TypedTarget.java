// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.SettingDescriptor;
import org.interphase.core.operation.SettingException;
import org.interphase.core.operation.SettingsType;
import org.interphase.core.unit.NumberText;
import org.interphase.core.unit.Units;
import org.interphase.core.unit.ValueText;

/**
 * Reads an input as what somebody types: its first line as a number and as a unit, the others as settings {@code
 * NAME=TEXT} of an operation, which are taken or refused, and taken again as they are printed.
 */
public final class TypedTarget {

    private static List<SettingsType<?>> types;

    private TypedTarget() {}

    /** Called by Jazzer before the first input. */
    public static void fuzzerInitialize() throws IOException {
        types = Installed.operations().stream().map(Operation::settingsType).<SettingsType<?>>map(SettingsType::of).toList();
        WarmUp.with(TypedTarget::fuzzerTestOneInput);
    }

    /**
     * Called by Jazzer with each input.
     *
     * @param bytes the lines
     */
    public static void fuzzerTestOneInput(byte[] bytes) {
        String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", 12);
        number(lines[0]);
        unit(lines[0]);
        Map<String, String> texts = new LinkedHashMap<>();
        for (String line : lines) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                texts.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        types.forEach(type -> settings(type, texts));
    }

    private static void number(String text) {
        try {
            double value = NumberText.parse(text);
            double shown = NumberText.parse(ValueText.number(value, 17));
            if (!Double.isFinite(value) || shown != value) {
                throw new AssertionError("'" + text + "' is read as " + value + " and shown as " + shown);
            }
        } catch (NumberFormatException e) {
            if (!e.getMessage().startsWith("expected a number")) {
                throw new AssertionError(e);
            }
        }
    }

    private static void unit(String text) {
        Units.parse(text).ifPresent(c -> {
            if (!(c.factor() > 0) || Double.isInfinite(c.factor())) {
                throw new AssertionError("'" + text + "' has the factor " + c.factor());
            }
        });
    }

    private static <S extends Record> void settings(SettingsType<S> type, Map<String, String> all) {
        Map<String, String> known = new LinkedHashMap<>();
        for (SettingDescriptor d : type.descriptors()) {
            if (all.containsKey(d.name())) {
                known.put(d.name(), all.get(d.name()));
            } else if (d.required()) {
                known.put(d.name(), d.example());
            }
        }
        S settings;
        try {
            settings = type.create(known);
        } catch (SettingException e) {
            if (!e.getMessage().contains("expected")) {
                throw new AssertionError("a refusal that does not say what is expected: " + e.getMessage(), e);
            }
            return;
        }
        try {
            S again = type.create(type.texts(settings));
            if (!again.equals(settings)) {
                throw new AssertionError(settings + " comes back as " + again);
            }
        } catch (SettingException e) {
            throw new AssertionError(settings + " is not taken as it is printed: " + e.getMessage(), e);
        }
    }
}
