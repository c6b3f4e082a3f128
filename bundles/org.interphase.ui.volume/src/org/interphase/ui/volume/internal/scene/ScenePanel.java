// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.scene;

import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Paper;
import org.interphase.volume.render.Mode;
import org.interphase.volume.render.Scene;
import org.interphase.volume.render.SceneChannel;

/**
 * Shows what a scene is made of and asks for others: species and their order, transfer functions over the histograms of
 * counts, stretch and smoothing, cuts, camera, and what is drawn beside the volume. It changes nothing itself: what it asks for
 * is seen when it is shown the scene that was made of it. Used in the UI thread alone.
 */
public final class ScenePanel {

    private static final int LEAST_WIDTH = 300;

    private final ScrolledComposite scroll;
    private final Composite content;
    private final Section transferSection;
    private final SpeciesPart species;
    private final TransferPart transfer;
    private final DepthPart depth;
    private final CutsPart cuts;
    private final CameraPart camera;
    private final DecorPart decor;
    private Scene scene;
    private SceneInput input;
    private boolean showing = true;
    private boolean stale;

    /**
     * Creates a panel that shows nothing yet.
     *
     * @param parent where it lies
     * @param asks takes what a person asks for, in the UI thread; may show the panel the new scene before it returns, or later,
     *     or never
     */
    public ScenePanel(Composite parent, Consumer<SceneChange> asks) {
        Ask ask = new Ask(asks);
        scroll = Paper.under(new ScrolledComposite(parent, SWT.V_SCROLL | SWT.H_SCROLL));
        scroll.setLayout(new FillLayout());
        content = Paper.under(new Composite(scroll, SWT.NONE));
        content.setLayout(Looks.grid(1, 0, 0));
        species = new SpeciesPart(
                section("Species").body(),
                ask,
                name -> input == null ? null : input.histograms().get(name),
                name -> showTransfer(),
                this::laidOut);
        transferSection = section("Transfer function");
        transfer = new TransferPart(transferSection.body(), ask, this::laidOut);
        depth = new DepthPart(section("Depth and smoothing").body(), ask, this::laidOut);
        cuts = new CutsPart(section("Cuts").body(), ask, this::laidOut);
        camera = new CameraPart(section("Camera").body(), ask, this::laidOut);
        decor = new DecorPart(section("Beside the volume").body(), ask, this::laidOut);
        scroll.setContent(content);
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        scroll.setShowFocusedControl(true);
        scroll.getVerticalBar().setIncrement(24);
        scroll.addListener(SWT.Resize, e -> layOut());
        content.setVisible(false);
        showing = false;
    }

    private Section section(String title) {
        return new Section(content, title, this::laidOut);
    }

    private void laidOut() {
        if (showing) {
            stale = true;
        } else {
            layOut();
        }
    }

    private void layOut() {
        stale = false;
        int width = Math.max(LEAST_WIDTH, scroll.getClientArea().width);
        Point needed = content.computeSize(width, SWT.DEFAULT);
        scroll.setMinSize(LEAST_WIDTH, needed.y);
        content.layout(true, true);
    }

    /**
     * Shows a scene. Showing the same again changes nothing; what is focused, selected, or being typed stays.
     *
     * @param next the scene
     * @param of the stack that it is of
     */
    public void show(Scene next, SceneInput of) {
        if (next.equals(scene) && of.equals(input)) {
            return;
        }
        scene = next;
        input = of;
        showing = true;
        try {
            species.show(next, of.species());
            showTransfer();
            depth.show(next);
            cuts.show(next, of.geometry());
            camera.show(next);
            decor.show(next);
        } finally {
            showing = false;
        }
        if (!content.getVisible()) {
            content.setVisible(true);
            stale = true;
        }
        if (stale) {
            layOut();
        }
    }

    private void showTransfer() {
        for (SceneChannel c : scene.channels()) {
            if (c.species().equals(species.selected())) {
                transferSection.setTitle((c.mode() == Mode.ISO ? "Surface of " : "Transfer function of ") + c.species());
                transfer.show(c, input.histograms().get(c.species()));
            }
        }
    }

    /** {@return what lies in the window} */
    public Control control() {
        return scroll;
    }

    /** {@return the species whose transfer function is shown; empty before a scene is shown} */
    public String selectedSpecies() {
        return species.selected();
    }

    /** Puts the focus on the list of species. */
    public void setFocus() {
        species.table().setFocus();
    }

    Section transferSection() {
        return transferSection;
    }

    SpeciesPart species() {
        return species;
    }

    TransferPart transfer() {
        return transfer;
    }

    DepthPart depth() {
        return depth;
    }

    CutsPart cuts() {
        return cuts;
    }

    CameraPart camera() {
        return camera;
    }

    DecorPart decor() {
        return decor;
    }
}
