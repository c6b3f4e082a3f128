// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal.operation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.interphase.core.data.IonStack;
import org.interphase.core.operation.OperationException;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.unit.ValueText;
import org.interphase.sims.CorrectedStack;
import org.interphase.sims.DepthScale;
import org.interphase.sims.DriftEstimate;
import org.interphase.volume.Columns;

/**
 * A stack as the operations on volumes take it.
 *
 * @param stack with depths and, where asked for, without drift
 * @param registrationPx root mean square of the drift's standard errors on each axis, in pixels; 0 where it was not asked for
 * @param remarks what to know of it
 */
record Stacks(CorrectedStack stack, double registrationPx, List<String> remarks) {

    static Stacks of(IonStack raw, Double depthUm, boolean drift, Progress progress)
            throws OperationException, IOException, CancelledException {
        CorrectedStack stack = CorrectedStack.of(raw);
        if (depthUm != null) {
            stack = DepthScale.ofCrater(raw, depthUm, 0).applyTo(stack);
        }
        List<String> remarks = new ArrayList<>();
        if (!drift) {
            return new Stacks(stack, 0, remarks);
        }
        DriftEstimate found = DriftEstimate.of(stack, DriftEstimate.Options.DEFAULT, progress);
        if (found.refused()) {
            remarks.add("drift is not corrected: " + found.reason());
            return new Stacks(stack, 0, remarks);
        }
        double squares = 0;
        for (double[] e : found.standardErrorPx()) {
            squares += (e[0] * e[0] + e[1] * e[1]) / 2;
        }
        return new Stacks(
                found.applyTo(stack), Math.sqrt(squares / found.standardErrorPx().length), remarks);
    }

    /** {@return why there are no columns; empty where there are} */
    static Optional<String> nothing(Columns found) {
        if (Double.isNaN(found.threshold())) {
            return Optional.of("the volume is constant, or nothing of it is known: there is no threshold");
        }
        return found.columns().isEmpty()
                ? Optional.of("nothing of this size is above " + ValueText.number(found.threshold(), 4) + " counts")
                : Optional.empty();
    }

    static int channel(IonStack stack, String name) throws OperationException {
        return stack.indexOf(name.strip())
                .orElseThrow(() -> new OperationException("expected one of the channels "
                        + String.join(", ", stack.species().stream().map(s -> s.name()).toList()) + ", found '"
                        + name.strip() + "'"));
    }
}
