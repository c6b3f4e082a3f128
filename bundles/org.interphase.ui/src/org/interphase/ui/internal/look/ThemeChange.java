// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.internal.look;

import org.eclipse.e4.ui.css.core.engine.CSSEngine;
import org.eclipse.e4.ui.css.swt.dom.WidgetElement;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.interphase.ui.look.Palette;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;

/** Has the palette read again when another theme is chosen. */
@Component(property = EventConstants.EVENT_TOPIC + "=" + IThemeEngine.Events.THEME_CHANGED)
public final class ThemeChange implements EventHandler {

    @Override
    public void handleEvent(Event event) {
        if (event.getProperty(IThemeEngine.Events.DEVICE) instanceof Display display && !display.isDisposed()) {
            display.execute(() -> {
                Palette next = Theme.read(display);
                if (!next.equals(Theme.of(display).palette())) {
                    Theme.of(display).show(next);
                    paintAnewSoon(display);
                }
            });
        }
    }

    /** Now, and once the toolkit's own widgets have turned: they say so later, with other colours for those without. */
    private static void paintAnewSoon(Display display) {
        display.asyncExec(() -> paintAnew(display));
        display.addListener(SWT.Settings, new Listener() {
            @Override
            public void handleEvent(org.eclipse.swt.widgets.Event settings) {
                display.removeListener(SWT.Settings, this);
                display.asyncExec(() -> paintAnew(display));
            }
        });
    }

    /**
     * Takes off what the theme before has painted, and paints by the rules of the new one: these name fewer kinds of
     * controls when the theme is light, and the others would stay dark. Each control by itself, since the engine does not
     * look below one that it is to leave alone.
     */
    private static void paintAnew(Display display) {
        CSSEngine engine = WidgetElement.getEngine(display);
        if (engine != null) {
            for (Shell shell : display.getShells()) {
                paintAnew(shell, engine);
            }
        }
    }

    private static void paintAnew(Composite parent, CSSEngine engine) {
        for (Control control : parent.getChildren()) {
            if (!(control.getData(Theme.UNSTYLED) instanceof Boolean)) {
                // No colour after no colour would change nothing, though the toolkit meant another one then.
                control.setBackground(control.getBackground());
                control.setBackground(null);
                if (!writesItself(control)) {
                    control.setForeground(control.getForeground());
                    control.setForeground(null);
                    if (control instanceof Button) {
                        // No light sheet names its text.
                        control.setForeground(Theme.of(control.getDisplay()).palette().text());
                    }
                }
                engine.applyStyles(control, false);
            }
            if (control instanceof Composite below) {
                paintAnew(below, engine);
            }
        }
    }

    /** The text of a button of GTK, once coloured, is the same whether it can be pressed or not; else it turns by itself. */
    private static boolean writesItself(Control control) {
        return control instanceof Button && SWT.getPlatform().equals("gtk");
    }
}
