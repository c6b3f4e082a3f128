// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.opengl;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.eclipse.swt.widgets.Display;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.volume.NotEnoughMemoryException;
import org.interphase.volume.render.Frame;
import org.interphase.volume.render.Picture;
import org.interphase.volume.render.Renderer;
import org.interphase.volume.render.Samples;
import org.interphase.volume.render.Scene;

/**
 * Draws by a graphics card where there is one, and by the processor where there is none, or as soon as anything goes wrong with
 * it, whatever that is. Who asks for pictures gets them, and can say by what they were drawn and why.
 */
public final class FastestRenderer implements Renderer {

    /** System property: {@code off} for no graphics card, {@code software} to take one without hardware too, for tests. */
    public static final String PROPERTY = "interphase.opengl";

    private final Supplier<Renderer> card;
    private final Renderer processor;
    private volatile Renderer current;
    private volatile boolean givenUp;
    private boolean processorOpen;
    private volatile String reason = "";
    private List<Samples> volumes = List.of();

    /**
     * Creates a renderer.
     *
     * @param card gives the one to begin with; tried at the first volumes, in the thread that opens them
     * @param processor draws where the card does not
     */
    public FastestRenderer(Supplier<Renderer> card, Renderer processor) {
        this.card = Objects.requireNonNull(card);
        this.processor = Objects.requireNonNull(processor);
    }

    /**
     * {@return a renderer by the card of a display, as the system property says}
     *
     * @param display of the window
     * @param processor draws where the card does not
     */
    public static FastestRenderer of(Display display, Renderer processor) {
        String wish = System.getProperty(PROPERTY, "");
        return new FastestRenderer(
                () -> {
                    if (wish.equals("off")) {
                        throw new UnsupportedOperationException("switched off by -D" + PROPERTY);
                    }
                    return opened(display, wish.equals("software"));
                },
                processor);
    }

    /** The workbench keeps what is thrown in its thread to itself: it has to be carried over. */
    private static Renderer opened(Display display, boolean software) {
        Renderer[] opened = new Renderer[1];
        Throwable[] problem = new Throwable[1];
        display.syncExec(() -> {
            try {
                opened[0] = new GraphicsRenderer(display, software);
            } catch (RuntimeException | Error e) {
                problem[0] = e;
            }
        });
        switch (problem[0]) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case null, default -> {
                return opened[0];
            }
        }
    }

    @Override
    public void open(List<Samples> next, Progress progress) throws CancelledException {
        volumes = List.copyOf(next);
        processorOpen = false;
        if (!givenUp) {
            try {
                if (current == null) {
                    current = card.get();
                }
                current.open(volumes, progress);
                return;
            } catch (CancelledException e) {
                throw e;
            } catch (Exception | Error e) {
                giveUp(e);
            }
        }
        onProcessor(progress);
    }

    /** What goes wrong with a card and its driver is of any kind, and none of it must reach a person who wants a picture. */
    private void giveUp(Throwable why) {
        // The cause of what a window's thread threw says more than that it was thrown there.
        Throwable cause = why.getCause() == null ? why : why.getCause();
        reason = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        givenUp = true;
        Renderer failed = current;
        current = null;
        if (failed != null) {
            try {
                failed.close();
            } catch (RuntimeException | Error e) {
                reason += "; it could not be closed either: " + e;
            }
        }
    }

    private void onProcessor(Progress progress) throws CancelledException {
        if (!processorOpen) {
            processor.open(volumes, progress);
            processorOpen = true;
        }
    }

    @Override
    public int levels() {
        Renderer now = current;
        return now == null ? processor.levels() : now.levels();
    }

    @Override
    public Picture render(Scene scene, Frame frame, Progress progress) throws CancelledException {
        if (!givenUp && current != null) {
            try {
                return current.render(scene, frame, progress);
            } catch (CancelledException e) {
                throw e;
            } catch (NotEnoughMemoryException e) {
                // Nor would the processor have it.
                throw e;
            } catch (Exception | Error e) {
                giveUp(e);
            }
        }
        onProcessor(progress);
        return processor.render(scene, frame, progress);
    }

    @Override
    public String name() {
        Renderer now = current;
        return now == null ? processor.name() : now.name();
    }

    /**
     * {@return what draws, and where no card does, why, for people; empty before anything was to be drawn. May be asked in any
     * thread}
     */
    public String drawnBy() {
        Renderer now = current;
        if (now != null) {
            return "Drawn by " + now.name();
        }
        return givenUp ? "Drawn by " + processor.name() + ", by no graphics card: " + reason : "";
    }

    /** {@return why no graphics card draws; empty where one does, or none was tried yet} */
    public String reason() {
        return reason;
    }

    @Override
    public void close() {
        if (current != null) {
            current.close();
        }
        processor.close();
        volumes = List.of();
    }
}
