// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.interphase.core.figure.PngImage;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.volume.VolumeGeometry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FilmTest {

    private static final VolumeGeometry BOX = new VolumeGeometry(4, 10, 10, 1, 1, new double[] {0.25, 0.75, 1.25, 1.75});
    private static final Scene SCENE = new Scene(
            List.of(new SceneChannel(
                    "Na+", true, Mode.ISO, 0, new TransferFunction(List.of(new TransferFunction.Stop(0, 0, 0))), 1)),
            0,
            0,
            1,
            new Camera(170, 25, 1, 0, 0, 0),
            Cuts.NONE,
            Decor.DEFAULT);

    @TempDir
    private Path folder;

    /** A picture whose colour is the azimuth. */
    private static Picture azimuth(Scene scene, Progress progress) {
        int colour = (int) Math.round(scene.camera().azimuthDeg()) + 1000;
        return new Picture(2, 1, new int[] {colour, colour + 1});
    }

    private List<Path> files() throws Exception {
        try (var all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    @Test
    void aTurntableGoesOnceAround() {
        Animation turn = new Animation.Turntable(SCENE, 8);
        List<Double> azimuths = new ArrayList<>();
        for (int i = 0; i < turn.frames(); i++) {
            azimuths.add(turn.frame(i).camera().azimuthDeg());
        }
        assertEquals(List.of(170.0, -145.0, -100.0, -55.0, -10.0, 35.0, 80.0, 125.0), azimuths);
        assertEquals(SCENE, turn.frame(0));
        assertThrows(IndexOutOfBoundsException.class, () -> turn.frame(8));
        assertThrows(IllegalArgumentException.class, () -> new Animation.Turntable(SCENE, 0));
    }

    @Test
    void aVolumeGrowsFromItsSurfaceDown() {
        Animation growth = new Animation.BuildUp(SCENE, BOX, 4);
        for (int i = 0; i < 3; i++) {
            assertEquals(0.5 * (i + 1), growth.frame(i).cuts().toZUm(), 1e-12);
        }
        assertEquals(SCENE, growth.frame(3));
        Cuts c = new Cuts(1, 2, 3, 4, 1, 1.5, List.of());
        Animation within = new Animation.BuildUp(SCENE.withCuts(c), BOX, 2);
        assertEquals(new Cuts(1, 2, 3, 4, 1, 1.25, List.of()), within.frame(0).cuts());
        Cuts outside = new Cuts(1, 2, 3, 4, 5, 6, List.of());
        assertThrows(IllegalArgumentException.class, () -> new Animation.BuildUp(SCENE.withCuts(outside), BOX, 2));
    }

    @Test
    void numberSignsMakeAFileOfEachFrame() throws Exception {
        List<Path> written = Film.write(
                new Animation.Turntable(SCENE, 3), FilmTest::azimuth, folder.resolve("turn#-###.png"), 0.1, 100, Progress.NONE);
        assertEquals(
                List.of("turn#-001.png", "turn#-002.png", "turn#-003.png"),
                written.stream().map(p -> p.getFileName().toString()).toList());
        assertEquals(written, files());
        for (int i = 0; i < 3; i++) {
            int colour = (int) Math.round(Math.IEEEremainder(170 + 120 * i, 360)) + 1000;
            assertArrayEquals(
                    PngImage.opaque(2, 1, new int[] {colour, colour + 1}, 100), Files.readAllBytes(written.get(i)));
        }
    }

    @Test
    void oneFileHasAllFrames() throws Exception {
        Path file = folder.resolve("turn.png");
        AtomicInteger told = new AtomicInteger();
        Progress progress = new Progress() {
            @Override
            public void report(double fraction, String what) {
                told.incrementAndGet();
            }

            @Override
            public boolean isCancelled() {
                return false;
            }
        };
        assertEquals(
                List.of(file), Film.write(new Animation.Turntable(SCENE, 5), FilmTest::azimuth, file, 0.1, 100, progress));
        assertEquals(5, told.get());
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertEquals(5, text.split("fcTL", -1).length - 1);
        assertTrue(text.endsWith("IEND®B`\u0082"));
    }

    @Test
    void whatIsCancelledLeavesNothing() throws Exception {
        for (String name : List.of("turn.png", "turn-##.png")) {
            AtomicInteger drawn = new AtomicInteger();
            Progress progress = new Progress() {
                @Override
                public void report(double fraction, String what) {}

                @Override
                public boolean isCancelled() {
                    return drawn.get() >= 2;
                }
            };
            Film.Artist artist = (scene, p) -> {
                drawn.incrementAndGet();
                return azimuth(scene, p);
            };
            assertThrows(
                    CancelledException.class,
                    () -> Film.write(new Animation.Turntable(SCENE, 5), artist, folder.resolve(name), 0.1, 100, progress));
            assertEquals(2, drawn.get());
            assertEquals(List.of(), files());
        }
    }
}
