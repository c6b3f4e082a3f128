// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.format.Exporter;
import org.osgi.service.component.annotations.Component;

/**
 * A spectrum as {@code frequency_Hz,ReZ_Ohm,ImZ_Ohm}, and {@code sigma_Ohm} where it states standard deviations; read
 * back bit by bit.
 */
@Component(service = Exporter.class)
public final class ImpedanceCsvExporter implements Exporter {

    @Override
    public String extension() {
        return ".csv";
    }

    @Override
    public String label() {
        return "Impedance as comma-separated values";
    }

    @Override
    public boolean accepts(Dataset dataset) {
        return dataset instanceof ImpedanceSpectrum;
    }

    @Override
    public void write(Dataset dataset, OutputStream out) throws IOException {
        ImpedanceSpectrum spectrum = (ImpedanceSpectrum) dataset;
        double[] f = spectrum.frequencyHz();
        double[] re = spectrum.re();
        double[] im = spectrum.im();
        double[] sigma = spectrum.hasSigma() ? spectrum.sigma() : new double[0];
        BufferedWriter text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.US_ASCII));
        text.write("frequency_Hz,ReZ_Ohm,ImZ_Ohm" + (spectrum.hasSigma() ? ",sigma_Ohm" : "") + "\n");
        for (int i = 0; i < f.length; i++) {
            text.write(DoubleText.of(f[i]) + "," + DoubleText.of(re[i]) + "," + DoubleText.of(im[i]));
            text.write(sigma.length == 0 ? "\n" : "," + DoubleText.of(sigma[i]) + "\n");
        }
        text.flush();
    }
}
