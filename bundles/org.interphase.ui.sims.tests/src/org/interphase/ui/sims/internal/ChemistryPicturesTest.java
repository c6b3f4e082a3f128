// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.LayerSource;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.progress.Progress;
import org.interphase.sims.CorrectedStack;
import org.interphase.synthetic.sims.SimsRegion;
import org.interphase.synthetic.sims.SimsStackGenerator;
import org.interphase.synthetic.sims.SimsStackOptions;
import org.interphase.ui.job.Computing;
import org.interphase.ui.look.Palette;
import org.interphase.ui.sims.StackView;
import org.interphase.ui.testing.Pixels;
import org.interphase.ui.testing.Screen;
import org.interphase.ui.testing.Seen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Each view of a generated stack, in light and in dark, wide and narrow: nothing is clipped. On a screen of twice the scale
 * only one narrow panel is looked at: the build runs this class twice.
 */
final class ChemistryPicturesTest {

    private Shell shell;
    private ChemistryPanel panel;

    @AfterEach
    void close() {
        if (shell != null) {
            shell.dispose();
        }
    }

    private void open(CorrectedStack stack, int width, int height) {
        shell = new Shell(Screen.display());
        shell.setLayout(new FillLayout());
        shell.setBounds(0, 0, width, height);
        panel = new ChemistryPanel(shell, new StackView(stack.geometry()), text -> {});
        shell.open();
        panel.show(stack, IntStream.range(0, stack.raw().species().size()).boxed().toList());
    }

    /** A failed region of 20 layers, every second pixel of it. */
    private static CorrectedStack failed() throws Exception {
        IonStack whole = SimsStackGenerator.generate(
                        SimsStackOptions.of(SimsRegion.FAILED).withGrid(300, 20), Progress.NONE)
                .stack();
        StackGeometry g = whole.geometry();
        StackGeometry half = new StackGeometry(
                g.layers(), g.height() / 2, g.width() / 2, 2 * g.pixelWidthUm(), 2 * g.pixelHeightUm());
        LayerSource every = new LayerSource() {
            @Override
            public PixelType type() {
                return whole.source().type();
            }

            @Override
            public void read(int channel, int layer, float[] into) throws IOException {
                float[] all = whole.layer(channel, layer);
                for (int p = 0; p < into.length; p++) {
                    into[p] = all[2 * (p / half.width()) * g.width() + 2 * (p % half.width())];
                }
            }

            @Override
            public void read(int channel, int layer, int[] into) throws IOException {
                float[] values = new float[into.length];
                read(channel, layer, values);
                for (int p = 0; p < into.length; p++) {
                    into[p] = (int) values[p];
                }
            }
        };
        return CorrectedStack.of(new IonStack("1", "failed", half, whole.species(), every, Map.of()));
    }

    private ImageData seen() {
        Screen.settle();
        shell.forceActive();
        Screen.settle();
        return Pixels.of(shell.getBounds());
    }

    private void each(String suffix) throws IOException {
        for (ChemistryPanel.View v : ChemistryPanel.View.values()) {
            panel.choose(v);
            List<Computing> all = List.of(
                    panel.overlay().computing(),
                    panel.ratio().computing(),
                    panel.line().computing(),
                    panel.components().computing(),
                    panel.correlation().computing());
            Screen.until(v + " is computed", () -> all.stream().noneMatch(Computing::isRunning));
            ImageData picture = seen();
            Screen.save(picture, "chemistry-" + v.name().toLowerCase(Locale.ROOT) + suffix);
            Seen.assertNothingClipped(shell);
            RGB corner = picture.palette.getRGB(picture.getPixel(2, picture.height / 2));
            assertEquals(Palette.of(shell).paper().getRGB(), corner, "the paper of " + v);
        }
    }

    private static boolean twice() {
        return Screen.display().getPrimaryMonitor().getZoom() == 200;
    }

    @Test
    void showsEachViewInLightAndDark() throws Throwable {
        if (twice()) {
            return;
        }
        open(failed(), 1100, 800);
        each("");
        Screen.dark(() -> {
            assertTrue(Palette.of(shell).dark());
            each("-dark");
        });
    }

    @Test
    void showsFactorsAndANarrowPanel() throws Throwable {
        open(failed(), 560, 640);
        panel.components().method().select(1);
        panel.line().logarithmic().setSelection(true);
        panel.line().logarithmic().notifyListeners(SWT.Selection, new Event());
        each(twice() ? "-200" : "-narrow");
    }
}
