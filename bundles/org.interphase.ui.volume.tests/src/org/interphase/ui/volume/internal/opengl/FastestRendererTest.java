// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.opengl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Supplier;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.SWTException;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.volume.render.Frame;
import org.interphase.volume.render.Picture;
import org.interphase.volume.render.RayCaster;
import org.interphase.volume.render.Renderer;
import org.interphase.volume.render.Samples;
import org.interphase.volume.render.Scene;
import org.junit.jupiter.api.Test;

class FastestRendererTest {

    private static final Frame FRAME = Frame.of(60, 40);

    /** A card that fails where it is told to. */
    private static final class Failing implements Renderer {
        private final String where;
        private final Throwable what;
        private boolean closed;

        Failing(String where, Throwable what) {
            this.where = where;
            this.what = what;
        }

        private void fail(String here) {
            if (where.equals(here)) {
                FastestRendererTest.<RuntimeException>sneak(what);
            }
        }

        @Override
        public void open(List<Samples> volumes, Progress progress) {
            fail("open");
        }

        @Override
        public int levels() {
            return 1;
        }

        @Override
        public Picture render(Scene scene, Frame frame, Progress progress) {
            fail("render");
            return new Picture(frame.width(), frame.height(), new int[frame.width() * frame.height()]);
        }

        @Override
        public String name() {
            return "card";
        }

        @Override
        public void close() {
            closed = true;
            fail("close");
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable t) throws T {
        throw (T) t;
    }

    private static int[] picture(Renderer r) throws CancelledException {
        r.open(Phantoms.two(), Progress.NONE);
        return r.render(Phantoms.scene(), FRAME, Progress.NONE).rgb();
    }

    private static int[] reference() throws CancelledException {
        return picture(new RayCaster());
    }

    @Test
    void drawsByTheProcessorWhereThereIsNoCard() throws Exception {
        List<Throwable> all = List.of(
                new UnsupportedOperationException("no card"),
                new UnsatisfiedLinkError("no library"),
                new NoClassDefFoundError("org/lwjgl/opengl/GL"),
                new SWTException("Unsupported color depth"),
                new SWTError("no more handles"));
        for (Throwable t : all) {
            Supplier<Renderer> none = () -> {
                FastestRendererTest.<RuntimeException>sneak(t);
                return null;
            };
            try (FastestRenderer r = new FastestRenderer(none, new RayCaster())) {
                assertArrayEquals(reference(), picture(r), t.toString());
                assertTrue(r.reason().contains(t.getMessage()), r.reason());
                assertTrue(r.name().startsWith("ray caster"), r.name());
                assertEquals("Drawn by " + r.name() + ", by no graphics card: " + r.reason(), r.drawnBy());
            }
        }
    }

    @Test
    void drawsByTheProcessorOnceACardFails() throws Exception {
        for (String where : List.of("open", "render")) {
            Failing card = new Failing(where, new IllegalStateException("out of memory on the card"));
            try (FastestRenderer r = new FastestRenderer(() -> card, new RayCaster())) {
                assertArrayEquals(reference(), picture(r), where);
                assertEquals("out of memory on the card", r.reason());
                assertTrue(card.closed, where);
                assertArrayEquals(
                        reference(), r.render(Phantoms.scene(), FRAME, Progress.NONE).rgb(), "and goes on so");
            }
        }
    }

    @Test
    void staysWithACardThatDraws() throws Exception {
        Failing card = new Failing("never", new IllegalStateException());
        try (FastestRenderer r = new FastestRenderer(() -> card, new RayCaster())) {
            assertEquals("", r.drawnBy());
            picture(r);
            assertEquals("card", r.name());
            assertEquals("", r.reason());
            assertEquals("Drawn by card", r.drawnBy());
        }
        assertTrue(card.closed);
    }

    @Test
    void aCancelledPictureIsNoFailureOfTheCard() throws Exception {
        Failing card = new Failing("render", new CancelledException());
        try (FastestRenderer r = new FastestRenderer(() -> card, new RayCaster())) {
            r.open(Phantoms.two(), Progress.NONE);
            assertThrows(CancelledException.class, () -> r.render(Phantoms.scene(), FRAME, Progress.NONE));
            assertEquals("card", r.name());
        }
    }
}
