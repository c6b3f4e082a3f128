// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.column;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.interphase.core.unit.ValueText;
import org.interphase.sims.CorrectedStack;
import org.interphase.ui.job.Computing;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Palette;
import org.interphase.ui.look.Paper;
import org.interphase.volume.ColumnOptions;

/** How columns are found: the species, the smoothing, the threshold over the histogram; and what is changed by hand. */
public final class ColumnPanel {

    private static final int LIVE_DELAY_MS = 300;
    private static final int TENTH = 1;
    private static final int STRIP_HEIGHT = 84;
    private static final int SPECIES_WIDTH = 90;
    private static final int LEAST_HEIGHT = 360;
    private static final int MOST_PARTS = 6;

    /** What a person asks for. */
    public interface Requests {

        /** Finds columns otherwise. */
        void settings(UnaryOperator<ColumnSettings> change);

        /** What comes next is another step. */
        void rest();

        /** Makes one column of those that are selected. */
        void merge();

        /** Parts the selected column where it is narrowest. */
        void split(int parts);

        /** Parts the selected column where it is narrow between places that will be clicked. */
        void seeds();

        /** Parts the selected column by the plane of the slice. */
        void cutAtLayer();

        /** Takes the selected columns away. */
        void delete();

        /** Takes all changes by hand back. */
        void asFound();
    }

    private final Requests requests;
    private final Scrolled scroll;
    private final Composite panel;
    private final Combo species;
    private final Spinner sigmaLayers;
    private final Spinner sigmaPx;
    private final Button byHand;
    private final ThresholdStrip strip;
    private final Text peak;
    private final Spinner least;
    private final Button fill;
    private final Button touching;
    private final Button merge;
    private final Button split;
    private final Button delete;
    private final Button asFound;
    private final Computing histogram;
    private final Computing computing;
    private CorrectedStack stack;
    private ColumnSettings settings;
    private FoundColumns found;
    private Smoothed smoothed;
    private int typed;
    private int asked;

    /**
     * Creates the panel.
     *
     * @param parent where it lies
     * @param requests hears what a person asks for
     */
    public ColumnPanel(Composite parent, Requests requests) {
        this.requests = requests;
        scroll = new Scrolled(parent, LEAST_HEIGHT);
        panel = scroll.panel();
        panel.setLayout(Looks.grid(1, Looks.GAP, Looks.GAP));
        Composite first = wrapped();
        Composite ofSpecies = group(first, 2);
        label(ofSpecies, "&Species");
        species = new Combo(ofSpecies, SWT.READ_ONLY);
        GridData speciesData = new GridData();
        speciesData.widthHint = SPECIES_WIDTH;
        species.setLayoutData(speciesData);
        species.addListener(SWT.Selection, e -> {
            requests.rest();
            requests.settings(s -> s.withSpecies(species.getText()));
        });
        Composite ofLayers = group(first, 3);
        label(ofLayers, "Smoothing");
        sigmaLayers = spinner(ofLayers, "Standard deviation of the Gaussian along the depth, in layers", 500, TENTH);
        label(ofLayers, "la&yers,");
        Composite ofPixels = group(first, 2);
        sigmaPx = spinner(ofPixels, "Standard deviation of the Gaussian within a layer, in pixels", 500, TENTH);
        label(ofPixels, "&px");
        Composite second = row(2);
        byHand = new Button(second, SWT.CHECK);
        byHand.setText("T&hreshold by hand");
        byHand.setToolTipText("Otsu's threshold otherwise, but clear of the noise");
        byHand.addListener(SWT.Selection, e -> threshold(byHand.getSelection()));
        Paper.under(byHand);
        histogram = new Computing(second, "Smooth counts");
        strip = new ThresholdStrip(panel, this::moved);
        GridData stripData = new GridData(SWT.FILL, SWT.TOP, true, false);
        stripData.heightHint = STRIP_HEIGHT;
        strip.setLayoutData(stripData);
        Composite peaks = row(3);
        label(peaks, "Somewhere at lea&st");
        peak = new Text(peaks, SWT.BORDER | SWT.RIGHT);
        peak.setMessage("the threshold");
        peak.setToolTipText("Smoothed counts that a column has somewhere; it reaches down to the threshold from there (hysteresis)");
        GridData peakData = new GridData();
        peakData.widthHint = SPECIES_WIDTH;
        peak.setLayoutData(peakData);
        peak.addListener(SWT.DefaultSelection, e -> peak());
        peak.addListener(SWT.FocusOut, e -> peak());
        label(peaks, "smoothed counts");
        Composite third = wrapped();
        Composite size = group(third, 3);
        label(size, "At &least");
        least = spinner(size, "Smaller objects are left out", 10_000_000, 0);
        label(size, "voxels");
        fill = new Button(third, SWT.CHECK);
        fill.setText("Fill h&oles");
        fill.setToolTipText("What a column encloses in a layer belongs to it");
        Paper.under(fill);
        fill.addListener(SWT.Selection, e -> {
            requests.rest();
            options(o -> new ColumnOptions(
                    o.sigmaLayers(),
                    o.sigmaPx(),
                    o.levelled(),
                    o.threshold(),
                    o.peak(),
                    o.leastVoxels(),
                    fill.getSelection(),
                    o.splitTouching()));
        });
        touching = new Button(third, SWT.CHECK);
        touching.setText("Part those that &touch");
        touching.setToolTipText("Parts objects where they are narrow within their layers, into columns that lie beside each other");
        Paper.under(touching);
        touching.addListener(SWT.Selection, e -> {
            requests.rest();
            options(o -> o.withSplitTouching(touching.getSelection()));
        });
        computing = new Computing(panel, "Find columns");
        Composite fourth = row(4);
        merge = button(fourth, "&Merge", "Makes one column of those that are selected", requests::merge);
        split = button(fourth, "Sp&lit ▾", "Parts the selected column", this::splitMenu);
        delete = button(fourth, "&Delete", "Takes the selected columns away", requests::delete);
        asFound = button(fourth, "As &found", "Takes all changes by hand back", requests::asFound);
        for (Spinner s : List.of(sigmaLayers, sigmaPx, least)) {
            s.addListener(SWT.Selection, e -> typed());
        }
        choose(Set.of());
    }

    private Composite row(int columns) {
        Composite row = Paper.under(new Composite(panel, SWT.NONE));
        row.setLayout(Looks.grid(columns, 0, 0));
        row.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        return row;
    }

    /** A row that becomes several where it is narrow. */
    private Composite wrapped() {
        Composite row = Paper.under(new Composite(panel, SWT.NONE));
        RowLayout layout = new RowLayout(SWT.HORIZONTAL);
        layout.center = true;
        layout.spacing = Looks.GAP;
        layout.marginLeft = 0;
        layout.marginRight = 0;
        layout.marginTop = 0;
        layout.marginBottom = 0;
        row.setLayout(layout);
        GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
        data.widthHint = 200;
        row.setLayoutData(data);
        return row;
    }

    /** What stays together in such a row. */
    private static Composite group(Composite row, int columns) {
        Composite group = Paper.under(new Composite(row, SWT.NONE));
        group.setLayout(Looks.grid(columns, 0, 0));
        return group;
    }

    private static void label(Composite parent, String text) {
        Label label = new Label(parent, SWT.NONE);
        label.setText(text);
        Paper.ink(label, Palette::faint);
    }

    private static Spinner spinner(Composite parent, String tip, int most, int digits) {
        Spinner s = new Spinner(parent, SWT.BORDER);
        s.setValues(0, 0, most, digits, digits == 0 ? 50 : 1, digits == 0 ? 500 : 10);
        s.setToolTipText(tip);
        return s;
    }

    private static Button button(Composite parent, String text, String tip, Runnable run) {
        Button b = new Button(parent, SWT.PUSH);
        b.setText(text);
        b.setToolTipText(tip);
        b.addListener(SWT.Selection, e -> run.run());
        return b;
    }

    private void splitMenu() {
        Menu menu = new Menu(split);
        for (int parts = 2; parts <= MOST_PARTS; parts++) {
            int n = parts;
            item(menu, "Into " + n + " parts, where it is narrowest", () -> requests.split(n));
        }
        new MenuItem(menu, SWT.SEPARATOR);
        item(menu, "Between places that I click in a slice", requests::seeds);
        item(menu, "By depth, at the layer of the slices", requests::cutAtLayer);
        menu.setLocation(split.toDisplay(0, split.getSize().y));
        menu.setVisible(true);
    }

    private static void item(Menu menu, String text, Runnable run) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text);
        item.addListener(SWT.Selection, e -> run.run());
    }

    private void options(UnaryOperator<ColumnOptions> change) {
        requests.settings(s -> s.withOptions(change.apply(s.options())));
    }

    /** What is typed without a pause is computed once. */
    private void typed() {
        int now = ++typed;
        panel.getDisplay().timerExec(LIVE_DELAY_MS, () -> {
            if (!panel.isDisposed() && now == typed) {
                options(o -> new ColumnOptions(
                        sigmaLayers.getSelection() / 10.0,
                        sigmaPx.getSelection() / 10.0,
                        o.levelled(),
                        o.threshold(),
                        o.peak(),
                        Math.max(1, least.getSelection()),
                        o.fillHoles(),
                        o.splitTouching()));
            }
        });
    }

    private void threshold(boolean hand) {
        requests.rest();
        double level = found == null || Double.isNaN(found.found().threshold())
                ? smoothed == null ? Double.NaN : smoothed.highest() / 2
                : found.found().threshold();
        options(o -> o.withThreshold(hand ? level : Double.NaN, Double.NaN));
        requests.rest();
    }

    private void peak() {
        if (settings == null || !peak.isEnabled()) {
            return;
        }
        String text = peak.getText().strip().replace(',', '.');
        try {
            double counts = text.isEmpty() ? Double.NaN : Double.parseDouble(text);
            if (counts < settings.options().threshold()) {
                throw new NumberFormatException();
            }
            requests.rest();
            options(o -> o.withThreshold(o.threshold(), counts));
        } catch (NumberFormatException e) {
            histogram.say(
                    "Expected at least the threshold of " + ValueText.number(settings.options().threshold(), 4) + ", found '"
                            + text + "'.",
                    true);
        }
    }

    private void moved(double level, boolean done) {
        byHand.setSelection(true);
        if (done) {
            options(o -> o.withThreshold(level, o.peak() >= level ? o.peak() : Double.NaN));
        } else {
            count(level);
        }
    }

    /** Says how many objects there would be. */
    private void count(double level) {
        Smoothed of = smoothed;
        if (of == null || settings == null || !(level > 0)) {
            return;
        }
        long voxels = settings.options().leastVoxels();
        double high = settings.options().peak();
        histogram.ask(
                progress -> of.objects(level, high >= level ? high : Double.NaN, voxels, progress),
                n -> histogram.say(
                        (n == 1 ? "one object, " : n + " objects, ") + ValueText.number(100 * of.share(level), 2)
                                + " % of the volume",
                        false),
                () -> {});
    }

    /** {@return all of it} */
    public Control control() {
        return scroll.control();
    }

    /**
     * Shows how columns are found.
     *
     * @param next the stack; null for none
     * @param how the settings; null for none
     */
    public void show(CorrectedStack next, ColumnSettings how) {
        stack = next;
        settings = how;
        panel.setEnabled(how != null && next != null);
        if (how == null || next == null) {
            smoothed = null;
            strip.show(null, Double.NaN, Double.NaN);
            histogram.forget();
            return;
        }
        String[] names = next.raw().species().stream().map(c -> c.name()).toArray(String[]::new);
        if (!Arrays.equals(names, species.getItems())) {
            species.setItems(names);
        }
        species.setText(how.species());
        ColumnOptions o = how.options();
        set(sigmaLayers, (int) Math.round(10 * o.sigmaLayers()));
        set(sigmaPx, (int) Math.round(10 * o.sigmaPx()));
        set(least, (int) Math.min(o.leastVoxels(), least.getMaximum()));
        fill.setSelection(o.fillHoles());
        touching.setSelection(o.splitTouching());
        byHand.setSelection(!Double.isNaN(o.threshold()));
        peak.setEnabled(byHand.getSelection());
        String text = Double.isNaN(o.peak()) ? "" : ValueText.number(o.peak(), 6);
        if (!peak.isFocusControl() && !text.equals(peak.getText())) {
            peak.setText(text);
        }
        if (smoothed == null || !smoothed.isOf(next, how)) {
            smoothed = null;
            int ask = ++asked;
            histogram.ask(
                    progress -> Smoothed.of(next, how, progress),
                    result -> {
                        histogram.say("", false);
                        if (ask == asked) {
                            smoothed = result;
                            refresh();
                        }
                    },
                    () -> strip.show(null, Double.NaN, Double.NaN));
        }
        refresh();
    }

    private static void set(Spinner spinner, int value) {
        if (spinner.getSelection() != value) {
            spinner.setSelection(value);
        }
    }

    private void refresh() {
        double hand = settings == null ? Double.NaN : settings.options().threshold();
        double level = !Double.isNaN(hand) ? hand : found == null ? Double.NaN : found.found().threshold();
        strip.show(smoothed, level, settings == null ? Double.NaN : settings.options().peak());
        if (smoothed != null && !Double.isNaN(level) && found != null && !computing.isRunning() && !histogram.isRunning()) {
            histogram.say(ValueText.number(100 * smoothed.share(level), 2) + " % of the volume above it", false);
        }
    }

    /**
     * Shows what was found.
     *
     * @param next the columns; null for none
     */
    public void show(FoundColumns next) {
        found = next;
        asFound.setEnabled(next != null && !next.edits().edits().isEmpty());
        refresh();
    }

    /**
     * Says which columns are selected.
     *
     * @param ids of the columns
     */
    public void choose(Set<Integer> ids) {
        merge.setEnabled(ids.size() > 1);
        split.setEnabled(ids.size() == 1);
        delete.setEnabled(!ids.isEmpty());
    }

    /** {@return what finds the columns in the background} */
    public Computing computing() {
        return computing;
    }

    /** Ends what is under way. */
    public void dispose() {
        histogram.dispose();
        computing.dispose();
    }

    /** {@return what the panel asks for, for tests} */
    Requests requests() {
        return requests;
    }

    /** {@return the threshold's strip, for tests} */
    ThresholdStrip strip() {
        return strip;
    }

    /** {@return the check box of the threshold, for tests} */
    public Button byHand() {
        return byHand;
    }

    /** {@return the button that merges, for tests} */
    public Button merge() {
        return merge;
    }

    /** {@return the button that takes columns away, for tests} */
    public Button delete() {
        return delete;
    }

    /** {@return the choice of the species, for tests} */
    public Combo species() {
        return species;
    }

    /** {@return the numbers beside the threshold, for tests} */
    Label live() {
        return histogram.remark();
    }
}
