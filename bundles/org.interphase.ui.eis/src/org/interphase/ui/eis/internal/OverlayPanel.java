// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.figure.Series;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Palette;
import org.interphase.ui.look.Paper;
import org.interphase.ui.table.Column;
import org.interphase.ui.table.RecordTable;

/** The spectra that are shown beside the one that is fitted. */
final class OverlayPanel {

    private static final String HELP =
            "Drop spectra from the Project Explorer or the desktop onto the plots, or add them here.";
    private static final int MOST_IN_MENU = 40;

    private final Composite panel;
    private final Button add;
    private final Button remove;
    private final Label help;
    private final RecordTable<OverlaySpectrum> table;
    private final Requests requests;
    private EisDocument shown;

    /** What the panel asks the editor for. */
    interface Requests {
        void edit(UnaryOperator<EisDocument> edit);

        void addFiles();

        Path file();
    }

    OverlayPanel(Composite parent, Requests requests) {
        this.requests = requests;
        panel = Paper.under(new Composite(parent, SWT.NONE));
        panel.setLayout(Looks.grid(1, 0, Looks.GAP));
        Composite buttons = Paper.under(new Composite(panel, SWT.NONE));
        buttons.setLayout(Looks.grid(2, Looks.GAP, 0));
        add = new Button(buttons, SWT.PUSH);
        add.setText("&Add Spectra ▾");
        add.addListener(SWT.Selection, e -> {
            Menu menu = addMenu();
            menu.setLocation(add.toDisplay(0, add.getSize().y));
            menu.setVisible(true);
        });
        remove = new Button(buttons, SWT.PUSH);
        remove.setText("&Remove");
        table = new RecordTable<>(
                panel,
                List.of(
                        Column.boxes("show", 28, OverlaySpectrum::shown).withEdit(new ShowEdit()),
                        Column.<OverlaySpectrum>words("", 16, o -> "⬤").withRole(o -> Series.Role.overlay(o.colour())),
                        Column.words("spectrum", 130, OverlaySpectrum::name),
                        Column.numbers("points", 40, o -> Integer.toString(o.spectrum().points()))),
                o -> false,
                o -> o.file() + "\n" + o.spectrum().id());
        table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        table.onDelete(this::remove);
        remove.addListener(SWT.Selection, e -> remove(table.selected()));
        help = Paper.ink(new Label(panel, SWT.WRAP), Palette::faint);
        help.setText(HELP);
        GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
        data.horizontalIndent = Looks.GAP;
        data.widthHint = 100;
        help.setLayoutData(data);
    }

    private final class ShowEdit implements Column.Edit<OverlaySpectrum> {
        @Override
        public String start(OverlaySpectrum row) {
            return Boolean.toString(row.shown());
        }

        @Override
        public void commit(OverlaySpectrum row, String text) {
            requests.edit(d -> d.withOverlay(d.overlay().stream()
                    .map(o -> o.equals(row) ? o.withShown(Boolean.parseBoolean(text)) : o)
                    .toList()));
        }
    }

    private void remove(List<OverlaySpectrum> gone) {
        requests.edit(d ->
                d.withOverlay(d.overlay().stream().filter(o -> !gone.contains(o)).toList()));
    }

    /** {@return the menu with the other spectra of the file, and other files} */
    Menu addMenu() {
        Menu menu = new Menu(add);
        List<ImpedanceSpectrum> others = shown.spectra().stream()
                .filter(s -> !s.id().equals(shown.dataset()))
                .filter(s -> shown.overlay().stream().noneMatch(o -> o.isOf(requests.file(), s.id())))
                .toList();
        others.stream().limit(MOST_IN_MENU).forEach(s -> item(menu, overlaid(s).name(), () -> add(List.of(s))));
        if (others.size() > 1) {
            item(menu, "All " + others.size() + " Others of This File", () -> add(others));
        }
        if (!others.isEmpty()) {
            new MenuItem(menu, SWT.SEPARATOR);
        }
        item(menu, "From Files…", requests::addFiles);
        return menu;
    }

    private static void item(Menu menu, String text, Runnable run) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text.replace("&", "&&"));
        item.addListener(SWT.Selection, e -> run.run());
    }

    private void add(List<ImpedanceSpectrum> spectra) {
        requests.edit(d -> {
            EisDocument next = d;
            for (ImpedanceSpectrum s : spectra) {
                next = next.withOverlaid(overlaid(s));
            }
            return next;
        });
    }

    private OverlaySpectrum overlaid(ImpedanceSpectrum s) {
        return new OverlaySpectrum(
                requests.file(), Overlays.name(requests.file(), requests.file(), shown.file(), s), 0, true, s);
    }

    /** Shows a document. */
    void show(EisDocument document) {
        shown = document;
        table.setRows(document.overlay());
        remove.setEnabled(!document.overlay().isEmpty());
    }

    Composite control() {
        return panel;
    }

    Button remove() {
        return remove;
    }

    RecordTable<OverlaySpectrum> table() {
        return table;
    }
}
