// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.internal.look;

import java.util.Map;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.menus.UIElement;

/**
 * Turns the windows dark or light, at once and for good. Until someone does, or chooses a theme in the preferences, the
 * workbench follows the desktop.
 */
public final class DarkThemeHandler extends AbstractHandler implements IElementUpdater {

    private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";
    private static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IThemeEngine engine =
                HandlerUtil.getActiveWorkbenchWindowChecked(event).getService(IThemeEngine.class);
        engine.setTheme(isDark(engine.getActiveTheme()) ? LIGHT : DARK, true);
        return null;
    }

    @Override
    public void updateElement(UIElement element, Map parameters) {
        IThemeEngine engine = PlatformUI.getWorkbench().getService(IThemeEngine.class);
        element.setChecked(engine != null && isDark(engine.getActiveTheme()));
    }

    private static boolean isDark(ITheme theme) {
        return theme != null && theme.getId().contains("dark");
    }
}
