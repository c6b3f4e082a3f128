// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.interphase.core.data.ImpedanceSpectrum;

/**
 * The measured and synthetic spectra beside the repository, {@code ../shared/data/eis}. Where they are not there, a test
 * that asks for one is skipped and says so.
 */
final class ReferenceData {

    private ReferenceData() {}

    /** Frequency, real and imaginary part in the first three columns. */
    static ImpedanceSpectrum csv(String name, double fmaxHz) {
        return read(name, 0, 1, 2).between(0, fmaxHz);
    }

    /** A ZPlot file: frequency in the first, Z' and Z'' in the fifth and sixth column. */
    static ImpedanceSpectrum zplot(String name) {
        return read(name, 0, 4, 5);
    }

    private static ImpedanceSpectrum read(String name, int f, int re, int im) {
        List<double[]> rows = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(folder().resolve(name), StandardCharsets.ISO_8859_1)) {
                String[] cells = line.strip().split("[,\\s]+");
                if (cells.length > im && cells[0].matches("[-+0-9.eE]+")) {
                    rows.add(new double[] {
                        Double.parseDouble(cells[f]), Double.parseDouble(cells[re]), Double.parseDouble(cells[im])
                    });
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ImpedanceSpectrum.of(column(rows, 0), column(rows, 1), column(rows, 2)).build();
    }

    private static double[] column(List<double[]> rows, int k) {
        return rows.stream().mapToDouble(r -> r[k]).toArray();
    }

    private static Path folder() {
        String named = System.getProperty("interphase.shared");
        if (named != null && Files.isDirectory(Path.of(named, "data", "eis"))) {
            return Path.of(named, "data", "eis");
        }
        for (Path p = Path.of(System.getProperty("user.dir")).toAbsolutePath(); p != null; p = p.getParent()) {
            Path data = p.resolve("shared").resolve("data").resolve("eis");
            if (Files.isDirectory(data)) {
                return data;
            }
        }
        String message = "LEFT OUT: no ../shared/data/eis beside the repository (or -Dinterphase.shared=DIR)";
        System.err.println(message);
        return abort(message);
    }
}
