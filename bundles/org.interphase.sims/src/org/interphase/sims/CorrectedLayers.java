// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.interphase.core.data.LayerSource;

/**
 * Layers that are corrected when they are asked for. Where a surface is flattened, a layer is made of several: the last
 * planes are kept, as many as its height spans at most {@value #MOST}.
 */
final class CorrectedLayers implements LayerSource {

    private static final int MOST = 64;

    /**
     * A plane's place.
     *
     * @param channel index of the species
     * @param layer index of the layer
     */
    private record Key(int channel, int layer) {}

    private final CorrectedStack stack;
    private final Map<Key, float[]> planes = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, float[]> eldest) {
            return size() > MOST;
        }
    };

    CorrectedLayers(CorrectedStack stack) {
        this.stack = stack;
    }

    @Override
    public PixelType type() {
        return PixelType.FLOAT32;
    }

    @Override
    public void read(int channel, int layer, float[] into) throws IOException {
        stack.image(channel, layer, into, this::plane);
    }

    private float[] plane(int channel, int layer) throws IOException {
        Key key = new Key(channel, layer);
        synchronized (planes) {
            float[] kept = planes.get(key);
            if (kept != null) {
                return kept;
            }
        }
        float[] made = new float[stack.geometry().pixels()];
        stack.plane(channel, layer, made);
        synchronized (planes) {
            planes.put(key, made);
        }
        return made;
    }

    @Override
    public void read(int channel, int layer, int[] into) {
        throw new UnsupportedOperationException("corrected values are no counts");
    }
}
