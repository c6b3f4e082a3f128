// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.example.apex;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.format.FileFormat;
import org.interphase.core.format.FileHead;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.Place;
import org.interphase.core.format.Reading;
import org.interphase.core.format.Recognition;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.osgi.service.component.annotations.Component;

/**
 * A text whose first line is {@code POLAR IMPEDANCE}, then a line for each point: frequency in Hz, |Z| in Ω, phase in
 * degrees, separated by blanks.
 */
@Component(service = FileFormat.class)
public final class PolarFormat implements FileFormat {

    private static final String MARK = "POLAR IMPEDANCE";
    private static final int MOST_POINTS = 1_000_000;
    private static final long LARGEST = 100L << 20;

    @Override
    public String id() {
        return "example-polar";
    }

    @Override
    public String label() {
        return "Polar impedance (example)";
    }

    @Override
    public Set<DatasetKind> kinds() {
        return Set.of(DatasetKind.IMPEDANCE);
    }

    @Override
    public Recognition recognise(FileHead head) {
        return head.startsWith(MARK) ? Recognition.CERTAIN : Recognition.NO;
    }

    @Override
    public Reading read(FileSource source, Progress progress) throws IOException, CancelledException {
        if (source.size() > LARGEST) {
            throw source.wrong(Place.whole(), "at most " + LARGEST + " bytes", source.size() + " bytes");
        }
        List<double[]> points = new ArrayList<>();
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(source.open(), StandardCharsets.ISO_8859_1))) {
            in.readLine();
            int number = 1;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                progress.checkCancelled();
                number++;
                if (line.isBlank()) {
                    continue;
                }
                if (points.size() == MOST_POINTS) {
                    throw source.wrong(Place.line(number), "at most " + MOST_POINTS + " points", "more");
                }
                points.add(point(source, number, line.strip().split("\\s+")));
            }
        }
        if (points.isEmpty()) {
            throw source.wrong(Place.line(2), "frequency, |Z| and phase of a point", "the end of the file");
        }
        double[] f = new double[points.size()];
        double[] re = new double[f.length];
        double[] im = new double[f.length];
        for (int i = 0; i < f.length; i++) {
            double[] p = points.get(i);
            f[i] = p[0];
            re[i] = p[1] * Math.cos(Math.toRadians(p[2]));
            im[i] = p[1] * Math.sin(Math.toRadians(p[2]));
        }
        return new Reading(
                List.of(ImpedanceSpectrum.of(f, re, im).label("polar impedance").build()), List.of());
    }

    private static double[] point(FileSource source, int line, String[] fields) throws IOException {
        if (fields.length != 3) {
            throw source.wrong(Place.line(line), "3 numbers: frequency, |Z|, phase", fields.length + " fields");
        }
        double[] point = new double[3];
        for (int i = 0; i < 3; i++) {
            try {
                point[i] = Double.parseDouble(fields[i]);
            } catch (NumberFormatException e) {
                throw source.wrong(Place.column(line, i + 1), "a number", "'" + fields[i] + "'");
            }
            if (!Double.isFinite(point[i])) {
                throw source.wrong(Place.column(line, i + 1), "a finite number", fields[i]);
            }
        }
        if (!(point[0] > 0)) {
            throw source.wrong(Place.column(line, 1), "a frequency above 0 Hz", fields[0]);
        }
        return point;
    }
}
