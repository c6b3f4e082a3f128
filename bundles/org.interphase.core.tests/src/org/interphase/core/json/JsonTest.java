// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.operation.Outcome;
import org.interphase.core.provenance.Provenance;
import org.junit.jupiter.api.Test;

class JsonTest {

    enum Weight {
        MODULUS,
        TWO_WORDS
    }

    record Result(
            double value,
            Double absent,
            double[] list,
            Weight weight,
            DatasetKind kind,
            List<Weight> weights,
            ImpedanceSpectrum spectrum,
            boolean good) {}

    private static String compact(String json) {
        return json.replaceAll("\\s+", "");
    }

    private final Result result = new Result(
            Double.NaN,
            null,
            new double[] {1.5, Double.POSITIVE_INFINITY, -2e-9},
            Weight.MODULUS,
            DatasetKind.IMPEDANCE,
            Arrays.asList(Weight.TWO_WORDS, null),
            ImpedanceSpectrum.of(new double[] {1}, new double[] {2}, new double[] {3}).build(),
            true);

    @Test
    void writesComponentsAsKeysAndNotFiniteAsNull() {
        assertEquals(
                "{\"value\":null,\"absent\":null,\"list\":[1.5,null,-2.0E-9],\"weight\":\"modulus\","
                        + "\"kind\":\"impedance\",\"weights\":[\"two-words\",null],\"good\":true}",
                compact(Json.write((Object) result)));
    }

    @Test
    void putsTheOriginBesideTheResult() {
        Provenance p = new Provenance(
                "eis fit", "b", "1", Instant.parse("2026-01-02T03:04:05Z"), List.of(), Map.of("fmax", 1300.0), "j");
        String json = compact(Json.write(new Outcome<>(result, p)));
        assertEquals(
                "\"provenance\":{\"operation\":\"eisfit\",\"bundle\":\"b\",\"version\":\"1\","
                        + "\"time\":\"2026-01-02T03:04:05Z\",\"inputs\":[],\"settings\":{\"fmax\":1300.0},"
                        + "\"platform\":\"j\"}}",
                json.substring(json.indexOf("\"provenance\"")));
    }
}
