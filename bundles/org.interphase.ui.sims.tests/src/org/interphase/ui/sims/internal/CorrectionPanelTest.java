// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.nebula.widgets.nattable.config.CellConfigAttributes;
import org.eclipse.nebula.widgets.nattable.layer.LabelStack;
import org.eclipse.nebula.widgets.nattable.style.CellStyleAttributes;
import org.eclipse.nebula.widgets.nattable.style.DisplayMode;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.interphase.core.data.IonStack;
import org.interphase.core.progress.Progress;
import org.interphase.sims.BeamDecay;
import org.interphase.sims.Correction;
import org.interphase.sims.Correction.BeamDecayStep;
import org.interphase.sims.Correction.DeadTimeStep;
import org.interphase.sims.Correction.DepthStep;
import org.interphase.sims.Correction.DriftStep;
import org.interphase.sims.Correction.FlatFieldStep;
import org.interphase.sims.Correction.RegisterStep;
import org.interphase.sims.Correction.SpikesStep;
import org.interphase.sims.CorrectionPipeline;
import org.interphase.sims.CorrectionPipeline.Step;
import org.interphase.sims.SpeciesList;
import org.interphase.ui.look.Palette;
import org.interphase.ui.part.History;
import org.interphase.ui.testing.Person;
import org.interphase.ui.testing.Pixels;
import org.interphase.ui.testing.Seen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person does with the list of corrections, and what they see of it. */
final class CorrectionPanelTest {

    private static final Step DEAD = new Step(new DeadTimeStep(null, null), true);
    private static final Step SPIKES = new Step(new SpikesStep(), true);
    private static final Step FLAT = new Step(new FlatFieldStep(2), true);
    private static final Step DRIFT = new Step(new DriftStep(SpeciesList.NONE, false), true);
    private static final Step REGISTER = new Step(new RegisterStep(SpeciesList.NONE), true);
    private static final int FOUND = 3;

    @TempDir
    private Path folder;

    private final List<String> asked = new ArrayList<>();
    private final History<SimsDocument> history = new History<>(new History.Words<>() {
        @Override
        public String label(SimsDocument before, SimsDocument after) {
            return "Edit";
        }

        @Override
        public String field(SimsDocument before, SimsDocument after) {
            return "";
        }
    });
    private Shell shell;
    private CorrectionPanel panel;

    @BeforeEach
    void open() {
        shell = new Shell(Screen.display(), SWT.NO_TRIM);
        shell.setLayout(new FillLayout());
        shell.setBounds(0, 0, 1000, 620);
        panel = new CorrectionPanel(shell, new CorrectionPanel.Requests() {
            @Override
            public void edit(UnaryOperator<CorrectionPipeline> change) {
                history.edit(d -> d.withAsked(d.asked().withPipeline(change.apply(d.asked().pipeline()))));
            }

            @Override
            public void pause() {
                history.pause();
            }

            @Override
            public void apply() {
                asked.add("apply");
            }

            @Override
            public void cancel() {
                asked.add("cancel");
            }
        });
        history.onChange((before, now) -> panel.show(now, false));
        shell.open();
        Person.work();
    }

    @AfterEach
    void close() {
        shell.dispose();
    }

    private void show(IonStack stack, Step... steps) {
        history.open(SmallStacks.document(stack, steps));
        Person.work();
    }

    private void apply() throws Exception {
        SimsDocument now = document();
        CorrectionPipeline pipeline = now.asked().pipeline();
        history.show(now.withCorrected(
                new SimsDocument.Corrected(now.stack(), pipeline, pipeline.apply(now.stack(), Progress.NONE))));
        Screen.until("the counts", () -> !panel.effect().isCounting());
    }

    private SimsDocument document() {
        return history.document().orElseThrow();
    }

    private List<Step> steps() {
        return document().asked().pipeline().steps();
    }

    private String found(int row) {
        return panel.table().text(row, FOUND);
    }

    private Button button(String text) {
        return find(shell, text);
    }

    private static Button find(Composite parent, String text) {
        for (Control child : parent.getChildren()) {
            if (child instanceof Button b && b.getText().replace("&", "").equals(text)) {
                return b;
            }
            Button below = child instanceof Composite c ? find(c, text) : null;
            if (below != null) {
                return below;
            }
        }
        return null;
    }

    private void key(int code, int modifiers) {
        new Person(panel.table().widget()).key(code, modifiers);
    }

    private Text text(String setting) {
        return (Text) panel.form().input(setting);
    }

    @Test
    void saysWhatToDoWhereThereIsNothingYet() {
        show(SmallStacks.drifting());
        assertTrue(panel.effect().words().startsWith("Suggest adds"), panel.effect().words());
        assertFalse(panel.applyOrCancel().getEnabled());
        assertTrue(panel.suggest().getEnabled());
    }

    @Test
    void suggestsWhatTheStackNeedsOnceInTheUsualOrder() {
        show(SmallStacks.drifting(), FLAT, REGISTER);
        Screen.click(panel.suggest());
        assertEquals(List.of(DEAD, SPIKES, FLAT, DRIFT, REGISTER), steps());
        assertFalse(panel.suggest().getEnabled());
        show(SmallStacks.plain());
        Screen.click(panel.suggest());
        assertEquals(List.of(SPIKES, DRIFT, REGISTER), steps(), "no dead time is known of it");
    }

    @Test
    void addsEachKindAtItsPlaceAndSwitchedOffWhereOnlyAPersonKnowsItsSettings() {
        show(SmallStacks.drifting(), SPIKES, DRIFT);
        List<MenuItem> items = Arrays.asList(panel.kinds().getItems());
        assertEquals(Correction.KINDS.size(), items.size());
        Screen.click(items.get(Correction.KINDS.indexOf(DepthStep.class)));
        assertEquals(
                List.of(SPIKES, new Step(new DepthStep(1.0, 0, null, 0), false), DRIFT), steps());
        assertEquals("1", text("craterUm").getText());
        Screen.click(items.get(Correction.KINDS.indexOf(BeamDecayStep.class)));
        assertEquals(
                new Step(new BeamDecayStep(SpeciesList.parse("O-"), BeamDecay.Trend.EXPONENTIAL), false), steps().get(1));
        for (MenuItem item : items) {
            Screen.click(item);
        }
        assertEquals(4 + items.size(), steps().size());
    }

    @Test
    void switchesOffWithTheSpaceBarAndUndoes() throws Exception {
        show(SmallStacks.drifting(), SPIKES, DRIFT);
        apply();
        panel.table().select(1);
        key(' ', 0);
        assertEquals(List.of(true, false), steps().stream().map(Step::enabled).toList());
        assertEquals("off", found(1));
        assertTrue(found(0).contains("layer 9 of polarity + masked"), "still done: " + found(0));
        assertEquals("Changed since they were applied.", panel.state());
        history.undo();
        assertTrue(found(1).contains("px at the last layer"), found(1));
        assertEquals("Applied.", panel.state());
    }

    @Test
    void movesWithAltAndArrowsAndKeepsWhatIsChosen() {
        show(SmallStacks.drifting(), SPIKES, DRIFT, REGISTER);
        panel.table().select(0);
        key(SWT.ARROW_DOWN, SWT.ALT);
        assertEquals(List.of(DRIFT, SPIKES, REGISTER), steps());
        key(SWT.ARROW_DOWN, SWT.ALT);
        key(SWT.ARROW_DOWN, SWT.ALT);
        assertEquals(List.of(DRIFT, REGISTER, SPIKES), steps());
        assertEquals(2, panel.table().selected().get(0).index());
        key(SWT.ARROW_UP, SWT.ALT);
        assertEquals(List.of(DRIFT, SPIKES, REGISTER), steps());
        assertFalse(button("Down").getEnabled() && !button("Up").getEnabled());
    }

    @Test
    void removesWithDelete() {
        show(SmallStacks.drifting(), SPIKES, DRIFT, REGISTER);
        panel.table().select(1);
        key(SWT.DEL, 0);
        assertEquals(List.of(SPIKES, REGISTER), steps());
        key(SWT.DEL, 0);
        assertEquals(List.of(SPIKES), steps());
        Screen.click(button("Remove"));
        assertEquals(List.of(), steps());
        assertFalse(button("Remove").getEnabled());
        history.undo();
        assertEquals(List.of(SPIKES), steps());
    }

    @Test
    void takesSettingsAsTheyAreTypedAndSaysWhatCannotBeTaken() {
        show(SmallStacks.drifting(), FLAT, new Step(new DepthStep(2.0, 0.1, null, 0), true));
        text("degree").setText("7");
        assertEquals("Degree: expected a value 1 to 4, found 7.", panel.form().problem());
        assertEquals(FLAT, steps().get(0));
        text("degree").setText("3");
        assertEquals("", panel.form().problem());
        assertEquals(new Step(new FlatFieldStep(3), true), steps().get(0));
        panel.table().select(1);
        text("craterErrorUm").setText("0.2");
        assertEquals(new DepthStep(2.0, 0.2, null, 0), steps().get(1).correction());
        text("craterErrorUm").setText("0.2x");
        assertEquals("Crater error: expected a number in µm, found '0.2x'.", panel.form().problem());
        text("craterErrorUm").setText("0.2");
        text("rateUmPerS").setText("0.01");
        assertEquals("Expected either the depth of a crater or a rate, found both.", panel.form().problem());
        text("craterUm").setText("");
        assertEquals(new DepthStep(null, 0.2, 0.01, 0), steps().get(1).correction());
        history.undo();
        assertEquals("2", text("craterUm").getText());
        assertEquals("", text("rateUmPerS").getText());
    }

    @Test
    void knowsTheSpeciesOfTheStack() {
        show(SmallStacks.drifting(), DRIFT);
        text("channels").setText("Na+,K+");
        assertEquals(
                "Channels: expected species of the stack (Na+, Si+, O-, SiO2-), found 'K+'.", panel.form().problem());
        assertEquals(DRIFT, steps().get(0));
        text("channels").setText("Na+,SiO2-");
        assertEquals(new DriftStep(SpeciesList.parse("Na+,SiO2-"), false), steps().get(0).correction());
        text("channels").setText("Na+,,O-");
        assertTrue(panel.form().problem().startsWith("Channels, column 5: expected the name of a species"), panel.form().problem());
    }

    @Test
    void asksForWhatOnlyAPersonKnowsOfTheDeadTime() {
        show(SmallStacks.plain(), DEAD);
        assertEquals("The stack states no dwell time: give it.", panel.form().problem());
        text("dwellS").setText("1e-4");
        assertEquals("The stack states no dead time: give it.", panel.form().problem());
        text("tauNs").setText("40");
        assertEquals("", panel.form().problem());
        assertEquals(new DeadTimeStep(40.0, 1e-4), steps().get(0).correction());
    }

    @Test
    void marksWhatWasRefusedWithItsReason() throws Exception {
        show(SmallStacks.plain(), SPIKES, DRIFT);
        assertEquals("not applied yet", found(1));
        apply();
        assertTrue(found(1).startsWith("⚠ refused: the images carry too little texture"), found(1));
        panel.table().select(1);
        assertTrue(panel.effect().words().contains("too little texture"), panel.effect().words());
        assertEquals("Applied, but for 1 that found nothing to go by.", panel.state());
        panel.table().selectNone();
        assertEquals(Palette.of(shell).warning(), ink(1));
        assertNotEquals(Palette.of(shell).warning(), ink(0));
    }

    private Object ink(int row) {
        NatTable nat = panel.table().widget();
        LabelStack labels = nat.getConfigLabelsByPosition(1, row + 1);
        return nat.getConfigRegistry()
                .getConfigAttribute(CellConfigAttributes.CELL_STYLE, DisplayMode.NORMAL, labels)
                .getAttributeValue(CellStyleAttributes.FOREGROUND_COLOR);
    }

    @Test
    void showsWhatACorrectionChanged() throws Exception {
        show(SmallStacks.drifting(), DEAD, SPIKES, DRIFT);
        apply();
        panel.table().select(0);
        Screen.until("the counts", () -> !panel.effect().isCounting());
        assertEquals(List.of("Na+", "O-"), panel.effect().table().rows().stream().map(t -> t.channel()).toList());
        assertTrue(panel.effect().table().text(0, 3).matches("\\+0\\.[0-9]{3}"), panel.effect().table().text(0, 3));
        assertFalse(panel.effect().plot().isVisible());
        panel.table().select(1);
        assertTrue(panel.effect().words().contains("Masked for positive ions: layer 9 of 24."), panel.effect().words());
        panel.table().select(2);
        assertTrue(panel.effect().plot().isVisible());
        assertEquals("Displacement of the layers", panel.effect().plot().figure().title());
        assertTrue(panel.effect().words().contains("px (root mean square over the layers)"), panel.effect().words());
    }

    @Test
    void keepsCorrectionsInAFileThatTheCommandReads() throws Exception {
        Step depth = new Step(new DepthStep(2.0, 0.1, null, 0), false);
        show(SmallStacks.drifting(), SPIKES, depth, DRIFT);
        Path file = folder.resolve("corrections.json");
        panel.save(file);
        assertEquals(document().asked().pipeline(), CorrectionPipeline.read(file));
        show(SmallStacks.drifting(), FLAT);
        panel.load(file);
        assertEquals(List.of(SPIKES, depth, DRIFT), steps());
        history.undo();
        assertEquals(List.of(FLAT), steps());
    }

    @Test
    void saysWhereAFileIsBroken() throws Exception {
        show(SmallStacks.drifting(), FLAT);
        panel.load(Files.writeString(
                folder.resolve("broken.json"), "{\"pipeline\": 1,\n \"steps\": [{\"correction\": \"sharpen\"}]}"));
        assertTrue(panel.problem().startsWith("Not loaded. broken.json, line 2"), panel.problem());
        assertTrue(panel.problem().contains("expected one of dead-time, "), panel.problem());
        assertEquals(List.of(FLAT), steps());
        panel.load(folder.resolve("missing.json"));
        assertTrue(panel.problem().startsWith("Not loaded. missing.json, "), panel.problem());
        panel.table().select(0);
        key(' ', 0);
        assertEquals("", panel.problem());
    }

    @Test
    void appliesAndCancels() {
        show(SmallStacks.drifting(), SPIKES);
        Screen.click(panel.applyOrCancel());
        panel.show(document(), true);
        assertEquals("Cancel", panel.applyOrCancel().getText());
        Screen.click(panel.applyOrCancel());
        assertEquals(List.of("apply", "cancel"), asked);
        panel.fail(new IllegalArgumentException("step 2, dead-time: give it"));
        assertEquals("Step 2, dead-time: give it.", panel.problem());
    }

    @Test
    void isLegibleInEverySizeAndInDarkWindows() throws Throwable {
        show(SmallStacks.drifting(), DEAD, SPIKES, FLAT, new Step(new BeamDecayStep(SpeciesList.parse("O-"), BeamDecay.Trend.SMOOTH), false),
                new Step(new DepthStep(2.0, 0.1, null, 0), true), DRIFT, REGISTER);
        apply();
        for (int[] size : new int[][] {{1000, 620}, {560, 900}, {380, 900}}) {
            shell.setSize(size[0], size[1]);
            for (int row = 0; row < steps().size(); row++) {
                panel.table().select(row);
                Screen.until("the counts", () -> !panel.effect().isCounting());
                Screen.settle();
                Seen.assertNothingClipped(shell);
                if (row == 4 || row == 5) {
                    picture("corrections-" + size[0] + "-" + row);
                }
            }
        }
        shell.setSize(1000, 620);
        Screen.dark(() -> {
            Seen.assertDark("corrections", picture("corrections-dark"));
            Seen.assertNothingClipped(shell);
        });
        show(SmallStacks.drifting());
        picture("corrections-empty");
        Seen.assertNothingClipped(shell);
    }

    /** On a screen of twice the scale no picture takes the place of the one before. */
    private ImageData picture(String name) throws IOException {
        shell.forceActive();
        Screen.settle();
        Point corner = shell.toDisplay(0, 0);
        ImageData data = Pixels.of(new Rectangle(corner.x, corner.y, shell.getSize().x, shell.getSize().y));
        if (Screen.display().getPrimaryMonitor().getZoom() == 100) {
            Screen.save(data, name);
        }
        return data;
    }

    @Test
    void listensToNothingWhenItIsGone() throws Exception {
        show(SmallStacks.drifting(), SPIKES);
        SimsDocument now = document();
        apply();
        panel.control().dispose();
        Person.work();
        assertTrue(panel.effect().control().isDisposed());
        assertSame(now.stack(), document().stack());
    }
}
