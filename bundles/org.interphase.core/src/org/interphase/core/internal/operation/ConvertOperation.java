// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.internal.operation;

import org.interphase.core.data.Dataset;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.operation.Declaration;
import org.interphase.core.operation.Inputs;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.progress.Progress;
import org.osgi.service.component.annotations.Component;

/** {@code convert SOURCE -o OUT}: writes a data set in the form that the output's ending asks for. */
@Component(service = Operation.class)
public final class ConvertOperation implements Operation<NoSettings, ConvertResult> {

    @Override
    public Declaration declaration() {
        return new Declaration(
                "convert",
                "Convert to another format",
                "Writes one data set in the format that the output's ending names.",
                Inputs.one(DatasetKind.values()),
                true,
                "");
    }

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public ConvertResult run(OperationInput input, NoSettings settings, Progress progress) {
        Dataset dataset = input.only(Dataset.class);
        return new ConvertResult(dataset.id(), dataset.kind(), dataset.label(), dataset.points(), dataset);
    }
}
