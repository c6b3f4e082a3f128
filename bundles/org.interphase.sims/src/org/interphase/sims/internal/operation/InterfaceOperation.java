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
import org.interphase.sims.InterfaceFit;
import org.interphase.sims.NamedRegion;
import org.interphase.sims.Normalisation;
import org.interphase.sims.Poisson;
import org.interphase.sims.RegionProfile;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code sims interface}. */
@Component(service = Operation.class)
public final class InterfaceOperation implements Operation<InterfaceSettings, InterfaceReport> {

    /** From here on one edge does not describe the profile. */
    private static final double TOO_LARGE = 2;

    private final FileFormats formats;

    /**
     * Creates the operation.
     *
     * @param formats read the maps that corrections name
     */
    @Activate
    public InterfaceOperation(@Reference FileFormats formats) {
        this.formats = formats;
    }

    @Override
    public Declaration declaration() {
        return new Declaration(
                "sims interface",
                "Depth of an interface",
                "Depth, width and ratio of levels of a logistic edge in a channel's depth profile.",
                Inputs.one(DatasetKind.ION_STACK),
                false,
                "");
    }

    @Override
    public Class<InterfaceSettings> settingsType() {
        return InterfaceSettings.class;
    }

    @Override
    public InterfaceReport run(OperationInput input, InterfaceSettings settings, Progress progress)
            throws OperationException, IOException, CancelledException {
        IonStack stack = input.only(IonStack.class);
        Prepared prepared = Prepared.of(
                stack, settings.pipeline(), formats, settings.depthUm(), settings.rateUmPerS(), progress);
        CorrectedStack corrected = prepared.stack();
        int channel = NamedChannels.index(stack, settings.channel());
        try {
            RegionProfile profile = RegionProfile.of(
                            corrected,
                            List.of(NamedRegion.ALL),
                            new int[] {channel},
                            settings.normalise(),
                            Poisson.ONE_SIGMA,
                            progress)
                    .get(0);
            InterfaceFit fit = InterfaceFit.of(profile, stack.species().get(channel).name());
            return new InterfaceReport(
                    fit.channel(),
                    fit.z0Um(),
                    fit.widthUm(),
                    fit.width1090Um(),
                    fit.ratio(),
                    fit.standardErrors(),
                    settings.normalise().kind() == Normalisation.Kind.NONE ? fit.trendPerUm() : null,
                    ProfileOperation.normalisedTo(settings.normalise()),
                    fit.reducedChiSquare(),
                    fit.layers(),
                    fit.converged(),
                    fit.determined(),
                    prepared.log());
        } catch (IllegalArgumentException e) {
            throw new OperationException(e.getMessage(), e);
        }
    }

    @Override
    public boolean isNegative(InterfaceReport r) {
        return !r.determined() || Prepared.isRefused(r.corrections());
    }

    @Override
    public String text(InterfaceReport r) {
        List<String> lines = new ArrayList<>();
        lines.add(r.channel() + (r.normalisedTo() == null ? "" : ", normalised to " + r.normalisedTo()) + ", "
                + r.layers() + " layers");
        lines.add("");
        lines.add("depth          " + ValueText.withError(r.z0Um(), r.standardErrors().z0Um(), "µm"));
        lines.add("width          " + ValueText.withError(r.widthUm(), r.standardErrors().widthUm(), "µm")
                + " (logistic; 10 to 90 % over " + ValueText.number(r.width1090Um(), 4) + " µm)");
        lines.add("surface/bulk   " + ValueText.withError(r.ratio(), r.standardErrors().ratio(), ""));
        if (r.trendPerUm() != null) {
            lines.add("trend          " + ValueText.number(-100 * r.trendPerUm(), 3) + " % in each µm, fitted with the edge");
        }
        lines.add("chi-square     " + ValueText.number(r.reducedChiSquare(), 3) + " for each degree of freedom");
        if (!r.determined()) {
            lines.add("");
            lines.add("note: no edge is determined by this profile" + (r.converged() ? "" : "; the fit did not converge"));
        } else if (r.reducedChiSquare() > TOO_LARGE) {
            lines.add("");
            lines.add("note: there is more in this profile than one edge; its errors are too small");
        }
        lines.addAll(Prepared.lines(r.corrections()));
        return String.join(System.lineSeparator(), lines);
    }
}
