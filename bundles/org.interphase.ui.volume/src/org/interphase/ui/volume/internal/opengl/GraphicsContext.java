// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.opengl;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.swt.SWT;
import org.eclipse.swt.opengl.GLCanvas;
import org.eclipse.swt.opengl.GLData;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.lwjgl.opengl.GL;
import org.lwjgl.opengl.GL11;
import org.lwjgl.opengl.GLCapabilities;

/** A context of OpenGL 3.3 behind a window that is never shown. Used in the UI thread alone. */
final class GraphicsContext implements AutoCloseable {

    /** Renderers without hardware, by what their names hold. */
    private static final List<String> SOFTWARE = List.of(
            "llvmpipe", "softpipe", "swrast", "software", "swiftshader", "gdi generic", "microsoft basic render", "mesa x11");

    private final Shell shell;
    private final GLCanvas canvas;
    private final GLCapabilities capabilities;
    private final String renderer;

    private GraphicsContext(Shell shell, GLCanvas canvas, GLCapabilities capabilities, String renderer) {
        this.shell = shell;
        this.canvas = canvas;
        this.capabilities = capabilities;
        this.renderer = renderer;
    }

    /**
     * {@return a context}
     *
     * @param display whose thread calls
     * @param software whether one without hardware will do
     * @throws UnsupportedOperationException when the card or its driver is not good enough, saying why
     */
    static GraphicsContext open(Display display, boolean software) {
        Shell shell = new Shell(display, SWT.NO_TRIM);
        try {
            GLData data = new GLData();
            data.doubleBuffer = false;
            GLCanvas canvas = new GLCanvas(shell, SWT.NONE, data);
            canvas.setCurrent();
            GLCapabilities capabilities = GL.createCapabilities();
            String renderer = Objects.requireNonNullElse(GL11.glGetString(GL11.GL_RENDERER), "no name");
            if (!capabilities.OpenGL33) {
                throw new UnsupportedOperationException(
                        "expected OpenGL 3.3, found " + GL11.glGetString(GL11.GL_VERSION) + " of " + renderer);
            }
            if (!software && isSoftware(renderer)) {
                throw new UnsupportedOperationException("expected a graphics card, found " + renderer);
            }
            return new GraphicsContext(shell, canvas, capabilities, renderer);
        } catch (RuntimeException | Error e) {
            GL.setCapabilities(null);
            shell.dispose();
            throw e;
        }
    }

    /**
     * {@return whether a renderer computes on the processor}
     *
     * @param renderer as the driver names it
     */
    static boolean isSoftware(String renderer) {
        String name = renderer.toLowerCase(Locale.ROOT);
        return SOFTWARE.stream().anyMatch(name::contains);
    }

    /** {@return the card, as its driver names it} */
    String renderer() {
        return renderer;
    }

    /** Has all that follows in this thread go to this context. */
    void makeCurrent() {
        canvas.setCurrent();
        GL.setCapabilities(capabilities);
    }

    @Override
    public void close() {
        GL.setCapabilities(null);
        if (!shell.isDisposed()) {
            shell.dispose();
        }
    }
}
