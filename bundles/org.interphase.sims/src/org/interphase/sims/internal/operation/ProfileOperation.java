// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.internal.operation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import org.interphase.sims.NamedRegion;
import org.interphase.sims.Normalisation;
import org.interphase.sims.Poisson;
import org.interphase.sims.RegionProfile;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code sims profile}. */
@Component(service = Operation.class)
public final class ProfileOperation implements Operation<ProfileSettings, ProfileReport> {

    private final FileFormats formats;

    /**
     * Creates the operation.
     *
     * @param formats read the maps that corrections name
     */
    @Activate
    public ProfileOperation(@Reference FileFormats formats) {
        this.formats = formats;
    }

    @Override
    public Declaration declaration() {
        return new Declaration(
                "sims profile",
                "Depth profiles of regions",
                "Counts of regions against depth, with the intervals that counting allows.",
                Inputs.one(DatasetKind.ION_STACK),
                false,
                "Garwood, Biometrika 28 (1936) 437; Gehrels, Astrophys. J. 303 (1986) 336");
    }

    @Override
    public Class<ProfileSettings> settingsType() {
        return ProfileSettings.class;
    }

    @Override
    public ProfileReport run(OperationInput input, ProfileSettings settings, Progress progress)
            throws OperationException, IOException, CancelledException {
        IonStack stack = input.only(IonStack.class);
        Prepared prepared = Prepared.of(
                stack, settings.pipeline(), formats, settings.depthUm(), settings.rateUmPerS(), progress);
        CorrectedStack corrected = prepared.stack();
        int[] channels = NamedChannels.in(settings.channels(), stack);
        List<NamedRegion> regions =
                settings.roi() == null || settings.roi().regions().isEmpty()
                        ? List.of(NamedRegion.ALL)
                        : settings.roi().regions();
        try {
            List<RegionProfile> profiles = RegionProfile.of(
                    corrected, regions, channels, settings.normalise(), Poisson.ONE_SIGMA, progress);
            boolean dead = profiles.get(0).curves().stream().allMatch(c -> c.deadTime().corrected());
            return new ProfileReport(
                    profiles.stream().map(ProfileOperation::roi).toList(),
                    normalisedTo(settings.normalise()),
                    Poisson.ONE_SIGMA,
                    dead,
                    prepared.log());
        } catch (IllegalArgumentException e) {
            throw new OperationException(e.getMessage(), e);
        }
    }

    /** What profiles are divided by in words, null for nothing. */
    static String normalisedTo(Normalisation n) {
        return n.kind() == Normalisation.Kind.NONE ? null : n.words();
    }

    private static ProfileReport.Roi roi(RegionProfile p) {
        List<ProfileReport.Curve> curves = p.curves().stream()
                .map(c -> new ProfileReport.Curve(
                        c.name(),
                        c.polarity().toString(),
                        known(c.depthUm()),
                        known(c.timeS()),
                        c.counts(),
                        c.values(),
                        c.lower(),
                        c.upper()))
                .toList();
        return new ProfileReport.Roi(p.region().name(), p.region().shape().toString(), p.pixels(), curves);
    }

    private static double[] known(double[] values) {
        return values.length == 0 ? null : values;
    }

    @Override
    public boolean isNegative(ProfileReport r) {
        return Prepared.isRefused(r.corrections());
    }

    @Override
    public String text(ProfileReport r) {
        List<String> lines = new ArrayList<>();
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"region", "pixels", "channel", "layers", "counts", "depth / µm", "lowest", "highest"});
        for (ProfileReport.Roi roi : r.rois()) {
            for (ProfileReport.Curve c : roi.channels()) {
                double sum = 0;
                int lowest = 0;
                int highest = 0;
                for (int k = 0; k < c.values().length; k++) {
                    sum += c.counts()[k];
                    lowest = c.values()[k] < c.values()[lowest] ? k : lowest;
                    highest = c.values()[k] > c.values()[highest] ? k : highest;
                }
                rows.add(new String[] {
                    roi.name(),
                    Integer.toString(roi.pixels()),
                    c.name(),
                    Integer.toString(c.values().length),
                    ValueText.number(sum, 9),
                    c.depthUm() == null
                            ? "—"
                            : ValueText.number(c.depthUm()[0], 4) + " to "
                                    + ValueText.number(c.depthUm()[c.depthUm().length - 1], 4),
                    value(c, lowest),
                    value(c, highest)
                });
            }
        }
        lines.addAll(ResultText.align(rows));
        lines.add("");
        lines.add("values: " + (r.normalisedTo() == null ? "counts" : "ratio to the " + r.normalisedTo())
                + "; errors of one standard deviation; dead time "
                + (r.deadTimeCorrected() ? "corrected" : "not corrected, or not known to be"));
        lines.add("(the profiles are in the output of --json, and of -o FILE.csv)");
        lines.addAll(Prepared.lines(r.corrections()));
        return String.join(System.lineSeparator(), lines);
    }

    private static String value(ProfileReport.Curve c, int k) {
        return ValueText.withError(c.values()[k], (c.upper()[k] - c.lower()[k]) / 2, "");
    }

    @Override
    public Optional<String> csv(ProfileReport r) {
        StringBuilder out = new StringBuilder("roi,channel,layer,depthUm,timeS,counts,value,lower,upper\n");
        for (ProfileReport.Roi roi : r.rois()) {
            for (ProfileReport.Curve c : roi.channels()) {
                for (int k = 0; k < c.values().length; k++) {
                    out.append(quoted(roi.name())).append(',').append(quoted(c.name())).append(',').append(k);
                    for (double[] column : new double[][] {c.depthUm(), c.timeS(), c.counts(), c.values(), c.lower(), c.upper()}) {
                        out.append(',').append(column == null || !Double.isFinite(column[k]) ? "" : number(column[k]));
                    }
                    out.append('\n');
                }
            }
        }
        return Optional.of(out.toString());
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.format(Locale.ROOT, "%.0f", value)
                : Double.toString(value);
    }

    private static String quoted(String text) {
        return text.indexOf(',') < 0 && text.indexOf('"') < 0 ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
