// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.figure.Axis;
import org.interphase.core.figure.Figure;
import org.interphase.core.figure.Series;
import org.interphase.core.figure.Series.Mark;
import org.interphase.core.figure.Series.Role;

/** The figures of a spectrum and of its fit: the same in the workbench and in a report. */
public final class EisFigures {

    private static final Axis FREQUENCY = Axis.log("Frequency", "Hz");
    private static final int FIT_POINTS_PER_DECADE = 40;
    private static final int MOST_FIT_POINTS = 1_000;

    private EisFigures() {}

    /**
     * {@return a spectrum in the complex plane, −Im against Re on equal scales}
     *
     * @param spectrum the data
     */
    public static Figure nyquist(ImpedanceSpectrum spectrum) {
        return nyquist(spectrum, Optional.empty());
    }

    /**
     * {@return a spectrum and its fit in the complex plane; what the fit left out is marked}
     *
     * @param spectrum the data, all of them
     * @param fit the fit of some or all of them
     */
    public static Figure nyquist(ImpedanceSpectrum spectrum, Optional<FitResult> fit) {
        List<Series> series = new ArrayList<>();
        Parts parts = Parts.of(spectrum, fit);
        parts.masked().ifPresent(s ->
                series.add(Series.of("left out", s.re(), negative(s.im()), Mark.POINTS, Role.MASKED)));
        series.add(Series.of("data", parts.used().re(), negative(parts.used().im()), Mark.POINTS, Role.DATA));
        fit.ifPresent(f -> {
            Impedance z = curve(f);
            series.add(Series.of("fit", z.re(), negative(z.im()), Mark.LINE, Role.FIT));
        });
        return new Figure("Nyquist plot", Axis.linear("Re Z", "Ω"), Axis.linear("−Im Z", "Ω"), null, true, series);
    }

    /**
     * {@return a spectrum's modulus (left, logarithmic) and negative phase (right) against the frequency}
     *
     * @param spectrum the data
     */
    public static Figure bode(ImpedanceSpectrum spectrum) {
        return bode(spectrum, Optional.empty());
    }

    /**
     * {@return modulus (left, logarithmic) and negative phase (right) of a spectrum and its fit against the frequency}
     *
     * @param spectrum the data, all of them
     * @param fit the fit of some or all of them
     */
    public static Figure bode(ImpedanceSpectrum spectrum, Optional<FitResult> fit) {
        List<Series> series = new ArrayList<>();
        Parts parts = Parts.of(spectrum, fit);
        parts.masked().ifPresent(s -> {
            series.add(Series.of("left out", s.frequencyHz(), modulus(s.re(), s.im()), Mark.POINTS, Role.MASKED));
            series.add(right("", s.frequencyHz(), phase(s.re(), s.im()), Mark.POINTS, Role.MASKED));
        });
        ImpedanceSpectrum d = parts.used();
        series.add(Series.of("|Z|", d.frequencyHz(), modulus(d.re(), d.im()), Mark.POINTS, Role.DATA));
        series.add(right("−phase", d.frequencyHz(), phase(d.re(), d.im()), Mark.POINTS, Role.DATA_2));
        fit.ifPresent(f -> {
            Impedance z = curve(f);
            series.add(Series.of("|Z| of the fit", z.frequencyHz(), modulus(z.re(), z.im()), Mark.LINE, Role.FIT));
            series.add(right("−phase of the fit", z.frequencyHz(), phase(z.re(), z.im()), Mark.LINE, Role.FIT_2));
        });
        return new Figure(
                "Bode plot", FREQUENCY, Axis.log("|Z|", "Ω"), Axis.linear("−Phase", "°"), false, series);
    }

    /**
     * {@return data minus fit in percent of |Z| of the data, real and imaginary part, against the frequency}
     *
     * @param fit the fit
     */
    public static Figure residuals(FitResult fit) {
        Impedance r = fit.residuals();
        double[] f = r.frequencyHz();
        double[] size = modulus(fit.spectrum().re(), fit.spectrum().im());
        double[] ends = {Arrays.stream(f).min().orElse(1), Arrays.stream(f).max().orElse(1)};
        return new Figure(
                "Residuals",
                FREQUENCY,
                Axis.linear("(data − fit)/|Z|", "%"),
                null,
                false,
                List.of(
                        Series.of("", ends, new double[2], Mark.LINE, Role.REFERENCE),
                        Series.of("Re", f, percent(r.re(), size), Mark.POINTS, Role.DATA),
                        Series.of("Im", f, percent(r.im(), size), Mark.POINTS, Role.DATA_2)));
    }

    /** The points that were fitted, and those that were not. */
    private record Parts(ImpedanceSpectrum used, Optional<ImpedanceSpectrum> masked) {
        static Parts of(ImpedanceSpectrum all, Optional<FitResult> fit) {
            if (fit.isEmpty() || fit.get().points() >= all.points()) {
                return new Parts(all, Optional.empty());
            }
            ImpedanceSpectrum used = fit.get().spectrum();
            double[] fitted = used.frequencyHz();
            Arrays.sort(fitted);
            double[] f = all.frequencyHz();
            int[] rows = IntStream.range(0, f.length)
                    .filter(i -> Arrays.binarySearch(fitted, f[i]) < 0)
                    .toArray();
            if (rows.length == 0) {
                return new Parts(used, Optional.empty());
            }
            return new Parts(
                    used,
                    Optional.of(ImpedanceSpectrum.of(pick(f, rows), pick(all.re(), rows), pick(all.im(), rows))
                            .build()));
        }

        private static double[] pick(double[] values, int[] rows) {
            return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
        }
    }

    /** The fit over the frequencies of its data, close enough to look like a curve. */
    private static Impedance curve(FitResult fit) {
        double[] f = fit.spectrum().frequencyHz();
        double min = Arrays.stream(f).min().orElseThrow();
        double max = Arrays.stream(f).max().orElseThrow();
        if (!(max > min)) {
            return fit.impedance(max);
        }
        double decades = Math.log10(max / min);
        return fit.impedance(
                new FrequencyGrid(max, min, Math.clamp(MOST_FIT_POINTS / decades, 1, FIT_POINTS_PER_DECADE))
                        .frequenciesHz());
    }

    private static Series right(String name, double[] x, double[] y, Mark mark, Role role) {
        return new Series(name, x, y, mark, role, true);
    }

    private static double[] negative(double[] values) {
        return Arrays.stream(values).map(v -> 0 - v).toArray();
    }

    private static double[] percent(double[] values, double[] of) {
        double[] out = new double[values.length];
        Arrays.setAll(out, i -> 100 * values[i] / of[i]);
        return out;
    }

    private static double[] modulus(double[] re, double[] im) {
        double[] out = new double[re.length];
        Arrays.setAll(out, i -> Math.hypot(re[i], im[i]));
        return out;
    }

    private static double[] phase(double[] re, double[] im) {
        double[] out = new double[re.length];
        Arrays.setAll(out, i -> 0 - Math.toDegrees(Math.atan2(im[i], re[i])));
        return out;
    }
}
