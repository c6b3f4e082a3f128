// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.scene;

import java.util.List;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.interphase.volume.render.Camera;
import org.interphase.volume.render.Scene;

/** From where a scene is seen. */
final class CameraPart {

    private static final int WIDTH = 52;
    private static final int DIGITS = 4;
    private static final double TURN = 360;
    private static final double POLE = 90;
    private static final double LEAST_ZOOM = 0.01;
    private static final double MOST_ZOOM = 1000;
    private static final double MOST_OPENING = 120;
    private static final double USUAL_OPENING = 30;
    private static final double STEP = 5;
    private static final double ZOOM_STEP = 0.1;

    private final Ask ask;
    private final FieldLine views;
    private final FieldLine fields;
    private final NumberField azimuth;
    private final NumberField elevation;
    private final NumberField zoom;
    private final Combo projection;
    private final NumberField opening;
    private Camera camera = Camera.DEFAULT;

    CameraPart(Composite parent, Ask ask, Runnable laidOut) {
        this.ask = ask;
        views = new FieldLine(parent, ask, laidOut);
        view("Top", "From above, as the images show it", 0, POLE);
        view("Front", "From the side of the last row, x to the right", 0, 0);
        view("Side", "From the side of the last column, y to the left", POLE, 0);
        view("Oblique", "Half from the side, half from above", Camera.DEFAULT.azimuthDeg(), Camera.DEFAULT.elevationDeg());
        fields = new FieldLine(parent, ask, laidOut);
        azimuth = fields.number(
                new NumberField.What("Azimuth / °", "Azimuth in degrees", "How far around the volume, seen from above counterclockwise", -TURN, TURN, STEP, DIGITS),
                WIDTH,
                (key, v) -> look(key, with(v, camera.elevationDeg(), camera.zoom())));
        elevation = fields.number(
                new NumberField.What("Elevation / °", "Elevation in degrees", "How far from above: 0 from the side, 90 from the top", -POLE, POLE, STEP, DIGITS),
                WIDTH,
                (key, v) -> look(key, with(camera.azimuthDeg(), v, camera.zoom())));
        zoom = fields.number(
                new NumberField.What("Zoom ×", "Zoom", "1: the volume just fits", LEAST_ZOOM, MOST_ZOOM, ZOOM_STEP, DIGITS),
                WIDTH,
                (key, v) -> look(key, with(camera.azimuthDeg(), camera.elevationDeg(), v)));
        projection = fields.combo("", "Projection", List.of("Parallel", "Perspective"), this::askProjection);
        opening = fields.number(
                new NumberField.What("Opening / °", "Opening of the perspective in degrees", "How wide the perspective is", 1, MOST_OPENING, STEP, DIGITS),
                WIDTH,
                (key, v) -> look(key, camera.withFieldOfView(v)));
    }

    private void view(String text, String help, double azimuthDeg, double elevationDeg) {
        views.button(text, help, () -> ask.once(
                text + " View",
                s -> s.withCamera(new Camera(azimuthDeg, elevationDeg, 1, 0, 0, s.camera().fieldOfViewDeg()))));
    }

    private Camera with(double azimuthDeg, double elevationDeg, double times) {
        return new Camera(azimuthDeg, elevationDeg, times, camera.panX(), camera.panY(), camera.fieldOfViewDeg());
    }

    private void look(String key, Camera next) {
        ask.during(key, "Camera", s -> s.withCamera(next));
    }

    private void askProjection() {
        boolean perspective = projection.getSelectionIndex() == 1;
        ask.once(
                perspective ? "Perspective" : "Parallel Rays",
                s -> s.withCamera(s.camera().withFieldOfView(perspective ? USUAL_OPENING : 0)));
    }

    void show(Scene scene) {
        camera = scene.camera();
        azimuth.show(camera.azimuthDeg());
        elevation.show(camera.elevationDeg());
        zoom.show(camera.zoom());
        boolean perspective = camera.fieldOfViewDeg() > 0;
        if (projection.getSelectionIndex() != (perspective ? 1 : 0)) {
            projection.select(perspective ? 1 : 0);
        }
        opening.show(perspective ? camera.fieldOfViewDeg() : Double.NaN);
        fields.setVisible(opening, perspective);
    }

    NumberField azimuth() {
        return azimuth;
    }

    NumberField elevation() {
        return elevation;
    }

    NumberField opening() {
        return opening;
    }

    Combo projection() {
        return projection;
    }

    FieldLine views() {
        return views;
    }

    /** {@return what is wrong with what was typed; empty for nothing} */
    String problem() {
        return fields.problem();
    }
}
