// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.chemistry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.LayerSource;
import org.interphase.sims.CorrectedStack;

/**
 * What a stack was taken apart into: components, each with a part of every species, and how much of each is where.
 *
 * @param method by which method
 * @param species names of the channels that took part
 * @param components the strongest first
 * @param scores how much of each component is in each voxel: one channel for each, in the stack's raster
 */
public record Components(Method method, List<String> species, List<Component> components, IonStack scores) {

    /** How a stack is taken apart. */
    public enum Method {
        /** Principal components: orthogonal, of either sign. */
        PCA,
        /** Non-negative factors: spectra and abundances that there can be. */
        NMF
    }

    /**
     * A component.
     *
     * @param number counted from 1
     * @param explained by principal components, the share of the weighted sum of squares; by non-negative factors, the share
     *     of the counts
     * @param loadings its part of each species, in the species' order: of length 1 by principal components, with a sum of 1
     *     by non-negative factors
     */
    public record Component(int number, double explained, double[] loadings) {
        /** Copies the loadings. */
        public Component {
            loadings = loadings.clone();
        }

        /** {@return the loadings, a copy} */
        @Override
        public double[] loadings() {
            return loadings.clone();
        }
    }

    /** Copies the lists. */
    public Components {
        Objects.requireNonNull(method);
        Objects.requireNonNull(scores);
        species = List.copyOf(species);
        components = List.copyOf(components);
    }

    /** A stack of one channel for each component. */
    static IonStack scores(CorrectedStack stack, int components, LayerSource source) {
        IonStack raw = stack.raw();
        List<IonChannel> channels = new ArrayList<>();
        for (int c = 1; c <= components; c++) {
            channels.add(new IonChannel(
                    "component " + c,
                    Double.NaN,
                    IonPolarity.UNKNOWN,
                    new double[0],
                    stack.depthUm(0),
                    Double.NaN,
                    DeadTime.UNKNOWN));
        }
        return new IonStack("components", raw.label(), raw.geometry(), channels, source, Map.of());
    }

    /** The layers that are masked for none of some channels. */
    static int[] layers(CorrectedStack stack, int[] channels) {
        int[] layers = IntStream.range(0, stack.geometry().layers())
                .filter(k -> Arrays.stream(channels)
                        .noneMatch(c -> stack.isMasked(stack.raw().species().get(c).polarity(), k)))
                .toArray();
        if (layers.length == 0) {
            throw new IllegalArgumentException("expected a layer that is not masked, found none");
        }
        return layers;
    }

    /** Checks channels and returns their names. */
    static List<String> species(CorrectedStack stack, int[] channels, int components) {
        List<String> names = Arrays.stream(channels)
                .mapToObj(c -> stack.raw().species().get(c).name())
                .toList();
        if (components < 1 || components > channels.length) {
            throw new IllegalArgumentException(
                    "expected 1 to " + channels.length + " components of " + names + ", found " + components);
        }
        return names;
    }
}
