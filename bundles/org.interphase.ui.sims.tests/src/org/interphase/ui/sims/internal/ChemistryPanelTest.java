// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.figure.Series;
import org.interphase.core.progress.Progress;
import org.interphase.sims.CorrectedStack;
import org.interphase.sims.chemistry.Components;
import org.interphase.sims.chemistry.LineScan;
import org.interphase.sims.chemistry.NonNegativeFactors;
import org.interphase.sims.chemistry.PrincipalComponents;
import org.interphase.sims.chemistry.SpeciesCorrelation;
import org.interphase.ui.job.Computing;
import org.interphase.ui.look.Contrast;
import org.interphase.ui.sims.StackView;
import org.interphase.ui.sims.internal.image.ImageGrid;
import org.interphase.ui.table.CopyTable;
import org.interphase.ui.testing.Person;
import org.interphase.ui.testing.Pixels;
import org.interphase.ui.testing.Screen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The chemistry of a stack whose counts are known, as a person sees it. */
final class ChemistryPanelTest {

    private static final List<Integer> ALL = List.of(0, 1, 2, 3);
    private static final int[] CHANNELS = {0, 1, 2, 3};
    private static final String NEWLINE = System.lineSeparator();

    private final Materials materials = Materials.all();
    private final StackView view = new StackView(materials.stack().geometry());
    private final List<String> said = new ArrayList<>();
    private Shell shell;
    private ChemistryPanel panel;

    @BeforeEach
    void open() {
        shell = new Shell(Screen.display());
        shell.setLayout(new FillLayout());
        shell.setSize(900, 700);
        panel = new ChemistryPanel(shell, view, said::add);
    }

    @AfterEach
    void close() {
        shell.dispose();
    }

    private void look(CorrectedStack stack, List<Integer> channels, ChemistryPanel.View at) {
        shell.open();
        panel.choose(at);
        panel.show(stack, channels);
    }

    private void look(ChemistryPanel.View at) {
        look(materials.stack(), ALL, at);
    }

    private static <T> T until(Supplier<T> found) {
        Screen.until("something is found", () -> found.get() != null);
        return found.get();
    }

    private static void idle(Computing computing) {
        Screen.until("nothing is computed", () -> !computing.isRunning());
    }

    private static void refuses(Computing computing, String sentence) {
        Screen.until(
                sentence + " but was " + computing.remark().getText(),
                () -> computing.remark().getText().equals(sentence) && !computing.isRunning());
    }

    private static void choose(Combo combo, int index) {
        combo.select(index);
        combo.notifyListeners(SWT.Selection, new Event());
    }

    private static void set(Spinner spinner, int value) {
        spinner.setSelection(value);
        spinner.notifyListeners(SWT.Selection, new Event());
    }

    private static double mean(int channel, int y, int x) {
        double sum = 0;
        for (int k = 0; k < Materials.LAYERS; k++) {
            sum += Materials.count(channel, k, y, x);
        }
        return sum / Materials.LAYERS;
    }

    @Test
    void computesNothingBeforeSomebodyLooks() {
        panel.show(materials.stack(), ALL);
        panel.seen();
        Person.work();
        assertEquals(0, materials.reads());
        shell.open();
        panel.seen();
        assertNotNull(until(() -> panel.overlay().found()));
        int overlay = materials.reads();
        assertTrue(overlay > 0);
        assertNull(panel.ratio().found());
        panel.seen();
        Person.work();
        assertEquals(overlay, materials.reads(), "what is there is not computed again");
    }

    @Test
    void paintsThreeSpeciesInColoursThatAreToldApart() {
        look(ChemistryPanel.View.OVERLAY);
        until(() -> panel.overlay().found());
        // Na+ to the left, where Zr+ is black and O- is at least half as strong; Zr+ to the right, where others are black.
        int right = panel.overlay().found().rgb()[5 * Materials.WIDTH + 12];
        assertEquals(0x8040FF, right);
        int left = panel.overlay().found().rgb()[4 * Materials.WIDTH + 4];
        double[] layers = new double[2];
        for (int i : new int[] {0, 2}) {
            var l = panel.overlay().found().layers().get(i);
            layers[i / 2] = Math.clamp((mean(i, 4, 4) - l.black()) / (l.white() - l.black()), 0, 1);
        }
        int red = (int) Math.round(layers[1] * 0xE0);
        int green = (int) Math.min(255, Math.round(layers[0] * 0xFF + layers[1] * 0x40));
        int blue = (int) Math.round(layers[1] * 0x80);
        assertEquals(red << 16 | green << 8 | blue, left);
    }

    @Test
    void paintsThemOnTheScreen() {
        look(ChemistryPanel.View.OVERLAY);
        until(() -> panel.overlay().found());
        assertEquals(
                "Mean of layers 0 to 5 (0.05 to 0.55 µm); each species from black to its full colour, light is added.",
                panel.overlay().computing().remark().getText());
        Screen.settle();
        Control tile = panel.overlay().grid().getChildren()[0];
        Point middle = tile.toDisplay(tile.getSize().x / 2, tile.getSize().y / 2);
        ImageData seen = Pixels.of(new Rectangle(middle.x - 40, middle.y, 80, 1));
        RGB left = seen.palette.getRGB(seen.getPixel(1, 0));
        RGB right = seen.palette.getRGB(seen.getPixel(seen.width - 1, 0));
        assertTrue(left.green > left.red && left.green > left.blue, "Na+ is green: " + left);
        assertTrue(right.blue > right.red && right.red > right.green, "Zr+ is violet: " + right);
    }

    @Test
    void saysWhichSpeciesHasWhichColourAndWhatRange() {
        look(ChemistryPanel.View.OVERLAY);
        until(() -> panel.overlay().found());
        assertEquals(3, panel.overlay().legend().getChildren().length);
        String first = text(panel.overlay().legend().getChildren()[0]);
        assertEquals("Na+, green: 2 to 22 counts", first);
    }

    private static String text(Control control) {
        return ((Label) ((Composite) control).getChildren()[1]).getText();
    }

    @Test
    void paintsOneLayerAndFollowsIt() {
        look(ChemistryPanel.View.OVERLAY);
        until(() -> panel.overlay().found());
        panel.overlay().layers().single().setSelection(true);
        panel.overlay().layers().single().notifyListeners(SWT.Selection, new Event());
        choose(panel.overlay().species(0), 0);
        choose(panel.overlay().species(2), 0);
        view.setLayer(3);
        Screen.until("layer 3", () -> panel.overlay().found().layers().size() == 1
                && panel.overlay().found().layers().get(0).image().values()[12] == Materials.count(1, 3, 0, 12));
        assertFalse(panel.overlay().layers().first().isEnabled());
    }

    @Test
    void saysWhatIsMissingForAnOverlay() {
        look(ChemistryPanel.View.OVERLAY);
        until(() -> panel.overlay().found());
        set(panel.overlay().low(), 990);
        refuses(
                panel.overlay().computing(),
                "The share that is black has to be below the share below the full colour.");
        for (int i = 0; i < 3; i++) {
            choose(panel.overlay().species(i), 0);
        }
        refuses(panel.overlay().computing(), "Choose a species for one of the colours.");
        assertNull(panel.overlay().found());
    }

    @Test
    void keepsTheSettingsOfAViewWhileAnotherOneIsLookedAt() {
        look(ChemistryPanel.View.OVERLAY);
        choose(panel.overlay().colours(), 1);
        choose(panel.overlay().species(1), 4);
        set(panel.overlay().low(), 50);
        panel.choose(ChemistryPanel.View.RATIO);
        panel.choose(ChemistryPanel.View.OVERLAY);
        panel.show(materials.stack(), List.of(1, 2));
        assertEquals("P-", panel.overlay().species(1).getText());
        assertEquals(50, panel.overlay().low().getSelection());
        assertEquals("red, green, blue", panel.overlay().colours().getText());
        idle(panel.overlay().computing());
    }

    @Test
    void dividesOneSpeciesByAnotherWithTheErrorUnderTheCursor() {
        look(ChemistryPanel.View.RATIO);
        until(() -> panel.ratio().found());
        assertEquals("Na+", panel.ratio().above().getText());
        assertEquals("Zr+", panel.ratio().below().getText());
        double a = mean(0, 5, 12);
        double b = mean(1, 5, 12);
        int pixel = 5 * Materials.WIDTH + 12;
        assertEquals(a / b, panel.ratio().found().values()[pixel], 1e-6);
        double error = a / b * Math.sqrt(1 / (6 * a) + 1 / (6 * b));
        assertEquals(error, Math.sqrt(panel.ratio().found().variances()[pixel]), 1e-6);
        view.setCursor(Optional.of(new StackView.Pixel(12, 5)));
        assertTrue(
                said.get(said.size() - 1).startsWith("Na+/Zr+ = 0.125 ± 0.03"), said.get(said.size() - 1));
    }

    @Test
    void showsNoRatioWhereTheLowerSpeciesIsNotSignificant() {
        look(ChemistryPanel.View.RATIO);
        until(() -> panel.ratio().found());
        // To the left 6 counts of Zr+: 2.4 of their standard deviations.
        assertTrue(Float.isNaN(panel.ratio().found().values()[2]));
        view.setCursor(Optional.of(new StackView.Pixel(2, 0)));
        assertEquals("Na+/Zr+: too few counts at (2, 0)", said.get(said.size() - 1));
        set(panel.ratio().sigmas(), 20);
        Screen.until("a ratio to the left", () -> !Float.isNaN(panel.ratio().found().values()[2]));
        assertEquals(22, panel.ratio().found().values()[2], 1e-6);
    }

    @Test
    void saysWhyThereIsNoRatio() {
        look(ChemistryPanel.View.RATIO);
        choose(panel.ratio().below(), 0);
        refuses(panel.ratio().computing(), "Choose two species that are not the same.");
        panel.show(materials.masked(), ALL);
        choose(panel.ratio().below(), 1);
        refuses(panel.ratio().computing(), "Na+ has no values in layers 0 to 5: they are masked.");
        panel.show(Materials.oneSpecies().stack(), List.of(0));
        refuses(panel.ratio().computing(), "There is one species: a ratio needs two.");
    }

    @Test
    void scansSpeciesAlongALineWithTheirErrors() throws Exception {
        look(ChemistryPanel.View.LINE);
        LineView line = panel.line();
        until(line::found);
        assertEquals("3.2, 12 to 28.8, 12", line.ends().getText());
        LineScan expected = LineScan.of(
                materials.stack(), 2, new LineScan.Line(3.2, 12, 28.8, 12, 10, 2), 0, Materials.LAYERS, Progress.NONE);
        assertArrayEquals(expected.values(), line.found().scans().get(2).values());
        Series band = line.plot().figure().series().get(4);
        assertTrue(band.right(), "negative ions have their own axis");
        assertEquals(expected.lower()[3], band.y(3));
        assertEquals(expected.upper()[3], band.upper(3));
    }

    /** Places of a raster that is shown at four points for a pixel. */
    private static final ImageGrid.Places PLACES = new ImageGrid.Places() {
        @Override
        public Point screen(double x, double y) {
            return new Point((int) Math.round(4 * x), (int) Math.round(4 * y));
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

    private void drag(double x0, double y0, double x1, double y1) {
        ImageGrid.Overlay overlay = panel.line().overlay();
        assertTrue(overlay.mouse(SWT.MouseDown, x0, y0, 1, 0, PLACES));
        assertTrue(overlay.mouse(SWT.MouseMove, (x0 + x1) / 2, (y0 + y1) / 2, 0, SWT.BUTTON1, PLACES));
        assertTrue(overlay.mouse(SWT.MouseUp, x1, y1, 1, SWT.BUTTON1, PLACES));
    }

    @Test
    void takesALineThatIsDraggedAndMovesItsEnds() {
        look(ChemistryPanel.View.LINE);
        LineView line = panel.line();
        until(line::found);
        drag(2, 1, 2, 11);
        assertEquals("4, 2 to 4, 22", line.ends().getText());
        assertEquals(new LineScan.Line(4, 2, 4, 22, 10, 2), line.asked().line());
        Screen.until("ten stretches", () -> line.found().scans().get(0).positionUm().length == 10);
        drag(2, 11, 10, 11);
        assertEquals("4, 2 to 20, 22", line.ends().getText());
        drag(2, 1, 1, 1);
        assertEquals("2, 2 to 20, 22", line.ends().getText());
        drag(8, 4, 8, 4);
        assertEquals("2, 2 to 20, 22", line.ends().getText(), "a click is no line");
        idle(line.computing());
    }

    @Test
    void takesALineThatIsDraggedInAnImageOfTheGrid() {
        look(ChemistryPanel.View.LINE);
        LineView line = panel.line();
        until(line::found);
        Screen.settle();
        StackView.Window before = view.window();
        Control tile = line.grid().getChildren()[0];
        Point middle = new Point(tile.getSize().x / 2, tile.getSize().y / 2);
        new Person(tile)
                .drag(new Rectangle(middle.x, middle.y - 20, 0, 0), new Rectangle(middle.x, middle.y + 20, 0, 0));
        double[] ends = LineView.parse(line.ends().getText());
        assertEquals(ends[0], ends[2], 0.1, "it goes straight down");
        assertTrue(ends[3] > ends[1], line.ends().getText());
        assertEquals(before, view.window(), "the images stay where they are");
        idle(line.computing());
        assertEquals(ends[1], line.asked().line().y0Um());
    }

    @Test
    void takesALineThatIsWrittenAndSaysWhatIsWrong() {
        look(ChemistryPanel.View.LINE);
        LineView line = panel.line();
        until(line::found);
        line.ends().setText("0, 1 to 32, 1");
        line.ends().notifyListeners(SWT.DefaultSelection, new Event());
        Screen.until("sixteen stretches", () -> line.found().scans().get(0).positionUm().length == 16);
        line.ends().setText("here, there");
        line.ends().notifyListeners(SWT.DefaultSelection, new Event());
        refuses(line.computing(), "Expected a line as x, y to x, y in µm, found 'here, there'.");
        line.ends().setText("0, 1 to 32, 1");
        line.width().setText("broad");
        line.width().notifyListeners(SWT.DefaultSelection, new Event());
        refuses(line.computing(), "Width: expected a number, found 'broad'.");
        panel.show(Materials.withoutScale().stack(), ALL);
        refuses(line.computing(), "The size of a pixel is not known: a line in µm needs it.");
    }

    @Test
    void changesTheAxisWithoutCountingAgain() {
        look(ChemistryPanel.View.LINE);
        until(panel.line()::found);
        int before = materials.reads();
        panel.line().logarithmic().setSelection(true);
        panel.line().logarithmic().notifyListeners(SWT.Selection, new Event());
        assertTrue(panel.line().plot().figure().y().logarithmic());
        assertEquals(before, materials.reads());
    }

    @Test
    void namesLoadingsOfPrincipalComponentsBySpecies() throws Exception {
        look(ChemistryPanel.View.COMPONENTS);
        ComponentsView c = panel.components();
        until(c::found);
        Components expected = PrincipalComponents.of(materials.stack(), CHANNELS, 3, Progress.NONE);
        assertTable(expected, c);
        assertEquals("explained / %", c.table().text(0, 0));
        assertTrue(c.computing().remark().getText().startsWith("Principal components, weighted for Poisson noise"));
        assertEquals(3, c.plot().figure().series().size());
        // The mean score of the layer in the plot is that of its pixels.
        double sum = 0;
        for (float v : expected.scores().layer(1, 4)) {
            sum += v;
        }
        assertEquals(sum / (Materials.HEIGHT * Materials.WIDTH), c.plot().figure().series().get(1).y(4), 1e-5);
    }

    @Test
    void namesLoadingsOfNonNegativeFactorsBySpecies() throws Exception {
        look(ChemistryPanel.View.COMPONENTS);
        ComponentsView c = panel.components();
        choose(c.method(), 1);
        set(c.count(), 2);
        Screen.until("two factors", () -> c.found() != null
                && c.found().parts().components().method() == Components.Method.NMF
                && c.found().images().size() == 2);
        assertTable(
                NonNegativeFactors.of(materials.stack(), CHANNELS, 2, 1, Progress.NONE).components(), c);
        assertEquals("counts / %", c.table().text(0, 0));
    }

    private static void assertTable(Components expected, ComponentsView c) {
        assertEquals(5, c.table().rows().size());
        for (Components.Component component : expected.components()) {
            int column = component.number() - 1;
            assertEquals(100 * component.explained(), c.table().rows().get(0).values()[column], 1e-9);
            for (int i = 0; i < 4; i++) {
                assertEquals(Materials.NAMES.get(i), c.table().text(i + 1, 0));
                assertEquals(component.loadings()[i], c.table().rows().get(i + 1).values()[column], 1e-9);
            }
        }
    }

    @Test
    void showsTheScoresOfOneLayerWithoutTakingApartAgain() throws Exception {
        look(ChemistryPanel.View.COMPONENTS);
        ComponentsView c = panel.components();
        until(c::found);
        ComponentsView.Parts parts = c.found().parts();
        view.setLayer(2);
        assertFalse(c.computing().isRunning(), "all layers are shown whichever is looked at");
        choose(c.where(), 1);
        float[] expected = parts.components().scores().layer(0, 2);
        Screen.until("the scores of layer 2", () -> c.found().images().get(0).values()[7] == expected[7]);
        assertEquals(parts, c.found().parts());
        assertArrayEquals(expected, c.found().images().get(0).values());
    }

    @Test
    void showsScoresWhereTheContentLiesInTheFirstLayer() throws Exception {
        double[][] shift = new double[Materials.LAYERS][];
        Arrays.setAll(shift, k -> new double[] {k, 0});
        CorrectedStack moved = materials.stack().withShift(IonPolarity.POSITIVE, shift);
        ComponentsView.How how = new ComponentsView.How(moved, ALL, Components.Method.PCA, 1, 0);
        ComponentsView.Found found = ComponentsView.find(new ComponentsView.Asked(how, 2), Optional.empty(), Progress.NONE);
        float[] raw = found.parts().components().scores().layer(0, 2);
        assertEquals(raw[3 * Materials.WIDTH + 7], found.images().get(0).values()[3 * Materials.WIDTH + 5]);
        double sum = 0;
        for (int k = 0; k < Materials.LAYERS; k++) {
            sum += found.parts().components().scores().layer(0, k)[3 * Materials.WIDTH + 5 + k];
        }
        assertEquals(
                sum / Materials.LAYERS, found.parts().images().get(0).values()[3 * Materials.WIDTH + 5], 1e-4);
    }

    @Test
    void copiesLoadingsWithAHeading() {
        look(ChemistryPanel.View.COMPONENTS);
        ComponentsView c = panel.components();
        until(c::found);
        ((CopyTable) c.table().widget()).copy();
        String[] lines = Screen.clipboard().split(NEWLINE);
        assertEquals("species\tcomponent 1\tcomponent 2\tcomponent 3", lines[0]);
        assertTrue(lines[1].startsWith("explained / %\t"));
        assertTrue(lines[2].startsWith("Na+\t"));
        assertEquals(6, lines.length);
    }

    @Test
    void saysWhyThereAreNoComponents() {
        look(materials.stack(), List.of(2), ChemistryPanel.View.COMPONENTS);
        ComponentsView c = panel.components();
        refuses(c.computing(), "Fewer than two species are shown: show more, or choose all species.");
        choose(c.which(), 1);
        until(c::found);
        panel.show(Materials.oneSpecies().stack(), List.of(0));
        refuses(c.computing(), "There is one species: components need at least two.");
        assertEquals(List.of(), c.table().rows());
        panel.show(materials.masked(), ALL);
        refuses(c.computing(), "Expected a layer that is not masked, found none.");
    }

    @Test
    void correlatesSpeciesInASymmetricTableWithOnes() throws Exception {
        look(ChemistryPanel.View.CORRELATION);
        CorrelationView c = panel.correlation();
        Screen.until("correlations", () -> c.found().isPresent());
        SpeciesCorrelation expected = SpeciesCorrelation.of(materials.stack(), CHANNELS, Progress.NONE);
        assertEquals(Materials.NAMES, c.matrix().names());
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                assertEquals(expected.corrected()[i][j], c.matrix().value(i, j));
            }
        }
        choose(c.kind(), 1);
        for (int i = 0; i < 4; i++) {
            assertEquals(1, c.matrix().value(i, i));
            for (int j = 0; j < 4; j++) {
                assertEquals(c.matrix().value(i, j), c.matrix().value(j, i));
                assertEquals(expected.pearson()[i][j], c.matrix().value(i, j));
            }
        }
    }

    @Test
    void saysAllOfACellThatIsChosenWithMouseOrKeys() {
        look(ChemistryPanel.View.CORRELATION);
        CorrelationView c = panel.correlation();
        Screen.until("correlations", () -> c.found().isPresent());
        Person person = new Person(c.matrix());
        person.click(c.matrix().place(0, 1));
        String words = said.get(said.size() - 1);
        assertTrue(words.startsWith("Na+ and Zr+: r as measured -0.9"), words);
        assertTrue(words.contains(" ± ") && words.contains("without counting noise") && words.contains("of the variance"), words);
        person.key(SWT.ARROW_DOWN, 0);
        person.key(SWT.ARROW_RIGHT, 0);
        assertEquals(Optional.of(new MatrixTable.Cell(1, 2)), c.matrix().selected());
        assertTrue(said.get(said.size() - 1).startsWith("Zr+ and O-: r as measured "));
        person.letter('c', SWT.CTRL);
        String[] lines = Screen.clipboard().split(NEWLINE);
        assertEquals("species\tNa+\tZr+\tO-\tP-", lines[0]);
        assertEquals(5, lines.length);
    }

    @Test
    void writesCoefficientsLegiblyOnEachColour() {
        for (int i = -100; i <= 100; i++) {
            RGB behind = MatrixTable.colour(i / 100.0);
            assertTrue(Contrast.ratio(MatrixTable.ink(behind), behind) >= 4.5, "r = " + i / 100.0);
        }
        assertEquals("−0.124", MatrixTable.text(-0.1239));
        assertEquals("0.000", MatrixTable.text(-0.0001));
    }

    @Test
    void givesUpWhatIsComputedWhenTheStackChanges() {
        Materials slow = Materials.closed();
        look(slow.stack(), ALL, ChemistryPanel.View.OVERLAY);
        Screen.until("the first stack is read", () -> slow.reads() > 0);
        int begun = slow.reads();
        panel.show(materials.stack(), ALL);
        assertNull(panel.overlay().found());
        slow.let();
        until(() -> panel.overlay().found());
        assertEquals(mean(1, 0, 12), panel.overlay().found().layers().get(1).image().values()[12], 1e-5);
        assertTrue(slow.reads() < 3 * Materials.LAYERS, "read " + begun + " times before, " + slow.reads() + " in all");
    }

    @Test
    void givesUpWhatIsComputedWhenAPersonCancels() {
        Materials slow = Materials.closed();
        look(slow.stack(), ALL, ChemistryPanel.View.OVERLAY);
        Computing computing = panel.overlay().computing();
        Screen.until("the stack is read", () -> slow.reads() > 0);
        assertTrue(computing.button().isVisible());
        assertEquals("Cancel", computing.button().getText());
        Screen.click(computing.button());
        slow.let();
        refuses(computing, "Cancelled.");
        assertNull(panel.overlay().found());
        assertEquals("Compute", computing.button().getText());
        Screen.click(computing.button());
        until(() -> panel.overlay().found());
        assertFalse(computing.button().isVisible());
    }

    @Test
    void hearsOfNothingAfterItIsGone() {
        look(ChemistryPanel.View.OVERLAY);
        until(() -> panel.overlay().found());
        shell.dispose();
        view.setLayer(4);
        view.setCursor(Optional.of(new StackView.Pixel(1, 1)));
        assertEquals(List.of(), said);
    }

    @Test
    void endsWhatNeverBeganWhenItIsGivenUp() {
        look(ChemistryPanel.View.OVERLAY);
        Computing computing = panel.overlay().computing();
        for (int i = 10; i < 30; i++) {
            set(panel.overlay().low(), i);
        }
        idle(computing);
        double black = panel.overlay().found().layers().get(0).black();
        assertEquals(panel.overlay().found().layers().get(0).image().quantile(0.029), black);
    }

    @Test
    void isReachedByTheKeyboardInEachView() {
        shell.open();
        panel.show(materials.stack(), ALL);
        for (ChemistryPanel.View v : ChemistryPanel.View.values()) {
            panel.choose(v);
            Screen.settle();
            Set<Control> wanted = new HashSet<>();
            collect(shell, wanted);
            assertTrue(wanted.size() >= 3, "found " + wanted);
            Set<Control> reached = new HashSet<>();
            shell.forceActive();
            panel.choice().forceFocus();
            Person.work();
            for (int i = 0; i < 80 && Screen.display().getFocusControl() != null; i++) {
                reached.add(Screen.display().getFocusControl());
                Screen.display().getFocusControl().traverse(SWT.TRAVERSE_TAB_NEXT);
                Person.work();
            }
            wanted.removeAll(reached);
            assertEquals(Set.of(), wanted, "not reached in " + v);
        }
    }

    private static void collect(Composite parent, Set<Control> wanted) {
        for (Control c : parent.getChildren()) {
            boolean input = c instanceof Combo
                    || c instanceof Spinner
                    || c instanceof Text
                    || c instanceof Button
                    || c instanceof MatrixTable
                    || c instanceof CopyTable;
            if (input && c.isVisible() && c.isEnabled()) {
                wanted.add(c);
            } else if (c instanceof Composite below && c.isVisible()) {
                collect(below, wanted);
            }
        }
    }
}
