// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.nebula.widgets.nattable.edit.command.UpdateDataCommand;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.interphase.core.figure.Figure;
import org.interphase.core.figure.Series;
import org.interphase.sims.Correction;
import org.interphase.sims.CorrectionPipeline;
import org.interphase.sims.NamedRegion;
import org.interphase.sims.ProfileCurve;
import org.interphase.sims.Region;
import org.interphase.sims.RegionProfile;
import org.interphase.sims.Regions;
import org.interphase.ui.plot.Plot;
import org.interphase.ui.sims.internal.image.ImageGrid;
import org.interphase.ui.table.RecordTable;
import org.interphase.ui.testing.Seen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A scientist at the SIMS editor. */
final class SimsEditorTest {

    private static final int NAME = 0;
    private static final int SHAPE = 1;

    private static int projects;

    private IProject project;

    /** A screen on which a pixel of the raster is four points wide. */
    private static final ImageGrid.Places PLACES = new ImageGrid.Places() {
        @Override
        public Point screen(double x, double y) {
            return new Point((int) (4 * x), (int) (4 * y));
        }

        @Override
        public double scale() {
            return 4;
        }

        @Override
        public Rectangle picture() {
            return new Rectangle(0, 0, 400, 400);
        }
    };

    @BeforeEach
    void open() throws Exception {
        Screen.open(1600, 1000);
        project = Screen.project("stacks " + ++projects);
    }

    @AfterEach
    void close() throws Exception {
        Screen.closeFiles();
        project.delete(true, true, null);
    }

    private SimsEditor opened() throws Exception {
        Screen.doubleClick(Stacks.file(project, "stack.nxs", Stacks.formula(Stacks.PIXEL_UM)));
        return Screen.shown("stack.nxs");
    }

    private static SimsSheet sheet(SimsEditor editor) {
        return editor.sheet().orElseThrow();
    }

    private static List<NamedRegion> regions(SimsEditor editor) {
        return editor.document().orElseThrow().asked().regions();
    }

    private static void drag(SimsEditor editor, double x0, double y0, double x1, double y1) {
        RegionOverlay overlay = sheet(editor).overlay();
        overlay.mouse(SWT.MouseDown, x0, y0, 1, 0, PLACES);
        overlay.mouse(SWT.MouseMove, (x0 + x1) / 2, (y0 + y1) / 2, 0, SWT.BUTTON1, PLACES);
        overlay.mouse(SWT.MouseMove, x1, y1, 0, SWT.BUTTON1, PLACES);
        overlay.mouse(SWT.MouseUp, x1, y1, 1, SWT.BUTTON1, PLACES);
        Screen.upToDate(editor);
    }

    private static void enter(RecordTable<?> table, int row, int column, Object value) {
        table.widget().doCommand(new UpdateDataCommand(table.widget(), column, row + 1, value));
        Screen.settle();
    }

    /** The counts of a channel and layer in a rectangle of pixels, by the formula. */
    private static double sum(int channel, int layer, int x0, int y0, int x1, int y1) {
        return IntStream.range(y0, y1)
                .mapToDouble(y -> IntStream.range(x0, x1)
                        .mapToDouble(x -> Stacks.counts(channel, layer, y, x))
                        .sum())
                .sum();
    }

    @Test
    void opensByContentAndShowsSpeciesAndProfilesOfTheWholeRaster() throws Exception {
        SimsEditor editor = opened();
        assertEquals(3, sheet(editor).species().table().rows().size());
        List<RegionProfile> profiles = sheet(editor).profile().profiles();
        assertEquals(1, profiles.size());
        ProfileCurve sodium = profiles.get(0).curve("Na+").orElseThrow();
        assertEquals(sum(0, 7, 0, 0, Stacks.WIDTH, Stacks.HEIGHT), sodium.counts()[7]);
        assertEquals("Counts of negative ions", sheet(editor).profile().plot().figure().rightAxis().quantity());
        assertFalse(editor.isDirty());
    }

    @Test
    void drawsARectangleWhoseCountsAreProfiledAndUndoesIt() throws Exception {
        SimsEditor editor = opened();
        sheet(editor).setTool(RegionTool.RECTANGLE);
        drag(editor, 10, 4, 30, 24);
        assertEquals(
                List.of(new NamedRegion("region 1", new Region.Rectangle(5, 2, 10, 10))), regions(editor));
        assertEquals(RegionTool.SELECT, sheet(editor).overlay().tool());
        assertEquals(OptionalInt.of(0), sheet(editor).chosenRegion());
        RegionProfile profile = sheet(editor).profile().profiles().get(0);
        assertEquals(sum(1, 3, 10, 4, 30, 24), profile.curve("SiO2-").orElseThrow().counts()[3]);
        assertEquals("Undo Add region 1", editor.history().undo().getText());
        editor.history().undo().run();
        assertEquals(List.of(), regions(editor));
        editor.history().redo().run();
        assertEquals(1, regions(editor).size());
    }

    @Test
    void movesAndResizesARegionByItsHandlesAsOneStepEach() throws Exception {
        SimsEditor editor = opened();
        sheet(editor).setTool(RegionTool.CIRCLE);
        drag(editor, 30, 20, 40, 20);
        assertEquals(new Region.Circle(15, 10, 5), regions(editor).get(0).shape());
        drag(editor, 32, 22, 36, 18);
        assertEquals(new Region.Circle(17, 8, 5), regions(editor).get(0).shape());
        drag(editor, 44, 16, 40, 16);
        assertEquals(new Region.Circle(17, 8, 3), regions(editor).get(0).shape());
        assertEquals("Undo Change region 1", editor.history().undo().getText());
        editor.history().undo().run();
        editor.history().undo().run();
        assertEquals(new Region.Circle(15, 10, 5), regions(editor).get(0).shape());
    }

    @Test
    void drawsAPolygonByClicksAndALassoByADrag() throws Exception {
        SimsEditor editor = opened();
        RegionOverlay overlay = sheet(editor).overlay();
        sheet(editor).setTool(RegionTool.POLYGON);
        for (double[] corner : new double[][] {{10, 10}, {30, 10}, {30, 30}}) {
            overlay.mouse(SWT.MouseDown, corner[0], corner[1], 1, 0, PLACES);
            overlay.mouse(SWT.MouseUp, corner[0], corner[1], 1, SWT.BUTTON1, PLACES);
        }
        overlay.mouse(SWT.MouseMove, 10.5, 10.5, 0, 0, PLACES);
        overlay.mouse(SWT.MouseDown, 10.5, 10.5, 1, 0, PLACES);
        Screen.upToDate(editor);
        assertEquals(new Region.Polygon(new double[] {5, 5, 15, 5, 15, 15}), regions(editor).get(0).shape());

        sheet(editor).setTool(RegionTool.LASSO);
        overlay.mouse(SWT.MouseDown, 40, 10, 1, 0, PLACES);
        for (double[] place : new double[][] {{50, 10}, {50, 10.1}, {50, 20}, {40, 20}}) {
            overlay.mouse(SWT.MouseMove, place[0], place[1], 0, SWT.BUTTON1, PLACES);
        }
        overlay.mouse(SWT.MouseUp, 40, 20, 1, SWT.BUTTON1, PLACES);
        Screen.upToDate(editor);
        assertEquals(
                new Region.Polygon(new double[] {20, 5, 25, 5, 25, 10, 20, 10}), regions(editor).get(1).shape());
    }

    @Test
    void endsAPolygonGivesUpAShapeAndDeletesARegionByKeys() throws Exception {
        SimsEditor editor = opened();
        RegionOverlay overlay = sheet(editor).overlay();
        sheet(editor).setTool(RegionTool.POLYGON);
        for (double[] corner : new double[][] {{10, 10}, {30, 10}, {30, 30}}) {
            overlay.mouse(SWT.MouseDown, corner[0], corner[1], 1, 0, PLACES);
        }
        assertTrue(overlay.key(SWT.CR));
        Screen.upToDate(editor);
        assertEquals(new Region.Polygon(new double[] {5, 5, 15, 5, 15, 15}), regions(editor).get(0).shape());
        sheet(editor).setTool(RegionTool.RECTANGLE);
        overlay.mouse(SWT.MouseDown, 5, 5, 1, 0, PLACES);
        overlay.mouse(SWT.MouseMove, 9, 9, 0, SWT.BUTTON1, PLACES);
        assertTrue(overlay.key(SWT.ESC));
        overlay.mouse(SWT.MouseUp, 9, 9, 1, SWT.BUTTON1, PLACES);
        assertEquals(1, regions(editor).size());
        assertFalse(overlay.key(SWT.ESC));
        assertTrue(overlay.key(SWT.DEL));
        Screen.upToDate(editor);
        assertEquals(0, regions(editor).size());
        assertEquals("Undo Delete Regions", editor.history().undo().getText());
    }

    @Test
    void drawsAMaskWhereTheSizeOfAPixelIsNotKnown() throws Exception {
        Screen.doubleClick(Stacks.file(project, "pixels.nxs", Stacks.formula(Double.NaN)));
        SimsEditor editor = Screen.shown("pixels.nxs");
        sheet(editor).setTool(RegionTool.RECTANGLE);
        drag(editor, 2, 3, 6, 5);
        Region.PixelMask mask = (Region.PixelMask) regions(editor).get(0).shape();
        assertEquals(8, Region.pixels(mask.spans(editor.document().orElseThrow().stack().geometry(), 0, 0)));
        assertEquals(
                sum(0, 0, 2, 3, 6, 5),
                sheet(editor).profile().profiles().get(0).curve("Na+").orElseThrow().counts()[0]);
    }

    @Test
    void editsNameAndShapeInTheTableAndRefusesWhatCannotBe() throws Exception {
        SimsEditor editor = opened();
        sheet(editor).setTool(RegionTool.RECTANGLE);
        drag(editor, 10, 4, 30, 24);
        sheet(editor).showTab(SimsSheet.Tab.REGIONS);
        Screen.settle();
        enter(sheet(editor).regions().table(), 0, NAME, "column 1");
        assertEquals("column 1", regions(editor).get(0).name());
        enter(sheet(editor).regions().table(), 0, SHAPE, "circle(10, 10, 2)");
        assertEquals(new Region.Circle(10, 10, 2), regions(editor).get(0).shape());
    }

    @Test
    void opensTheDataWithoutNotesThatCannotBeReadAndSaysWhichFile() throws Exception {
        Path folder = Files.createDirectories(project.getLocation().toPath().resolve("stack.nxs.interphase"));
        Files.writeString(folder.resolve("corrections.json"), "{\"pipeline\": 1, \"steps\": [{\"correction\": \"spkes\"}]}");
        SimsEditor editor = opened();
        String said = sheet(editor).bar().state().getText();
        assertTrue(said.startsWith("What was saved of these data cannot be read and is left out: "), said);
        assertTrue(said.contains("corrections.json: line 1, column 42"), said);
        assertEquals(List.of(), regions(editor));
        Seen.assertNothingClipped(Screen.shell());
    }

    @Test
    void saysWarningsAndRefusalsAsSentencesThatAreSeenWhole() throws Exception {
        Screen.doubleClick(Screen.file(
                project,
                "signed.nrrd",
                "NRRD0004\ntype: short\ndimension: 3\nsizes: 2 2 2\nspacings: 1 1 1\nencoding: ascii\n\n1 2 3 4 5 6 7 8\n"));
        SimsEditor editor = Screen.shown("signed.nrrd");
        String said = sheet(editor).bar().state().getText();
        assertTrue(said.startsWith("The file has no unit of length: its spacings are taken for µm. Pixels are signed"), said);
        Seen.assertNothingClipped(Screen.shell());
        sheet(editor).corrections().suggest().notifyListeners(SWT.Selection, new Event());
        Screen.upToDate(editor);
        String refused = sheet(editor).bar().state().getText();
        assertTrue(refused.startsWith("Spikes refused. Spikes need at least 4 layers"), refused);
        Seen.assertNothingClipped(Screen.shell());
    }

    @Test
    void tellsStacksOfOneLabelApart() throws Exception {
        Screen.doubleClick(Screen.file(
                project,
                "two.vti",
                "<?xml version=\"1.0\"?>\n<VTKFile type=\"ImageData\" version=\"0.1\" byte_order=\"LittleEndian\">"
                        + "<ImageData WholeExtent=\"0 2 0 2 0 1\" Origin=\"0 0 0\" Spacing=\"1 1 1\">"
                        + "<Piece Extent=\"0 2 0 2 0 1\"><PointData><DataArray type=\"UInt16\" Name=\"a\" format=\"ascii\">"
                        + "1 ".repeat(18)
                        + "</DataArray></PointData><CellData><DataArray type=\"UInt16\" Name=\"b\" format=\"ascii\">"
                        + "2 ".repeat(4)
                        + "</DataArray></CellData></Piece></ImageData></VTKFile>\n"));
        SimsEditor editor = Screen.shown("two.vti");
        assertEquals(
                List.of("two (points)", "two (cells)"), List.of(sheet(editor).bar().stackBox().getItems()));
    }

    @Test
    void saysThatWhatIsSeenIsNotCorrectedAsLongAsThatIsSo() throws Exception {
        SimsEditor editor = opened();
        sheet(editor).toggleMeasured();
        Screen.settle();
        assertEquals("As measured: what you see has no correction.", sheet(editor).bar().state().getText());
        sheet(editor).toggleMeasured();
        Screen.settle();
        assertEquals("", sheet(editor).bar().state().getText());
    }

    @Test
    void aClickInTheProfileTurnsToTheLayerThereAndBack() throws Exception {
        SimsEditor editor = opened();
        Plot plot = sheet(editor).profile().plot();
        Point at = plot.pixel((12 + 0.5) * Stacks.LAYER_UM, plot.verticalRange()[1] * 0.9);
        Event e = new Event();
        e.button = 1;
        e.x = at.x;
        e.y = at.y;
        plot.surface().notifyListeners(SWT.MouseDown, e);
        e.stateMask = SWT.BUTTON1;
        plot.surface().notifyListeners(SWT.MouseUp, e);
        assertEquals(12, sheet(editor).view().layer());
        assertEquals(12, sheet(editor).layers().scale().getSelection());
        assertTrue(sheet(editor).layers().where().getText().startsWith("1.25 to 1.26"), sheet(editor).layers().where().getText());
    }

    @Test
    void comparesRegionsInOnePlotAndDividesByAReference() throws Exception {
        SimsEditor editor = opened();
        sheet(editor).setTool(RegionTool.RECTANGLE);
        drag(editor, 0, 0, 10, 10);
        sheet(editor).setTool(RegionTool.RECTANGLE);
        drag(editor, 20, 0, 30, 10);
        ProfilePanel profile = sheet(editor).profile();
        choose(profile.what(), "SiO2- by region");
        Screen.upToDate(editor);
        assertEquals("SiO2- by region", profile.plot().figure().title());
        choose(profile.normaliseBox(), "divided by O-");
        Screen.upToDate(editor);
        double ratio = sum(1, 5, 0, 0, 10, 10) / sum(2, 5, 0, 0, 10, 10);
        // O- is looked at a hundredth of a µm higher up: a tenth of the way to the next layer is added
        double next = sum(2, 6, 0, 0, 10, 10) / sum(2, 5, 0, 0, 10, 10);
        double expected = ratio / (1 + 0.1 * (next - 1));
        assertEquals(
                expected, profile.profiles().get(0).curve("SiO2-").orElseThrow().values()[5], 1e-9);
    }

    private static void choose(Combo combo, String item) {
        assertTrue(combo.indexOf(item) >= 0, () -> item + " is none of " + List.of(combo.getItems()));
        combo.select(combo.indexOf(item));
        combo.notifyListeners(SWT.Selection, new Event());
    }

    @Test
    void findsRegionsAboveAThresholdInTheBackground() throws Exception {
        SimsEditor editor = opened();
        sheet(editor).showTab(SimsSheet.Tab.REGIONS);
        RegionPanel panel = sheet(editor).regions();
        panel.level().setText("240");
        Screen.click(Screen.find(Button.class, b -> b.getText().equals("Threshold"))
                .orElseThrow());
        Screen.until("a region", () -> regions(editor).size() == 1);
        int above = 0;
        for (int i = 0; i < Stacks.WIDTH * Stacks.HEIGHT; i++) {
            int y = i / Stacks.WIDTH;
            int x = i % Stacks.WIDTH;
            // the mean of all layers
            above += Stacks.counts(0, 0, y, x) + 10 * (Stacks.LAYERS - 1) / 2.0 >= 240 ? 1 : 0;
        }
        Region shape = regions(editor).get(0).shape();
        assertEquals(above, Region.pixels(shape.spans(editor.document().orElseThrow().stack().geometry(), 0, 0)));
        panel.level().setText("many");
        Screen.click(Screen.find(Button.class, b -> b.getText().equals("Threshold"))
                .orElseThrow());
        assertEquals("Expected a number of counts to be above, found 'many'.", panel.state().getText());
    }

    @Test
    void remembersRegionsAndSavesThemBesideTheData() throws Exception {
        SimsEditor editor = opened();
        sheet(editor).setTool(RegionTool.RECTANGLE);
        drag(editor, 10, 4, 30, 24);
        assertTrue(editor.isDirty());
        editor.doSave(new NullProgressMonitor());
        assertFalse(editor.isDirty());
        Path folder = project.getLocation().toPath().resolve("stack.nxs.interphase");
        assertEquals(
                regions(editor),
                Regions.parse(Files.readString(folder.resolve("regions.txt")).strip()).regions());
        assertEquals(
                new CorrectionPipeline(List.of()), CorrectionPipeline.read(folder.resolve("corrections.json")));
        Screen.closeFiles();
        Screen.doubleClick(project.getFile("stack.nxs"));
        assertEquals(1, regions(Screen.shown("stack.nxs")).size());
    }

    @Test
    void opensOnAnotherMachineWithWhatWasSavedBesideTheData() throws Exception {
        Path folder = project.getLocation().toPath().resolve("other.nxs.interphase");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("regions.txt"), "a=circle(10,10,3);b=rect(1,1,4,4)\n");
        Files.writeString(folder.resolve("corrections.json"), "{\"pipeline\": 1, \"steps\": [{\"correction\": \"spikes\"}]}");
        Screen.doubleClick(Stacks.file(project, "other.nxs", Stacks.formula(Stacks.PIXEL_UM)));
        SimsEditor editor = Screen.shown("other.nxs");
        assertEquals(List.of("a", "b"), regions(editor).stream().map(NamedRegion::name).toList());
        assertEquals(1, editor.document().orElseThrow().last().orElseThrow().applied().log().size());
    }

    @Test
    void saysWhatIsWrongWithWhatWasSavedBeside() throws Exception {
        Path folder = project.getLocation().toPath().resolve("bad.nxs.interphase");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("regions.txt"), "a=circle(10,10)\n");
        Screen.doubleClick(Stacks.file(project, "bad.nxs", Stacks.formula(Stacks.PIXEL_UM)));
        String text = sheet(Screen.shown("bad.nxs")).bar().state().getText();
        assertTrue(text.contains("regions.txt") && text.contains("expected 3 numbers, found 2"), text);
        assertEquals(1, text.lines().count(), text);
    }

    @Test
    void showsTheProfilesOfAFileWithoutImages() throws Exception {
        Screen.doubleClick(Screen.file(
                project,
                "profile.txt",
                "# Profile Smoothing is Disabled\r\n"
                        + "#\t\t\t\ttotal\tNa+\t\r\n"
                        + "#\t\t\t\tN/A\t22.9892\t\r\n"
                        + "#Data Point #\tSputter Time (s)\tDose (ions)\tFluence (ions/cm^2)\tIntensity\tIntensity\t\r\n"
                        + "1\t0\t2.5e+06\t1e+11\t668780\t4\t\r\n"
                        + "2\t1.5\t1.8e+10\t7e+12\t503141\t9\t\r\n"));
        Screen.until("a profile", () -> Screen.editor("profile.txt") != null && Screen.editor("profile.txt").measured() != null);
        MeasuredSheet measured = Screen.editor("profile.txt").measured();
        Screen.settle();
        assertEquals(4, measured.table().rows().size());
        assertEquals(List.of("total", "Na+"), lines(measured));
        assertEquals("Time", measured.plot().figure().x().quantity());
        enter(measured.table(), 3, 0, "true");
        assertEquals(List.of("Fluence"), lines(measured));
        assertEquals("ions/cm^2", measured.plot().figure().y().quantity().replace("Value / ", ""));
    }

    private static List<String> lines(MeasuredSheet measured) {
        return measured.plot().figure().series().stream()
                .map(Series::name)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    @Test
    void showsASpectrum() throws Exception {
        Screen.doubleClick(Screen.file(
                project,
                "spectrum.txt",
                "# Binning: 200 channels\r\n# Deadtime Correction: on\r\nChannel\tm/z\tIntensity\r\n"
                        + "100\t0.000225\t0\r\n300\t0.000442\t119\r\n"));
        Screen.until(
                "a spectrum",
                () -> Screen.editor("spectrum.txt") != null && Screen.editor("spectrum.txt").measured() != null);
        Figure figure = Screen.editor("spectrum.txt").measured().plot().figure();
        assertEquals("m/z", figure.x().quantity());
        assertEquals(119, figure.series().get(0).y(1));
    }

    @Test
    void correctsAsTheListSaysAndShowsTheStackAsMeasuredOnDemand() throws Exception {
        SimsEditor editor = opened();
        SimsSheet sheet = sheet(editor);
        sheet.showTab(SimsSheet.Tab.CORRECTIONS);
        Path list = project.getLocation().toPath().resolve("depth.json");
        Files.writeString(
                list,
                new CorrectionPipeline(List.of(new CorrectionPipeline.Step(
                                new Correction.DepthStep(1.0, 0.0, null, 0.0), true)))
                        .toJson());
        sheet.corrections().load(list);
        Screen.upToDate(editor);
        assertTrue(editor.isDirty());
        editor.history().undo().run();
        assertEquals(0, pipeline(editor).steps().size());
        editor.history().redo().run();
        Screen.upToDate(editor);
        assertEquals(0.5 / Stacks.LAYERS, sodium(editor).depthUm()[0], 1e-9);
        Screen.command("org.interphase.ui.sims.asMeasured");
        Screen.until("what was measured", () -> sheet.profile().upToDate());
        assertEquals(0.5 * Stacks.LAYER_UM, sodium(editor).depthUm()[0], 1e-9);
    }

    private static CorrectionPipeline pipeline(SimsEditor editor) {
        return editor.document().orElseThrow().asked().pipeline();
    }

    private static ProfileCurve sodium(SimsEditor editor) {
        return sheet(editor).profile().profiles().get(0).curve("Na+").orElseThrow();
    }

    @Test
    void saysWhichStepDoesNotFitTheStackAndKeepsWhatIsSeen() throws Exception {
        Path folder = project.getLocation().toPath().resolve("stack.nxs.interphase");
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("corrections.json"),
                "{\"pipeline\": 1, \"steps\": [{\"correction\": \"drift\", \"settings\": {\"channels\": \"Xe+\"}}]}");
        Screen.doubleClick(Stacks.file(project, "stack.nxs", Stacks.formula(Stacks.PIXEL_UM)));
        Screen.until("a stack", () -> Screen.editor("stack.nxs") != null
                && Screen.editor("stack.nxs").sheet().isPresent());
        SimsEditor editor = Screen.editor("stack.nxs");
        Screen.until("a sentence", () -> sheet(editor).bar().state().getText().contains("Xe+"));
        String said = sheet(editor).bar().state().getText();
        assertTrue(said.startsWith("step 1, drift: ") || said.startsWith("Step 1, drift: "), said);
        assertEquals(3, sheet(editor).species().table().rows().size());
    }

    @Test
    void choosesWhichSpeciesAreSeenWithUndo() throws Exception {
        SimsEditor editor = opened();
        sheet(editor).showTab(SimsSheet.Tab.SPECIES);
        Screen.settle();
        enter(sheet(editor).species().table(), 1, 0, "false");
        Screen.upToDate(editor);
        assertEquals(List.of(0, 2), editor.document().orElseThrow().asked().channels());
        assertEquals("Undo Choose Species", editor.history().undo().getText());
        Screen.click(Screen.find(Button.class, b -> b.getText().equals("None")).orElseThrow());
        Screen.upToDate(editor);
        assertEquals(0, sheet(editor).profile().profiles().size());
        editor.history().undo().run();
        editor.history().undo().run();
        assertEquals(List.of(0, 1, 2), editor.document().orElseThrow().asked().channels());
    }

    @Test
    void theMenuAndKeysReachAllOfIt() throws Exception {
        SimsEditor editor = opened();
        Screen.command("org.interphase.ui.sims.nextLayer");
        assertEquals(1, sheet(editor).view().layer());
        Screen.command("org.interphase.ui.sims.previousLayer");
        assertEquals(0, sheet(editor).view().layer());
        Screen.command("org.interphase.ui.sims.circle");
        assertEquals(RegionTool.CIRCLE, sheet(editor).overlay().tool());
        Screen.command("org.interphase.ui.sims.select");
        assertEquals(RegionTool.SELECT, sheet(editor).overlay().tool());
        sheet(editor).view().zoom(10, 10, 0.3);
        Screen.command("org.interphase.ui.sims.showAll");
        assertEquals(Stacks.WIDTH, sheet(editor).view().window().width());
        for (String tab : List.of("showImages", "showChemistry", "showSpecies", "showRegions", "showCorrections")) {
            Screen.command("org.interphase.ui.sims." + tab);
        }
        Screen.settle();
        assertTrue(sheet(editor).chemistry().control().isVisible());
        assertTrue(sheet(editor).corrections().control().isVisible());
    }

    @Test
    void savesProfilesWithTheirProvenanceBesideTheData() throws Exception {
        SimsEditor editor = opened();
        sheet(editor).setTool(RegionTool.RECTANGLE);
        drag(editor, 10, 4, 30, 24);
        editor.saveProfiles();
        Screen.until("a saved profile", () -> sheet(editor).bar().state().getText().startsWith("Saved as "));
        Path folder = project.getLocation().toPath().resolve("stack.nxs.interphase");
        try (Stream<Path> files = Files.list(folder)) {
            Path saved = files.filter(f -> f.getFileName().toString().startsWith("sims.profile-"))
                    .findFirst()
                    .orElseThrow();
            String text = Files.readString(saved);
            assertTrue(text.contains("\"sha256\"") && text.contains("rect(5,2,10,10)"), text);
        }
    }

    @Test
    void aRegionOutsideTheRasterHidesNoOther() throws Exception {
        Path folder = project.getLocation().toPath().resolve("stack.nxs.interphase");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("regions.txt"), "far=circle(900,900,3);near=rect(5,2,10,10)\n");
        SimsEditor editor = opened();
        ProfilePanel profile = sheet(editor).profile();
        assertEquals(List.of("near"), profile.profiles().stream().map(p -> p.region().name()).toList());
        assertEquals(0, profile.plot().figure().series().size());
        choose(profile.what(), "Region near");
        Screen.upToDate(editor);
        assertEquals("Depth profile of near", profile.plot().figure().title());
    }
}
