// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.interphase.core.data.IonStack;
import org.interphase.sims.CorrectedStack;
import org.interphase.ui.job.Later;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Palette;
import org.interphase.ui.look.Paper;
import org.interphase.ui.part.History;
import org.interphase.ui.sims.StackView;
import org.interphase.ui.volume.internal.column.ColumnPanel;
import org.interphase.ui.volume.internal.column.ColumnSettings;
import org.interphase.ui.volume.internal.column.ColumnTable;
import org.interphase.ui.volume.internal.column.FoundColumns;
import org.interphase.ui.volume.internal.column.Voxel;
import org.interphase.ui.volume.internal.picture.ColumnPick;
import org.interphase.ui.volume.internal.picture.PictureOverlay;
import org.interphase.ui.volume.internal.picture.SceneCanvas;
import org.interphase.ui.volume.internal.slice.SlicePanel;
import org.interphase.ui.volume.internal.scene.SceneChange;
import org.interphase.ui.volume.internal.scene.SceneInput;
import org.interphase.ui.volume.internal.scene.ScenePanel;
import org.interphase.ui.volume.internal.together.TogetherPanel;
import org.interphase.volume.ColumnOptions;
import org.interphase.volume.SegmentationEdits;
import org.interphase.volume.VolumeGeometry;
import org.interphase.volume.render.Camera;
import org.interphase.volume.render.ColumnMark;
import org.interphase.volume.render.Decor;
import org.interphase.volume.render.Projection;
import org.interphase.volume.render.Renderer;
import org.interphase.volume.render.Scene;

/**
 * All that is seen of a stack in three dimensions: the picture over three slices on the left, what is seen and the columns on
 * the right, or below where it is narrow.
 */
final class VolumeSheet {

    /** The tabs. */
    enum Tab {
        SCENE("Scene"),
        COLUMNS("Columns"),
        TOGETHER("Together");

        private final String label;

        Tab(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    private final History<VolumeDocument> history;
    private final StackView view;
    private final Composite sheet;
    private final VolumeBar bar;
    private final SceneCanvas picture;
    private final SlicePanel slices;
    private final ScenePanel scenePanel;
    private final ColumnPanel columnPanel;
    private final TogetherPanel together;
    private final ColumnTable table;
    private final PictureOverlay overlay;
    private final ColumnEditing editing = new ColumnEditing(new Edited());
    private final SheetAreas areas;
    private CorrectedStack stack;
    private Volumes volumes;
    private FoundColumns found;
    private Set<Integer> chosen = Set.of();
    private VolumeDocument document;
    private CorrectedStack shownStack;
    private ColumnSettings shownSettings;
    private Scene reading;
    private ColumnSettings finding;
    private SegmentationEdits findingEdits;
    private String gesture = "";
    private String noColumns = "";
    private boolean corrected;

    VolumeSheet(
            Composite parent,
            History<VolumeDocument> history,
            StackView view,
            Supplier<Renderer> renderer,
            VolumeBar.Requests requests,
            Consumer<String> status) {
        this.history = history;
        this.view = view;
        sheet = Paper.under(new Composite(parent, SWT.NONE));
        sheet.setLayout(Looks.grid(1, 0, 0));
        bar = new VolumeBar(sheet, requests);
        bar.control().setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        areas = new SheetAreas(sheet);
        picture = new SceneCanvas(areas.pictures(), renderer, new PictureRequests());
        slices = new SlicePanel(areas.pictures(), view, new SliceRequests(), status);
        scenePanel = new ScenePanel(areas.tabs(), this::change);
        columnPanel = new ColumnPanel(areas.tabs(), editing);
        together = new TogetherPanel(areas.tabs(), this::choose);
        areas.tab(Tab.SCENE, scenePanel.control());
        areas.tab(Tab.COLUMNS, columnPanel.control());
        areas.tab(Tab.TOGETHER, together.control());
        table = new ColumnTable(areas.numbers(), this::choose);
        areas.share();
        overlay = new PictureOverlay(picture);
        Runnable off = view.onChange(change -> cross());
        sheet.addDisposeListener(e -> {
            off.run();
            bar.dispose();
            columnPanel.dispose();
            together.dispose();
        });
    }

    /** Shows a document. */
    void show(List<IonStack> stacks, VolumeDocument now) {
        document = now;
        bar.show(stacks, now);
        refresh();
    }

    /** Takes a stack, whose volumes are read now, null while there is none; and whether it has corrections. */
    void open(CorrectedStack next, boolean withCorrections) {
        corrected = withCorrections;
        if (next != stack) {
            stack = next;
            volumes = null;
            found = null;
            chosen = Set.of();
            if (next != null) {
                view.setGeometry(next.geometry());
            }
            showColumns();
        }
        refresh();
    }

    /** There is nothing to see; the line in the bar will have said why. */
    void fail() {
        open(null, false);
        sayWhy();
    }

    private void sayWhy() {
        Later.in(sheet, () -> picture.say(bar.reading().remark().getText().replace("&&", "&")));
    }

    private void edit(UnaryOperator<VolumeDocument.Asked> change) {
        history.edit(d -> d.withAsked(change.apply(d.asked())));
    }

    /** Reads what is missing, and shows what is there. */
    private void refresh() {
        if (stack == null || document == null) {
            shownStack = null;
            shownSettings = null;
            slices.show(List.of(), Map.of(), "");
            columnPanel.show(null, null);
            together.show(null, null);
            return;
        }
        Scene scene = document.asked().scene();
        if (scene == null || volumes == null || !volumes.areOf(stack, scene)) {
            read(scene);
        }
        if (scene != null && volumes != null && volumes.stack() == stack) {
            picture.show(scene, volumes.geometry());
            slices.stretch(scene.zScale());
            scenePanel.show(scene, input());
        }
        ColumnSettings how = document.asked().columns();
        if (stack != shownStack || !Objects.equals(how, shownSettings)) {
            // not with each turn of the picture
            shownStack = stack;
            shownSettings = how;
            columnPanel.show(stack, how);
            together.show(stack, how);
        }
        find();
    }

    private void read(Scene scene) {
        if (scene != null && scene.equals(reading)) {
            return;
        }
        reading = scene;
        CorrectedStack of = stack;
        Volumes before = volumes == null || volumes.stack() != of ? Volumes.none(of) : volumes;
        bar.reading().ask(
                progress -> scene == null
                        ? FirstScene.of(of, progress)
                        : new FirstScene.Guess(scene, before.of(scene, progress)),
                result -> {
                    reading = null;
                    bar.reading().say("", false);
                    if (of == stack) {
                        opened(result.scene(), result.volumes());
                    }
                },
                () -> {
                    reading = null;
                    volumes = null;
                    slices.show(List.of(), Map.of(), "");
                    sayWhy();
                });
    }

    private void opened(Scene scene, Volumes next) {
        volumes = next;
        picture.say("");
        picture.loop().open(List.copyOf(next.drawn().values()));
        slices.show(List.copyOf(next.counted().values()), next.highest(), scene.channels().get(0).species());
        if (document.asked().scene() == null) {
            String species = next.counted().keySet().iterator().next();
            history.show(document.withAsked(document.asked()
                    .withScene(picture.fitted(inTheme(scene), next.geometry()))
                    .withColumns(new ColumnSettings(species, ColumnOptions.DEFAULT))));
        } else {
            refresh();
        }
        picture.refresh();
        cross();
    }

    /** In dark windows a scene begins on dark paper. */
    private Scene inTheme(Scene scene) {
        Palette palette = Palette.of(sheet);
        if (!palette.dark()) {
            return scene;
        }
        RGB paper = palette.paper().getRGB();
        Decor d = scene.decor();
        return scene.withDecor(new Decor(
                d.axes(), d.colourBars(), d.normalised(), d.labels(), paper.red << 16 | paper.green << 8 | paper.blue));
    }

    private SceneInput input() {
        return new SceneInput(
                volumes.geometry(), stack.raw().species().stream().map(c -> c.name()).toList(), volumes.histograms());
    }

    /** What the panel of the scene asks for; what belongs to one gesture is one step. */
    private void change(SceneChange asked) {
        if (asked.key().isEmpty() || !asked.key().equals(gesture)) {
            history.pause();
        }
        gesture = asked.key();
        edit(a -> a.scene() == null ? a : a.withScene(asked.change().apply(a.scene())));
        if (gesture.isEmpty()) {
            history.pause();
        }
    }

    /** Finds the columns that are asked for, unless what is there is just that. */
    private void find() {
        VolumeDocument.Asked asked = document.asked();
        boolean known = found != null
                && found.stack() == stack
                && found.settings().equals(asked.columns())
                && found.edits().equals(asked.edits());
        if (asked.columns() == null || known || asked.columns().equals(finding) && asked.edits().equals(findingEdits)) {
            return;
        }
        finding = asked.columns();
        findingEdits = asked.edits();
        CorrectedStack of = stack;
        FoundColumns before = found;
        columnPanel.computing().ask(
                progress -> FoundColumns.of(of, asked.columns(), asked.edits(), before, progress),
                result -> {
                    finding = null;
                    if (of == stack) {
                        found = result;
                        columnPanel.computing().say(result.sentence(), result.columns().isEmpty());
                        sayNoColumns(result.columns().isEmpty() ? result.sentence() : "");
                        showColumns();
                    }
                },
                () -> {
                    finding = null;
                    found = null;
                    showColumns();
                });
    }

    /** Where there are none, that is said whatever tab is seen. */
    private void sayNoColumns(String why) {
        if (!why.equals(noColumns)) {
            noColumns = why;
            bar.say(why, false);
        }
    }

    private void showColumns() {
        table.show(found);
        columnPanel.show(found);
        together.show(found);
        Set<Integer> there = new TreeSet<>(chosen);
        if (found == null) {
            there.clear();
        } else {
            there.removeIf(id -> found.column(id).isEmpty());
        }
        chosen = Set.of();
        choose(there);
        picture.mark(marks());
    }

    /** The columns' numbers, where the picture shows the species that they are of. */
    List<ColumnMark> marks() {
        return found == null ? List.of() : found.marks();
    }

    /** Selects columns everywhere. */
    void choose(Set<Integer> ids) {
        if (!ids.equals(chosen)) {
            chosen = Set.copyOf(ids);
        }
        table.select(chosen);
        columnPanel.choose(chosen);
        slices.outline(found == null ? null : found.labels(), chosen);
        overlay.columns(found, chosen);
    }

    /** What a person does to the slices. */
    private final class SliceRequests implements SlicePanel.Requests {
        @Override
        public void choose(int id, Voxel at, boolean more) {
            if (!editing.place(id, at)) {
                toggle(id, more);
            }
        }

        @Override
        public void giveUp() {
            editing.giveUp();
        }
    }

    private void toggle(int id, boolean more) {
        Set<Integer> next = new TreeSet<>(more ? chosen : Set.of());
        if (id != 0 && !next.remove(id)) {
            next.add(id);
        }
        choose(next);
    }

    /** Gives up what was begun and not ended. @return whether something was */
    boolean giveUp() {
        return editing.giveUp();
    }

    private void cross() {
        overlay.cursor(volumes == null ? Optional.empty() : slices.at().map(this::place));
    }

    private double[] place(Voxel at) {
        VolumeGeometry g = volumes.geometry();
        return new double[] {
            (at.x() + 0.5) * g.pixelWidthUm(),
            (at.y() + 0.5) * g.pixelHeightUm(),
            g.depthUm(Math.min(at.layer(), g.layers() - 1))
        };
    }

    /** What a person does to the picture. */
    private final class PictureRequests implements SceneCanvas.Requests {
        @Override
        public void camera(Camera next) {
            edit(a -> a.scene() == null ? a : a.withScene(a.scene().withCamera(next)));
        }

        @Override
        public void rest() {
            history.pause();
        }

        @Override
        public void pick(Projection projection, double x, double y, boolean more) {
            if (found != null) {
                toggle(ColumnPick.at(projection, x, y, found.labels(), document.asked().scene()), more);
            }
        }
    }

    /** What is edited of the columns. */
    private final class Edited implements ColumnEditing.Host {
        @Override
        public FoundColumns found() {
            return found;
        }

        @Override
        public Set<Integer> chosen() {
            return chosen;
        }

        @Override
        public Optional<Voxel> at() {
            return slices.at();
        }

        @Override
        public void edit(UnaryOperator<VolumeDocument.Asked> change) {
            VolumeSheet.this.edit(change);
        }

        @Override
        public void pause() {
            history.pause();
        }

        @Override
        public void say(String text, boolean problem) {
            bar.say(text, problem);
        }
    }

    void showTab(Tab tab) {
        areas.show(tab);
    }

    Composite control() {
        return sheet;
    }

    StackView view() {
        return view;
    }

    VolumeBar bar() {
        return bar;
    }

    SceneCanvas picture() {
        return picture;
    }

    SlicePanel slices() {
        return slices;
    }

    ColumnPanel columns() {
        return columnPanel;
    }

    ScenePanel scene() {
        return scenePanel;
    }

    TogetherPanel together() {
        return together;
    }

    ColumnTable table() {
        return table;
    }

    Set<Integer> chosen() {
        return chosen;
    }

    Optional<FoundColumns> found() {
        return Optional.ofNullable(found);
    }

    Optional<Volumes> volumes() {
        return Optional.ofNullable(volumes);
    }

    VolumeDocument document() {
        return document;
    }

    /** {@return whether the stack is another one than was read} */
    boolean isCorrected() {
        return corrected;
    }

    /** {@return whether all that was asked for is seen} */
    boolean upToDate() {
        return !bar.reading().isRunning()
                && !columnPanel.computing().isRunning()
                && (picture.isFull() || !picture.message().isEmpty());
    }
}
