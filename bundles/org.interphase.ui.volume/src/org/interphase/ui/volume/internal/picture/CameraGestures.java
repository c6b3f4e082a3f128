// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal.picture;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.interphase.volume.render.Camera;

/** Mouse and keys at the picture: what they ask of the camera, and where columns are picked. */
final class CameraGestures {

    private static final double DEG_PER_POINT = 0.4;
    private static final double DEG_PER_KEY = 5;
    private static final double PAN_PER_KEY = 0.05;
    private static final double ZOOM_PER_CLICK = 1.15;
    private static final int CLICK_POINTS = 3;

    private final SceneCanvas canvas;
    private final SceneCanvas.Requests requests;
    private Point pressed;
    private Point last;
    private boolean turns;

    /** Listens to a canvas as long as it is there. */
    CameraGestures(SceneCanvas canvas, SceneCanvas.Requests requests) {
        this.canvas = canvas;
        this.requests = requests;
        canvas.addListener(SWT.MouseDown, this::press);
        canvas.addListener(SWT.MouseMove, this::move);
        canvas.addListener(SWT.MouseUp, this::release);
        canvas.addListener(SWT.MouseDoubleClick, e -> canvas.fit());
        canvas.addListener(SWT.MouseVerticalWheel, this::wheel);
        canvas.addListener(SWT.KeyDown, this::key);
    }

    private void press(Event e) {
        canvas.setFocus();
        if (e.button == 1 || e.button == 2) {
            pressed = new Point(e.x, e.y);
            last = pressed;
            turns = e.button == 1 && (e.stateMask & SWT.SHIFT) == 0;
        }
    }

    private void move(Event e) {
        if (last == null || canvas.scene() == null) {
            return;
        }
        if (pressed != null && Math.hypot(e.x - pressed.x, e.y - pressed.y) < CLICK_POINTS) {
            return;
        }
        pressed = null;
        int dx = e.x - last.x;
        int dy = e.y - last.y;
        last = new Point(e.x, e.y);
        requests.camera(turns
                ? canvas.scene().camera().turned(-DEG_PER_POINT * dx, DEG_PER_POINT * dy)
                : canvas.scene().camera().panned((double) dx / shorter(), (double) dy / shorter()));
    }

    private void release(Event e) {
        if (pressed != null && e.button == 1) {
            boolean more = (e.stateMask & (SWT.MOD1 | SWT.SHIFT)) != 0;
            canvas.projection().ifPresent(p -> requests.pick(p, e.x + 0.5, e.y + 0.5, more));
        } else if (last != null) {
            canvas.rest();
            requests.rest();
        }
        pressed = null;
        last = null;
    }

    private int shorter() {
        Rectangle area = canvas.getClientArea();
        return Math.max(1, Math.min(area.width, area.height));
    }

    private void wheel(Event e) {
        if (canvas.scene() != null) {
            zoom(Math.pow(ZOOM_PER_CLICK, e.count), e.x, e.y);
            e.doit = false;
        }
    }

    /** What lies under a place of the canvas stays there. */
    private void zoom(double factor, double x, double y) {
        Rectangle area = canvas.getClientArea();
        Camera before = canvas.scene().camera();
        Camera after = before.zoomed(factor);
        double f = after.zoom() / before.zoom();
        double fromMiddleX = (x - area.width / 2.0) / shorter() - before.panX();
        double fromMiddleY = (y - area.height / 2.0) / shorter() - before.panY();
        requests.camera(after.panned((1 - f) * fromMiddleX, (1 - f) * fromMiddleY));
    }

    private void key(Event e) {
        if (canvas.scene() == null || (e.stateMask & (SWT.MOD1 | SWT.ALT)) != 0) {
            return;
        }
        boolean pans = (e.stateMask & SWT.SHIFT) != 0;
        Rectangle area = canvas.getClientArea();
        switch (e.keyCode) {
            case SWT.ARROW_LEFT -> step(pans, DEG_PER_KEY, 0);
            case SWT.ARROW_RIGHT -> step(pans, -DEG_PER_KEY, 0);
            case SWT.ARROW_UP -> step(pans, 0, -DEG_PER_KEY);
            case SWT.ARROW_DOWN -> step(pans, 0, DEG_PER_KEY);
            case SWT.KEYPAD_ADD -> zoom(ZOOM_PER_CLICK, area.width / 2.0, area.height / 2.0);
            case SWT.KEYPAD_SUBTRACT -> zoom(1 / ZOOM_PER_CLICK, area.width / 2.0, area.height / 2.0);
            case SWT.HOME -> canvas.fit();
            default -> {
                switch (e.character) {
                    case '+', '=' -> zoom(ZOOM_PER_CLICK, area.width / 2.0, area.height / 2.0);
                    case '-' -> zoom(1 / ZOOM_PER_CLICK, area.width / 2.0, area.height / 2.0);
                    case 't' -> canvas.look(0, 90);
                    case 'f' -> canvas.look(0, 0);
                    case 's' -> canvas.look(90, 0);
                    case 'c' -> canvas.corner();
                    case 'p' -> canvas.perspective();
                    default -> {}
                }
            }
        }
    }

    private void step(boolean pans, double azimuth, double elevation) {
        Camera c = canvas.scene().camera();
        requests.camera(
                pans
                        ? c.panned(-azimuth / DEG_PER_KEY * PAN_PER_KEY, elevation / DEG_PER_KEY * PAN_PER_KEY)
                        : c.turned(azimuth, elevation));
    }
}
