// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal;

import java.io.IOException;
import java.util.OptionalDouble;
import org.interphase.core.data.IonStack;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.sims.CorrectedStack;
import org.interphase.sims.CorrectionPipeline;
import org.interphase.sims.DepthScale;
import org.interphase.sims.HeightMap;
import org.interphase.volume.VolumeGeometry;

/** Gives the stack whose volumes are seen. */
interface VolumeSource {

    /**
     * {@return the stack with its corrections}
     *
     * @param progress what to report to
     * @throws IllegalArgumentException when a correction does not fit the stack
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    CorrectedStack open(Progress progress) throws IOException, CancelledException;

    /**
     * {@return a stack with the corrections that were saved beside it}
     *
     * @param raw the stack as it was read
     * @param corrections what was saved
     * @param maps those that the corrections name
     */
    static VolumeSource corrected(IonStack raw, CorrectionPipeline corrections, HeightMap.Source maps) {
        return progress -> corrections.apply(raw, maps, progress).stack();
    }

    /**
     * {@return the same with other depths, and only where it is a volume}
     *
     * @param craterUm depth of the crater in µm, of which each layer has its equal part; empty for the depths of the file
     */
    default VolumeSource deep(OptionalDouble craterUm) {
        return progress -> {
            CorrectedStack stack = open(progress);
            if (craterUm.isPresent()) {
                stack = DepthScale.ofCrater(stack.raw(), craterUm.getAsDouble(), 0).applyTo(stack);
            }
            requireVolume(stack);
            return stack;
        };
    }

    /** Says what is missing, and what to do about it here. */
    private static void requireVolume(CorrectedStack stack) {
        if (!(stack.geometry().pixelWidthUm() > 0 && stack.geometry().pixelHeightUm() > 0)) {
            throw new IllegalArgumentException("The file does not say how large a pixel is, so nothing of it can be seen in "
                    + "three dimensions. State the size of its pixels in the file, and open it again.");
        }
        for (int c = 0; c < stack.raw().species().size(); c++) {
            if (stack.depthUm(c).length == 0) {
                throw new IllegalArgumentException("The file does not say how deep its layers lie. Enter the depth of the "
                        + "crater above, or give the stack depths by a correction in the SIMS editor.");
            }
            VolumeGeometry.of(stack.geometry(), stack.depthUm(c));
        }
    }
}
