// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.data.Dataset;
import org.interphase.core.format.Exporter;
import org.osgi.service.component.annotations.Component;

/**
 * A record as {@code time_s,voltage_V,current_A}, without the last column where no current was stored; read back bit by
 * bit. What the instrument did not store is {@code NaN}.
 */
@Component(service = Exporter.class)
public final class CyclingCsvExporter implements Exporter {

    @Override
    public String extension() {
        return ".csv";
    }

    @Override
    public String label() {
        return "Cycling as comma-separated values";
    }

    @Override
    public boolean accepts(Dataset dataset) {
        return dataset instanceof CyclingRecord;
    }

    @Override
    public void write(Dataset dataset, OutputStream out) throws IOException {
        CyclingRecord cycling = (CyclingRecord) dataset;
        double[] time = cycling.timeS();
        double[] voltage = cycling.voltageV();
        double[] current = cycling.currentA();
        BufferedWriter text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.US_ASCII));
        text.write(cycling.hasCurrent() ? "time_s,voltage_V,current_A\n" : "time_s,voltage_V\n");
        for (int i = 0; i < time.length; i++) {
            text.write(DoubleText.of(time[i]) + "," + DoubleText.of(voltage[i]));
            text.write(cycling.hasCurrent() ? "," + DoubleText.of(current[i]) + "\n" : "\n");
        }
        text.flush();
    }
}
