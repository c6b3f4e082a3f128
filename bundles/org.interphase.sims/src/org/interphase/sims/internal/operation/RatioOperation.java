// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal.operation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.interphase.core.data.DatasetKind;
import org.interphase.core.data.IonStack;
import org.interphase.core.format.FileFormats;
import org.interphase.core.operation.Declaration;
import org.interphase.core.operation.Inputs;
import org.interphase.core.operation.Operation;
import org.interphase.core.operation.OperationException;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.unit.ValueText;
import org.interphase.sims.CorrectedStack;
import org.interphase.sims.NamedRegion;
import org.interphase.sims.Normalisation;
import org.interphase.sims.Poisson;
import org.interphase.sims.Ratio;
import org.interphase.sims.RegionProfile;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code sims ratio}. */
@Component(service = Operation.class)
public final class RatioOperation implements Operation<RatioSettings, RatioReport> {

    private final FileFormats formats;

    /**
     * Creates the operation.
     *
     * @param formats read the maps that corrections name
     */
    @Activate
    public RatioOperation(@Reference FileFormats formats) {
        this.formats = formats;
    }

    @Override
    public Declaration declaration() {
        return new Declaration(
                "sims ratio",
                "Ratio of two channels",
                "Ratio of two channels over a range of depth, with the error of their counts.",
                Inputs.one(DatasetKind.ION_STACK),
                false,
                "");
    }

    @Override
    public Class<RatioSettings> settingsType() {
        return RatioSettings.class;
    }

    @Override
    public RatioReport run(OperationInput input, RatioSettings settings, Progress progress)
            throws OperationException, IOException, CancelledException {
        IonStack stack = input.only(IonStack.class);
        Prepared prepared = Prepared.of(
                stack, settings.pipeline(), formats, settings.depthUm(), settings.rateUmPerS(), progress);
        CorrectedStack corrected = prepared.stack();
        int[] channels = {NamedChannels.index(stack, settings.a()), NamedChannels.index(stack, settings.b())};
        try {
            RegionProfile profile = RegionProfile.of(
                            corrected, List.of(NamedRegion.ALL), channels, Normalisation.NONE, Poisson.ONE_SIGMA, progress)
                    .get(0);
            Ratio r = Ratio.of(
                    profile,
                    stack.species().get(channels[0]).name(),
                    stack.species().get(channels[1]).name(),
                    settings.fromUm(),
                    settings.toUm());
            return new RatioReport(
                    r.a(),
                    r.b(),
                    r.fromUm(),
                    r.toUm(),
                    r.layers(),
                    r.countsA(),
                    r.countsB(),
                    r.ratio(),
                    r.standardError(),
                    prepared.log());
        } catch (IllegalArgumentException e) {
            throw new OperationException(e.getMessage(), e);
        }
    }

    @Override
    public boolean isNegative(RatioReport r) {
        return Prepared.isRefused(r.corrections());
    }

    @Override
    public String text(RatioReport r) {
        List<String> lines = new ArrayList<>();
        lines.add(r.a() + "/" + r.b() + " = " + ValueText.withError(r.ratio(), r.standardError(), ""));
        lines.add(ValueText.number(r.fromUm(), 6) + " to " + ValueText.number(r.toUm(), 6) + " µm, " + r.layers()
                + " layers; " + ValueText.number(r.countsA(), 12) + " and " + ValueText.number(r.countsB(), 12)
                + " raw counts");
        lines.addAll(Prepared.lines(r.corrections()));
        return String.join(System.lineSeparator(), lines);
    }
}
