// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis.internal.operation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.operation.Declaration;
import org.interphase.core.operation.Inputs;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.OperationException;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.eis.Parameter;
import org.interphase.eis.Simulation;
import org.osgi.service.component.annotations.Component;

/** {@code eis simulate}. */
@Component(service = Operation.class)
public final class SimulateOperation implements Operation<SimulateSettings, SimulatedSpectrum> {

    @Override
    public Declaration declaration() {
        return new Declaration(
                "eis simulate",
                "Simulate a spectrum",
                "Computes the impedance spectrum of a circuit with known parameters, with noise.",
                Inputs.none(),
                true,
                "");
    }

    @Override
    public Class<SimulateSettings> settingsType() {
        return SimulateSettings.class;
    }

    @Override
    public SimulatedSpectrum run(OperationInput input, SimulateSettings settings, Progress progress)
            throws OperationException, CancelledException {
        progress.checkCancelled();
        try {
            double[] values = settings.circuit().values(settings.set().values());
            ImpedanceSpectrum spectrum = Simulation.simulate(
                    settings.circuit(), values, settings.frequencies().frequenciesHz(), settings.noise(), settings.seed());
            List<Parameter> parameters = settings.circuit().parameters();
            Map<String, Double> byName = new LinkedHashMap<>();
            for (int i = 0; i < values.length; i++) {
                byName.put(parameters.get(i).name(), values[i]);
            }
            return new SimulatedSpectrum(
                    settings.circuit().toString(), byName, spectrum.points(), settings.noise(), settings.seed(), spectrum);
        } catch (IllegalArgumentException e) {
            throw new OperationException(e.getMessage(), e);
        }
    }
}
