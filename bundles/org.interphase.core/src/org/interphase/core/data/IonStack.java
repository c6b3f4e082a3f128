// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.data;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Counts of several species by layer, y and x: what an imaging mass spectrometer records while it sputters. The pixels stay
 * where they are until a layer is asked for.
 */
public final class IonStack implements Dataset {

    private final String id;
    private final String label;
    private final StackGeometry geometry;
    private final List<IonChannel> species;
    private final LayerSource source;
    private final Map<String, String> metadata;

    /**
     * Creates a stack.
     *
     * @param id unique in its file
     * @param label a name for people
     * @param geometry the raster, the same for all species
     * @param species at least one
     * @param source of the pixels, channels in the species' order
     * @param metadata what the instrument said about the measurement
     * @throws IllegalArgumentException when there is no species, or one has times or depths of another number than layers
     */
    public IonStack(
            String id,
            String label,
            StackGeometry geometry,
            List<IonChannel> species,
            LayerSource source,
            Map<String, String> metadata) {
        this.id = Objects.requireNonNull(id, "id");
        this.label = PlainText.of(Objects.requireNonNull(label, "label"));
        this.geometry = Objects.requireNonNull(geometry, "geometry");
        this.species = List.copyOf(species);
        this.source = Objects.requireNonNull(source, "source");
        this.metadata = PlainText.of(metadata);
        if (species.isEmpty()) {
            throw new IllegalArgumentException("an ion stack needs at least one species");
        }
        for (IonChannel c : species) {
            requireLength(c.name() + ": times", c.timeS().length);
            requireLength(c.name() + ": depths", c.depthUm().length);
        }
    }

    private void requireLength(String what, int found) {
        if (found != 0 && found != geometry.layers()) {
            throw new IllegalArgumentException(
                    what + ": expected none or " + geometry.layers() + ", found " + found);
        }
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public DatasetKind kind() {
        return DatasetKind.ION_STACK;
    }

    /** {@return the number of layers} */
    @Override
    public int points() {
        return geometry.layers();
    }

    /** {@return nothing: a stack has images, not rows} */
    @Override
    public List<Channel> channels() {
        return List.of();
    }

    @Override
    public Map<String, String> metadata() {
        return metadata;
    }

    /** {@return the raster} */
    public StackGeometry geometry() {
        return geometry;
    }

    /** {@return the species, in the source's order} */
    public List<IonChannel> species() {
        return species;
    }

    /** {@return where the pixels come from} */
    public LayerSource source() {
        return source;
    }

    /**
     * {@return the index of a species, empty where there is none of this name}
     *
     * @param name as the stack names it
     */
    public OptionalInt indexOf(String name) {
        for (int c = 0; c < species.size(); c++) {
            if (species.get(c).name().equals(name)) {
                return OptionalInt.of(c);
            }
        }
        return OptionalInt.empty();
    }

    /**
     * {@return one layer of one species, {@code [y·width + x]}}
     *
     * @param channel index of the species, counted from 0
     * @param layer index counted from 0
     * @throws IOException when it cannot be read
     */
    public float[] layer(int channel, int layer) throws IOException {
        float[] out = new float[geometry.pixels()];
        source.read(channel, layer, out);
        return out;
    }

    /**
     * {@return the sum of all finite pixels of one species}
     *
     * @param channel index of the species, counted from 0
     * @throws IOException when a layer cannot be read
     */
    public double sum(int channel) throws IOException {
        double sum = 0;
        if (source.type() == LayerSource.PixelType.FLOAT32) {
            float[] buffer = new float[geometry.pixels()];
            for (int k = 0; k < geometry.layers(); k++) {
                source.read(channel, k, buffer);
                for (float v : buffer) {
                    sum += Float.isFinite(v) ? v : 0;
                }
            }
        } else {
            int[] buffer = new int[geometry.pixels()];
            for (int k = 0; k < geometry.layers(); k++) {
                source.read(channel, k, buffer);
                long counts = 0;
                for (int v : buffer) {
                    counts += v & 0xFFFFFFFFL;
                }
                sum += counts;
            }
        }
        return sum;
    }
}
