// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.interphase.core.format.FormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SceneFileTest {

    private static final int SCENES = 200;
    private static final int MUTANTS = 400;

    private static final String SMALL =
            """
            {"scene": 1, "zScale": 50,
             "species": [{"species": "Na+", "mode": "iso", "colour": "#0072B2", "level": 7.5,
                          "stops": [{"counts": 0, "colour": "#FFFFFF", "opacity": 0.1}]}]}
            """;

    @TempDir
    private Path folder;

    private Scene read(String json) throws IOException {
        Path file = folder.resolve("scene.json");
        Files.writeString(file, json, StandardCharsets.UTF_8);
        return SceneFile.read(file);
    }

    /** Any number of any size, short or with all its digits. */
    private static double number(Random r, double from, double to) {
        double v = from + (to - from) * r.nextDouble();
        return r.nextInt(3) == 0 ? Math.clamp(Math.rint(v), from, to) : v;
    }

    private static Scene random(Random r) {
        List<SceneChannel> channels = new ArrayList<>();
        int n = 1 + r.nextInt(Scene.MOST_CHANNELS);
        for (int c = 0; c < n; c++) {
            List<TransferFunction.Stop> stops = new ArrayList<>();
            double counts = -number(r, 0, 5);
            for (int i = 1 + r.nextInt(6); i > 0; i--) {
                stops.add(new TransferFunction.Stop(counts, r.nextInt(1 << 24), number(r, 0, 1)));
                counts += r.nextInt(4) == 0 ? 0 : Math.scalb(r.nextDouble(), r.nextInt(40) - 20);
            }
            channels.add(new SceneChannel(
                    "¹²C " + c + " \"\\{" + (char) (0x20 + r.nextInt(1000)),
                    r.nextBoolean(),
                    Mode.values()[r.nextInt(3)],
                    r.nextInt(1 << 24),
                    new TransferFunction(stops),
                    number(r, -10, 1e6)));
        }
        List<Cuts.Plane> planes = new ArrayList<>();
        for (int i = r.nextInt(Cuts.MOST_PLANES + 1); i > 0; i--) {
            planes.add(new Cuts.Plane(number(r, -1, 1), number(r, -1, 1), 1e-3 + r.nextDouble(), number(r, -1, 2)));
        }
        double none = Double.POSITIVE_INFINITY;
        Cuts cuts = new Cuts(
                r.nextBoolean() ? -none : number(r, -5, 5),
                r.nextBoolean() ? none : number(r, 6, 300),
                r.nextBoolean() ? -none : number(r, -5, 5),
                r.nextBoolean() ? none : number(r, 6, 300),
                r.nextBoolean() ? -none : number(r, 0, 0.5),
                r.nextBoolean() ? none : number(r, 1, 2),
                planes);
        return new Scene(
                channels,
                number(r, 0, 50),
                number(r, 0, 50),
                Math.scalb(1 + r.nextDouble(), r.nextInt(30) - 15),
                new Camera(
                        number(r, -1000, 1000), number(r, -90, 90), number(r, 0.01, 1000), number(r, -9, 9), number(r, -9, 9),
                        r.nextBoolean() ? 0 : number(r, 1, 120)),
                cuts,
                new Decor(r.nextBoolean(), r.nextBoolean(), r.nextBoolean(), r.nextBoolean(), r.nextInt(1 << 24)));
    }

    @Test
    void whatIsReadIsWhatWasWritten() throws IOException {
        Random r = new Random(20261126);
        Path file = folder.resolve("scene.json");
        for (int i = 0; i < SCENES; i++) {
            Scene scene = random(r);
            SceneFile.write(scene, file);
            assertEquals(scene, SceneFile.read(file));
        }
        try (var left = Files.list(folder)) {
            assertEquals(List.of(file), left.toList());
        }
    }

    @Test
    void whatIsLeftOutIsAsScenesBegin() throws IOException {
        Scene scene = read(SMALL);
        assertEquals(Camera.DEFAULT, scene.camera());
        assertEquals(Cuts.NONE, scene.cuts());
        assertEquals(Decor.DEFAULT, scene.decor());
        assertEquals(0, scene.sigmaLayers());
        assertEquals(50, scene.zScale());
        SceneChannel c = scene.channels().getFirst();
        assertEquals(Mode.ISO, c.mode());
        assertEquals(0x0072B2, c.rgb());
        assertTrue(c.visible());
    }

    @Test
    void endsOfCutsMayBeNull() throws IOException {
        Cuts cuts = read(SMALL.replace("\"zScale\"", "\"cuts\": {\"xUm\": [null, 20], \"depthUm\": [0.5, null]}, \"zScale\""))
                .cuts();
        assertEquals(
                new Cuts(Double.NEGATIVE_INFINITY, 20, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0.5,
                        Double.POSITIVE_INFINITY, List.of()),
                cuts);
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        String[][] cases = {
            {"\"scene\": 1,", "\"scene\": 2,", "line 1", "version 1 of a scene", "'2'"},
            {"\"scene\": 1,", "", "line 1", "the key 'scene'", "none"},
            {"\"zScale\": 50", "\"zscale\": 50", "line 1", "zScale", "'zscale'"},
            {"\"zScale\": 50", "\"zScale\": -1", "line 1", "a stretch of the depth above 0", "-1.0"},
            {"\"zScale\": 50", "\"zScale\": \"50\"", "line 1", "'zScale': a number", "'50'"},
            {"\"zScale\": 50", "\"zScale\": 1e999", "line 1", "'zScale': a number", "1e999"},
            {"\"iso\"", "\"surface\"", "line 2", "composite, mip, iso", "'surface'"},
            {"\"#0072B2\"", "\"blue\"", "line 2", "a colour such as #FF8000", "'blue'"},
            {"\"Na+\"", "\" \"", "line 2", "a species", "none"},
            {"\"opacity\": 0.1", "\"opacity\": 1.1", "line 3", "an opacity of 0 to 1", "1.1"},
            {"\"opacity\": 0.1", "\"opacity\": 0.1, \"alpha\": 1", "line 3", "counts, colour, opacity", "'alpha'"},
            {"[{\"counts\"", "[], \"other\": [{\"counts\"", "line 3", "species, visible", "'other'"},
            {"\"level\": 7.5", "\"level\": null", "line 2", "the key 'level'", "none"},
            {"\"zScale\"", "\"cuts\": {\"xUm\": [3, 2]}, \"zScale\"", "line 1", "a box whose ends rise", "x from 3.0 to 2.0"},
            {"\"zScale\"", "\"cuts\": {\"xUm\": [3]}, \"zScale\"", "line 1", "a list of 2", "1"},
            {"\"zScale\"", "\"camera\": {\"zoom\": 0}, \"zScale\"", "line 1", "a zoom of 0.01 to 1000", "0.0"},
            {"\"zScale\"", "\"decor\": {\"axes\": \"yes\"}, \"zScale\"", "line 1", "true or false", "'yes'"},
            {"{\"scene\"", "[{\"scene\"", "line 4", "JSON", ""},
        };
        for (String[] c : cases) {
            assertTrue(SMALL.contains(c[0]), c[0]);
            String message = assertThrows(FormatException.class, () -> read(SMALL.replace(c[0], c[1])), c[1])
                    .getMessage();
            for (String part : List.of("scene.json", c[2], c[3], c[4])) {
                assertTrue(message.contains(part), c[1] + ": expected '" + part + "' in " + message);
            }
        }
    }

    @Test
    void refusesWhatIsTooLong() throws IOException {
        Path file = folder.resolve("long.json");
        Files.write(file, new byte[5 << 20]);
        assertTrue(assertThrows(FormatException.class, () -> SceneFile.read(file)).getMessage().contains("at most"));
    }

    @Test
    void brokenFilesAreRefusedAndNothingElse() throws IOException {
        Random r = new Random(4);
        byte[] whole = SceneFile.toJson(random(r)).getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("broken.json");
        int refused = 0;
        for (int i = 0; i < MUTANTS; i++) {
            byte[] broken = whole.clone();
            for (int k = 1 + r.nextInt(3); k > 0; k--) {
                broken[r.nextInt(broken.length)] = (byte) r.nextInt(256);
            }
            Files.write(file, broken);
            try {
                SceneFile.read(file);
            } catch (FormatException e) {
                refused++;
            }
        }
        assertTrue(refused > MUTANTS / 4 && refused < MUTANTS, refused + " of " + MUTANTS);
    }
}
