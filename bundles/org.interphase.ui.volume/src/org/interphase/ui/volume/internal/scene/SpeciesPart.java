// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.scene;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Palette;
import org.interphase.volume.render.Mode;
import org.interphase.volume.render.Scene;
import org.interphase.volume.render.SceneChannel;

/** The species of a scene: which are drawn and how, in which order, and which are there at all. */
final class SpeciesPart {

    private static final int LEAST_ROWS = 2;
    private static final int MOST_ROWS = 6;
    private static final int NARROW = 120;

    private final Ask ask;
    private final Function<String, CountHistogram> histograms;
    private final Consumer<String> chosen;
    private final Runnable laidOut;
    private final Table table;
    private final Swatch colour;
    private final Combo mode;
    private final Menu addable;
    private final Button add;
    private final Button remove;
    private final Button up;
    private final Button down;
    private List<SceneChannel> channels = List.of();
    private List<String> stack = List.of();
    /** Species that were added before their counts were known, with the key of that. */
    private final Map<String, String> unread = new HashMap<>();
    private String selected = "";

    /**
     * Creates an empty list.
     *
     * @param histograms the counts of a species; null where they are not known
     * @param chosen hears of the species that is looked at
     * @param laidOut hears that the part is of another height
     */
    SpeciesPart(
            Composite parent,
            Ask ask,
            Function<String, CountHistogram> histograms,
            Consumer<String> chosen,
            Runnable laidOut) {
        this.ask = ask;
        this.histograms = histograms;
        this.chosen = chosen;
        this.laidOut = laidOut;
        table = new Table(parent, SWT.CHECK | SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER);
        GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
        data.horizontalIndent = Looks.GAP;
        data.widthHint = NARROW;
        data.heightHint = LEAST_ROWS * table.getItemHeight();
        table.setLayoutData(data);
        new TableColumn(table, SWT.LEFT);
        new TableColumn(table, SWT.LEFT);
        table.addListener(SWT.Resize, e -> sizeColumns());
        Palette.onChange(table, palette -> {
            table.setBackground(palette.paper());
            table.setForeground(palette.text());
        });
        table.setToolTipText("The box draws a species or not; Alt+Up and Alt+Down change the order, Delete removes a species, Enter colours it");
        Spoken.name(table, () -> "Species");
        table.addListener(SWT.Selection, this::selected);
        table.addListener(SWT.DefaultSelection, e -> Swatch.ask(
                        table.getShell(), "Colour of " + selected, channels.get(index()).rgb())
                .ifPresent(this::setColour));
        table.addListener(SWT.KeyDown, this::key);
        table.addListener(SWT.Dispose, e -> {
            for (TableItem item : table.getItems()) {
                item.getImage().dispose();
            }
        });
        FieldLine ofOne = new FieldLine(parent, ask, laidOut);
        mode = ofOne.combo("Drawn as", "How the species is drawn", List.of(words(Mode.COMPOSITE), words(Mode.MIP), words(Mode.ISO)), this::askMode);
        mode.setToolTipText("A cloud by its opacities; the highest counts along each ray; or the surface where counts reach a level");
        ofOne.label("colour");
        colour = new Swatch(ofOne.row(), () -> "Colour of " + selected, this::setColour);
        colour.control().setToolTipText("Colour of its surface and in legends");
        FieldLine edits = new FieldLine(parent, ask, laidOut);
        addable = new Menu(table);
        add = edits.button("&Add ▾", "Another species of the stack", this::openAdd);
        remove = edits.button("Remove", "Delete: takes the species out of the picture", this::remove);
        up = edits.button("Up", "Alt+Up: before the one above", () -> move(-1));
        down = edits.button("Down", "Alt+Down: after the one below", () -> move(1));
    }

    private static String words(Mode mode) {
        return switch (mode) {
            case COMPOSITE -> "Cloud (composite)";
            case MIP -> "Highest counts (MIP)";
            case ISO -> "Surface (iso)";
        };
    }

    private void sizeColumns() {
        int width = table.getClientArea().width;
        table.getColumn(0).setWidth(width / 2);
        table.getColumn(1).setWidth(width - width / 2);
    }

    private void selected(Event e) {
        if (e.detail == SWT.CHECK && e.item instanceof TableItem item) {
            SceneChannel c = channels.get(table.indexOf(item));
            boolean visible = item.getChecked();
            // what is asked for may be refused; the answer shows what is so
            item.setChecked(c.visible());
            ask.once(
                    (visible ? "Show " : "Hide ") + c.species(),
                    Ask.channel(c.species(), o -> Channels.visible(o, visible)));
        } else if (table.getSelectionIndex() >= 0) {
            select(channels.get(table.getSelectionIndex()).species());
        }
    }

    private void select(String species) {
        if (!species.equals(selected)) {
            selected = species;
            showSelected();
            chosen.accept(species);
        }
    }

    private void key(Event e) {
        if (e.keyCode == SWT.DEL) {
            remove();
        } else if ((e.stateMask & SWT.ALT) != 0 && (e.keyCode == SWT.ARROW_UP || e.keyCode == SWT.ARROW_DOWN)) {
            e.doit = false;
            move(e.keyCode == SWT.ARROW_UP ? -1 : 1);
        } else if (e.keyCode == SWT.INSERT) {
            openAdd();
        }
    }

    private void askMode() {
        Mode next = Mode.values()[mode.getSelectionIndex()];
        String label = selected + " as " + next.toString().toUpperCase(Locale.ROOT);
        ask.once(
                label,
                Ask.channel(selected, c -> Channels.mode(c, next)));
    }

    /** Gives the selected species another colour; where its stops were shades of the one of before, they are of the new one. */
    void setColour(int rgb) {
        ask.once(
                "Colour " + selected,
                Ask.channel(
                        selected,
                        c -> Channels.colour(
                                Channels.transfer(c, Presets.inShades(c.transfer(), c.rgb(), rgb)), rgb)));
    }

    private int index() {
        for (int i = 0; i < channels.size(); i++) {
            if (channels.get(i).species().equals(selected)) {
                return i;
            }
        }
        return -1;
    }

    private void openAdd() {
        if (add.isEnabled()) {
            addable.setLocation(add.toDisplay(0, add.getSize().y));
            addable.setVisible(true);
        }
    }

    private void add(String species) {
        CountHistogram counts = histograms.apply(species);
        selected = species;
        String key = ask.gesture("add");
        if (counts == null) {
            unread.put(species, key);
        }
        ask.during(key, "Add " + species, scene -> {
            boolean known = scene.channels().stream().anyMatch(c -> c.species().equals(species));
            if (known || scene.channels().size() == Scene.MOST_CHANNELS) {
                return scene;
            }
            List<SceneChannel> all = new ArrayList<>(scene.channels());
            SceneChannel added = Presets.unknown(species, Presets.freeColour(all));
            all.add(counts == null ? added : Presets.usual(added, counts, scene.decor().backgroundRgb()));
            return scene.withChannels(all);
        });
    }

    private void remove() {
        int at = index();
        if (channels.size() > 1 && at >= 0) {
            String species = selected;
            selected = channels.get(at + 1 < channels.size() ? at + 1 : at - 1).species();
            ask.once("Remove " + species, scene -> {
                List<SceneChannel> rest = scene.channels().stream()
                        .filter(c -> !c.species().equals(species))
                        .toList();
                return rest.isEmpty() ? scene : scene.withChannels(rest);
            });
        }
    }

    private void move(int by) {
        String species = selected;
        int to = index() + by;
        if (to >= 0 && to < channels.size()) {
            ask.once("Move " + species, scene -> {
                List<SceneChannel> all = new ArrayList<>(scene.channels());
                for (int i = 0; i < all.size(); i++) {
                    if (all.get(i).species().equals(species) && i + by >= 0 && i + by < all.size()) {
                        all.add(i + by, all.remove(i));
                        break;
                    }
                }
                return scene.withChannels(all);
            });
        }
    }

    /** Asks for the usual ramp where a species was added whose counts are known only now, unless somebody changed it. */
    private void askUsual() {
        for (String species : List.copyOf(unread.keySet())) {
            CountHistogram counts = histograms.apply(species);
            if (counts != null) {
                String key = unread.remove(species);
                ask.during(
                        key,
                        "Add " + species,
                        Ask.channel(
                                species,
                                (scene, c) -> c.transfer().equals(Presets.ramp(c.rgb(), null))
                                        ? Presets.usual(c, counts, scene.decor().backgroundRgb())
                                        : c));
            }
        }
    }

    /** Shows the species of a scene. */
    void show(Scene scene, List<String> ofStack) {
        channels = scene.channels();
        stack = ofStack;
        while (table.getItemCount() > channels.size()) {
            TableItem last = table.getItem(table.getItemCount() - 1);
            Image image = last.getImage();
            last.dispose();
            image.dispose();
        }
        for (int i = 0; i < channels.size(); i++) {
            boolean another = i == table.getItemCount();
            showItem(another ? new TableItem(table, SWT.NONE) : table.getItem(i), channels.get(i));
        }
        if (index() < 0) {
            selected = channels.getFirst().species();
        }
        if (table.getSelectionIndex() != index()) {
            table.setSelection(index());
        }
        int height = Math.clamp(channels.size(), LEAST_ROWS, MOST_ROWS) * table.getItemHeight();
        GridData data = (GridData) table.getLayoutData();
        if (data.heightHint != height) {
            data.heightHint = height;
            laidOut.run();
        }
        showAddable();
        showSelected();
        if (unread.keySet().stream().anyMatch(s -> histograms.apply(s) != null)) {
            // not while it is being shown
            table.getDisplay().asyncExec(() -> {
                if (!table.isDisposed()) {
                    askUsual();
                }
            });
        }
    }

    private void showItem(TableItem item, SceneChannel c) {
        if (!(item.getData() instanceof SceneChannel before) || before.rgb() != c.rgb()) {
            Image old = item.getImage();
            item.setImage(Swatch.image(table.getDisplay(), c.rgb()));
            if (old != null) {
                old.dispose();
            }
        }
        item.setData(c);
        String[] texts = {c.species(), words(c.mode())};
        for (int i = 0; i < texts.length; i++) {
            if (!texts[i].equals(item.getText(i))) {
                item.setText(i, texts[i]);
            }
        }
        if (item.getChecked() != c.visible()) {
            item.setChecked(c.visible());
        }
    }

    private void showAddable() {
        List<String> others = stack.stream()
                .filter(s -> channels.stream().noneMatch(c -> c.species().equals(s)))
                .toList();
        List<String> known = List.of(addable.getItems()).stream().map(MenuItem::getText).toList();
        if (!known.equals(others)) {
            for (MenuItem item : addable.getItems()) {
                item.dispose();
            }
            for (String species : others) {
                MenuItem item = new MenuItem(addable, SWT.PUSH);
                item.setText(species);
                item.addListener(SWT.Selection, e -> add(species));
            }
        }
        add.setEnabled(!others.isEmpty() && channels.size() < Scene.MOST_CHANNELS);
    }

    private void showSelected() {
        int at = index();
        SceneChannel c = channels.get(at);
        mode.select(c.mode().ordinal());
        colour.show(c.rgb());
        remove.setEnabled(channels.size() > 1);
        up.setEnabled(at > 0);
        down.setEnabled(at < channels.size() - 1);
    }

    /** {@return the species that is looked at} */
    String selected() {
        return selected;
    }

    Table table() {
        return table;
    }

    Combo mode() {
        return mode;
    }

    Menu addable() {
        return addable;
    }

    Button removeButton() {
        return remove;
    }

    Button downButton() {
        return down;
    }
}
