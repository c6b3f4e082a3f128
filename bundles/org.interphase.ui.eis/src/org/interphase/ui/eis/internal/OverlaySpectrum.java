// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import java.nio.file.Path;
import org.interphase.core.data.ImpedanceSpectrum;

/**
 * A spectrum that is shown beside the one that is fitted.
 *
 * @param file where it comes from
 * @param name what it is called in the list and in legends
 * @param colour which of the overlay's colours it has, counted from 0
 * @param shown whether it is in the plots
 * @param spectrum the data
 */
record OverlaySpectrum(Path file, String name, int colour, boolean shown, ImpedanceSpectrum spectrum) {

    OverlaySpectrum withShown(boolean now) {
        return new OverlaySpectrum(file, name, colour, now, spectrum);
    }

    /** {@return whether it is the same data, whatever its looks} */
    boolean isOf(Path other, String dataset) {
        return file.equals(other) && spectrum.id().equals(dataset);
    }
}
