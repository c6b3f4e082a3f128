// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.Transform;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.interphase.core.unit.Quantity;
import org.interphase.eis.Circuit;
import org.interphase.eis.Element;
import org.interphase.eis.Parameter;
import org.interphase.eis.diagram.ParameterValue;
import org.interphase.eis.edit.Span;
import org.interphase.ui.eis.internal.circuit.DiagramCanvas.Level;
import org.interphase.ui.look.Palette;
import org.interphase.ui.testing.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person at the diagram of a circuit. */
final class CircuitViewTest {

    private Shell shell;
    private CircuitView view;
    private DiagramCanvas canvas;
    private Person person;
    private Editor editor;

    /** Keeps the text as the impedance editor does. */
    private final class Editor implements CircuitHost {
        private String text;
        private Map<String, String> names = Map.of();
        private Map<Parameter, Assignment> assigned = Map.of();
        private Set<String> selected = Set.of();
        private String said = "";
        private final Map<String, ParameterValue> values = new HashMap<>();

        void show(String next) {
            text = next;
            view.show(text, values);
            Person.work();
        }

        @Override
        public void edit(String next, Map<String, String> renamed) {
            names = renamed;
            text = next;
            view.show(text, values);
        }

        @Override
        public String value(Parameter parameter) {
            return values.containsKey(parameter.name()) ? "3.2" : "";
        }

        @Override
        public String unit(Parameter parameter) {
            return "k" + parameter.unit();
        }

        @Override
        public boolean held(Parameter parameter) {
            return false;
        }

        @Override
        public void check(Parameter parameter, String entered) {
            if (!entered.matches("[0-9.]+")) {
                throw new IllegalArgumentException("expected a number, found '" + entered + "'");
            }
        }

        @Override
        public void assign(Map<Parameter, Assignment> next) {
            assigned = next;
        }

        @Override
        public void selected(Set<String> parameters) {
            selected = parameters;
        }

        @Override
        public void say(String sentence) {
            said = sentence;
        }
    }

    @BeforeEach
    void open() {
        shell = new Shell(Display.getCurrent());
        shell.setLayout(new FillLayout());
        editor = new Editor();
        view = new CircuitView(shell, editor);
        canvas = view.diagram();
        person = new Person(canvas);
        shell.setSize(1000, 130);
        shell.open();
        Person.work();
        canvas.forceFocus();
    }

    @AfterEach
    void close() {
        shell.dispose();
    }

    private Span span(String... labels) {
        return Span.covering(canvas.circuit().orElseThrow(), List.of(labels)).orElseThrow();
    }

    private Rectangle place(String... labels) {
        return canvas.bounds(span(labels));
    }

    private List<String> selected() {
        return canvas.selectedElements().stream().map(Element::label).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "R0 | r | 0     | R0-R2-p(R1,CPE1)",
        "R0 | c | 0     | R0-C1-p(R1,CPE1)",
        "R0 | q | 0     | R0-CPE2-p(R1,CPE1)",
        "R0 | l | 0     | R0-L1-p(R1,CPE1)",
        "R1 | w | 0     | R0-p(R1-W1,CPE1)",
        "R1 | o | 0     | R0-p(R1-Wo1,CPE1)",
        "R1 | s | 0     | R0-p(R1-Ws1,CPE1)",
        "R0 | a | 0     | R0-p(R2,CPE2)-p(R1,CPE1)",
        "R0 | c | Shift | p(R0,C1)-p(R1,CPE1)",
        "R1 | l | Shift | R0-p(R1,L1,CPE1)"
    })
    void insertsByALetterBehindTheElementThatWasClicked(String at, char letter, String shift, String expected) {
        editor.show("R0-p(R1,CPE1)");
        person.click(place(at));
        assertEquals(List.of(at), selected());
        person.letter(letter, shift.equals("Shift") ? SWT.SHIFT : 0);
        assertEquals(expected, editor.text);
        assertEquals(Optional.of(Circuit.parse(expected)), canvas.circuit());
        assertFalse(selected().contains(at), "what is new is selected");
    }

    @Test
    void buildsACircuitByKeysAlone() {
        editor.show("R0");
        person.key(SWT.ARROW_RIGHT, 0);
        person.letter('r', 0);
        person.letter('q', SWT.SHIFT);
        person.key(SWT.ARROW_UP, SWT.SHIFT);
        person.key(SWT.ARROW_UP, SWT.SHIFT);
        person.letter('a', 0);
        person.letter('o', 0);
        assertEquals("R0-p(R1,CPE1)-p(R2,CPE2)-Wo1", editor.text);
    }

    @Test
    void walksWithTheArrowKeysAndDeletes() {
        editor.show("R0-p(R1,CPE1)-Wo1");
        List<String> way = new ArrayList<>();
        for (int key : new int[] {
            SWT.HOME, SWT.ARROW_RIGHT, SWT.ARROW_DOWN, SWT.ARROW_RIGHT, SWT.ARROW_LEFT, SWT.ARROW_LEFT, SWT.END
        }) {
            person.key(key, 0);
            way.addAll(selected());
        }
        assertEquals(List.of("R0", "R1", "CPE1", "Wo1", "R1", "R0", "Wo1"), way);
        person.key(SWT.DEL, 0);
        assertEquals("R0-p(R1,CPE1)", editor.text);
        assertEquals(List.of("R1", "CPE1"), selected());
        person.key(SWT.BS, 0);
        assertEquals("R0", editor.text);
        person.key(SWT.DEL, 0);
        assertEquals("R0", editor.text);
        assertEquals("A circuit needs at least one element.", editor.said);
    }

    @Test
    void insertsIntoTheWireThatWasClickedOrReachedByKeys() {
        editor.show("R0-C1");
        person.click(canvas.bounds(new Span(List.of(), 0, 0)));
        assertEquals(List.of(), selected());
        person.letter('l', 0);
        assertEquals("L1-R0-C1", editor.text);
        person.key(SWT.ARROW_RIGHT, 0);
        person.key(SWT.ARROW_RIGHT, SWT.CTRL);
        person.letter('c', SWT.SHIFT);
        assertTrue(editor.said.contains("in parallel with a wire"), editor.said);
        person.letter('w', 0);
        assertEquals("L1-R0-W1-C1", editor.text);
    }

    @Test
    void putsInParallelWhatWasSelectedTogether() {
        editor.show("R0-L1-C1");
        person.click(place("L1"));
        person.key(SWT.ARROW_RIGHT, SWT.SHIFT);
        assertEquals(List.of("L1", "C1"), selected());
        person.letter('r', SWT.SHIFT);
        assertEquals("R0-p(L1-C1,R1)", editor.text);
        person.click(place("L1"));
        Rectangle c = place("C1");
        person.click(c.x + c.width / 2, c.y + c.height / 2, 1, SWT.SHIFT);
        person.key(SWT.DEL, 0);
        assertEquals("R0-R1", editor.text);
    }

    @Test
    void movesByKeysAndByDragging() {
        editor.show("R0-p(R1,CPE1)-L1");
        person.click(place("L1"));
        person.key(SWT.ARROW_LEFT, SWT.CTRL | SWT.SHIFT);
        assertEquals("R0-L1-p(R1,CPE1)", editor.text);
        assertEquals(List.of("L1"), selected());
        person.drag(place("L1"), place("R0"));
        assertEquals("p(R0,L1)-p(R1,CPE1)", editor.text);
        person.drag(place("L1"), canvas.bounds(new Span(List.of(1, 0), 1, 1)));
        assertEquals("R0-p(R1-L1,CPE1)", editor.text);
        person.click(place("L1"));
        person.key(SWT.ARROW_RIGHT, SWT.CTRL | SWT.SHIFT);
        assertEquals("R0-p(R1,CPE1)-L1", editor.text);
    }

    @Test
    void insertsFromTheStrip() {
        editor.show("R0");
        KindStrip.Tool capacitor = view.strip().tools().get(1);
        new Person(capacitor).click(5, 5, 1, 0);
        assertEquals("R0-C1", editor.text);
        new Person(view.strip().tools().get(0)).click(5, 5, 1, SWT.SHIFT);
        assertEquals("R0-p(C1,R1)", editor.text);
        new Person(view.strip().tools().get(7)).click(5, 5, 1, 0);
        assertEquals("R0-p(C1,R1-p(R2,CPE1))", editor.text);
    }

    @Test
    void keepsTheNotationOfTheText() {
        editor.show("R(RQ)");
        person.click(place("R1"));
        person.letter('w', 0);
        assertEquals("R([RW]Q)", editor.text);
    }

    @Test
    void tellsWhatParametersAreSelectedAndIsTold() {
        editor.show("R0-p(R1,CPE1)");
        person.click(place("CPE1"));
        assertEquals(Set.of("CPE1.Q", "CPE1.alpha"), editor.selected);
        view.select(Set.of("R1"));
        assertEquals(List.of("R1"), selected());
        assertEquals(Set.of("CPE1.Q", "CPE1.alpha"), editor.selected);
        person.key(SWT.ESC, 0);
        assertEquals(Set.of(), editor.selected);
    }

    @Test
    void tellsTheNewNamesWhenItNumbersAnew() {
        editor.show("R5-C3");
        menuItem("Number from left to right").notifyListeners(SWT.Selection, new Event());
        assertEquals("R0-C1", editor.text);
        assertEquals(Map.of("R5", "R0", "C3", "C1"), editor.names);
    }

    private MenuItem menuItem(String title) {
        for (MenuItem item : view.menu().getItems()) {
            if (item.getText().startsWith(title)) {
                return item;
            }
        }
        throw new AssertionError("no " + title);
    }

    @Test
    void changesTheKindFromTheMenu() {
        editor.show("R0-C1");
        assertFalse(menuItem("Change into").isEnabled());
        person.click(place("C1"));
        MenuItem change = menuItem("Change into");
        assertTrue(change.isEnabled());
        change.getMenu().getItem(2).notifyListeners(SWT.Selection, new Event());
        assertEquals("R0-CPE1", editor.text);
    }

    @Test
    void entersKindAndValuesBelowTheElement() {
        editor.show("R0-C1");
        person.click(place("R0"));
        person.key(SWT.CR, 0);
        ElementPopup popup = view.popup().orElseThrow();
        assertTrue(popup.isOpen());
        popup.value(0).setText("much");
        new Person(popup.value(0)).traverse(SWT.TRAVERSE_RETURN);
        assertEquals("expected a number, found 'much'", popup.problem());
        assertTrue(popup.isOpen());
        popup.value(0).setText("4.7");
        popup.held(0).setSelection(true);
        new Person(popup.value(0)).traverse(SWT.TRAVERSE_RETURN);
        assertFalse(popup.isOpen());
        Parameter r0 = Circuit.parse("R0").parameters().get(0);
        assertEquals(Map.of(r0, new CircuitHost.Assignment("4.7", true)), editor.assigned);

        person.doubleClick(place("C1"));
        ElementPopup second = view.popup().orElseThrow();
        second.kind().select(3);
        new Person(second.kind()).traverse(SWT.TRAVERSE_RETURN);
        assertEquals("R0-L1", editor.text);

        person.doubleClick(place("R0"));
        new Person(view.popup().orElseThrow().value(0)).traverse(SWT.TRAVERSE_ESCAPE);
        assertFalse(view.popup().orElseThrow().isOpen());
    }

    // ---- what is seen

    private ImageData seen(int zoom) {
        Rectangle room = canvas.getClientArea();
        Image image = new Image(Display.getCurrent(), room.width * zoom / 100, room.height * zoom / 100);
        GC gc = new GC(image);
        Transform scaled = new Transform(Display.getCurrent());
        scaled.scale(zoom / 100f, zoom / 100f);
        gc.setTransform(scaled);
        canvas.paint(gc, room, false);
        gc.dispose();
        scaled.dispose();
        ImageData data = image.getImageData(100);
        image.dispose();
        return data;
    }

    private static Set<RGB> colours(ImageData data, Rectangle r) {
        Set<RGB> all = new HashSet<>();
        for (int y = Math.max(0, r.y); y < Math.min(data.height, r.y + r.height); y++) {
            for (int x = Math.max(0, r.x); x < Math.min(data.width, r.x + r.width); x++) {
                all.add(data.palette.getRGB(data.getPixel(x, y)));
            }
        }
        return all;
    }

    private Palette palette() {
        return Palette.of(canvas);
    }

    @Test
    void showsWhatIsSelectedOnItsOwnGround() {
        editor.show("R0-p(R1,CPE1)");
        Rectangle r1 = place("R1");
        assertFalse(colours(seen(100), r1).contains(palette().selection().getRGB()));
        person.click(r1);
        ImageData after = seen(100);
        assertTrue(colours(after, r1).contains(palette().selection().getRGB()));
        assertFalse(colours(after, place("CPE1")).contains(palette().selection().getRGB()));
    }

    @Test
    void drawsEverySymbolWhereItSaysItIs() {
        editor.show("R0-C1-CPE1-L1-W1-Wo1-Ws1");
        ImageData data = seen(100);
        Set<List<RGB>> pictures = new HashSet<>();
        for (CircuitElement e : elements()) {
            Rectangle s = e.symbol();
            List<RGB> pixels = new ArrayList<>();
            for (int y = s.y; y < s.y + s.height; y++) {
                for (int x = s.x; x < s.x + s.width; x++) {
                    pixels.add(data.palette.getRGB(data.getPixel(x, y)));
                }
            }
            long drawn = pixels.stream().filter(p -> !p.equals(palette().paper().getRGB())).count();
            assertTrue(drawn > 30, e.label() + ": " + drawn + " pixels");
            pictures.add(pixels);
        }
        assertEquals(7, pictures.size(), "no two kinds look alike");
    }

    private record CircuitElement(String label, Rectangle symbol) {}

    private List<CircuitElement> elements() {
        Rectangle first = place("R0");
        var d = canvas.diagram().orElseThrow();
        double left = first.x - d.cells().get(0).box().x();
        double top = first.y - d.cells().get(0).box().y();
        return d.cells().stream()
                .map(c -> new CircuitElement(
                        c.element().label(),
                        new Rectangle(
                                (int) Math.round(left + c.symbol().x()),
                                (int) Math.round(top + c.symbol().y()),
                                (int) c.symbol().width(),
                                (int) c.symbol().height())))
                .toList();
    }

    @Test
    void isDrawnAfreshAtTwiceTheSize() {
        editor.show("R0-p(R1,CPE1)-Wo1");
        ImageData once = seen(100);
        ImageData twice = seen(200);
        assertEquals(2 * once.width, twice.width);
        int finer = 0;
        for (int y = 0; y + 1 < twice.height; y += 2) {
            for (int x = 0; x + 1 < twice.width; x += 2) {
                int p = twice.getPixel(x, y);
                if (p != twice.getPixel(x + 1, y) || p != twice.getPixel(x, y + 1)) {
                    finer++;
                }
            }
        }
        assertTrue(finer > 500, "finer than a picture that was blown up: " + finer);
    }

    @Test
    void marksAnElementThatTheDataDoNotDetermine() {
        editor.values.put("R0", new ParameterValue(new Quantity(500, 3, "Ω"), false, false, "R0 = 500 Ω"));
        editor.values.put("C1", new ParameterValue(new Quantity(1e-6, 3e-6, "F"), false, true, "C1 = 1 µF"));
        editor.show("R0-C1");
        ImageData data = seen(100);
        assertTrue(colours(data, place("C1")).contains(palette().warning().getRGB()));
        assertFalse(colours(data, place("R0")).contains(palette().warning().getRGB()));
        person.move(place("C1"));
        assertTrue(canvas.getToolTipText().contains("C1 = 1 µF"), canvas.getToolTipText());
    }

    @Test
    void fadesAndSaysWhyWhileTheTextIsNoCircuit() {
        editor.show("R0-p(R1,CPE1)");
        person.click(place("R1"));
        assertTrue(colours(seen(100), place("R1")).contains(palette().text().getRGB()));
        editor.show("R0-p(R1,XX");
        assertEquals(Optional.of(Circuit.parse("R0-p(R1,CPE1)")), canvas.circuit());
        assertTrue(canvas.problem().contains("column 9: expected"), canvas.problem());
        ImageData hazy = seen(100);
        assertFalse(colours(hazy, place("R0")).contains(palette().text().getRGB()));
        assertTrue(colours(hazy, canvas.getClientArea()).contains(palette().problem().getRGB()));
        person.letter('c', 0);
        assertEquals("R0-p(R1,XX", editor.text);
        editor.show("R0-p(R1,CPE1)");
        assertTrue(colours(seen(100), place("R0")).contains(palette().text().getRGB()));
        assertEquals(List.of("R1"), selected());
    }

    @Test
    void saysOnlyWhatIsWrongBeforeThereEverWasACircuit() {
        editor.show("R0-");
        assertEquals(Optional.empty(), canvas.circuit());
        assertTrue(colours(seen(100), canvas.getClientArea()).contains(palette().problem().getRGB()));
        person.letter('r', 0);
        assertEquals("R0-", editor.text);
    }

    @Test
    void writesLessAndThenScrollsWhereThereIsLittleRoom() {
        String four = "R0-p(R1,CPE1)-p(R2,CPE2)-p(R3,CPE3)-p(R4,CPE4)-Wo1";
        for (Parameter p : Circuit.parse(four).parameters()) {
            editor.values.put(
                    p.name(), new ParameterValue(new Quantity(1.2345e-7, 1e-9, p.unit()), false, false, p.name()));
        }
        shell.setSize(3000, 150);
        editor.show(four);
        assertEquals(Level.FULL, canvas.level());
        int beside = 3000 - canvas.getClientArea().width;
        int all = (int) canvas.diagram().orElseThrow().width();
        shell.setSize(all * 8 / 10 + beside, 150);
        Person.work();
        assertNotEquals(Level.FULL, canvas.level());
        shell.setSize(all / 4 + beside, 150);
        Person.work();
        assertEquals(Level.NAMES, canvas.level());
        assertTrue(canvas.scale() >= 0.7);
        person.key(SWT.HOME, 0);
        assertTrue(canvas.getClientArea().contains(place("R0").x, place("R0").y + 5));
        person.key(SWT.END, 0);
        Rectangle last = place("Wo1");
        assertTrue(canvas.getClientArea().contains(last.x, last.y + 5), "scrolled to " + last);
    }

    @Test
    void writesValuesBehindTheNamesWhereBranchesAreStackedHigh() {
        String stacked = "R0-p(R1,CPE1,C1,W1)";
        for (Parameter p : Circuit.parse(stacked).parameters()) {
            editor.values.put(
                    p.name(), new ParameterValue(new Quantity(1.2345e-7, 1e-9, p.unit()), false, false, p.name()));
        }
        shell.setSize(1600, 400);
        editor.show(stacked);
        assertEquals(Level.FULL, canvas.level());
        int high = (int) canvas.diagram().orElseThrow().height();
        shell.setSize(1600, high * 3 / 4);
        Person.work();
        assertEquals(Level.FULL_BESIDE, canvas.level());
        assertTrue(canvas.scale() >= 0.85);
    }

    @Test
    void costsLittleHeight() {
        editor.show("R0-p(R1,CPE1)-p(R2,CPE2)");
        GC gc = new GC(canvas);
        int line = gc.getFontMetrics().getHeight();
        gc.dispose();
        assertTrue(view.wantedHeight() <= 8 * line, view.wantedHeight() + " px at lines of " + line + " px");
        editor.show("R0");
        assertTrue(view.wantedHeight() <= 5 * line, view.wantedHeight() + " px");
    }

    @Test
    void givesTheDrawingAsSvg() {
        editor.values.put("R0", new ParameterValue(new Quantity(500, 3, "Ω"), false, false, "R0 = 500 Ω"));
        editor.show("R0-p(R1,CPE1)");
        assertTrue(view.svg().startsWith("<svg"));
        assertTrue(view.svg().contains("500.0(30) Ω"), view.svg());
    }
}
