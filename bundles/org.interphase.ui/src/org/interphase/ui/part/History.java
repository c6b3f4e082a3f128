// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.part;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * Holds the document of an editor with its past, and tells of its changes. A document is immutable: each edit makes
 * another one, so that undoing is going back to an old one. Used in the UI thread alone.
 *
 * @param <D> the documents
 */
public final class History<D> {

    /** So many steps can be undone. */
    public static final int MOST_STEPS = 200;

    private final Words<D> words;
    private final List<BiConsumer<Optional<D>, D>> listeners = new ArrayList<>();
    private final Deque<Step<D>> past = new ArrayDeque<>();
    private final Deque<Step<D>> future = new ArrayDeque<>();
    private D document;
    private String typing = "";

    /**
     * What was changed between two documents.
     *
     * @param <D> the documents
     */
    public interface Words<D> {

        /**
         * {@return what was done, for the menu Edit, such as {@code Mask 3 Points}}
         *
         * @param before the document before the change
         * @param after the document after it
         */
        String label(D before, D after);

        /**
         * {@return the one field whose text was changed, so that what is typed into it without a pause is one step; empty
         * where it was another change, or more}
         *
         * @param before the document before the change
         * @param after the document after it
         */
        String field(D before, D after);
    }

    /** A state to go to, and what happens on the way between it and the next one to the present. */
    private record Step<D>(String label, D document) {}

    /**
     * Creates a history without a document.
     *
     * @param words says what was changed
     */
    public History(Words<D> words) {
        this.words = Objects.requireNonNull(words);
    }

    /** {@return the document; empty before one is opened} */
    public Optional<D> document() {
        return Optional.ofNullable(document);
    }

    /**
     * Takes a document that was opened; there is nothing to undo.
     *
     * @param opened the document
     */
    public void open(D opened) {
        past.clear();
        future.clear();
        typing = "";
        show(opened);
    }

    /**
     * Changes the document, if there is one; what is typed into one field without a pause is one step.
     *
     * @param change makes another document
     */
    public void edit(UnaryOperator<D> change) {
        if (document == null) {
            return;
        }
        D next = change.apply(document);
        if (next.equals(document)) {
            return;
        }
        String field = words.field(document, next);
        future.clear();
        if (field.isEmpty() || !field.equals(typing)) {
            past.push(new Step<>(words.label(document, next), document));
            if (past.size() > MOST_STEPS) {
                past.removeLast();
            }
        } else if (next.equals(past.peek().document())) {
            past.pop();
            field = "";
        }
        typing = field;
        show(next);
    }

    /** What is typed next is a step of its own. */
    public void pause() {
        typing = "";
    }

    /**
     * Puts another document in the place of the present one, which is no step: something was added that nobody did, such
     * as a result.
     *
     * @param next the document
     */
    public void show(D next) {
        Optional<D> before = document();
        if (!next.equals(document)) {
            document = next;
            listeners.forEach(l -> l.accept(before, next));
        }
    }

    /**
     * Adds to all documents but the present one what nobody did, such as a result.
     *
     * @param change makes another document
     */
    public void rewrite(UnaryOperator<D> change) {
        for (Deque<Step<D>> steps : List.of(past, future)) {
            List<Step<D>> next = steps.stream()
                    .map(s -> new Step<>(s.label(), change.apply(s.document())))
                    .toList();
            steps.clear();
            steps.addAll(next);
        }
    }

    /** {@return what would be undone; empty for nothing} */
    public Optional<String> undoLabel() {
        return Optional.ofNullable(past.peek()).map(Step::label);
    }

    /** {@return what would be done again; empty for nothing} */
    public Optional<String> redoLabel() {
        return Optional.ofNullable(future.peek()).map(Step::label);
    }

    /** Goes one step back. */
    public void undo() {
        go(past, future);
    }

    /** Goes one step forth again. */
    public void redo() {
        go(future, past);
    }

    private void go(Deque<Step<D>> from, Deque<Step<D>> to) {
        if (!from.isEmpty()) {
            Step<D> step = from.pop();
            to.push(new Step<>(step.label(), document));
            pause();
            show(step.document());
        }
    }

    /**
     * Has a listener told of the document before and after each change.
     *
     * @param listener called in the UI thread
     */
    public void onChange(BiConsumer<Optional<D>, D> listener) {
        listeners.add(listener);
    }
}
