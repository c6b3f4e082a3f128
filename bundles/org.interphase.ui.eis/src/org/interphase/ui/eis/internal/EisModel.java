// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * Holds the document of an editor with its past, and tells of its changes. A fit that arrives is no step of its own: it
 * becomes part of the state that asked for it, wherever in the history that is, so that going back shows the fit of then.
 * Used in the UI thread alone.
 */
final class EisModel {

    /** So many steps can be undone. */
    static final int MOST_STEPS = 200;

    private final List<BiConsumer<Optional<EisDocument>, EisDocument>> listeners = new ArrayList<>();
    private final Deque<Step> past = new ArrayDeque<>();
    private final Deque<Step> future = new ArrayDeque<>();
    private EisDocument document;
    private String typing = "";

    /** A state to go to, and what happens on the way between it and the next one to the present. */
    private record Step(String label, EisDocument document) {
        Step with(Fitted fit) {
            return document.request().equals(fit.request()) ? new Step(label, document.withFit(fit)) : this;
        }
    }

    /** {@return the document; empty before the file is read} */
    Optional<EisDocument> document() {
        return Optional.ofNullable(document);
    }

    /** Takes a document that was opened; there is nothing to undo. */
    void open(EisDocument opened) {
        past.clear();
        future.clear();
        typing = "";
        set(opened);
    }

    private void set(EisDocument next) {
        Optional<EisDocument> before = document();
        if (!next.equals(document)) {
            document = next;
            listeners.forEach(l -> l.accept(before, next));
        }
    }

    /** Changes the document, if there is one; what is typed into one field without a pause is one step. */
    void edit(UnaryOperator<EisDocument> change) {
        if (document == null) {
            return;
        }
        EisDocument next = change.apply(document);
        if (next.equals(document)) {
            return;
        }
        String field = Edit.field(document, next);
        future.clear();
        if (field.isEmpty() || !field.equals(typing)) {
            past.push(new Step(Edit.label(document, next), document));
            if (past.size() > MOST_STEPS) {
                past.removeLast();
            }
        } else if (next.equals(past.peek().document())) {
            past.pop();
            field = "";
        }
        typing = field;
        set(next);
    }

    /** What is typed next is a step of its own. */
    void pause() {
        typing = "";
    }

    /** Gives a fit to the states that asked for it; the present also shows it while its own is not there. */
    void arrived(Fitted fit) {
        if (document == null) {
            return;
        }
        replace(past, fit);
        replace(future, fit);
        boolean asked = document.request().equals(fit.request());
        if (asked) {
            pause();
        }
        if (asked || !document.upToDate() && fit.dataset().equals(document.dataset())) {
            set(document.withFit(fit));
        }
    }

    /** Gives all states that have none the fit to compare with: it was there before the program ended. */
    void restored(Fitted reference) {
        if (document != null) {
            for (Deque<Step> steps : List.of(past, future)) {
                List<Step> next = steps.stream()
                        .map(s -> new Step(s.label(), withReference(s.document(), reference)))
                        .toList();
                steps.clear();
                steps.addAll(next);
            }
            set(withReference(document, reference));
        }
    }

    private static EisDocument withReference(EisDocument d, Fitted reference) {
        return d.kept().isPresent() ? d : d.withReference(reference);
    }

    private static void replace(Deque<Step> steps, Fitted fit) {
        List<Step> next = steps.stream().map(s -> s.with(fit)).toList();
        steps.clear();
        steps.addAll(next);
    }

    /** {@return what would be undone; empty for nothing} */
    Optional<String> undoLabel() {
        return Optional.ofNullable(past.peek()).map(Step::label);
    }

    /** {@return what would be done again; empty for nothing} */
    Optional<String> redoLabel() {
        return Optional.ofNullable(future.peek()).map(Step::label);
    }

    /** Goes one step back. */
    void undo() {
        go(past, future);
    }

    /** Goes one step forth again. */
    void redo() {
        go(future, past);
    }

    private void go(Deque<Step> from, Deque<Step> to) {
        if (!from.isEmpty()) {
            Step step = from.pop();
            to.push(new Step(step.label(), document));
            pause();
            set(step.document());
        }
    }

    /** Has a listener told of the document before and after each change. */
    void onChange(BiConsumer<Optional<EisDocument>, EisDocument> listener) {
        listeners.add(listener);
    }
}
