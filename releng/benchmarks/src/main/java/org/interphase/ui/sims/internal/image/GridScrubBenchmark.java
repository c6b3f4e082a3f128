// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal.image;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.Transform;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.LayerSource;
import org.interphase.sims.CorrectedStack;
import org.interphase.ui.sims.StackView;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * As {@link StackScrubBenchmark}, but whole frames of the grid: titles, images, colour bars, cross hairs, values under the
 * cursor, painted into a picture, since a screen shows 60 frames a second at most. Needs a display.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {"-Xmx4g", "--enable-native-access=ALL-UNNAMED"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class GridScrubBenchmark {

    private static final int WIDTH = 1600;
    private static final int HEIGHT = 900;

    /** Whether layers lie in memory, or are read ahead by the grid from what is like a file. */
    @Param({"true", "false"})
    public boolean resident;

    private Display display;
    private StackView view;
    private ImageGrid grid;
    private Image image;
    private GC gc;
    private Transform transform;
    private int step = 1;

    /** Counts that have to be asked for. */
    private record Asked(LayerSource source) implements LayerSource {
        @Override
        public PixelType type() {
            return source.type();
        }

        @Override
        public void read(int channel, int layer, float[] into) throws IOException {
            source.read(channel, layer, into);
        }

        @Override
        public void read(int channel, int layer, int[] into) throws IOException {
            source.read(channel, layer, into);
        }
    }

    /** Makes the stack and the grid. */
    @Setup
    public void open() {
        IonStack made = StackScrubBenchmark.stack();
        IonStack stack = resident
                ? made
                : new IonStack("s", "s", made.geometry(), made.species(), new Asked(made.source()), Map.of());
        display = new Display();
        Shell shell = new Shell(display, SWT.NO_TRIM);
        shell.setLayout(new FillLayout());
        shell.setBounds(0, 0, WIDTH, HEIGHT);
        view = new StackView(stack.geometry());
        grid = new ImageGrid(shell, view);
        shell.layout();
        CorrectedStack corrected = CorrectedStack.of(stack);
        grid.setContrast(new Contrast(0.5, 99.5, false, Contrast.Scope.LAYER));
        grid.show(IntStream.range(0, StackScrubBenchmark.SPECIES)
                .<Picture>mapToObj(c -> new Picture.Species(corrected, c))
                .toList());
        view.setCursor(Optional.of(new StackView.Pixel(200, 300)));
        image = new Image(display, WIDTH, HEIGHT);
        gc = new GC(image);
        transform = new Transform(display);
    }

    /** Frees what belongs to the display. */
    @TearDown
    public void close() {
        transform.dispose();
        gc.dispose();
        image.dispose();
        display.dispose();
    }

    /** {@return the layer of a frame; each is of the next one} */
    @Benchmark
    public int frame() {
        if (view.layer() + step < 0 || view.layer() + step >= StackScrubBenchmark.LAYERS) {
            step = -step;
        }
        view.setLayer(view.layer() + step);
        while (grid.tiles().stream().anyMatch(ImageTile::isWaiting)) {
            if (!display.readAndDispatch()) {
                display.sleep();
            }
        }
        gc.setBackground(grid.getBackground());
        gc.fillRectangle(0, 0, WIDTH, HEIGHT);
        for (ImageTile tile : grid.tiles()) {
            Rectangle at = tile.getBounds();
            transform.identity();
            transform.translate(at.x, at.y);
            gc.setTransform(transform);
            tile.print(gc, tile.painter(), true, 100);
        }
        gc.setTransform(null);
        return view.layer();
    }
}
