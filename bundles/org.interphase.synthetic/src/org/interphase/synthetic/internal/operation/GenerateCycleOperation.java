// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.synthetic.internal.operation;

import java.util.ArrayList;
import java.util.List;
import org.interphase.core.operation.Declaration;
import org.interphase.core.operation.Inputs;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.operation.ResultText;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.unit.ValueText;
import org.interphase.synthetic.cycling.CycleGraphGenerator;
import org.interphase.synthetic.cycling.CycleGraphTruth;
import org.interphase.synthetic.cycling.GeneratedCycleGraph;
import org.osgi.service.component.annotations.Component;

/** {@code cycle generate}. */
@Component(service = Operation.class)
public final class GenerateCycleOperation implements Operation<GenerateCycleSettings, GeneratedCycle> {

    @Override
    public Declaration declaration() {
        return new Declaration(
                "cycle generate",
                "Generate a cycle graph",
                "Makes the cycle graph of a region, of which it is known what happened: the truth is written beside it.",
                Inputs.none(),
                true,
                "");
    }

    @Override
    public Class<GenerateCycleSettings> settingsType() {
        return GenerateCycleSettings.class;
    }

    @Override
    public GeneratedCycle run(OperationInput input, GenerateCycleSettings settings, Progress progress)
            throws CancelledException {
        progress.checkCancelled();
        GeneratedCycleGraph graph = settings.currentDensity() == null
                ? CycleGraphGenerator.generate(settings.kind(), settings.seed())
                : CycleGraphGenerator.generate(settings.kind(), settings.seed(), settings.currentDensity());
        return new GeneratedCycle(graph.record().points(), graph.truth(), graph.record());
    }

    @Override
    public String text(GeneratedCycle r) {
        CycleGraphTruth truth = r.truth();
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"kind", truth.kind().toString()});
        rows.add(new String[] {"right verdict", truth.verdict()});
        rows.add(new String[] {"points", Integer.toString(r.points())});
        rows.add(new String[] {
            "current density", ValueText.number(truth.currentDensityUaPerUm2(), 4) + " µA µm⁻²"
        });
        rows.add(new String[] {"v₀", ValueText.withError(truth.initialVoltageV(), Double.NaN, "V")});
        for (CycleGraphTruth.Event e : truth.events()) {
            rows.add(new String[] {
                e.kind(), "at " + ValueText.number(e.timeS(), 5) + " s, " + ValueText.number(e.value(), 3)
            });
        }
        return String.join(System.lineSeparator(), ResultText.align(rows));
    }
}
