// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.LayerSource;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.sims.CorrectedStack;
import org.interphase.volume.render.Camera;
import org.interphase.volume.render.Cuts;
import org.interphase.volume.render.Decor;
import org.interphase.volume.render.Frame;
import org.interphase.volume.render.Mode;
import org.interphase.volume.render.Picture;
import org.interphase.volume.render.RayCaster;
import org.interphase.volume.render.Samples;
import org.interphase.volume.render.Scene;
import org.interphase.volume.render.SceneChannel;
import org.interphase.volume.render.TransferFunction;

/**
 * Our side of {@code render_peers.py}, which asks for one picture at a time, between pictures of its peer. Two orders are read
 * from standard input: {@code open FILE LAYERS HEIGHT WIDTH} takes a file of samples of two bytes, and prints seconds, and bytes
 * that are alive then; {@code draw MODE STOPS LEVEL AZIMUTH ELEVATION ZOOM WIDTH HEIGHT PYRAMID FILE} draws a picture, prints
 * seconds, processor seconds and the level of the pyramid, and writes the picture unless the file is {@code -}.
 */
public final class RenderPeers {

    private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** Processor time is counted in hundredths of a second: pictures are drawn until it is worth a mean. */
    private static final long LEAST_NS = 200_000_000;

    private final RayCaster caster = new RayCaster();
    private Cuts between;

    /** Layers of a file of samples of two bytes, the lower one first. */
    private static final class RawLayers implements LayerSource, Closeable {

        private final FileChannel file;
        private final ByteBuffer layer;

        private RawLayers(Path path, int pixels) throws IOException {
            file = FileChannel.open(path);
            layer = ByteBuffer.allocateDirect(Short.BYTES * pixels).order(ByteOrder.LITTLE_ENDIAN);
        }

        private void fill(int k) throws IOException {
            layer.clear();
            while (layer.hasRemaining()) {
                if (file.read(layer, (long) k * layer.capacity() + layer.position()) < 0) {
                    throw new EOFException("layer " + k);
                }
            }
        }

        @Override
        public PixelType type() {
            return PixelType.UINT16;
        }

        @Override
        public synchronized void read(int channel, int k, float[] into) throws IOException {
            fill(k);
            for (int i = 0; i < into.length; i++) {
                into[i] = layer.getShort(Short.BYTES * i) & Samples.HIGHEST;
            }
        }

        @Override
        public synchronized void read(int channel, int k, int[] into) throws IOException {
            fill(k);
            for (int i = 0; i < into.length; i++) {
                into[i] = layer.getShort(Short.BYTES * i) & Samples.HIGHEST;
            }
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    private RenderPeers() {}

    /**
     * Answers until its input ends.
     *
     * @param args none
     */
    public static void main(String[] args) throws IOException, CancelledException {
        RenderPeers peers = new RenderPeers();
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "open" -> peers.open(words);
                case "draw" -> peers.draw(words);
                default -> throw new IllegalArgumentException("expected open or draw, found '" + line + "'");
            }
        }
    }

    private void open(String[] words) throws IOException, CancelledException {
        int layers = Integer.parseInt(words[2]);
        int height = Integer.parseInt(words[3]);
        int width = Integer.parseInt(words[4]);
        double[] depths = new double[layers];
        for (int k = 0; k < layers; k++) {
            depths[k] = k + 0.5;
        }
        // VTK's volume ends at the middles of the outermost voxels.
        between = new Cuts(0.5, width - 0.5, 0.5, height - 0.5, 0.5, layers - 0.5, List.of());
        caster.close();
        long start = System.nanoTime();
        try (RawLayers source = new RawLayers(Path.of(words[1]), height * width)) {
            IonChannel channel = new IonChannel(
                    "counts", Double.NaN, IonPolarity.UNKNOWN, new double[0], depths, Double.NaN, DeadTime.UNKNOWN);
            IonStack stack = new IonStack(
                    "1", "counts", new StackGeometry(layers, height, width, 1, 1), List.of(channel), source, Map.of());
            caster.open(List.of(Samples.of(CorrectedStack.of(stack), 0, Progress.NONE)), Progress.NONE);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.gc();
        long alive = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        System.out.printf(Locale.ROOT, "%.3f %d%n", seconds, alive);
    }

    private void draw(String[] words) throws IOException, CancelledException {
        boolean turn = words[1].equals("turn");
        Mode mode = turn ? Mode.COMPOSITE : Mode.valueOf(words[1].toUpperCase(Locale.ROOT));
        List<TransferFunction.Stop> stops = new ArrayList<>();
        for (String stop : words[2].split(",")) {
            String[] parts = stop.split(":");
            stops.add(new TransferFunction.Stop(
                    Double.parseDouble(parts[0]), Integer.parseInt(parts[1], 16), Double.parseDouble(parts[2])));
        }
        Scene scene = new Scene(
                List.of(new SceneChannel(
                        "counts", true, mode, 0xE0E0E0, new TransferFunction(stops), Double.parseDouble(words[3]))),
                0,
                0,
                1,
                new Camera(
                        Double.parseDouble(words[4]),
                        Double.parseDouble(words[5]),
                        Double.parseDouble(words[6]),
                        0,
                        0,
                        0),
                between,
                new Decor(false, false, false, false, 0));
        int width = Integer.parseInt(words[7]);
        int height = Integer.parseInt(words[8]);
        int level = turn ? Math.min(2, caster.levels() - 1) : Integer.parseInt(words[9]);
        long processor = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        int n = 0;
        Picture picture;
        do {
            picture = caster.render(scene, new Frame(width, height, level, 1, 1), Progress.NONE);
            n++;
        } while (!turn && SYSTEM.getProcessCpuTime() - processor < LEAST_NS);
        double seconds = (System.nanoTime() - start) / 1e9 / n;
        double processorSeconds = (SYSTEM.getProcessCpuTime() - processor) / 1e9 / n;
        if (!words[10].equals("-")) {
            byte[] bytes = new byte[3 * width * height];
            int[] rgb = picture.rgb();
            for (int i = 0; i < rgb.length; i++) {
                bytes[3 * i] = (byte) (rgb[i] >> 16);
                bytes[3 * i + 1] = (byte) (rgb[i] >> 8);
                bytes[3 * i + 2] = (byte) rgb[i];
            }
            Files.write(Path.of(words[10]), bytes);
        }
        System.out.printf(Locale.ROOT, "%.6f %.6f %d%n", seconds, processorSeconds, level);
    }
}
