// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.cycling.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.nebula.widgets.nattable.edit.command.UpdateDataCommand;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.ide.IDE;
import org.interphase.core.figure.Flag;
import org.interphase.cycling.CycleEvent;
import org.interphase.cycling.CycleEvent.Origin;
import org.interphase.cycling.EventKind;
import org.interphase.cycling.Verdict;
import org.interphase.synthetic.cycling.CycleGraphKind;
import org.interphase.ui.plot.Plot;
import org.interphase.ui.table.RecordTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scientist at the cycling editor. */
final class CyclingEditorTest {

    private static final int TIME = 1;
    private static final int SAYS = 4;
    private static final int VALUE = 1;
    private static final int EVENTS = 1;
    private static final int THRESHOLDS = 3;
    private static final int CAPACITY = 4;
    private static final long SEED = 3;

    private static int projects;

    private IProject project;

    @BeforeEach
    void open() throws Exception {
        Screen.open(1600, 1000);
        project = Screen.project("regions " + ++projects);
    }

    @AfterEach
    void close() throws Exception {
        Screen.closeFiles();
        project.delete(true, true, null);
    }

    private CyclingEditor opened(CycleGraphKind kind, double currentDensity) throws Exception {
        Screen.doubleClick(Screen.file(project, "region.dat", Graphs.text(kind, SEED, currentDensity)));
        return Screen.analysed("region.dat");
    }

    private static Verdict verdict(CyclingEditor editor) {
        return editor.document().orElseThrow().analysis().orElseThrow().verdict();
    }

    private static List<CycleEvent> events(CyclingEditor editor) {
        return editor.events().table().rows();
    }

    private static int indexOf(CyclingEditor editor, EventKind kind) {
        return IntStream.range(0, events(editor).size())
                .filter(i -> events(editor).get(i).kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static void choose(CyclingEditor editor, EventKind kind) {
        editor.showTab(EVENTS, true);
        Screen.settle();
        editor.events().table().select(indexOf(editor, kind));
        Screen.settle();
    }

    /** Enters a text into a cell, as its editor does when Enter is pressed. */
    private static void enter(RecordTable<?> table, int row, int column, Object value) {
        table.widget().doCommand(new UpdateDataCommand(table.widget(), column, row + 1, value));
        Screen.settle();
    }

    private static void mouse(Plot plot, int type, int x, int y) {
        Event e = new Event();
        e.button = type == SWT.MouseMove ? 0 : 1;
        e.x = x;
        e.y = y;
        plot.surface().notifyListeners(type, e);
    }

    private static Flag flag(CyclingEditor editor, EventKind kind) {
        return editor.plot().figure().flags().stream()
                .filter(f -> f.label().startsWith(kind.label()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void opensByContentWhateverTheNameAndSaysTheVerdictAndWhy() throws Exception {
        CyclingEditor editor = opened(CycleGraphKind.FAILED, 0.06);
        assertEquals("Failed", editor.bar().verdict().getText());
        assertTrue(editor.bar().facts().getText().startsWith("at 0.06 µA µm⁻², confidence "), editor.bar().facts().getText());
        assertTrue(editor.bar().reason().getText().endsWith("."), editor.bar().reason().getText());
        assertTrue(editor.bar().reason().getText().contains(" "));
    }

    @Test
    void opensAFileThatHasASpectrumTooInTheImpedanceEditor() throws Exception {
        IFile spectrum = Screen.file(project, "eis.csv", "frequency_Hz,ReZ_Ohm,ImZ_Ohm\n1e5,10,-1\n1e4,20,-9\n1e3,90,-40\n1e2,110,-9\n");
        IFile cycling = Screen.file(project, "cycling.csv", Graphs.text(CycleGraphKind.CYCLED, 1, 0.02));
        assertEquals("org.interphase.ui.eis.editor", IDE.getDefaultEditor(spectrum, true).getId());
        assertEquals(CyclingEditor.ID, IDE.getDefaultEditor(cycling, true).getId());
    }

    @Test
    void drawsVoltageAndCurrentWithZeroAtOneHeight() throws Exception {
        CyclingEditor editor = opened(CycleGraphKind.REPLATE, 0.04);
        assertTrue(editor.plot().figure().zerosAligned());
        assertEquals(
                List.of("current", "voltage"),
                editor.plot().figure().series().stream().map(s -> s.name()).filter(n -> !n.isEmpty()).toList());
        // the spike of the depletion must not hide 50 mV
        assertTrue(editor.plot().verticalRange()[1] < 2, "up to " + editor.plot().verticalRange()[1]);
    }

    @Test
    void tintsThePartOfTheEvidenceThatIsSelected() throws Exception {
        CyclingEditor editor = opened(CycleGraphKind.FAILED, 0.06);
        assertEquals(1, editor.plot().figure().shades().stream().filter(s -> s.tinted()).count());
        int last = editor.evidence().table().rows().size() - 1;
        editor.evidence().table().select(last);
        Screen.settle();
        var tinted = editor.plot().figure().shades().stream().filter(s -> s.tinted()).toList();
        assertEquals(1, tinted.size());
        assertEquals(editor.evidence().table().rows().get(last).fromS(), tinted.get(0).from());
    }

    @Test
    void choosesAnEventInThePlotAndInTheTableAlike() throws Exception {
        CyclingEditor editor = opened(CycleGraphKind.FAILED, 0.06);
        int drop = indexOf(editor, EventKind.DROP);
        int x = editor.plot().pixel(events(editor).get(drop).timeS(), 0).x;
        mouse(editor.plot(), SWT.MouseDown, x, 150);
        mouse(editor.plot(), SWT.MouseUp, x, 150);
        Screen.settle();
        assertEquals(List.of(events(editor).get(drop)), editor.events().table().selected());
        assertTrue(editor.events().control().isVisible());
        assertTrue(editor.events().accept().isEnabled());
    }

    @Test
    void movesAnEventByDraggingItsFlagAndTakesItBack() throws Exception {
        CyclingEditor editor = opened(CycleGraphKind.FAILED, 0.06);
        int drop = indexOf(editor, EventKind.DROP);
        double found = events(editor).get(drop).timeS();
        Point from = editor.plot().pixel(found, 0);
        mouse(editor.plot(), SWT.MouseDown, from.x, 150);
        mouse(editor.plot(), SWT.MouseMove, from.x + 40, 150);
        mouse(editor.plot(), SWT.MouseUp, from.x + 40, 150);
        Screen.upToDate(editor);

        CycleEvent moved = events(editor).get(indexOf(editor, EventKind.DROP));
        assertEquals(Origin.MOVED, moved.origin());
        assertTrue(moved.timeS() > found + 10, moved.timeS() + " from " + found);
        assertEquals(moved.timeS(), flag(editor, EventKind.DROP).at());
        assertEquals("you: moved", editor.events().table().text(indexOf(editor, EventKind.DROP), SAYS));
        assertTrue(Screen.menu("Edit").stream().anyMatch(t -> t.startsWith("Undo Move Drop at ")), Screen.menu("Edit").toString());
        assertTrue(editor.isDirty());

        // a second time: the same event, not another one
        Point again = editor.plot().pixel(moved.timeS(), 0);
        mouse(editor.plot(), SWT.MouseDown, again.x, 150);
        mouse(editor.plot(), SWT.MouseMove, again.x + 30, 150);
        mouse(editor.plot(), SWT.MouseUp, again.x + 30, 150);
        Screen.upToDate(editor);
        assertEquals(1, editor.document().orElseThrow().edits().edits().size());

        Screen.command("org.eclipse.ui.edit.undo");
        Screen.command("org.eclipse.ui.edit.undo");
        assertEquals(Origin.COMPUTED, events(editor).get(indexOf(editor, EventKind.DROP)).origin());
        assertEquals(found, flag(editor, EventKind.DROP).at());
        assertFalse(editor.isDirty());
    }

    @Test
    void rejectsTheFallAndTheVerdictIsNoLongerFailed() throws Exception {
        CyclingEditor editor = opened(CycleGraphKind.FAILED, 0.06);
        assertEquals(Verdict.FAILED, verdict(editor));
        choose(editor, EventKind.DROP);
        Screen.settle();
        Screen.command("org.interphase.ui.cycling.reject");
        Screen.upToDate(editor);
        assertEquals(Origin.REJECTED, events(editor).get(indexOf(editor, EventKind.DROP)).origin());
        assertTrue(flag(editor, EventKind.DROP).dismissed());
        assertFalse(verdict(editor) == Verdict.FAILED, editor.bar().reason().getText());

        Screen.click(editor.events().asFound());
        Screen.upToDate(editor);
        assertEquals(Verdict.FAILED, verdict(editor));
    }

    @Test
    void reviewsAnEventByKeysAlone() throws Exception {
        CyclingEditor editor = opened(CycleGraphKind.FAILED, 0.06);
        editor.plot().setFocus();
        Screen.key(0, 'f');
        Screen.key(SWT.CTRL | SWT.SHIFT, SWT.ARROW_RIGHT);
        Screen.upToDate(editor);
        assertEquals(Origin.MOVED, events(editor).get(0).origin());
        Screen.key(0, SWT.F7);
        Screen.upToDate(editor);
        assertEquals(Origin.ACCEPTED, events(editor).get(0).origin());
        Screen.key(0, SWT.F8);
        Screen.upToDate(editor);
        assertEquals(Origin.REJECTED, events(editor).get(0).origin());
        Screen.key(SWT.CTRL, 'z');
        Screen.upToDate(editor);
        assertEquals(Origin.ACCEPTED, events(editor).get(0).origin());
        Screen.key(SWT.CTRL, '3');
        assertTrue(editor.steps().control().isVisible());
    }

    @Test
    void movesAnEventToATimeThatIsEnteredInTheTable() throws Exception {
        CyclingEditor editor = opened(CycleGraphKind.FAILED, 0.06);
        editor.showTab(EVENTS, true);
        Screen.settle();
        int drop = indexOf(editor, EventKind.DROP);
        double found = events(editor).get(drop).timeS();
        enter(editor.events().table(), drop, TIME, String.valueOf(Math.round(found) + 12));
        Screen.upToDate(editor);
        assertEquals(Math.round(found) + 12, events(editor).get(indexOf(editor, EventKind.DROP)).timeS());
    }

    @Test
    void analysesAgainAsSoonAsAThresholdChanges() throws Exception {
        CyclingEditor editor = opened(CycleGraphKind.FAILED, 0.06);
        assertEquals(Verdict.FAILED, verdict(editor));
        editor.showTab(THRESHOLDS, true);
        Screen.settle();
        RecordTable<ThresholdPanel.Row> table = editor.thresholds().table();
        int row = IntStream.range(0, table.rows().size())
                .filter(i -> table.text(i, 0).equals("minimum confidence"))
                .findFirst()
                .orElseThrow();
        enter(table, row, VALUE, "1");
        Screen.upToDate(editor);
        assertEquals("Undetermined", editor.bar().verdict().getText());
        Screen.click(editor.thresholds().defaults());
        Screen.upToDate(editor);
        assertEquals("Failed", editor.bar().verdict().getText());
    }

    @Test
    void saysWhichThresholdsContradictEachOther() throws Exception {
        CyclingEditor editor = opened(CycleGraphKind.FAILED, 0.06);
        editor.showTab(THRESHOLDS, true);
        Screen.settle();
        enter(editor.thresholds().table(), 0, VALUE, "0.7");
        Screen.until("a sentence", () -> editor.bar().state().getText().startsWith("Cycled ratio: expected at least the 0.7"));
        assertEquals("Failed", editor.bar().verdict().getText());
        Screen.command("org.eclipse.ui.edit.undo");
        Screen.upToDate(editor);
        assertTrue(editor.bar().state().getText().contains("points in"), editor.bar().state().getText());
    }

    @Test
    void showsARecordWithoutACurrentAndSaysThatItCannotBeJudged() throws Exception {
        StringBuilder text = new StringBuilder("time_s,voltage_V\n");
        for (int i = 0; i < 50; i++) {
            text.append(5 * i).append(",0.05\n");
        }
        Screen.doubleClick(Screen.file(project, "voltage.csv", text.toString()));
        CyclingEditor editor = Screen.analysed("voltage.csv");
        assertEquals("Undetermined", editor.bar().verdict().getText());
        assertTrue(editor.bar().reason().getText().contains("No current"), editor.bar().reason().getText());
        assertTrue(editor.plot().figure().right().isEmpty());
    }

    @Test
    void takesTheAreaOfTheContactLiveAndSaysWhatIsWrongWithIt() throws Exception {
        CyclingEditor editor = opened(CycleGraphKind.CYCLED, 0.04);
        editor.bar().area().setText("2");
        Screen.upToDate(editor);
        assertTrue(editor.bar().facts().getText().startsWith("at 0.02 "), editor.bar().facts().getText());
        editor.bar().area().setText("-2");
        Screen.settle();
        assertTrue(editor.bar().state().getText().startsWith("Contact area: expected"), editor.bar().state().getText());
    }

    @Test
    void remembersWhatWasSaidAndAsked() throws Exception {
        CyclingEditor editor = opened(CycleGraphKind.FAILED, 0.06);
        choose(editor, EventKind.DROP);
        Screen.click(editor.events().accept());
        Screen.upToDate(editor);
        editor.bar().area().setText("4");
        Screen.upToDate(editor);
        Screen.page().closeEditor(editor, false);

        Screen.doubleClick(project.getFile("region.dat"));
        CyclingEditor again = Screen.analysed("region.dat");
        assertEquals("4", again.bar().area().getText());
        assertEquals(Origin.ACCEPTED, events(again).get(indexOf(again, EventKind.DROP)).origin());
        assertFalse(again.isDirty());
    }

    @Test
    void savesTheAnalysisBesideTheDataWithWhatWasSaid() throws Exception {
        CyclingEditor editor = opened(CycleGraphKind.FAILED, 0.06);
        choose(editor, EventKind.DROP);
        Screen.click(editor.events().accept());
        Screen.upToDate(editor);
        editor.doSave(new NullProgressMonitor());
        Path folder = project.getLocation().toPath().resolve("region.dat.interphase");
        try (var files = Files.list(folder)) {
            String json = Files.readString(files.findFirst().orElseThrow());
            assertTrue(json.contains("\"sha256\""));
            assertTrue(json.contains("\"verdict\""));
            assertTrue(json.contains("=yes"), json);
        }
        assertFalse(editor.isDirty());
    }

    @Test
    void countsCyclesAndComparesThemWhenSomebodyLooks() throws Exception {
        Screen.doubleClick(Screen.file(project, "battery.csv", Graphs.battery()));
        CyclingEditor editor = Screen.analysed("battery.csv");
        editor.showTab(CAPACITY, true);
        Screen.until("the cycles", () -> editor.capacity().table().rows().size() == 3);
        Screen.settle();
        assertEquals("Capacity / µA·h", editor.capacity().plot().figure().y().label());
        assertEquals(0.99, editor.capacity().table().rows().get(1).coulombicEfficiency(), 1e-3);
        assertTrue(editor.capacity().remark().getText().startsWith("3 cycles told apart by"), editor.capacity().remark().getText());

        editor.capacity().view().select(1);
        Screen.choose(editor.capacity().view());
        Screen.until("dQ/dV", () -> editor.capacity().plot().figure().y().quantity().equals("dQ/dV"));
        assertFalse(editor.capacity().plot().figure().series().isEmpty());
    }

    @Test
    void saysWhyThereIsNoCapacityAndSavesTheOneThatThereIs() throws Exception {
        Screen.doubleClick(Screen.file(project, "battery.csv", Graphs.battery()));
        CyclingEditor editor = Screen.analysed("battery.csv");
        editor.saveCapacities();
        Path folder = project.getLocation().toPath().resolve("battery.csv.interphase");
        Screen.until("a file", () -> Files.isDirectory(folder));
        try (var files = Files.list(folder)) {
            String json = Files.readString(files.findFirst().orElseThrow());
            assertTrue(json.contains("\"coulombicEfficiency\""));
        }
        Screen.doubleClick(Screen.file(project, "rest.csv", "time_s,voltage_V,current_A\n0,3.1,0\n1,3.1,0\n2,3.1,0\n3,3.1,0\n"));
        CyclingEditor rest = Screen.analysed("rest.csv");
        rest.showTab(CAPACITY, true);
        Screen.until("a sentence", () -> !rest.capacity().remark().getText().isEmpty()
                && !rest.capacity().remark().getText().startsWith("Computing"));
        assertTrue(rest.capacity().remark().getText().endsWith("."), rest.capacity().remark().getText());
        assertTrue(rest.capacity().table().rows().isEmpty());
    }

    @Test
    void opensAFileFromOutsideTheWorkspace(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("far away.txt");
        Files.writeString(file, Graphs.text(CycleGraphKind.CYCLED, SEED, 0.02));
        IDE.openEditorOnFileStore(Screen.page(), EFS.getLocalFileSystem().getStore(file.toUri()));
        assertTrue(Screen.analysed("far away.txt").showsSheet());
    }

    @Test
    void saysWhatToDoWhereAFileHoldsNoRecordOrCannotBeRead() throws Exception {
        IFile spectrum = Screen.file(project, "eis.csv", "frequency_Hz,ReZ_Ohm,ImZ_Ohm\n1e5,10,-1\n1e4,20,-9\n1e3,90,-40\n1e2,110,-9\n");
        IDE.openEditor(Screen.page(), spectrum, CyclingEditor.ID);
        CyclingEditor without = Screen.editor("eis.csv");
        Screen.until("a message", () -> without.message().sentence().getText().contains("impedance spectrum"));

        IFile broken = Screen.file(project, "broken.csv", Graphs.broken(SEED));
        IDE.openEditor(Screen.page(), broken, CyclingEditor.ID);
        CyclingEditor unreadable = Screen.editor("broken.csv");
        Screen.until("a problem", () -> unreadable.message().retry().isVisible());
        assertTrue(unreadable.message().sentence().getText().contains("expected a number"), unreadable.message().sentence().getText());
    }

    @Test
    void describesThePointUnderTheCursor() throws Exception {
        CyclingEditor editor = opened(CycleGraphKind.CYCLED, 0.04);
        assertEquals(Optional.empty(), editor.plot().chosenMark());
        editor.plot().setFocus();
        Event e = new Event();
        e.keyCode = SWT.ARROW_RIGHT;
        editor.plot().surface().notifyListeners(SWT.KeyDown, e);
        assertTrue(editor.plot().selected().isPresent());
    }
}
