// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Palette;
import org.interphase.ui.look.Paper;
import org.interphase.ui.volume.internal.scene.Planes.Direction;
import org.interphase.volume.VolumeGeometry;
import org.interphase.volume.render.Cuts;
import org.interphase.volume.render.Cuts.Plane;
import org.interphase.volume.render.Scene;

/** What is cut away: the ends of the box, and planes. */
final class CutsPart {

    private static final int WIDTH = 50;
    private static final int DIGITS = 5;
    private static final int COLUMNS = 4;
    private static final double HALF = 50;
    private static final String[] NAMES = {"x", "y", "depth"};

    private final Ask ask;
    private final Runnable laidOut;
    private final List<Axis> axes = new ArrayList<>();
    private final Composite planes;
    private final List<PlaneRow> rows = new ArrayList<>();
    private final Menu directions;
    private final Button add;
    private final Button all;
    private Scene scene;
    private VolumeGeometry geometry;

    CutsPart(Composite parent, Ask ask, Runnable laidOut) {
        this.ask = ask;
        this.laidOut = laidOut;
        Composite box = Paper.under(new Composite(parent, SWT.NONE));
        box.setLayout(Looks.grid(COLUMNS, Looks.GAP, 0));
        box.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        for (int i = 0; i < NAMES.length; i++) {
            axes.add(new Axis(box, i));
        }
        planes = Paper.under(new Composite(parent, SWT.NONE));
        planes.setLayout(Looks.grid(1, 0, 0));
        planes.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        FieldLine edits = new FieldLine(parent, ask, laidOut);
        directions = new Menu(planes);
        for (Direction d : Direction.values()) {
            MenuItem item = new MenuItem(directions, SWT.PUSH);
            item.setText("Normal: " + d.words());
            item.addListener(SWT.Selection, e -> add(d));
        }
        add = edits.button("Add plane ▾", "Up to " + Cuts.MOST_PLANES + " planes, of which one side is seen", this::openDirections);
        all = edits.button("Whole volume", "Nothing is cut away", () -> ask.once("Whole Volume", s -> s.withCuts(Cuts.NONE)));
    }

    /** The two ends along one axis. */
    final class Axis {

        private final int index;
        private final NumberField from;
        private final NumberField to;
        private final RangeSlider slider;
        private final Problem problem;
        private double least;
        private double most = 1;

        private Axis(Composite box, int index) {
            this.index = index;
            String name = NAMES[index];
            Label label = Paper.ink(new Label(box, SWT.NONE), Palette::faint);
            label.setText(name + " / µm");
            problem = new Problem(box, COLUMNS, laidOut);
            from = field(box, name + " from, in µm", (key, v) -> ends(key, v, slider().to()));
            slider = new RangeSlider(box, "Part of " + name + " that is seen, in µm", ask, this::ends);
            slider.control().setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
            to = field(box, name + " to, in µm", (key, v) -> ends(key, slider().from(), v));
            problem.below(to.control());
        }

        private NumberField field(Composite box, String name, NumberField.Taken taken) {
            return new NumberField(
                    box,
                    new NumberField.What("", name, "What lies outside is cut away; the end of the volume for no cut", 0, 1, 1, DIGITS),
                    WIDTH,
                    ask,
                    taken,
                    problem.ofField());
        }

        /** What reaches the end of the volume has no end. */
        private void ends(String key, double low, double high) {
            double first = low <= least ? Double.NEGATIVE_INFINITY : low;
            double last = high >= most ? Double.POSITIVE_INFINITY : high;
            ask.during(key, "Cut in " + NAMES[index], s -> s.withCuts(with(s.cuts(), first, last)));
        }

        private Cuts with(Cuts c, double first, double last) {
            return switch (index) {
                case 0 -> new Cuts(first, last, c.fromYUm(), c.toYUm(), c.fromZUm(), c.toZUm(), c.planes());
                case 1 -> new Cuts(c.fromXUm(), c.toXUm(), first, last, c.fromZUm(), c.toZUm(), c.planes());
                default -> new Cuts(c.fromXUm(), c.toXUm(), c.fromYUm(), c.toYUm(), first, last, c.planes());
            };
        }

        private void show(double first, double last, double lowest, double highest) {
            least = lowest;
            most = highest;
            double low = Math.clamp(first, lowest, highest);
            double high = Math.clamp(last, lowest, highest);
            slider.show(lowest, highest, low, high);
            // an end is typed on its side of the other one
            double apart = (highest - lowest) * RangeSlider.LEAST;
            from.setBounds(lowest, Math.max(lowest, high - apart), (highest - lowest) / 100);
            to.setBounds(Math.min(highest, low + apart), highest, (highest - lowest) / 100);
            from.show(low);
            to.show(high);
        }

        NumberField from() {
            return from;
        }

        NumberField to() {
            return to;
        }

        RangeSlider slider() {
            return slider;
        }

        String problem() {
            return problem.text();
        }
    }

    private void openDirections() {
        directions.setLocation(add.toDisplay(0, add.getSize().y));
        directions.setVisible(true);
    }

    private void add(Direction d) {
        Plane plane = Planes.at(d.normal(scene, geometry), HALF);
        planes("", "Add Plane", all -> {
            if (all.size() < Cuts.MOST_PLANES) {
                all.add(plane);
            }
        });
    }

    private void planes(String key, String label, Consumer<List<Plane>> change) {
        ask.during(key, label, s -> {
            Cuts c = s.cuts();
            List<Plane> next = new ArrayList<>(c.planes());
            change.accept(next);
            return s.withCuts(new Cuts(c.fromXUm(), c.toXUm(), c.fromYUm(), c.toYUm(), c.fromZUm(), c.toZUm(), next));
        });
    }

    private void change(int index, String key, String label, UnaryOperator<Plane> change) {
        planes(key, label, all -> {
            if (index < all.size()) {
                Plane next = change.apply(all.get(index));
                if (next == null) {
                    all.remove(index);
                } else {
                    all.set(index, next);
                }
            }
        });
    }

    void show(Scene now, VolumeGeometry raster) {
        scene = now;
        geometry = raster;
        Cuts c = now.cuts();
        axes.get(0).show(c.fromXUm(), c.toXUm(), 0, raster.width() * raster.pixelWidthUm());
        axes.get(1).show(c.fromYUm(), c.toYUm(), 0, raster.height() * raster.pixelHeightUm());
        axes.get(2).show(c.fromZUm(), c.toZUm(), raster.topUm(0), raster.topUm(raster.layers()));
        boolean another = rows.size() != c.planes().size();
        while (rows.size() > c.planes().size()) {
            rows.removeLast().control().dispose();
        }
        while (rows.size() < c.planes().size()) {
            int index = rows.size();
            rows.add(new PlaneRow(
                    planes, index + 1, ask, (key, label, change) -> change(index, key, label, change), laidOut));
        }
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).show(c.planes().get(i), now, raster);
        }
        add.setEnabled(rows.size() < Cuts.MOST_PLANES);
        all.setEnabled(!c.equals(Cuts.NONE));
        if (another) {
            ((GridData) planes.getLayoutData()).exclude = rows.isEmpty();
            planes.setVisible(!rows.isEmpty());
            laidOut.run();
        }
    }

    /** {@return the ends along x, y and the depth} */
    Axis axis(int index) {
        return axes.get(index);
    }

    List<PlaneRow> rows() {
        return List.copyOf(rows);
    }

    Menu directions() {
        return directions;
    }

    Button addButton() {
        return add;
    }

    Button wholeVolume() {
        return all;
    }
}
