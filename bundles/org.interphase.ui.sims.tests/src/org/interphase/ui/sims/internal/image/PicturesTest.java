// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal.image;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Shell;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.progress.Progress;
import org.interphase.sims.CorrectedStack;
import org.interphase.sims.chemistry.RgbOverlay;
import org.interphase.sims.chemistry.StackImage;
import org.interphase.ui.look.Paper;
import org.interphase.ui.sims.StackView;
import org.interphase.ui.sims.StackView.Pixel;
import org.interphase.ui.sims.StackView.Window;
import org.interphase.ui.testing.Pixels;
import org.interphase.ui.testing.Screen;
import org.interphase.ui.testing.Seen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The grid as it is with counts, with what is missing, zoomed, in dark windows and at 200 %. On a screen of twice the scale
 * only the last is taken: the build runs this class twice.
 */
final class PicturesTest {

    private static final int WIDTH = 1400;
    private static final int HEIGHT = 860;

    private final boolean twice = Screen.display().getPrimaryMonitor().getZoom() == 200;
    private final StackGeometry raster = new StackGeometry(20, 256, 256, 0.2, 0.2);
    private final StackView view = new StackView(raster);
    private Shell shell;
    private ImageGrid grid;

    @BeforeEach
    void open() {
        shell = new Shell(Screen.display(), SWT.NO_TRIM);
        shell.setLayout(new GridLayout());
        shell.setBounds(0, 0, WIDTH, HEIGHT);
        Paper.under(shell);
        grid = new ImageGrid(shell, view);
        GridBar bar = new GridBar(shell, grid);
        bar.moveAbove(grid);
        bar.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, false));
        grid.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        shell.open();
    }

    @AfterEach
    void close() {
        shell.dispose();
    }

    /** Grains in a matrix that shrinks with depth: bright and dark by species. */
    private static int count(int channel, int layer, int x, int y) {
        double r = Math.hypot((x % 64) - 32, (y % 64) - 32) - 6 - (x / 64 + 2 * (y / 64)) % 5 * 3 + 0.3 * layer;
        double part = 1 / (1 + Math.exp(channel % 2 == 0 ? r : -r));
        int hash = (x * 73856093 ^ y * 19349663 ^ layer * 83492791 ^ channel * 2654435) & 0xFF;
        return (int) (part * (20 + 60 * channel) * (0.7 + hash / 425.0)) + hash % 3;
    }

    private static CorrectedStack stack(StackGeometry g) {
        IonStack raw = Stacks.inMemory(g, List.of("Na+", "Li+", "Si-", "SiO2-", "12C14N-", "118SnI3-"), PicturesTest::count);
        return CorrectedStack.of(raw);
    }

    private ImageData seen() {
        Screen.settle();
        shell.forceActive();
        Screen.settle();
        return Pixels.of(new Rectangle(0, 0, WIDTH, HEIGHT));
    }

    private ImageData picture(String state) throws IOException {
        ImageData seen = seen();
        Screen.save(seen, "grid-" + state);
        Seen.assertNothingClipped(shell);
        return seen;
    }

    private void counted() {
        Screen.until("all is counted", () -> grid.tiles().stream()
                .filter(t -> t.shown() instanceof Shown.Species)
                .allMatch(t -> t.isCounted() && !t.isWaiting()));
    }

    @Test
    void showsCounts() throws Throwable {
        grid.show(Stacks.pictures(stack(raster)));
        view.setLayer(4);
        view.setCursor(Optional.of(new Pixel(100, 60)));
        counted();
        if (twice) {
            view.setWindow(new Window(60, 30, 128, 128));
            ImageData picture = picture("200");
            assertTrue(picture.width > 1.9 * WIDTH, "width " + picture.width);
            return;
        }
        picture("counts");
        Screen.dark(() -> {
            Screen.settle();
            ImageData dark = picture("dark");
            int paper = dark.getPixel(WIDTH - 3, HEIGHT - 3);
            assertTrue(org.interphase.ui.look.Contrast.luminance(dark.palette.getRGB(paper)) < 0.1);
        });
        view.setWindow(new Window(92, 52, 20, 20));
        grid.setContrast(new Contrast(1, 99, true, Contrast.Scope.LAYER));
        picture("zoomed");
        shell.setSize(620, 500);
        shell.layout();
        view.showAll();
        Screen.settle();
        picture("narrow");
    }

    @Test
    void showsWhatIsMissing() throws Throwable {
        if (twice) {
            return;
        }
        boolean[] masked = new boolean[raster.layers()];
        masked[4] = true;
        double[][] shift = new double[raster.layers()][2];
        shift[4] = new double[] {40.5, -30};
        Stacks.Slow broken = new Stacks.Slow(raster, PicturesTest::count);
        broken.breakLayer(4);
        CorrectedStack unread = CorrectedStack.of(Stacks.of(raster, List.of("Cl-"), broken));
        CorrectedStack stack = stack(raster).withMask(IonPolarity.NEGATIVE, masked).withShift(IonPolarity.POSITIVE, shift);
        List<Picture> pictures = new ArrayList<>(Stacks.pictures(stack).subList(0, 3));
        pictures.add(new Picture.Species(unread, 0));
        StackImage na = StackImage.mean(stack, 0, 0, 20, Progress.NONE);
        StackImage li = StackImage.mean(stack, 1, 0, 20, Progress.NONE);
        float[] difference = na.values();
        float[] other = li.values();
        for (int i = 0; i < difference.length; i++) {
            difference[i] -= other[i] / 2;
        }
        pictures.add(new Picture.Values(
                new StackImage("component 1", 256, 256, difference, new float[difference.length]), "", true));
        pictures.add(new Picture.Colours(
                "Na in red, Li in cyan",
                RgbOverlay.of(List.of(RgbOverlay.Layer.of(na, 0xFF4000), RgbOverlay.Layer.of(li, 0x00A0FF)))));
        grid.show(pictures);
        view.setLayer(4);
        view.setCursor(Optional.of(new Pixel(100, 60)));
        Screen.until("all is read", () -> grid.tiles().stream().noneMatch(ImageTile::isWaiting));
        picture("missing");
        Screen.dark(() -> picture("missing-dark"));
    }
}
