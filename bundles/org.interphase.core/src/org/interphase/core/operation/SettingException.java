// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.operation;

/** A setting is missing, unknown, or out of its range. */
public final class SettingException extends OperationException {

    private static final long serialVersionUID = 1L;

    private final String setting;

    /**
     * Creates the exception.
     *
     * @param setting the setting's name
     * @param problem what is wrong with it: expected and found
     */
    public SettingException(String setting, String problem) {
        super("setting '" + setting + "': " + problem);
        this.setting = setting;
    }

    /**
     * Creates the exception for a text that cannot be understood.
     *
     * @param setting the setting's name
     * @param cause where it goes wrong
     */
    public SettingException(String setting, TextSyntaxException cause) {
        super(
                "setting '" + setting + "', " + cause.getMessage() + System.lineSeparator() + cause.underlined(),
                cause);
        this.setting = setting;
    }

    /** {@return the setting's name} */
    public String setting() {
        return setting;
    }
}
