// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.figure.Axis;
import org.interphase.core.figure.Figure;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.unit.NumberText;
import org.interphase.core.unit.ValueText;
import org.interphase.sims.CorrectedStack;
import org.interphase.sims.chemistry.ChemistryFigures;
import org.interphase.sims.chemistry.LineScan;
import org.interphase.sims.chemistry.StackImage;
import org.interphase.ui.job.Computing;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Paper;
import org.interphase.ui.plot.Plot;
import org.interphase.ui.sims.StackView;
import org.interphase.ui.sims.internal.image.ImageGrid;
import org.interphase.ui.sims.internal.image.Picture;

/** Species along a line that is drawn in their images. */
final class LineView implements ChemistryView {

    private static final Figure NOTHING = new Figure(
            "Along the line", Axis.linear("Distance", "µm"), Axis.linear("Counts per pixel", ""), null, false, List.of());
    private static final int DIGITS = 5;
    /** The plot has as many colours. */
    private static final int MOST = 6;
    private static final double WIDTH_PIXELS = 5;

    /** The images that the line is drawn in. */
    record Means(CorrectedStack stack, List<Integer> channels, int from, int to, List<StackImage> images) {

        private boolean isOf(Asked asked) {
            return stack == asked.stack
                    && channels.equals(asked.channels)
                    && from == asked.from
                    && to == asked.to;
        }
    }

    /** What is asked for. */
    record Asked(CorrectedStack stack, List<Integer> channels, int from, int to, LineScan.Line line) {}

    /** What came of it. */
    record Found(Means means, List<LineScan> scans) {}

    private final Composite panel;
    private final LayerChoice layers;
    private final Text ends;
    private final Text width;
    private final Text step;
    private final Button logarithmic;
    private final Computing computing;
    private final ImageGrid grid;
    private final LineOverlay overlay;
    private final Plot plot;
    private CorrectedStack stack;
    private List<Integer> shown = List.of();
    private Asked asked;
    private Found found;

    LineView(Composite parent, StackView view, Consumer<String> status) {
        panel = Paper.under(new Composite(parent, SWT.NONE));
        panel.setLayout(Looks.grid(1, 0, 0));
        SettingRow row = new SettingRow(panel, this::look);
        layers = new LayerChoice(row, view, this::look);
        ends = row.text("line / µm", "Where it begins and ends: x, y to x, y; or drag in an image", 170);
        width = row.text("width / µm", "How broad the line is: pixels on both sides are summed", 50);
        step = row.text("step / µm", "How long the stretches are that are summed", 50);
        logarithmic = row.check("logarithmic", "A logarithmic vertical axis");
        computing = new Computing(panel, "Species along a line");
        SashForm rows = new SashForm(panel, SWT.VERTICAL | SWT.SMOOTH);
        rows.setSashWidth(5);
        Paper.under(rows);
        rows.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        grid = new ImageGrid(rows, view);
        overlay = new LineOverlay(new LineOverlay.Ends() {
            @Override
            public Optional<double[]> get() {
                return pixels();
            }

            @Override
            public double width() {
                return widthPixels();
            }

            @Override
            public void moved(double x0, double y0, double x1, double y1) {
                StackGeometry g = stack.geometry();
                ends.setText(words(
                        x0 * g.pixelWidthUm(), y0 * g.pixelHeightUm(), x1 * g.pixelWidthUm(), y1 * g.pixelHeightUm()));
                grid.refreshOverlay();
            }

            @Override
            public void done() {
                look();
            }
        });
        grid.setOverlay(overlay);
        plot = new Plot(rows);
        plot.setFigure(NOTHING);
        plot.onCursor(cursor -> {
            status.accept(cursor.map(plot::describe).orElse(null));
            overlay.mark(
                    asked == null || cursor.isEmpty()
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(cursor.get().x() / length(asked.line())));
            grid.refreshOverlay();
        });
        rows.setWeights(42, 58);
    }

    @Override
    public void show(CorrectedStack next, List<Integer> channels) {
        boolean other = stack == null || stack.raw() != next.raw();
        boolean changed = stack != next;
        boolean raster = stack == null || !stack.geometry().equals(next.geometry());
        stack = next;
        shown = List.copyOf(channels);
        layers.show(next.geometry().layers());
        if (raster) {
            StackGeometry g = next.geometry();
            double y = g.height() * g.pixelHeightUm() / 2;
            ends.setText(words(0.1 * g.width() * g.pixelWidthUm(), y, 0.9 * g.width() * g.pixelWidthUm(), y));
            width.setText(ValueText.number(WIDTH_PIXELS * g.pixelHeightUm(), DIGITS));
            step.setText(ValueText.number(g.pixelWidthUm(), DIGITS));
        }
        if (other) {
            nothing();
        }
        if (changed) {
            asked = null;
            computing.forget();
        }
    }

    private static String words(double... um) {
        return number(um[0]) + ", " + number(um[1]) + " to " + number(um[2]) + ", " + number(um[3]);
    }

    private static String number(double um) {
        return ValueText.number(um, DIGITS);
    }

    /** {@return x, y, x, y of the ends in µm} */
    static double[] parse(String text) {
        String[] parts = text.replace("to", " ").strip().split("[,;\\s]+");
        if (parts.length != 4) {
            throw new IllegalArgumentException("expected a line as x, y to x, y in µm, found '" + text + "'");
        }
        return Arrays.stream(parts).mapToDouble(NumberText::parse).toArray();
    }

    private static double length(LineScan.Line line) {
        return Math.hypot(line.x1Um() - line.x0Um(), line.y1Um() - line.y0Um());
    }

    /** {@return the ends in pixels, where there are such} */
    private Optional<double[]> pixels() {
        if (stack == null || !(stack.geometry().pixelWidthUm() > 0)) {
            return Optional.empty();
        }
        try {
            double[] um = parse(ends.getText());
            StackGeometry g = stack.geometry();
            return Optional.of(new double[] {
                um[0] / g.pixelWidthUm(), um[1] / g.pixelHeightUm(), um[2] / g.pixelWidthUm(), um[3] / g.pixelHeightUm()
            });
        } catch (IllegalArgumentException e) {
            // While it is being written there is no line to draw; what is wrong is said when it is taken.
            return Optional.empty();
        }
    }

    private double widthPixels() {
        return asked == null ? 0 : asked.line().widthUm() / stack.geometry().pixelWidthUm();
    }

    @Override
    public void look() {
        if (stack == null) {
            return;
        }
        if (!(stack.geometry().pixelWidthUm() > 0) || !(stack.geometry().pixelHeightUm() > 0)) {
            refuse("The size of a pixel is not known: a line in µm needs it.");
            return;
        }
        List<Integer> channels = shown.subList(0, Math.min(MOST, shown.size()));
        if (channels.isEmpty()) {
            refuse("No species is shown: show one.");
            return;
        }
        Asked next;
        try {
            double[] um = parse(ends.getText());
            next = new Asked(
                    stack,
                    channels,
                    layers.from(),
                    layers.to(),
                    new LineScan.Line(um[0], um[1], um[2], um[3], number("width", width), number("step", step)));
        } catch (IllegalArgumentException e) {
            refuse(Computing.sentence(e.getMessage()));
            return;
        }
        if (next.equals(asked)) {
            draw();
            return;
        }
        asked = next;
        grid.refreshOverlay();
        Optional<Means> known = Optional.ofNullable(found).map(Found::means).filter(m -> m.isOf(next));
        computing.ask(progress -> scan(next, known, progress), scan -> found(next, scan), this::nothing);
    }

    private static double number(String what, Text text) {
        try {
            return NumberText.parse(text.getText());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(what + ": " + e.getMessage(), e);
        }
    }

    private void refuse(String why) {
        asked = null;
        nothing();
        computing.refuse(why);
    }

    /** {@return species along the line that is asked for, and their images unless they are known} */
    static Found scan(Asked asked, Optional<Means> known, Progress progress) throws IOException, CancelledException {
        int count = asked.channels().size();
        Share first = new Share(progress, 0, 0.7);
        Means means = known.orElse(null);
        if (means == null) {
            List<StackImage> images = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                StackImage image = StackImage.mean(
                        asked.stack(), asked.channels().get(i), asked.from(), asked.to(), Share.of(first, i, count));
                if (Double.isNaN(image.quantile(0.5))) {
                    throw new IllegalArgumentException(image.label() + " has no values in "
                            + LayerChoice.words(asked.from(), asked.to()) + ": they are masked");
                }
                images.add(image);
            }
            means = new Means(asked.stack(), asked.channels(), asked.from(), asked.to(), images);
        }
        Share second = new Share(progress, 0.7, 1);
        List<LineScan> scans = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            scans.add(LineScan.of(
                    asked.stack(),
                    asked.channels().get(i),
                    asked.line(),
                    asked.from(),
                    asked.to(),
                    Share.of(second, i, count)));
        }
        return new Found(means, scans);
    }

    private void found(Asked of, Found next) {
        boolean images = found == null || found.means() != next.means();
        found = next;
        if (images) {
            grid.show(next.means().images().stream()
                    .map(i -> (Picture) new Picture.Values(i, "counts", false))
                    .toList());
        }
        grid.refreshOverlay();
        draw();
        LineScan scan = next.scans().get(0);
        computing.say(
                "Mean counts for each pixel and layer, " + LayerChoice.words(of.stack(), of.channels().get(0), of.from(), of.to()) + ", in "
                        + scan.positionUm().length + " stretches; bands are one standard deviation. Drag in an image for another line."
                        + (shown.size() > MOST ? " The first six of the species that are shown." : ""),
                false);
    }

    private void draw() {
        if (found == null || asked == null) {
            return;
        }
        List<IonPolarity> polarities = found.means().channels().stream()
                .map(c -> stack.raw().species().get(c).polarity())
                .toList();
        plot.setFigure(ChemistryFigures.lineScan(found.scans(), polarities, logarithmic.getSelection()));
    }

    private void nothing() {
        found = null;
        grid.show(List.of());
        plot.setFigure(NOTHING);
    }

    @Override
    public void turned(StackView.Change change) {
        if (change == StackView.Change.LAYER) {
            look();
        }
    }

    /** {@return what is shown; null for nothing} */
    Found found() {
        return found;
    }

    /** {@return what was asked for last; null for nothing} */
    Asked asked() {
        return asked;
    }

    LayerChoice layers() {
        return layers;
    }

    Text ends() {
        return ends;
    }

    Text width() {
        return width;
    }

    Button logarithmic() {
        return logarithmic;
    }

    Computing computing() {
        return computing;
    }

    ImageGrid grid() {
        return grid;
    }

    ImageGrid.Overlay overlay() {
        return overlay;
    }

    Plot plot() {
        return plot;
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
