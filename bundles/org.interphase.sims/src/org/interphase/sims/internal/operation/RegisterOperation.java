// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal.operation;

import java.io.IOException;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.data.IonStack;
import org.interphase.core.operation.Declaration;
import org.interphase.core.operation.Inputs;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.OperationException;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.unit.ValueText;
import org.interphase.sims.CorrectedStack;
import org.interphase.sims.Correction;
import org.interphase.sims.PolarityRegistration;
import org.osgi.service.component.annotations.Component;

/** {@code sims register}. */
@Component(service = Operation.class)
public final class RegisterOperation implements Operation<RegisterSettings, RegisterReport> {

    @Override
    public Declaration declaration() {
        return new Declaration(
                "sims register",
                "Register the polarities",
                "Finds how the negative content is displaced against the positive; refuses where they have too little structure in common.",
                Inputs.one(DatasetKind.ION_STACK),
                false,
                "");
    }

    @Override
    public Class<RegisterSettings> settingsType() {
        return RegisterSettings.class;
    }

    @Override
    public RegisterReport run(OperationInput input, RegisterSettings settings, Progress progress)
            throws OperationException, IOException, CancelledException {
        IonStack stack = input.only(IonStack.class);
        try {
            CorrectedStack raw = CorrectedStack.of(stack);
            PolarityRegistration p = PolarityRegistration.of(raw, settings.channels().names(), progress);
            return new RegisterReport(
                    p.refused(),
                    p.reason(),
                    p.confidence(),
                    p.shiftPx(),
                    p.standardErrorPx(),
                    p.channels(),
                    p.refused()
                            ? Corrections.say(stack, Corrections.refused("register", p.reason()))
                            : Corrections.say(p.applyTo(raw).corrected(), "register: " + Correction.RegisterStep.sentence(p)));
        } catch (IllegalArgumentException e) {
            throw new OperationException(e.getMessage(), e);
        }
    }

    @Override
    public boolean isNegative(RegisterReport result) {
        return result.refused();
    }

    @Override
    public String text(RegisterReport r) {
        if (r.refused()) {
            return "refused: " + r.reason() + "; nothing is corrected, the stack is as it was";
        }
        return "negative content against positive: x " + ValueText.withError(r.shiftPx()[0], r.standardErrorPx()[0], "")
                + " px, y " + ValueText.withError(r.shiftPx()[1], r.standardErrorPx()[1], "") + " px, from "
                + String.join(" + ", r.channels()) + "; confidence " + ValueText.number(r.confidence(), 3);
    }
}
