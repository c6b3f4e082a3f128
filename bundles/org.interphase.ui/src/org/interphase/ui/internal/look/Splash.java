// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.internal.look;

import java.awt.SplashScreen;
import org.eclipse.ui.IStartup;

/**
 * Takes the splash away once the workbench is there. Java shows it, before anything of the platform runs, where the start
 * script says so with {@code -Dinterphase.splash=true}; it would take it away by itself for a window of its own only.
 */
public final class Splash implements IStartup {

    @Override
    public void earlyStartup() {
        if (Boolean.getBoolean("interphase.splash")) {
            SplashScreen splash = SplashScreen.getSplashScreen();
            if (splash != null) {
                splash.close();
            }
        }
    }
}
