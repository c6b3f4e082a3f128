// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.operation.Setting;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.unit.ValueText;
import org.interphase.sims.internal.SumImages;

/** One step of a {@link CorrectionPipeline} with its settings. */
public sealed interface Correction {

    /** The kinds, in the order in which they are usually applied. */
    List<Class<? extends Correction>> KINDS = List.of(
            DeadTimeStep.class, SingleHitStep.class, SpikesStep.class, FlatFieldStep.class, BeamDecayStep.class,
            DepthStep.class, LayeredDepthStep.class, DriftStep.class, RegisterStep.class, FlattenStep.class,
            HeightMapStep.class);

    /**
     * What a correction found and did.
     *
     * @param stack the stack with it; as it was where it is refused
     * @param refused whether nothing could be done
     * @param sentence what was found, or why nothing could be done
     */
    record Found(CorrectedStack stack, boolean refused, String sentence) {}

    /** {@return its name in files} */
    default String kind() {
        return kind(getClass());
    }

    /**
     * {@return the name of a kind in files}
     *
     * @param type one of {@link #KINDS}
     */
    static String kind(Class<? extends Correction> type) {
        return type.getSimpleName().replaceFirst("Step$", "").replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /**
     * Finds out about a stack and applies what was found.
     *
     * @param stack with the corrections before this one
     * @param progress is told, and asked whether to go on
     * @return what was found
     * @throws IllegalArgumentException when the settings do not fit the stack
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    Found apply(CorrectedStack stack, Progress progress) throws IOException, CancelledException;

    /**
     * Finds out about a stack, with maps that were measured otherwise, and applies what was found.
     *
     * @param stack with the corrections before this one
     * @param maps those that the settings name
     * @param progress is told, and asked whether to go on
     * @return what was found
     * @throws IllegalArgumentException when the settings or a map do not fit the stack
     * @throws IOException when a layer or a map cannot be read
     * @throws CancelledException when asked to end
     */
    default Found apply(CorrectedStack stack, HeightMap.Source maps, Progress progress)
            throws IOException, CancelledException {
        return apply(stack, progress);
    }

    /**
     * The dead time of pulse counters.
     *
     * @param tauNs dead time in ns, where the stack does not state it or is to be contradicted
     * @param dwellS time in s that a pixel was counted for, where the stack does not state it
     */
    record DeadTimeStep(
            @Setting(
                            help = "Dead time of the pulse counters; without it, what the stack states.",
                            unit = "ns",
                            min = 0,
                            citation = "Williamson, Anal. Chem. 60 (1988) 2198")
                    Double tauNs,
            @Setting(
                            help = "Time that each pixel was counted for, where the stack does not state it.",
                            unit = "s",
                            min = 0,
                            openRange = true)
                    Double dwellS)
            implements Correction {
        @Override
        public Found apply(CorrectedStack stack, Progress progress) throws IOException, CancelledException {
            CorrectedStack next = stack;
            List<String> done = new ArrayList<>();
            List<String> before = new ArrayList<>();
            for (int c = 0; c < stack.raw().species().size(); c++) {
                String name = stack.raw().species().get(c).name();
                if (stack.deadTime(c).corrected()) {
                    before.add(name);
                    continue;
                }
                if (stack.deadTime(c).model() == DeadTime.Model.SINGLE_HIT) {
                    throw new IllegalArgumentException(name + ": the stack states a converter of single hits, no pulse counter");
                }
                double stated = stack.raw().species().get(c).dwellS();
                double dwell = stated > 0 ? stated : dwellS == null ? Double.NaN : dwellS;
                if (!(dwell > 0)) {
                    throw new IllegalArgumentException(name + ": the stack states no dwell time of its pixels; give it");
                }
                double tau = tauNs != null ? tauNs * 1e-9 : stack.deadTime(c).tauS();
                if (!(tau >= 0)) {
                    throw new IllegalArgumentException(name + ": the stack states no dead time; give it");
                }
                next = next.withDeadTime(c, tau, dwell);
                done.add(name + " (" + ValueText.number(tau * 1e9, 4) + " ns)");
            }
            String already = before.isEmpty() ? "" : "; corrected already: " + String.join(", ", before);
            return new Found(
                    next,
                    done.isEmpty(),
                    (done.isEmpty() ? "nothing to correct" : "non-paralysable: " + String.join(", ", done)) + already);
        }
    }

    /**
     * The dead time of converters that take one hit of each pulse.
     *
     * @param pulses N, that each pixel of a layer had
     */
    record SingleHitStep(
            @Setting(
                            help = "Pulses that each pixel of a layer had, of which the converter took one hit each.",
                            required = true,
                            min = 0,
                            openRange = true,
                            example = "100",
                            citation = "Stephan et al., J. Vac. Sci. Technol. A 12 (1994) 405")
                    double pulses)
            implements Correction {
        @Override
        public Found apply(CorrectedStack stack, Progress progress) throws IOException, CancelledException {
            CorrectedStack next = stack;
            List<String> done = new ArrayList<>();
            List<String> before = new ArrayList<>();
            for (int c = 0; c < stack.raw().species().size(); c++) {
                String name = stack.raw().species().get(c).name();
                if (stack.deadTime(c).corrected()) {
                    before.add(name);
                    continue;
                }
                if (stack.deadTime(c).model() == DeadTime.Model.NON_PARALYSABLE) {
                    throw new IllegalArgumentException(name + ": the stack states a pulse counter, no converter of single hits");
                }
                requireFewer(stack, c, progress);
                next = next.withSingleHit(c, pulses);
                done.add(name);
            }
            String already = before.isEmpty() ? "" : "; corrected already: " + String.join(", ", before);
            return new Found(
                    next,
                    done.isEmpty(),
                    (done.isEmpty()
                                    ? "nothing to correct"
                                    : "one hit in each of " + ValueText.number(pulses, 7) + " pulses: " + String.join(", ", done))
                            + already);
        }

        /** More hits than pulses cannot be: the number of pulses is wrong. */
        private void requireFewer(CorrectedStack stack, int channel, Progress progress)
                throws IOException, CancelledException {
            float[] image = new float[stack.geometry().pixels()];
            int layers = stack.geometry().layers();
            for (int k = 0; k < layers; k++) {
                progress.checkCancelled();
                progress.report((double) k / layers, "compare hits with pulses");
                stack.raw().source().read(channel, k, image);
                for (float v : image) {
                    if (v >= pulses) {
                        throw new IllegalArgumentException(stack.raw().species().get(channel).name() + ": expected fewer hits than "
                                + ValueText.number(pulses, 7) + " pulses in each pixel, found " + ValueText.number(v, 7) + " in layer " + k);
                    }
                }
            }
        }
    }

    /** Layers with electronic spikes are masked. */
    record SpikesStep() implements Correction {
        @Override
        public Found apply(CorrectedStack stack, Progress progress) throws IOException, CancelledException {
            int layers = stack.geometry().layers();
            if (layers < SpikeSearch.LEAST_LAYERS) {
                return new Found(stack, true, SpikeSearch.tooFew(layers));
            }
            SpikeSearch found = SpikeSearch.of(stack, progress);
            return new Found(found.applyTo(stack), false, sentence(found));
        }

        /**
         * {@return what was found, for people}
         *
         * @param found any
         */
        public static String sentence(SpikeSearch found) {
            return found.spikes().isEmpty()
                    ? "none"
                    : found.spikes().stream()
                            .map(s -> "layer " + s.layer() + " of polarity " + s.polarity() + " masked ("
                                    + ValueText.number(s.sigma(), 3) + " σ in " + String.join(", ", s.channels()) + ")")
                            .collect(Collectors.joining("; "));
        }
    }

    /**
     * The fall of sensitivity over the frame.
     *
     * @param degree of the polynomial
     */
    record FlatFieldStep(
            @Setting(help = "Degree of the polynomial in x and y.", byDefault = "2", min = 1, max = 4) int degree)
            implements Correction {
        @Override
        public Found apply(CorrectedStack stack, Progress progress) throws IOException, CancelledException {
            CorrectedStack next = stack;
            List<String> texts = new ArrayList<>();
            for (FlatField f : FlatField.of(stack, degree, progress)) {
                next = f.applyTo(next);
                texts.add("polarity " + f.polarity() + " from " + ValueText.number(f.lowest(), 4) + " to "
                        + ValueText.number(f.highest(), 4));
            }
            return new Found(next, false, String.join("; ", texts));
        }
    }

    /**
     * The fall of the beam over the layers.
     *
     * @param species whose totals show it
     * @param trend its course
     */
    record BeamDecayStep(
            @Setting(
                            help = "Species whose concentration does not change with depth, and whose total shows the beam.",
                            required = true,
                            example = "O-")
                    SpeciesList species,
            @Setting(help = "Course of the beam's current over the layers.", byDefault = "exponential")
                    BeamDecay.Trend trend)
            implements Correction {
        @Override
        public Found apply(CorrectedStack stack, Progress progress) throws IOException, CancelledException {
            int[] channels = SumImages.channels(stack.raw(), species.names());
            double[][] totals = SpikeSearch.totals(stack.raw(), progress);
            int layers = stack.geometry().layers();
            double[] sum = new double[layers];
            boolean[] masked = new boolean[layers];
            for (int c : channels) {
                for (int k = 0; k < layers; k++) {
                    sum[k] += totals[c][k];
                    masked[k] |= stack.isMasked(stack.raw().species().get(c).polarity(), k) || Double.isNaN(totals[c][k]);
                }
            }
            BeamDecay decay = BeamDecay.of(species.toString(), sum, masked, trend);
            double last = decay.factor()[layers - 1];
            return new Found(
                    decay.applyTo(stack, null),
                    false,
                    "from 1 to " + ValueText.withError(last, decay.standardError()[layers - 1], "") + " at the last layer; deviance "
                            + ValueText.number(decay.reducedDeviance(), 3) + " of 1");
        }
    }

    /**
     * A depth scale of one rate.
     *
     * @param craterUm depth of the crater in µm
     * @param craterErrorUm its standard error in µm
     * @param rateUmPerS rate in µm/s
     * @param rateErrorUmPerS its standard error in µm/s
     */
    record DepthStep(
            @Setting(help = "Depth of the crater that the whole stack made.", unit = "µm", min = 0, openRange = true)
                    Double craterUm,
            @Setting(help = "Standard error of the crater's depth.", unit = "µm", byDefault = "0", min = 0) double craterErrorUm,
            @Setting(
                            help = "Sputter rate, instead of a crater's depth; by layer where the stack states no times.",
                            unit = "µm/s",
                            min = 0,
                            openRange = true)
                    Double rateUmPerS,
            @Setting(help = "Standard error of the rate.", unit = "µm/s", byDefault = "0", min = 0) double rateErrorUmPerS)
            implements Correction {

        /**
         * Checks that there is one of both.
         *
         * @throws IllegalArgumentException when there is none, or both
         */
        public DepthStep {
            if ((craterUm == null) == (rateUmPerS == null)) {
                throw new IllegalArgumentException("expected either the depth of a crater or a rate, found "
                        + (craterUm == null ? "none" : "both"));
            }
        }

        @Override
        public Found apply(CorrectedStack stack, Progress progress) {
            DepthScale scale = craterUm != null
                    ? DepthScale.ofCrater(stack.raw(), craterUm, craterErrorUm)
                    : DepthScale.ofRate(rateUmPerS, rateErrorUmPerS);
            CorrectedStack next = scale.applyTo(stack);
            double[] z = next.depthUm(0);
            return new Found(
                    next,
                    false,
                    "by " + scale.origin() + ": " + stack.raw().species().get(0).name() + " from " + ValueText.number(z[0], 4)
                            + " to " + ValueText.withError(z[z.length - 1], next.depthErrorUm(0)[z.length - 1], "µm"));
        }
    }

    /**
     * A depth scale of one rate for each of several materials.
     *
     * @param rates of the materials and where they end
     */
    record LayeredDepthStep(
            @Setting(
                            help = "Rates of the materials from the surface downwards, each with its standard error, and where"
                                    + " each ends: a time, or a species whose signal has its edge there. In µm/s and s; by"
                                    + " layer where the stack states no times.",
                            required = true,
                            example = "0.02±0.002 until Na+; 0.01±0.001")
                    LayerRates rates)
            implements Correction {
        @Override
        public Found apply(CorrectedStack stack, Progress progress) throws IOException, CancelledException {
            boolean timed = stack.raw().species().stream().allMatch(s -> s.timeS().length > 0);
            List<DepthScale.Part> parts = new ArrayList<>();
            List<String> texts = new ArrayList<>();
            for (LayerRates.Layer layer : rates.layers()) {
                double until = layer.until();
                double error = layer.untilError();
                if (!layer.edge().isEmpty()) {
                    InterfaceFit edge = edge(stack, layer.edge(), progress);
                    if (!edge.determined()) {
                        return new Found(stack, true, layer.edge() + ": no edge is determined by its profile");
                    }
                    until = edge.z0Um();
                    error = edge.standardErrors().z0Um();
                    texts.add("edge of " + layer.edge() + " at " + (timed ? "" : "layer ") + ValueText.withError(until, error, timed ? "s" : ""));
                }
                parts.add(new DepthScale.Part(
                        Double.isNaN(until) ? Double.POSITIVE_INFINITY : until, error, layer.rate(), layer.rateError()));
            }
            DepthScale scale = new DepthScale(parts, parts.size() + " rates");
            CorrectedStack next = scale.applyTo(stack);
            double[] z = next.depthUm(0);
            texts.add(stack.raw().species().get(0).name() + " from " + ValueText.number(z[0], 4) + " to "
                    + ValueText.withError(z[z.length - 1], next.depthErrorUm(0)[z.length - 1], "µm"));
            return new Found(next, false, "by " + scale.origin() + ": " + String.join("; ", texts));
        }

        /** The edge over time, in s, or layers where no times are stated. */
        private static InterfaceFit edge(CorrectedStack stack, String name, Progress progress)
                throws IOException, CancelledException {
            int channel = SumImages.channels(stack.raw(), List.of(name))[0];
            double[] time = DepthScale.times(stack.raw(), channel);
            RegionProfile profile = RegionProfile.of(
                            stack.withDepth(channel, time, new double[0]),
                            List.of(NamedRegion.ALL),
                            new int[] {channel},
                            Normalisation.NONE,
                            Poisson.ONE_SIGMA,
                            progress)
                    .get(0);
            return InterfaceFit.of(profile, name);
        }
    }

    /**
     * Drift, see {@link DriftEstimate}.
     *
     * @param channels that are summed; none for the strong ones
     * @param keepTilt whether the linear part stays
     */
    record DriftStep(
            @Setting(
                            help = "Species that are summed; without it the strong ones of both polarities.",
                            byDefault = "",
                            example = "Na+,O-")
                    SpeciesList channels,
            @Setting(help = "Takes the linear part for a tilt of the sample, which stays.") boolean keepTilt)
            implements Correction {

        /** No names stand for the choice that the method makes. */
        public DriftStep {
            channels = channels == null ? SpeciesList.NONE : channels;
        }

        @Override
        public Found apply(CorrectedStack stack, Progress progress) throws IOException, CancelledException {
            DriftEstimate found =
                    DriftEstimate.of(stack, new DriftEstimate.Options(channels.names(), keepTilt), progress);
            if (found.refused()) {
                return new Found(stack, true, found.reason());
            }
            return new Found(found.applyTo(stack), false, sentence(found));
        }

        /**
         * {@return what was found, for people}
         *
         * @param found not refused
         */
        public static String sentence(DriftEstimate found) {
            double[] last = found.shiftPx()[found.shiftPx().length - 1];
            return "(" + ValueText.number(last[0], 3) + ", " + ValueText.number(last[1], 3) + ") px at the last layer, confidence "
                    + ValueText.number(found.confidence(), 3)
                    + (found.jumps().length == 0 ? "" : "; jumps before layers " + Arrays.toString(found.jumps()));
        }
    }

    /**
     * Registration of the polarities, see {@link PolarityRegistration}.
     *
     * @param channels that are summed; none for the strong ones
     */
    record RegisterStep(
            @Setting(
                            help = "Species of both polarities that are summed; without it the strong ones.",
                            byDefault = "",
                            example = "Na+,O-")
                    SpeciesList channels)
            implements Correction {

        /** No names stand for the choice that the method makes. */
        public RegisterStep {
            channels = channels == null ? SpeciesList.NONE : channels;
        }

        @Override
        public Found apply(CorrectedStack stack, Progress progress) throws IOException, CancelledException {
            PolarityRegistration found = PolarityRegistration.of(stack, channels.names(), progress);
            if (found.refused()) {
                return new Found(stack, true, found.reason());
            }
            return new Found(found.applyTo(stack), false, sentence(found));
        }

        /**
         * {@return what was found, for people}
         *
         * @param found not refused
         */
        public static String sentence(PolarityRegistration found) {
            return "the content of polarity " + IonPolarity.NEGATIVE + " lies at ("
                    + ValueText.withError(found.shiftPx()[0], found.standardErrorPx()[0], "") + ", "
                    + ValueText.withError(found.shiftPx()[1], found.standardErrorPx()[1], "") + ") px";
        }
    }

    /**
     * Topography, see {@link Topography}.
     *
     * @param channels that lie below the interface; none for those that the uppermost layers lack in places
     */
    record FlattenStep(
            @Setting(
                            help = "Species of what lies below the interface; without it those that the uppermost layers"
                                    + " lack in places.",
                            byDefault = "",
                            example = "SiO2-,Zr+")
                    SpeciesList channels)
            implements Correction {

        /** No names stand for the choice that the method makes. */
        public FlattenStep {
            channels = channels == null ? SpeciesList.NONE : channels;
        }

        @Override
        public Found apply(CorrectedStack stack, Progress progress) throws IOException, CancelledException {
            Topography found = Topography.of(stack, channels.names(), progress);
            if (found.refused()) {
                return new Found(stack, true, found.reason());
            }
            return new Found(found.applyTo(stack), false, sentence(found));
        }

        /**
         * {@return what was found, for people}
         *
         * @param found not refused
         */
        public static String sentence(Topography found) {
            return "up to " + ValueText.number(found.maxUm(), 4) + " µm high, from " + String.join(", ", found.channels());
        }
    }

    /**
     * The shapes of the surface and of the crater's bottom from maps that were measured before and after: z(x, y, k) = h0 − (h0 −
     * h1)·D(k)/D, with the dose D, which is taken to grow with time.
     *
     * @param before file of h0, relative to that of the pipeline
     * @param after file of h1, likewise
     * @param scaleUm one of their unit in µm
     * @param errorUm standard error of a height in µm
     */
    record HeightMapStep(
            @Setting(
                            help = "File of the surface's height before, relative to that of the pipeline: an image of one"
                                    + " channel with the stack's raster, or numbers in rows and columns.",
                            required = true,
                            example = "before.tif")
                    String before,
            @Setting(
                            help = "File of the height of the crater's bottom after, likewise, from the same level.",
                            required = true,
                            example = "after.tif")
                    String after,
            @Setting(help = "One of the maps' unit in µm, such as 0.001 for nm.", unit = "µm", byDefault = "1", min = 0, openRange = true)
                    double scaleUm,
            @Setting(help = "Standard error of a height in the maps.", unit = "µm", byDefault = "0", min = 0) double errorUm)
            implements Correction {

        /**
         * {@return the same, whose maps are found from anywhere}
         *
         * @param folder what their names are relative to
         */
        public HeightMapStep in(Path folder) {
            return new HeightMapStep(
                    folder.resolve(before).toString(), folder.resolve(after).toString(), scaleUm, errorUm);
        }

        @Override
        public Found apply(CorrectedStack stack, Progress progress) throws IOException, CancelledException {
            return apply(stack, HeightMap.Source.NONE, progress);
        }

        @Override
        public Found apply(CorrectedStack stack, HeightMap.Source maps, Progress progress)
                throws IOException, CancelledException {
            HeightMap h0 = maps.open(before, progress);
            HeightMap h1 = maps.open(after, progress);
            CraterRelief relief = CraterRelief.of(stack.geometry(), h0, h1, scaleUm, errorUm);
            return new Found(
                    relief.applyTo(stack),
                    false,
                    "crater " + ValueText.number(relief.meanDepthUm(), 4) + " µm deep in the mean, "
                            + ValueText.number(relief.deepestUm(), 4)
                            + " µm from the highest place before to the lowest after; before from " + h0.origin() + ", after from "
                            + h1.origin());
        }
    }
}
