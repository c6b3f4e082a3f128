// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.array;

import org.interphase.core.format.FileSource;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.Place;

/** How large a layer may be: it is held in memory as a whole, in a few copies. */
public final class LayerLimit {

    private static final int BYTES_PER_PIXEL = 16;

    private LayerLimit() {}

    /**
     * Refuses a layer that does not fit into memory.
     *
     * @param source what is read
     * @param place where its lengths are
     * @param width pixels in x, &gt; 0
     * @param height pixels in y, &gt; 0
     * @throws FormatException when it does not
     */
    public static void require(FileSource source, Place place, long width, long height) throws FormatException {
        long memory = Runtime.getRuntime().maxMemory();
        long most = Math.min(Integer.MAX_VALUE - 16, memory / BYTES_PER_PIXEL);
        if (height > most / width) {
            throw source.wrong(
                    place,
                    "at most " + most + " pixels in a layer (what fits into " + (memory >> 20) + " MiB of memory)",
                    width + " × " + height);
        }
    }
}
