// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatExceptionTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void saysThatNothingWasFound(String found) {
        FormatException e = new FormatException(Path.of("a"), Place.line(2), "a number of axes", found);
        assertEquals("nothing", e.found());
        assertEquals("a: line 2: expected a number of axes, found nothing", e.getMessage());
    }

    @Test
    void showsControlCharactersAsDots() {
        assertEquals("a·b", new FormatException(Path.of("a"), Place.whole(), "x", "a\u001bb").found());
    }
}
