// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal.operation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.data.IonStack;
import org.interphase.core.format.FileFormats;
import org.interphase.core.operation.Declaration;
import org.interphase.core.operation.Inputs;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.OperationException;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.operation.ResultText;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.unit.ValueText;
import org.interphase.sims.CorrectedStack;
import org.interphase.sims.CorrectionPipeline.Entry;
import org.interphase.sims.chemistry.Components;
import org.interphase.sims.chemistry.NonNegativeFactors;
import org.interphase.sims.chemistry.PrincipalComponents;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code sims decompose}. */
@Component(service = Operation.class)
public final class DecomposeOperation implements Operation<DecomposeSettings, DecomposeReport> {

    private final FileFormats formats;

    /**
     * Creates the operation.
     *
     * @param formats read the maps that corrections name
     */
    @Activate
    public DecomposeOperation(@Reference FileFormats formats) {
        this.formats = formats;
    }

    @Override
    public Declaration declaration() {
        return new Declaration(
                "sims decompose",
                "Components of a stack",
                "Takes a stack apart into components that several species have in common.",
                Inputs.one(DatasetKind.ION_STACK),
                false,
                "Keenan and Kotula, Surf. Interface Anal. 36 (2004) 203; Lee and Seung, Nature 401 (1999) 788");
    }

    @Override
    public Class<DecomposeSettings> settingsType() {
        return DecomposeSettings.class;
    }

    @Override
    public DecomposeReport run(OperationInput input, DecomposeSettings settings, Progress progress)
            throws OperationException, IOException, CancelledException {
        IonStack stack = input.only(IonStack.class);
        Prepared prepared = Prepared.of(stack, settings.pipeline(), formats, null, null, progress);
        CorrectedStack corrected = prepared.stack();
        int[] channels = NamedChannels.in(settings.channels(), stack);
        try {
            if (settings.method() == Components.Method.PCA) {
                Components found = PrincipalComponents.of(corrected, channels, settings.components(), progress);
                return report(found, null, null, true, prepared.log());
            }
            NonNegativeFactors found =
                    NonNegativeFactors.of(corrected, channels, settings.components(), settings.seed(), progress);
            return report(found.components(), found.explainedDivergence(), found.iterations(), found.converged(), prepared.log());
        } catch (IllegalArgumentException e) {
            throw new OperationException(e.getMessage(), e);
        }
    }

    private static DecomposeReport report(
            Components found, Double explainedDivergence, Integer iterations, boolean converged, List<Entry> log) {
        List<DecomposeReport.Loading> loadings = new ArrayList<>();
        for (Components.Component c : found.components()) {
            Map<String, Double> species = new LinkedHashMap<>();
            for (int i = 0; i < found.species().size(); i++) {
                species.put(found.species().get(i), c.loadings()[i]);
            }
            loadings.add(new DecomposeReport.Loading(c.number(), c.explained(), species));
        }
        return new DecomposeReport(
                found.method(),
                found.components().stream().mapToDouble(Components.Component::explained).toArray(),
                loadings,
                explainedDivergence,
                iterations,
                converged,
                found.scores(),
                log);
    }

    @Override
    public boolean isNegative(DecomposeReport r) {
        return !r.converged() || Prepared.isRefused(r.corrections());
    }

    @Override
    public String text(DecomposeReport r) {
        List<String[]> rows = new ArrayList<>();
        int n = r.loadings().size();
        String[] head = new String[n + 1];
        String[] explained = new String[n + 1];
        head[0] = "species";
        explained[0] = r.method() == Components.Method.PCA ? "explained / %" : "counts / %";
        for (int c = 0; c < n; c++) {
            head[c + 1] = "component " + (c + 1);
            explained[c + 1] = ValueText.number(100 * r.explained()[c], 4);
        }
        rows.add(head);
        for (String species : r.loadings().get(0).species().keySet()) {
            String[] row = new String[n + 1];
            row[0] = species;
            for (int c = 0; c < n; c++) {
                row[c + 1] = ValueText.number(r.loadings().get(c).species().get(species), 4);
            }
            rows.add(row);
        }
        rows.add(explained);
        List<String> lines = new ArrayList<>(ResultText.align(rows));
        if (!r.converged()) {
            lines.add("");
            lines.add("note: not converged after " + r.iterations() + " iterations");
        }
        lines.addAll(Prepared.lines(r.corrections()));
        return String.join(System.lineSeparator(), lines);
    }

    @Override
    public Optional<String> csv(DecomposeReport r) {
        StringBuilder out = new StringBuilder("component,explained,species,loading\n");
        for (DecomposeReport.Loading l : r.loadings()) {
            l.species().forEach((name, value) -> out.append(l.component())
                    .append(',')
                    .append(l.explained())
                    .append(',')
                    .append(name)
                    .append(',')
                    .append(value)
                    .append('\n'));
        }
        return Optional.of(out.toString());
    }
}
