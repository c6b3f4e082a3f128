// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal.operation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.data.IonStack;
import org.interphase.core.operation.Declaration;
import org.interphase.core.operation.Inputs;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.OperationException;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.operation.ResultText;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.unit.ValueText;
import org.interphase.volume.Column;
import org.interphase.volume.Columns;
import org.interphase.volume.CountTest;
import org.interphase.volume.NotEnoughMemoryException;
import org.interphase.volume.RankTest;
import org.interphase.volume.VolumeGeometry;
import org.osgi.service.component.annotations.Component;

/** {@code volume compare}. */
@Component(service = Operation.class)
public final class CompareOperation implements Operation<CompareSettings, CompareReport> {

    private static final String SODIUM = "Na+";
    private static final double UM2_PER_MM2 = 1e6;

    @Override
    public Declaration declaration() {
        return new Declaration(
                "volume compare",
                "Compare the columns of two regions",
                "Finds the columns of two regions and tests whether number, width, length and volume differ.",
                new Inputs(2, 2, Set.of(DatasetKind.ION_STACK), true),
                false,
                "Mann and Whitney, Ann. Math. Stat. 18 (1947) 50; Przyborowski and Wilenski, Biometrika 31 (1940) 313");
    }

    @Override
    public Class<CompareSettings> settingsType() {
        return CompareSettings.class;
    }

    @Override
    public CompareReport run(OperationInput input, CompareSettings settings, Progress progress)
            throws OperationException, IOException, CancelledException {
        List<IonStack> stacks = new ArrayList<>();
        for (OperationInput.Source s : input.sources()) {
            stacks.add((IonStack) s.datasets().get(0));
        }
        String channel = channel(settings.channel().strip(), stacks);
        List<String> remarks = new ArrayList<>();
        List<Columns> found = new ArrayList<>();
        List<CompareReport.Region> regions = new ArrayList<>();
        for (int i = 0; i < stacks.size(); i++) {
            OperationInput.Source source = input.sources().get(i);
            String name = source.file() == null ? stacks.get(i).label() : source.file().path().toString();
            try {
                Stacks with = Stacks.of(stacks.get(i), settings.depthUm(), settings.drift(), progress);
                with.remarks().forEach(r -> remarks.add(name + ": " + r));
                Columns columns = Columns.of(
                        with.stack(), Stacks.channel(stacks.get(i), channel), settings.options(), with.registrationPx(),
                        progress);
                Stacks.nothing(columns).ifPresent(why -> remarks.add(name + ": " + why));
                found.add(columns);
                regions.add(region(name, columns));
            } catch (IllegalArgumentException | NotEnoughMemoryException e) {
                throw new OperationException(name + ": " + e.getMessage(), e);
            }
        }
        if (settings.threshold() == null) {
            remarks.add("each region has a threshold of its own; --threshold gives both the same");
        }
        return new CompareReport(channel, regions, tests(regions, found), remarks);
    }

    private static String channel(String asked, List<IonStack> stacks) throws OperationException {
        if (!asked.isEmpty()) {
            return asked;
        }
        List<String> shared = stacks.get(0).species().stream()
                .map(s -> s.name())
                .filter(n -> stacks.get(1).indexOf(n).isPresent())
                .toList();
        if (shared.contains(SODIUM)) {
            return SODIUM;
        }
        if (shared.size() != 1) {
            throw new OperationException("expected --channel with a species that both have, found none; there are "
                    + (shared.isEmpty() ? "none that both have" : String.join(", ", shared)));
        }
        return shared.get(0);
    }

    private static CompareReport.Region region(String name, Columns c) {
        VolumeGeometry g = c.labels().geometry();
        double area = g.width() * g.pixelWidthUm() * g.height() * g.pixelHeightUm();
        double volume = c.columns().stream().mapToDouble(Column::volumeUm3).sum();
        return new CompareReport.Region(
                name,
                c.threshold(),
                c.columns().size(),
                area,
                c.columns().size() / area * UM2_PER_MM2,
                volume,
                volume / (area * (g.topUm(g.layers()) - g.topUm(0))),
                median(values(c, x -> x.widthUm().value())),
                median(values(c, x -> x.toUm() - x.fromUm())),
                c.columns().stream().map(ColumnRow::of).toList());
    }

    private static double[] values(Columns c, ToDoubleFunction<Column> of) {
        return c.columns().stream().mapToDouble(of).filter(v -> !Double.isNaN(v)).toArray();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return n == 0 ? Double.NaN : n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }

    private static List<CompareReport.Test> tests(List<CompareReport.Region> regions, List<Columns> found) {
        CompareReport.Region a = regions.get(0);
        CompareReport.Region b = regions.get(1);
        List<CompareReport.Test> tests = new ArrayList<>();
        tests.add(new CompareReport.Test(
                "columnsPerMm2",
                "binomial",
                a.columnsPerMm2(),
                b.columnsPerMm2(),
                CountTest.pValue(a.columnCount(), a.areaUm2(), b.columnCount(), b.areaUm2())));
        tests.add(ranks("widthUm", found, c -> c.widthUm().value()));
        tests.add(ranks("lengthUm", found, c -> c.toUm() - c.fromUm()));
        tests.add(ranks("volumeUm3", found, Column::volumeUm3));
        tests.add(ranks("tilt", found, c -> Math.hypot(c.tiltX().value(), c.tiltY().value())));
        return tests;
    }

    private static CompareReport.Test ranks(String quantity, List<Columns> found, ToDoubleFunction<Column> of) {
        double[] a = values(found.get(0), of);
        double[] b = values(found.get(1), of);
        return new CompareReport.Test(quantity, "Mann-Whitney", median(a), median(b), RankTest.of(a, b).pValue());
    }

    @Override
    public String text(CompareReport r) {
        List<String> lines = new ArrayList<>();
        lines.add("columns of " + r.channel());
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"", r.regions().get(0).source(), r.regions().get(1).source(), "p", "test"});
        rows.add(row("columns", r, x -> x.columnCount()));
        for (CompareReport.Test t : r.tests()) {
            rows.add(new String[] {
                switch (t.quantity()) {
                    case "columnsPerMm2" -> "columns / mm⁻²";
                    case "widthUm" -> "median width / µm";
                    case "lengthUm" -> "median length / µm";
                    case "volumeUm3" -> "median volume / µm³";
                    default -> "median tilt";
                },
                ValueText.number(t.first(), 4),
                ValueText.number(t.second(), 4),
                ValueText.number(t.pValue(), 2),
                t.method()
            });
        }
        rows.add(row("share of the volume / %", r, x -> 100 * x.volumeShare()));
        rows.add(row("threshold / counts", r, CompareReport.Region::threshold));
        lines.addAll(ResultText.align(rows));
        r.remarks().forEach(note -> lines.add("note: " + note));
        return String.join(System.lineSeparator(), lines);
    }

    private static String[] row(
            String name, CompareReport r, ToDoubleFunction<CompareReport.Region> of) {
        return new String[] {
            name,
            ValueText.number(of.applyAsDouble(r.regions().get(0)), 4),
            ValueText.number(of.applyAsDouble(r.regions().get(1)), 4),
            "",
            ""
        };
    }

    @Override
    public Optional<String> csv(CompareReport r) {
        StringBuilder out = new StringBuilder("quantity,method,first,second,pValue\n");
        for (CompareReport.Test t : r.tests()) {
            out.append(t.quantity()).append(',').append(t.method()).append(',').append(t.first()).append(',')
                    .append(t.second()).append(',').append(t.pValue()).append('\n');
        }
        return Optional.of(out.toString());
    }
}
