// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal.image;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.interphase.ui.sims.StackView;
import org.interphase.ui.sims.StackView.Pixel;
import org.interphase.ui.sims.StackView.Window;

/** What mouse and keys do in a picture of a grid; {@link ImageGrid} lists it. */
final class TileInput {

    private static final double WHEEL_STEP = 1.2;
    private static final double KEY_STEP = 1.25;
    private static final int PAGE = 10;
    private static final int CLICK = 3;

    private final ImageGrid grid;
    private final ImageTile tile;
    private boolean space;
    private boolean taken;
    private boolean panning;
    private boolean moved;
    private int pressedX;
    private int pressedY;
    private Window before;

    TileInput(ImageGrid grid, ImageTile tile) {
        this.grid = grid;
        this.tile = tile;
        tile.addListener(SWT.MouseDown, this::down);
        tile.addListener(SWT.MouseMove, this::move);
        tile.addListener(SWT.MouseUp, this::up);
        tile.addListener(SWT.MouseDoubleClick, this::twice);
        tile.addListener(SWT.MouseWheel, this::wheel);
        tile.addListener(SWT.KeyDown, this::key);
        tile.addListener(SWT.KeyUp, e -> space &= e.keyCode != ' ');
        tile.addListener(SWT.FocusOut, e -> space = false);
        tile.addListener(SWT.Traverse, this::traverse);
    }

    private StackView view() {
        return grid.view();
    }

    private boolean offer(Event e, int button) {
        TilePainter painter = tile.painter();
        return grid.overlay()
                .map(o -> o.mouse(e.type, painter.column(e.x), painter.row(e.y), button, e.stateMask, painter.places()))
                .orElse(false);
    }

    private void down(Event e) {
        tile.setFocus();
        if (e.button != 1 && e.button != 2) {
            return;
        }
        boolean pan = e.button == 2 || space;
        taken = !pan && offer(e, e.button);
        panning = !taken;
        moved = false;
        pressedX = e.x;
        pressedY = e.y;
        before = view().window();
        if (!taken && e.button == 1) {
            point(e);
        }
    }

    private void move(Event e) {
        if (panning) {
            moved |= Math.abs(e.x - pressedX) + Math.abs(e.y - pressedY) >= CLICK;
            if (moved) {
                tile.setCursor(tile.getDisplay().getSystemCursor(SWT.CURSOR_SIZEALL));
                TilePainter painter = tile.painter();
                double perX = before.width() / painter.image().width;
                double perY = before.height() / painter.image().height;
                view().setWindow(new Window(
                        before.x() - (e.x - pressedX) * perX,
                        before.y() - (e.y - pressedY) * perY,
                        before.width(),
                        before.height()));
            }
        } else if (!offer(e, 0) && !taken) {
            point(e);
        }
    }

    /** The cursor stays where it was while the mouse is beside the image. */
    private void point(Event e) {
        if (tile.painter().image().contains(e.x, e.y)) {
            view().setCursor(Optional.of(tile.pixel(e.x, e.y)));
        }
    }

    private void up(Event e) {
        if (taken) {
            offer(e, e.button);
        }
        if (panning && moved) {
            tile.setCursor(null);
        }
        taken = false;
        panning = false;
    }

    private void twice(Event e) {
        if (e.button == 1 && !offer(e, 1)) {
            view().showAll();
        }
    }

    private void wheel(Event e) {
        if (e.count != 0) {
            TilePainter painter = tile.painter();
            view().zoom(painter.column(e.x), painter.row(e.y), e.count > 0 ? 1 / WHEEL_STEP : WHEEL_STEP);
            e.doit = false;
        }
    }

    /** Tab leaves the picture; the other keys are its own. */
    private void traverse(Event e) {
        switch (e.detail) {
            case SWT.TRAVERSE_TAB_NEXT, SWT.TRAVERSE_TAB_PREVIOUS -> e.doit = true;
            case SWT.TRAVERSE_ESCAPE -> e.doit = view().cursor().isEmpty();
            case SWT.TRAVERSE_RETURN,
                    SWT.TRAVERSE_ARROW_NEXT,
                    SWT.TRAVERSE_ARROW_PREVIOUS,
                    SWT.TRAVERSE_PAGE_NEXT,
                    SWT.TRAVERSE_PAGE_PREVIOUS -> e.doit = false;
            default -> {}
        }
    }

    private void key(Event e) {
        boolean control = (e.stateMask & SWT.MOD1) != 0;
        boolean shift = (e.stateMask & SWT.SHIFT) != 0;
        boolean other = (e.stateMask & SWT.MODIFIER_MASK & ~(SWT.MOD1 | SWT.SHIFT)) != 0;
        if (!other && (control ? withControl(e, shift) : alone(e, shift ? PAGE : 1))) {
            e.doit = false;
        }
    }

    private boolean withControl(Event e, boolean shift) {
        if (e.keyCode != 'c' && e.keyCode != 'C') {
            return false;
        }
        if (shift) {
            grid.export().copyValues(tile);
        } else {
            grid.export().copyPicture(tile);
        }
        return true;
    }

    private boolean alone(Event e, int steps) {
        StackView view = view();
        if (grid.overlay().map(o -> o.key(e.keyCode)).orElse(false)) {
            return true;
        }
        switch (e.keyCode) {
            case SWT.ARROW_LEFT -> step(-steps, 0);
            case SWT.ARROW_RIGHT -> step(steps, 0);
            case SWT.ARROW_UP -> step(0, -steps);
            case SWT.ARROW_DOWN -> step(0, steps);
            case SWT.PAGE_UP -> view.setLayer(view.layer() - steps);
            case SWT.PAGE_DOWN -> view.setLayer(view.layer() + steps);
            case SWT.HOME -> view.setLayer(0);
            case SWT.END -> view.setLayer(view.geometry().layers() - 1);
            case SWT.ESC -> view.setCursor(Optional.empty());
            case ' ' -> space = true;
            default -> {
                return written(e);
            }
        }
        return true;
    }

    /** These lie on other keys of other keyboards: what is written counts, not where. */
    private boolean written(Event e) {
        StackView view = view();
        if (e.character == '+' || e.character == '=' || e.keyCode == SWT.KEYPAD_ADD) {
            zoom(1 / KEY_STEP);
        } else if (e.character == '-' || e.keyCode == SWT.KEYPAD_SUBTRACT) {
            zoom(KEY_STEP);
        } else if (e.character == '0' || e.keyCode == SWT.KEYPAD_0) {
            view.showAll();
        } else if (e.character == ',') {
            view.setLayer(view.layer() - 1);
        } else if (e.character == '.') {
            view.setLayer(view.layer() + 1);
        } else {
            return false;
        }
        return true;
    }

    private static Pixel middle(Window w) {
        return new Pixel((int) (w.x() + w.width() / 2), (int) (w.y() + w.height() / 2));
    }

    /** About the cursor where it is seen, else about the middle. */
    private void zoom(double factor) {
        Window w = view().window();
        Pixel at = view().cursor().filter(p -> shows(w, p)).orElse(middle(w));
        view().zoom(at.x() + 0.5, at.y() + 0.5, factor);
    }

    private static boolean shows(Window w, Pixel p) {
        return p.x() + 1 > w.x() && p.x() < w.x() + w.width() && p.y() + 1 > w.y() && p.y() < w.y() + w.height();
    }

    /** Moves the cursor, and with it the part that is seen where it would leave that. */
    private void step(int dx, int dy) {
        StackView view = view();
        Window w = view.window();
        Pixel from = view.cursor().orElse(middle(w));
        boolean first = view.cursor().isEmpty();
        Pixel to = new Pixel(
                Math.clamp(from.x() + (first ? 0 : dx), 0, view.geometry().width() - 1),
                Math.clamp(from.y() + (first ? 0 : dy), 0, view.geometry().height() - 1));
        view.setCursor(Optional.of(to));
        double x = Math.max(Math.min(w.x(), to.x()), to.x() + 1 - w.width());
        double y = Math.max(Math.min(w.y(), to.y()), to.y() + 1 - w.height());
        view.setWindow(new Window(x, y, w.width(), w.height()));
    }
}
