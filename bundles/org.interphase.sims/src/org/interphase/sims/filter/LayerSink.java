// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.filter;

import java.io.IOException;

/** Takes the layers that a filter makes, in no order and from several threads at once. */
@FunctionalInterface
public interface LayerSink {

    /**
     * Takes a layer.
     *
     * @param layer counted from 0
     * @param values {@code [y·width + x]}, of which others follow in the same array
     * @throws IOException when it cannot be kept
     */
    void accept(int layer, float[] values) throws IOException;
}
