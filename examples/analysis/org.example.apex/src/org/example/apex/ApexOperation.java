// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.example.apex;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.operation.Declaration;
import org.interphase.core.operation.Inputs;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.OperationException;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.progress.Progress;
import org.osgi.service.component.annotations.Component;

/** Finds the apex of the largest arc. */
@Component(service = Operation.class)
public final class ApexOperation implements Operation<ApexSettings, Apex> {

    @Override
    public Declaration declaration() {
        return new Declaration(
                "example apex",
                "Find the apex",
                "Finds frequency and height of the largest arc's apex.",
                Inputs.one(DatasetKind.IMPEDANCE),
                false,
                "");
    }

    @Override
    public Class<ApexSettings> settingsType() {
        return ApexSettings.class;
    }

    @Override
    public Apex run(OperationInput input, ApexSettings settings, Progress progress) throws OperationException {
        ImpedanceSpectrum spectrum = input.only(ImpedanceSpectrum.class);
        double[] f = spectrum.frequencyHz();
        double[] im = spectrum.im();
        double low = settings.fmin() == null ? 0 : settings.fmin();
        double high = settings.fmax() == null ? Double.POSITIVE_INFINITY : settings.fmax();
        int[] rising = IntStream.range(0, f.length)
                .filter(i -> f[i] >= low && f[i] <= high)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> f[i]))
                .mapToInt(i -> i)
                .toArray();
        if (rising.length == 0) {
            throw new OperationException("no point between --fmin and --fmax: widen the range");
        }
        int top = IntStream.range(0, rising.length)
                .boxed()
                .max(Comparator.comparingDouble(i -> -im[rising[i]]))
                .orElseThrow();
        boolean end = top == 0 || top == rising.length - 1;
        double frequency = f[rising[top]];
        double height = -im[rising[top]];
        if (!end && settings.refine() == ApexSettings.Refinement.PARABOLA) {
            double[] vertex = vertex(
                    Math.log(f[rising[top - 1]]), -im[rising[top - 1]],
                    Math.log(frequency), height,
                    Math.log(f[rising[top + 1]]), -im[rising[top + 1]]);
            frequency = Math.exp(vertex[0]);
            height = vertex[1];
        }
        return new Apex(frequency, height, 1 / (2 * Math.PI * frequency), end);
    }

    /** Newton's form of the parabola through three points; the middle one is the highest. */
    private static double[] vertex(double x0, double y0, double x1, double y1, double x2, double y2) {
        double rise = (y1 - y0) / (x1 - x0);
        double bend = ((y2 - y1) / (x2 - x1) - rise) / (x2 - x0);
        if (!(bend < 0)) {
            return new double[] {x1, y1};
        }
        double x = (x0 + x1) / 2 - rise / (2 * bend);
        return new double[] {x, y0 + rise * (x - x0) + bend * (x - x0) * (x - x1)};
    }
}
