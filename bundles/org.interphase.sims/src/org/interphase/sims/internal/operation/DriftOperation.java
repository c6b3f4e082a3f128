// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal.operation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
import org.interphase.core.unit.ValueText;
import org.interphase.sims.CorrectedStack;
import org.interphase.sims.Correction;
import org.interphase.sims.DriftEstimate;
import org.osgi.service.component.annotations.Component;

/** {@code sims drift}. */
@Component(service = Operation.class)
public final class DriftOperation implements Operation<DriftSettings, DriftReport> {

    /** Layers that are shown to people. */
    private static final int ROWS = 20;

    @Override
    public Declaration declaration() {
        return new Declaration(
                "sims drift",
                "Estimate drift",
                "Finds how the content of each layer is displaced against the first; refuses where the images carry too little texture.",
                Inputs.one(DatasetKind.ION_STACK),
                false,
                "Guizar-Sicairos, Thurman, Fienup, Opt. Lett. 33 (2008) 156");
    }

    @Override
    public Class<DriftSettings> settingsType() {
        return DriftSettings.class;
    }

    @Override
    public DriftReport run(OperationInput input, DriftSettings settings, Progress progress)
            throws OperationException, IOException, CancelledException {
        IonStack stack = input.only(IonStack.class);
        try {
            CorrectedStack raw = CorrectedStack.of(stack);
            DriftEstimate d = DriftEstimate.of(
                    raw, new DriftEstimate.Options(settings.channels().names(), settings.keepTilt()), progress);
            return new DriftReport(
                    d.refused(),
                    d.reason(),
                    d.confidence(),
                    d.shiftPx(),
                    d.standardErrorPx(),
                    d.channels(),
                    d.jumps(),
                    d.shareOfOthers(),
                    d.refused()
                            ? Corrections.say(stack, Corrections.refused("drift", d.reason()))
                            : Corrections.say(d.applyTo(raw).corrected(), "drift: " + Correction.DriftStep.sentence(d)));
        } catch (IllegalArgumentException e) {
            throw new OperationException(e.getMessage(), e);
        }
    }

    @Override
    public boolean isNegative(DriftReport result) {
        return result.refused();
    }

    @Override
    public String text(DriftReport r) {
        if (r.refused()) {
            return "refused: " + r.reason() + "; nothing is corrected, the stack is as it was";
        }
        List<String> lines = new ArrayList<>();
        lines.add("displacement of the content against layer 0, from " + String.join(" + ", r.channels()) + "; confidence "
                + ValueText.number(r.confidence(), 3));
        if (r.jumps().length > 0) {
            lines.add("the content jumps before layers " + Arrays.toString(r.jumps()));
        }
        if (r.shareOfOthers() > 0) {
            lines.add(ValueText.number(100 * r.shareOfOthers(), 2)
                    + " % of what parts of the frame say moves otherwise than the rest (tilted columns) and is left out");
        }
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"layer", "x / px", "y / px"});
        int step = Math.max(1, r.shiftsPx().length / ROWS);
        for (int k = 0; k < r.shiftsPx().length; k += step) {
            double[] s = r.shiftsPx()[k];
            double[] e = r.standardErrorsPx()[k];
            rows.add(new String[] {
                Integer.toString(k), ValueText.withError(s[0], e[0], ""), ValueText.withError(s[1], e[1], "")
            });
        }
        lines.addAll(ResultText.align(rows));
        return String.join(System.lineSeparator(), lines);
    }

    @Override
    public Optional<String> csv(DriftReport r) {
        StringBuilder out = new StringBuilder("layer,xPx,yPx,xErrorPx,yErrorPx\n");
        for (int k = 0; k < r.shiftsPx().length; k++) {
            double[] s = r.shiftsPx()[k];
            double[] e = r.standardErrorsPx()[k];
            out.append(k).append(',').append(s[0]).append(',').append(s[1]).append(',').append(e[0]).append(',')
                    .append(e[1]).append('\n');
        }
        return Optional.of(out.toString());
    }
}
