// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.unit.ValueText;
import org.interphase.sims.CorrectedStack;
import org.interphase.sims.chemistry.RgbOverlay;
import org.interphase.sims.chemistry.StackImage;
import org.interphase.ui.job.Computing;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Palette;
import org.interphase.ui.look.Paper;
import org.interphase.ui.sims.StackView;
import org.interphase.ui.sims.internal.image.ImageGrid;
import org.interphase.ui.sims.internal.image.Picture;

/** Up to three species in one image, each in a colour of its own. */
final class OverlayView implements ChemistryView {

    /**
     * What is asked for.
     *
     * @param channels of the species, with an entry for each colour; -1 for none
     * @param low share of the pixels that are black, 0 to 1
     * @param high share of the pixels below the full colour, 0 to 1
     */
    record Asked(
            CorrectedStack stack, List<Integer> channels, OverlayColours colours, int from, int to, double low, double high) {

        /** {@return which colours have a species} */
        List<Integer> used() {
            List<Integer> used = new ArrayList<>();
            for (int i = 0; i < channels.size(); i++) {
                if (channels.get(i) >= 0) {
                    used.add(i);
                }
            }
            return used;
        }
    }

    private final Composite panel;
    private final Combo[] species = new Combo[OverlayColours.count()];
    private final Combo colours;
    private final LayerChoice layers;
    private final Spinner low;
    private final Spinner high;
    private final Computing computing;
    private final Composite legend;
    private final ImageGrid grid;
    private CorrectedStack stack;
    private Asked asked;
    private RgbOverlay found;

    OverlayView(Composite parent, StackView view) {
        panel = Paper.under(new Composite(parent, SWT.NONE));
        panel.setLayout(Looks.grid(1, 0, 0));
        SettingRow row = new SettingRow(panel, this::look);
        for (int i = 0; i < species.length; i++) {
            species[i] = row.combo(
                    OverlayColours.SAFE.name(i), "The species in this colour; — for none", List.of(SpeciesNames.NONE));
        }
        colours = row.combo(
                "colours",
                "Green, violet and rose are told apart by all kinds of sight; red and green are not",
                Arrays.stream(OverlayColours.values()).map(OverlayColours::label).toList());
        colours.addListener(SWT.Selection, e -> nameColours());
        layers = new LayerChoice(row, view, this::look);
        low = row.spinner("black below / %", "This share of the pixels is black", 1, 0, 990, 10);
        high = row.spinner("full from / %", "This share of the pixels is below the full colour", 1, 10, 1000, 990);
        computing = new Computing(panel, "Overlay of species");
        legend = Paper.under(new Composite(panel, SWT.NONE));
        RowLayout wrapping = new RowLayout(SWT.HORIZONTAL);
        wrapping.wrap = true;
        wrapping.center = true;
        wrapping.marginLeft = 0;
        wrapping.spacing = Looks.GAP;
        legend.setLayout(wrapping);
        legend.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        grid = new ImageGrid(panel, view);
        grid.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    }

    private OverlayColours chosenColours() {
        return OverlayColours.values()[colours.getSelectionIndex()];
    }

    private void nameColours() {
        for (int i = 0; i < species.length; i++) {
            Label label = (Label) species[i].getParent().getChildren()[0];
            label.setText(chosenColours().name(i));
        }
        panel.layout(true, true);
    }

    @Override
    public void show(CorrectedStack next, List<Integer> channels) {
        boolean other = stack == null || stack.raw() != next.raw();
        boolean changed = stack != next;
        stack = next;
        layers.show(next.geometry().layers());
        List<String> names = new ArrayList<>(List.of(SpeciesNames.NONE));
        names.addAll(SpeciesNames.of(next));
        boolean first = species[0].getItemCount() == 1;
        for (int i = 0; i < species.length; i++) {
            int start = i < channels.size() ? channels.get(i) + 1 : 0;
            if (first) {
                species[i].setItems();
            }
            SettingRow.setItems(species[i], names, start);
        }
        if (other) {
            nothing();
        }
        if (changed) {
            asked = null;
            computing.forget();
        }
    }

    @Override
    public void look() {
        if (stack == null) {
            return;
        }
        List<Integer> channels =
                Arrays.stream(species).map(c -> c.getSelectionIndex() - 1).toList();
        Asked next = new Asked(
                stack,
                channels,
                chosenColours(),
                layers.from(),
                layers.to(),
                low.getSelection() / 1000.0,
                high.getSelection() / 1000.0);
        if (next.equals(asked)) {
            return;
        }
        asked = next;
        if (next.used().isEmpty()) {
            nothing();
            computing.refuse("Choose a species for one of the colours.");
        } else if (next.low() >= next.high()) {
            nothing();
            computing.refuse("The share that is black has to be below the share below the full colour.");
        } else {
            computing.ask(progress -> overlay(next, progress), overlay -> found(next, overlay), this::nothing);
        }
    }

    /** {@return the overlay that is asked for} */
    static RgbOverlay overlay(Asked asked, Progress progress) throws IOException, CancelledException {
        List<RgbOverlay.Layer> images = new ArrayList<>();
        List<Integer> used = asked.used();
        for (int i = 0; i < used.size(); i++) {
            int colour = used.get(i);
            int channel = asked.channels().get(colour);
            StackImage image = StackImage.mean(
                    asked.stack(), channel, asked.from(), asked.to(), Share.of(progress, i, used.size()));
            double black = image.quantile(asked.low());
            double white = image.quantile(asked.high());
            if (Double.isNaN(black)) {
                throw new IllegalArgumentException(
                        image.label() + " has no values in " + LayerChoice.words(asked.from(), asked.to())
                                + ": they are masked");
            }
            // A rare ion may have counts in fewer pixels than lie above the share.
            images.add(new RgbOverlay.Layer(
                    image, asked.colours().rgb(colour), black, white > black ? white : image.quantile(1)));
        }
        return RgbOverlay.of(images);
    }

    private void found(Asked of, RgbOverlay overlay) {
        found = overlay;
        List<String> names = overlay.layers().stream().map(l -> l.image().label()).toList();
        grid.show(List.of(new Picture.Colours(String.join(", ", names), overlay)));
        showLegend(of);
        computing.say(
                "Mean of "
                        + LayerChoice.words(of.stack(), of.channels().get(of.used().get(0)), of.from(), of.to())
                        + "; each species from black to its full colour, light is added.",
                false);
    }

    private void nothing() {
        found = null;
        grid.show(List.of());
        showLegend(null);
    }

    private void showLegend(Asked of) {
        for (Control child : legend.getChildren()) {
            child.dispose();
        }
        if (of != null) {
            List<Integer> used = of.used();
            for (int i = 0; i < used.size(); i++) {
                entry(found.layers().get(i), of.colours().name(used.get(i)));
            }
        }
        panel.layout(true, true);
    }

    private void entry(RgbOverlay.Layer layer, String colour) {
        Composite both = Paper.under(new Composite(legend, SWT.NONE));
        both.setLayout(Looks.grid(2, 0, 0));
        Canvas swatch = new Canvas(both, SWT.NO_FOCUS);
        GridData data = new GridData(SWT.LEFT, SWT.CENTER, false, false);
        data.widthHint = 48;
        data.heightHint = 12;
        swatch.setLayoutData(data);
        swatch.addPaintListener(e -> {
            e.gc.setForeground(new Color(0, 0, 0));
            e.gc.setBackground(new Color(layer.colour() >> 16 & 0xFF, layer.colour() >> 8 & 0xFF, layer.colour() & 0xFF));
            e.gc.fillGradientRectangle(0, 0, swatch.getSize().x, swatch.getSize().y, false);
            e.gc.setForeground(Palette.of(swatch).axis());
            e.gc.drawRectangle(0, 0, swatch.getSize().x - 1, swatch.getSize().y - 1);
        });
        Label text = new Label(both, SWT.NONE);
        text.setText(words(layer, colour).replace("&", "&&"));
        Paper.under(text);
    }

    private static String words(RgbOverlay.Layer layer, String colour) {
        return layer.image().label() + ", " + colour + ": " + ValueText.number(layer.black(), 3) + " to "
                + ValueText.number(layer.white(), 3) + " counts";
    }

    @Override
    public void turned(StackView.Change change) {
        if (change == StackView.Change.LAYER) {
            look();
        }
    }

    /** {@return what is shown; null for nothing} */
    RgbOverlay found() {
        return found;
    }

    Combo species(int colour) {
        return species[colour];
    }

    Combo colours() {
        return colours;
    }

    LayerChoice layers() {
        return layers;
    }

    Spinner low() {
        return low;
    }

    Computing computing() {
        return computing;
    }

    Composite legend() {
        return legend;
    }

    ImageGrid grid() {
        return grid;
    }

    @Override
    public Control control() {
        return panel;
    }

    @Override
    public void dispose() {
        computing.dispose();
    }
}
