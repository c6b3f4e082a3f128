// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal.image;

import org.interphase.sims.CorrectedStack;
import org.interphase.sims.chemistry.RgbOverlay;
import org.interphase.sims.chemistry.StackImage;

/** What one image of a grid shows; all of a grid are of one raster. */
public sealed interface Picture {

    /** {@return its title} */
    String title();

    /**
     * One species of a stack, layer by layer.
     *
     * @param stack counts and corrections
     * @param channel index of the species
     */
    record Species(CorrectedStack stack, int channel) implements Picture {
        @Override
        public String title() {
            return stack.raw().species().get(channel).name();
        }
    }

    /**
     * Values of all layers together, such as a ratio or a component's scores.
     *
     * @param image the values
     * @param unit unit of the values, empty for none
     * @param signed whether 0 is in the middle of the colours
     */
    record Values(StackImage image, String unit, boolean signed) implements Picture {
        @Override
        public String title() {
            return image.label();
        }
    }

    /**
     * Species in colours of their own.
     *
     * @param title its title
     * @param overlay the colours
     */
    record Colours(String title, RgbOverlay overlay) implements Picture {}
}
