// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.interphase.ui.testing.Person;
import org.interphase.ui.testing.Screen;
import org.interphase.ui.testing.Seen;
import org.interphase.volume.render.Camera;
import org.interphase.volume.render.Cuts;
import org.interphase.volume.render.Cuts.Plane;
import org.interphase.volume.render.Mode;
import org.interphase.volume.render.Projection;
import org.interphase.volume.render.SceneChannel;
import org.interphase.volume.render.SpeciesColours;
import org.interphase.volume.render.TransferFunction;
import org.interphase.volume.render.TransferFunction.Stop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person does with the panel of a scene, what is asked for then, and what they see. */
final class ScenePanelTest {

    private static final int WIDTH = 400;
    private static final int HEIGHT = 1200;
    private static final int GREY = 0x808080;

    private final Scenes scenes = new Scenes();
    private SceneInput input = Scenes.input();
    private Shell shell;
    private ScenePanel panel;

    @BeforeEach
    void open() {
        shell = new Shell(Screen.display(), SWT.NO_TRIM);
        shell.setLayout(new FillLayout());
        shell.setBounds(0, 0, WIDTH, HEIGHT);
        panel = new ScenePanel(shell, scenes::take);
        scenes.history.onChange((before, now) -> panel.show(now, input));
        shell.open();
        scenes.history.open(Scenes.scene(input, "Na+", "K+", "CNO-"));
        Person.work();
    }

    @AfterEach
    void close() {
        shell.dispose();
    }

    private SceneChannel channel(int index) {
        return scenes.scene().channels().get(index);
    }

    private List<Stop> stops() {
        return channel(0).transfer().stops();
    }

    private void stops(Stop... stops) {
        scenes.history.edit(Ask.channel(
                "Na+", c -> Channels.transfer(c, new TransferFunction(List.of(stops)))));
        scenes.asked.clear();
        Person.work();
    }

    private void threeStops() {
        stops(new Stop(0, GREY, 0), new Stop(30, GREY, 0.2), new Stop(60, GREY, 0.6));
    }

    private TransferCanvas canvas() {
        return panel.transfer().canvas();
    }

    private Person atCanvas() {
        return new Person(canvas().control());
    }

    private static Rectangle moved(Rectangle r, int dx, int dy) {
        return new Rectangle(r.x + dx, r.y + dy, r.width, r.height);
    }

    private static void type(NumberField field, String text) {
        field.text().setFocus();
        field.text().setText(text);
        Person.work();
    }

    private static void click(List<MenuItem> items, String text) {
        Screen.click(items.stream().filter(i -> i.getText().equals(text)).findFirst().orElseThrow());
        Person.work();
    }

    private static Button button(Composite in, String text) {
        return (Button) Stream.of(in.getChildren())
                .filter(c -> c instanceof Button b && b.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void draggingAStopAsksForItThere() {
        threeStops();
        Rectangle from = canvas().place(1);
        Rectangle to = moved(from, 35, -20);
        atCanvas().drag(from, to);
        double perPixel = (canvas().to() - canvas().from()) / canvas().painter().plot(canvas().control()).width;
        assertEquals(canvas().counts(to.x + to.width / 2), stops().get(1).counts(), perPixel);
        assertEquals(35 * perPixel, stops().get(1).counts() - 30, 2 * perPixel);
        assertTrue(stops().get(1).opacity() > 0.25, stops().toString());
        assertEquals(GREY, stops().get(1).rgb());
        assertEquals(1, canvas().selected());
    }

    @Test
    void stopsDoNotPassEachOther() {
        threeStops();
        Rectangle from = canvas().place(1);
        atCanvas().drag(from, moved(from, 2000, 0));
        assertEquals(60, stops().get(1).counts());
    }

    @Test
    void oneDragIsOneStepToUndo() {
        threeStops();
        var before = scenes.scene();
        atCanvas().drag(canvas().place(1), moved(canvas().place(1), 30, -10));
        assertTrue(scenes.asked.size() > 2, "asks " + scenes.asked.size());
        String key = scenes.asked.get(0).key();
        assertFalse(key.isEmpty());
        assertTrue(scenes.asked.stream().allMatch(a -> a.key().equals(key)));
        int first = scenes.asked.size();
        var between = scenes.scene();
        atCanvas().drag(canvas().place(1), moved(canvas().place(1), -20, 0));
        assertNotEquals(key, scenes.asked.get(first).key());
        assertEquals(Optional.of("Move Stop of Na+"), scenes.history.undoLabel());
        scenes.history.undo();
        assertEquals(between, scenes.scene());
        scenes.history.undo();
        assertEquals(before, scenes.scene());
    }

    @Test
    void arrowsMoveTheSelectedStop() {
        threeStops();
        atCanvas().click(canvas().place(1));
        canvas().control().setFocus();
        Person keys = atCanvas();
        double perPixel = (canvas().to() - canvas().from()) / canvas().painter().plot(canvas().control()).width;
        keys.key(SWT.ARROW_RIGHT, 0);
        assertEquals(30 + perPixel, stops().get(1).counts(), perPixel / 2);
        keys.key(SWT.ARROW_RIGHT, SWT.SHIFT);
        assertEquals(30 + 11 * perPixel, stops().get(1).counts(), perPixel);
        keys.key(SWT.ARROW_UP, 0);
        assertEquals(0.21, stops().get(1).opacity(), 1e-12);
        keys.key(SWT.ARROW_DOWN, SWT.SHIFT);
        assertEquals(0.11, stops().get(1).opacity(), 1e-12);
        keys.key(SWT.ARROW_UP, SWT.CTRL);
        assertEquals(0.111, stops().get(1).opacity(), 1e-12);
        assertEquals(1, scenes.asked.stream().map(SceneChange::key).distinct().count());
    }

    @Test
    void tabGoesThroughStopsAndOn() {
        threeStops();
        atCanvas().click(canvas().place(0));
        assertEquals(0, canvas().selected());
        assertFalse(atCanvas().traverse(SWT.TRAVERSE_TAB_NEXT));
        assertEquals(1, canvas().selected());
        assertEquals("30", panel.transfer().counts().text().getText());
        assertFalse(atCanvas().traverse(SWT.TRAVERSE_TAB_NEXT));
        assertTrue(atCanvas().traverse(SWT.TRAVERSE_TAB_NEXT));
        assertEquals(2, canvas().selected());
        assertFalse(atCanvas().traverse(SWT.TRAVERSE_TAB_PREVIOUS));
        assertEquals(1, canvas().selected());
    }

    @Test
    void doubleClickAddsAStopInTheCurvesColour() {
        stops(new Stop(0, 0, 0), new Stop(60, 0xFEFEFE, 0.6));
        Rectangle plot = canvas().painter().plot(canvas().control());
        int x = canvas().x(30);
        atCanvas().doubleClick(new Rectangle(x, plot.y + plot.height / 4, 1, 1));
        assertEquals(3, stops().size());
        assertEquals(30, stops().get(1).counts(), 0.5);
        assertEquals(0.75 * 0.75, stops().get(1).opacity(), 0.02);
        assertEquals(0x7F7F7F, stops().get(1).rgb(), 0x030303);
        assertEquals(1, canvas().selected());
    }

    @Test
    void deleteRemovesStopsButTheLast() {
        threeStops();
        Person keys = atCanvas();
        keys.click(canvas().place(1));
        keys.key(SWT.DEL, 0);
        assertEquals(List.of(0.0, 60.0), stops().stream().map(Stop::counts).toList());
        keys.key(SWT.DEL, 0);
        keys.key(SWT.DEL, 0);
        assertEquals(1, stops().size());
        Person.work();
    }

    @Test
    void insertAddsAStopOnTheCurve() {
        threeStops();
        atCanvas().click(canvas().place(1));
        double before = Presets.opacity(channel(0).transfer(), 50);
        atCanvas().key(SWT.INSERT, 0);
        assertEquals(4, stops().size());
        assertEquals(45, stops().get(2).counts());
        assertEquals(before, Presets.opacity(channel(0).transfer(), 50), 1e-12);
    }

    @Test
    void draggingAStopOutRemovesItAsLongAsItIsOut() {
        threeStops();
        Rectangle at = canvas().place(1);
        Person mouse = atCanvas();
        mouse.drag(at, moved(at, 0, 1000));
        assertEquals(List.of(0.0, 60.0), stops().stream().map(Stop::counts).toList());
        scenes.history.undo();
        assertEquals(3, stops().size());
    }

    @Test
    void typedNumbersMoveTheStop() {
        threeStops();
        atCanvas().click(canvas().place(1));
        type(panel.transfer().counts(), "41.25");
        type(panel.transfer().opacity(), "0.333");
        assertEquals(new Stop(41.25, GREY, 0.333), stops().get(1));
        assertEquals("", panel.transfer().problem());
    }

    @Test
    void stopThatIsTypedBeyondThePictureIsSeen() {
        threeStops();
        atCanvas().click(canvas().place(2));
        double width = canvas().to();
        type(panel.transfer().counts(), "5000");
        assertTrue(width < 1000 && canvas().to() > 5000, width + ", then " + canvas().to());
        panel.transfer().setColour(0, 0x123456);
        double after = canvas().to();
        atCanvas().key('+', 0);
        panel.transfer().setColour(0, 0x654321);
        assertTrue(canvas().to() < after);
    }

    @Test
    void refusesTypedNumbersAtTheFieldAndKeepsThem() {
        threeStops();
        atCanvas().click(canvas().place(1));
        type(panel.transfer().counts(), "61");
        assertEquals(30, stops().get(1).counts());
        assertEquals("Counts of the stop: expected a number of 0 to 60, found '61'.", panel.transfer().problem());
        assertEquals("61", panel.transfer().counts().text().getText());
        type(panel.transfer().counts(), "4O");
        assertTrue(panel.transfer().problem().endsWith("found '4O'."), panel.transfer().problem());
        panel.show(scenes.scene(), input);
        assertEquals("4O", panel.transfer().counts().text().getText());
        Seen.assertNothingClipped(shell);
        type(panel.transfer().counts(), "40");
        assertEquals("", panel.transfer().problem());
        assertEquals(40, stops().get(1).counts());
    }

    @Test
    void whatIsTypedIsOneStepAndKeepsItsCaret() {
        threeStops();
        atCanvas().click(canvas().place(1));
        Text text = panel.transfer().counts().text();
        type(panel.transfer().counts(), "3");
        text.setText("35");
        text.setSelection(1);
        Person.work();
        assertEquals(1, text.getCaretPosition());
        text.setText("35.0");
        Person.work();
        assertEquals("35.0", text.getText());
        scenes.history.undo();
        assertEquals(30, stops().get(1).counts());
        assertEquals("30", text.getText());
    }

    @Test
    void wheelZoomsAboutThePointer() {
        threeStops();
        int x = canvas().x(40);
        double before = canvas().counts(x);
        double width = canvas().to() - canvas().from();
        Event e = new Event();
        e.x = x;
        e.count = 3;
        e.doit = true;
        canvas().control().notifyListeners(SWT.MouseVerticalWheel, e);
        assertFalse(e.doit);
        assertTrue(canvas().to() - canvas().from() < width);
        assertEquals(before, canvas().counts(x), 1e-9);
        assertEquals(List.of(), scenes.asked);
    }

    @Test
    void viewStaysWhenAStopIsMoved() {
        threeStops();
        atCanvas().key('+', 0);
        double from = canvas().from();
        double to = canvas().to();
        atCanvas().key(SWT.ARROW_UP, 0);
        assertEquals(from, canvas().from());
        assertEquals(to, canvas().to());
    }

    @Test
    void levelOfASurfaceIsDraggedAndTyped() {
        Combo mode = panel.species().mode();
        mode.select(Mode.ISO.ordinal());
        Screen.choose(mode);
        assertEquals(Mode.ISO, channel(0).mode());
        List<Stop> before = stops();
        Rectangle at = canvas().placeOfLevel();
        double start = channel(0).levelCounts();
        atCanvas().drag(at, moved(at, 25, 0));
        assertTrue(channel(0).levelCounts() > start, channel(0).toString());
        assertEquals(before, stops());
        type(panel.transfer().level(), "12.5");
        assertEquals(12.5, channel(0).levelCounts());
        canvas().control().setFocus();
        atCanvas().key(SWT.ARROW_LEFT, 0);
        assertTrue(channel(0).levelCounts() < 12.5);
        assertTrue(atCanvas().traverse(SWT.TRAVERSE_TAB_NEXT));
    }

    @Test
    void presetsAndResetChangeTheFunction() {
        SceneChannel first = channel(0);
        click(List.of(panel.transfer().presets().getItems()), "Step");
        assertEquals(Presets.step(channel(0).rgb(), input.histograms().get("Na+")), channel(0).transfer());
        click(List.of(panel.transfer().presets().getItems()), "Heat");
        assertTrue(stops().stream().map(Stop::rgb).distinct().count() > 5);
        assertEquals(Optional.of("Heat for Na+"), scenes.history.undoLabel());
        Button reset = Screen.find(Button.class, b -> b.getText().equals("Reset")).orElseGet(() -> find("Reset"));
        Screen.click(reset);
        assertEquals(first, channel(0));
    }

    private Button find(String text) {
        return find(shell, text).orElseThrow();
    }

    private static Optional<Button> find(Composite in, String text) {
        return Stream.of(in.getChildren())
                .flatMap(c -> c instanceof Button b && b.getText().equals(text)
                        ? Stream.of(b)
                        : c instanceof Composite below ? find(below, text).stream() : Stream.of())
                .findFirst();
    }

    @Test
    void boxHidesASpecies() {
        Table table = panel.species().table();
        table.getItem(1).setChecked(false);
        Event e = new Event();
        e.detail = SWT.CHECK;
        e.item = table.getItem(1);
        table.notifyListeners(SWT.Selection, e);
        assertFalse(channel(1).visible());
        assertTrue(channel(0).visible());
        assertEquals(Optional.of("Hide K+"), scenes.history.undoLabel());
        assertEquals("Na+", panel.selectedSpecies());
        scenes.history.undo();
        assertTrue(table.getItem(1).getChecked());
    }

    @Test
    void selectedSpeciesHasItsFunctionShown() {
        Table table = panel.species().table();
        table.setSelection(2);
        Screen.choose(table);
        assertEquals("CNO-", panel.selectedSpecies());
        assertEquals("CNO-", canvas().channel().species());
        Screen.click(panel.species().removeButton());
        assertEquals(List.of("Na+", "K+"), scenes.scene().channels().stream().map(SceneChannel::species).toList());
        assertEquals("K+", panel.selectedSpecies());
    }

    @Test
    void speciesAreOrderedAndAdded() {
        Screen.click(panel.species().downButton());
        assertEquals(List.of("K+", "Na+", "CNO-"), scenes.scene().channels().stream().map(SceneChannel::species).toList());
        assertEquals("Na+", panel.selectedSpecies());
        List<MenuItem> items = List.of(panel.species().addable().getItems());
        assertEquals(List.of("O2-", "PO2-"), items.stream().map(MenuItem::getText).toList());
        click(items, "O2-");
        assertEquals("O2-", panel.selectedSpecies());
        assertEquals(
                Scenes.scene(input, "K+", "Na+", "CNO-", "O2-").channels().get(3), channel(3));
    }

    @Test
    void speciesWhoseCountsComeLaterIsFittedThen() {
        click(List.of(panel.species().addable().getItems()), "PO2-");
        assertEquals(Presets.unknown("PO2-", SpeciesColours.rgb(3)), channel(3));
        Map<String, CountHistogram> more = new HashMap<>(input.histograms());
        more.put("PO2-", Scenes.counts(4, 100, 100_000));
        input = new SceneInput(input.geometry(), input.species(), more);
        panel.show(scenes.scene(), input);
        Person.work();
        assertEquals(
                Scenes.scene(input, "K+", "Na+", "CNO-", "PO2-").channels().get(3), channel(3));
        scenes.history.undo();
        assertEquals(3, scenes.scene().channels().size());
    }

    @Test
    void colourOfASpeciesColoursStopsThatHaveShadesOfIt() {
        stops(new Stop(0, channel(0).rgb(), 0), new Stop(60, channel(0).rgb(), 0.6));
        panel.species().setColour(0x123456);
        assertEquals(0x123456, channel(0).rgb());
        assertTrue(stops().stream().allMatch(s -> s.rgb() == 0x123456));
        panel.transfer().setColour(1, 0xFFEE00);
        panel.species().setColour(0x654321);
        assertEquals(List.of(0x123456, 0xFFEE00), stops().stream().map(Stop::rgb).toList());
    }

    @Test
    void cutSliderAndFieldsAgree() {
        CutsPart.Axis x = panel.cuts().axis(0);
        assertEquals("0", x.from().text().getText());
        assertEquals("50", x.to().text().getText());
        type(x.from(), "12.5");
        assertEquals(12.5, scenes.scene().cuts().fromXUm());
        assertEquals(12.5, x.slider().from());
        Rectangle upper = x.slider().place(true);
        new Person(x.slider().control()).drag(upper, moved(upper, -30, 0));
        double to = scenes.scene().cuts().toXUm();
        assertTrue(to < 50 && to > 12.5, "to " + to);
        assertEquals(to, Double.parseDouble(x.to().text().getText()));
        assertEquals(12.5, scenes.scene().cuts().fromXUm());
        type(x.from(), "60");
        assertTrue(x.problem().startsWith("x from, in µm: expected a number of 0 to "), x.problem());
        assertEquals(12.5, scenes.scene().cuts().fromXUm());
        Screen.click(panel.cuts().wholeVolume());
        assertEquals(Cuts.NONE, scenes.scene().cuts());
        assertEquals("0", x.from().text().getText());
        assertEquals("", x.problem());
    }

    @Test
    void endOfTheVolumeIsNoCut() {
        CutsPart.Axis depth = panel.cuts().axis(2);
        type(depth.to(), "0.3");
        assertEquals(0.3, scenes.scene().cuts().toZUm());
        assertEquals(Double.NEGATIVE_INFINITY, scenes.scene().cuts().fromZUm());
        type(depth.to(), "0.4");
        assertEquals(Cuts.NONE, scenes.scene().cuts());
    }

    @Test
    void keysMoveBothEndsOfACut() {
        CutsPart.Axis y = panel.cuts().axis(1);
        y.slider().control().setFocus();
        Person keys = new Person(y.slider().control());
        keys.key(SWT.ARROW_RIGHT, 0);
        assertEquals(0.5, scenes.scene().cuts().fromYUm(), 1e-9);
        assertFalse(keys.traverse(SWT.TRAVERSE_TAB_NEXT));
        keys.key(SWT.ARROW_LEFT, SWT.SHIFT);
        assertEquals(45, scenes.scene().cuts().toYUm(), 1e-9);
        assertTrue(keys.traverse(SWT.TRAVERSE_TAB_NEXT));
    }

    @Test
    void planeFacingTheViewerCutsWhatIsNearer() {
        scenes.history.edit(s -> s.withCamera(new Camera(40, 20, 1, 0.1, 0, 30)));
        click(List.of(panel.cuts().directions().getItems()), "Normal: facing the viewer");
        Plane p = scenes.scene().cuts().planes().get(0);
        var parallel = scenes.scene().withCamera(scenes.scene().camera().withFieldOfView(0));
        Projection projection = new Projection(Scenes.GEOMETRY, parallel, 100, 100);
        for (int corner = 0; corner < 8; corner++) {
            double x = corner & 1;
            double y = corner >> 1 & 1;
            double z = corner >> 2;
            double beyond = projection.toPicture(50 * x, 50 * y, 0.4 * z)[2];
            boolean seen = p.normalX() * x + p.normalY() * y + p.normalZ() * z <= p.offset();
            assertEquals(beyond >= 0, seen, "corner " + corner + ", " + beyond + " µm beyond");
        }
        assertEquals("facing the viewer", panel.cuts().rows().get(0).direction().getText());
        scenes.history.edit(s -> s.withCamera(Camera.DEFAULT));
        assertEquals("as it was turned", panel.cuts().rows().get(0).direction().getText());
    }

    @Test
    void planesAreMovedFlippedTurnedAndRemoved() {
        click(List.of(panel.cuts().directions().getItems()), "Normal: x");
        click(List.of(panel.cuts().directions().getItems()), "Normal: diagonal in x and y");
        PlaneRow first = panel.cuts().rows().get(0);
        type(first.percent(), "30");
        assertEquals(new Plane(1, 0, 0, 0.3), scenes.scene().cuts().planes().get(0));
        Screen.click(first.flipButton());
        Plane flipped = scenes.scene().cuts().planes().get(0);
        assertEquals(-1, flipped.normalX());
        assertEquals(-0.3, flipped.offset(), 1e-12);
        assertEquals("70", first.percent().text().getText());
        assertEquals("x", first.direction().getText());
        first.direction().select(1);
        Screen.choose(first.direction());
        assertEquals(1, scenes.scene().cuts().planes().get(0).normalY());
        Screen.click(first.removeButton());
        assertEquals(1, scenes.scene().cuts().planes().size());
        assertEquals("diagonal in x and y", panel.cuts().rows().get(0).direction().getText());
        for (int i = 0; i < 5; i++) {
            click(List.of(panel.cuts().directions().getItems()), "Normal: depth");
        }
        assertEquals(Cuts.MOST_PLANES, panel.cuts().rows().size());
        assertFalse(panel.cuts().addButton().isEnabled());
        Seen.assertNothingClipped(shell);
    }

    @Test
    void stretchIsTypedSlidAndTrueToScale() {
        type(panel.depth().stretch(), "94");
        assertEquals(94, scenes.scene().zScale());
        panel.depth().slider().control().setSelection(200);
        Screen.choose(panel.depth().slider().control());
        assertEquals(10, scenes.scene().zScale());
        assertEquals("10", panel.depth().stretch().text().getText());
        Screen.click(panel.depth().trueToScale());
        assertEquals(1, scenes.scene().zScale());
        assertFalse(panel.depth().trueToScale().isEnabled());
        type(panel.depth().stretch(), "0");
        assertEquals("Stretch of the depth: expected a number of 1e-6 to 1000000, found '0'.", panel.depth().problem());
        type(panel.depth().layers(), "1.5");
        assertEquals(1.5, scenes.scene().sigmaLayers());
    }

    @Test
    void cameraIsTypedAndTakenFromViews() {
        type(panel.camera().azimuth(), "-45");
        type(panel.camera().elevation(), "91");
        assertTrue(panel.camera().problem().startsWith("Elevation in degrees: expected a number of -90 to 90"), panel.camera().problem());
        assertEquals(new Camera(-45, 25, 1, 0, 0, 0), scenes.scene().camera());
        panel.camera().projection().select(1);
        Screen.choose(panel.camera().projection());
        assertEquals(30, scenes.scene().camera().fieldOfViewDeg());
        type(panel.camera().opening(), "45");
        Screen.click(button(panel.camera().views().row(), "Top"));
        assertEquals(new Camera(0, 90, 1, 0, 0, 45), scenes.scene().camera());
        assertEquals("", panel.camera().problem());
    }

    @Test
    void decorAndBackgroundAreChosen() {
        panel.decor().axes().setSelection(false);
        Screen.choose(panel.decor().axes());
        assertFalse(scenes.scene().decor().axes());
        panel.decor().ground().select(3);
        Screen.choose(panel.decor().ground());
        assertEquals(0, scenes.scene().decor().backgroundRgb());
        panel.decor().setGround(0x102030);
        assertEquals("Own colour", panel.decor().ground().getText());
    }

    @Test
    void whatIsRefusedIsNotShown() {
        shell.dispose();
        open();
        Scenes refusing = new Scenes();
        ScenePanel other = new ScenePanel(shell, refusing.asked::add);
        shell.layout();
        var scene = Scenes.scene(input, "Na+", "K+");
        other.show(scene, input);
        Table table = other.species().table();
        table.getItem(0).setChecked(false);
        Event e = new Event();
        e.detail = SWT.CHECK;
        e.item = table.getItem(0);
        table.notifyListeners(SWT.Selection, e);
        assertEquals(1, refusing.asked.size());
        assertTrue(table.getItem(0).getChecked());
    }

    @Test
    void showingTheSameAgainKeepsFocusAndSelection() {
        Table table = panel.species().table();
        table.setSelection(1);
        Screen.choose(table);
        Text text = panel.depth().stretch().text();
        shell.forceActive();
        text.setFocus();
        text.setSelection(1);
        panel.show(scenes.scene(), Scenes.input());
        Person.work();
        assertEquals("K+", panel.selectedSpecies());
        assertEquals(1, table.getSelectionIndex());
        assertEquals(1, text.getCaretPosition());
        assertTrue(text.isFocusControl());
    }

    @Test
    void fitsANarrowColumnAndScrolls() {
        click(List.of(panel.cuts().directions().getItems()), "Normal: x");
        shell.setSize(340, 300);
        Screen.settle();
        Seen.assertNothingClipped(shell);
        ScrolledComposite scroll = (ScrolledComposite) panel.control();
        assertFalse(scroll.getHorizontalBar().isVisible());
        assertTrue(scroll.getVerticalBar().getMaximum() > 600, "height " + scroll.getVerticalBar().getMaximum());
        assertTrue(scroll.getContent().getSize().x <= 340, "width " + scroll.getContent().getSize());
    }

    @Test
    void tabReachesEverything() {
        click(List.of(panel.cuts().directions().getItems()), "Normal: x");
        shell.forceActive();
        panel.setFocus();
        Set<Control> reached = new HashSet<>();
        Control first = shell.getDisplay().getFocusControl();
        Control at = first;
        for (int i = 0; i < 200 && (i == 0 || at != first); i++) {
            reached.add(at);
            at.traverse(SWT.TRAVERSE_TAB_NEXT);
            Person.work();
            at = shell.getDisplay().getFocusControl();
        }
        assertEquals(first, at);
        List<Control> missed = inputs(panel.control()).filter(c -> !reached.contains(c)).toList();
        assertEquals(List.of(), missed);
        assertTrue(reached.size() > 40, "reached " + reached.size());
    }

    private static Stream<Control> inputs(Control in) {
        if (in instanceof Text || in instanceof Button || in instanceof Combo || in instanceof Table || in instanceof Scale
                || in instanceof Canvas && !(in instanceof ScrolledComposite)) {
            return in.isVisible() && in.isEnabled() ? Stream.of(in) : Stream.of();
        }
        return in instanceof Composite below ? Stream.of(below.getChildren()).flatMap(ScenePanelTest::inputs) : Stream.of();
    }

    @Test
    void sectionsFoldAway() {
        Section section = panel.transferSection();
        int before = ((ScrolledComposite) panel.control()).getContent().getSize().y;
        shell.setSize(WIDTH, 200);
        Person.work();
        new Person(section.heading()).key(' ', 0);
        assertFalse(section.isOpen());
        assertFalse(canvas().control().isVisible());
        assertTrue(((ScrolledComposite) panel.control()).getContent().getSize().y < before - 150);
        new Person(section.heading()).key(SWT.ARROW_RIGHT, 0);
        assertTrue(section.isOpen());
        assertTrue(canvas().control().isVisible());
    }

    @Test
    void listensToNothingWhenItIsGone() {
        panel.control().dispose();
        Person.work();
        assertTrue(canvas().control().isDisposed());
    }
}
