// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.internal.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.interphase.core.data.Channel;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.format.FileFormats;
import org.interphase.core.json.Json;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.operation.Operations;
import org.interphase.core.operation.Outcome;
import org.interphase.core.operation.SettingsType;
import org.interphase.core.progress.Progress;
import org.junit.jupiter.api.Test;

class InfoAndConvertTest {

    private static final ImpedanceSpectrum SPECTRUM = ImpedanceSpectrum.of(
                    new double[] {7e6, 100}, new double[] {519.1, 28808.6}, new double[] {-117.1, -1640.1})
            .id("2")
            .label("PEIS")
            .channel(new Channel("time", "s", new double[] {Double.NaN, Double.NaN}))
            .metadata(Map.of("technique", "PEIS"))
            .build();

    private static final CyclingRecord RECORD = new CyclingRecord(
            "1", "OCV", new double[] {0, 60}, new double[] {3.1, 3.2}, new double[0], List.of(), Map.of());

    private static OperationInput input(Dataset... datasets) {
        DataFile file = new DataFile(
                Path.of("a.mpr"), "ab".repeat(32), "BioLogic .mpr", List.of(datasets), List.of("a row is left out"));
        return new OperationInput(List.of(new OperationInput.Source(file, List.of(datasets))));
    }

    private static Outcome<InfoResult> info(Dataset... datasets) throws Exception {
        Operations operations = new Operations(List.of(new InfoOperation()), new FileFormats(List.of(), List.of()));
        return operations.run(new InfoOperation(), input(datasets), new NoSettings(), Progress.NONE);
    }

    private static String squeezed(String json) {
        return json.replaceAll("\\s", "");
    }

    @Test
    void infoIsAnArrayWithTheKeysThatScriptsRelyOn() throws Exception {
        String json = squeezed(Json.write(info(SPECTRUM)));
        assertTrue(json.startsWith("[{\"file\":\"a.mpr\",\"sha256\":\"" + "ab".repeat(32)
                + "\",\"format\":\"BioLogic.mpr\",\"datasets\":[{\"id\":\"2\",\"kind\":\"impedance\",\"label\":\"PEIS\","
                + "\"points\":2,\"shape\":[2],\"channels\":[\"frequency\",\"ReZ\",\"ImZ\",\"time\"],\"ranges\":["
                + "{\"channel\":\"frequency\",\"unit\":\"Hz\",\"min\":100.0,\"max\":7000000.0},"), json);
        assertTrue(json.contains("{\"channel\":\"time\",\"unit\":\"s\",\"min\":null,\"max\":null}"), json);
        assertTrue(json.contains("\"first\":{\"frequencyHz\":7000000.0,\"re\":519.1,\"im\":-117.1}"), json);
        assertTrue(json.contains("\"last\":{\"frequencyHz\":100.0,\"re\":28808.6,\"im\":-1640.1}"), json);
        assertTrue(json.contains("\"metadata\":{\"technique\":\"PEIS\"}"), json);
        assertTrue(json.endsWith("\"warnings\":[\"arowisleftout\"]}]"), json);
    }

    @Test
    void infoSaysNullWhereNoCurrentWasStored() throws Exception {
        String json = squeezed(Json.write(info(RECORD)));
        assertTrue(json.contains("\"kind\":\"cycling\""), json);
        assertTrue(json.contains("\"last\":{\"timeS\":60.0,\"voltageV\":3.2,\"currentA\":null}"), json);
    }

    @Test
    void infoForPeopleNamesRangesRowsAndNotes() throws Exception {
        String text = new InfoOperation().text(info(SPECTRUM).result());
        assertTrue(text.contains("2: PEIS (impedance spectrum, 2 points)"), text);
        assertTrue(text.contains("first row  7000000 Hz, Re Z 519.1 Ω, Im Z -117.1 Ω"), text);
    }

    @Test
    void infoOfManyDataSetsIsOneLineForEach() throws Exception {
        List<Dataset> many = new ArrayList<>();
        for (int i = 1; i <= 61; i++) {
            many.add(ImpedanceSpectrum.of(new double[] {i}, new double[] {1}, new double[] {0})
                    .id(Integer.toString(i))
                    .build());
        }
        String text = new InfoOperation().text(info(many.toArray(Dataset[]::new)).result());
        assertEquals(61 + 5, text.lines().count(), text);
        assertFalse(text.contains("first row"), text);
    }

    @Test
    void convertGivesTheDataSetToAnExporter() {
        ConvertOperation convert = new ConvertOperation();
        assertTrue(convert.declaration().outputRequired());
        assertTrue(convert.declaration().inputs().onePerSource());
        assertSame(SPECTRUM, convert.run(input(SPECTRUM), new NoSettings(), Progress.NONE).dataset());
    }

    @Test
    void neitherHasSettings() {
        assertTrue(SettingsType.of(NoSettings.class).descriptors().isEmpty());
    }
}
