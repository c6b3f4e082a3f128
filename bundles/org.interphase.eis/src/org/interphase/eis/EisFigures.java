// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

    /** What the fit to compare with is called in legends. */
    private static final String KEPT = "kept fit";

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
        return nyquist(scene(spectrum, fit));
    }

    private static SpectrumScene scene(ImpedanceSpectrum spectrum, Optional<FitResult> fit) {
        SpectrumScene scene = SpectrumScene.of(spectrum);
        return fit.map(scene::withFit).orElse(scene);
    }

    /**
     * {@return spectra and fits in the complex plane; what the fit left out is marked}
     *
     * @param scene what is shown
     */
    public static Figure nyquist(SpectrumScene scene) {
        List<Series> series = new ArrayList<>();
        for (SpectrumScene.Beside o : scene.others()) {
            ImpedanceSpectrum s = o.spectrum();
            series.add(Series.of(o.name(), s.re(), negative(s.im()), Mark.POINTS, Role.overlay(o.colour())));
        }
        masked(scene).ifPresent(s -> series.add(
                Series.of("left out", s.re(), negative(s.im()), Mark.POINTS, Role.MASKED).withIndices(scene.leftOut())));
        used(scene).ifPresent(s -> series.add(
                Series.of("data", s.re(), negative(s.im()), Mark.POINTS, Role.DATA).withIndices(scene.used())));
        scene.reference().ifPresent(f -> {
            Impedance z = curve(f);
            series.add(Series.of(KEPT, z.re(), negative(z.im()), Mark.LINE, Role.REFERENCE));
        });
        scene.fit().ifPresent(f -> {
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
        return bode(scene(spectrum, fit));
    }

    /**
     * {@return modulus (left, logarithmic) and negative phase (right) of spectra and fits against the frequency}
     *
     * @param scene what is shown
     */
    public static Figure bode(SpectrumScene scene) {
        List<Series> series = new ArrayList<>();
        for (SpectrumScene.Beside o : scene.others()) {
            ImpedanceSpectrum s = o.spectrum();
            Role role = Role.overlay(o.colour());
            series.add(Series.of(o.name(), s.frequencyHz(), modulus(s.re(), s.im()), Mark.POINTS, role));
            series.add(right("", s.frequencyHz(), phase(s.re(), s.im()), Mark.POINTS, role));
        }
        masked(scene).ifPresent(s -> {
            series.add(Series.of("left out", s.frequencyHz(), modulus(s.re(), s.im()), Mark.POINTS, Role.MASKED)
                    .withIndices(scene.leftOut()));
            series.add(right("", s.frequencyHz(), phase(s.re(), s.im()), Mark.POINTS, Role.MASKED)
                    .withIndices(scene.leftOut()));
        });
        used(scene).ifPresent(d -> {
            series.add(Series.of("|Z|", d.frequencyHz(), modulus(d.re(), d.im()), Mark.POINTS, Role.DATA)
                    .withIndices(scene.used()));
            series.add(right("−phase", d.frequencyHz(), phase(d.re(), d.im()), Mark.POINTS, Role.DATA_2)
                    .withIndices(scene.used()));
        });
        scene.reference().ifPresent(f -> {
            Impedance z = curve(f);
            series.add(Series.of(KEPT, z.frequencyHz(), modulus(z.re(), z.im()), Mark.LINE, Role.REFERENCE));
            series.add(right("", z.frequencyHz(), phase(z.re(), z.im()), Mark.LINE, Role.REFERENCE));
        });
        scene.fit().ifPresent(f -> {
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
        return residuals(SpectrumScene.of(fit.spectrum()).withFit(fit)).orElseThrow();
    }

    /**
     * {@return data minus fit in percent of |Z| of the data, real and imaginary part, against the frequency; those of the
     * fit to compare with as lines, those of the points that are left out beside them, without room of their own;
     * empty where nothing is fitted}
     *
     * @param scene what is shown
     */
    public static Optional<Figure> residuals(SpectrumScene scene) {
        if (scene.fit().isEmpty()) {
            return Optional.empty();
        }
        FitResult fit = scene.fit().get();
        Impedance r = fit.residuals();
        double[] f = r.frequencyHz();
        double[] size = modulus(fit.spectrum().re(), fit.spectrum().im());
        double[] ends = {Arrays.stream(f).min().orElse(1), Arrays.stream(f).max().orElse(1)};
        int[] indices = SpectrumScene.indices(scene.spectrum(), fit.spectrum());
        boolean known = Arrays.stream(indices).allMatch(i -> i >= 0);
        List<Series> series = new ArrayList<>();
        series.add(Series.of("", ends, new double[2], Mark.LINE, Role.REFERENCE));
        leftOut(scene, fit, series);
        scene.reference().ifPresent(kept -> {
            Impedance k = kept.residuals();
            double[] of = modulus(kept.spectrum().re(), kept.spectrum().im());
            series.add(Series.of("Re, " + KEPT, k.frequencyHz(), percent(k.re(), of), Mark.LINE, Role.OVERLAY_2));
            series.add(Series.of("Im, " + KEPT, k.frequencyHz(), percent(k.im(), of), Mark.LINE, Role.OVERLAY_1));
        });
        Series re = Series.of("Re", f, percent(r.re(), size), Mark.POINTS, Role.DATA);
        Series im = Series.of("Im", f, percent(r.im(), size), Mark.POINTS, Role.DATA_2);
        series.add(known ? re.withIndices(indices) : re);
        series.add(known ? im.withIndices(indices) : im);
        return Optional.of(new Figure(
                "Residuals", FREQUENCY, Axis.linear("(data − fit)/|Z|", "%"), null, false, series));
    }

    /** How far what is left out lies from the fit of the rest. An outlier must not make the rest a line. */
    private static void leftOut(SpectrumScene scene, FitResult fit, List<Series> series) {
        masked(scene).ifPresent(m -> {
            double[] f = m.frequencyHz();
            double[] size = modulus(m.re(), m.im());
            Impedance z = fit.impedance(f);
            double[][] parts = {minus(m.re(), z.re()), minus(m.im(), z.im())};
            for (double[] part : parts) {
                series.add(Series.of(
                                part == parts[0] ? "left out" : "", f, percent(part, size), Mark.POINTS, Role.MASKED)
                        .withIndices(scene.leftOut())
                        .aside());
            }
        });
    }

    private static double[] minus(double[] a, double[] b) {
        double[] out = new double[a.length];
        Arrays.setAll(out, i -> a[i] - b[i]);
        return out;
    }

    private static Optional<ImpedanceSpectrum> used(SpectrumScene scene) {
        return part(scene.spectrum(), scene.used());
    }

    private static Optional<ImpedanceSpectrum> masked(SpectrumScene scene) {
        return part(scene.spectrum(), scene.leftOut());
    }

    private static Optional<ImpedanceSpectrum> part(ImpedanceSpectrum of, int[] rows) {
        return rows.length == 0 ? Optional.empty() : Optional.of(of.select(rows));
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
