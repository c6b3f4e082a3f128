// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.synthetic.internal.operation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.interphase.core.data.IonStack;
import org.interphase.core.operation.Declaration;
import org.interphase.core.operation.Inputs;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.operation.ResultText;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.unit.ValueText;
import org.interphase.synthetic.sims.GeneratedSimsStack;
import org.interphase.synthetic.sims.SimsStackGenerator;
import org.interphase.synthetic.sims.SimsStackOptions;
import org.interphase.synthetic.sims.SimsTruth;
import org.interphase.synthetic.sims.SimsVariants;
import org.osgi.service.component.annotations.Component;

/** {@code sims generate}. */
@Component(service = Operation.class)
public final class GenerateSimsOperation implements Operation<GenerateSimsSettings, GeneratedSims> {

    @Override
    public Declaration declaration() {
        return new Declaration(
                "sims generate",
                "Generate an ion stack",
                "Makes ion images of both polarities of a region, of which it is known what is in them: the truth is written"
                        + " beside them.",
                Inputs.none(),
                true,
                "");
    }

    @Override
    public Class<GenerateSimsSettings> settingsType() {
        return GenerateSimsSettings.class;
    }

    @Override
    public GeneratedSims run(OperationInput input, GenerateSimsSettings settings, Progress progress)
            throws CancelledException, IOException {
        GeneratedSimsStack made = SimsStackGenerator.generate(
                new SimsStackOptions(
                        settings.region(),
                        settings.variant() == null ? SimsVariants.NONE : settings.variant(),
                        settings.seed() == null ? settings.region().defaultSeed() : settings.seed(),
                        settings.fovUm(),
                        settings.layers()),
                progress);
        IonStack stack = made.stack();
        List<GeneratedSims.Sum> sums = new ArrayList<>();
        for (int c = 0; c < stack.species().size(); c++) {
            sums.add(new GeneratedSims.Sum(stack.species().get(c).name(), stack.sum(c)));
        }
        return new GeneratedSims(
                List.of(stack.geometry().layers(), stack.geometry().height(), stack.geometry().width()),
                sums,
                made.truth(),
                stack);
    }

    @Override
    public String text(GeneratedSims r) {
        SimsTruth truth = r.truth();
        List<String[]> head = new ArrayList<>();
        head.add(new String[] {"region", truth.region().toString()});
        head.add(new String[] {"variants", truth.variants().isEmpty() ? "none" : truth.variants()});
        head.add(new String[] {"seed", Long.toString(truth.seed())});
        head.add(new String[] {
            "raster",
            truth.layers() + " layers of " + truth.pixels() + " × " + truth.pixels() + " pixels, "
                    + ValueText.number(truth.layerUm() * 1e3, 4) + " nm and " + ValueText.number(truth.pixelUm(), 5) + " µm"
        });
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"species", "m/z (u)", "counts", "expected"});
        for (int c = 0; c < r.sums().size(); c++) {
            SimsTruth.Channel channel = truth.channels().get(c);
            rows.add(new String[] {
                channel.name(),
                ValueText.number(channel.mz(), 8),
                ValueText.number(r.sums().get(c).sum(), 9),
                ValueText.number(channel.expectedCounts(), 9)
            });
        }
        List<String> lines = new ArrayList<>(ResultText.align(head));
        lines.add("");
        lines.addAll(ResultText.align(rows));
        return String.join(System.lineSeparator(), lines);
    }
}
