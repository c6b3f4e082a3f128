// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.eis.internal.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.operation.Declaration;
import org.interphase.core.operation.Inputs;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.OperationException;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.operation.ResultText;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.unit.ValueText;
import org.interphase.eis.CircuitFit;
import org.interphase.eis.DerivedQuantity;
import org.interphase.eis.FitOptions;
import org.interphase.eis.FitResult;
import org.interphase.eis.FittedParameter;
import org.interphase.eis.Impedance;
import org.interphase.eis.PointMask;
import org.osgi.service.component.annotations.Component;

/** {@code eis fit}. */
@Component(service = Operation.class)
public final class FitOperation implements Operation<FitSettings, FitReport> {

    @Override
    public Declaration declaration() {
        return new Declaration(
                "eis fit",
                "Fit a circuit",
                "Fits an equivalent circuit to an impedance spectrum, with start values from the data and standard"
                        + " errors.",
                Inputs.one(DatasetKind.IMPEDANCE),
                false,
                "Marquardt, J. SIAM 11 (1963) 431");
    }

    @Override
    public Class<FitSettings> settingsType() {
        return FitSettings.class;
    }

    @Override
    public FitReport run(OperationInput input, FitSettings settings, Progress progress)
            throws OperationException, CancelledException {
        ImpedanceSpectrum spectrum =
                selected(input.only(ImpedanceSpectrum.class), settings.mask(), settings.fmin(), settings.fmax());
        FitOptions options = new FitOptions(
                settings.weight(),
                settings.guess() == null ? Map.of() : settings.guess().values(),
                settings.fix() == null ? Map.of() : settings.fix().values(),
                settings.bound() == null ? Map.of() : settings.bound().values());
        try {
            return report(CircuitFit.fit(spectrum, settings.circuit(), options, progress));
        } catch (IllegalArgumentException e) {
            throw new OperationException(e.getMessage(), e);
        }
    }

    private static ImpedanceSpectrum selected(ImpedanceSpectrum whole, PointMask mask, Double fmin, Double fmax)
            throws OperationException {
        ImpedanceSpectrum all;
        try {
            all = mask == null ? whole : mask.apply(whole);
        } catch (IllegalArgumentException e) {
            throw new OperationException(e.getMessage(), e);
        }
        if (fmin == null && fmax == null) {
            return all;
        }
        double low = fmin == null ? 0 : fmin;
        double high = fmax == null ? Double.POSITIVE_INFINITY : fmax;
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        boolean any = false;
        for (double f : all.frequencyHz()) {
            any |= f >= low && f <= high;
            least = Math.min(least, f);
            most = Math.max(most, f);
        }
        if (!any) {
            throw new OperationException("no point lies between --fmin " + ValueText.number(low, 6) + " Hz and --fmax "
                    + ValueText.number(high, 6) + " Hz; the data reach from " + ValueText.number(least, 6) + " to "
                    + ValueText.number(most, 6) + " Hz");
        }
        return all.between(low, high);
    }

    private static FitReport report(FitResult r) {
        Impedance delta = r.residuals();
        double[] f = delta.frequencyHz();
        double[] re = delta.re();
        double[] im = delta.im();
        List<FitReport.Residual> residuals = new ArrayList<>(f.length);
        for (int i = 0; i < f.length; i++) {
            residuals.add(new FitReport.Residual(f[i], re[i], im[i]));
        }
        return new FitReport(
                r.circuit().toString(),
                r.weighting().name().toLowerCase(Locale.ROOT),
                r.points(),
                r.freeParameters(),
                r.converged(),
                r.iterations(),
                r.weightedSumOfSquares(),
                r.reducedChiSquare(),
                r.pseudoChiSquare(),
                r.aicc(),
                r.parameters(),
                r.correlation(),
                r.derived(),
                List.copyOf(residuals),
                r);
    }

    @Override
    public boolean isNegative(FitReport result) {
        return !result.converged();
    }

    @Override
    public String text(FitReport r) {
        List<String> lines = new ArrayList<>();
        lines.add(r.circuit() + ", " + r.weight() + " weights, " + r.points() + " points, " + r.freeParameters()
                + " free parameters");
        if (!r.converged()) {
            lines.add("NOT CONVERGED: the values below are where the fit stopped. Try a simpler circuit, guesses or"
                    + " bounds.");
        }
        lines.add("S = " + ValueText.number(r.weightedSumOfSquares(), 7) + ", S/(2N−p) = "
                + ValueText.number(r.reducedChiSquare(), 4) + ", Σ|ΔZ|²/|Z|² = "
                + ValueText.number(r.pseudoChiSquare(), 4) + ", AICc = " + ValueText.number(r.aicc(), 6));
        lines.add("");
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"parameter", "value ± standard error", "95 % interval", ""});
        for (FittedParameter p : r.parameters()) {
            rows.add(new String[] {
                p.name(),
                p.quantity().toString(),
                p.fixed() || Double.isNaN(p.lower95())
                        ? ""
                        : ValueText.interval(p.lower95(), p.upper95(), p.standardError(), p.unit()),
                p.fixed() ? "fixed" : p.remark()
            });
        }
        lines.addAll(ResultText.align(rows));
        if (!r.derived().isEmpty()) {
            lines.add("");
            List<String[]> more = new ArrayList<>();
            more.add(new String[] {"derived", "value ± standard error", "formula", "typical of"});
            for (DerivedQuantity d : r.derived()) {
                more.add(new String[] {
                    d.name(),
                    d.quantity().toString(),
                    d.formula(),
                    String.join(" or ", d.processes())
                });
            }
            lines.addAll(ResultText.align(more));
        }
        return String.join(System.lineSeparator(), lines);
    }

    @Override
    public Optional<String> csv(FitReport r) {
        StringBuilder out = new StringBuilder("name,value,standardError,lower95,upper95,unit,fixed,determined\n");
        for (FittedParameter p : r.parameters()) {
            out.append(p.name()).append(',').append(p.value()).append(',');
            out.append(cell(p.standardError())).append(',').append(cell(p.lower95())).append(',');
            out.append(cell(p.upper95())).append(',').append(p.unit()).append(',');
            out.append(p.fixed()).append(',').append(p.determined()).append('\n');
        }
        return Optional.of(out.toString());
    }

    private static String cell(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }
}
