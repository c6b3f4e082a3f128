// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal.operation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.MemoryLayers;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.format.FileFormats;
import org.interphase.core.json.Json;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.OperationException;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.operation.SettingException;
import org.interphase.core.operation.SettingsType;
import org.interphase.core.progress.Progress;
import org.interphase.sims.CorrectionPipeline;
import org.interphase.sims.Counted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProfileOperationsTest {

    private static final FileFormats FORMATS = new FileFormats(List.of(), List.of());

    @TempDir
    private Path folder;

    private static IonStack cycled() {
        return new Counted(160, 4, 4, 5)
                .with("Na+", (k, y, x) -> 900 * Math.exp(-k / 900.0) * (0.25 + 0.75 * Counted.sg((k - 27.5) / 4)))
                .with("SiO2-", (k, y, x) -> 240)
                .with("PO2-", (k, y, x) -> 100)
                .stack();
    }

    /** Two channels that are looked at in turn, each second, with times and without depths. */
    private static IonStack timed() {
        IonChannel[] channels = new IonChannel[2];
        for (int c = 0; c < 2; c++) {
            double[] t = new double[10];
            for (int k = 0; k < 10; k++) {
                t[k] = k + (c == 0 ? 0.25 : 0.75);
            }
            channels[c] = new IonChannel(
                    c == 0 ? "Na+" : "Zr+", Double.NaN, IonPolarity.POSITIVE, t, new double[0], 1e-4, DeadTime.UNKNOWN);
        }
        return new IonStack("1", "", new StackGeometry(10, 2, 2, 1, 1), List.of(channels),
                MemoryLayers.of(new short[2][10][4]), Map.of());
    }

    private static <S extends Record, R extends Record> R run(
            Operation<S, R> operation, IonStack stack, Map<String, String> settings) throws Exception {
        return operation.run(
                new OperationInput(List.of(new OperationInput.Source(null, List.of(stack)))),
                SettingsType.of(operation.settingsType()).create(settings),
                Progress.NONE);
    }

    private static List<String> names(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
    }

    @Test
    void haveTheKeysOfTheContract() {
        assertTrue(names(ProfileReport.class).containsAll(List.of("rois", "normalisedTo", "deadTimeCorrected")));
        assertTrue(names(ProfileReport.Roi.class).containsAll(List.of("name", "pixels", "channels")));
        assertTrue(names(ProfileReport.Curve.class).containsAll(List.of("name", "depthUm", "counts", "lower", "upper")));
        assertTrue(names(InterfaceReport.class).containsAll(List.of("z0Um", "widthUm", "ratio", "standardErrors")));
        assertTrue(names(RatioReport.class).containsAll(List.of("ratio", "standardError")));
        assertTrue(names(DecomposeReport.class).containsAll(List.of("explained", "loadings")));
    }

    @Test
    void profileGivesEachRegionAndChannel() throws Exception {
        ProfileReport r = run(
                new ProfileOperation(FORMATS),
                cycled(),
                Map.of("roi", "a=rect(0,0,2,4);b=circle(3,3,1)", "channels", "PO2-,Na+"));
        assertEquals(2, r.rois().size());
        assertEquals(8, r.rois().get(0).pixels());
        assertEquals("PO2-", r.rois().get(1).channels().get(0).name());
        assertNull(r.normalisedTo());
        assertFalse(r.deadTimeCorrected());
        ProfileOperation operation = new ProfileOperation(FORMATS);
        String[] lines = operation.csv(r).orElseThrow().split("\n");
        assertEquals(1 + 2 * 2 * 160, lines.length);
        assertTrue(lines[1].startsWith("a,PO2-,0,0.00625,,"), lines[1]);
        assertTrue(operation.text(r).contains("errors of one standard deviation"));
        assertTrue(Json.write(r).contains("\"timeS\" : null"));
    }

    @Test
    void profileSaysToWhatItIsNormalised() throws Exception {
        ProfileReport r = run(new ProfileOperation(FORMATS), cycled(), Map.of("normalise", "PO2-", "channels", "SiO2-"));
        assertEquals("PO2-", r.normalisedTo());
        assertEquals(2.4, Arrays.stream(r.rois().get(0).channels().get(0).values()).average().orElseThrow(), 0.02);
        assertEquals("total of the same polarity",
                run(new ProfileOperation(FORMATS), cycled(), Map.of("normalise", "total")).normalisedTo());
    }

    @Test
    void depthsComeFromTheCraterOrTheRate() throws Exception {
        ProfileReport total = run(new ProfileOperation(FORMATS), timed(), Map.of("depthUm", "2"));
        assertArrayEquals(new double[] {0.05, 0.25}, Arrays.copyOf(total.rois().get(0).channels().get(0).depthUm(), 2), 1e-12);
        assertArrayEquals(new double[] {0.15, 0.35}, Arrays.copyOf(total.rois().get(0).channels().get(1).depthUm(), 2), 1e-12);
        ProfileReport rate = run(new ProfileOperation(FORMATS), timed(), Map.of("rateUmPerS", "0.1"));
        assertArrayEquals(new double[] {0.025, 0.125}, Arrays.copyOf(rate.rois().get(0).channels().get(0).depthUm(), 2), 1e-12);
        assertNull(run(new ProfileOperation(FORMATS), timed(), Map.of()).rois().get(0).channels().get(0).depthUm());
    }

    @Test
    void interfaceTellsTheEdgeAndItsErrors() throws Exception {
        InterfaceOperation operation = new InterfaceOperation(FORMATS);
        InterfaceReport r = run(operation, cycled(), Map.of("channel", "Na+"));
        assertEquals(0.35, r.z0Um(), 0.001);
        assertFalse(operation.isNegative(r));
        assertTrue(operation.text(r).contains("10 to 90 %"));
        assertTrue(operation.isNegative(run(operation, cycled(), Map.of("channel", "PO2-"))));
        assertNull(run(operation, cycled(), Map.of("channel", "Na+", "normalise", "SiO2-")).trendPerUm());
    }

    @Test
    void ratioTellsTheRatioAndItsError() throws Exception {
        RatioOperation operation = new RatioOperation(FORMATS);
        RatioReport r = run(operation, cycled(), Map.of("a", "SiO2-", "b", "PO2-", "fromUm", "1", "toUm", "1.8"));
        assertEquals(2.4, r.ratio(), 4 * r.standardError());
        assertTrue(operation.text(r).startsWith("SiO2-/PO2- = 2."), operation.text(r));
    }

    @Test
    void decomposeNamesLoadingsByTheirSpecies() throws Exception {
        DecomposeOperation operation = new DecomposeOperation(FORMATS);
        DecomposeReport r = run(operation, cycled(), Map.of("method", "pca", "components", "2"));
        assertEquals(List.of("Na+", "SiO2-", "PO2-"), List.copyOf(r.loadings().get(1).species().keySet()));
        assertEquals(2, r.explained().length);
        assertEquals(2, r.scores().species().size());
        assertTrue(Json.write(r).contains("\"method\" : \"pca\""));
        assertTrue(operation.text(r).contains("component 2"));
        assertEquals(1 + 2 * 3, operation.csv(r).orElseThrow().split("\n").length);
        DecomposeReport nmf = run(operation, cycled(), Map.of("components", "2"));
        assertEquals(1, Arrays.stream(nmf.explained()).sum(), 1e-9);
    }

    @Test
    void refusalsSayWhatToChange() {
        assertMessage("Na+, SiO2-, PO2-", () -> run(new ProfileOperation(FORMATS), cycled(), Map.of("channels", "Cs+")));
        assertMessage("'Cs+'", () -> run(new InterfaceOperation(FORMATS), cycled(), Map.of("channel", "Cs+")));
        assertMessage("crater's depth or the rate", () -> run(new InterfaceOperation(FORMATS), timed(), Map.of("channel", "Na+")));
        assertMessage("found both", () -> run(new ProfileOperation(FORMATS), timed(), Map.of("depthUm", "2", "rateUmPerS", "1")));
        assertMessage("times are not known", () -> run(new ProfileOperation(FORMATS), cycled(), Map.of("rateUmPerS", "1")));
        assertMessage("1 to 3 components", () -> run(new DecomposeOperation(FORMATS), cycled(), Map.of("components", "4")));
        assertThrows(SettingException.class, () -> run(new ProfileOperation(FORMATS), cycled(), Map.of("roi", "a=disc(1)")));
    }

    private static void assertMessage(String part, org.junit.jupiter.api.function.Executable what) {
        String message = assertThrows(OperationException.class, what).getMessage();
        assertTrue(message.contains(part), message);
    }

    private String pipeline(String steps) throws IOException {
        return Files.writeString(folder.resolve("corrections.json"), "{\"pipeline\": 1, \"steps\": [" + steps + "]}").toString();
    }

    @Test
    void correctsFirstAsAPipelineSays() throws Exception {
        String half = pipeline("{\"correction\": \"depth\", \"settings\": {\"craterUm\": 1.0}},"
                + "{\"correction\": \"spikes\", \"enabled\": false}");
        Map<String, String> settings = Map.of("pipeline", half);
        ProfileOperation profile = new ProfileOperation(FORMATS);
        ProfileReport r = run(profile, cycled(), settings);
        assertEquals(0.5 / 160, r.rois().get(0).channels().get(0).depthUm()[0], 1e-12);
        assertEquals(List.of("depth", "spikes"), r.corrections().stream().map(CorrectionPipeline.Entry::correction).toList());
        assertFalse(profile.isNegative(r));
        assertTrue(profile.text(r).endsWith("spikes: off"), profile.text(r));
        InterfaceReport edge = run(new InterfaceOperation(FORMATS), cycled(), Map.of("channel", "Na+", "pipeline", half));
        InterfaceReport whole = run(new InterfaceOperation(FORMATS), cycled(), Map.of("channel", "Na+"));
        assertEquals(whole.z0Um() / 2, edge.z0Um(), 1e-9);
        assertNull(whole.corrections());
        RatioReport ratio = run(
                new RatioOperation(FORMATS),
                cycled(),
                Map.of("a", "SiO2-", "b", "PO2-", "fromUm", "0.1", "toUm", "0.2", "pipeline", half));
        assertEquals(16, ratio.layers());
        assertEquals(2, run(new DecomposeOperation(FORMATS), cycled(), settings).corrections().size());
    }

    @Test
    void isNegativeWhereACorrectionIsRefused() throws Exception {
        ProfileOperation profile = new ProfileOperation(FORMATS);
        ProfileReport r = run(profile, cycled(), Map.of("pipeline", pipeline("{\"correction\": \"drift\"}")));
        assertTrue(profile.isNegative(r));
        assertTrue(profile.text(r).contains("drift: refused, "), profile.text(r));
    }

    @Test
    void namesTheStepThatDoesNotFit() {
        assertMessage(
                "step 1, drift: ",
                () -> run(
                        new ProfileOperation(FORMATS),
                        cycled(),
                        Map.of("pipeline", pipeline("{\"correction\": \"drift\", \"settings\": {\"channels\": \"Xe+\"}}"))));
    }
}
