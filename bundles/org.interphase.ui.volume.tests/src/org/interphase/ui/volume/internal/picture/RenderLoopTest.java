// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.ui.testing.Screen;
import org.interphase.volume.render.Camera;
import org.interphase.volume.render.Cuts;
import org.interphase.volume.render.Decor;
import org.interphase.volume.render.Frame;
import org.interphase.volume.render.Mode;
import org.interphase.volume.render.Picture;
import org.interphase.volume.render.Renderer;
import org.interphase.volume.render.Samples;
import org.interphase.volume.render.Scene;
import org.interphase.volume.render.SceneChannel;
import org.interphase.volume.render.TransferFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pictures in the background, with what draws them played by the test. */
final class RenderLoopTest {

    private static final Scene SCENE = new Scene(
            List.of(new SceneChannel(
                    "Na+",
                    true,
                    Mode.COMPOSITE,
                    0,
                    new TransferFunction(List.of(new TransferFunction.Stop(0, 0, 0))),
                    1)),
            0,
            0,
            1,
            Camera.DEFAULT,
            Cuts.NONE,
            Decor.DEFAULT);

    private final List<Boolean> drawn = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();
    private Shell shell;

    /** What draws. */
    private static final class Played implements Renderer {
        private final AtomicInteger closed = new AtomicInteger();
        private volatile Throwable fails;
        private volatile boolean waits;
        private final AtomicInteger cancelled = new AtomicInteger();
        private final AtomicInteger begun = new AtomicInteger();

        @Override
        public void open(List<Samples> volumes, Progress progress) {}

        @Override
        public int levels() {
            return 1;
        }

        @Override
        public Picture render(Scene scene, Frame frame, Progress progress) throws CancelledException {
            int picture = begun.incrementAndGet();
            if (fails instanceof RuntimeException e) {
                throw e;
            }
            if (fails instanceof Error e) {
                throw e;
            }
            // the second one is one that comes when nothing moves
            while (waits && picture == 2) {
                if (progress.isCancelled()) {
                    cancelled.incrementAndGet();
                    throw new CancelledException();
                }
                Thread.onSpinWait();
            }
            return new Picture(frame.width(), frame.height(), new int[frame.width() * frame.height()]);
        }

        @Override
        public String name() {
            return "played";
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    @BeforeEach
    void open() {
        shell = new Shell(Screen.display(), SWT.NONE);
    }

    @AfterEach
    void close() {
        shell.dispose();
    }

    private RenderLoop loop(Renderer renderer) {
        RenderLoop loop = new RenderLoop(shell, () -> renderer, (picture, scene) -> picture, new RenderLoop.Listener() {
            @Override
            public void drawn(Picture picture, Scene scene, boolean full) {
                drawn.add(full);
            }

            @Override
            public void failed(String why) {
                failed.add(why);
            }
        });
        loop.open(List.of());
        return loop;
    }

    @Test
    void drawsACoarsePictureBeforeTheFullOne() {
        loop(new Played()).draw(SCENE, 100, 80, false);
        Screen.until("a full picture", () -> drawn.contains(true));
        assertTrue(drawn.size() > 1 && drawn.indexOf(true) == drawn.size() - 1, drawn.toString());
    }

    @Test
    void givesUpAFullPictureAsSoonAsAnotherOneIsAskedFor() {
        Played renderer = new Played();
        renderer.waits = true;
        RenderLoop loop = loop(renderer);
        loop.draw(SCENE, 100, 80, false);
        Screen.until("a finer picture is being drawn", () -> renderer.begun.get() == 2);
        loop.draw(SCENE.withZScale(2), 100, 80, true);
        Screen.until("a picture of what was asked for", () -> drawn.size() == 2);
        assertEquals(1, renderer.cancelled.get());
    }

    @Test
    void saysWhyAPictureFailedAndDrawsTheNextOne() {
        Played renderer = new Played();
        RenderLoop loop = loop(renderer);
        renderer.fails = new IllegalStateException("the lamp is out");
        loop.draw(SCENE, 100, 80, false);
        Screen.until("a reason", () -> failed.size() == 1);
        assertTrue(failed.get(0).contains("the lamp is out"), failed.get(0));
        renderer.fails = new OutOfMemoryError();
        loop.draw(SCENE, 100, 80, false);
        Screen.until("a reason", () -> failed.size() == 2);
        assertTrue(failed.get(1).contains("not enough memory"), failed.get(1));
        renderer.fails = null;
        loop.draw(SCENE, 100, 80, false);
        Screen.until("a full picture", () -> drawn.contains(true));
    }

    @Test
    void closesWhatDrawsWithTheControl() {
        Played renderer = new Played();
        renderer.waits = true;
        RenderLoop loop = loop(renderer);
        loop.draw(SCENE, 100, 80, false);
        Screen.until("a finer picture is being drawn", () -> renderer.begun.get() == 2);
        shell.dispose();
        Screen.until("the thread has ended", loop::hasEnded);
        assertEquals(1, renderer.closed.get());
    }
}
