// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.interphase.core.operation.SettingDescriptor.Form;
import org.junit.jupiter.api.Test;

class SettingsTypeTest {

    enum Method {
        LEAST_SQUARES,
        MEDIAN
    }

    record Settings(
            @Setting(help = "How the centre is found.", byDefault = "least-squares") Method method,
            @Setting(help = "Lower end.", unit = "Hz", min = 0, openRange = true) Double fminHz,
            @Setting(help = "Passes.", byDefault = "3", min = 1, max = 9) int passes,
            @Setting(help = "Start values.", example = "R1=3e3") Assignments guess,
            @Setting(help = "A name.", required = true, example = "r1") String name,
            @Setting(help = "Slow and sure.") boolean slow) {}

    private final SettingsType<Settings> type = SettingsType.of(Settings.class);

    @Test
    void takesDefaultsForWhatIsNotGiven() throws SettingException {
        Settings s = type.create(Map.of("name", "r7"));
        assertEquals(new Settings(Method.LEAST_SQUARES, null, 3, null, "r7", false), s);
    }

    @Test
    void takesWhatItGivesBack() throws SettingException {
        Settings s = new Settings(Method.MEDIAN, 2.5, 9, Assignments.parse("R1=3e3,CPE1.Q=1e-9"), "ä b", true);
        assertEquals(s, type.create(type.texts(s)));
    }

    @Test
    void namesOptionsAfterComponents() {
        assertEquals(
                List.of("--method", "--fmin-hz", "--passes", "--guess", "--name", "--slow"),
                type.descriptors().stream().map(SettingDescriptor::option).toList());
    }

    @Test
    void knowsTheFormOfEachValue() {
        assertEquals(
                List.of(Form.CHOICE, Form.NUMBER, Form.INTEGER, Form.TEXT, Form.TEXT, Form.FLAG),
                type.descriptors().stream().map(SettingDescriptor::form).toList());
    }

    @Test
    void refusesAnUnknownName() {
        SettingException e = assertThrows(SettingException.class, () -> type.create(Map.of("name", "x", "pases", "2")));
        assertTrue(e.getMessage().contains("'pases'"), e.getMessage());
    }

    @Test
    void refusesANumberOutOfItsRangeWithRangeAndUnit() {
        SettingException e =
                assertThrows(SettingException.class, () -> type.create(Map.of("name", "x", "fminHz", "0")));
        assertEquals("setting 'fminHz': expected a value above 0 Hz, found 0", e.getMessage());
    }

    @Test
    void refusesNotANumber() {
        assertThrows(SettingException.class, () -> type.create(Map.of("name", "x", "fminHz", "NaN")));
        assertThrows(SettingException.class, () -> type.create(Map.of("name", "x", "passes", "2.5")));
    }

    @Test
    void refusesAMissingValueWithAnExample() {
        SettingException e = assertThrows(SettingException.class, () -> type.create(Map.of()));
        assertEquals("setting 'name': expected a value such as r1, found none", e.getMessage());
    }

    @Test
    void saysAtWhichColumnATextGoesWrong() {
        SettingException e =
                assertThrows(SettingException.class, () -> type.create(Map.of("name", "x", "guess", "R1=3e3,R2=ten")));
        String[] lines = e.getMessage().split("\\R");
        assertEquals("R1=3e3,R2=ten", lines[1]);
        assertEquals("R1=3e3,R2=".length(), lines[2].indexOf('^'));
    }

    @Test
    void isAJsonSchema() {
        Declaration d = new Declaration("test centre", "Centre", "Finds the centre.", Inputs.none(), false, "");
        Map<String, Object> schema = type.schema(d);
        assertEquals("test.centre", schema.get("title"));
        assertEquals(List.of("name"), schema.get("required"));
        @SuppressWarnings("unchecked")
        Map<String, Map<String, Object>> properties = (Map<String, Map<String, Object>>) schema.get("properties");
        assertEquals(List.of("least-squares", "median"), properties.get("method").get("enum"));
        assertEquals(0.0, properties.get("fminHz").get("exclusiveMinimum"));
        assertEquals("Hz", properties.get("fminHz").get("x-unit"));
        assertEquals(3L, properties.get("passes").get("default"));
    }

    record Undeclared(int passes) {}

    record WrongDefault(@Setting(help = "h", byDefault = "12", max = 9) int passes) {}

    record UnknownType(@Setting(help = "h") Thread thread) {}

    @Test
    void refusesARecordThatDeclaresItselfWrongly() {
        for (Class<? extends Record> wrong : List.of(Undeclared.class, WrongDefault.class, UnknownType.class)) {
            String message = assertThrows(IllegalArgumentException.class, () -> SettingsType.of(wrong))
                    .getMessage();
            assertTrue(message.contains(wrong.getName()), message);
        }
    }

    @Test
    void anAbsentNumberStaysAbsentInTheValues() throws SettingException {
        Map<String, Object> values = type.values(type.create(Map.of("name", "x")));
        assertTrue(values.containsKey("fminHz"));
        assertNull(values.get("fminHz"));
        assertEquals("least-squares", values.get("method"));
        assertEquals(3, values.get("passes"));
    }
}
