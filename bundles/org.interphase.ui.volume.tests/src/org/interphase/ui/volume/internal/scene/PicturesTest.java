// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.scene;

import java.io.IOException;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Shell;
import org.interphase.core.figure.ColourMap;
import org.interphase.ui.testing.Person;
import org.interphase.ui.testing.Pixels;
import org.interphase.ui.testing.Screen;
import org.interphase.ui.testing.Seen;
import org.interphase.volume.render.Cuts;
import org.interphase.volume.render.Mode;
import org.interphase.volume.render.TransferFunction;
import org.interphase.volume.render.TransferFunction.Stop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The panel of a scene in light and dark windows, narrow, and at 200 %, for which the build runs this class twice. */
final class PicturesTest {

    private static final int WIDTH = 360;
    private static final int HEIGHT = 1100;

    private final Scenes scenes = new Scenes();
    private final SceneInput input = Scenes.input();
    private final String suffix = Screen.display().getPrimaryMonitor().getZoom() == 200 ? "-200" : "";
    private Shell shell;
    private ScenePanel panel;

    @BeforeEach
    void open() {
        shell = new Shell(Screen.display(), SWT.NO_TRIM);
        shell.setLayout(new FillLayout());
        shell.setBounds(0, 0, WIDTH, HEIGHT);
        panel = new ScenePanel(shell, scenes::take);
        scenes.history.onChange((before, now) -> panel.show(now, input));
        shell.open();
        scenes.history.open(Scenes.scene(input, "Na+", "K+", "CNO-", "O2-"));
        Person.work();
    }

    @AfterEach
    void close() {
        shell.dispose();
    }

    private ImageData picture(String name) throws IOException {
        shell.forceActive();
        Screen.settle();
        Point corner = shell.toDisplay(0, 0);
        ImageData data = Pixels.of(new Rectangle(corner.x, corner.y, shell.getSize().x, shell.getSize().y));
        Screen.save(data, "scene-" + name + suffix);
        Seen.assertNothingClipped(shell);
        return data;
    }

    private void function(String species, TransferFunction next, Mode mode) {
        scenes.history.edit(Ask.channel(
                species, c -> Channels.mode(Channels.transfer(c, next), mode)));
    }

    private static TransferFunction curve() {
        return Presets.inColours(
                new TransferFunction(List.of(
                        new Stop(4, 0, 0), new Stop(18, 0, 0.02), new Stop(40, 0, 0.3), new Stop(52, 0, 0.05), new Stop(75, 0, 0.6))),
                ColourMap.BLUE_YELLOW);
    }

    @Test
    void light() throws IOException {
        picture("first");
        function("Na+", curve(), Mode.COMPOSITE);
        scenes.history.edit(s -> s.withCuts(new Cuts(
                10,
                42.5,
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                0.05,
                Double.POSITIVE_INFINITY,
                List.of(new Cuts.Plane(1, 0, 0, 0.4), new Cuts.Plane(0.5, -0.5, 0.2, 0.1)))));
        panel.transfer().canvas().control().setFocus();
        panel.camera().elevation().text().setText("120");
        picture("light");
        function("Na+", curve(), Mode.ISO);
        picture("iso");
    }

    @Test
    void narrowAndWide() throws IOException {
        function("Na+", Presets.step(0x0072B2, input.histograms().get("Na+")), Mode.MIP);
        scenes.history.edit(s -> s.withCamera(s.camera().withFieldOfView(30)));
        panel.transfer().canvas().all();
        shell.setSize(340, HEIGHT);
        picture("narrow");
        shell.setSize(700, HEIGHT);
        picture("wide");
    }

    @Test
    void dark() throws Throwable {
        function("Na+", curve(), Mode.COMPOSITE);
        panel.transfer().opacity().text().setText("1.5");
        Screen.dark(() -> {
            ImageData dark = picture("dark");
            Seen.assertDark("scene", dark);
        });
    }
}
