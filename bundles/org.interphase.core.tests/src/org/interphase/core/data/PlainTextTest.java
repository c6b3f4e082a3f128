// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Place;
import org.interphase.core.format.Reading;
import org.junit.jupiter.api.Test;

class PlainTextTest {

    private static final String COLOURED = "\u001b[31mred\u009b0m\u007f";
    private static final String PLAIN = "·[31mred·0m·";

    @Test
    void keepsWhatIsPlain() {
        String text = "25 °C, 1.2 Ω·cm², 中";
        assertSame(text, PlainText.of(text));
    }

    @Test
    void keepsTextsOnOneLine() {
        assertEquals("a b  c", PlainText.of("a\tb\r\nc"));
    }

    @Test
    void dataSetsHoldNoTerminalCommands() {
        Channel channel = new Channel(COLOURED, COLOURED, new double[] {1});
        ImpedanceSpectrum spectrum = ImpedanceSpectrum.of(new double[] {1}, new double[] {1}, new double[] {1})
                .label(COLOURED)
                .metadata(Map.of(COLOURED, COLOURED))
                .channel(channel)
                .build();
        double[] one = {1};
        CyclingRecord record =
                new CyclingRecord("1", COLOURED, one, one, one, List.of(channel), Map.of(COLOURED, COLOURED));
        for (Dataset dataset : List.of(spectrum, record)) {
            assertEquals(PLAIN, dataset.label());
            assertEquals(Map.of(PLAIN, PLAIN), dataset.metadata());
            assertEquals(PLAIN, dataset.channels().getLast().name());
            assertEquals(PLAIN, dataset.channels().getLast().unit());
        }
        assertEquals(List.of(PLAIN), new Reading(List.of(spectrum), List.of(COLOURED)).warnings());
    }

    @Test
    void messagesHoldNoTerminalCommands() {
        FormatException e = new FormatException(Path.of(COLOURED), Place.line(1), COLOURED, COLOURED);
        assertFalse(e.getMessage().chars().anyMatch(Character::isISOControl), e.getMessage());
        assertEquals(PLAIN, e.expected());
        assertEquals(PLAIN, e.found());
    }
}
