// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.MemoryLayers;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.format.FileFormats;
import org.interphase.core.format.FormatException;
import org.interphase.core.json.Json;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.OperationException;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.operation.SettingsType;
import org.interphase.core.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CorrectionOperationsTest {

    @TempDir
    private Path folder;

    private static <S extends Record, R extends Record> R run(Operation<S, R> operation, IonStack stack, Map<String, String> settings)
            throws Exception {
        return operation.run(
                new OperationInput(List.of(new OperationInput.Source(null, List.of(stack)))),
                SettingsType.of(operation.settingsType()).create(settings),
                Progress.NONE);
    }

    /** Discs that move by half a pixel with each layer, without noise; one layer of the positive ions doubled. */
    private static IonStack discs(boolean blank) {
        int n = 64;
        int layers = 12;
        short[][][] counts = new short[2][layers][n * n];
        for (int c = 0; c < 2; c++) {
            for (int k = 0; k < layers; k++) {
                for (int i = 0; i < n * n; i++) {
                    double value = 1000;
                    for (int d = 0; d < 5 && !blank; d++) {
                        double r = Math.hypot(i % n - 20 - 6 * d - 0.5 * k, i / n - 14 - 9 * d);
                        value += 800 / (1 + Math.exp((r - 3) / 0.7));
                    }
                    counts[c][k][i] = (short) Math.round(c == 0 && k == 6 ? 2 * value : value);
                }
            }
        }
        return new IonStack(
                "1", "discs", new StackGeometry(layers, n, n, 1, 1),
                List.of(channel("Na+", IonPolarity.POSITIVE), channel("O-", IonPolarity.NEGATIVE)), MemoryLayers.of(counts),
                Map.of("sample", blank ? "blank discs" : "discs"));
    }

    private static IonChannel channel(String name, IonPolarity polarity) {
        return new IonChannel(name, Double.NaN, polarity, new double[0], new double[0], Double.NaN, DeadTime.UNKNOWN);
    }

    @Test
    void driftHasTheKeysOfTheContract() throws Exception {
        DriftOperation operation = new DriftOperation();
        DriftReport r = run(operation, discs(false), Map.of());
        assertFalse(operation.isNegative(r), r.reason());
        String json = Json.write(r);
        for (String key : List.of("refused", "reason", "confidence", "shiftsPx", "channels")) {
            assertTrue(json.contains("\"" + key + "\" :"), json);
        }
        assertEquals(5.5, r.shiftsPx()[11][0], 0.1);
        assertEquals(0, r.shiftsPx()[11][1], 0.1);
        assertTrue(operation.text(r).contains("layer"), operation.text(r));
        assertEquals(13, operation.csv(r).orElseThrow().split("\n").length);
        // The last layer in the first one's frame is the first one, where it was covered.
        assertEquals(r.dataset().layer(0, 0)[32 * 64 + 32], r.dataset().layer(0, 11)[32 * 64 + 32], 30);
        assertTrue(Float.isNaN(r.dataset().layer(0, 11)[63]));
    }

    @Test
    void driftIsNegativeWhereItIsRefused() throws Exception {
        DriftOperation operation = new DriftOperation();
        IonStack blank = discs(true);
        DriftReport r = run(operation, blank, Map.of());
        assertTrue(operation.isNegative(r));
        assertSame(blank.source(), r.dataset().source(), "the counts are as they were");
        assertEquals("blank discs", r.dataset().metadata().get("sample"));
        String said = r.dataset().metadata().get("corrections");
        assertTrue(said.startsWith("drift refused, not corrected: the images carry too little texture"), said);
        assertTrue(Json.write(r).contains("\"shiftsPx\" : [ ]"), Json.write(r));
        assertTrue(operation.text(r).startsWith("refused: "), operation.text(r));
        assertTrue(operation.text(r).endsWith("the stack is as it was"), operation.text(r));
        assertThrows(OperationException.class, () -> run(operation, blank, Map.of("channels", "K+")));
    }

    @Test
    void registerHasTheKeysOfTheContract() throws Exception {
        RegisterOperation operation = new RegisterOperation();
        RegisterReport r = run(operation, discs(false), Map.of());
        assertFalse(operation.isNegative(r), r.reason());
        // The doubled layer weighs more in one polarity than in the other, half a pixel away from its neighbours.
        assertEquals(0, r.shiftPx()[0], 0.1);
        assertTrue(Json.write(r).contains("\"standardErrorPx\" : ["), Json.write(r));
        RegisterReport refused = run(operation, discs(true), Map.of());
        assertTrue(operation.isNegative(refused));
        assertTrue(Json.write(refused).contains("null"), Json.write(refused));
    }

    @Test
    void spikesHaveTheirPolarityAsASign() throws Exception {
        SpikesOperation operation = new SpikesOperation();
        SpikesReport r = run(operation, discs(false), Map.of());
        assertEquals(1, r.spikes().size(), r.spikes().toString());
        assertEquals(6, r.spikes().get(0).layer());
        String json = Json.write(r);
        assertTrue(json.contains("\"polarity\" : \"+\"") && json.contains("\"sigma\" :"), json);
        assertTrue(Float.isNaN(r.dataset().layer(0, 6)[9]));
    }

    @Test
    void flattenAsksForDepths() throws Exception {
        FlattenOperation operation = new FlattenOperation();
        String message = assertThrows(
                        OperationException.class, () -> run(operation, discs(false), Map.of("channels", "Na+")))
                .getMessage();
        assertTrue(message.contains("depth"), message);
        FlattenReport r = run(operation, discs(true), Map.of("depthUm", "2"));
        assertTrue(operation.isNegative(r));
        assertTrue(Json.write(r).contains("\"heightUm\" : {"), Json.write(r));
    }

    @Test
    void correctAppliesAFile() throws Exception {
        CorrectOperation operation = new CorrectOperation(new FileFormats(List.of(), List.of()));
        Path file = Files.writeString(folder.resolve("p.json"), """
                {"pipeline": 1, "steps": [{"correction": "spikes"}, {"correction": "depth", "settings": {"craterUm": 1.2}},
                 {"correction": "drift"}]}
                """);
        CorrectReport r = run(operation, discs(false), Map.of("pipeline", file.toString()));
        assertFalse(operation.isNegative(r), r.steps().toString());
        assertEquals(List.of("spikes", "depth", "drift"), r.steps().stream().map(s -> s.correction()).toList());
        assertEquals(0.05, r.dataset().species().get(0).depthUm()[0], 1e-12);
        assertTrue(operation.text(r).contains("drift"), operation.text(r));
        String said = r.dataset().metadata().get("corrections");
        assertTrue(said.startsWith("spikes: layer 6") && said.contains("; depth: ") && said.contains("; drift: ("), said);
    }

    @Test
    void correctSaysWhatItLeftOut() throws Exception {
        CorrectOperation operation = new CorrectOperation(new FileFormats(List.of(), List.of()));
        Path file = Files.writeString(folder.resolve("p.json"), """
                {"pipeline": 1, "steps": [{"correction": "spikes"}, {"correction": "drift"},
                 {"correction": "register", "enabled": false}]}
                """);
        CorrectReport r = run(operation, discs(true), Map.of("pipeline", file.toString()));
        assertTrue(operation.isNegative(r));
        String text = operation.text(r);
        assertTrue(text.endsWith("left out, as nothing was found to go by: drift; the stack has the other corrections alone"), text);
        String said = r.dataset().metadata().get("corrections");
        assertTrue(said.contains("; drift refused, not corrected: ") && !said.contains("register"), said);
        // What is corrected again keeps what was said of it.
        String again = run(operation, r.dataset(), Map.of("pipeline", file.toString())).dataset().metadata().get("corrections");
        assertTrue(again.startsWith(said + "; spikes: "), again);
    }

    @Test
    void correctTakesMapsFromBesideItsFile() throws Exception {
        CorrectOperation operation = new CorrectOperation(new FileFormats(List.of(), List.of()));
        String row = "2.5 ".repeat(64) + "\n";
        Files.writeString(folder.resolve("before.txt"), row.repeat(64));
        Files.writeString(folder.resolve("after.txt"), row.replace("2.5", "0.1").repeat(64));
        Path file = Files.writeString(folder.resolve("p.json"), """
                {"pipeline": 1, "steps": [
                 {"correction": "height-map", "settings": {"before": "before.txt", "after": "after.txt"}}]}
                """);
        CorrectReport r = run(operation, discs(false), Map.of("pipeline", file.toString()));
        assertEquals(0.1, r.dataset().species().get(1).depthUm()[0], 1e-6);
        assertTrue(r.steps().get(0).found().matches(".*before from before.txt \\(SHA-256 \\p{XDigit}{64}\\).*"), r.steps().toString());
        Files.delete(folder.resolve("after.txt"));
        String message = assertThrows(
                        FormatException.class, () -> run(operation, discs(false), Map.of("pipeline", file.toString())))
                .getMessage();
        assertTrue(message.contains("after.txt") && message.contains("nothing of this name"), message);
    }
}
