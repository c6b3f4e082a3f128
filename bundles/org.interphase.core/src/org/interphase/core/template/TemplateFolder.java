// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.template;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Where a user keeps templates. */
final class TemplateFolder {

    /** A system property that says so. */
    static final String PROPERTY = "interphase.templates";
    /** An environment variable that says so. */
    static final String VARIABLE = "INTERPHASE_TEMPLATES";

    private TemplateFolder() {}

    static Path ofUser() {
        return of(System::getProperty, System::getenv);
    }

    /**
     * {@return what the property or the variable says, else the place of the system: {@code $XDG_CONFIG_HOME} or {@code
     * ~/.config} on Linux, {@code ~/Library/Application Support} on macOS, {@code %APPDATA%} on Windows}
     */
    static Path of(UnaryOperator<String> property, UnaryOperator<String> variable) {
        for (String said : new String[] {property.apply(PROPERTY), variable.apply(VARIABLE)}) {
            if (said != null && !said.isBlank()) {
                return Path.of(said);
            }
        }
        Path home = Path.of(property.apply("user.home"));
        String system = property.apply("os.name").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            String data = variable.apply("APPDATA");
            Path base = data == null || data.isBlank() ? home.resolve("AppData").resolve("Roaming") : Path.of(data);
            return base.resolve("Interphase").resolve("templates");
        }
        if (system.startsWith("mac")) {
            return home.resolve("Library")
                    .resolve("Application Support")
                    .resolve("Interphase")
                    .resolve("templates");
        }
        String config = variable.apply("XDG_CONFIG_HOME");
        // The specification has relative paths ignored.
        Path base = config == null || config.isBlank() || !Path.of(config).isAbsolute() ? home.resolve(".config") : Path.of(config);
        return base.resolve("interphase").resolve("templates");
    }
}
