// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.opengl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.volume.render.Cuts;
import org.interphase.volume.render.Frame;
import org.interphase.volume.render.Mode;
import org.interphase.volume.render.Picture;
import org.interphase.volume.render.RayCaster;
import org.interphase.volume.render.Scene;
import org.interphase.volume.render.SceneChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** By whatever draws OpenGL here, the processor as a rule. */
class GraphicsRendererTest {

    private final Display display = Display.getDefault();
    private final ExecutorService worker = Executors.newSingleThreadExecutor();
    private final RayCaster reference = new RayCaster();
    private GraphicsRenderer card;

    @BeforeEach
    void open() throws Exception {
        try {
            card = new GraphicsRenderer(display, true);
        } catch (SWTException | UnsupportedOperationException e) {
            System.out.println("LEFT OUT: no OpenGL 3.3 here: " + e.getMessage());
            assumeTrue(false, e.getMessage());
        }
        reference.open(Phantoms.two(), Progress.NONE);
        away(() -> {
            card.open(Phantoms.two(), Progress.NONE);
            return null;
        });
    }

    @AfterEach
    void close() {
        if (card != null) {
            card.close();
        }
        worker.shutdown();
    }

    /** Has another thread do it, as the editor does, while this one attends to the window. */
    private <T> T away(Callable<T> work) throws Exception {
        Future<T> result = worker.submit(() -> {
            try {
                return work.call();
            } finally {
                display.wake();
            }
        });
        while (!result.isDone()) {
            if (!display.readAndDispatch()) {
                display.sleep();
            }
        }
        return result.get();
    }

    private Picture drawn(Scene scene, Frame frame) throws Exception {
        return away(() -> card.render(scene, frame, Progress.NONE));
    }

    /** Ratio of the highest value to the root mean square of the differences, in dB. */
    private static double psnr(int[] a, int[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int s = 0; s < 24; s += 8) {
                int d = (a[i] >> s & 0xFF) - (b[i] >> s & 0xFF);
                sum += d * d;
            }
        }
        return 10 * Math.log10(255.0 * 255.0 * 3 * a.length / Math.max(1, sum));
    }

    @Test
    void drawsWhatTheRayCasterDraws() throws Exception {
        Cuts cuts = new Cuts(
                5, 50, 0, 40, 0.1, Double.POSITIVE_INFINITY, List.of(new Cuts.Plane(1, 1, 0.5, 1.4)));
        Frame frame = Frame.of(160, 120);
        for (Mode first : Mode.values()) {
            for (Mode second : Mode.values()) {
                for (double field : new double[] {0, 40}) {
                    for (Cuts c : List.of(Cuts.NONE, cuts)) {
                        Scene scene = Phantoms.scene(first, second, field, c);
                        int[] expected = reference.render(scene, frame, Progress.NONE).rgb();
                        double psnr = psnr(expected, drawn(scene, frame).rgb());
                        assertTrue(psnr > 60, first + ", " + second + ", field " + field + ": " + psnr + " dB");
                    }
                }
            }
        }
    }

    @Test
    void drawsFinerWhereItIsAskedTo() throws Exception {
        Frame frame = new Frame(80, 60, 0, 0.5, 3);
        Scene scene = Phantoms.scene();
        assertTrue(
                psnr(reference.render(scene, frame, Progress.NONE).rgb(), drawn(scene, frame).rgb()) > 60,
                "three rays along a side, half steps");
    }

    @Test
    void keepsCountsThatEightBitsWouldLose() throws Exception {
        // A surface between 119 and 121 of 220 counts is another one at each of them.
        int[] lower = drawn(level(119), Frame.of(160, 120)).rgb();
        int[] higher = drawn(level(119.4), Frame.of(160, 120)).rgb();
        assertFalse(Arrays.equals(lower, higher));
    }

    private static Scene level(double counts) {
        Scene scene = Phantoms.scene(Mode.ISO, Mode.ISO, 0, Cuts.NONE);
        return scene.withChannels(scene.channels().stream()
                .map(c -> new SceneChannel(
                        c.species(), true, c.mode(), c.rgb(), c.transfer(), counts))
                .toList());
    }

    @Test
    void aCancelledPictureEnds() throws Exception {
        Progress cancelled = new Progress() {
            @Override
            public void report(double fraction, String what) {}

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        Exception e = assertThrows(
                Exception.class, () -> away(() -> card.render(Phantoms.scene(), Frame.of(80, 60), cancelled)));
        assertInstanceOf(CancelledException.class, e.getCause());
    }

    @Test
    void drawsNothingOnceItIsClosed() throws Exception {
        card.close();
        Exception e = assertThrows(Exception.class, () -> drawn(Phantoms.scene(), Frame.of(80, 60)));
        assertInstanceOf(CancelledException.class, e.getCause());
    }

    @Test
    void tellsCardsFromProcessors() {
        assertTrue(GraphicsContext.isSoftware("llvmpipe (LLVM 15.0.6, 256 bits)"));
        assertTrue(GraphicsContext.isSoftware("GDI Generic"));
        assertFalse(GraphicsContext.isSoftware("NVIDIA RTX A2000/PCIe/SSE2"));
        assertFalse(GraphicsContext.isSoftware("Mesa Intel(R) UHD Graphics 770 (ADL-S GT1)"));
        assertFalse(GraphicsContext.isSoftware("Apple M2"));
    }

    @Test
    void saysWhyNoCardDraws() throws Exception {
        if (GraphicsContext.isSoftware(card.name())) {
            try (FastestRenderer r = FastestRenderer.of(display, new RayCaster())) {
                away(() -> {
                    r.open(Phantoms.two(), Progress.NONE);
                    return null;
                });
                assertEquals("expected a graphics card, found " + card.name(), r.reason());
            }
        }
    }

    @Test
    void takesNoProcessorForACard() {
        if (GraphicsContext.isSoftware(card.name())) {
            Exception e = assertThrows(UnsupportedOperationException.class, () -> new GraphicsRenderer(display, false));
            assertEquals("expected a graphics card, found " + card.name(), e.getMessage());
        }
    }
}
