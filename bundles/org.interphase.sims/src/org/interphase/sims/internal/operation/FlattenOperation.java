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
import org.interphase.sims.DepthScale;
import org.interphase.sims.Topography;
import org.osgi.service.component.annotations.Component;

/** {@code sims flatten}. */
@Component(service = Operation.class)
public final class FlattenOperation implements Operation<FlattenSettings, FlattenReport> {

    @Override
    public Declaration declaration() {
        return new Declaration(
                "sims flatten",
                "Flatten an interface",
                "Finds the shape of a surface or an interface and lifts each pixel by it.",
                Inputs.one(DatasetKind.ION_STACK),
                false,
                "");
    }

    @Override
    public Class<FlattenSettings> settingsType() {
        return FlattenSettings.class;
    }

    @Override
    public FlattenReport run(OperationInput input, FlattenSettings settings, Progress progress)
            throws OperationException, IOException, CancelledException {
        IonStack stack = input.only(IonStack.class);
        try {
            CorrectedStack raw = CorrectedStack.of(stack);
            if (settings.depthUm() != null) {
                raw = DepthScale.ofCrater(stack, settings.depthUm(), 0).applyTo(raw);
            }
            Topography t = Topography.of(raw, settings.channels().names(), progress);
            return new FlattenReport(
                    t.refused(),
                    t.reason(),
                    new FlattenReport.Height(t.maxUm(), t.rmsUm(), t.resolutionUm()),
                    t.filled(),
                    t.channels(),
                    t.refused()
                            ? Corrections.say(stack, Corrections.refused("flatten", t.reason()))
                            : Corrections.say(t.applyTo(raw).corrected(), "flatten: " + Correction.FlattenStep.sentence(t)));
        } catch (IllegalArgumentException e) {
            throw new OperationException(e.getMessage(), e);
        }
    }

    @Override
    public boolean isNegative(FlattenReport result) {
        return result.refused();
    }

    @Override
    public String text(FlattenReport r) {
        if (r.refused()) {
            return "refused: " + r.reason() + "; nothing is corrected, the stack is as it was";
        }
        return "height up to " + ValueText.withError(r.heightUm().max(), r.heightUm().resolution(), "µm")
                + ", root mean square of what is above a tenth of it " + ValueText.number(r.heightUm().rms(), 4) + " µm, from "
                + String.join(" + ", r.channels());
    }
}
