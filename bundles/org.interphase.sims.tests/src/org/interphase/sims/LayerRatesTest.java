// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.interphase.core.operation.TextSyntaxException;
import org.interphase.core.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LayerRatesTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "0.01", "0.02±0.002 until 350.0±4.0; 0.01±0.001", "0.02 until 23Na+; 0.01±0.001 until (NH4)2+; 2.0E-4", "0.1 until 1E3; 1.0"
    })
    void isReadAsItIsPrinted(String text) {
        LayerRates rates = LayerRates.parse(text);
        assertEquals(rates, LayerRates.parse(rates.toString()));
    }

    @Test
    void tellsTimesFromSpecies() {
        List<LayerRates.Layer> layers = LayerRates.parse("0.02 +- 0.002 until 1e+2 ± 4; 0.015 until 7Li+; 0.01").layers();
        assertEquals(new LayerRates.Layer(0.02, 0.002, 100, 4, ""), layers.get(0));
        assertEquals(new LayerRates.Layer(0.015, 0, Double.NaN, 0, "7Li+"), layers.get(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''|1|a rate", "0|1|a rate", "0.1±-2|1|a rate", "0.1;0.2|4|'until'", "0.1 until 5|5|nothing behind the last rate",
        "0.1 until -5; 0.2|11|a time", "0.1 until 5; x|14|a rate"
    })
    void saysWhereItIsWrong(String text, int column, String expected) {
        TextSyntaxException e = assertThrows(TextSyntaxException.class, () -> LayerRates.parse(text));
        assertTrue(e.expected().contains(expected), e.getMessage());
        assertEquals(column, e.column() + 1, e.getMessage());
    }

    /** Edge of a species at layer 30 of 80, in a stack without times: 0.02 µm a layer above it, 0.01 below. */
    private static CorrectedStack edge() {
        return new Counted(80, 8, 8, 5).with("Na+", (k, y, x) -> 40 + 160 * Counted.sg((k + 0.5 - 30) / 1.5)).corrected();
    }

    @Test
    void changesTheRateWhereASpeciesHasItsEdge() throws Exception {
        CorrectedStack stack = edge();
        Correction.Found found =
                new Correction.LayeredDepthStep(LayerRates.parse("0.02±0.002 until Na+; 0.01±0.001")).apply(stack, Progress.NONE);
        assertFalse(found.refused(), found.sentence());
        // The edge is found to about 1.5 layers/√counts; z = 0.02·30 + 0.01·(79.5 − 30).
        double[] z = found.stack().depthUm(0);
        assertEquals(0.01, z[0], 1e-12);
        assertEquals(0.6 + 0.495, z[79], 0.01 * 0.3);
        double rates = Math.hypot(30 * 0.002, 49.5 * 0.001);
        assertEquals(Math.hypot(rates, 0.005), found.stack().depthErrorUm(0)[79], 0.002);
        assertTrue(found.sentence().contains("edge of Na+ at layer 30") || found.sentence().contains("edge of Na+ at layer 29"),
                found.sentence());
    }

    @Test
    void isRefusedWhereTheSpeciesHasNoEdge() throws Exception {
        CorrectedStack flat = new Counted(80, 8, 8, 5).with("Na+", (k, y, x) -> 50).corrected();
        assertTrue(new Correction.LayeredDepthStep(LayerRates.parse("0.02 until Na+; 0.01")).apply(flat, Progress.NONE).refused());
    }

    @Test
    void needsTimesThatFollowEachOther() {
        Correction step = new Correction.LayeredDepthStep(LayerRates.parse("0.02 until 9; 0.01 until 5; 0.1"));
        assertThrows(IllegalArgumentException.class, () -> step.apply(edge(), Progress.NONE));
    }
}
