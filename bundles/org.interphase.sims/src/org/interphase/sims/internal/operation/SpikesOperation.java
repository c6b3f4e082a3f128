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
import org.interphase.core.operation.ResultText;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.sims.CorrectedStack;
import org.interphase.sims.Correction;
import org.interphase.sims.SpikeSearch;
import org.osgi.service.component.annotations.Component;

/** {@code sims spikes}. */
@Component(service = Operation.class)
public final class SpikesOperation implements Operation<SpikesSettings, SpikesReport> {

    @Override
    public Declaration declaration() {
        return new Declaration(
                "sims spikes",
                "Find spikes",
                "Finds layers in which the electronics of one polarity added or lost counts.",
                Inputs.one(DatasetKind.ION_STACK),
                false,
                "Anscombe, Biometrika 35 (1948) 246");
    }

    @Override
    public Class<SpikesSettings> settingsType() {
        return SpikesSettings.class;
    }

    @Override
    public SpikesReport run(OperationInput input, SpikesSettings settings, Progress progress)
            throws OperationException, IOException, CancelledException {
        IonStack stack = input.only(IonStack.class);
        try {
            CorrectedStack raw = CorrectedStack.of(stack);
            SpikeSearch s = SpikeSearch.of(raw, progress);
            return new SpikesReport(
                    s.spikes(),
                    Corrections.say(s.applyTo(raw).corrected(), "spikes: " + Correction.SpikesStep.sentence(s)));
        } catch (IllegalArgumentException e) {
            throw new OperationException(e.getMessage(), e);
        }
    }

    @Override
    public String text(SpikesReport r) {
        return r.spikes().isEmpty() ? "no layer stands out" : ResultText.of(r);
    }
}
