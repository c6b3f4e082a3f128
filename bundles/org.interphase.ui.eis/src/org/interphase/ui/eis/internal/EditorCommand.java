// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.ui.handlers.HandlerUtil;
import org.interphase.ui.part.FileDrop;

/** A command of the impedance editor; which one, the plug-in registry says after the class's name. */
public final class EditorCommand extends AbstractHandler implements IExecutableExtension {

    private String what = "";

    @Override
    public void setInitializationData(IConfigurationElement element, String property, Object data) {
        what = String.valueOf(data);
    }

    @Override
    public Object execute(ExecutionEvent event) {
        if (HandlerUtil.getActiveEditor(event) instanceof ImpedanceEditor editor && editor.showsSheet()) {
            run(editor, event);
        }
        return null;
    }

    private void run(ImpedanceEditor editor, ExecutionEvent event) {
        switch (what) {
            case "fit" -> editor.fitNow();
            case "keep" -> editor.keep();
            case "endComparison" -> editor.endComparison();
            case "mask" -> editor.askForMask();
            case "invertMask" -> editor.invertMask();
            case "useAllPoints" -> editor.useAllPoints();
            case "addSpectra" -> editor.askForSpectra();
            case "overlaySelected" -> editor.overlay(selected(event));
            case "copyBrief" -> editor.results().copy(Clip.Form.BRIEF);
            case "copyPlusMinus" -> editor.results().copy(Clip.Form.PLUS_MINUS);
            case "copyLatex" -> editor.results().copy(Clip.Form.LATEX);
            case "copyCsv" -> editor.results().copy(Clip.Form.CSV);
            case "showParameters" -> editor.showTab(0);
            case "showComparison" -> editor.showTab(1);
            case "showSpectra" -> editor.showTab(2);
            default -> throw new IllegalStateException("no command '" + what + "'");
        }
    }

    private static List<Path> selected(ExecutionEvent event) {
        return FileDrop.files(HandlerUtil.getCurrentSelection(event));
    }
}
