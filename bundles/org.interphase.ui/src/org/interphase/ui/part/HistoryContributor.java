// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.part;

import java.util.Map;
import org.eclipse.jface.action.IAction;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.part.EditorActionBarContributor;

/** Puts undo and redo of the editor at the screen into the workbench's menus, and so on their keys. */
public final class HistoryContributor extends EditorActionBarContributor {

    @Override
    public void setActiveEditor(IEditorPart part) {
        Map<String, IAction> actions =
                part instanceof HistoryActions.Editor editor ? editor.history().byId() : Map.of();
        for (ActionFactory factory : new ActionFactory[] {ActionFactory.UNDO, ActionFactory.REDO}) {
            getActionBars().setGlobalActionHandler(factory.getId(), actions.get(factory.getId()));
        }
        getActionBars().updateActionBars();
    }
}
