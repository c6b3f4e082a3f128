// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.unit.ValueText;
import org.interphase.sims.internal.DriftTrack;
import org.interphase.sims.internal.SumImages;

/**
 * Where the content of each layer lies against that of layer 0. Both polarities are recorded on one raster, so that their
 * strong species are summed and give one course for both; the negative content is moved onto the positive before, where
 * {@link PolarityRegistration} finds that it lies elsewhere.
 *
 * <p>Layers are divided by a flat field, windowed and compared by plain cross-correlation with a Gaussian of 1 px, first in
 * blocks of five, then each five around a layer against the mean of all others, then each layer alone; maxima are found
 * between pixels on the same trigonometric sum that an upsampled transform samples (Guizar-Sicairos, Thurman, Fienup, Opt.
 * Lett. 33 (2008) 156), and the course is smoothed as a random walk. Where the frame holds objects that move against each
 * other (tilted columns), the largest group that moves alike counts as the sample. What nothing can tell is a tilt that all
 * objects have in common.
 *
 * @param refused whether the images carry too little texture to say anything
 * @param reason of the refusal, a sentence; empty where there is none
 * @param confidence height of the correlation in robust standard deviations of its surface, where a course says the layer
 *     lies in which it had no part; median over the layers; at least {@value #LEAST_CONFIDENCE} where it is believed
 * @param shiftPx {@code [layer][x, y]}, displacement of the layer's content against layer 0 in pixels, +x towards higher x;
 *     empty where it is refused
 * @param standardErrorPx of each displacement against layer 0, likewise
 * @param channels names of the species that were summed
 * @param jumps layers before which the content jumped
 * @param shareOfOthers share of what parts of the frame say that moves otherwise than the rest, 0 to 1: tilted columns
 */
public record DriftEstimate(
        boolean refused,
        String reason,
        double confidence,
        double[][] shiftPx,
        double[][] standardErrorPx,
        List<String> channels,
        int[] jumps,
        double shareOfOthers) {

    /** Confidence below which nothing is said. Images without texture have 0 with a deviation below 1. */
    public static final double LEAST_CONFIDENCE = 5;

    private static final int SMALLEST_PX = 16;

    /**
     * How a drift is estimated.
     *
     * @param channels names of the species to sum; none for the strong ones of both polarities
     * @param keepTilt whether the linear part is the sample's and not drift: the course that remains has none
     */
    public record Options(List<String> channels, boolean keepTilt) {

        /** The strong species, and all motion is drift. */
        public static final Options DEFAULT = new Options(List.of(), false);

        /** Copies the list. */
        public Options {
            channels = List.copyOf(channels);
        }
    }

    /**
     * {@return the drift of a stack}
     *
     * @param stack its raw counts are looked at, and its flat fields where it has some
     * @param options how
     * @param progress is told, and asked whether to go on
     * @throws IllegalArgumentException when there is no species of a name
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    public static DriftEstimate of(CorrectedStack stack, Options options, Progress progress)
            throws IOException, CancelledException {
        int[] channels = SumImages.channels(stack.raw(), options.channels());
        List<String> names =
                Arrays.stream(channels).mapToObj(c -> stack.raw().species().get(c).name()).toList();
        int width = stack.geometry().width();
        int height = stack.geometry().height();
        int layers = stack.geometry().layers();
        if (layers < 2 || width < SMALLEST_PX || height < SMALLEST_PX) {
            return refused("drift needs at least 2 layers of " + SMALLEST_PX + " × " + SMALLEST_PX + " pixels, found " + layers
                    + " of " + width + " × " + height, 0, names);
        }
        if (channels.length == 0) {
            return refused("no species has counts", 0, names);
        }
        // Where the polarities do not lie on each other, their sum would move as their shares change with depth.
        PolarityRegistration registration = PolarityRegistration.of(stack, names, progress);
        SumImages images = new SumImages(stack, channels);
        DriftTrack track = DriftTrack.of(
                registration.refused() ? images : images.registered(registration.shiftPx()), layers, width, height,
                LEAST_CONFIDENCE, progress);
        if (!track.isFollowed()) {
            return refused(
                    "the images carry too little texture to follow: layers correlate by "
                            + ValueText.number(track.confidence(), 3) + " robust standard deviations where the others say that they lie, "
                            + ValueText.number(LEAST_CONFIDENCE, 3) + " are needed",
                    track.confidence(),
                    names);
        }
        double[][] shift = track.shiftPx();
        if (options.keepTilt()) {
            withoutLine(shift, 0);
            withoutLine(shift, 1);
        }
        return new DriftEstimate(
                false, "", track.confidence(), shift, track.errorPx(), names, track.jumps(), track.tiles().shareOfOthers());
    }

    private static DriftEstimate refused(String reason, double confidence, List<String> names) {
        return new DriftEstimate(true, reason, confidence, new double[0][], new double[0][], names, new int[0], 0);
    }

    /** Takes the line of least squares away, and starts at 0 again. */
    private static void withoutLine(double[][] shift, int axis) {
        int n = shift.length;
        double mean = (n - 1) / 2.0;
        double up = 0;
        double down = 0;
        for (int k = 0; k < n; k++) {
            up += (k - mean) * shift[k][axis];
            down += (k - mean) * (k - mean);
        }
        double slope = up / down;
        for (int k = n - 1; k >= 0; k--) {
            shift[k][axis] -= slope * k + shift[0][axis];
        }
    }

    /**
     * {@return the stack with this drift taken away, for all polarities; what shifts it had is replaced, but for what
     * {@link PolarityRegistration} added to one polarity, which is to be done afterwards}
     *
     * @param stack of as many layers
     * @throws IllegalStateException when the estimate was refused
     */
    public CorrectedStack applyTo(CorrectedStack stack) {
        if (refused) {
            throw new IllegalStateException("the drift was refused: " + reason);
        }
        CorrectedStack next = stack;
        for (IonPolarity p : IonPolarity.values()) {
            next = next.withShift(p, shiftPx);
        }
        return next;
    }
}
