// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.IonStack;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.core.unit.ValueText;
import org.interphase.sims.internal.PolarityShift;
import org.interphase.sims.internal.SumImages;

/**
 * Where the content that the negative detector sees lies against that of the positive one. The strong species of each
 * polarity are summed; the two sums of the same five layers are compared by cross-correlation, which a drift of both does
 * not touch, and the correlations of all layers are added. Where the whole frame's correlation is highest, small tiles of the
 * frame are compared: structures that differ between the polarities pull each of them otherwise. What most agree on counts,
 * and the standard error comes from leaving out one sixteenth of the frame at a time (jackknife).
 *
 * @param refused whether the polarities have too little structure in common
 * @param reason of the refusal, a sentence; empty where there is none
 * @param confidence height of the correlation's peak in robust standard deviations of its surface
 * @param shiftPx x and y in pixels, +x towards higher x; NaN where it is refused
 * @param standardErrorPx of both
 * @param channels names of the species that were summed
 */
public record PolarityRegistration(
        boolean refused,
        String reason,
        double confidence,
        double[] shiftPx,
        double[] standardErrorPx,
        List<String> channels) {

    /** Confidence below which nothing is said. */
    public static final double LEAST_CONFIDENCE = 8;

    private static final int SMALLEST_PX = 16;

    /**
     * {@return how the polarities lie}
     *
     * @param stack its raw counts are looked at
     * @param names of the species to sum; none for the strong ones
     * @param progress is told, and asked whether to go on
     * @throws IllegalArgumentException when there is no species of a name
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    public static PolarityRegistration of(CorrectedStack stack, List<String> names, Progress progress)
            throws IOException, CancelledException {
        IonStack raw = stack.raw();
        int[] channels = SumImages.channels(raw, names);
        int[] positive = of(raw, channels, IonPolarity.POSITIVE);
        int[] negative = of(raw, channels, IonPolarity.NEGATIVE);
        List<String> used = IntStream.concat(Arrays.stream(positive), Arrays.stream(negative))
                .mapToObj(c -> raw.species().get(c).name())
                .toList();
        if (positive.length == 0 || negative.length == 0) {
            return refused("the stack has no species of the " + (positive.length == 0 ? "positive" : "negative")
                    + " polarity to compare", 0, used);
        }
        int width = stack.geometry().width();
        int height = stack.geometry().height();
        if (width < SMALLEST_PX || height < SMALLEST_PX) {
            return refused("registration needs at least " + SMALLEST_PX + " × " + SMALLEST_PX + " pixels, found " + width
                    + " × " + height, 0, used);
        }
        PolarityShift found = PolarityShift.of(
                new SumImages(stack, positive), new SumImages(stack, negative), stack.geometry().layers(), width, height,
                progress);
        if (!(found.confidence() >= LEAST_CONFIDENCE)) {
            return refused("the polarities have too little structure in common: the correlation's peak stands "
                            + ValueText.number(found.confidence(), 3) + " robust standard deviations above its surface, "
                            + ValueText.number(LEAST_CONFIDENCE, 3) + " are needed",
                    found.confidence(),
                    used);
        }
        return new PolarityRegistration(
                false,
                "",
                found.confidence(),
                new double[] {found.x(), found.y()},
                new double[] {found.errorX(), found.errorY()},
                used);
    }

    private static int[] of(IonStack raw, int[] channels, IonPolarity polarity) {
        return Arrays.stream(channels)
                .filter(c -> raw.species().get(c).polarity() == polarity)
                .toArray();
    }

    private static PolarityRegistration refused(String reason, double confidence, List<String> used) {
        double[] none = {Double.NaN, Double.NaN};
        return new PolarityRegistration(true, reason, confidence, none, none.clone(), used);
    }

    /**
     * {@return the stack with the negative content moved onto the positive one, in addition to what the positive content is
     * moved by}
     *
     * @param stack any
     * @throws IllegalStateException when the registration was refused
     */
    public CorrectedStack applyTo(CorrectedStack stack) {
        if (refused) {
            throw new IllegalStateException("the registration was refused: " + reason);
        }
        double[][] px = new double[stack.geometry().layers()][2];
        for (int k = 0; k < px.length; k++) {
            px[k][0] = stack.shiftX(IonPolarity.POSITIVE, k) + shiftPx[0];
            px[k][1] = stack.shiftY(IonPolarity.POSITIVE, k) + shiftPx[1];
        }
        return stack.withShift(IonPolarity.NEGATIVE, px);
    }
}
