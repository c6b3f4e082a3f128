// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.interphase.ui.part.History;

/**
 * Holds the document of an editor with its past, and tells of its changes. A fit that arrives is no step of its own: it
 * becomes part of the state that asked for it, wherever in the history that is, so that going back shows the fit of then.
 * Used in the UI thread alone.
 */
final class EisModel {

    private final History<EisDocument> history = new History<>(new Edit());

    /** {@return the document; empty before the file is read} */
    Optional<EisDocument> document() {
        return history.document();
    }

    /** Takes a document that was opened; there is nothing to undo. */
    void open(EisDocument opened) {
        history.open(opened);
    }

    /** Changes the document, if there is one; what is typed into one field without a pause is one step. */
    void edit(UnaryOperator<EisDocument> change) {
        history.edit(change);
    }

    /** What is typed next is a step of its own. */
    void pause() {
        history.pause();
    }

    /** Gives a fit to the states that asked for it; the present also shows it while its own is not there. */
    void arrived(Fitted fit) {
        EisDocument document = document().orElse(null);
        if (document == null) {
            return;
        }
        history.rewrite(d -> d.request().equals(fit.request()) ? d.withFit(fit) : d);
        boolean asked = document.request().equals(fit.request());
        if (asked) {
            pause();
        }
        if (asked || !document.upToDate() && fit.dataset().equals(document.dataset())) {
            history.show(document.withFit(fit));
        }
    }

    /** Gives all states that have none the fit to compare with: it was there before the program ended. */
    void restored(Fitted reference) {
        document().ifPresent(document -> {
            history.rewrite(d -> withReference(d, reference));
            history.show(withReference(document, reference));
        });
    }

    private static EisDocument withReference(EisDocument d, Fitted reference) {
        return d.kept().isPresent() ? d : d.withReference(reference);
    }

    /** {@return what would be undone; empty for nothing} */
    Optional<String> undoLabel() {
        return history.undoLabel();
    }

    /** {@return what would be done again; empty for nothing} */
    Optional<String> redoLabel() {
        return history.redoLabel();
    }

    /** Goes one step back. */
    void undo() {
        history.undo();
    }

    /** Goes one step forth again. */
    void redo() {
        history.redo();
    }

    /** Has a listener told of the document before and after each change. */
    void onChange(BiConsumer<Optional<EisDocument>, EisDocument> listener) {
        history.onChange(listener);
    }
}
