// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.scene;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.interphase.ui.look.Looks;
import org.interphase.ui.look.Palette;
import org.interphase.ui.look.Paper;
import org.interphase.ui.volume.internal.scene.Planes.Direction;
import org.interphase.volume.VolumeGeometry;
import org.interphase.volume.render.Cuts.Plane;
import org.interphase.volume.render.Scene;

/** One plane that cuts: its direction, how far along, and which side. */
final class PlaneRow {

    private static final int WIDTH = 44;
    private static final int DIGITS = 4;
    private static final int STEPS = 1000;

    private static final List<String> DIRECTIONS =
            Stream.of(Direction.values()).map(Direction::words).toList();
    private static final String OWN = "as it was turned";

    private final Composite row;
    private final FieldLine line;
    private final Combo direction;
    private final Button flip;
    private final Button remove;
    private final Slider slider;
    private final NumberField percent;
    private final Problem problem;
    private Scene scene;
    private VolumeGeometry geometry;

    /** Changes planes. */
    interface Requests {

        /** Asks for another plane in the place of this one; null to take it away. */
        void plane(String key, String label, UnaryOperator<Plane> change);
    }

    PlaneRow(Composite parent, int number, Ask ask, Requests requests, Runnable laidOut) {
        row = Paper.under(new Composite(parent, SWT.NONE));
        row.setLayout(Looks.grid(1, 0, 0));
        row.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        String name = "Plane " + number;
        line = new FieldLine(row, ask, laidOut);
        direction = line.combo(name, name + ", its normal", DIRECTIONS, () -> turn(requests));
        flip = line.button("Flip", "Shows the other side", () -> requests.plane("", "Flip Plane", Planes::flipped));
        Spoken.name(flip, () -> "Flip " + name.toLowerCase(Locale.ROOT));
        remove = line.button("Remove", "Takes the plane away", () -> requests.plane("", "Remove Plane", p -> null));
        Spoken.name(remove, () -> "Remove " + name.toLowerCase(Locale.ROOT));
        Composite place = Paper.under(new Composite(row, SWT.NONE));
        place.setLayout(Looks.grid(3, Looks.GAP, 0));
        place.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        slider = new Slider(
                place,
                name + ": share of the way that is seen",
                STEPS,
                STEPS / 20,
                ask,
                (key, at) -> requests.plane(key, "Move Plane", p -> Planes.moved(p, 100.0 * at / STEPS)));
        problem = new Problem(place, 3, laidOut);
        percent = new NumberField(
                place,
                new NumberField.What("", name + ", share of the way that is seen in percent", "How much of the way through the volume is seen", 0, 100, 1, DIGITS),
                WIDTH,
                ask,
                (key, v) -> requests.plane(key, "Move Plane", p -> Planes.moved(p, v)),
                problem.ofField());
        Label unit = Paper.ink(new Label(place, SWT.NONE), Palette::faint);
        unit.setText("%");
        problem.below(unit);
    }

    private void turn(Requests requests) {
        int index = direction.getSelectionIndex();
        if (index < Direction.values().length) {
            double[] normal = Direction.values()[index].normal(scene, geometry);
            requests.plane("", "Turn Plane", p -> Planes.at(normal, Math.clamp(Planes.percent(p), 0, 100)));
        }
    }

    void show(Plane now, Scene of, VolumeGeometry raster) {
        scene = of;
        geometry = raster;
        int index = 0;
        while (index < DIRECTIONS.size() && !Planes.is(now, Direction.values()[index].normal(of, raster))) {
            index++;
        }
        boolean own = index == DIRECTIONS.size();
        if (own != (direction.getItemCount() > DIRECTIONS.size())) {
            if (own) {
                direction.add(OWN);
            } else {
                direction.remove(DIRECTIONS.size());
            }
        }
        if (direction.getSelectionIndex() != index) {
            direction.select(index);
        }
        direction.setToolTipText("Normal " + Arrays.toString(new double[] {now.normalX(), now.normalY(), now.normalZ()})
                + " in shares of the edges x, y and depth");
        double share = Planes.percent(now);
        slider.show(Math.clamp(Math.round(share / 100 * STEPS), 0, STEPS));
        percent.show(share);
    }

    Composite control() {
        return row;
    }

    Combo direction() {
        return direction;
    }

    NumberField percent() {
        return percent;
    }

    Button flipButton() {
        return flip;
    }

    Button removeButton() {
        return remove;
    }
}
