// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Spinner;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.unit.ValueText;
import org.interphase.sims.CorrectedStack;
import org.interphase.sims.chemistry.StackImage;
import org.interphase.ui.job.Computing;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Paper;
import org.interphase.ui.sims.StackView;
import org.interphase.ui.sims.internal.image.ImageGrid;
import org.interphase.ui.sims.internal.image.Picture;

/** One species over another, pixel by pixel. */
final class RatioView implements ChemistryView {

    /**
     * What is asked for.
     *
     * @param sigmas how many of its standard deviations the lower species is above 0 at least where there is a ratio
     */
    record Asked(CorrectedStack stack, int above, int below, int from, int to, double sigmas) {}

    private final Composite panel;
    private final StackView view;
    private final Consumer<String> status;
    private final Combo above;
    private final Combo below;
    private final LayerChoice layers;
    private final Spinner sigmas;
    private final Computing computing;
    private final ImageGrid grid;
    private CorrectedStack stack;
    private Asked asked;
    private StackImage found;

    RatioView(Composite parent, StackView view, Consumer<String> status) {
        this.view = view;
        this.status = status;
        panel = Paper.under(new Composite(parent, SWT.NONE));
        panel.setLayout(Looks.grid(1, 0, 0));
        SettingRow row = new SettingRow(panel, this::look);
        above = row.combo("ratio of", "The species above", List.of());
        below = row.combo("to", "The species below", List.of());
        layers = new LayerChoice(row, view, this::look);
        sigmas = row.spinner(
                "shown from / σ",
                "No ratio is shown where the lower species is not so many of its standard deviations above 0",
                1,
                0,
                100,
                30);
        computing = new Computing(panel, "Ratio of species");
        grid = new ImageGrid(panel, view);
        grid.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    }

    @Override
    public void show(CorrectedStack next, List<Integer> channels) {
        boolean other = stack == null || stack.raw() != next.raw();
        boolean changed = stack != next;
        stack = next;
        layers.show(next.geometry().layers());
        int[] start = start(next, channels);
        SettingRow.setItems(above, SpeciesNames.of(next), start[0]);
        SettingRow.setItems(below, SpeciesNames.of(next), start[1]);
        if (other) {
            nothing();
        }
        if (changed) {
            asked = null;
            computing.forget();
        }
    }

    /** Two species that are shown, of one polarity where there are such: one detector counted both. */
    private static int[] start(CorrectedStack stack, List<Integer> channels) {
        for (int i : channels) {
            for (int j : channels) {
                if (i < j && polarity(stack, i) == polarity(stack, j)) {
                    return new int[] {i, j};
                }
            }
        }
        int last = stack.raw().species().size() - 1;
        return new int[] {channels.isEmpty() ? 0 : channels.get(0), channels.size() > 1 ? channels.get(1) : last};
    }

    private static IonPolarity polarity(CorrectedStack stack, int channel) {
        return stack.raw().species().get(channel).polarity();
    }

    @Override
    public void look() {
        if (stack == null) {
            return;
        }
        Asked next = new Asked(
                stack,
                above.getSelectionIndex(),
                below.getSelectionIndex(),
                layers.from(),
                layers.to(),
                sigmas.getSelection() / 10.0);
        if (next.equals(asked)) {
            return;
        }
        asked = next;
        if (stack.raw().species().size() < 2) {
            nothing();
            computing.refuse("There is one species: a ratio needs two.");
        } else if (next.above() == next.below()) {
            nothing();
            computing.refuse("Choose two species that are not the same.");
        } else {
            computing.ask(progress -> ratio(next, progress), image -> found(next, image), this::nothing);
        }
    }

    /** {@return the ratio that is asked for} */
    static StackImage ratio(Asked asked, Progress progress) throws IOException, CancelledException {
        StackImage a = StackImage.mean(asked.stack(), asked.above(), asked.from(), asked.to(), Share.of(progress, 0, 2));
        StackImage b = StackImage.mean(asked.stack(), asked.below(), asked.from(), asked.to(), Share.of(progress, 1, 2));
        for (StackImage image : List.of(a, b)) {
            if (Double.isNaN(image.quantile(0.5))) {
                throw new IllegalArgumentException(image.label() + " has no values in "
                        + LayerChoice.words(asked.from(), asked.to()) + ": they are masked");
            }
        }
        return a.over(b, asked.sigmas());
    }

    private void found(Asked of, StackImage image) {
        found = image;
        grid.show(List.of(new Picture.Values(image, "", false)));
        float[] values = image.values();
        int known = 0;
        for (float v : values) {
            known += Float.isNaN(v) ? 0 : 1;
        }
        String layersOf = LayerChoice.words(of.stack(), of.above(), of.from(), of.to());
        if (known == 0) {
            computing.say(
                    "No pixel has a ratio in " + layersOf + ": take more layers together, or show less certain ones.", true);
        } else {
            computing.say(
                    "Of the means of " + layersOf + ": median " + ValueText.number(image.quantile(0.5), 4) + ", shown in "
                            + ValueText.number(100.0 * known / values.length, 3) + " % of the pixels.",
                    false);
        }
        tell();
    }

    private void nothing() {
        found = null;
        grid.show(List.of());
    }

    @Override
    public void turned(StackView.Change change) {
        if (change == StackView.Change.LAYER) {
            look();
        } else if (change == StackView.Change.CURSOR) {
            tell();
        }
    }

    private void tell() {
        Optional<StackView.Pixel> cursor = view.cursor();
        if (found != null
                && cursor.isPresent()
                && cursor.get().x() < found.width()
                && cursor.get().y() < found.height()) {
            status.accept(words(found, cursor.get()));
        }
    }

    /** {@return value ± error at a pixel} */
    static String words(StackImage image, StackView.Pixel pixel) {
        int p = pixel.y() * image.width() + pixel.x();
        double value = image.values()[p];
        String place = " at (" + pixel.x() + ", " + pixel.y() + ")";
        return Double.isNaN(value)
                ? image.label() + ": too few counts" + place
                : image.label() + " = " + ValueText.withError(value, Math.sqrt(image.variances()[p]), "") + place;
    }

    /** {@return what is shown; null for nothing} */
    StackImage found() {
        return found;
    }

    Combo above() {
        return above;
    }

    Combo below() {
        return below;
    }

    LayerChoice layers() {
        return layers;
    }

    Spinner sigmas() {
        return sigmas;
    }

    Computing computing() {
        return computing;
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
