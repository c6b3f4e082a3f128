// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.render;

import java.util.List;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;

/**
 * Draws scenes. Implementations are safe for one thread at a time; what they prepare for volumes and transfer functions they
 * keep until they are closed, so that the next picture of the same costs less.
 */
public interface Renderer extends AutoCloseable {

    /**
     * Gives the volumes that scenes speak of; those of before are forgotten.
     *
     * @param volumes of one raster, each species once
     * @param progress what to report to
     * @throws org.interphase.volume.NotEnoughMemoryException when what has to be prepared does not fit
     * @throws CancelledException when asked to end
     */
    void open(List<Samples> volumes, Progress progress) throws CancelledException;

    /** {@return how many levels the pyramid of the volumes has, at least 1} */
    int levels();

    /**
     * Draws a scene. Species of which there is no volume are left out.
     *
     * @param scene what is seen
     * @param frame how finely
     * @param progress asked often whether to go on: a cancelled picture ends within milliseconds
     * @return the picture, without what the scene's decor asks for but its background
     * @throws CancelledException when asked to end
     */
    Picture render(Scene scene, Frame frame, Progress progress) throws CancelledException;

    /** {@return what draws, for people} */
    String name();

    @Override
    void close();
}
