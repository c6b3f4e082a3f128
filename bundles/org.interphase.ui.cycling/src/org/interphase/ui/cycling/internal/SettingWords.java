// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.cycling.internal;

import java.util.Locale;

/** The names of settings as words. */
final class SettingWords {

    private SettingWords() {}

    /** {@return {@code failed ratio} for {@code failedRatio}, {@code settled} for {@code settledS}} */
    static String name(String setting) {
        if (setting.equals(CycleSettings.AREA)) {
            return "contact area";
        }
        if (setting.equals(CycleSettings.DIRECTION)) {
            return "first step";
        }
        String words = setting.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        // the unit stands beside it
        return words.replaceFirst(" [sv]$", "");
    }
}
