// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal.operation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.interphase.volume.Colocalisation;
import org.interphase.volume.Columns;
import org.interphase.volume.NotEnoughMemoryException;
import org.interphase.volume.VoxelCorrelation;
import org.osgi.service.component.annotations.Component;

/** {@code volume colocalise}. */
@Component(service = Operation.class)
public final class ColocaliseOperation implements Operation<ColocaliseSettings, ColocaliseReport> {

    @Override
    public Declaration declaration() {
        return new Declaration(
                "volume colocalise",
                "How two species belong together",
                "Says whether a second species goes along the columns of a first one, by voxels, columns and shells.",
                Inputs.one(DatasetKind.ION_STACK),
                false,
                "Manders, Verbeek, Aten, J. Microsc. 169 (1993) 375; Costes et al., Biophys. J. 86 (2004) 3993");
    }

    @Override
    public Class<ColocaliseSettings> settingsType() {
        return ColocaliseSettings.class;
    }

    @Override
    public ColocaliseReport run(OperationInput input, ColocaliseSettings settings, Progress progress)
            throws OperationException, IOException, CancelledException {
        IonStack stack = input.only(IonStack.class);
        int a = Stacks.channel(stack, settings.a());
        int b = Stacks.channel(stack, settings.b());
        if (a == b) {
            throw new OperationException("expected two species, found " + settings.a().strip() + " twice");
        }
        try {
            Stacks with = Stacks.of(stack, settings.depthUm(), settings.drift(), progress);
            Colocalisation c = Colocalisation.of(
                    with.stack(), a, b, settings.options(settings.thresholdA()), settings.options(settings.thresholdB()),
                    with.registrationPx(), progress);
            List<String> remarks = new ArrayList<>(with.remarks());
            for (Columns found : List.of(c.first(), c.second())) {
                Stacks.nothing(found).ifPresent(why -> remarks.add("there are no columns of " + found.species() + ": " + why));
            }
            return report(c, remarks);
        } catch (IllegalArgumentException | NotEnoughMemoryException e) {
            throw new OperationException(e.getMessage(), e);
        }
    }

    private static ColocaliseReport report(Colocalisation c, List<String> remarks) {
        VoxelCorrelation v = c.voxels();
        List<ColocaliseReport.OxideColumn> oxides = new ArrayList<>();
        int[] belongs = c.belongs();
        for (int j = 0; j < belongs.length; j++) {
            oxides.add(new ColocaliseReport.OxideColumn(
                    c.second().columns().get(j).id(), belongs[j] == 0 ? null : belongs[j]));
        }
        return new ColocaliseReport(
                c.first().species(),
                c.second().species(),
                v.pearson(),
                v.pearsonCorrected(),
                v.pValue(),
                new ColocaliseReport.Manders(v.manders1(), v.manders2(), c.first().threshold(), c.second().threshold()),
                new ColocaliseReport.Costes(v.costesA(), v.costesB()),
                c.partners().stream()
                        .map(p -> new ColocaliseReport.SodiumColumn(
                                p.id(),
                                p.nearest() == 0 ? null : p.nearest(),
                                p.distanceUm(),
                                p.dice(),
                                p.enrichment().value(),
                                p.enrichment().lower95(),
                                p.enrichment().upper95()))
                        .toList(),
                oxides,
                c.shells().stream()
                        .map(s -> new ColocaliseReport.Shell(s.distanceUm(), s.signal(), s.lower(), s.upper()))
                        .toList(),
                remarks);
    }

    @Override
    public String text(ColocaliseReport r) {
        List<String> lines = new ArrayList<>();
        lines.add("Pearson's r of " + r.a() + " and " + r.b() + ": " + ValueText.number(r.pearson(), 3) + ", without noise "
                + ValueText.number(r.pearsonCorrected(), 3) + "; p = " + ValueText.number(r.pValue(), 2)
                + " by toroidal shifts");
        lines.add("Manders: " + ValueText.number(100 * r.manders().m1(), 3) + " % of " + r.a() + " lies where " + r.b()
                + " is, " + ValueText.number(100 * r.manders().m2(), 3) + " % the other way round");
        long free = r.oxideColumns().stream().filter(o -> o.sodiumColumn() == null).count();
        lines.add(r.oxideColumns().size() + " columns of " + r.b() + ", " + (r.oxideColumns().size() - free)
                + " of which belong to columns of " + r.a() + ", " + free + " are free");
        if (!r.columns().isEmpty()) {
            List<String[]> rows = new ArrayList<>();
            rows.add(new String[] {r.a(), "nearest " + r.b(), "distance / µm", "Dice", r.b() + " at it over around it", "95 %"});
            for (ColocaliseReport.SodiumColumn c : r.columns()) {
                rows.add(new String[] {
                    Integer.toString(c.id()),
                    c.oxideColumn() == null ? "—" : c.oxideColumn().toString(),
                    ValueText.number(c.oxideDistanceUm(), 3),
                    ValueText.number(c.dice(), 3),
                    ValueText.number(c.enrichment(), 4),
                    ValueText.number(c.enrichmentLower95(), 4) + " to " + ValueText.number(c.enrichmentUpper95(), 4)
                });
            }
            lines.add("");
            lines.addAll(ResultText.align(rows));
            rows.clear();
            rows.add(new String[] {"from the surface / µm", r.b() + " / counts", "95 %"});
            for (ColocaliseReport.Shell s : r.shells()) {
                rows.add(new String[] {
                    ValueText.number(s.distanceUm(), 3),
                    ValueText.number(s.signal(), 4),
                    ValueText.number(s.lower(), 4) + " to " + ValueText.number(s.upper(), 4)
                });
            }
            lines.add("");
            lines.addAll(ResultText.align(rows));
        }
        r.remarks().forEach(note -> lines.add("note: " + note));
        return String.join(System.lineSeparator(), lines);
    }

    @Override
    public Optional<String> csv(ColocaliseReport r) {
        StringBuilder out = new StringBuilder("distanceUm,signal,lower,upper\n");
        for (ColocaliseReport.Shell s : r.shells()) {
            out.append(s.distanceUm()).append(',').append(text(s.signal())).append(',').append(text(s.lower())).append(',')
                    .append(text(s.upper())).append('\n');
        }
        return Optional.of(out.toString());
    }

    private static String text(double v) {
        return Double.isNaN(v) ? "" : Double.toString(v);
    }
}
