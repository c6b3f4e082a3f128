// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.report.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.StackGeometry;
import org.interphase.core.figure.Axis;
import org.interphase.core.figure.Figure;
import org.interphase.core.figure.Series;
import org.interphase.core.figure.Series.Mark;
import org.interphase.core.figure.Series.Role;
import org.interphase.core.operation.OperationInput;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.unit.ValueText;
import org.interphase.report.HtmlPage;
import org.interphase.report.HtmlPage.Captioned;
import org.interphase.report.HtmlPage.Drawing;
import org.interphase.report.Table;
import org.interphase.report.internal.DemoResult.Compared;
import org.interphase.sims.CorrectedStack;
import org.interphase.sims.Correction;
import org.interphase.sims.CorrectionPipeline;
import org.interphase.sims.InterfaceFit;
import org.interphase.sims.NamedRegion;
import org.interphase.sims.Normalisation;
import org.interphase.sims.ProfileCurve;
import org.interphase.sims.Ratio;
import org.interphase.sims.Region;
import org.interphase.sims.RegionProfile;
import org.interphase.sims.SimsFigures;
import org.interphase.sims.SpeciesList;
import org.interphase.sims.chemistry.StackImage;
import org.interphase.synthetic.sims.GeneratedSimsStack;
import org.interphase.synthetic.sims.SimsRegion;
import org.interphase.synthetic.sims.SimsStackGenerator;
import org.interphase.synthetic.sims.SimsStackOptions;
import org.interphase.synthetic.sims.SimsTruth;
import org.interphase.synthetic.sims.SimsVariant;

/** Shows ion stacks of both polarities: corrected, their depth profiles and images, and three regions compared. */
final class SimsStation implements Station {

    /** Of 33 nm each: enough for an edge that is 50 nm wide, in less than half of the time that the default takes. */
    private static final int LAYERS = 60;

    private static final double RATIO_FROM_UM = 1.0;
    private static final double RATIO_TO_UM = 1.8;
    private static final String SODIUM = "Na+";
    private static final String SILICATE = "SiO2-";
    private static final String PHOSPHATE = "PO2-";
    private static final List<String> COMPARED = List.of(SODIUM, SILICATE, PHOSPHATE, "ZrO2-");
    private static final List<String> SHOWN = List.of(SODIUM, SILICATE);

    private static final String COUNTS = "Counts in a pixel and a layer";
    private static final String MOVED = " that are not masked, each moved to where the first lies";
    private static final int MOST_CURVES = 6;

    private static final CorrectionPipeline CORRECTIONS = new CorrectionPipeline(List.of(
            new CorrectionPipeline.Step(new Correction.DeadTimeStep(null, null), true),
            new CorrectionPipeline.Step(new Correction.SpikesStep(), true),
            new CorrectionPipeline.Step(new Correction.FlatFieldStep(2), true),
            new CorrectionPipeline.Step(new Correction.DriftStep(SpeciesList.NONE, false), true),
            new CorrectionPipeline.Step(new Correction.RegisterStep(SpeciesList.NONE), true)));

    @Override
    public void example(Report report, Progress progress) throws CancelledException {
        HtmlPage page = report.page();
        page.section("Ion images and depth profiles");
        page.paragraph("Three regions of a solid electrolyte, Na₃Zr₂Si₂PO₁₂, as a mass spectrometer with two quadrupoles"
                + " would see them: before any sodium was plated, cycled below the critical current density, and failed above it. The"
                + " counts are simulated, with grains, a drift of the stage, dead time, the vignetting of the raster, the decay"
                + " of the beam, and negative images that do not lie on the positive ones; one region has an electronic spike."
                + " The corrections were told none of that but the counters' dead time, which the stacks state; so they do"
                + " their depths.");
        try {
            List<RegionProfile> profiles = new ArrayList<>();
            List<SimsTruth> truths = new ArrayList<>();
            for (SimsRegion region : SimsRegion.values()) {
                GeneratedSimsStack generated = SimsStackGenerator.generate(
                        SimsStackOptions.of(
                                        region,
                                        SimsVariant.TEXTURE,
                                        SimsVariant.DEAD_TIME,
                                        SimsVariant.MISREGISTRATION)
                                .withGrid(SimsStackOptions.DEFAULT_FOV_UM, LAYERS),
                        progress);
                profiles.add(region(generated, report, progress));
                truths.add(generated.truth());
            }
            compare(profiles, truths, report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Corrects a region, shows it, and gives its profile. */
    private static RegionProfile region(GeneratedSimsStack generated, Report report, Progress progress)
            throws IOException, CancelledException {
        HtmlPage page = report.page();
        SimsTruth truth = generated.truth();
        String name = truth.region().toString();
        CorrectionPipeline.Applied applied = CORRECTIONS.apply(generated.stack(), progress);
        CorrectedStack stack = applied.stack();
        RegionProfile profile = whole(stack, name, progress);
        InterfaceFit edge = InterfaceFit.of(profile, SODIUM);
        List<Compared> values = values(truth, applied, profile, edge);

        page.part("The " + name + " region");
        Map<String, String> facts = facts(generated.stack(), profile);
        facts.put("Seed", Long.toString(truth.seed()));
        page.facts(facts);
        page.paragraph(made(truth));
        compared(page, values);
        corrections(page, applied.log());
        for (CorrectionPipeline.Entry e : applied.log()) {
            if (e.refused()) {
                report.cannot("The " + name + " region, " + words(e.correction()) + ": " + e.found());
            }
        }
        profiles(page, profile);
        page.drawings(images(stack, SHOWN, name + " region", MOVED, progress));
        List<Captioned> figures = new ArrayList<>(List.of(new Captioned(
                displacement(stack, truth),
                "Displacement of the positive ions' layers: what was found, and what was put in (grey).",
                300)));
        if (edge.determined()) {
            figures.add(new Captioned(
                    SimsFigures.edge(profile, edge),
                    "The edge of " + SODIUM + " that was fitted, shaded from 10 to 90 %.",
                    300));
        }
        page.figures(figures);

        report.regions()
                .add(new DemoResult.IonRegion(
                        name, truth.variants(), truth.seed(), truth.layers(), applied.log(), values));
        report.volumes().add(new Reconstruction(stack, truth));
        findings(report, name, values);
        return profile;
    }

    private static RegionProfile whole(CorrectedStack stack, String name, Progress progress)
            throws IOException, CancelledException {
        return RegionProfile.of(stack, List.of(new NamedRegion(name, new Region.Whole())), progress).get(0);
    }

    private static Map<String, String> facts(IonStack stack, RegionProfile profile) {
        StackGeometry g = stack.geometry();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Raster", g.width() + " × " + g.height() + " pixels");
        if (g.pixelWidthUm() > 0 && g.pixelHeightUm() > 0) {
            facts.put("Field", ValueText.number(g.width() * g.pixelWidthUm(), 4) + " × "
                    + ValueText.number(g.height() * g.pixelHeightUm(), 4) + " µm");
        }
        facts.put("Layers", Integer.toString(g.layers()));
        facts.put("Species", Integer.toString(stack.species().size()));
        double counts = profile.curves().stream().mapToDouble(SimsStation::sum).sum();
        facts.put("Counts", ValueText.number(counts, 4));
        return facts;
    }

    private static double sum(ProfileCurve curve) {
        return Arrays.stream(curve.counts()).sum();
    }

    /** What was put into a region, in words. */
    private static String made(SimsTruth truth) {
        List<String> parts = new ArrayList<>();
        parts.add("a drift of " + ValueText.number(rms(truth.shiftsPx()), 3) + " px (root mean square over the layers)");
        double[] shift = truth.negativeShiftPx();
        parts.add("negative images displaced by (" + ValueText.number(shift[0], 3) + ", " + ValueText.number(shift[1], 3) + ") px");
        if (truth.grains() != null) {
            parts.add("grains of " + ValueText.number(truth.grains().meanDiameterUm(), 3) + " µm that differ by "
                    + ValueText.number(100 * truth.grains().gainDeviation(), 3) + " %");
        }
        if (truth.deadTimeS() > 0) {
            parts.add("a dead time of " + ValueText.withError(truth.deadTimeS(), Double.NaN, "s"));
        }
        if (truth.spike() != null) {
            parts.add("layer " + truth.spike().layer() + " of all ions of polarity " + truth.spike().polarity() + " "
                    + ValueText.number(truth.spike().factor(), 3) + " times too high");
        }
        if (truth.interphase() != null) {
            parts.add("an interphase to a depth of " + ValueText.number(truth.interphase().z0Um(), 3) + " µm, in which "
                    + SODIUM + " is " + ValueText.number(truth.interphase().sodiumRatio(), 3) + " and " + SILICATE + " "
                    + ValueText.number(truth.interphase().silicateRatio(), 3) + " of the bulk");
        }
        if (!truth.hotSpots().isEmpty()) {
            parts.add(truth.hotSpots().size() + " spots of ZrO2-");
        }
        if (!truth.columns().isEmpty()) {
            parts.add(truth.columns().size() + " columns of sodium, of oxides, or of both");
        }
        String last = parts.remove(parts.size() - 1);
        return "Put in: " + String.join(", ", parts) + ", and " + last + ".";
    }

    private static List<Compared> values(
            SimsTruth truth, CorrectionPipeline.Applied applied, RegionProfile profile, InterfaceFit edge) {
        CorrectedStack stack = applied.stack();
        List<Compared> values = new ArrayList<>();
        double[][] left = new double[truth.layers()][2];
        double[][] shifts = truth.shiftsPx();
        for (int k = 0; k < left.length; k++) {
            left[k][0] = stack.shiftX(IonPolarity.POSITIVE, k) - shifts[k][0];
            left[k][1] = stack.shiftY(IonPolarity.POSITIVE, k) - shifts[k][1];
        }
        values.add(new Compared("drift that is left, root mean square", 0, rms(left), Double.NaN, "px"));
        values.add(new Compared(
                "negative ions lie at x",
                truth.negativeShiftPx()[0],
                stack.shiftX(IonPolarity.NEGATIVE, 0) - stack.shiftX(IonPolarity.POSITIVE, 0),
                Double.NaN,
                "px"));
        values.add(new Compared(
                "negative ions lie at y",
                truth.negativeShiftPx()[1],
                stack.shiftY(IonPolarity.NEGATIVE, 0) - stack.shiftY(IonPolarity.POSITIVE, 0),
                Double.NaN,
                "px"));
        spikes(truth, stack, values);
        Ratio ratio = Ratio.of(profile, SILICATE, PHOSPHATE, RATIO_FROM_UM, RATIO_TO_UM);
        values.add(new Compared(ratioName(), trueRatio(truth), ratio.ratio(), ratio.standardError(), ""));
        SimsTruth.Interphase interphase = truth.interphase();
        boolean sought = interphase != null;
        boolean found = edge.determined();
        InterfaceFit.StandardErrors errors = edge.standardErrors();
        values.add(new Compared(
                SODIUM + " edge, depth", orNone(sought, () -> interphase.z0Um()), orNone(found, edge::z0Um),
                orNone(found, errors::z0Um), "µm"));
        values.add(new Compared(
                SODIUM + " edge, width", orNone(sought, () -> interphase.widthUm()), orNone(found, edge::widthUm),
                orNone(found, errors::widthUm), "µm"));
        values.add(new Compared(
                SODIUM + " above the edge over below", orNone(sought, () -> interphase.sodiumRatio()),
                orNone(found, edge::ratio), orNone(found, errors::ratio), ""));
        return values;
    }

    private static double orNone(boolean there, DoubleSupplier value) {
        return there ? value.getAsDouble() : Double.NaN;
    }

    /** Each masked layer, beside that of the truth where it is the same; else the true one alone, or that there is none. */
    private static void spikes(SimsTruth truth, CorrectedStack stack, List<Compared> values) {
        SimsTruth.Spike spike = truth.spike();
        boolean masked = false;
        boolean met = false;
        for (IonPolarity p : List.of(IonPolarity.POSITIVE, IonPolarity.NEGATIVE)) {
            for (int k = 0; k < truth.layers(); k++) {
                if (stack.isMasked(p, k)) {
                    boolean same = spike != null && spike.polarity() == p && spike.layer() == k;
                    values.add(new Compared(spikeName(p), same ? k : Double.NaN, k, Double.NaN, ""));
                    masked = true;
                    met |= same;
                }
            }
        }
        if (spike != null && !met) {
            values.add(new Compared(spikeName(spike.polarity()), spike.layer(), Double.NaN, Double.NaN, ""));
        } else if (!masked) {
            values.add(new Compared("layer with a spike", Double.NaN, Double.NaN, Double.NaN, ""));
        }
    }

    private static String spikeName(IonPolarity polarity) {
        return "layer with a spike, polarity " + polarity;
    }

    private static String ratioName() {
        return SILICATE + "/" + PHOSPHATE + ", " + RATIO_FROM_UM + " to " + RATIO_TO_UM + " µm";
    }

    private static double trueRatio(SimsTruth truth) {
        return truth.channel(SILICATE).orElseThrow().bulkCounts() / truth.channel(PHOSPHATE).orElseThrow().bulkCounts();
    }

    private static double rms(double[][] vectors) {
        return Math.sqrt(Arrays.stream(vectors).mapToDouble(v -> v[0] * v[0] + v[1] * v[1]).average().orElse(Double.NaN));
    }

    private static void compared(HtmlPage page, List<Compared> values) {
        Table table = new Table(List.of(
                Table.text("Quantity"),
                Table.numbers("True value"),
                Table.numbers("Found ± standard error"),
                Table.numbers("Pull")));
        for (Compared c : values) {
            table.row(
                    c.name(),
                    Double.isNaN(c.truth()) ? "none" : ValueText.withError(c.truth(), Double.NaN, c.unit()),
                    Double.isNaN(c.value()) ? Double.isNaN(c.truth()) ? "none" : "not found" : shown(c),
                    Station.pull(c.value(), c.standardError(), c.truth()));
        }
        page.table(table);
    }

    /** A number without an error has three digits, and a layer all that it has. */
    private static String shown(Compared c) {
        return Double.isNaN(c.standardError()) && !c.unit().isEmpty()
                ? ValueText.number(c.value(), 3) + " " + c.unit()
                : ValueText.withError(c.value(), c.standardError(), c.unit());
    }

    private static void corrections(HtmlPage page, List<CorrectionPipeline.Entry> log) {
        Table table = new Table(List.of(Table.text("Correction"), Table.text(""), Table.text("What it found")));
        for (CorrectionPipeline.Entry e : log) {
            String[] cells = {words(e.correction()), e.refused() ? "refused" : "applied", e.found()};
            if (e.refused()) {
                table.markedRow(cells);
            } else {
                table.row(cells);
            }
        }
        page.table(table);
    }

    private static String words(String correction) {
        return correction.replace('-', ' ');
    }

    private static void profiles(HtmlPage page, RegionProfile profile) {
        List<Captioned> figures = new ArrayList<>();
        for (IonPolarity p : IonPolarity.values()) {
            List<ProfileCurve> curves = profile.curves().stream().filter(c -> c.polarity() == p).toList();
            if (curves.isEmpty()) {
                continue;
            }
            String ions = switch (p) {
                case POSITIVE -> "Positive ions";
                case NEGATIVE -> "Negative ions";
                case UNKNOWN -> "Without a polarity";
            };
            NamedRegion named = new NamedRegion(
                    profile.region().name() + ", " + ions.toLowerCase(Locale.ROOT), profile.region().shape());
            RegionProfile part =
                    new RegionProfile(named, profile.pixels(), profile.normalisation(), profile.confidence(), curves);
            figures.add(new Captioned(
                    SimsFigures.profile(part, true),
                    ions + ", counts of the whole raster; the bands, mostly narrower than the lines, are intervals of one"
                            + " standard deviation.",
                    400));
        }
        page.figures(figures);
    }

    private static List<Drawing> images(CorrectedStack stack, List<String> species, String where, String moved, Progress progress)
            throws IOException, CancelledException {
        List<String> names = stack.raw().species().stream().map(c -> c.name()).toList();
        List<Drawing> drawings = new ArrayList<>();
        for (String name : species) {
            StackImage image = StackImage.mean(stack, names.indexOf(name), 0, stack.geometry().layers(), progress);
            if (Double.isFinite(image.quantile(0))) {
                drawings.add(new Drawing(
                        IonImageSvg.of(image, "Image of " + name + ", " + where, COUNTS, stack.geometry().pixelWidthUm()),
                        name + ", mean of all layers" + moved
                                + ". The colours span all but the half percent of pixels at each end."));
            }
        }
        return drawings;
    }

    private static Figure displacement(CorrectedStack stack, SimsTruth truth) {
        int layers = truth.layers();
        double[] layer = IntStream.range(0, layers).asDoubleStream().toArray();
        double[][] found = new double[2][layers];
        double[][] put = new double[2][layers];
        double[][] shifts = truth.shiftsPx();
        for (int k = 0; k < layers; k++) {
            found[0][k] = stack.shiftX(IonPolarity.POSITIVE, k);
            found[1][k] = stack.shiftY(IonPolarity.POSITIVE, k);
            put[0][k] = shifts[k][0];
            put[1][k] = shifts[k][1];
        }
        return new Figure(
                "Displacement of the layers",
                Axis.counted("Layer"),
                Axis.linear("Displacement", "px"),
                null,
                false,
                List.of(
                        Series.of("truth", layer, put[0], Mark.LINE, Role.REFERENCE),
                        Series.of("", layer, put[1], Mark.LINE, Role.REFERENCE),
                        Series.of("x", layer, found[0], Mark.LINE, Role.DATA),
                        Series.of("y", layer, found[1], Mark.LINE, Role.DATA_2)));
    }

    private static void findings(Report report, String region, List<Compared> values) {
        values.stream()
                .filter(c -> !Double.isNaN(c.value()))
                .forEach(c -> report.findings()
                        .add(new DemoResult.Finding(region + ": " + c.name(), c.value(), c.standardError(), c.unit())));
    }

    private static void compare(List<RegionProfile> profiles, List<SimsTruth> truths, Report report) {
        HtmlPage page = report.page();
        page.part("The three regions compared");
        page.paragraph("The same species in each region, for each pixel, over depth; negative ions were counted by another"
                + " quadrupole than positive ones. Once sodium was plated, " + SILICATE + " and " + PHOSPHATE
                + " come much closer to each other; in the cycled region " + SODIUM + " is low and the oxides are high down to the"
                + " interphase's edge. Nothing is normalised: what falls slowly in all of them is the beam.");
        List<Captioned> figures = new ArrayList<>();
        for (String species : COMPARED) {
            figures.add(new Captioned(
                    SimsFigures.regions(profiles, species, false), species + " in the three regions.", 330));
        }
        page.figures(figures);
        page.figures(List.of(new Captioned(
                ratios(profiles, truths),
                SILICATE + " over " + PHOSPHATE + " by layer, in which beam and vignetting cancel, with bands of one standard"
                        + " deviation; grey is what was put into the bulk.",
                330)));
        Table table = new Table(List.of(
                Table.text("Region"),
                Table.numbers(SILICATE + " counts"),
                Table.numbers(PHOSPHATE + " counts"),
                Table.numbers("True ratio"),
                Table.numbers("Found ± standard error"),
                Table.numbers("Pull")));
        for (int i = 0; i < profiles.size(); i++) {
            Ratio r = Ratio.of(profiles.get(i), SILICATE, PHOSPHATE, RATIO_FROM_UM, RATIO_TO_UM);
            double truth = trueRatio(truths.get(i));
            table.row(
                    profiles.get(i).region().name(),
                    ValueText.number(r.countsA(), 7),
                    ValueText.number(r.countsB(), 7),
                    ValueText.number(truth, 4),
                    ValueText.withError(r.ratio(), r.standardError(), ""),
                    Station.pull(r.ratio(), r.standardError(), truth));
        }
        page.table(table);
        page.paragraph("From " + RATIO_FROM_UM + " to " + RATIO_TO_UM + " µm, below the interphase. Standard errors are those of"
                + " counting.");
    }

    private static Figure ratios(List<RegionProfile> profiles, List<SimsTruth> truths) {
        List<RegionProfile> over = profiles.stream()
                .map(p -> new RegionProfile(
                        p.region(),
                        p.pixels(),
                        Normalisation.to(PHOSPHATE),
                        p.confidence(),
                        List.of(Ratio.profile(p, SILICATE, PHOSPHATE))))
                .toList();
        Figure figure = SimsFigures.regions(over, SILICATE, false);
        List<Series> series = new ArrayList<>();
        double[] ends = {0, SimsStackOptions.DEPTH_UM};
        for (double truth : truths.stream().mapToDouble(SimsStation::trueRatio).distinct().toArray()) {
            series.add(Series.of("", ends, new double[] {truth, truth}, Mark.LINE, Role.REFERENCE));
        }
        series.addAll(figure.series());
        return new Figure(
                SILICATE + "/" + PHOSPHATE + " by region",
                figure.x(),
                Axis.linear(SILICATE + "/" + PHOSPHATE, ""),
                null,
                false,
                series);
    }

    @Override
    public void file(OperationInput.Source source, Report report, Progress progress) throws CancelledException {
        List<IonStack> stacks = Station.of(source, IonStack.class);
        if (stacks.isEmpty()) {
            return;
        }
        IonStack stack = stacks.get(0);
        HtmlPage page = report.page();
        page.section("Ion images");
        if (stacks.size() > 1) {
            page.paragraph("This file has " + stacks.size() + " stacks. Shown is the first; any other is shown by its ID, such as "
                    + source.file().path().getFileName() + "#" + stacks.get(1).id() + ".");
        }
        page.paragraph("As the file has it: nothing was corrected. What is not known to be counts is taken for counts.");
        try {
            CorrectedStack raw = CorrectedStack.of(stack);
            RegionProfile profile = whole(raw, "all", progress);
            page.facts(facts(stack, profile));
            Table sums = new Table(List.of(Table.text("Species"), Table.numbers("m/z"), Table.numbers("Sum")));
            for (ProfileCurve c : profile.curves()) {
                sums.row(c.name(), ValueText.number(stack.species().get(c.channel()).mz(), 7), ValueText.number(sum(c), 7));
                report.findings().add(new DemoResult.Finding("sum of " + c.name(), sum(c), Double.NaN, ""));
            }
            page.table(sums);
            RegionProfile strongest = strongest(profile);
            if (stack.geometry().layers() > 1) {
                profiles(page, strongest);
            }
            page.drawings(images(
                    raw,
                    strongest.curves().stream().map(ProfileCurve::name).limit(SHOWN.size()).toList(),
                    "the file",
                    "",
                    progress));
        } catch (IOException e) {
            report.cannot("The stack cannot be read: " + e.getMessage());
        }
    }

    /** As many species as a figure can tell apart, the strongest first. */
    private static RegionProfile strongest(RegionProfile profile) {
        List<ProfileCurve> curves = profile.curves().stream()
                .sorted(Comparator.comparingDouble(SimsStation::sum).reversed())
                .limit(MOST_CURVES)
                .toList();
        return new RegionProfile(profile.region(), profile.pixels(), profile.normalisation(), profile.confidence(), curves);
    }
}
