// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.internal.imports;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;

/** The draft of now, those before it and those that were taken back. */
final class ImportModel {

    private static final int MOST = 200;

    private final List<Runnable> listeners = new ArrayList<>();
    private final Deque<ImportDraft> before = new ArrayDeque<>();
    private final Deque<ImportDraft> after = new ArrayDeque<>();
    private final ImportDraft first;
    private ImportDraft now;

    ImportModel(ImportDraft first) {
        this.first = first;
        this.now = first;
    }

    ImportDraft draft() {
        return now;
    }

    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    void change(UnaryOperator<ImportDraft> edit) {
        ImportDraft next = edit.apply(now);
        if (next.equals(now)) {
            return;
        }
        before.push(now);
        if (before.size() > MOST) {
            before.removeLast();
        }
        after.clear();
        tell(next);
    }

    /** Back to what was guessed; can be undone as well. */
    void reset() {
        change(d -> first);
    }

    boolean canUndo() {
        return !before.isEmpty();
    }

    boolean canRedo() {
        return !after.isEmpty();
    }

    void undo() {
        if (canUndo()) {
            after.push(now);
            tell(before.pop());
        }
    }

    void redo() {
        if (canRedo()) {
            before.push(now);
            tell(after.pop());
        }
    }

    private void tell(ImportDraft next) {
        now = next;
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
