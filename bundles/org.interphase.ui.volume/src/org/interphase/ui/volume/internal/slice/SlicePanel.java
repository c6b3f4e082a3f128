// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.slice;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.interphase.core.unit.ValueText;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Palette;
import org.interphase.ui.look.Paper;
import org.interphase.ui.sims.StackView;
import org.interphase.ui.volume.internal.column.LabelVolume;
import org.interphase.ui.volume.internal.column.Voxel;
import org.interphase.volume.VolumeGeometry;
import org.interphase.volume.render.Samples;

/**
 * Three slices through the cursor at right angles to each other: its layer, along x and the depth, along y and the depth. The
 * layer and the cursor are those of the {@link StackView}, shared with all that show the stack.
 */
public final class SlicePanel {

    /** What a person asks for. */
    public interface Requests {

        /**
         * A column was clicked.
         *
         * @param id of the column; 0 beside all columns
         * @param at where
         * @param more whether it is added to those that are selected
         */
        void choose(int id, Voxel at, boolean more);

        /** What was begun is not to be ended. */
        void giveUp();
    }

    private final StackView view;
    private final Requests requests;
    private final Consumer<String> status;
    private final Composite panel;
    private final Combo species;
    private final Map<Section, SliceCanvas> slices = new EnumMap<>(Section.class);
    private List<Samples> volumes = List.of();
    private Samples samples;
    private Map<String, Double> lastColours = Map.of();
    private LabelVolume labels;
    private Set<Integer> chosen = Set.of();
    private double zScale = 1;
    private StackView.Pixel last;

    /**
     * Creates empty slices.
     *
     * @param parent where they lie
     * @param view the layer and the cursor
     * @param requests hears what a person asks for
     * @param status says what is pointed at
     */
    public SlicePanel(Composite parent, StackView view, Requests requests, Consumer<String> status) {
        this.view = view;
        this.requests = requests;
        this.status = status;
        panel = Paper.under(new Composite(parent, SWT.NONE));
        panel.setLayout(Looks.grid(1, 0, 0));
        Composite bar = Paper.under(new Composite(panel, SWT.NONE));
        bar.setLayout(Looks.grid(3, Looks.GAP, 0));
        Label name = new Label(bar, SWT.NONE);
        name.setText("S&lices of");
        Paper.ink(name, Palette::faint);
        species = new Combo(bar, SWT.READ_ONLY);
        species.addListener(SWT.Selection, e -> take(volumes.get(species.getSelectionIndex())));
        Composite row = Paper.under(new Composite(panel, SWT.NONE));
        row.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        FillLayout fill = new FillLayout();
        fill.spacing = Looks.GAP;
        row.setLayout(fill);
        for (Section s : Section.values()) {
            slices.put(s, new SliceCanvas(row, s, new CanvasRequests()));
        }
        Runnable off = view.onChange(change -> {
            if (change != StackView.Change.WINDOW) {
                refresh();
            }
        });
        panel.addDisposeListener(e -> off.run());
    }

    /** {@return all of it} */
    public Control control() {
        return panel;
    }

    /**
     * Shows volumes.
     *
     * @param next of one raster; none for nothing
     * @param highest counts of each one's last colour, above 0
     * @param first species whose slices are seen where those of before are gone
     */
    public void show(List<Samples> next, Map<String, Double> highest, String first) {
        volumes = List.copyOf(next);
        lastColours = Map.copyOf(highest);
        species.setItems(volumes.stream().map(Samples::species).toArray(String[]::new));
        String wanted = samples == null ? first : samples.species();
        Samples there = volumes.stream()
                .filter(s -> s.species().equals(wanted))
                .findFirst()
                .or(() -> volumes.stream().filter(s -> s.species().equals(first)).findFirst())
                .orElse(volumes.isEmpty() ? null : volumes.get(0));
        species.setEnabled(volumes.size() > 1);
        panel.layout(true, true);
        take(there);
    }

    private void take(Samples next) {
        samples = next;
        if (next != null) {
            species.select(volumes.indexOf(next));
        }
        refresh();
    }

    /**
     * Shows columns.
     *
     * @param next which voxel belongs to which one; null for none
     * @param selected ids of those that are selected
     */
    public void outline(LabelVolume next, Set<Integer> selected) {
        labels = next;
        chosen = Set.copyOf(selected);
        refresh();
    }

    /**
     * Stretches the depth.
     *
     * @param next by how much
     */
    public void stretch(double next) {
        zScale = next;
        refresh();
    }

    /** {@return where the slices cut; empty while there are none} */
    public Optional<Voxel> at() {
        return samples == null ? Optional.empty() : Optional.of(voxel());
    }

    /** Where nothing is pointed at, the slices stay where they are; at first they cut through the middle. */
    private Voxel voxel() {
        VolumeGeometry g = samples.geometry();
        view.cursor().ifPresent(c -> last = c);
        if (last == null || last.x() >= g.width() || last.y() >= g.height()) {
            last = new StackView.Pixel(g.width() / 2, g.height() / 2);
        }
        return new Voxel(Math.clamp(view.layer(), 0, g.layers() - 1), last.y(), last.x());
    }

    private void refresh() {
        boolean fits = samples != null
                && samples.geometry().layers() == view.geometry().layers()
                && samples.geometry().width() == view.geometry().width()
                && samples.geometry().height() == view.geometry().height();
        LabelVolume seen = labels != null && samples != null && sameRaster(labels.geometry(), samples.geometry()) ? labels : null;
        Shown shown = fits ? new Shown(samples, lastColours.get(samples.species()), seen, chosen, zScale, voxel()) : null;
        slices.values().forEach(s -> s.show(shown));
    }

    private static boolean sameRaster(VolumeGeometry a, VolumeGeometry b) {
        return a.layers() == b.layers() && a.width() == b.width() && a.height() == b.height();
    }

    private final class CanvasRequests implements SliceCanvas.Requests {
        @Override
        public void cut(Voxel at) {
            view.setLayer(at.layer());
            VolumeGeometry g = samples.geometry();
            view.setCursor(Optional.of(
                    new StackView.Pixel(Math.clamp(at.x(), 0, g.width() - 1), Math.clamp(at.y(), 0, g.height() - 1))));
        }

        @Override
        public void click(Voxel at, boolean more) {
            requests.choose(labels == null ? 0 : labels.id(at), at, more);
        }

        @Override
        public void giveUp() {
            requests.giveUp();
        }

        @Override
        public void point(Optional<Voxel> at) {
            status.accept(at.map(SlicePanel.this::describe).orElse(null));
        }
    }

    /** What is at a voxel, in words. */
    private String describe(Voxel at) {
        VolumeGeometry g = samples.geometry();
        StringBuilder text = new StringBuilder();
        for (Samples s : volumes) {
            text.append(s.species()).append(' ').append(ValueText.number(SlicePainter.counts(s, at), 4)).append("   ");
        }
        text.append("at x ").append(ValueText.number((at.x() + 0.5) * g.pixelWidthUm(), 4));
        text.append(" µm, y ").append(ValueText.number((at.y() + 0.5) * g.pixelHeightUm(), 4));
        text.append(" µm, ").append(ValueText.number(g.depthUm(at.layer()), 3)).append(" µm deep (layer ");
        text.append(at.layer()).append(')');
        int id = labels == null ? 0 : labels.id(at);
        if (id != 0) {
            text.append(", column ").append(id);
        }
        return text.toString();
    }

    /** {@return the slice of a section, for tests} */
    SliceCanvas slice(Section section) {
        return slices.get(section);
    }

    /** {@return the choice of the species} */
    public Combo species() {
        return species;
    }
}
