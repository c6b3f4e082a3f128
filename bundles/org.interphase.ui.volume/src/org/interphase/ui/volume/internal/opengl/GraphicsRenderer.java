// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.opengl;

import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.volume.VolumeGeometry;
import org.interphase.volume.render.Frame;
import org.interphase.volume.render.Mode;
import org.interphase.volume.render.Picture;
import org.interphase.volume.render.Projection;
import org.interphase.volume.render.RaySpace;
import org.interphase.volume.render.Renderer;
import org.interphase.volume.render.Samples;
import org.interphase.volume.render.Scene;
import org.interphase.volume.render.SceneChannel;
import org.interphase.volume.render.Stepping;
import org.interphase.volume.render.TransferFunction;
import org.interphase.volume.render.TransferFunction.Stop;
import org.lwjgl.opengl.GL33;
import org.lwjgl.system.MemoryUtil;

/**
 * Draws scenes by a graphics card, as {@link org.interphase.volume.render.RayCaster} does, but for what floating-point numbers of
 * four bytes leave. Each species is a texture of 16 bits a voxel: eight would ruin counts.
 *
 * <p>May be called from any thread but the UI thread, in which the card is spoken to in pieces of a few milliseconds, so that
 * windows stay alive and a cancelled picture ends soon.
 */
public final class GraphicsRenderer implements Renderer {

    /** Most species at once: cards have at least 16 textures for a fragment, and one is needed for colours. */
    private static final int MOST_SPECIES = 15;

    private static final int TABLE = 4096;
    private static final int TABLES = 16;
    private static final int ROWS = 64;
    private static final int PIECE_BYTES = 8 << 20;

    private final Display display;
    private final GraphicsContext context;
    private final Map<String, Texture> textures = new LinkedHashMap<>();
    private final Map<List<Mode>, Program> programs = new HashMap<>();
    private VolumeGeometry geometry;
    private int mostEdge;
    private int array;
    private int tables;
    private int frameBuffer;
    private int colours;
    private int bufferWidth;
    private int bufferHeight;
    private volatile boolean closed;

    /** A species on the card. */
    private record Texture(int id, VolumeGeometry geometry, double step, double highest) {}

    /** A program on the card, with the places of what it is told. */
    private record Program(int id, Map<String, Integer> places) {
        int place(String name) {
            return places.computeIfAbsent(name, n -> GL33.glGetUniformLocation(id, n));
        }
    }

    /** Work in the UI thread. */
    private interface Work {
        void run() throws CancelledException;
    }

    /**
     * Opens a card. To be called in the UI thread.
     *
     * @param display of the window
     * @param software whether a renderer without hardware will do, which is slower than the ray caster
     * @throws UnsupportedOperationException when there is no card that is good enough
     */
    public GraphicsRenderer(Display display, boolean software) {
        this.display = Objects.requireNonNull(display);
        context = GraphicsContext.open(display, software);
        mostEdge = GL33.glGetInteger(GL33.GL_MAX_3D_TEXTURE_SIZE);
        array = GL33.glGenVertexArrays();
        tables = GL33.glGenTextures();
        GL33.glBindTexture(GL33.GL_TEXTURE_2D, tables);
        GL33.glTexImage2D(
                GL33.GL_TEXTURE_2D, 0, GL33.GL_RGBA32F, TABLE, TABLES, 0, GL33.GL_RGBA, GL33.GL_FLOAT, (FloatBuffer) null);
        clampLinear(GL33.GL_TEXTURE_2D, GL33.GL_NEAREST);
        frameBuffer = GL33.glGenFramebuffers();
        require("begin");
    }

    @Override
    public String name() {
        return context.renderer();
    }

    @Override
    public void open(List<Samples> volumes, Progress progress) throws CancelledException {
        if (volumes.size() > MOST_SPECIES) {
            throw new UnsupportedOperationException(
                    "expected at most " + MOST_SPECIES + " species on a graphics card, found " + volumes.size());
        }
        inWindow(this::forget);
        geometry = volumes.isEmpty() ? null : Samples.around(volumes);
        for (int i = 0; i < volumes.size(); i++) {
            upload(volumes.get(i), i, volumes.size(), progress);
        }
    }

    private void forget() {
        textures.values().forEach(t -> GL33.glDeleteTextures(t.id()));
        textures.clear();
    }

    private void upload(Samples s, int index, int count, Progress progress) throws CancelledException {
        VolumeGeometry g = s.geometry();
        if (Math.max(g.width(), Math.max(g.height(), g.layers())) > mostEdge) {
            throw new UnsupportedOperationException(
                    "expected at most " + mostEdge + " voxels along an edge on this graphics card, found " + g);
        }
        inWindow(() -> {
            int id = GL33.glGenTextures();
            textures.put(s.species(), new Texture(id, g, s.step(), highest(s) * s.step()));
            GL33.glBindTexture(GL33.GL_TEXTURE_3D, id);
            GL33.glTexImage3D(
                    GL33.GL_TEXTURE_3D, 0, GL33.GL_R16, g.width(), g.height(), g.layers(), 0, GL33.GL_RED,
                    GL33.GL_UNSIGNED_SHORT, (ShortBuffer) null);
            clampLinear(GL33.GL_TEXTURE_3D, GL33.GL_LINEAR_MIPMAP_NEAREST);
            require("have room for " + s.species());
        });
        int pixels = g.pixels();
        int layers = Math.max(1, PIECE_BYTES / Short.BYTES / pixels);
        for (int k = 0; k < g.layers(); k += layers) {
            progress.checkCancelled();
            progress.report((index + (double) k / g.layers()) / count, "give " + s.species() + " to the graphics card");
            int from = k;
            int n = Math.min(layers, g.layers() - k);
            inWindow(() -> {
                ShortBuffer piece = MemoryUtil.memAllocShort(n * pixels);
                try {
                    piece.put(s.data(), from * pixels, n * pixels).flip();
                    GL33.glBindTexture(GL33.GL_TEXTURE_3D, textures.get(s.species()).id());
                    GL33.glPixelStorei(GL33.GL_UNPACK_ALIGNMENT, 1);
                    GL33.glTexSubImage3D(
                            GL33.GL_TEXTURE_3D, 0, 0, 0, from, g.width(), g.height(), n, GL33.GL_RED,
                            GL33.GL_UNSIGNED_SHORT, piece);
                    require("take layers");
                } finally {
                    MemoryUtil.memFree(piece);
                }
            });
        }
        inWindow(() -> {
            GL33.glBindTexture(GL33.GL_TEXTURE_3D, textures.get(s.species()).id());
            GL33.glGenerateMipmap(GL33.GL_TEXTURE_3D);
            require("make a pyramid");
        });
    }

    private static int highest(Samples s) {
        int most = 1;
        for (short v : s.data()) {
            most = Math.max(most, v & Samples.HIGHEST);
        }
        return most;
    }

    private static void clampLinear(int target, int smaller) {
        GL33.glTexParameteri(target, GL33.GL_TEXTURE_MIN_FILTER, smaller);
        GL33.glTexParameteri(
                target, GL33.GL_TEXTURE_MAG_FILTER, smaller == GL33.GL_NEAREST ? GL33.GL_NEAREST : GL33.GL_LINEAR);
        GL33.glTexParameteri(target, GL33.GL_TEXTURE_WRAP_S, GL33.GL_CLAMP_TO_EDGE);
        GL33.glTexParameteri(target, GL33.GL_TEXTURE_WRAP_T, GL33.GL_CLAMP_TO_EDGE);
        if (target == GL33.GL_TEXTURE_3D) {
            GL33.glTexParameteri(target, GL33.GL_TEXTURE_WRAP_R, GL33.GL_CLAMP_TO_EDGE);
        }
    }

    @Override
    public int levels() {
        if (geometry == null) {
            return 1;
        }
        int longest = Math.max(geometry.width(), Math.max(geometry.height(), geometry.layers()));
        return 32 - Integer.numberOfLeadingZeros(longest);
    }

    @Override
    public Picture render(Scene scene, Frame frame, Progress progress) throws CancelledException {
        progress.checkCancelled();
        if (closed) {
            throw new CancelledException();
        }
        int[] rgb = new int[frame.width() * frame.height()];
        List<SceneChannel> shown = scene.channels().stream()
                .filter(c -> c.visible() && textures.containsKey(c.species()))
                .toList();
        if (shown.isEmpty()) {
            Arrays.fill(rgb, scene.decor().backgroundRgb());
            return new Picture(frame.width(), frame.height(), rgb);
        }
        inWindow(() -> begin(scene, frame, shown));
        for (int y = 0; y < frame.height(); y += ROWS) {
            progress.checkCancelled();
            int from = y;
            int rows = Math.min(ROWS, frame.height() - y);
            inWindow(() -> {
                bind();
                GL33.glScissor(0, from, frame.width(), rows);
                GL33.glDrawArrays(GL33.GL_TRIANGLES, 0, 3);
                GL33.glFinish();
                require("draw");
            });
        }
        inWindow(() -> {
            bind();
            GL33.glPixelStorei(GL33.GL_PACK_ALIGNMENT, 4);
            GL33.glReadPixels(
                    0, 0, frame.width(), frame.height(), GL33.GL_BGRA, GL33.GL_UNSIGNED_INT_8_8_8_8_REV, rgb);
            require("give the picture back");
        });
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] &= 0xFFFFFF;
        }
        return new Picture(frame.width(), frame.height(), rgb);
    }

    private void bind() {
        GL33.glBindFramebuffer(GL33.GL_FRAMEBUFFER, frameBuffer);
        GL33.glBindVertexArray(array);
    }

    private void begin(Scene scene, Frame frame, List<SceneChannel> shown) {
        buffer(frame.width(), frame.height());
        Program program = program(shown.stream().map(SceneChannel::mode).toList());
        GL33.glUseProgram(program.id());
        RaySpace space = new RaySpace(geometry, scene, frame);
        int level = Math.min(frame.level(), levels() - 1);
        List<double[]> edges = new ArrayList<>();
        List<double[]> corners = new ArrayList<>();
        for (SceneChannel c : shown) {
            VolumeGeometry g = textures.get(c.species()).geometry();
            edges.add(edge(g, level));
            corners.add(new double[] {0, 0, g.topUm(0)});
        }
        Stepping stepping = Stepping.of(space, corners, edges);
        double step = stepping.um();
        rays(program, space.projection());
        vector(program, "low", space.low());
        vector(program, "high", space.high());
        double[][] planes = space.planes();
        GL33.glUniform1i(program.place("planeCount"), planes.length);
        for (int i = 0; i < planes.length; i++) {
            GL33.glUniform4f(
                    program.place("planes[" + i + "]"),
                    (float) planes[i][0],
                    (float) planes[i][1],
                    (float) planes[i][2],
                    (float) planes[i][3]);
        }
        GL33.glUniform1f(program.place("stepLength"), (float) step);
        int axis = Math.max(0, stepping.across());
        double scale = axis == 2 ? space.stretch() : 1;
        double planesPerUm = 1 / (edges.getFirst()[axis] * scale);
        GL33.glUniform1i(program.place("across"), stepping.across());
        GL33.glUniform1f(program.place("stepPlanes"), stepping.planes());
        GL33.glUniform1f(program.place("planesPerUm"), (float) planesPerUm);
        GL33.glUniform1f(program.place("firstPlane"), (float) (corners.getFirst()[axis] * scale * planesPerUm + 0.5));
        int background = scene.decor().backgroundRgb();
        vector(program, "background", new double[] {
            (background >> 16 & 0xFF) / 255.0, (background >> 8 & 0xFF) / 255.0, (background & 0xFF) / 255.0
        });
        GL33.glUniform1i(program.place("rays"), frame.supersample());
        GL33.glUniform1f(program.place("lod"), level);
        GL33.glUniform1i(program.place("tables"), 0);
        GL33.glActiveTexture(GL33.GL_TEXTURE0);
        GL33.glBindTexture(GL33.GL_TEXTURE_2D, tables);
        for (int i = 0; i < shown.size(); i++) {
            species(program, i, shown.get(i), edges.get(i), space, step);
        }
        bind();
        GL33.glViewport(0, 0, frame.width(), frame.height());
        GL33.glEnable(GL33.GL_SCISSOR_TEST);
        GL33.glDisable(GL33.GL_DEPTH_TEST);
        GL33.glDisable(GL33.GL_BLEND);
        require("prepare a picture");
    }

    private static double[] edge(VolumeGeometry g, int level) {
        double all = g.topUm(g.layers()) - g.topUm(0);
        return new double[] {
            g.width() * g.pixelWidthUm() / Math.max(1, g.width() >> level),
            g.height() * g.pixelHeightUm() / Math.max(1, g.height() >> level),
            all / Math.max(1, g.layers() >> level)
        };
    }

    private void species(Program program, int i, SceneChannel c, double[] edge, RaySpace space, double step) {
        Texture t = textures.get(c.species());
        VolumeGeometry g = t.geometry();
        double top = g.topUm(0);
        double depth = g.topUm(g.layers()) - top;
        GL33.glActiveTexture(GL33.GL_TEXTURE1 + i);
        GL33.glBindTexture(GL33.GL_TEXTURE_3D, t.id());
        GL33.glUniform1i(program.place("volume" + i), 1 + i);
        vector(program, "scale" + i, new double[] {
            1 / (g.width() * g.pixelWidthUm()), 1 / (g.height() * g.pixelHeightUm()), 1 / (depth * space.stretch())
        });
        vector(program, "shift" + i, new double[] {0, 0, -top / depth});
        vector(program, "edge" + i, new double[] {edge[0], edge[1], edge[2] * space.stretch()});
        double end = Math.clamp(c.transfer().stops().getLast().counts(), 1e-6 * t.highest(), t.highest());
        GL33.glUniform1f(program.place("entries" + i), (float) (Samples.HIGHEST * t.step() / end));
        GL33.glUniform1f(program.place("level" + i), (float) (c.levelCounts() / t.step() / Samples.HIGHEST));
        vector(program, "surface" + i, new double[] {
            (c.rgb() >> 16 & 0xFF) / 255.0, (c.rgb() >> 8 & 0xFF) / 255.0, (c.rgb() & 0xFF) / 255.0
        });
        if (c.mode() != Mode.ISO) {
            double path = c.mode() == Mode.MIP ? 1 : step / space.unit();
            GL33.glActiveTexture(GL33.GL_TEXTURE0);
            GL33.glTexSubImage2D(
                    GL33.GL_TEXTURE_2D, 0, 0, i, TABLE, 1, GL33.GL_RGBA, GL33.GL_FLOAT, table(c.transfer(), end, path));
        }
    }

    /**
     * Colours times opacity, and what is let through.
     *
     * @param transfer colours and opacities
     * @param end counts of the last entry
     * @param path in hundredths of the longest edge
     */
    static float[] table(TransferFunction transfer, double end, double path) {
        List<Stop> stops = transfer.stops();
        float[] table = new float[4 * TABLE];
        int s = 0;
        for (int i = 0; i < TABLE; i++) {
            double counts = i * end / (TABLE - 1);
            while (s < stops.size() && stops.get(s).counts() <= counts) {
                s++;
            }
            Stop below = stops.get(Math.max(0, s - 1));
            Stop above = stops.get(Math.min(stops.size() - 1, s));
            double share = below == above
                    ? 0
                    : Math.clamp((counts - below.counts()) / (above.counts() - below.counts()), 0, 1);
            double through = Math.pow(1 - (below.opacity() + (above.opacity() - below.opacity()) * share), path);
            for (int c = 0; c < 3; c++) {
                double a = below.rgb() >> 16 - 8 * c & 0xFF;
                double b = above.rgb() >> 16 - 8 * c & 0xFF;
                table[4 * i + c] = (float) ((a + (b - a) * share) / 255 * (1 - through));
            }
            table[4 * i + 3] = (float) through;
        }
        return table;
    }

    /** Tells the rays: where they go through the plane of the volume's middle, pixel by pixel. */
    private static void rays(Program program, Projection projection) {
        double[] corner = new double[3];
        double[] right = new double[3];
        double[] below = new double[3];
        projection.inMiddle(0, 0, corner);
        projection.inMiddle(1, 0, right);
        projection.inMiddle(0, 1, below);
        double[] ray = new double[6];
        projection.ray(0, 0, ray);
        GL33.glUniform1i(program.place("parallel"), projection.parallel() ? 1 : 0);
        vector(program, "eye", new double[] {ray[0], ray[1], ray[2]});
        vector(program, "away", new double[] {ray[3], ray[4], ray[5]});
        vector(program, "place", corner);
        vector(program, "placeX", new double[] {right[0] - corner[0], right[1] - corner[1], right[2] - corner[2]});
        vector(program, "placeY", new double[] {below[0] - corner[0], below[1] - corner[1], below[2] - corner[2]});
    }

    private static void vector(Program program, String name, double[] v) {
        GL33.glUniform3f(program.place(name), (float) v[0], (float) v[1], (float) v[2]);
    }

    private Program program(List<Mode> modes) {
        Program there = programs.get(modes);
        if (there == null) {
            int id = GL33.glCreateProgram();
            int vertex = shader(GL33.GL_VERTEX_SHADER, RayShader.VERTEX);
            int fragment = shader(GL33.GL_FRAGMENT_SHADER, RayShader.fragment(modes));
            GL33.glAttachShader(id, vertex);
            GL33.glAttachShader(id, fragment);
            GL33.glLinkProgram(id);
            GL33.glDeleteShader(vertex);
            GL33.glDeleteShader(fragment);
            if (GL33.glGetProgrami(id, GL33.GL_LINK_STATUS) == 0) {
                throw new IllegalStateException("the graphics card takes no program: " + GL33.glGetProgramInfoLog(id));
            }
            there = new Program(id, new HashMap<>());
            programs.put(List.copyOf(modes), there);
        }
        return there;
    }

    private static int shader(int kind, String text) {
        int id = GL33.glCreateShader(kind);
        GL33.glShaderSource(id, text);
        GL33.glCompileShader(id);
        if (GL33.glGetShaderi(id, GL33.GL_COMPILE_STATUS) == 0) {
            throw new IllegalStateException("the graphics card takes no program: " + GL33.glGetShaderInfoLog(id));
        }
        return id;
    }

    private void buffer(int width, int height) {
        if (colours != 0 && width == bufferWidth && height == bufferHeight) {
            return;
        }
        if (colours == 0) {
            colours = GL33.glGenRenderbuffers();
        }
        GL33.glBindRenderbuffer(GL33.GL_RENDERBUFFER, colours);
        GL33.glRenderbufferStorage(GL33.GL_RENDERBUFFER, GL33.GL_RGBA8, width, height);
        GL33.glBindFramebuffer(GL33.GL_FRAMEBUFFER, frameBuffer);
        GL33.glFramebufferRenderbuffer(
                GL33.GL_FRAMEBUFFER, GL33.GL_COLOR_ATTACHMENT0, GL33.GL_RENDERBUFFER, colours);
        if (GL33.glCheckFramebufferStatus(GL33.GL_FRAMEBUFFER) != GL33.GL_FRAMEBUFFER_COMPLETE) {
            throw new IllegalStateException("the graphics card has no room for " + width + " × " + height + " pixels");
        }
        bufferWidth = width;
        bufferHeight = height;
    }

    /** Work of which the card says what went wrong. */
    private static void require(String what) {
        int error = GL33.glGetError();
        if (error != GL33.GL_NO_ERROR) {
            throw new IllegalStateException("the graphics card could not " + what + ": OpenGL error 0x" + Integer.toHexString(error));
        }
    }

    /** Has the window's thread do something with the card, and brings back what it throws. */
    private void inWindow(Work work) throws CancelledException {
        Throwable[] problem = new Throwable[1];
        display.syncExec(() -> {
            try {
                if (closed) {
                    throw new CancelledException();
                }
                context.makeCurrent();
                work.run();
            } catch (CancelledException | RuntimeException | Error e) {
                problem[0] = e;
            }
        });
        switch (problem[0]) {
            case null -> {}
            case CancelledException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(problem[0]);
        }
    }

    @Override
    public void close() {
        try {
            display.syncExec(() -> {
                if (!closed) {
                    closed = true;
                    context.makeCurrent();
                    forget();
                    programs.values().forEach(p -> GL33.glDeleteProgram(p.id()));
                    GL33.glDeleteTextures(tables);
                    GL33.glDeleteRenderbuffers(colours);
                    GL33.glDeleteFramebuffers(frameBuffer);
                    GL33.glDeleteVertexArrays(array);
                    context.close();
                }
            });
        } catch (SWTException e) {
            if (!display.isDisposed()) {
                throw e;
            }
            // With the display all that belonged to it is gone.
            closed = true;
        }
    }
}
