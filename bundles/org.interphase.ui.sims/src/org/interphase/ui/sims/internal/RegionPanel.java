// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.figure.Series;
import org.interphase.core.operation.TextSyntaxException;
import org.interphase.core.unit.NumberText;
import org.interphase.core.unit.ValueText;
import org.interphase.sims.CorrectedStack;
import org.interphase.sims.NamedRegion;
import org.interphase.sims.Region;
import org.interphase.sims.Segmentation;
import org.interphase.sims.chemistry.StackImage;
import org.interphase.ui.job.Computing;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Palette;
import org.interphase.ui.look.Paper;
import org.interphase.ui.table.Column;
import org.interphase.ui.table.RecordTable;

/** Regions: the tools that draw them, those that find them in a species' image, and a table of those that there are. */
final class RegionPanel {

    /** The most grains that are taken at once. */
    static final int MOST_GRAINS = 50;

    private static final int LEAST_GRAIN = 16;
    /** How many of its standard deviations a grain's peak stands at least above the pass to a higher one. */
    private static final double PROMINENCE = 6;

    private final Requests requests;
    private final Composite panel;
    private final Map<RegionTool, Button> tools = new EnumMap<>(RegionTool.class);
    private final Combo species;
    private final Text level;
    private final Computing computing;
    private final RecordTable<Row> table;
    private SimsDocument document;
    private boolean showing;

    /** What the panel asks the editor for. */
    interface Requests {
        void tool(RegionTool tool);

        void choose(OptionalInt index);

        void rename(int index, String name);

        void change(int index, Region shape);

        void delete(List<Integer> indices);

        void add(List<Region> shapes);
    }

    /** One region. */
    private record Row(int index, NamedRegion region, int pixels, double areaUm2) {}

    RegionPanel(Composite parent, Requests requests) {
        this.requests = requests;
        panel = Paper.under(new Composite(parent, SWT.NONE));
        panel.setLayout(Looks.grid(1, Looks.GAP, Looks.GAP));
        Composite first = row();
        for (RegionTool tool : RegionTool.values()) {
            Button button = new Button(first, SWT.TOGGLE);
            button.setText(tool.label());
            button.setToolTipText(tool.help());
            button.addListener(SWT.Selection, e -> requests.tool(tool));
            tools.put(tool, button);
        }
        Composite second = row();
        Label from = new Label(second, SWT.NONE);
        from.setText("From the image of");
        Paper.ink(from, Palette::faint);
        species = new Combo(second, SWT.READ_ONLY);
        species.setToolTipText("The mean of all layers of this species");
        Label above = new Label(second, SWT.NONE);
        above.setText("above");
        Paper.ink(above, Palette::faint);
        level = new Text(second, SWT.BORDER | SWT.SINGLE);
        level.setMessage("by itself");
        level.setToolTipText("Mean counts of a pixel; left empty, the threshold of Otsu");
        push(second, "Threshold", "One region of all pixels above", () -> find(false));
        push(second, "Grains", "One region for each peak, by watershed", () -> find(true));
        computing = new Computing(panel, "Regions of an image");
        table = new RecordTable<>(panel, columns(), r -> false, r -> r.region().toString());
        table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        table.onSelect(chosen -> {
            if (!showing) {
                requests.choose(chosen.stream().mapToInt(Row::index).findFirst());
            }
        });
        table.onDelete(chosen -> requests.delete(chosen.stream().map(Row::index).toList()));
        table.onCopy(chosen -> TableText.copy(
                "region\tshape\tpixels\tarea / µm²",
                chosen.isEmpty() ? table.rows() : chosen,
                r -> r.region().name() + "\t" + r.region().shape() + "\t" + r.pixels() + "\t" + r.areaUm2()));
        Composite third = row();
        push(third, "Whole raster", "A region of all pixels", () -> requests.add(List.of(new Region.Whole())));
        push(third, "Delete", "Deletes the regions that are chosen", () -> requests.delete(
                table.selected().stream().map(Row::index).toList()));
        setTool(RegionTool.SELECT);
    }

    private List<Column<Row>> columns() {
        return List.of(
                Column.<Row>words("region", 90, r -> r.region().name())
                        .withRole(r -> Series.Role.overlay(r.index()))
                        .withEdit(edit(r -> r.region().name(), (r, text) -> requests.rename(r.index(), text), this::checkName)),
                Column.<Row>words("shape / µm", 180, r -> r.region().shape() instanceof Region.PixelMask
                                ? "pixels"
                                : r.region().shape().toString())
                        .withEdit(edit(
                                r -> r.region().shape().toString(),
                                (r, text) -> requests.change(r.index(), shape(text)),
                                (r, text) -> shape(text))),
                Column.<Row>numbers("pixels", 60, r -> Integer.toString(r.pixels())),
                Column.<Row>numbers("area / µm²", 70, r -> Double.isNaN(r.areaUm2()) ? "—" : ValueText.number(r.areaUm2(), 4)));
    }

    /** What is done with a row and a text. */
    private interface Taker {
        void take(Row row, String text);
    }

    private static Column.Edit<Row> edit(Function<Row, String> start, Taker commit, Taker check) {
        return new Column.Edit<>() {
            @Override
            public String start(Row row) {
                return start.apply(row);
            }

            @Override
            public void commit(Row row, String text) {
                check.take(row, text);
                commit.take(row, text);
            }

            @Override
            public void check(Row row, String text) {
                check.take(row, text);
            }
        };
    }

    private void checkName(Row row, String text) {
        NamedRegion named = new NamedRegion(text.strip(), row.region().shape());
        if (!named.name().equals(row.region().name()) && document.named(named.name())) {
            throw new IllegalArgumentException("expected a name that no other region has, found '" + named.name() + "'");
        }
    }

    /** A shape that has pixels in the raster. */
    private Region shape(String text) {
        Region shape;
        try {
            shape = Region.parse(text.strip());
        } catch (TextSyntaxException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        if (shape.spans(document.stack().geometry(), 0, 0).length == 0) {
            throw new IllegalArgumentException("expected a shape with pixels in the raster, found none of them in " + text);
        }
        return shape;
    }

    private Composite row() {
        Composite row = Paper.under(new Composite(panel, SWT.NONE));
        RowLayout wrapping = new RowLayout(SWT.HORIZONTAL);
        wrapping.wrap = true;
        wrapping.center = true;
        wrapping.marginLeft = 0;
        wrapping.marginTop = 0;
        wrapping.marginBottom = 0;
        wrapping.spacing = Looks.GAP;
        row.setLayout(wrapping);
        row.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        return row;
    }

    private static void push(Composite row, String text, String help, Runnable run) {
        Button button = new Button(row, SWT.PUSH);
        button.setText(text);
        button.setToolTipText(help);
        button.addListener(SWT.Selection, e -> run.run());
    }

    Control control() {
        return panel;
    }

    RecordTable<?> table() {
        return table;
    }

    Label state() {
        return computing.remark();
    }

    Combo species() {
        return species;
    }

    Text level() {
        return level;
    }

    void setTool(RegionTool tool) {
        tools.forEach((t, button) -> button.setSelection(t == tool));
        computing.forget();
        computing.say(tool.help() + ".", false);
    }

    void show(SimsDocument now, OptionalInt chosen) {
        document = now;
        StackGeometry geometry = now.stack().geometry();
        double area = geometry.pixelWidthUm() * geometry.pixelHeightUm();
        List<NamedRegion> regions = now.asked().regions();
        String[] names = now.stack().species().stream().map(s -> s.name()).toArray(String[]::new);
        if (!Arrays.equals(names, species.getItems())) {
            species.setItems(names);
            species.select(now.asked().channels().stream().findFirst().orElse(0));
            panel.layout(true, true);
        }
        showing = true;
        try {
            table.setRows(IntStream.range(0, regions.size())
                    .mapToObj(i -> {
                        int pixels = pixels(regions.get(i).shape(), geometry);
                        return new Row(i, regions.get(i), pixels, pixels * area);
                    })
                    .toList());
            chosen.ifPresentOrElse(table::select, table::selectNone);
        } finally {
            showing = false;
        }
    }

    private static int pixels(Region shape, StackGeometry geometry) {
        try {
            return Region.pixels(shape.spans(geometry, 0, 0));
        } catch (IllegalArgumentException e) {
            // a region that was saved for another raster
            return 0;
        }
    }

    private void find(boolean grains) {
        double asked;
        try {
            asked = level.getText().isBlank() ? Double.NaN : NumberText.parse(level.getText().strip());
        } catch (NumberFormatException e) {
            computing.refuse("Expected a number of counts to be above, found '" + level.getText() + "'.");
            return;
        }
        CorrectedStack stack = document.shown();
        int channel = species.getSelectionIndex();
        computing.ask(
                progress -> {
                    StackImage image =
                            StackImage.mean(stack, channel, 0, stack.raw().geometry().layers(), progress);
                    return grains ? grains(image, asked) : threshold(image, asked);
                },
                found -> found(stack, found),
                () -> {});
    }

    private static double level(StackImage image, double asked) {
        return Double.isNaN(asked) ? Segmentation.otsu(image.values()) : asked;
    }

    private static List<Region> threshold(StackImage image, double asked) {
        double at = level(image, asked);
        List<Region> found = new ArrayList<>();
        if (!Double.isNaN(at)) {
            Region.PixelMask mask = Segmentation.threshold(image.values(), image.width(), at);
            int[] runs = mask.runs();
            if (runs.length > 1) {
                found.add(mask);
            }
        }
        return found;
    }

    private static List<Region> grains(StackImage image, double asked) {
        double at = level(image, asked);
        if (Double.isNaN(at)) {
            return List.of();
        }
        float[] variances = image.variances();
        double sum = 0;
        int n = 0;
        for (float v : variances) {
            if (Float.isFinite(v)) {
                sum += v;
                n++;
            }
        }
        double prominence = PROMINENCE * Math.sqrt(sum / Math.max(1, n));
        List<Region.PixelMask> all =
                Segmentation.watershed(image.values(), image.width(), at, prominence, LEAST_GRAIN);
        return List.copyOf(all.subList(0, Math.min(MOST_GRAINS, all.size())));
    }

    private void found(CorrectedStack stack, List<Region> found) {
        if (found.isEmpty()) {
            computing.say("Nothing found: no pixel of " + species.getText() + " is above.", true);
        } else if (document.shown().raw() == stack.raw()) {
            computing.say(found.size() == 1 ? "One region found." : found.size() + " regions found, the largest first.", false);
            requests.add(found);
        }
    }

    void dispose() {
        computing.dispose();
    }
}
