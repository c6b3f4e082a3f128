// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.nebula.widgets.nattable.edit.command.UpdateDataCommand;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.interphase.core.figure.Figure;
import org.interphase.core.figure.Series;
import org.interphase.core.figure.Series.Role;
import org.interphase.core.unit.QuantityText;
import org.interphase.eis.FittedParameter;
import org.interphase.ui.plot.Plot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Masks, bounds, comparison, overlay, copying and keys at the impedance editor. */
final class ImpedanceToolsTest {

    private static final int VALUE = 1;
    private static final int LOWER = 4;
    private static final int UPPER = 5;

    private static int projects;

    private IProject project;

    @BeforeEach
    void open() throws Exception {
        Screen.open(1600, 1000);
        project = Screen.project("tools " + ++projects);
    }

    @AfterEach
    void close() throws Exception {
        Screen.closeFiles();
        project.delete(true, true, null);
    }

    private ImpedanceEditor solidElectrolyte() throws Exception {
        return open("llzo.dat", Spectra.solidElectrolyte());
    }

    private ImpedanceEditor open(String name, String text) throws Exception {
        Screen.doubleClick(Screen.file(project, name, text));
        return Screen.fitted(name);
    }

    private static EisDocument document(ImpedanceEditor editor) {
        return editor.model().document().orElseThrow();
    }

    private static void refitted(ImpedanceEditor editor) {
        Screen.until("a new fit", () -> document(editor).upToDate());
        Screen.settle();
    }

    private static Series series(Figure figure, Role role) {
        return figure.series().stream().filter(s -> s.role() == role).findFirst().orElseThrow();
    }

    private static void ctrlClick(Plot plot, Point at) {
        for (int type : new int[] {SWT.MouseDown, SWT.MouseUp}) {
            mouse(plot, type, at);
        }
        Screen.settle();
    }

    private static void mouse(Plot plot, int type, Point at) {
        Event e = new Event();
        e.button = 1;
        e.stateMask = SWT.MOD1 | (type == SWT.MouseDown ? 0 : SWT.BUTTON1);
        e.x = at.x;
        e.y = at.y;
        plot.surface().notifyListeners(type, e);
    }

    private static Point pixel(Plot plot, int point) {
        Series data = series(plot.figure(), Role.DATA);
        int at = IntStream.range(0, data.points()).filter(i -> data.index(i) == point).findFirst().orElseThrow();
        return plot.pixel(data.x(at), data.y(at));
    }

    private static void enter(ImpedanceEditor editor, int row, int column, Object value) {
        var table = editor.results().parameters().widget();
        table.doCommand(new UpdateDataCommand(table, column, row + 1, value));
    }

    private static List<FittedParameter> parameters(ImpedanceEditor editor) {
        return document(editor).fit().orElseThrow().fit().parameters();
    }

    @Test
    void leavesOutPointsInAnyPlotAsIfTheFileDidNotHaveThem() throws Exception {
        ImpedanceEditor editor = solidElectrolyte();
        ctrlClick(editor.plots().nyquist(), pixel(editor.plots().nyquist(), 20));
        ctrlClick(editor.plots().bode(), pixel(editor.plots().bode(), 5));
        ctrlClick(editor.plots().residuals(), pixel(editor.plots().residuals(), 33));
        refitted(editor);
        assertEquals(Set.of(5, 20, 33), document(editor).masked());
        assertEquals("47 of 50 points ▾", editor.bar().points().getText());
        assertTrue(editor.bar().state().getText().contains("47 of 50 points"), editor.bar().state().getText());
        assertEquals(3, series(editor.plots().nyquist().figure(), Role.MASKED).points());
        List<FittedParameter> masked = parameters(editor);
        assertEquals("6,21,34", document(editor).fit().orElseThrow().outcome().provenance().settings().get("mask"));
        Screen.picture("impedance-masked");

        List<String> lines = Spectra.solidElectrolyte().lines().toList();
        String without = IntStream.range(0, lines.size())
                .filter(i -> !Set.of(6, 21, 34).contains(i))
                .mapToObj(lines::get)
                .collect(Collectors.joining("\n", "", "\n"));
        assertEquals(masked, parameters(open("without.dat", without)));
    }

    @Test
    void takesBackABoxOfPointsAndLeavesOutABand() throws Exception {
        ImpedanceEditor editor = solidElectrolyte();
        Plot plot = editor.plots().bode();
        Point a = pixel(plot, 10);
        Point b = pixel(plot, 14);
        mouse(plot, SWT.MouseDown, new Point(Math.min(a.x, b.x) - 3, Math.min(a.y, b.y) - 3));
        mouse(plot, SWT.MouseMove, new Point(Math.max(a.x, b.x) + 3, Math.max(a.y, b.y) + 3));
        mouse(plot, SWT.MouseUp, new Point(Math.max(a.x, b.x) + 3, Math.max(a.y, b.y) + 3));
        assertTrue(document(editor).masked().containsAll(Set.of(10, 11, 12, 13, 14)), document(editor).masked() + "");
        editor.useAllPoints();
        assertEquals(Set.of(), document(editor).masked());
        editor.mask("1e6:");
        assertEquals(Set.of(0, 1, 2, 3, 4, 5, 6, 7, 8), document(editor).masked());
        editor.invertMask();
        assertEquals(41, document(editor).masked().size());
        assertEquals("Undo Invert Mask", editor.history().undo().getText());
    }

    @Test
    void keepsAParameterInItsBoundsAndSaysWhichAreWrong() throws Exception {
        ImpedanceEditor editor = solidElectrolyte();
        enter(editor, 1, UPPER, "3 k");
        refitted(editor);
        assertEquals("3", editor.results().parameters().text(1, UPPER));
        assertTrue(parameters(editor).get(1).value() <= 3000, parameters(editor).get(1).toString());
        assertEquals("R1=:3000.0", document(editor).request().texts().get("bound"));
        assertEquals("at its bound", editor.results().parameters().text(1, 7));

        ParameterRow r1 = editor.results().parameters().rows().get(1);
        assertEquals("expected a lower bound below the upper one, found 4 kΩ and 3 kΩ", refusal(() ->
                r1.checkBounds(4000, r1.bounds().upper())));
        assertTrue(refusal(() -> r1.checkValue(4000)).startsWith("expected a value inside the bounds"));
        enter(editor, 1, UPPER, "");
        refitted(editor);
        assertEquals("", editor.results().parameters().text(1, UPPER));
        enter(editor, 6, LOWER, "0.95");
        refitted(editor);
        assertTrue(parameters(editor).get(6).value() >= 0.95);
        enter(editor, 0, VALUE, "400");
        ParameterRow r0 = editor.results().parameters().rows().get(0);
        assertEquals("expected bounds around the start value, 400 Ω", refusal(() -> r0.checkBounds(450, 600)));
    }

    private static String refusal(Runnable run) {
        try {
            run.run();
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
        throw new AssertionError("expected a refusal");
    }

    @Test
    void copiesValuesWithTheirErrors() throws Exception {
        ImpedanceEditor editor = solidElectrolyte();
        var table = editor.results().parameters();
        FittedParameter r1 = parameters(editor).get(1);
        table.select(1);
        editor.results().copyParameters(Clip.Form.BRIEF);
        assertEquals(QuantityText.brief(r1.quantity()), Screen.clipboard());
        Screen.command("org.interphase.ui.eis.copyLatex");
        assertEquals(QuantityText.latex(r1.quantity()), Screen.clipboard());
        assertTrue(Screen.clipboard().matches("\\\\qty\\{3\\.\\d+\\(\\d+\\)\\}\\{\\\\kilo\\\\ohm\\}"), Screen.clipboard());
        Screen.command("org.interphase.ui.eis.copyCsv");
        assertEquals(
                "name,value,standard_error,unit\nR1," + r1.value() + "," + r1.standardError() + ",Ω\n",
                Screen.clipboard());
        Screen.command("org.interphase.ui.eis.copyPlusMinus");
        assertEquals(r1.quantity().toString(), Screen.clipboard());
    }

    @Test
    void showsSpectraThatAreDroppedOntoThePlots() throws Exception {
        IFile beside = Screen.file(project, "after 3 weeks.csv", Spectra.twoCycles());
        IFile arc = Screen.file(project, "arc.csv", Spectra.oneArc());
        ImpedanceEditor editor = solidElectrolyte();
        LocalSelectionTransfer local = LocalSelectionTransfer.getTransfer();
        local.setSelection(new StructuredSelection(beside));
        Screen.drop(editor.plots().control(), local, null);
        Screen.until("both cycles", () -> document(editor).overlay().size() == 2);
        Screen.drop(editor.plots().control(), FileTransfer.getInstance(), new String[] {
            arc.getLocation().toOSString()
        });
        Screen.until("the arc", () -> document(editor).overlay().size() == 3);
        Screen.settle();

        Figure nyquist = editor.plots().nyquist().figure();
        assertEquals("arc.csv", series(nyquist, Role.OVERLAY_3).name());
        assertEquals(50, series(nyquist, Role.OVERLAY_1).points());
        assertEquals("Undo Add arc.csv", editor.history().undo().getText());
        assertTrue(document(editor).upToDate(), "the fit stays");
        Screen.picture("impedance-overlay");

        var table = editor.overlays().table();
        table.widget().doCommand(new UpdateDataCommand(table.widget(), 0, 1, Boolean.FALSE));
        assertFalse(document(editor).overlay().get(0).shown());
        assertTrue(editor.plots().nyquist().figure().series().stream().noneMatch(s -> s.role() == Role.OVERLAY_1));
        table.select(2);
        Screen.click(editor.overlays().remove());
        assertEquals(2, document(editor).overlay().size());
        Screen.command("org.eclipse.ui.edit.undo");
        Screen.command("org.eclipse.ui.edit.undo");
        assertTrue(document(editor).overlay().get(0).shown());
        assertEquals(3, document(editor).overlay().size());
    }

    @Test
    void saysWhichFileIsNotShownBeside() throws Exception {
        IFile notes = Screen.file(project, "notes.txt", "nothing measured\n");
        ImpedanceEditor editor = solidElectrolyte();
        editor.overlay(List.of(notes.getLocation().toPath()));
        Screen.until("a sentence", () -> editor.bar().state().getText().startsWith("Not shown beside it: "));
        assertTrue(editor.bar().state().getText().contains("notes.txt"), editor.bar().state().getText());
        assertEquals(List.of(), document(editor).overlay());
    }

    @Test
    void comparesTwoFits() throws Exception {
        ImpedanceEditor editor = solidElectrolyte();
        editor.bar().circuit().setText("R0-p(R1,CPE1)");
        refitted(editor);
        Screen.click(editor.comparison().keep());
        Fitted kept = document(editor).reference();
        editor.bar().circuit().setText("R0-p(R1,CPE1)-p(R2,CPE2)");
        refitted(editor);
        editor.showTab(1);
        Screen.settle();

        assertNotSame(kept, document(editor).fitted());
        List<Comparison.Line> lines = editor.comparison().table().rows();
        assertEquals("R2", lines.get(4).name());
        assertEquals("", lines.get(4).kept());
        assertFalse(lines.get(4).now().isEmpty());
        Comparison.Line free = lines.stream().filter(l -> l.name().equals("free p")).findFirst().orElseThrow();
        assertEquals("4", free.kept());
        assertEquals("7", free.now());
        String verdict = editor.comparison().verdict().getText();
        assertTrue(verdict.contains("> 99.9 % for the present one"), verdict);
        assertTrue(verdict.contains("F(3, 93) = ") && verdict.contains("better than chance explains"), verdict);
        assertEquals("kept fit", series(editor.plots().nyquist().figure(), Role.REFERENCE).name());
        assertTrue(editor.plots().residuals().figure().series().stream()
                .anyMatch(s -> s.name().equals("Re, kept fit")));
        Screen.picture("impedance-compare");

        editor.model().edit(d -> d.toggled(3));
        refitted(editor);
        assertTrue(editor.comparison().verdict().getText().contains("different points"));
        Screen.click(editor.comparison().end());
        assertEquals(List.of(), editor.comparison().table().rows());
        Screen.command("org.eclipse.ui.edit.undo");
        assertEquals(kept, document(editor).reference());
    }

    @Test
    void isAsItWasAfterTheEditorWasClosed() throws Exception {
        IFile arc = Screen.file(project, "arc.csv", Spectra.oneArc());
        ImpedanceEditor editor = open("cycles.csv", Spectra.twoCycles());
        editor.keep();
        editor.model().edit(d -> d.withDataset("2"));
        editor.model().edit(d -> d.toggled(7, 8));
        enter(editor, 0, UPPER, "1k");
        editor.overlay(List.of(arc.getLocation().toPath()));
        Screen.until("an overlay", () -> document(editor).overlay().size() == 1);
        refitted(editor);
        EisDocument before = document(editor);

        Screen.page().closeEditor(editor, false);
        Screen.doubleClick(project.getFile("cycles.csv"));
        ImpedanceEditor again = Screen.fitted("cycles.csv");
        Screen.until("the comparison", () -> document(again).kept().isPresent());
        EisDocument after = document(again);
        assertEquals(before.request(), after.request());
        assertEquals(before.masks(), after.masks());
        assertEquals(before.reference().request(), after.reference().request());
        assertEquals(
                before.reference().fit().parameters(), after.reference().fit().parameters());
        assertEquals("arc.csv", after.overlay().get(0).name());
        assertFalse(again.isDirty());
        assertFalse(again.history().undo().isEnabled());
    }

    @Test
    void whatWasDoneIsOnDiskAtOnce() throws Exception {
        ImpedanceEditor editor = solidElectrolyte();
        editor.model().edit(d -> d.toggled(7));
        Path file = project.getFile("llzo.dat").getLocation().toPath();
        assertEquals(Set.of(7), ImpedanceEditor.memory().recall(file).masks().get(document(editor).dataset()));
    }

    private static boolean isEdited(NatTable table) {
        return table.getActiveCellEditor() != null && !table.getActiveCellEditor().isClosed();
    }

    @Test
    void isUsedByKeysAlone() throws Exception {
        ImpedanceEditor editor = solidElectrolyte();
        var table = editor.results().parameters();
        Screen.key(SWT.CTRL, '1');
        assertTrue(table.widget().isFocusControl(), "focus in the table");
        Screen.key(0, SWT.ARROW_DOWN);
        assertEquals("R1", table.selected().get(0).name());

        Screen.key(SWT.CTRL, 'c');
        assertEquals(QuantityText.brief(parameters(editor).get(1).quantity()), Screen.clipboard());
        Screen.key(0, ' ');
        assertTrue(document(editor).settings().fixed().contains("R1"));
        Screen.key(0, ' ');
        assertFalse(document(editor).settings().fixed().contains("R1"));

        Screen.key(0, SWT.ARROW_RIGHT);
        Screen.key(0, SWT.F2);
        assertTrue(isEdited(table.widget()), "a field to edit the value");
        Screen.key(0, SWT.ESC);
        assertFalse(isEdited(table.widget()));
        Screen.type("3.3k");
        Screen.key(0, SWT.CR);
        assertEquals(3300, document(editor).settings().guesses().get("R1"));

        Screen.key(SWT.CTRL, 'z');
        assertFalse(document(editor).settings().guesses().containsKey("R1"));
        Screen.key(SWT.CTRL, 'y');
        assertEquals(3300, document(editor).settings().guesses().get("R1"));
        Screen.key(SWT.CTRL, 'z');
        Screen.key(SWT.CTRL | SWT.SHIFT, 'z');
        assertEquals(3300, document(editor).settings().guesses().get("R1"));
        refitted(editor);
        Screen.key(SWT.CTRL, 'k');
        assertTrue(document(editor).kept().isPresent());

        Screen.key(SWT.CTRL, '1');
        Screen.key(0, SWT.TAB);
        assertFalse(table.widget().isFocusControl(), "Tab leaves the table");
        editor.plots().nyquist().surface().setFocus();
        Screen.key(0, SWT.ARROW_RIGHT);
        Screen.key(0, 'm');
        assertEquals(1, document(editor).masked().size());
        Screen.key(0, SWT.F5);
        refitted(editor);
        assertEquals(49, document(editor).fit().orElseThrow().fit().points());
    }

    @Test
    void refusesALowerBoundAboveTheUpperOneAtItsCell() throws Exception {
        ImpedanceEditor editor = solidElectrolyte();
        enter(editor, 1, UPPER, "5 k");
        refitted(editor);
        var table = editor.results().parameters();
        Screen.key(SWT.CTRL, '1');
        Screen.key(0, SWT.ARROW_DOWN);
        for (int i = 0; i < LOWER; i++) {
            Screen.key(0, SWT.ARROW_RIGHT);
        }
        Screen.type("6k");
        Screen.key(0, SWT.CR);
        assertEquals(0, document(editor).settings().bound("R1").lower());
        assertTrue(isEdited(table.widget()), "the field stays until it is right or left");
        Screen.picture("impedance-bounds");
        Screen.key(0, SWT.ESC);
        assertFalse(isEdited(table.widget()));
    }

    @Test
    void hasRoomInASmallWindow() throws Exception {
        Screen.open(1000, 700);
        ImpedanceEditor editor = solidElectrolyte();
        Screen.settle();
        for (Plot plot : editor.plots().all()) {
            Point size = plot.plotSize();
            assertTrue(size.x >= 130 && size.y >= 100, plot.figure().title() + " has " + size);
        }
        var table = editor.results().parameters();
        assertTrue(table.getSize().x >= 430, "the table has " + table.getSize());
        for (Control c : editor.results().summary().getChildren()) {
            int needed = c.computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
            assertTrue(c.getSize().x >= needed, ((Label) c).getText() + " needs " + needed + ", has " + c.getSize().x);
        }
        Screen.picture("impedance-1000");
    }

    @Test
    void ringsTheOthersWhereTheyReachThePointsFrequency() throws Exception {
        ImpedanceEditor editor = solidElectrolyte();
        double f = document(editor).spectrum().frequencyHz()[20];
        String heading = "frequency_Hz,ReZ_Ohm,ImZ_Ohm\n";
        String low = "1,12,-8\n0.1,13,-9\n0.01,14,-2\n";
        IFile near = Screen.file(project, "near.csv", heading + f + ",11,-7\n" + low);
        IFile below = Screen.file(project, "below.csv", heading + low);
        editor.overlay(List.of(near.getLocation().toPath(), below.getLocation().toPath()));
        Screen.until("both", () -> document(editor).overlay().size() == 2);
        Screen.settle();
        Plot nyquist = editor.plots().nyquist();
        Point at = pixel(editor.plots().bode(), 20);
        Event e = new Event();
        e.x = at.x;
        e.y = at.y;
        editor.plots().bode().surface().notifyListeners(SWT.MouseMove, e);
        assertEquals(1, nyquist.ringedBeside().length);
        assertEquals(11, nyquist.ringedBeside()[0][0]);
        assertEquals(7, nyquist.ringedBeside()[0][1]);
        editor.plots().bode().surface().notifyListeners(SWT.MouseExit, new Event());
        assertEquals(0, nyquist.ringedBeside().length);
    }

    @Test
    void undoGivesUpWhatIsBeingEnteredBeforeAnythingElse() throws Exception {
        ImpedanceEditor editor = solidElectrolyte();
        ctrlClick(editor.plots().nyquist(), pixel(editor.plots().nyquist(), 20));
        refitted(editor);
        var table = editor.results().parameters();
        Screen.key(SWT.CTRL, '1');
        Screen.key(0, SWT.ARROW_DOWN);
        Screen.key(0, SWT.ARROW_RIGHT);
        Screen.type("3.5");
        assertTrue(isEdited(table.widget()));
        editor.history().undo().run();
        assertFalse(isEdited(table.widget()));
        assertEquals(Set.of(20), document(editor).masked());
        assertTrue(document(editor).settings().guesses().isEmpty());
        editor.history().undo().run();
        assertEquals(Set.of(), document(editor).masked());
    }
}
