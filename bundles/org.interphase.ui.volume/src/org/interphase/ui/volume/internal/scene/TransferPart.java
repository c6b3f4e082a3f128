// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.scene;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.interphase.core.figure.ColourMap;
import org.interphase.volume.render.Mode;
import org.interphase.volume.render.SceneChannel;
import org.interphase.volume.render.TransferFunction;
import org.interphase.volume.render.TransferFunction.Stop;

/** The transfer function of the selected species, or the level of its surface, with all ways to change them. */
final class TransferPart {

    private static final int COUNTS_WIDTH = 54;
    private static final int OPACITY_WIDTH = 42;
    private static final double MOST_COUNTS = 1e12;
    private static final int COUNTS_DIGITS = 6;
    private static final int OPACITY_DIGITS = 3;
    private static final double OPACITY_STEP = 0.01;

    private final Ask ask;
    private final TransferCanvas canvas;
    private final FieldLine ofStop;
    private final NumberField counts;
    private final NumberField opacity;
    private final Swatch colour;
    private final Button addStop;
    private final Button removeStop;
    private final FieldLine ofLevel;
    private final NumberField level;
    private final Menu presets;
    private final FieldLine tools;
    private final Button presetButton;
    private SceneChannel channel;
    private CountHistogram histogram;
    private int shownStop = -1;

    TransferPart(Composite parent, Ask ask, Runnable laidOut) {
        this.ask = ask;
        canvas = new TransferCanvas(parent, ask, new TransferCanvas.Requests() {
            @Override
            public void transfer(String key, String label, TransferFunction next) {
                ask.during(key, label, Ask.channel(channel.species(), c -> Channels.transfer(c, next)));
            }

            @Override
            public void level(String key, double to) {
                setLevel(key, to);
            }

            @Override
            public void selected() {
                showStop();
            }

            @Override
            public void colour(int stop) {
                Swatch.ask(canvas.control().getShell(), "Colour of a Stop of " + channel.species(), stops().get(stop).rgb())
                        .ifPresent(rgb -> setColour(stop, rgb));
            }
        });
        canvas.control().setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        canvas.control()
                .setToolTipText("Drag a stop; double-click adds one, dragging it out or Delete removes it. Tab goes from stop to"
                        + " stop, arrows move it (Shift: far, Ctrl: a little), Insert adds one, Enter colours it."
                        + " The wheel zooms the counts, dragging beside the stops moves them.");
        ofStop = new FieldLine(parent, ask, laidOut);
        counts = ofStop.number(
                new NumberField.What("Stop / counts", "Counts of the stop", "Counts of the selected stop, between those beside it", 0, MOST_COUNTS, 1, COUNTS_DIGITS),
                COUNTS_WIDTH,
                (key, v) -> moveStop(key, v, stops().get(canvas.selected()).opacity()));
        opacity = ofStop.number(
                new NumberField.What(
                        "opacity",
                        "Opacity of the stop",
                        "What a path of a hundredth of the longest edge hides, 0 to 1",
                        0,
                        1,
                        OPACITY_STEP,
                        OPACITY_DIGITS),
                OPACITY_WIDTH,
                (key, v) -> moveStop(key, stops().get(canvas.selected()).counts(), v));
        colour = new Swatch(ofStop.row(), () -> "Colour of the stop", rgb -> setColour(canvas.selected(), rgb));
        colour.control().setToolTipText("Colour of the selected stop");
        ofLevel = new FieldLine(parent, ask, laidOut);
        level = ofLevel.number(
                new NumberField.What("Surface at", "Counts of the surface", "The surface is where counts reach this level", 0, MOST_COUNTS, 1, COUNTS_DIGITS),
                COUNTS_WIDTH,
                this::setLevel);
        ofLevel.label("counts");
        ofLevel.button("By itself", "The level that it has at first: it parts the counts into two classes (Otsu) and is clear of the ground's noise", this::usualLevel);
        ofLevel.setVisible(false);
        tools = new FieldLine(parent, ask, laidOut);
        presets = new Menu(canvas.control());
        preset("Ramp", "Opacity rises with counts", c -> Presets.ramp(c.rgb(), histogram));
        preset("Haze", "Low counts faint, high ones dense", c -> Presets.haze(c.rgb(), histogram));
        preset("Step", "Nothing below the threshold of Otsu", c -> Presets.step(c.rgb(), histogram));
        preset("Window", "Counts about the threshold of Otsu", c -> Presets.window(c.rgb(), histogram));
        new MenuItem(presets, SWT.SEPARATOR);
        preset("Over All Counts", "The same shape from 0 to nearly the highest counts", c -> Presets.stretched(c.transfer(), histogram));
        preset("Inverse", "Low counts as the high ones were", c -> Presets.inverse(c.transfer()));
        new MenuItem(presets, SWT.SEPARATOR);
        preset("Colour of the Species", "All stops in one colour", c -> Presets.inColour(c.transfer(), c.rgb()));
        for (ColourMap map : ColourMap.all()) {
            if (!map.diverging()) {
                preset(map.label(), "The same opacities in these colours", c -> Presets.inColours(c.transfer(), map));
            }
        }
        addStop = tools.button("Add", "Insert: another stop, on the curve behind the selected one", canvas::insert);
        Spoken.name(addStop, () -> "Add a stop");
        removeStop = tools.button("Remove", "Delete: takes the selected stop away", canvas::remove);
        Spoken.name(removeStop, () -> "Remove the stop");
        presetButton = tools.button("&Presets ▾", "Usual curves and colours", this::openPresets);
        tools.button("Reset", "Opacity, colour and level as for a new species", () -> {
            CountHistogram counted = histogram;
            ask.once(
                    "Reset " + channel.species(),
                    Ask.channel(
                            channel.species(),
                            (scene, c) -> Presets.usual(c, counted, scene.decor().backgroundRgb())));
            canvas.fit();
        });
        zoom("Fit", "0: shows the counts that matter; the wheel, + and − zoom", "Fit the axis of counts", canvas::fit);
        zoom("All", "Shows all counts that there are", "All counts", canvas::all);
    }

    private void zoom(String text, String help, String name, Runnable act) {
        Spoken.name(tools.button(text, help, act), () -> name);
    }

    private void preset(String text, String help, Made made) {
        MenuItem item = new MenuItem(presets, SWT.PUSH);
        item.setText(text);
        item.setToolTipText(help);
        item.addListener(SWT.Selection, e -> {
            String species = channel.species();
            ask.once(text + " for " + species, Ask.channel(species, c -> Channels.transfer(c, made.apply(c))));
        });
    }

    /** Makes a transfer function for a species. */
    private interface Made {
        TransferFunction apply(SceneChannel channel);
    }

    private void openPresets() {
        presets.setLocation(presetButton.toDisplay(0, presetButton.getSize().y));
        presets.setVisible(true);
    }

    private List<Stop> stops() {
        return channel.transfer().stops();
    }

    private void moveStop(String key, double toCounts, double toOpacity) {
        List<Stop> next = TransferCanvas.moved(stops(), canvas.selected(), toCounts, toOpacity);
        ask.during(
                key,
                "Move Stop of " + channel.species(),
                Ask.channel(channel.species(), c -> Channels.transfer(c, new TransferFunction(next))));
    }

    /** Gives a stop another colour. */
    void setColour(int stop, int rgb) {
        List<Stop> next = new ArrayList<>(stops());
        next.set(stop, new Stop(stops().get(stop).counts(), rgb, stops().get(stop).opacity()));
        ask.once(
                "Colour Stop of " + channel.species(),
                Ask.channel(channel.species(), c -> Channels.transfer(c, new TransferFunction(next))));
    }

    private void setLevel(String key, double to) {
        ask.during(
                key,
                "Level of " + channel.species(),
                Ask.channel(channel.species(), c -> Channels.level(c, to)));
    }

    private void usualLevel() {
        CountHistogram counted = histogram;
        ask.once(
                "Level of " + channel.species(),
                Ask.channel(
                        channel.species(),
                        c -> Channels.level(c, Presets.usual(c, counted, 0).levelCounts())));
    }

    /** Shows a species. */
    void show(SceneChannel next, CountHistogram of) {
        boolean other = channel == null || !channel.species().equals(next.species());
        channel = next;
        histogram = of;
        canvas.show(next, of);
        boolean surface = next.mode() == Mode.ISO;
        ofStop.setVisible(!surface);
        ofLevel.setVisible(surface);
        presetButton.setEnabled(!surface);
        addStop.setEnabled(!surface && stops().size() < TransferFunction.MOST_STOPS);
        if (other) {
            shownStop = -1;
            level.reset(next.levelCounts());
        }
        level.show(next.levelCounts());
        showStop();
    }

    private void showStop() {
        int index = Math.clamp(canvas.selected(), 0, stops().size() - 1);
        Stop s = stops().get(index);
        counts.setBounds(
                index == 0 ? 0 : stops().get(index - 1).counts(),
                index == stops().size() - 1 ? MOST_COUNTS : stops().get(index + 1).counts(),
                canvas.step());
        level.setBounds(0, MOST_COUNTS, canvas.step());
        if (index == shownStop) {
            counts.show(s.counts());
            opacity.show(s.opacity());
        } else {
            shownStop = index;
            counts.reset(s.counts());
            opacity.reset(s.opacity());
        }
        colour.show(s.rgb());
        removeStop.setEnabled(stops().size() > 1 && channel.mode() != Mode.ISO);
    }

    TransferCanvas canvas() {
        return canvas;
    }

    NumberField counts() {
        return counts;
    }

    NumberField opacity() {
        return opacity;
    }

    NumberField level() {
        return level;
    }

    /** {@return what is wrong with what was typed; empty for nothing} */
    String problem() {
        return ofStop.problem() + ofLevel.problem();
    }

    Menu presets() {
        return presets;
    }
}
