// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.part;

import java.util.Map;
import java.util.Optional;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.ui.actions.ActionFactory;

/** Undo and redo of an editor, as the menu Edit and its keys have them: with what would be undone. */
public final class HistoryActions {

    /** An editor whose edits can be undone. */
    public interface Editor {

        /** {@return its actions} */
        HistoryActions history();
    }

    private final IAction undo;
    private final IAction redo;

    /**
     * Creates the actions, with nothing to undo.
     *
     * @param undo goes one step back
     * @param redo goes one step forth again
     */
    public HistoryActions(Runnable undo, Runnable redo) {
        this.undo = action("Undo", undo);
        this.redo = action("Redo", redo);
    }

    private static IAction action(String text, Runnable run) {
        IAction action = new Action(text) {
            @Override
            public void run() {
                run.run();
            }
        };
        action.setEnabled(false);
        return action;
    }

    /**
     * Says what would be undone and done again.
     *
     * @param back what would be undone; empty for nothing
     * @param forth what would be done again; empty for nothing
     */
    public void show(Optional<String> back, Optional<String> forth) {
        show(undo, "Undo", back);
        show(redo, "Redo", forth);
    }

    private static void show(IAction action, String verb, Optional<String> label) {
        action.setEnabled(label.isPresent());
        action.setText(label.map(l -> verb + " " + l.replace("&", "&&")).orElse(verb));
    }

    /** {@return the action that goes back} */
    public IAction undo() {
        return undo;
    }

    /** {@return the action that goes forth again} */
    public IAction redo() {
        return redo;
    }

    /** {@return the actions by their ids in the workbench} */
    Map<String, IAction> byId() {
        return Map.of(ActionFactory.UNDO.getId(), undo, ActionFactory.REDO.getId(), redo);
    }
}
