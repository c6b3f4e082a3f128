// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.format.Exporter;
import org.osgi.service.component.annotations.Component;

/**
 * Comma-separated values that are read back bit by bit: a spectrum as {@code frequency_Hz,ReZ_Ohm,ImZ_Ohm}, with {@code
 * sigma_Ohm} where it states standard deviations; a record as {@code time_s,voltage_V,current_A}, without the last
 * column where no current was stored. What the instrument did not store is {@code NaN}.
 */
@Component(service = Exporter.class)
public final class CsvExporter implements Exporter {

    @Override
    public String extension() {
        return ".csv";
    }

    @Override
    public String label() {
        return "comma-separated values";
    }

    @Override
    public boolean accepts(Dataset dataset) {
        return switch (dataset) {
            case ImpedanceSpectrum s -> true;
            case CyclingRecord r -> true;
            default -> false;
        };
    }

    @Override
    public void write(Dataset dataset, OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.US_ASCII));
        switch (dataset) {
            case ImpedanceSpectrum s when s.hasSigma() ->
                columns(text, "frequency_Hz,ReZ_Ohm,ImZ_Ohm,sigma_Ohm", s.frequencyHz(), s.re(), s.im(), s.sigma());
            case ImpedanceSpectrum s -> columns(text, "frequency_Hz,ReZ_Ohm,ImZ_Ohm", s.frequencyHz(), s.re(), s.im());
            case CyclingRecord r when r.hasCurrent() ->
                columns(text, "time_s,voltage_V,current_A", r.timeS(), r.voltageV(), r.currentA());
            case CyclingRecord r -> columns(text, "time_s,voltage_V", r.timeS(), r.voltageV());
            default -> throw new IllegalArgumentException("expected an impedance spectrum or a cycling record, found a "
                    + dataset.kind().label());
        }
        text.flush();
    }

    private static void columns(Writer text, String titles, double[]... columns) throws IOException {
        text.write(titles + "\n");
        for (int row = 0; row < columns[0].length; row++) {
            for (int i = 0; i < columns.length; i++) {
                text.write(i == 0 ? "" : ",");
                text.write(DoubleText.of(columns[i][row]));
            }
            text.write("\n");
        }
    }
}
