// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.plot;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;

/** What keys do in a plot; {@link Plot} lists them. */
final class PlotKeys {

    private static final double ZOOM = 1.25;
    private static final double PAN = 0.1;
    private static final int PAGE = 10;

    private final Plot plot;

    PlotKeys(Plot plot, Control surface) {
        this.plot = plot;
        surface.addListener(SWT.KeyDown, this::key);
        surface.addListener(SWT.Traverse, this::traverse);
    }

    /** Tab leaves the plot; arrows stay, and Escape as long as there is something to clear. */
    private void traverse(Event e) {
        switch (e.detail) {
            case SWT.TRAVERSE_TAB_NEXT, SWT.TRAVERSE_TAB_PREVIOUS -> e.doit = true;
            case SWT.TRAVERSE_ESCAPE -> e.doit = !plot.hasPoint();
            case SWT.TRAVERSE_ARROW_NEXT,
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
        if (!other && (control ? withControl(e, shift) : alone(e, shift))) {
            e.doit = false;
        }
    }

    private boolean withControl(Event e, boolean shift) {
        switch (e.keyCode) {
            case 'c', 'C' -> {
                if (shift) {
                    plot.copyData();
                } else {
                    plot.copyPicture();
                }
            }
            case SWT.ARROW_LEFT -> {
                if (!shift || !plot.moveFlag(-1)) {
                    plot.pan(-PAN, 0);
                }
            }
            case SWT.ARROW_RIGHT -> {
                if (!shift || !plot.moveFlag(1)) {
                    plot.pan(PAN, 0);
                }
            }
            case SWT.ARROW_UP -> plot.pan(0, PAN);
            case SWT.ARROW_DOWN -> plot.pan(0, -PAN);
            default -> {
                return zoom(e);
            }
        }
        return true;
    }

    private boolean alone(Event e, boolean shift) {
        switch (e.keyCode) {
            case SWT.ARROW_RIGHT -> plot.step(plot.direction(), shift);
            case SWT.ARROW_LEFT -> plot.step(-plot.direction(), shift);
            case SWT.ARROW_DOWN -> plot.step(1, shift);
            case SWT.ARROW_UP -> plot.step(-1, shift);
            case SWT.PAGE_DOWN -> plot.step(PAGE, shift);
            case SWT.PAGE_UP -> plot.step(-PAGE, shift);
            case SWT.HOME -> plot.showAll();
            case SWT.ESC -> {
                return plot.giveUpDrag() || plot.clearPoint();
            }
            case 'm', 'M' -> plot.markRange();
            case 'f', 'F' -> {
                return plot.stepFlag(shift ? -1 : 1);
            }
            default -> {
                return zoom(e);
            }
        }
        return true;
    }

    /** Plus lies on other keys of other keyboards: what is written counts, not where. */
    private boolean zoom(Event e) {
        if (e.character == '+' || e.character == '=' || e.keyCode == SWT.KEYPAD_ADD) {
            plot.zoom(1 / ZOOM);
        } else if (e.character == '-' || e.keyCode == SWT.KEYPAD_SUBTRACT) {
            plot.zoom(ZOOM);
        } else if (e.keyCode == '0' || e.keyCode == SWT.KEYPAD_0) {
            plot.showAll();
        } else {
            return false;
        }
        return true;
    }
}
