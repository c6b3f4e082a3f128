// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.nebula.widgets.nattable.edit.command.UpdateDataCommand;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.ide.IDE;
import org.interphase.ui.plot.Plot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scientist at the impedance editor. */
final class ImpedanceEditorTest {

    private static final int VALUE = 1;
    private static final int ERROR = 2;
    private static final int UNIT = 3;
    private static final int FIX = 6;
    private static final int REMARK = 7;

    private static int projects;

    private IProject project;

    @BeforeEach
    void open() throws Exception {
        Screen.open(1600, 1000);
        project = Screen.project("cells " + ++projects);
    }

    @AfterEach
    void close() throws Exception {
        Screen.closeFiles();
        project.delete(true, true, null);
    }

    private ImpedanceEditor solidElectrolyte() throws Exception {
        Screen.doubleClick(Screen.file(project, "llzo.dat", Spectra.solidElectrolyte()));
        return Screen.fitted("llzo.dat");
    }

    private static List<String> column(ImpedanceEditor editor, int column) {
        var table = editor.results().parameters();
        return IntStream.range(0, table.rows().size())
                .mapToObj(row -> table.text(row, column))
                .toList();
    }

    /** Enters a text into a cell, as its editor does when Enter is pressed. */
    private static void enter(ImpedanceEditor editor, int row, int column, Object value) {
        var table = editor.results().parameters().widget();
        table.doCommand(new UpdateDataCommand(table, column, row + 1, value));
    }

    private static void refitted(ImpedanceEditor editor) {
        Screen.until("a new fit", () -> editor.model()
                .document()
                .map(EisDocument::upToDate)
                .orElse(false));
    }

    @Test
    void opensByContentWhateverTheNameAndShowsTheFit() throws Exception {
        ImpedanceEditor editor = solidElectrolyte();

        assertEquals(List.of("R0", "R1", "CPE1.Q", "CPE1.alpha", "R2", "CPE2.Q", "CPE2.alpha"), column(editor, 0));
        assertEquals("kΩ", editor.results().parameters().text(1, UNIT));
        assertEquals(3.188, Double.parseDouble(editor.results().parameters().text(1, VALUE)), 0.2);
        assertTrue(Double.parseDouble(editor.results().parameters().text(1, ERROR)) > 0);
        assertTrue(editor.bar().state().getText().startsWith("Fitted in "), editor.bar().state().getText());
    }

    @Test
    void choosesOneSpectrumOfSeveral() throws Exception {
        Screen.doubleClick(Screen.file(project, "cycles.csv", Spectra.twoCycles()));
        ImpedanceEditor editor = Screen.fitted("cycles.csv");
        assertTrue(editor.bar().spectrum().isVisible());
        assertEquals(2, editor.bar().spectrum().getItemCount());
        assertEquals(25.1, Double.parseDouble(editor.results().parameters().text(4, VALUE)), 1);

        editor.bar().spectrum().select(1);
        Screen.choose(editor.bar().spectrum());
        refitted(editor);
        assertEquals(50.3, Double.parseDouble(editor.results().parameters().text(4, VALUE)), 2);
    }

    @Test
    void endsAFitThatIsCancelledAndKeepsTheOneBefore() throws Exception {
        Screen.doubleClick(Screen.file(project, "long.csv", Spectra.manyPoints()));
        ImpedanceEditor editor = Screen.fitted("long.csv");

        editor.bar().circuit().setText("R0-p(R1,CPE1)-p(R2,CPE2)-p(R3,CPE3)-Wo1");
        Screen.settle();
        if (editor.bar().fit().getText().equals("Fit")) {
            Screen.click(editor.bar().fit());
        }
        Screen.until("a fit under way", () -> editor.bar().fit().getText().equals("Cancel"));
        Screen.click(editor.bar().fit());
        Screen.until("the end of the fit", () -> editor.bar().fit().getText().equals("Fit"));

        assertEquals("Cancelled. What is shown is the fit before.", editor.bar().state().getText());
        assertTrue(editor.plots().nyquist().figure().series().stream().anyMatch(s -> s.name().equals("fit")));
    }

    @Test
    void opensOtherFilesAsUsual() throws Exception {
        IFile notes = Screen.file(project, "notes.md", "# What we measured\n\nNothing yet.\n");
        assertFalse(IDE.getDefaultEditor(notes) != null
                && IDE.getDefaultEditor(notes).getId().equals(ImpedanceEditor.ID));
    }

    @Test
    void opensAFileFromOutsideTheWorkspace(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("far away.txt");
        Files.writeString(file, Spectra.oneArc());
        IDE.openEditorOnFileStore(Screen.page(), EFS.getLocalFileSystem().getStore(file.toUri()));
        ImpedanceEditor editor = Screen.fitted("far away.txt");
        assertTrue(editor.showsSheet());
    }

    @Test
    void drawsNyquistWithEqualScales() throws Exception {
        Plot nyquist = solidElectrolyte().plots().nyquist();
        Point size = nyquist.plotSize();
        double horizontal = (nyquist.horizontalRange()[1] - nyquist.horizontalRange()[0]) / size.x;
        double vertical = (nyquist.verticalRange()[1] - nyquist.verticalRange()[0]) / size.y;
        assertEquals(1, horizontal / vertical, 1e-6);
        assertTrue(nyquist.figure().series().stream().anyMatch(s -> s.name().equals("fit")));
    }

    @Test
    void underlinesWhereACircuitGoesWrongAndFitsAgainWhenItIsRight() throws Exception {
        ImpedanceEditor editor = solidElectrolyte();

        editor.bar().circuit().setText("R0-p(R1,XX1)");
        Screen.settle();

        StyleRange[] marks = editor.bar().circuit().getStyleRanges();
        assertEquals(1, marks.length);
        assertEquals(8, marks[0].start);
        assertTrue(editor.bar().state().getText().contains("expected"), editor.bar().state().getText());
        Screen.picture("impedance-circuit-error");

        editor.bar().circuit().setText("R0-p(R1,CPE1)");
        Screen.click(editor.bar().fit());
        refitted(editor);
        assertEquals(0, editor.bar().circuit().getStyleRanges().length);
        assertEquals(List.of("R0", "R1", "CPE1.Q", "CPE1.alpha"), column(editor, 0));
    }

    @Test
    void holdsAParameterAtTheValueThatWasEntered() throws Exception {
        ImpedanceEditor editor = solidElectrolyte();

        enter(editor, 1, FIX, Boolean.TRUE);
        enter(editor, 1, VALUE, "3.3 k");
        refitted(editor);
        Screen.settle();

        assertEquals("3.3", editor.results().parameters().text(1, VALUE));
        assertEquals("", editor.results().parameters().text(1, ERROR));
        assertEquals("held", editor.results().parameters().text(1, REMARK));
        assertTrue(editor.isDirty());
    }

    @Test
    void saysWhichParameterTheDataDoNotDetermine() throws Exception {
        Screen.doubleClick(Screen.file(project, "arc.csv", Spectra.oneArc()));
        ImpedanceEditor editor = Screen.fitted("arc.csv");
        assertTrue(column(editor, REMARK).contains("not determined"), column(editor, REMARK).toString());
        assertTrue(editor.bar().state().getText().contains("not determined"));
        Screen.picture("impedance-not-determined");
    }

    @Test
    void leavesOutFrequenciesAndShowsThem() throws Exception {
        ImpedanceEditor editor = solidElectrolyte();
        editor.bar().fmax().setText("1e5");
        refitted(editor);
        assertTrue(editor.plots().nyquist().figure().series().stream()
                .anyMatch(s -> s.name().equals("left out")));
    }

    @Test
    void remembersTheCircuitOfAFile() throws Exception {
        ImpedanceEditor editor = solidElectrolyte();
        editor.bar().circuit().setText("R0-p(R1,CPE1)");
        refitted(editor);
        Screen.page().closeEditor(editor, false);
        Screen.doubleClick(project.getFile("llzo.dat"));
        assertEquals("R0-p(R1,CPE1)", Screen.fitted("llzo.dat").bar().circuit().getText());
    }

    @Test
    void undoesAndRedoesEverythingFromTheMenu() throws Exception {
        ImpedanceEditor editor = solidElectrolyte();
        EisDocument start = editor.model().document().orElseThrow();
        assertFalse(editor.history().undo().isEnabled());

        editor.bar().circuit().setText("R0-p(R1,CPE1)");
        refitted(editor);
        editor.bar().weight().setText("unit");
        Screen.choose(editor.bar().weight());
        refitted(editor);
        enter(editor, 1, FIX, Boolean.TRUE);
        editor.model().edit(d -> d.toggled(3, 4));
        refitted(editor);
        EisDocument end = editor.model().document().orElseThrow();
        assertTrue(Screen.menu("Edit").contains("Undo Mask 2 Points"), Screen.menu("Edit").toString());
        assertTrue(editor.bar().state().getText().contains("48 of 50 points"), editor.bar().state().getText());

        for (int i = 0; i < 4; i++) {
            Screen.command("org.eclipse.ui.edit.undo");
        }
        assertEquals(start, editor.model().document().orElseThrow());
        assertFalse(editor.history().undo().isEnabled());
        assertFalse(editor.isDirty());
        assertEquals(start.settings().circuit(), editor.bar().circuit().getText());
        assertEquals("modulus", editor.bar().weight().getText());
        assertTrue(Screen.menu("Edit").contains("Redo Circuit"), Screen.menu("Edit").toString());

        for (int i = 0; i < 4; i++) {
            Screen.command("org.eclipse.ui.edit.redo");
        }
        assertEquals(end, editor.model().document().orElseThrow());
        assertFalse(editor.history().redo().isEnabled());
    }

    @Test
    void savesTheFitBesideTheData() throws Exception {
        ImpedanceEditor editor = solidElectrolyte();
        Screen.click(editor.bar().fit());
        refitted(editor);
        editor.doSave(new NullProgressMonitor());
        Path folder = project.getLocation().toPath().resolve("llzo.dat.interphase");
        try (var files = Files.list(folder)) {
            String json = Files.readString(files.findFirst().orElseThrow());
            assertTrue(json.contains("\"sha256\""));
            assertTrue(json.contains("\"reducedChiSquare\""));
        }
        assertFalse(editor.isDirty());
        assertTrue(project.getFolder("llzo.dat.interphase").exists());
    }

    @Test
    void saysInASentenceWhatIsWrongWithAFileAndReadsItAgain() throws Exception {
        String broken = Spectra.oneArc().replaceFirst("(?s)(.*\\n.*\\n)[0-9.e+]+,", "$1x7,");
        IFile file = Screen.file(project, "broken.csv", broken);
        IDE.openEditor(Screen.page(), file, ImpedanceEditor.ID);
        ImpedanceEditor editor = Screen.editor("broken.csv");
        Screen.until("a message", () -> editor.message().retry().isVisible());

        String sentence = editor.message().sentence().getText();
        assertTrue(sentence.startsWith("Line 51, column 1: expected a number"), sentence);
        assertTrue(editor.message().details().getText().contains("FormatException"));
        Screen.picture("impedance-unreadable");

        Files.writeString(file.getLocation().toPath(), Spectra.oneArc());
        Screen.click(editor.message().retry());
        Screen.fitted("broken.csv");
        assertTrue(editor.showsSheet());
    }

    @Test
    void saysThatAFileHoldsACyclingRecordOnly() throws Exception {
        IFile file = Screen.file(
                project, "cycling.csv", "time_s,voltage_V,current_A\n0,3.1,1e-3\n1,3.2,1e-3\n2,3.3,1e-3\n3,3.4,1e-3\n");
        IDE.openEditor(Screen.page(), file, ImpedanceEditor.ID);
        ImpedanceEditor editor = Screen.editor("cycling.csv");
        Screen.until("a message", () -> editor.message().sentence().getText().contains("cycling record"));
        assertFalse(editor.showsSheet());
        assertNull(editor.model().document().orElse(null));
    }
}
