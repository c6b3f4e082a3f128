// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.ui.handlers.HandlerUtil;

/** A command of the SIMS editor; which one, the plug-in registry says after the class's name. */
public final class SimsCommand extends AbstractHandler implements IExecutableExtension {

    private String what = "";

    @Override
    public void setInitializationData(IConfigurationElement element, String property, Object data) {
        what = String.valueOf(data);
    }

    @Override
    public Object execute(ExecutionEvent event) {
        if (HandlerUtil.getActiveEditor(event) instanceof SimsEditor editor && editor.sheet().isPresent()) {
            SimsSheet sheet = editor.sheet().get();
            switch (what) {
                case "nextLayer" -> sheet.view().setLayer(sheet.view().layer() + 1);
                case "previousLayer" -> sheet.view().setLayer(sheet.view().layer() - 1);
                case "showAll" -> sheet.view().showAll();
                case "asMeasured" -> sheet.toggleMeasured();
                case "select" -> sheet.setTool(RegionTool.SELECT);
                case "rectangle" -> sheet.setTool(RegionTool.RECTANGLE);
                case "circle" -> sheet.setTool(RegionTool.CIRCLE);
                case "polygon" -> sheet.setTool(RegionTool.POLYGON);
                case "lasso" -> sheet.setTool(RegionTool.LASSO);
                case "showImages" -> sheet.showTab(SimsSheet.Tab.IMAGES);
                case "showSpecies" -> sheet.showTab(SimsSheet.Tab.SPECIES);
                case "showRegions" -> sheet.showTab(SimsSheet.Tab.REGIONS);
                case "showCorrections" -> sheet.showTab(SimsSheet.Tab.CORRECTIONS);
                case "showChemistry" -> sheet.showTab(SimsSheet.Tab.CHEMISTRY);
                default -> throw new IllegalStateException("no command '" + what + "'");
            }
        }
        return null;
    }
}
