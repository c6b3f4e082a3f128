// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.internal.look;

import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.widgets.Display;
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
            display.execute(() -> Theme.of(display).show(Theme.read(display)));
        }
    }
}
