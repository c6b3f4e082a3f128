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
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.DepthProfile;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.MemoryLayers;
import org.interphase.core.data.ProfileChannel;
import org.interphase.core.data.StackGeometry;
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

    private static final DeadTime COUNTER = new DeadTime(DeadTime.Model.NON_PARALYSABLE, false, 4e-8);

    private static final IonStack STACK = new IonStack(
            "1",
            "two",
            new StackGeometry(2, 1, 1, 1, 1),
            List.of(
                    new IonChannel(
                            "Na+", 22.98922, IonPolarity.POSITIVE, new double[0], new double[] {0.3, 0.1}, Double.NaN, COUNTER),
                    IonChannel.named("b")),
            MemoryLayers.of(new short[][][] {{{3}, {4}}, {{5}, {6}}}),
            Map.of());

    @Test
    void infoSaysWhatIsKnownOfTheSpeciesOfAStack() throws Exception {
        String json = squeezed(Json.write(info(STACK)));
        assertTrue(json.contains("\"species\":[{\"name\":\"Na+\",\"mz\":22.98922,\"polarity\":\"+\",\"deadTime\":{"
                + "\"model\":\"non-paralysable\",\"corrected\":false,\"tauS\":4.0E-8},\"depthUm\":[0.1,0.3],\"timeS\":null},"
                + "{\"name\":\"b\",\"mz\":null,\"polarity\":\"\",\"deadTime\":{"
                + "\"model\":\"unknown\",\"corrected\":false,\"tauS\":null},\"depthUm\":null,\"timeS\":null}]"), json);
        String text = new InfoOperation().text(info(STACK).result());
        assertTrue(text.matches("(?s).*channel +sum +m/z +polarity +depth/µm +dead time\\R"
                + " +Na\\+ +7 +22.98922 +\\+ +0.1 to 0.3 +not corrected \\(non-paralysable, 40 ns\\)\\R +b +11\\R?"), text);
    }

    @Test
    void infoSaysWhatIsKnownOfTheSpeciesOfAProfile() throws Exception {
        DepthProfile profile = new DepthProfile(
                "1",
                "p",
                List.of(new ProfileChannel(
                        "SiO2-", 59.9673, IonPolarity.NEGATIVE, new double[] {1, 5}, new double[0], new double[] {3, 4}, new double[0],
                        "1", new DeadTime(DeadTime.Model.SINGLE_HIT, true, Double.NaN))),
                Map.of());
        String json = squeezed(Json.write(info(profile)));
        assertTrue(json.contains("\"species\":[{\"name\":\"SiO2-\",\"mz\":59.9673,\"polarity\":\"-\",\"deadTime\":{"
                + "\"model\":\"single-hit\",\"corrected\":true,\"tauS\":null},\"depthUm\":null,\"timeS\":[1.0,5.0]}]"), json);
        String text = new InfoOperation().text(info(profile).result());
        assertTrue(text.matches("(?s).*channel +from +to +m/z +polarity +time/s +dead time\\R"
                + " +SiO2- +3 +4 +1 +59.9673 +- +1 to 5 +corrected \\(single-hit\\)\\R?.*"), text);
        assertTrue(squeezed(Json.write(info(SPECTRUM))).contains("\"species\":null"), "of no other kind");
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
