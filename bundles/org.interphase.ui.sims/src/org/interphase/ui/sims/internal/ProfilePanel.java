// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.figure.Axis;
import org.interphase.core.figure.Figure;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.sims.CorrectedStack;
import org.interphase.sims.NamedRegion;
import org.interphase.sims.Normalisation;
import org.interphase.sims.Poisson;
import org.interphase.sims.ProfileCurve;
import org.interphase.sims.RegionProfile;
import org.interphase.sims.SimsFigures;
import org.interphase.ui.job.Computing;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Paper;
import org.interphase.ui.plot.Plot;
import org.interphase.ui.sims.StackView;

/**
 * Depth profiles: all species of one region, or one species of all regions. A line stands where the layer of the images is;
 * a click in the plot turns to the layer there.
 */
final class ProfilePanel {

    private static final int CLICK = 4;
    private static final Figure NOTHING =
            new Figure("Depth profile", Axis.linear("Depth", "µm"), Axis.linear("Counts", ""), null, false, List.of());

    /** What a profile is made of. */
    private record Question(
            CorrectedStack stack, List<NamedRegion> regions, List<Integer> channels, Normalisation normalisation) {}

    private static final int WIDEST = 240;

    private final StackView view;
    private final Consumer<UnaryOperator<ProfileChoice>> requests;
    private final Composite panel;
    private final Combo what;
    private final Combo normalise;
    private final Button logarithmic;
    private final Computing computing;
    private final Plot plot;
    private List<String> references = List.of();
    private ProfileChoice choice = ProfileChoice.DEFAULT;
    private SimsDocument document;
    private int selected;
    private String species = "";
    private Question asked;
    private Question answered;
    private List<RegionProfile> profiles = List.of();
    private Point pressed;
    private String items = "";

    ProfilePanel(Composite parent, StackView view, Consumer<UnaryOperator<ProfileChoice>> requests, Consumer<String> status) {
        this.view = view;
        this.requests = requests;
        panel = Paper.under(new Composite(parent, SWT.NONE));
        panel.setLayout(Looks.grid(1, 0, 0));
        Composite row = Paper.under(new Composite(panel, SWT.NONE));
        RowLayout wrapping = new RowLayout(SWT.HORIZONTAL);
        wrapping.wrap = true;
        wrapping.center = true;
        wrapping.spacing = Looks.GAP;
        row.setLayout(wrapping);
        row.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        what = combo(row, "All species of one region, or one species of all regions");
        what.addListener(SWT.Selection, e -> chosen());
        normalise = combo(row, "What the values are divided by");
        normalise.addListener(SWT.Selection, e -> ask(c -> c.withNormalisation(normalisation(normalise.getSelectionIndex()))));
        logarithmic = new Button(row, SWT.CHECK);
        logarithmic.setText("lo&g");
        logarithmic.setToolTipText("Logarithmic vertical axes");
        Paper.under(logarithmic);
        logarithmic.addListener(SWT.Selection, e -> ask(c -> c.withLogarithmic(logarithmic.getSelection())));
        computing = new Computing(panel, "Depth profiles");
        plot = new Plot(panel);
        plot.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        plot.setFigure(NOTHING);
        plot.onCursor(cursor -> {
            plot.highlight(cursor.map(Plot.Cursor::point).orElse(OptionalInt.empty()));
            status.accept(cursor.map(plot::describe).orElse(null));
        });
        plot.onPoint(point -> point.ifPresent(view::setLayer));
        plot.surface().addListener(SWT.MouseDown, e -> pressed = e.button == 1 ? new Point(e.x, e.y) : null);
        plot.surface().addListener(SWT.MouseUp, e -> {
            boolean clicked = pressed != null && Math.abs(e.x - pressed.x) + Math.abs(e.y - pressed.y) < CLICK;
            pressed = null;
            if (clicked && e.stateMask == SWT.BUTTON1) {
                layerAt(e.x).ifPresent(view::setLayer);
            }
        });
        view.onChange(change -> {
            if (change == StackView.Change.LAYER) {
                showLine();
            }
        });
    }

    private static Combo combo(Composite row, String help) {
        Combo combo = new Combo(row, SWT.READ_ONLY);
        combo.setToolTipText(help);
        return combo;
    }

    /** Long names of species leave room for what stands beside them. */
    private static void narrow(Combo combo) {
        combo.setLayoutData(new RowData(Math.min(WIDEST, combo.computeSize(SWT.DEFAULT, SWT.DEFAULT).x), SWT.DEFAULT));
    }

    private void ask(UnaryOperator<ProfileChoice> change) {
        requests.accept(change);
    }

    /** The layer whose place lies nearest to a pixel of the plot. */
    private OptionalInt layerAt(int px) {
        double[] range = plot.horizontalRange();
        int width = plot.plotSize().x;
        double[] at = positions();
        if (at.length == 0 || width <= 0) {
            return OptionalInt.empty();
        }
        double x = range[0] + (range[1] - range[0]) * px / width;
        int best = 0;
        for (int k = 1; k < at.length; k++) {
            best = Math.abs(at[k] - x) < Math.abs(at[best] - x) ? k : best;
        }
        return OptionalInt.of(best);
    }

    /** Where the layers of what is drawn lie on the horizontal axis. */
    private double[] positions() {
        return shownCurve().map(ProfileCurve::position).orElse(new double[0]);
    }

    private Optional<ProfileCurve> shownCurve() {
        if (profiles.isEmpty()) {
            return Optional.empty();
        }
        RegionProfile first = profiles.get(0);
        return choice.regions()
                ? first.curve(species).or(() -> first.curves().stream().findFirst())
                : first.curves().stream().findFirst();
    }

    private void showLine() {
        double[] at = positions();
        plot.showLine(view.layer() < at.length ? OptionalDouble.of(at[view.layer()]) : OptionalDouble.empty());
    }

    Control control() {
        return panel;
    }

    Plot plot() {
        return plot;
    }

    Combo what() {
        return what;
    }

    Combo normaliseBox() {
        return normalise;
    }

    Button logarithmicBox() {
        return logarithmic;
    }

    /** {@return the profiles that are drawn} */
    List<RegionProfile> profiles() {
        return profiles;
    }

    /** {@return whether what is drawn is what the document asks for} */
    boolean upToDate() {
        return asked != null && asked.equals(answered);
    }

    /** {@return the regions that profiles are made of: the whole raster where none is drawn} */
    static List<NamedRegion> regions(SimsDocument d) {
        return d.asked().regions().isEmpty() ? List.of(NamedRegion.ALL) : d.asked().regions();
    }

    private Normalisation normalisation(int index) {
        return switch (index) {
            case 0 -> Normalisation.NONE;
            case 1 -> Normalisation.TOTAL;
            default -> Normalisation.to(references.get(index - 2));
        };
    }

    void show(SimsDocument now, OptionalInt region) {
        document = now;
        choice = now.asked().profile();
        List<NamedRegion> regions = regions(now);
        List<String> names = now.asked().channels().stream()
                .map(c -> now.stack().species().get(c).name())
                .toList();
        fill(regions, names, region);
        references = now.stack().species().stream().map(IonChannel::name).distinct().toList();
        List<String> words = new ArrayList<>(List.of("counts", "divided by the total"));
        references.forEach(r -> words.add("divided by " + r));
        if (!List.of(normalise.getItems()).equals(words)) {
            normalise.setItems(words.toArray(String[]::new));
        }
        normalise.select(switch (choice.normalisation().kind()) {
            case NONE -> 0;
            case TOTAL -> 1;
            case CHANNEL -> 2 + references.indexOf(choice.normalisation().reference());
        });
        logarithmic.setSelection(choice.logarithmic());
        asked = new Question(now.shown(), regions, now.asked().channels(), choice.normalisation());
        narrow(what);
        narrow(normalise);
        panel.layout(true, true);
        compute();
    }

    /** The choices: a region each, then a species each where there are several regions. */
    private void fill(List<NamedRegion> regions, List<String> names, OptionalInt region) {
        List<String> all = new ArrayList<>();
        regions.forEach(r -> all.add("Region " + (r.equals(NamedRegion.ALL) ? "whole raster" : r.name())));
        if (regions.size() > 1) {
            names.forEach(n -> all.add(n + " by region"));
        }
        if (!String.join("\n", all).equals(items)) {
            items = String.join("\n", all);
            what.setItems(all.toArray(String[]::new));
        }
        selected = Math.clamp(region.orElse(selected), 0, regions.size() - 1);
        if (!names.contains(species)) {
            species = names.isEmpty() ? "" : names.get(0);
        }
        boolean byRegion = choice.regions() && regions.size() > 1 && !names.isEmpty();
        what.select(byRegion ? regions.size() + names.indexOf(species) : selected);
    }

    private void chosen() {
        int index = what.getSelectionIndex();
        int regions = regions(document).size();
        if (index < regions) {
            selected = index;
            if (choice.regions()) {
                ask(c -> c.withRegions(false));
            } else {
                draw();
            }
        } else {
            int channel = document.asked().channels().get(index - regions);
            species = document.stack().species().get(channel).name();
            if (choice.regions()) {
                draw();
            } else {
                ask(c -> c.withRegions(true));
            }
        }
    }

    private void compute() {
        if (asked.channels().isEmpty()) {
            answered = asked;
            profiles = List.of();
            computing.refuse("No species is chosen.");
            plot.setFigure(NOTHING);
            return;
        }
        if (asked.equals(answered)) {
            // what came between is no longer asked for
            computing.forget();
            draw();
            return;
        }
        Question question = asked;
        computing.ask(
                progress -> make(question, progress),
                made -> ended(question, made),
                () -> ended(question, List.of()));
    }

    /** The profiles of all regions that have pixels in the raster; what lies outside of it hides no other. */
    private static List<RegionProfile> make(Question q, Progress progress) throws IOException, CancelledException {
        List<NamedRegion> inside =
                q.regions().stream().filter(r -> hasPixels(r, q.stack().geometry())).toList();
        if (inside.isEmpty()) {
            throw new IllegalArgumentException("no region has a pixel in the raster");
        }
        return RegionProfile.of(
                q.stack(),
                inside,
                q.channels().stream().mapToInt(Integer::intValue).toArray(),
                q.normalisation(),
                Poisson.ONE_SIGMA,
                progress);
    }

    private static boolean hasPixels(NamedRegion region, StackGeometry raster) {
        try {
            return region.shape().spans(raster, 0, 0).length > 0;
        } catch (IllegalArgumentException e) {
            // in µm where a pixel has no size, or a mask of another raster
            return false;
        }
    }

    private void ended(Question question, List<RegionProfile> made) {
        answered = question;
        profiles = made;
        if (made.isEmpty()) {
            plot.setFigure(NOTHING);
        } else {
            draw();
        }
    }

    private void draw() {
        if (profiles.isEmpty()) {
            return;
        }
        boolean byRegion = choice.regions() && profiles.size() > 1;
        NamedRegion chosen = regions(document).get(Math.min(selected, regions(document).size() - 1));
        RegionProfile one =
                profiles.stream().filter(p -> p.region().equals(chosen)).findFirst().orElse(null);
        if (one == null && !byRegion) {
            plot.setFigure(NOTHING);
            computing.say(chosen.name() + " has no pixel in the raster.", true);
            return;
        }
        Figure before = plot.figure();
        Figure next = byRegion
                ? SimsFigures.regions(profiles, species, choice.logarithmic())
                : SimsFigures.profile(one, choice.logarithmic());
        plot.setFigure(next);
        if (before == NOTHING || !before.x().equals(next.x())) {
            plot.showAll();
        }
        int without = regions(document).size() - profiles.size();
        computing.say(
                !byRegion
                        ? one.pixels() + (one.pixels() == 1 ? " pixel." : " pixels.") + " Click to turn to a layer."
                        : without == 0 ? "" : without + " without a pixel in the raster left out.",
                byRegion && without > 0);
        showLine();
    }

    void dispose() {
        computing.dispose();
    }
}
