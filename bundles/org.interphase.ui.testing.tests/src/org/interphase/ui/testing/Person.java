// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.testing;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;

/** Keys and mouse of a person, sent to one control. */
public final class Person {

    private final Control control;

    public Person(Control control) {
        this.control = control;
    }

    /** Presses a letter as it stands on the keyboard. */
    public void letter(char c, int modifiers) {
        Event e = new Event();
        e.keyCode = Character.toLowerCase(c);
        e.character = (modifiers & SWT.SHIFT) != 0 ? Character.toUpperCase(c) : c;
        e.stateMask = modifiers;
        send(SWT.KeyDown, e);
        work();
    }

    /** Presses a key that is no letter. */
    public void key(int code, int modifiers) {
        Event e = new Event();
        e.keyCode = code;
        e.character = code < 0x80 ? (char) code : 0;
        e.stateMask = modifiers;
        send(SWT.KeyDown, e);
        work();
    }

    /** Writes a text, key by key. */
    public void type(String text) {
        for (char c : text.toCharArray()) {
            Event e = new Event();
            e.keyCode = Character.toLowerCase(c);
            e.character = c;
            e.stateMask = Character.isUpperCase(c) ? SWT.SHIFT : 0;
            send(SWT.KeyDown, e);
            work();
        }
    }

    /** Presses a key that leads from control to control, such as Enter: the event, and whether it was left alone. */
    public boolean traverse(int detail) {
        Event e = new Event();
        e.detail = detail;
        e.doit = true;
        send(SWT.Traverse, e);
        work();
        return e.doit;
    }

    public void click(int x, int y, int button, int modifiers) {
        mouse(SWT.MouseDown, x, y, button, modifiers);
        mouse(SWT.MouseUp, x, y, button, modifiers);
    }

    public void click(Rectangle at) {
        click(at.x + at.width / 2, at.y + at.height / 2, 1, 0);
    }

    public void doubleClick(Rectangle at) {
        click(at);
        mouse(SWT.MouseDoubleClick, at.x + at.width / 2, at.y + at.height / 2, 1, 0);
    }

    /** Drags from the middle of one place to that of another. */
    public void drag(Rectangle from, Rectangle to) {
        int x1 = from.x + from.width / 2;
        int y1 = from.y + from.height / 2;
        int x2 = to.x + to.width / 2;
        int y2 = to.y + to.height / 2;
        mouse(SWT.MouseDown, x1, y1, 1, 0);
        for (int i = 1; i <= 4; i++) {
            mouse(SWT.MouseMove, x1 + (x2 - x1) * i / 4, y1 + (y2 - y1) * i / 4, 0, SWT.BUTTON1);
        }
        mouse(SWT.MouseUp, x2, y2, 1, SWT.BUTTON1);
    }

    public void move(Rectangle to) {
        mouse(SWT.MouseMove, to.x + to.width / 2, to.y + to.height / 2, 0, 0);
    }

    private void mouse(int type, int x, int y, int button, int modifiers) {
        Event e = new Event();
        e.x = x;
        e.y = y;
        e.button = button;
        e.stateMask = modifiers;
        send(type, e);
        work();
    }

    private void send(int type, Event e) {
        e.type = type;
        e.widget = control;
        e.doit = true;
        control.notifyListeners(type, e);
    }

    /** Lets the window do all that is waiting to be done. */
    public static void work() {
        while (Display.getCurrent().readAndDispatch()) {
            continue;
        }
    }
}
