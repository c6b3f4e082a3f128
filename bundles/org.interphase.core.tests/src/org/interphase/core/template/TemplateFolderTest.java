// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TemplateFolderTest {

    private static Path of(String system, String... variables) {
        Map<String, String> properties = new HashMap<>(Map.of("os.name", system, "user.home", "/home/ada"));
        Map<String, String> environment = new HashMap<>();
        for (int i = 0; i < variables.length; i += 2) {
            (variables[i].startsWith("interphase.") ? properties : environment).put(variables[i], variables[i + 1]);
        }
        return TemplateFolder.of(properties::get, environment::get);
    }

    @Test
    void isWhereTheSystemKeepsAUsersSettings() {
        assertEquals(Path.of("/home/ada/.config/interphase/templates"), of("Linux"));
        assertEquals(Path.of("/x/interphase/templates"), of("Linux", "XDG_CONFIG_HOME", "/x"));
        assertEquals(Path.of("/home/ada/.config/interphase/templates"), of("Linux", "XDG_CONFIG_HOME", "relative"));
        assertEquals(Path.of("/home/ada/Library/Application Support/Interphase/templates"), of("Mac OS X"));
        assertEquals(Path.of("/r/Interphase/templates"), of("Windows 11", "APPDATA", "/r"));
        assertEquals(Path.of("/home/ada/AppData/Roaming/Interphase/templates"), of("Windows 11"));
    }

    @Test
    void isWhatThePropertyOrElseTheVariableSays() {
        assertEquals(Path.of("/v"), of("Linux", "INTERPHASE_TEMPLATES", "/v"));
        assertEquals(Path.of("/p"), of("Linux", "INTERPHASE_TEMPLATES", "/v", "interphase.templates", "/p"));
        assertEquals(Path.of("/home/ada/.config/interphase/templates"), of("Linux", "INTERPHASE_TEMPLATES", " "));
    }
}
