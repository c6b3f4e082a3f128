// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.picture;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.widgets.Control;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.ui.job.Later;
import org.interphase.volume.NotEnoughMemoryException;
import org.interphase.volume.render.Frame;
import org.interphase.volume.render.Picture;
import org.interphase.volume.render.Refinement;
import org.interphase.volume.render.Renderer;
import org.interphase.volume.render.Samples;
import org.interphase.volume.render.Scene;

/**
 * Draws scenes in a thread of its own, that which was asked for last. While something moves, pictures are as coarse as it takes
 * to have several a second; when it rests, finer ones follow up to the full one, which whatever is asked for next ends at once. Asked in the UI thread; what comes of it is told there, until the loop is closed.
 */
public final class RenderLoop implements AutoCloseable {

    /** What a picture may take while something moves. */
    private static final double MOVING_MS = 60;

    private static final double NS_PER_MS = 1e6;

    /** What is told in the UI thread. */
    public interface Listener {

        /**
         * A picture was drawn.
         *
         * @param picture the picture
         * @param scene what it shows
         * @param full whether it is as fine as it gets
         */
        void drawn(Picture picture, Scene scene, boolean full);

        /**
         * Nothing could be drawn.
         *
         * @param why a sentence
         */
        void failed(String why);
    }

    /** A picture that is wanted. */
    private record Ask(Scene scene, int width, int height, boolean moves) {}

    /** Adds to a picture what belongs to its pixels. */
    @FunctionalInterface
    public interface Finish {

        /**
         * {@return the picture with all that belongs to it}
         *
         * @param picture as it was drawn
         * @param scene what it shows
         */
        Picture of(Picture picture, Scene scene);
    }

    private final Control owner;
    private final Listener listener;
    private final Finish finish;
    private final Supplier<Renderer> source;
    private final Thread thread;

    private List<Samples> volumes;
    private Ask ask;
    private Token running;
    private boolean closed;

    /** How coarse pictures are: used in the loop's thread alone. */
    private Refinement refinement;

    /** What ends the picture that is being drawn. */
    private static final class Token implements Progress {
        private final boolean giveUp;
        private volatile boolean cancelled;

        Token(boolean giveUp) {
            this.giveUp = giveUp;
        }

        @Override
        public void report(double fraction, String what) {
            // a picture is there before it could be told
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }
    }

    /**
     * Creates the loop; nothing is drawn before it has volumes.
     *
     * @param owner what the pictures are for; the loop is closed with it
     * @param source makes what draws, in the loop's thread
     * @param finish called in the loop's thread
     * @param listener hears what comes of it
     */
    public RenderLoop(Control owner, Supplier<Renderer> source, Finish finish, Listener listener) {
        this.owner = Objects.requireNonNull(owner);
        this.source = Objects.requireNonNull(source);
        this.finish = Objects.requireNonNull(finish);
        this.listener = Objects.requireNonNull(listener);
        thread = new Thread(this::run, "3D pictures");
        thread.setDaemon(true);
        thread.start();
        owner.addDisposeListener(e -> close());
    }

    /**
     * Takes other volumes; what is being drawn of the old ones is given up.
     *
     * @param next of one raster, each species once
     */
    public synchronized void open(List<Samples> next) {
        volumes = List.copyOf(next);
        giveUp(true);
        notifyAll();
    }

    /**
     * Asks for a picture in the place of what was asked for before.
     *
     * @param scene what is seen
     * @param width in pixels
     * @param height in pixels
     * @param moves whether another picture will be asked for soon
     */
    public synchronized void draw(Scene scene, int width, int height, boolean moves) {
        ask = new Ask(scene, Math.max(1, width), Math.max(1, height), moves);
        giveUp(false);
        notifyAll();
    }

    /** A coarse picture is nearly there: it is seen before the next one. */
    private void giveUp(boolean all) {
        if (running != null && (all || running.giveUp)) {
            running.cancelled = true;
        }
    }

    /** Ends the loop; nobody hears of it any more. */
    @Override
    public synchronized void close() {
        closed = true;
        giveUp(true);
        notifyAll();
    }

    /** {@return whether the thread has ended, and with it all that the renderer kept} */
    public boolean hasEnded() {
        return !thread.isAlive();
    }

    private void run() {
        Renderer renderer = null;
        boolean opened = false;
        try {
            while (true) {
                List<Samples> toOpen;
                Ask wanted;
                synchronized (this) {
                    while (!closed && volumes == null && (ask == null || !opened)) {
                        wait();
                    }
                    if (closed) {
                        return;
                    }
                    toOpen = volumes;
                    volumes = null;
                    wanted = toOpen == null ? ask : null;
                    if (wanted != null) {
                        ask = null;
                    }
                }
                try {
                    if (toOpen != null) {
                        if (renderer == null) {
                            renderer = source.get();
                        }
                        opened = false;
                        renderer.open(toOpen, begin(false));
                        refinement = new Refinement(renderer.levels(), MOVING_MS);
                        opened = true;
                    } else {
                        draw(renderer, wanted);
                    }
                } catch (CancelledException e) {
                    // something else is wanted
                } catch (NotEnoughMemoryException e) {
                    tell(e.getMessage());
                } catch (OutOfMemoryError e) {
                    tell("there is not enough memory for this picture");
                } catch (RuntimeException e) {
                    ILog.of(RenderLoop.class).error("a 3D picture failed", e);
                    tell("the picture failed: " + (e.getMessage() == null ? e : e.getMessage()));
                } finally {
                    synchronized (this) {
                        running = null;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (renderer != null) {
                renderer.close();
            }
        }
    }

    private synchronized Token begin(boolean mayBeGivenUp) {
        running = new Token(mayBeGivenUp);
        // what came since is not to wait
        running.cancelled = closed || volumes != null || mayBeGivenUp && ask != null;
        return running;
    }

    /** A first picture is seen in any case; finer ones only as long as nothing else is wanted. */
    private void draw(Renderer renderer, Ask wanted) throws CancelledException {
        Frame fine = Frame.of(wanted.width, wanted.height);
        Frame first = refinement.moving(wanted.width, wanted.height);
        draw(renderer, wanted, first, begin(false), first.equals(fine));
        if (!wanted.moves && !first.equals(fine)) {
            for (Frame next : refinement.resting(wanted.width, wanted.height)) {
                draw(renderer, wanted, next, begin(true), next.equals(fine));
            }
        }
    }

    private void draw(Renderer renderer, Ask wanted, Frame frame, Token token, boolean full) throws CancelledException {
        long start = System.nanoTime();
        Picture picture = renderer.render(wanted.scene, frame, token);
        refinement.measured(frame, wanted.width, wanted.height, (System.nanoTime() - start) / NS_PER_MS);
        tell(picture, wanted.scene, full);
    }

    private void tell(Picture picture, Scene scene, boolean full) {
        Picture whole = finish.of(picture, scene);
        Later.in(owner, () -> listener.drawn(whole, scene, full));
    }

    private void tell(String why) {
        Later.in(owner, () -> listener.failed(why));
    }
}
