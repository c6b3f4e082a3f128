// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorDescriptor;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.part.FileEditorInput;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.eis.Circuit;
import org.interphase.eis.Simulation;
import org.interphase.ui.plot.Plot;
import org.interphase.ui.testing.Seen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scientist with a file that no format knows: names its columns once, and has it open from then on. */
final class ImportPageTest {

    static final String IMPORT = "org.interphase.ui.import";
    private static final String FOLDER = "interphase.templates";
    private static final int POINTS = 61;
    private static int projects;

    @TempDir
    private Path kept;

    private String before;
    private IProject project;

    @BeforeEach
    void open() throws Exception {
        before = System.getProperty(FOLDER);
        System.setProperty(FOLDER, kept.toString());
        Screen.open(1600, 1000);
        project = Screen.project("bench " + ++projects);
    }

    @AfterEach
    void close() throws Exception {
        Screen.closeFiles();
        project.delete(true, true, null);
        if (before == null) {
            System.clearProperty(FOLDER);
        } else {
            System.setProperty(FOLDER, before);
        }
    }

    private static ImpedanceSpectrum truth() {
        double[] f = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            f[i] = 1e6 * Math.pow(10, -i * 5.0 / (POINTS - 1));
        }
        return Simulation.simulate(Circuit.parse("R0-p(R1,CPE1)-p(R2,CPE2)"), new double[] {120, 900, 2e-8, 0.92, 2400, 3e-6, 0.85}, f, 0.003, 7);
    }

    /** A spectrum with titles that no format knows, decimal commas and notes above. */
    static String odd(String frequency) {
        ImpedanceSpectrum s = truth();
        StringBuilder out = new StringBuilder("Prüfstand 4\nZelle: LLZO 17\n\n" + frequency
                + ";Wirkanteil (kOhm);-Blindanteil (kOhm);Temperatur (°C)\n");
        for (int i = 0; i < POINTS; i++) {
            out.append(String.format(
                                    Locale.ROOT,
                                    "%.6e;%.6f;%.6f;%.1f",
                                    s.frequencyHz()[i] / 1e3,
                                    s.re()[i] / 1e3,
                                    -s.im()[i] / 1e3,
                                    25 + 0.1 * (i % 3))
                            .replace('.', ','))
                    .append('\n');
        }
        return out.toString();
    }

    private IEditorPart page(String name, String text) throws Exception {
        Screen.doubleClick(Screen.file(project, name, text));
        return page(name);
    }

    static IEditorPart page(String name) {
        Screen.until("the import page of " + name, () -> {
            IEditorPart part = Screen.page().getActiveEditor();
            return part != null && part.getSite().getId().equals(IMPORT) && part.getTitle().equals(name);
        });
        Screen.settle();
        return Screen.page().getActiveEditor();
    }

    private static <C extends Control> List<C> all(Class<C> type, Predicate<C> which) {
        List<C> found = new ArrayList<>();
        collect(Screen.shell(), type, which, found);
        return found;
    }

    private static <C extends Control> void collect(Composite in, Class<C> type, Predicate<C> which, List<C> found) {
        for (Control c : in.getChildren()) {
            if (!c.isVisible()) {
                continue;
            }
            if (type.isInstance(c) && which.test(type.cast(c))) {
                found.add(type.cast(c));
            }
            if (c instanceof Composite inner) {
                collect(inner, type, which, found);
            }
        }
    }

    private static <C extends Control> C one(Class<C> type, Predicate<C> which) {
        List<C> found = all(type, which);
        assertEquals(1, found.size(), () -> "one visible " + type.getSimpleName() + ", found " + found);
        return found.get(0);
    }

    private static Combo role(int column) {
        return one(Combo.class, c -> tip(c).startsWith("Column " + column + " ") && tip(c).endsWith("what it is")
                || tip(c).equals("Column " + column + ", what it is"));
    }

    private static Combo unit(int column) {
        return one(Combo.class, c -> (tip(c).startsWith("Column " + column + " ") || tip(c).startsWith("Column " + column + ","))
                && tip(c).endsWith("unit"));
    }

    private static String tip(Control control) {
        return control.getToolTipText() == null ? "" : control.getToolTipText();
    }

    private static Combo labelled(String label) {
        Label found = one(Label.class, l -> l.getText().equals(label));
        return (Combo) found.getParent().getChildren()[1];
    }

    private static void choose(Combo combo, String text) {
        assertTrue(Arrays.asList(combo.getItems()).contains(text), () -> Arrays.toString(combo.getItems()));
        combo.setText(text);
        Screen.choose(combo);
    }

    static Button button(String text) {
        return one(Button.class, b -> b.getText().replace("&", "").equals(text));
    }

    private static Plot plot() {
        return one(Plot.class, p -> true);
    }

    static void says(String text) {
        Screen.until("the text '" + text + "'", () -> !all(Label.class, l -> l.getText().contains(text)).isEmpty());
        Screen.settle();
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    static void nameTheColumns() {
        choose(role(1), "Frequency");
        choose(unit(1), "kHz");
        says("Reads an impedance spectrum of " + POINTS + " points");
    }

    @Test
    void namesTheColumnsOnceAndTheFileOpensFromThenOn() throws Exception {
        page("llzo.txt", odd("Schwingung"));
        assertEquals("Re Z", role(2).getText());
        assertEquals("kOhm", unit(2).getText());
        assertEquals("\u2212Im Z", role(3).getText());
        assertEquals("(not read)", role(1).getText());
        assertEquals("Semicolon ;", labelled("Separator").getText());
        assertEquals("Comma 1,5", labelled("Decimal sign").getText());
        says("Expected a column of frequency, found none.");
        assertFalse(button("Save as Template and Open").isEnabled());

        nameTheColumns();
        ImpedanceSpectrum s = truth();
        assertArrayEquals(s.re(), plot().figure().series().get(0).x(), 1e-3);

        one(Text.class, t -> t.getText().equals("llzo")).setText("bench 4");
        Screen.click(button("Save as Template and Open"));
        ImpedanceEditor editor = Screen.fitted("llzo.txt");
        assertTrue(editor.showsSheet());
        assertEquals(List.of("bench 4.json"), files(kept));

        Screen.closeFiles();
        Screen.doubleClick(project.getFile("llzo.txt"));
        Screen.fitted("llzo.txt");
        Screen.doubleClick(Screen.file(project, "the next.txt", odd("Schwingung")));
        Screen.fitted("the next.txt");
    }

    @Test
    void opensAFileOnceWithoutKeepingATemplate() throws Exception {
        page("llzo.txt", odd("Schwingung"));
        nameTheColumns();
        Screen.click(button("Open Without Saving"));
        Screen.fitted("llzo.txt");
        assertEquals(List.of(), files(kept));
    }

    @Test
    void showsWhereARowIsNotANumberAndReadsWhatWasCorrected() throws Exception {
        String text = odd("Frequenz (kHz)").replaceFirst("(?s)((?:[^\\n]*\\n){8}[^;]*;)[^;]*", "$1overflow");
        IFile file = Screen.file(project, "broken.txt", text);
        IDE.openEditor(Screen.page(), file, IMPORT);
        page("broken.txt");
        says("Line 9, column 2: expected a number ('Wirkanteil (kOhm)'), found 'overflow'.");
        assertFalse(button("Open Without Saving").isEnabled());
        assertEquals(List.of(), all(Plot.class, p -> true), "nothing half-read is shown");

        choose(role(2), "(not read)");
        says("Expected a column of Re Z, found none.");
    }

    @Test
    void isReachedFromTheImpedanceEditorWhereNoFormatKnowsTheText() throws Exception {
        IFile file = Screen.file(project, "llzo.txt", odd("Schwingung"));
        IDE.openEditor(Screen.page(), file, ImpedanceEditor.ID);
        ImpedanceEditor editor = Screen.editor("llzo.txt");
        Screen.until("a problem", () -> editor.message().columns().isVisible());
        Screen.picture("impedance-unknown");
        Seen.assertNothingClipped(Screen.shell());

        Screen.click(editor.message().columns());
        page("llzo.txt");
        assertEquals(0, Screen.page().findEditors(null, ImpedanceEditor.ID, IWorkbenchPage.MATCH_ID).length, "it takes its place");
        nameTheColumns();
        Screen.click(button("Open Without Saving"));
        assertTrue(Screen.fitted("llzo.txt").showsSheet());
    }

    @Test
    void isNotOfferedForAFileWithAMistakeNorForBytes() throws Exception {
        IFile broken = Screen.file(project, "broken.csv", Spectra.oneArc().replaceFirst("(?s)(.*\\n.*\\n)[0-9.e+]+,", "$1x7,"));
        IDE.openEditor(Screen.page(), broken, ImpedanceEditor.ID);
        ImpedanceEditor mistaken = Screen.editor("broken.csv");
        Screen.until("a problem", () -> mistaken.message().retry().isVisible());
        assertFalse(mistaken.message().columns().isVisible());

        IFile bytes = project.getFile("raw.bin");
        Files.write(bytes.getLocation().toPath(), new byte[] {0, 1, 2, 3, 0, 0, 7});
        bytes.refreshLocal(IResource.DEPTH_ZERO, null);
        IDE.openEditor(Screen.page(), bytes, ImpedanceEditor.ID);
        ImpedanceEditor raw = Screen.editor("raw.bin");
        Screen.until("a problem", () -> raw.message().retry().isVisible());
        assertFalse(raw.message().columns().isVisible());
    }

    @Test
    void showsAlsoALineThatIsFarDown() throws Exception {
        StringBuilder text = new StringBuilder("Schwingung / kHz;Wirkanteil / Ohm;-Blindanteil / Ohm\n");
        for (int i = 0; i < 4000; i++) {
            text.append(String.format(Locale.ROOT, "%.6f;%.6f;%.6f%n", 1e6 / (i + 1), 1000.0 + i, 10.0 + i));
        }
        text.append("0.1;1;lost\n");
        page("long.txt", text.toString());
        choose(role(1), "Frequency");
        choose(unit(1), "kHz");
        says("Line 4002, column 3: expected a number ('-Blindanteil / Ohm'), found 'lost'.");
    }

    @Test
    void takesBackWhatWasChosen() throws Exception {
        IEditorPart page = page("llzo.txt", odd("Schwingung"));
        choose(role(4), "Further column");
        choose(role(2), "|Z|");
        page.getEditorSite().getActionBars().getGlobalActionHandler(ActionFactory.UNDO.getId()).run();
        Screen.settle();
        assertEquals(List.of("Re Z", "Further column"), List.of(role(2).getText(), role(4).getText()));
        page.getEditorSite().getActionBars().getGlobalActionHandler(ActionFactory.REDO.getId()).run();
        Screen.settle();
        assertEquals("|Z|", role(2).getText());
        Screen.click(button("Reset"));
        Screen.settle();
        assertEquals(List.of("Re Z", "(not read)"), List.of(role(2).getText(), role(4).getText()));
    }

    @Test
    void cutsTheTextAsSaid() throws Exception {
        page("llzo.txt", odd("Schwingung"));
        choose(labelled("Separator"), "Tab");
        says("No rows of numbers in at least two columns");
        choose(labelled("Separator"), "Semicolon ;");
        assertEquals("Re Z", role(2).getText());

        Spinner first = one(Spinner.class, x -> true);
        assertEquals(5, first.getSelection());
        first.setSelection(10);
        Screen.settle();
        assertEquals("(not read)", role(2).getText());
        choose(role(1), "Frequency");
        choose(role(2), "Re Z");
        choose(role(3), "\u2212Im Z");
        says("Reads an impedance spectrum of " + (POINTS - 5) + " points");
    }

    @Test
    void aClickOnALinesNumberStartsTheRowsThere() throws Exception {
        page("llzo.txt", odd("Schwingung"));
        Canvas body = one(Canvas.class, c -> c.getClass() == Canvas.class && (c.getStyle() & SWT.V_SCROLL) != 0);
        Rectangle area = body.getClientArea();
        int height = heightOfALine(body);
        Event click = new Event();
        click.button = 1;
        click.x = 3;
        click.y = 7 * height + height / 2;
        assertTrue(click.y < area.height);
        body.notifyListeners(SWT.MouseDown, click);
        Screen.settle();
        assertEquals(8, one(Spinner.class, x -> true).getSelection());

        Event up = new Event();
        up.keyCode = SWT.ARROW_UP;
        body.notifyListeners(SWT.KeyDown, up);
        Event enter = new Event();
        enter.keyCode = SWT.CR;
        body.notifyListeners(SWT.KeyDown, enter);
        Screen.settle();
        assertEquals(7, one(Spinner.class, x -> true).getSelection());
    }

    private static int heightOfALine(Canvas body) {
        var gc = new org.eclipse.swt.graphics.GC(body);
        int height = gc.getFontMetrics().getHeight() + 4;
        gc.dispose();
        return height;
    }

    @Test
    void refusesAUnitThatIsNoneOfTheQuantity() throws Exception {
        page("llzo.txt", odd("Schwingung"));
        choose(role(1), "Frequency");
        unit(1).setText("V");
        says("expected a unit of Frequency such as Hz, found 'V'.");
        unit(1).setText("furlong");
        says("Expected a unit that is known, found 'furlong'.");
        unit(1).setText("MHz");
        says("Reads an impedance spectrum");
    }

    @Test
    void takesOverATemplateThatIsKept() throws Exception {
        page("llzo.txt", odd("Schwingung"));
        nameTheColumns();
        one(Text.class, t -> t.getText().equals("llzo")).setText("bench 4");
        Screen.click(button("Save as Template and Open"));
        Screen.fitted("llzo.txt");
        IFile file = project.getFile("llzo.txt");
        Screen.closeFiles();

        IDE.openEditor(Screen.page(), file, IMPORT);
        page("llzo.txt");
        assertEquals("bench 4", labelled("Template").getText());
        assertEquals("kHz", unit(1).getText());
        says("Reads an impedance spectrum");
        assertTrue(button("Replace Template and Open").isEnabled());

        choose(labelled("Template"), "(guessed)");
        assertEquals("(not read)", role(1).getText());
        choose(labelled("Template"), "bench 4");
        assertEquals("Frequency", role(1).getText());
    }

    @Test
    void showsARecordWhichHasNoEditorOfItsOwn() throws Exception {
        StringBuilder text = new StringBuilder("Laufzeit [min]\tKlemme [mV]\tStrom [µA]\n");
        for (int i = 0; i < 200; i++) {
            text.append(String.format(Locale.ROOT, "%.3f\t%.3f\t%.3f%n", i / 2.0, 3200 + 2.5 * i, i % 50 < 25 ? 120.0 : -120.0));
        }
        page("cell.txt", text.toString());
        choose(labelled("Data"), "Cycling record");
        choose(role(2), "Voltage");
        choose(unit(2), "mV");
        says("Reads a cycling record of 200 points, time 0 to 5970 s.");
        assertEquals("V", plot().figure().y().unit());
        assertEquals(3.2, plot().figure().series().get(0).y(0), 1e-9);
        Screen.picture("import-cycling");

        Screen.click(button("Save as Template and Open"));
        says("Template 'cell' is kept. These data have no editor of their own");
        Screen.closeFiles();
        Screen.doubleClick(project.getFile("cell.txt"));
        page("cell.txt");
        says("Reads a cycling record of 200 points");
    }

    @Test
    void saysThatATemplateCannotReadBytes() throws Exception {
        IFile file = project.getFile("raw.bin");
        Files.write(file.getLocation().toPath(), new byte[] {0, 1, 2, 3, 0, 0, 7});
        file.refreshLocal(IResource.DEPTH_ZERO, null);
        IDE.openEditor(Screen.page(), file, IMPORT);
        page("raw.bin");
        Text sentence = one(Text.class, t -> t.getText().startsWith("This is not text"));
        assertTrue(sentence.getText().contains("Export the measurement as text in columns"));
        IDE.setDefaultEditor(file, null);
    }

    @Test
    void opensAFileFromOutsideTheWorkspace(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("far away.txt");
        Files.writeString(file, odd("Schwingung"), StandardCharsets.UTF_8);
        IDE.openEditorOnFileStore(Screen.page(), EFS.getLocalFileSystem().getStore(file.toUri()));
        page("far away.txt");
        nameTheColumns();
        Screen.click(button("Save as Template and Open"));
        Screen.fitted("far away.txt");
    }

    @Test
    void leavesOtherFilesToTheirEditorsAndOffersThePageForAll() throws Exception {
        IFile[] others = {
            Screen.file(project, "notes.md", "# Cell 7\n\n| f | R |\n| 1 | 2 |\n"),
            Screen.file(project, "Plot.java", "final class Plot {\n  double[] x = {\n    1, 2, 3,\n    4, 5, 6,\n    7, 8, 9\n  };\n}\n"),
            Screen.file(project, "table.py", "a = [\n1, 2, 3,\n1, 2, 3,\n1, 2, 3,\n1, 2, 3,\n]\n"),
            Screen.file(project, "letter.txt", "Dear Ada,\n\nthe cell broke.\n"),
            Screen.file(project, "known.csv", Spectra.oneArc())
        };
        for (IFile other : others) {
            IEditorDescriptor editor = IDE.getDefaultEditor(other);
            assertFalse(editor != null && editor.getId().equals(IMPORT), other.getName());
            IEditorDescriptor[] offered =
                    IDE.overrideEditorAssociations(new FileEditorInput(other), null, new IEditorDescriptor[0]);
            assertTrue(Arrays.stream(offered).anyMatch(d -> d.getId().equals(IMPORT)), other.getName());
        }
    }

    @Test
    void opensForATableWhateverALoggerCallsIt() throws Exception {
        for (String name : new String[] {"bench.log", "bench.asc", "bench"}) {
            IFile table = Screen.file(project, name, "Lauf 7\nSchwingung;Wirk\n1000;2,5\n100;2,6\n10;2,7\n1;2,8\n");
            assertEquals(IMPORT, IDE.getDefaultEditor(table).getId(), name);
        }
    }
}
