// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.job;

import java.util.Locale;
import java.util.function.UnaryOperator;
import org.interphase.core.operation.SettingException;
import org.interphase.core.operation.TextSyntaxException;

/** What is wrong with a setting, as a sentence. */
public final class SettingSentence {

    private SettingSentence() {}

    /**
     * {@return the sentence}
     *
     * @param problem what is wrong
     * @param words the name of a setting in words
     */
    public static String of(SettingException problem, UnaryOperator<String> words) {
        String name = words.apply(problem.setting());
        String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        if (problem.getCause() instanceof TextSyntaxException syntax) {
            return capital + ", " + syntax.getMessage() + ".";
        }
        String text = problem.getMessage().replaceFirst("^setting '[^']*': ", capital + ": ");
        return text.lines().findFirst().orElse(text) + ".";
    }
}
