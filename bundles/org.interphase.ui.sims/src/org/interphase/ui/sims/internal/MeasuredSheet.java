// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.DepthProfile;
import org.interphase.core.data.MassSpectrum;
import org.interphase.core.data.ProfileChannel;
import org.interphase.core.figure.Figure;
import org.interphase.core.figure.Series;
import org.interphase.core.unit.ValueText;
import org.interphase.sims.SimsFigures;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Palette;
import org.interphase.ui.look.Paper;
import org.interphase.ui.plot.Plot;
import org.interphase.ui.table.Column;
import org.interphase.ui.table.RecordTable;

/** Depth profiles and mass spectra of a file without images, as they were measured. */
final class MeasuredSheet {

    /** So many species are drawn of a profile that was just opened. */
    private static final int FIRST_SPECIES = 8;

    private static final int STATE_WIDTH = 100;

    private final List<Dataset> datasets;
    private final Composite sheet;
    private final Combo dataset;
    private final Button logarithmic;
    private final Label state;
    private final SashForm columns;
    private final Plot plot;
    private final RecordTable<Row> table;
    private List<Integer> shown = List.of();

    /** One species of a profile. */
    private record Row(int index, ProfileChannel channel, boolean shown) {}

    /** {@return what of a file can be shown so} */
    static List<Dataset> of(DataFile file) {
        return file.datasets().stream()
                .filter(d -> d instanceof DepthProfile || d instanceof MassSpectrum)
                .toList();
    }

    MeasuredSheet(Composite parent, DataFile file, Consumer<String> status) {
        datasets = of(file);
        sheet = Paper.under(new Composite(parent, SWT.NONE));
        sheet.setLayout(Looks.grid(1, 0, 0));
        Composite row = Paper.under(new Composite(sheet, SWT.NONE));
        row.setLayout(Looks.grid(4, Looks.GAP, 4));
        row.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        dataset = new Combo(row, SWT.READ_ONLY);
        dataset.setItems(datasets.stream().map(MeasuredSheet::name).toArray(String[]::new));
        dataset.select(0);
        dataset.setVisible(datasets.size() > 1);
        GridData place = new GridData();
        place.exclude = datasets.size() == 1;
        dataset.setLayoutData(place);
        dataset.setToolTipText("The profile or spectrum of the file");
        dataset.addListener(SWT.Selection, e -> open());
        logarithmic = new Button(row, SWT.CHECK);
        logarithmic.setText("lo&g");
        logarithmic.setToolTipText("Logarithmic vertical axes");
        Paper.under(logarithmic);
        logarithmic.setSelection(true);
        logarithmic.addListener(SWT.Selection, e -> draw(false));
        state = new Label(row, SWT.WRAP);
        Paper.ink(state, Palette::faint);
        GridData stateData = new GridData(SWT.FILL, SWT.CENTER, true, false);
        stateData.widthHint = STATE_WIDTH;
        state.setLayoutData(stateData);
        state.setText(StepWords.sentences(file.warnings()).replace("&", "&&"));
        Button export = new Button(row, SWT.PUSH);
        export.setText("&Export…");
        columns = Paper.under(new SashForm(sheet, SWT.HORIZONTAL | SWT.SMOOTH));
        columns.setSashWidth(5);
        columns.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        plot = new Plot(columns);
        plot.onCursor(cursor -> {
            plot.highlight(cursor.map(Plot.Cursor::point).orElse(OptionalInt.empty()));
            status.accept(cursor.map(plot::describe).orElse(null));
        });
        export.addListener(SWT.Selection, e -> plot.export());
        table = new RecordTable<>(
                columns,
                List.of(
                        Column.<Row>boxes("on", 26, Row::shown).withEdit(new Column.Edit<>() {
                            @Override
                            public String start(Row r) {
                                return Boolean.toString(r.shown());
                            }

                            @Override
                            public void commit(Row r, String text) {
                                toggle(r.index(), Boolean.parseBoolean(text));
                            }
                        }),
                        Column.<Row>words("species", 150, r -> r.channel().name()).withRole(r -> Series.Role.overlay(r.index())),
                        Column.<Row>numbers("m/z", 60, r -> Double.isNaN(r.channel().mz())
                                ? "—"
                                : ValueText.number(r.channel().mz(), 6)),
                        Column.<Row>words("ions", 40, r -> r.channel().polarity().toString()),
                        Column.<Row>numbers("points", 50, r -> Integer.toString(r.channel().values().length))),
                r -> false,
                r -> r.channel().name());
        table.onCopy(chosen -> TableText.copy(
                "species\tm/z\tions\tpoints",
                chosen.isEmpty() ? table.rows() : chosen,
                r -> r.channel().name() + "\t" + r.channel().mz() + "\t" + r.channel().polarity() + "\t"
                        + r.channel().values().length));
        columns.setWeights(70, 30);
        open();
    }

    private static String name(Dataset d) {
        String label = d.label().isBlank() ? d.id() : d.label();
        return label + (d instanceof MassSpectrum ? " (spectrum)" : " (profile)");
    }

    private Dataset selected() {
        return datasets.get(dataset.getSelectionIndex());
    }

    private void open() {
        if (selected() instanceof DepthProfile p) {
            String unit = p.species().get(0).unit();
            shown = IntStream.range(0, p.species().size())
                    .filter(i -> p.species().get(i).unit().equals(unit))
                    .limit(FIRST_SPECIES)
                    .boxed()
                    .toList();
        }
        columns.setMaximizedControl(selected() instanceof DepthProfile ? null : plot);
        draw(true);
    }

    /** What has another unit than the species that is ticked would need another axis: its tick goes. */
    private void toggle(int index, boolean on) {
        List<ProfileChannel> all = ((DepthProfile) selected()).species();
        List<Integer> next = new ArrayList<>(shown);
        next.remove((Integer) index);
        if (on) {
            next.removeIf(i -> !all.get(i).unit().equals(all.get(index).unit()));
            next.add(index);
            next.sort(null);
        }
        shown = next;
        draw(on);
    }

    private void draw(boolean whole) {
        Dataset d = selected();
        if (d instanceof DepthProfile p) {
            table.setRows(IntStream.range(0, p.species().size())
                    .mapToObj(i -> new Row(i, p.species().get(i), shown.contains(i)))
                    .toList());
        }
        plot.setFigure(figure(d));
        if (whole) {
            plot.showAll();
        }
    }

    private Figure figure(Dataset d) {
        return switch (d) {
            case MassSpectrum s -> SimsFigures.spectrum(s, logarithmic.getSelection());
            case DepthProfile p when shown.isEmpty() -> new Figure(
                    p.label(),
                    SimsFigures.measured(p, List.of(0), false).x(),
                    SimsFigures.measured(p, List.of(0), false).y(),
                    null,
                    false,
                    List.of());
            case DepthProfile p -> SimsFigures.measured(p, shown, logarithmic.getSelection());
            default -> throw new IllegalStateException("no figure of " + d.kind());
        };
    }

    Composite control() {
        return sheet;
    }

    Plot plot() {
        return plot;
    }

    Combo datasetBox() {
        return dataset;
    }

    Button logarithmicBox() {
        return logarithmic;
    }

    RecordTable<?> table() {
        return table;
    }
}
