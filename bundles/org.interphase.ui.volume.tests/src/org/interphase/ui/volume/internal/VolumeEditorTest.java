// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.ServiceCaller;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.ide.IDE;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.IonStack;
import org.interphase.core.operation.ExportsFile;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.operation.Operations;
import org.interphase.core.operation.Outcome;
import org.interphase.core.operation.SettingsType;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.ui.sims.StackPart;
import org.interphase.ui.sims.StackView;
import org.interphase.ui.testing.Person;
import org.interphase.ui.testing.Pixels;
import org.interphase.ui.testing.Seen;
import org.interphase.ui.volume.internal.column.ColumnPerson;
import org.interphase.ui.volume.internal.column.FoundColumns;
import org.interphase.ui.volume.internal.column.Voxel;
import org.interphase.ui.volume.internal.export.FilmKind;
import org.interphase.ui.volume.internal.export.PictureSize;
import org.interphase.ui.volume.internal.export.SurfaceExport;
import org.interphase.ui.volume.internal.picture.SceneCanvas;
import org.interphase.ui.volume.internal.slice.Section;
import org.interphase.ui.volume.internal.slice.SlicePerson;
import org.interphase.volume.Column;
import org.interphase.volume.mesh.MeshTopology;
import org.interphase.volume.mesh.SurfaceMesh;
import org.interphase.volume.render.Camera;
import org.interphase.volume.render.Projection;
import org.interphase.volume.render.Scene;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A scientist at the 3D editor. */
final class VolumeEditorTest {

    private static final String SIMS = "org.interphase.ui.sims.editor";
    private static final String RECONSTRUCT = "org.interphase.ui.volume.reconstruct";

    private static int projects;

    private IProject project;

    @BeforeEach
    void open() throws Exception {
        Screen.open(1400, 900);
        project = Screen.project("volumes " + ++projects);
    }

    @AfterEach
    void close() throws Exception {
        Screen.closeFiles();
        project.delete(true, true, null);
    }

    private VolumeEditor opened() throws Exception {
        return Screen.opened(Stacks.file(project, "columns.nxs", Stacks.columns()));
    }

    private static VolumeSheet sheet(VolumeEditor editor) {
        return editor.sheet().orElseThrow();
    }

    private static Camera camera(VolumeEditor editor) {
        return scene(editor).camera();
    }

    private static Scene scene(VolumeEditor editor) {
        return editor.document().orElseThrow().asked().scene();
    }

    private static Set<Integer> ids(VolumeEditor editor) {
        return sheet(editor).found().orElseThrow().columns().stream().map(Column::id).collect(Collectors.toSet());
    }

    /** What a person sees of the picture. */
    private static ImageData pixels(SceneCanvas canvas) {
        Screen.shell().forceActive();
        Screen.settle();
        Rectangle area = canvas.getClientArea();
        Point corner = canvas.toDisplay(0, 0);
        return Pixels.of(new Rectangle(corner.x, corner.y, area.width, area.height));
    }

    private static Rectangle at(int x, int y) {
        return new Rectangle(x, y, 1, 1);
    }

    /** A column whose middle nothing else hides from the picture. */
    private static double[] inPicture(VolumeEditor editor, Column c) {
        Projection p = sheet(editor).picture().projection().orElseThrow();
        double[] um = c.centreUm();
        return p.toPicture(um[0], um[1], um[2]);
    }

    private static Column nearest(VolumeEditor editor, double[] place) {
        FoundColumns found = sheet(editor).found().orElseThrow();
        return found.columns().stream()
                .min((a, b) -> Double.compare(distance(a, place), distance(b, place)))
                .orElseThrow();
    }

    private static double distance(Column c, double[] place) {
        return Math.hypot(c.centreUm()[0] - place[0], c.centreUm()[1] - place[1]);
    }

    @Test
    void findsTheColumnsOfAStackThatItOpens() throws Exception {
        VolumeEditor editor = opened();
        List<Column> columns = sheet(editor).found().orElseThrow().columns();
        assertEquals(Stacks.SODIUM.length, columns.size());
        for (double[] place : Stacks.SODIUM) {
            Column c = nearest(editor, place);
            assertEquals(0, distance(c, place), 0.1);
            assertEquals(2 * Stacks.RADIUS_UM, c.widthUm().value(), 0.2);
        }
        assertEquals(3, sheet(editor).table().control().rows().size());
        assertEquals(Stacks.LAYERS, sheet(editor).view().geometry().layers());
        assertEquals("Undo", editor.history().undo().getText());
        assertFalse(editor.isDirty());
    }

    @Test
    void turnsUnderTheMouseAsOneStep() throws Exception {
        VolumeEditor editor = opened();
        SceneCanvas canvas = sheet(editor).picture();
        ImageData before = pixels(canvas);
        Camera from = camera(editor);
        new Person(canvas).drag(at(200, 200), at(300, 160));
        Screen.upToDate(editor);
        assertEquals(-40, camera(editor).azimuthDeg() - from.azimuthDeg(), 1e-9);
        assertEquals(-16, camera(editor).elevationDeg() - from.elevationDeg(), 1e-9);
        assertTrue(Seen.share(before, pixels(canvas)) > 0.01, "the picture looks as before");
        assertEquals("Undo Turn Picture", editor.history().undo().getText());
        assertTrue(editor.isDirty());
        editor.history().undo().run();
        Screen.upToDate(editor);
        assertEquals(from, camera(editor));
        assertEquals(0, Seen.share(before, pixels(canvas)), 1e-4);
        assertFalse(editor.isDirty());
    }

    @Test
    void comesNearerToWhatThePointerIsAt() throws Exception {
        VolumeEditor editor = opened();
        SceneCanvas canvas = sheet(editor).picture();
        double[] um = {16, 16, 1.5};
        double[] before = canvas.projection().orElseThrow().toPicture(um[0], um[1], um[2]);
        Event wheel = new Event();
        wheel.type = SWT.MouseVerticalWheel;
        wheel.x = (int) before[0];
        wheel.y = (int) before[1];
        wheel.count = 3;
        canvas.notifyListeners(SWT.MouseVerticalWheel, wheel);
        Screen.settle();
        assertTrue(camera(editor).zoom() > 1.4);
        double[] after = canvas.projection().orElseThrow().toPicture(um[0], um[1], um[2]);
        assertEquals(before[0], after[0], 1);
        assertEquals(before[1], after[1], 1);
    }

    @Test
    void turnsZoomsAndFitsByKeys() throws Exception {
        VolumeEditor editor = opened();
        SceneCanvas canvas = sheet(editor).picture();
        Person person = new Person(canvas);
        Camera from = camera(editor);
        person.key(SWT.ARROW_RIGHT, 0);
        assertEquals(-5, camera(editor).azimuthDeg() - from.azimuthDeg(), 1e-9);
        person.letter('+', 0);
        assertTrue(camera(editor).zoom() > from.zoom());
        person.letter('t', 0);
        assertEquals(90, camera(editor).elevationDeg());
        double fitted = camera(editor).zoom();
        person.letter('+', 0);
        person.key(SWT.ARROW_LEFT, SWT.SHIFT);
        assertNotEquals(fitted, camera(editor).zoom());
        person.key(SWT.HOME, 0);
        assertEquals(fitted, camera(editor).zoom(), 1e-9);
    }

    @Test
    void selectsAColumnEverywhereWhereItIsClickedInThePicture() throws Exception {
        VolumeEditor editor = opened();
        VolumeSheet sheet = sheet(editor);
        new Person(sheet.picture()).letter('t', 0);
        Screen.upToDate(editor);
        Column column = nearest(editor, Stacks.SODIUM[1]);
        double[] place = inPicture(editor, column);
        ImageData before = pixels(sheet.picture());
        new Person(sheet.picture()).click((int) place[0], (int) place[1], 1, 0);
        assertEquals(Set.of(column.id()), sheet.chosen());
        assertEquals(Set.of(column.id()), sheet.table().selected());
        assertTrue(Seen.share(before, pixels(sheet.picture())) > 1e-4, "nothing is marked");
        new Person(sheet.picture()).click(3, 3, 1, 0);
        assertEquals(Set.of(), sheet.chosen());
    }

    @Test
    void movesTheCursorOfTheEditorOfIonStacksAndIsMovedByIt() throws Exception {
        IFile file = Stacks.file(project, "columns.nxs", Stacks.columns());
        IEditorPart sims = IDE.openEditor(Screen.page(), file, SIMS);
        Screen.until("a stack", () -> sims.getAdapter(StackPart.class) != null
                && sims.getAdapter(StackPart.class).stack().isPresent());
        Screen.settle();
        Screen.command(RECONSTRUCT);
        Screen.until("a 3D editor", () -> Screen.editor("columns.nxs") != null);
        VolumeEditor editor = Screen.editor("columns.nxs");
        Screen.until("a stack", () -> editor.sheet().isPresent());
        Screen.upToDate(editor);
        StackView view = sims.getAdapter(StackPart.class).view();
        view.setLayer(7);
        view.setCursor(Optional.of(new StackView.Pixel(46, 18)));
        assertEquals(Optional.of(new Voxel(7, 18, 46)), sheet(editor).slices().at());
        SlicePerson.click(sheet(editor).slices(), Section.XZ, new Voxel(9, 18, 30));
        assertEquals(9, view.layer());
        assertEquals(Optional.of(new StackView.Pixel(30, 18)), view.cursor());
        SlicePerson.click(sheet(editor).slices(), Section.XY, new Voxel(9, 20, 33));
        assertEquals(Optional.of(new StackView.Pixel(33, 20)), view.cursor());
    }

    @Test
    void mergesColumnsAndTakesThatBack() throws Exception {
        VolumeEditor editor = opened();
        VolumeSheet sheet = sheet(editor);
        Set<Integer> found = ids(editor);
        assertFalse(sheet.columns().merge().isEnabled());
        sheet.choose(Set.of(1, 2));
        sheet.showTab(VolumeSheet.Tab.COLUMNS);
        Screen.click(sheet.columns().merge());
        Screen.upToDate(editor);
        assertEquals(2, sheet.table().control().rows().size());
        assertEquals("Undo Merge 2 Columns", editor.history().undo().getText());
        editor.history().undo().run();
        Screen.upToDate(editor);
        assertEquals(found, ids(editor));
        assertEquals(3, sheet.table().control().rows().size());
    }

    @Test
    void splitsAColumnBetweenTwoPlacesThatAreClickedAndTakesThatBack() throws Exception {
        VolumeEditor editor = Screen.opened(Stacks.file(
                project, "touching.nxs", Stacks.columns(new double[][] {{26, 32}, {37, 32}}, 1, true, Stacks.LAYERS)));
        VolumeSheet sheet = sheet(editor);
        assertEquals(Set.of(1), ids(editor));
        sheet.choose(Set.of(1));
        ColumnPerson.splitByPlaces(sheet.columns());
        SlicePerson.click(sheet.slices(), Section.XY, new Voxel(15, 32, 26));
        SlicePerson.click(sheet.slices(), Section.XY, new Voxel(15, 32, 37));
        Screen.upToDate(editor);
        assertEquals(2, ids(editor).size());
        assertEquals(26, nearest(editor, new double[] {26, 32}).centreUm()[0], 1);
        assertEquals(37, nearest(editor, new double[] {37, 32}).centreUm()[0], 1);
        editor.history().undo().run();
        Screen.upToDate(editor);
        assertEquals(Set.of(1), ids(editor));
    }

    @Test
    void findsColumnsAnewAboveAThresholdThatIsDragged() throws Exception {
        VolumeEditor editor = opened();
        VolumeSheet sheet = sheet(editor);
        sheet.showTab(VolumeSheet.Tab.COLUMNS);
        Screen.settle();
        ColumnPerson.dragToHighest(sheet.columns());
        Screen.upToDate(editor);
        assertTrue(sheet.columns().byHand().getSelection());
        assertEquals(List.of(), sheet.found().orElseThrow().columns());
        assertTrue(sheet.columns().computing().remark().getText().startsWith("Nothing of this size is above"));
        editor.history().undo().run();
        Screen.upToDate(editor);
        assertEquals(3, ids(editor).size());
        assertFalse(sheet.columns().byHand().getSelection());
    }

    @Test
    void savesWhatIsSeenBesideTheDataAndShowsItAgain() throws Exception {
        IFile file = Stacks.file(project, "columns.nxs", Stacks.columns());
        VolumeEditor editor = Screen.opened(file);
        new Person(sheet(editor).picture()).drag(at(200, 200), at(260, 220));
        sheet(editor).choose(Set.of(1, 2));
        Screen.click(sheet(editor).columns().merge());
        Screen.upToDate(editor);
        Scene seen = scene(editor);
        Screen.page().saveEditor(editor, false);
        assertFalse(editor.isDirty());
        Path folder = file.getLocation().toPath().resolveSibling("columns.nxs.interphase");
        for (String name : List.of("scene.json", "columns.json", "edits.json")) {
            assertTrue(Files.exists(folder.resolve(name)), name);
        }
        Screen.page().closeEditor(editor, false);
        VolumeEditor again = Screen.opened(file);
        assertEquals(seen, scene(again));
        assertEquals(2, ids(again).size());
        assertFalse(again.isDirty());
    }

    @Test
    void writesTheSamePictureAsTheCommandLine() throws Exception {
        IFile file = Stacks.file(project, "columns.nxs", Stacks.columns());
        VolumeEditor editor = Screen.opened(file);
        Screen.page().saveEditor(editor, false);
        editor.doSave(new NullProgressMonitor());
        Path out = file.getLocation().toPath().resolveSibling("window.png");
        editor.exports().picture(out, new PictureSize(50.8, 38.1, 100, 2, OptionalInt.empty()));
        Screen.until("a file", () -> Files.exists(out));
        Path scene = file.getLocation().toPath().resolveSibling("columns.nxs.interphase").resolve("scene.json");
        Path same = out.resolveSibling("command.png");
        command(file.getLocation().toPath(), same, Map.of("scene", scene.toString(), "size", "200x150", "dpi", "100"));
        assertArrayEquals(Files.readAllBytes(same), Files.readAllBytes(out));
    }

    @Test
    void writesAnAnimationFrameByFrame() throws Exception {
        IFile file = Stacks.file(project, "columns.nxs", Stacks.columns());
        VolumeEditor editor = Screen.opened(file);
        Path folder = file.getLocation().toPath().getParent();
        editor.exports()
                .film(
                        folder.resolve("turn-#.png"),
                        new PictureSize(25.4, 25.4, 60, 1, OptionalInt.of(0)),
                        FilmKind.TURNTABLE,
                        3,
                        10);
        Screen.until("three frames", () -> Files.exists(folder.resolve("turn-3.png")));
        assertFalse(Arrays.equals(
                Files.readAllBytes(folder.resolve("turn-1.png")), Files.readAllBytes(folder.resolve("turn-2.png"))));
    }

    @Test
    void savesTheTableWithItsProvenance() throws Exception {
        IFile file = Stacks.file(project, "columns.nxs", Stacks.columns());
        VolumeEditor editor = Screen.opened(file);
        editor.exports().table();
        Path folder = file.getLocation().toPath().resolveSibling("columns.nxs.interphase");
        Screen.until("a table", () -> sheet(editor).bar().state().getText().startsWith("Saved as"));
        try (Stream<Path> all = Files.list(folder)) {
            Path csv = all.filter(p -> p.toString().endsWith(".csv")).findFirst().orElseThrow();
            assertEquals(1 + Stacks.SODIUM.length, Files.readAllLines(csv).size());
        }
    }

    /** Runs {@code volume render}, and writes what it draws. */
    private static void command(Path data, Path out, Map<String, String> settings) throws Exception {
        Exception[] problem = new Exception[1];
        ServiceCaller.callOnce(VolumeEditorTest.class, Operations.class, operations -> {
            try {
                DataFile read = operations.formats().open(data, Progress.NONE);
                Operation<?, ?> render = operations.find("volume render").orElseThrow();
                ((ExportsFile) run(operations, render, read, settings).result()).writeTo(out, Progress.NONE);
            } catch (Exception e) {
                problem[0] = e;
            }
        });
        if (problem[0] != null) {
            throw problem[0];
        }
    }

    private static <S extends Record, R extends Record> Outcome<R> run(
            Operations operations, Operation<S, R> operation, DataFile read, Map<String, String> settings) throws Exception {
        S record = SettingsType.of(operation.settingsType()).create(settings);
        IonStack stack = (IonStack) read.datasets().get(0);
        return operations.run(operation, OperationInput.of(read, stack), record, Progress.NONE);
    }

    @Test
    void writesTheClosedSurfaceOfAllColumnsAndOfSelectedOnes() throws Exception {
        IFile file = Stacks.file(project, "columns.nxs", Stacks.columns());
        VolumeEditor editor = Screen.opened(file);
        Path folder = file.getLocation().toPath().getParent();
        Path all = folder.resolve("all.stl");
        Path one = folder.resolve("one.stl");
        editor.exports().surface(all, editor.exports().surfaceOf(ids(editor)));
        Screen.until("a surface", () -> Files.exists(all));
        Column column = nearest(editor, Stacks.SODIUM[2]);
        editor.exports().surface(one, editor.exports().surfaceOf(Set.of(column.id())));
        Screen.until("a surface", () -> Files.exists(one));
        Screen.until("a sentence", () -> !sheet(editor).bar().exporting().isRunning());
        assertEquals("Written: one.stl.", sheet(editor).bar().exporting().remark().getText());
        SurfaceMesh three = Stl.read(all);
        SurfaceMesh single = Stl.read(one);
        MeshTopology closed = MeshTopology.of(three, Progress.NONE);
        assertTrue(closed.watertight(), closed.toString());
        assertEquals(3, closed.surfaces());
        assertTrue(MeshTopology.of(single, Progress.NONE).watertight());
        assertEquals(1, MeshTopology.of(single, Progress.NONE).surfaces());
        assertEquals(column.volumeUm3(), single.volumeUm3(), 0.05 * column.volumeUm3());
        double[] bounds = single.boundsUm();
        assertEquals(Stacks.SODIUM[2][0], (bounds[0] + bounds[1]) / 2, 0.7);
        assertEquals(Stacks.SODIUM[2][1], (bounds[2] + bounds[3]) / 2, 0.7);
        assertEquals(Stacks.LAYERS * Stacks.LAYER_UM, bounds[5], 1e-6);
        Path glb = folder.resolve("all.glb");
        editor.exports().surface(glb, editor.exports().surfaceOf(Set.of(1, 2)));
        Screen.until("a surface", () -> Files.exists(glb));
        String text = new String(Files.readAllBytes(glb), StandardCharsets.ISO_8859_1);
        assertTrue(text.startsWith("glTF"));
        assertTrue(text.contains("\"Na+ columns 1, 2\""));
    }

    @Test
    void writesNoSurfaceThatIsCancelledOrOfNoFormat() throws Exception {
        IFile file = Stacks.file(project, "columns.nxs", Stacks.columns());
        VolumeEditor editor = Screen.opened(file);
        Path folder = file.getLocation().toPath().resolveSibling("surfaces");
        Files.createDirectory(folder);
        SurfaceExport export = new SurfaceExport(sheet(editor).found().orElseThrow(), Set.of(1, 3), 0);
        for (int least = 1; least <= 64; least *= 4) {
            int most = least;
            AtomicInteger asked = new AtomicInteger();
            Progress ends = new Progress() {
                @Override
                public void report(double fraction, String what) {}

                @Override
                public boolean isCancelled() {
                    return asked.incrementAndGet() >= most;
                }
            };
            assertThrows(CancelledException.class, () -> export.write(folder.resolve("s.ply"), ends));
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
        editor.exports().surface(folder.resolve("s.obj"), export);
        Screen.until("an end", () -> !sheet(editor).bar().exporting().isRunning());
        assertEquals(
                "Expected a name that ends with .stl, .ply or .glb, found s.obj.",
                sheet(editor).bar().exporting().remark().getText());
        assertFalse(Files.exists(folder.resolve("s.obj")));
    }

    @Test
    void offersSurfacesInTheMenuWhereThereAreColumns() throws Exception {
        VolumeEditor editor = opened();
        assertEquals(List.of(true, false), surfaces(editor));
        sheet(editor).choose(Set.of(2));
        assertEquals(List.of(true, true), surfaces(editor));
        VolumeEditor none = Screen.opened(Stacks.file(project, "constant.nxs", Stacks.constant(7)));
        assertEquals(List.of(false, false), surfaces(none));
    }

    private static List<Boolean> surfaces(VolumeEditor editor) {
        Menu menu = editor.exports().menu(sheet(editor).bar().state());
        List<Boolean> enabled = Arrays.stream(menu.getItems())
                .filter(i -> i.getText().startsWith("Surface of"))
                .map(MenuItem::getEnabled)
                .toList();
        menu.dispose();
        return enabled;
    }

    @Test
    void saysInThePicturesMenuWhatDraws() throws Exception {
        VolumeEditor editor = opened();
        Menu menu = sheet(editor).picture().getMenu();
        menu.notifyListeners(SWT.Show, new Event());
        MenuItem last = menu.getItem(menu.getItemCount() - 1);
        assertTrue(last.getText().startsWith("Drawn by "), last.getText());
    }

    @Test
    void answersOfColumnsThatWereEdited() throws Exception {
        VolumeEditor editor = opened();
        VolumeSheet sheet = sheet(editor);
        int free = nearest(editor, Stacks.SODIUM[2]).id();
        sheet.showTab(VolumeSheet.Tab.TOGETHER);
        Screen.click(sheet.together().button());
        Screen.until("an answer", () -> !sheet.together().computing().isRunning() && !sheet.together().sentence().isEmpty());
        assertTrue(sheet.together().sentence().startsWith("In part"), sheet.together().sentence());
        sheet.choose(Set.of(free));
        sheet.showTab(VolumeSheet.Tab.COLUMNS);
        Screen.click(sheet.columns().delete());
        Screen.upToDate(editor);
        assertEquals("", sheet.together().sentence());
        assertEquals(
                "The columns have changed: compute again.",
                sheet.together().computing().remark().getText());
        sheet.showTab(VolumeSheet.Tab.TOGETHER);
        Screen.click(sheet.together().button());
        Screen.until("an answer", () -> !sheet.together().computing().isRunning() && !sheet.together().sentence().isEmpty());
        assertTrue(
                sheet.together().sentence().startsWith("Yes: SiO2- lies along the columns of Na+, at 2 of 2 columns"),
                sheet.together().sentence());
    }

    @Test
    void answersWhetherOxideLiesAlongTheColumns() throws Exception {
        VolumeEditor editor = opened();
        VolumeSheet sheet = sheet(editor);
        sheet.showTab(VolumeSheet.Tab.TOGETHER);
        Screen.click(sheet.together().button());
        Screen.until("an answer", () -> !sheet.together().computing().isRunning() && !sheet.together().sentence().isEmpty());
        assertTrue(
                sheet.together().sentence().startsWith("In part: SiO2- lies along 2 of 3 columns of Na+"),
                sheet.together().sentence());
        assertTrue(sheet.together().sentence().endsWith("1 of 3 columns of SiO2- stands free."), sheet.together().sentence());
        sheet.together().second().setText("S-");
        Screen.click(sheet.together().button());
        Screen.until("an answer", () -> !sheet.together().computing().isRunning());
        assertTrue(
                sheet.together().sentence().startsWith("No: S- does not lie along the columns of Na+, at 0 of 3 columns"),
                sheet.together().sentence());
    }

    @Test
    void asksForTheDepthOfTheCraterWhereTheFileHasNoDepths() throws Exception {
        VolumeEditor editor = Screen.opened(
                Stacks.file(project, "flat.nxs", Stacks.columns(Stacks.SODIUM, 1, false, Stacks.LAYERS)));
        VolumeSheet sheet = sheet(editor);
        assertTrue(sheet.picture().message().contains("Enter the depth of the crater"), sheet.picture().message());
        sheet.bar().depth().setText("3");
        sheet.bar().depth().notifyListeners(SWT.DefaultSelection, new Event());
        Screen.upToDate(editor);
        assertEquals("", sheet.picture().message());
        assertEquals(3, ids(editor).size());
        assertEquals(3, sheet.volumes().orElseThrow().geometry().topUm(Stacks.LAYERS), 1e-9);
    }

    @Test
    void saysThatTheSizeOfPixelsIsNotKnown() throws Exception {
        VolumeEditor editor = Screen.opened(
                Stacks.file(project, "sizeless.nxs", Stacks.columns(Stacks.SODIUM, Double.NaN, true, Stacks.LAYERS)));
        assertTrue(sheet(editor).picture().message().contains("how large a pixel is"), sheet(editor).picture().message());
    }

    @Test
    void saysThatAConstantVolumeHasNoColumns() throws Exception {
        for (int value : new int[] {0, 7}) {
            VolumeEditor editor = Screen.opened(Stacks.file(project, "constant" + value + ".nxs", Stacks.constant(value)));
            assertEquals(
                    "All voxels of Na+ are alike: there is no threshold, and there are no columns.",
                    sheet(editor).columns().computing().remark().getText());
            assertEquals(List.of(), sheet(editor).table().control().rows());
        }
    }

    @Test
    void showsAStackOfOneLayerAndOneOfOneColumn() throws Exception {
        VolumeEditor one = Screen.opened(Stacks.file(project, "layer.nxs", Stacks.columns(Stacks.SODIUM, 1, true, 1)));
        assertEquals("", sheet(one).picture().message());
        VolumeEditor single = Screen.opened(
                Stacks.file(project, "column.nxs", Stacks.columns(new double[][] {{32, 32}}, 1, true, Stacks.LAYERS)));
        assertEquals(Set.of(1), ids(single));
    }

    @Test
    void endsItsThreadWhenItIsClosed() throws Exception {
        VolumeEditor editor = opened();
        SceneCanvas canvas = sheet(editor).picture();
        Screen.page().closeEditor(editor, false);
        Screen.until("the pictures' thread has ended", canvas.loop()::hasEnded);
    }

    @Test
    void sortsTheTableByAHeading() throws Exception {
        VolumeEditor editor = opened();
        var table = sheet(editor).table().control();
        assertEquals("1", table.text(0, 0));
        new Person(table.widget()).click(at(20, 8));
        Screen.settle();
        assertEquals("3", table.text(0, 0));
        assertEquals("1", table.text(2, 0));
    }
}
