// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal.operation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.data.IonStack;
import org.interphase.core.format.FileFormats;
import org.interphase.core.operation.Declaration;
import org.interphase.core.operation.Inputs;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.OperationException;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.operation.ResultText;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.sims.CorrectionPipeline;
import org.interphase.sims.HeightMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code sims correct}. */
@Component(service = Operation.class)
public final class CorrectOperation implements Operation<CorrectSettings, CorrectReport> {

    private final FileFormats formats;

    /**
     * Creates the operation.
     *
     * @param formats read the maps that a pipeline names
     */
    @Activate
    public CorrectOperation(@Reference FileFormats formats) {
        this.formats = formats;
    }

    @Override
    public Declaration declaration() {
        return new Declaration(
                "sims correct",
                "Correct a stack",
                "Applies a saved list of corrections in order.",
                Inputs.one(DatasetKind.ION_STACK),
                true,
                "");
    }

    @Override
    public Class<CorrectSettings> settingsType() {
        return CorrectSettings.class;
    }

    @Override
    public CorrectReport run(OperationInput input, CorrectSettings settings, Progress progress)
            throws OperationException, IOException, CancelledException {
        IonStack stack = input.only(IonStack.class);
        try {
            Path file = Path.of(settings.pipeline());
            CorrectionPipeline.Applied applied =
                    CorrectionPipeline.read(file).apply(stack, HeightMap.Source.beside(file, formats), progress);
            IonStack corrected = applied.stack().corrected();
            for (CorrectionPipeline.Entry e : applied.log()) {
                if (e.enabled()) {
                    corrected = Corrections.say(
                            corrected,
                            e.refused() ? Corrections.refused(e.correction(), e.found()) : e.correction() + ": " + e.found());
                }
            }
            return new CorrectReport(applied.isRefused(), applied.log(), corrected);
        } catch (IllegalArgumentException e) {
            throw new OperationException(e.getMessage(), e);
        }
    }

    @Override
    public boolean isNegative(CorrectReport result) {
        return result.refused();
    }

    @Override
    public String text(CorrectReport result) {
        String steps = ResultText.of(result);
        return result.refused()
                ? steps + System.lineSeparator() + "left out, as nothing was found to go by: "
                        + result.steps().stream()
                                .filter(CorrectionPipeline.Entry::refused)
                                .map(CorrectionPipeline.Entry::correction)
                                .collect(Collectors.joining(", "))
                        + "; the stack has the other corrections alone"
                : steps;
    }
}
