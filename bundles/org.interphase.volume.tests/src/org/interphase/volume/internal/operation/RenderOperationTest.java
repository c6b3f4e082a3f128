// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal.operation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.interphase.core.data.IonStack;
import org.interphase.core.format.FormatException;
import org.interphase.core.json.Json;
import org.interphase.core.operation.OperationException;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.operation.SettingException;
import org.interphase.core.operation.SettingsType;
import org.interphase.core.progress.Progress;
import org.interphase.volume.Phantom;
import org.interphase.volume.render.Picture;
import org.interphase.volume.render.Projection;
import org.interphase.volume.render.Scene;
import org.interphase.volume.render.SceneFile;
import org.interphase.volume.VolumeGeometry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RenderOperationTest {

    private static final RenderOperation OPERATION = new RenderOperation();
    private static final IonStack STACK = Phantom.stack(Phantom.TWO, Phantom.TWO.subList(0, 1), 1);

    @TempDir
    private Path folder;

    private static RenderReport run(IonStack stack, String... settings) throws Exception {
        Map<String, String> texts = new HashMap<>(Map.of("size", "200x150", "supersample", "1"));
        for (int i = 0; i < settings.length; i += 2) {
            texts.put(settings[i], settings[i + 1]);
        }
        return OPERATION.run(
                new OperationInput(List.of(new OperationInput.Source(null, List.of(stack)))),
                SettingsType.of(RenderSettings.class).create(texts),
                Progress.NONE);
    }

    private byte[] bytes(RenderReport r, String name) throws Exception {
        return Files.readAllBytes(r.writeTo(folder.resolve(name), Progress.NONE).getFirst());
    }

    private static Picture picture(RenderReport r) {
        return ((Drawing.Still) r.drawing()).picture();
    }

    private static String refusal(IonStack stack, String... settings) {
        return assertThrows(OperationException.class, () -> run(stack, settings)).getMessage();
    }

    /** How blue the picture is around a place. */
    private static double blue(Picture p, double[] at) {
        double sum = 0;
        for (int y = (int) at[1] - 1; y <= at[1] + 1; y++) {
            for (int x = (int) at[0] - 1; x <= at[0] + 1; x++) {
                int c = p.rgb()[y * p.width() + x];
                sum += ((c & 0xFF) - (c >> 16 & 0xFF)) / 9.0;
            }
        }
        return sum;
    }

    @Test
    void columnsAreSeenWhereTheyAre() throws Exception {
        VolumeGeometry g = VolumeGeometry.of(STACK.geometry(), STACK.species().get(0).depthUm());
        for (String mode : List.of("composite", "mip", "iso")) {
            for (String view : List.of("0,90", "0,0", "30,25", "200,-30")) {
                Path file = folder.resolve("scene.json");
                RenderReport r = run(STACK, "channel", "Na+", "mode", mode, "view", view, "writeScene", file.toString());
                Scene scene = SceneFile.read(file);
                Projection projection = new Projection(g, scene, 200, 150);
                // In the thick tilted column and the thin one at a depth of 1.5 µm; their mirror images are empty.
                double[][] inside = {{18 + 2 * 1.5, 14 + 3 * 1.5, 1.5}, {47.3, 30.6, 1.5}};
                for (double[] p : inside) {
                    double there = blue(picture(r), projection.toPicture(p[0], p[1], p[2]));
                    assertTrue(there > 50, mode + " from " + view + ": " + there);
                }
                if (view.equals("0,90")) {
                    for (double[] p : inside) {
                        assertTrue(blue(picture(r), projection.toPicture(64 - p[0], p[1], p[2])) < 25, "mirrored in x");
                        assertTrue(blue(picture(r), projection.toPicture(p[0], 48 - p[1], p[2])) < 25, "mirrored in y");
                    }
                }
            }
        }
    }

    @Test
    void theSameSceneGivesTheSameFile() throws Exception {
        String scene = folder.resolve("scene.json").toString();
        byte[] first = bytes(
                run(STACK, "channel", "SiO2-,Na+", "mode", "iso,composite", "view", "-40,30", "labels", "true", "zScale", "7",
                        "perspective", "true", "background", "#101010", "writeScene", scene),
                "first.png");
        byte[] second = bytes(run(STACK, "scene", scene), "second.png");
        assertArrayEquals(first, second);
        byte[] other = bytes(run(STACK, "scene", scene, "zScale", "8"), "other.png");
        assertTrue(!java.util.Arrays.equals(first, other), "an option goes before the scene");
    }

    @Test
    void hasTheKeysOfTheContract() throws Exception {
        RenderReport r = run(STACK, "channel", "Na+,SiO2-", "mode", "mip,iso", "labels", "true");
        String json = Json.write(r);
        for (String key : List.of(
                "width", "height", "dpi", "frames", "species", "name", "mode", "from", "to", "columns", "scene", "zScale", "sceneFile",
                "remarks")) {
            assertTrue(json.contains("\"" + key + "\" :"), key + " in " + json);
        }
        assertTrue(!json.contains("drawing"), json);
        assertEquals(200, r.width());
        assertEquals(72, r.dpi());
        assertEquals(25.4 * 1700 / 170, run(STACK, "channel", "Na+", "size", "1700x2").dpi(), 1e-9);
        assertEquals(2, r.columns());
        assertEquals(List.of("mip", "iso"), r.species().stream().map(RenderReport.Species::mode).toList());
        assertTrue(OPERATION.text(r).contains("200 × 150 pixels"), OPERATION.text(r));
    }

    @Test
    void animationsAreWrittenFrameByFrame() throws Exception {
        RenderReport turn = run(STACK, "channel", "Na+", "turntable", "3", "size", "64x48", "seconds", "1.5");
        assertEquals(3, turn.frames());
        String text = new String(bytes(turn, "turn.apng"), StandardCharsets.ISO_8859_1);
        assertEquals(3, text.split("fcTL", -1).length - 1);
        RenderReport growth = run(STACK, "channel", "Na+", "buildUp", "2", "size", "64x48", "view", "0,0");
        List<Path> frames = growth.writeTo(folder.resolve("growth-#.png"), Progress.NONE);
        assertEquals(
                List.of("growth-1.png", "growth-2.png"),
                frames.stream().map(p -> p.getFileName().toString()).toList());
        // All of it is seen in the end.
        byte[] last = Files.readAllBytes(frames.get(1));
        assertArrayEquals(bytes(run(STACK, "channel", "Na+", "size", "64x48", "view", "0,0"), "still.png"), last);
        assertTrue(!java.util.Arrays.equals(last, Files.readAllBytes(frames.get(0))));
    }

    @Test
    void saysWhatIsWrong() throws Exception {
        assertTrue(refusal(STACK, "channel", "K+").contains("Na+, SiO2-, found 'K+'"));
        assertTrue(refusal(STACK).contains("--channel with one or more of Na+, SiO2-"));
        assertTrue(refusal(STACK, "channel", "Na+,Na+").contains("twice"));
        assertTrue(refusal(STACK, "channel", "Na+", "turntable", "3", "buildUp", "3").contains("found both"));
        assertTrue(refusal(STACK, "channel", "Na+", "turntable", "3", "fps", "3", "seconds", "2").contains("found both"));
        assertTrue(refusal(STACK, "channel", "Na+", "fps", "3").contains("--turntable"));
        assertTrue(refusal(STACK, "channel", "Na+", "turntable", "2", "seconds", "900").contains("for each frame"));
        assertTrue(refusal(STACK, "channel", "Na+", "textPt", "200", "dpi", "10000").contains("letters of 4 to 1000"));
        assertTrue(refusal(STACK, "channel", "Na+", "writeScene", folder.resolve("no/scene.json").toString())
                .contains("existing folder"));
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\"scene\": 1}");
        assertThrows(FormatException.class, () -> run(STACK, "scene", broken.toString()));
        for (String size : List.of("800", "x", "0x5", "800x-600", "99999x99999", "1e3x5")) {
            assertThrows(SettingException.class, () -> run(STACK, "channel", "Na+", "size", size), size);
        }
        for (String view : List.of("30", "30,", "a,b", "30,91", "NaN,0", "1,2,3")) {
            assertThrows(SettingException.class, () -> run(STACK, "channel", "Na+", "view", view), view);
        }
        for (String mode : List.of("solid", "", "iso,", "ISO")) {
            assertThrows(SettingException.class, () -> run(STACK, "channel", "Na+", "mode", mode + ",x"), mode);
        }
        assertThrows(SettingException.class, () -> run(STACK, "channel", "Na+", "background", "white"));
    }

    @Test
    void scenesOfOtherSpeciesAreSaid() throws Exception {
        Path both = folder.resolve("both.json");
        run(STACK, "channel", "Na+,SiO2-", "writeScene", both.toString());
        float[][] layers = new float[60][Phantom.WIDTH * Phantom.HEIGHT];
        layers[20][1000] = 5;
        RenderReport some = run(Phantom.values(layers), "scene", both.toString());
        assertEquals(1, some.species().size());
        assertTrue(some.remarks().toString().contains("SiO2- is not in the stack"), some.remarks().toString());
        Path oxide = folder.resolve("oxide.json");
        run(STACK, "channel", "SiO2-", "writeScene", oxide.toString());
        String message = refusal(Phantom.values(layers), "scene", oxide.toString());
        assertTrue(message.contains("channels Na+, found SiO2-"), message);
    }

    @Test
    void volumesWithNothingInThemAreDrawnAndSaid() throws Exception {
        for (float value : new float[] {0, 3, Float.NaN}) {
            float[][] layers = new float[3][Phantom.WIDTH * Phantom.HEIGHT];
            for (float[] l : layers) {
                java.util.Arrays.fill(l, value);
            }
            for (String mode : List.of("composite", "mip", "iso")) {
                RenderReport r = run(Phantom.values(layers), "channel", "Na+", "mode", mode);
                assertTrue(r.remarks().toString().contains("the same everywhere"), r.remarks().toString());
            }
        }
    }
}
