// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.interphase.sims.CorrectedStack;
import org.interphase.sims.CorrectionPipeline;
import org.interphase.ui.sims.StackPart;
import org.interphase.ui.sims.StackView;

/** What the editor of ion stacks tells others of the stack that it shows. */
final class SharedStack implements StackPart {

    private final StackView view;
    private final List<Consumer<Optional<CorrectedStack>>> listeners = new ArrayList<>();
    private Optional<CorrectedStack> stack = Optional.empty();
    private boolean corrected;

    SharedStack(StackView view) {
        this.view = view;
    }

    /** Takes what is seen of a document, once its corrections are those that are asked for. */
    void show(SimsDocument now) {
        Optional<CorrectedStack> next = now.upToDate() ? Optional.of(now.shown()) : Optional.empty();
        corrected = now.asked().pipeline().steps().stream().anyMatch(CorrectionPipeline.Step::enabled);
        if (!next.equals(stack)) {
            stack = next;
            List.copyOf(listeners).forEach(l -> l.accept(next));
        }
    }

    @Override
    public StackView view() {
        return view;
    }

    @Override
    public Optional<CorrectedStack> stack() {
        return stack;
    }

    @Override
    public boolean isCorrected() {
        return corrected;
    }

    @Override
    public Runnable onStack(Consumer<Optional<CorrectedStack>> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
