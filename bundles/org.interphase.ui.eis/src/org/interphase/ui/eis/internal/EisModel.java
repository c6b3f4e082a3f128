// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** Holds the document of an editor and tells of its changes. Used in the UI thread alone. */
final class EisModel {

    private final List<BiConsumer<Optional<EisDocument>, EisDocument>> listeners = new ArrayList<>();
    private EisDocument document;

    /** {@return the document; empty before the file is read} */
    Optional<EisDocument> document() {
        return Optional.ofNullable(document);
    }

    /** Takes another document. */
    void set(EisDocument next) {
        Optional<EisDocument> before = document();
        if (!next.equals(document)) {
            document = next;
            listeners.forEach(l -> l.accept(before, next));
        }
    }

    /** Changes the document, if there is one. */
    void change(UnaryOperator<EisDocument> edit) {
        if (document != null) {
            set(edit.apply(document));
        }
    }

    /** Changes the settings, if there is a document. */
    void changeSettings(UnaryOperator<FitSettings> edit) {
        change(d -> d.withSettings(edit.apply(d.settings())));
    }

    /** Has a listener told of the document before and after each change. */
    void onChange(BiConsumer<Optional<EisDocument>, EisDocument> listener) {
        listeners.add(listener);
    }
}
