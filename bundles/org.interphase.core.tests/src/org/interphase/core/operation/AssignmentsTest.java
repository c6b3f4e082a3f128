// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssignmentsTest {

    @Test
    void readsNamedNumbers() {
        assertEquals(Map.of("R1", 3000.0, "CPE1.Q", 1e-9), Assignments.parse(" R1 = 3e3, CPE1.Q=1e-9").values());
    }

    @Test
    void readsNothingFromABlankText() {
        assertEquals(Assignments.NONE, Assignments.parse("  "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"R1|0", "R1=|3", "R1=1,,R2=2|5", "R1=1,R1=2|5", "=3|0", "R1=Infinity|3", "R1=1k|3"})
    void saysWhereItGoesWrong(String text, int column) {
        assertEquals(column, assertThrows(TextSyntaxException.class, () -> Assignments.parse(text)).column());
    }
}
