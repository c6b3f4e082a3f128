// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.core.resources.IProject;
import org.eclipse.nebula.widgets.nattable.selection.command.SelectCellCommand;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.interphase.ui.eis.internal.circuit.CircuitHost;
import org.interphase.ui.eis.internal.circuit.CircuitView;
import org.interphase.ui.look.Palette;
import org.interphase.ui.testing.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A scientist at the circuit of the impedance editor: text, diagram and table show one thing. */
final class CircuitInEditorTest {

    private static int projects;

    private IProject project;
    private ImpedanceEditor editor;
    private CircuitView view;
    private Person person;

    @BeforeEach
    void open() throws Exception {
        Screen.open(1600, 1000);
        project = Screen.project("circuits " + ++projects);
        Screen.doubleClick(Screen.file(project, "llzo.dat", Spectra.solidElectrolyte()));
        editor = Screen.fitted("llzo.dat");
        view = editor.bar().diagram().view();
        person = new Person(view.canvas());
        view.canvas().forceFocus();
    }

    @AfterEach
    void close() throws Exception {
        if (!editor.bar().showDiagram().getSelection()) {
            editor.bar().showDiagram().setSelection(true);
            Screen.click(editor.bar().showDiagram());
        }
        Screen.closeFiles();
        project.delete(true, true, null);
    }

    private String text() {
        return editor.bar().circuit().getText();
    }

    /** Waits for a fit of what is shown; where the last one was slow, somebody has to press the button. */
    private void refitted() {
        Screen.settle();
        Screen.settle();
        if (editor.bar().state().getText().endsWith("Press Fit.")
                && editor.bar().fit().getText().equals("Fit")) {
            Screen.click(editor.bar().fit());
        }
        Screen.until("a new fit", () -> editor.model()
                .document()
                .map(EisDocument::upToDate)
                .orElse(false));
        Screen.settle();
    }

    private void walkTo(int steps) {
        person.key(SWT.HOME, 0);
        for (int i = 0; i < steps; i++) {
            person.key(SWT.ARROW_RIGHT, 0);
        }
    }

    @Test
    void editsTheTextAndFitsAgainAndUndoesStepByStep() {
        walkTo(1);
        person.letter('l', 0);
        person.letter('c', 0);
        assertEquals("R0-p(R1-L1-C1,CPE1)-p(R2,CPE2)", text());
        refitted();
        assertEquals(9, editor.results().parameters().rows().size());
        editor.history().undo().run();
        assertEquals("R0-p(R1-L1,CPE1)-p(R2,CPE2)", text());
        editor.history().undo().run();
        assertEquals("R0-p(R1,CPE1)-p(R2,CPE2)", text());
        editor.history().redo().run();
        assertEquals("R0-p(R1-L1,CPE1)-p(R2,CPE2)", text());
    }

    @Test
    void keepsStartValuesAndHoldsOfWhatStays() {
        editor.model().edit(d -> d.withSettings(d.settings().withFixed("R2", 25000).withBounds("CPE2.Q", 1e-10, 1e-6)));
        walkTo(1);
        person.key(SWT.DEL, 0);
        FitSettings s = editor.model().document().orElseThrow().settings();
        assertEquals("R0-CPE1-p(R2,CPE2)", s.circuit());
        assertEquals(Set.of("R2"), s.fixed());
        assertEquals(25000, s.guesses().get("R2"));
        assertEquals(1e-6, s.bounds().get("CPE2.Q").upper());
    }

    @Test
    void carriesStartValuesToNewNames() {
        FitSettings s = FitSettings.DEFAULT.withFixed("R2", 25000).withBounds("CPE2.Q", 1e-10, 1e-6);
        FitSettings t = s.withCircuit("R0-p(R1,CPE1)", Map.of("R2", "R1", "CPE2.Q", "CPE1.Q"));
        assertEquals(Set.of("R1"), t.fixed());
        assertEquals(25000, t.guesses().get("R1"));
        assertEquals(1e-6, t.bounds().get("CPE1.Q").upper());
    }

    @Test
    void showsTheSameElementInDiagramAndTable() {
        walkTo(1);
        person.key(SWT.ARROW_DOWN, 0);
        var table = editor.results().parameters().widget();
        assertEquals(List.of("CPE1.Q", "CPE1.alpha"), editor.results().selected().stream().sorted().toList());
        table.doCommand(new SelectCellCommand(table, 1, 5, false, false));
        assertEquals("R2", view.selectedElements().get(0).label());
        assertEquals(List.of("R2"), List.copyOf(editor.results().selected()));
    }

    @Test
    void setsAValueFromTheDiagram() {
        walkTo(1);
        var diagram = editor.bar().diagram();
        var r1 = view.selectedElements().get(0).parameters().get(0);
        assertEquals(3.19, Double.parseDouble(diagram.value(r1)), 0.2);
        assertEquals("kΩ", diagram.unit(r1));
        diagram.assign(Map.of(r1, new CircuitHost.Assignment("3.3", true)));
        refitted();
        FitSettings s = editor.model().document().orElseThrow().settings();
        assertEquals(3300, s.guesses().get("R1"), 1e-6);
        assertEquals(Set.of("R1"), s.fixed());
        editor.history().undo().run();
        assertEquals(Set.of(), editor.model().document().orElseThrow().settings().fixed());
    }

    @Test
    void followsWhatIsWrittenAndFadesWhereThatIsNoCircuit() {
        editor.bar().circuit().setText("R0-p(R1,CPE1)");
        assertEquals("R0-p(R1,CPE1)", view.circuit().orElseThrow().toString());
        assertFalse(view.hasProblem());
        editor.bar().circuit().setText("R0-p(R1,XX");
        assertTrue(view.hasProblem());
        assertEquals("R0-p(R1,CPE1)", view.circuit().orElseThrow().toString());
        editor.history().undo().run();
        assertFalse(view.hasProblem());
    }

    @Test
    void givesItsRoomBackWhenItIsHidden() {
        int plots = editor.plots().nyquist().getSize().y;
        Screen.click(uncheck());
        Screen.settle();
        assertFalse(view.isVisible());
        int gained = editor.plots().nyquist().getSize().y - plots;
        assertTrue(gained > 20, "gained " + gained + " px");
    }

    private Button uncheck() {
        editor.bar().showDiagram().setSelection(false);
        return editor.bar().showDiagram();
    }

    @Test
    void proposesWhileOneWritesInTheEditor() throws Exception {
        var field = editor.bar().circuit();
        field.forceFocus();
        field.setSelection(field.getCharCount());
        new Person(field).type("-W");
        new Person(field).letter(' ', SWT.CTRL);
        assertTrue(editor.bar().completion().isOpen());
        refitted();
        Screen.picture("impedance-circuit-completion");
        new Person(field).key(SWT.ARROW_DOWN, 0);
        new Person(field).traverse(SWT.TRAVERSE_RETURN);
        assertEquals("R0-p(R1,CPE1)-p(R2,CPE2)-Wo1", text());
    }

    @Test
    void isDarkWhereTheWindowIsDark() throws Exception {
        walkTo(1);
        Screen.command("org.interphase.ui.dark");
        try {
            Screen.settle();
            Palette palette = Palette.of(view.canvas());
            assertTrue(palette.dark());
            assertEquals(palette.paper(), view.canvas().getBackground());
            Screen.picture("impedance-circuit-diagram-dark");
        } finally {
            Screen.command("org.interphase.ui.dark");
        }
    }

    @Test
    void drawsTheFittedCircuit() throws Exception {
        walkTo(1);
        Rectangle room = view.canvas().getClientArea();
        assertTrue(room.height <= 130, "height " + room.height);
        assertTrue(view.canvas().getBounds().width > 600);
        Screen.picture("impedance-circuit-diagram");
    }
}
