// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.synthetic.internal.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.interphase.core.json.Json;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.operation.SettingException;
import org.interphase.core.operation.SettingsType;
import org.interphase.core.progress.Progress;
import org.junit.jupiter.api.Test;

class GenerateSimsOperationTest {

    private static GeneratedSims run(Map<String, String> settings) throws Exception {
        GenerateSimsOperation operation = new GenerateSimsOperation();
        return operation.run(
                OperationInput.NONE,
                SettingsType.of(operation.settingsType()).create(settings),
                Progress.NONE);
    }

    @Test
    void writesTheTruthBeside() throws Exception {
        GeneratedSims made = run(Map.of("region", "failed", "variant", "T,X", "layers", "2", "fovUm", "200"));
        String truth = made.beside().get("truth.json");
        for (String key : new String[] {
            "\"region\" : \"failed\"", "\"variants\" : \"T,X\"", "\"seed\" : 13", "\"negativeShiftPx\" : [ 0.7, -0.4 ]",
            "\"sodiumVoxels\"", "\"oxide\" : \"shell\"", "\"polarity\" : \"-\"", "\"spike\" : null"
        }) {
            assertTrue(truth.contains(key), key);
        }
        assertFalse(Json.write((Object) made).contains("dataset"));
        assertEquals(made.dataset().sum(0), made.sums().get(0).sum());
        assertTrue(new GenerateSimsOperation().text(made).contains("SiO2-"));
    }

    @Test
    void takesTheRegionsSeedAndRasterWhereNoneIsGiven() throws Exception {
        GenerateSimsSettings settings = SettingsType.of(GenerateSimsSettings.class).create(Map.of("region", "cycled"));
        assertEquals(300, settings.fovUm());
        assertEquals(160, settings.layers());
        assertEquals(12, run(Map.of("region", "cycled", "layers", "2")).truth().seed());
    }

    @Test
    void refusesAVariantThatIsNone() {
        SettingException e = assertThrows(
                SettingException.class, () -> run(Map.of("region", "failed", "variant", "T,Q", "layers", "2")));
        assertTrue(e.getMessage().contains("T, H, D or X"), e.getMessage());
    }
}
