// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.cycling.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.ui.handlers.HandlerUtil;
import org.interphase.cycling.CycleEvent.Origin;

/** A command of the cycling editor; which one, the plug-in registry says after the class's name. */
public final class EditorCommand extends AbstractHandler implements IExecutableExtension {

    private String what = "";

    @Override
    public void setInitializationData(IConfigurationElement element, String property, Object data) {
        what = String.valueOf(data);
    }

    @Override
    public Object execute(ExecutionEvent event) {
        if (HandlerUtil.getActiveEditor(event) instanceof CyclingEditor editor && editor.showsSheet()) {
            switch (what) {
                case "analyse" -> editor.analyseNow();
                case "accept" -> editor.reviewChosen(Origin.ACCEPTED);
                case "reject" -> editor.reviewChosen(Origin.REJECTED);
                case "asFound" -> editor.reviewChosen(Origin.COMPUTED);
                case "showEvidence" -> editor.showTab(0, true);
                case "showEvents" -> editor.showTab(1, true);
                case "showSteps" -> editor.showTab(2, true);
                case "showThresholds" -> editor.showTab(3, true);
                case "showCapacity" -> editor.showTab(4, true);
                default -> throw new IllegalStateException("no command '" + what + "'");
            }
        }
        return null;
    }
}
