// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.filter;

import java.io.IOException;

/** Layers as a filter takes them; read by several threads at once. */
@FunctionalInterface
public interface LayerInput {

    /**
     * Reads a layer.
     *
     * @param layer counted from 0
     * @param into {@code [y·width + x]}
     * @throws IOException when it cannot be read
     */
    void read(int layer, float[] into) throws IOException;
}
