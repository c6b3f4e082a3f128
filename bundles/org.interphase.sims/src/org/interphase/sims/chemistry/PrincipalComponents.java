// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims.chemistry;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.interphase.core.data.LayerSource;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.sims.CorrectedStack;
import org.interphase.sims.internal.CrossProducts;
import org.interphase.sims.internal.Symmetric;

/**
 * Principal components of counts, weighted so that their Poisson noise is alike in all species and voxels: each voxel is
 * divided by the root of its sum over the species, and each species by the root of its mean, before the components are
 * sought, and the components are multiplied by these roots again.
 *
 * <p>Source: Keenan and Kotula, Surf. Interface Anal. 36 (2004) 203. As there, nothing is centred: the first component is
 * close to the mean. The counts are those that were measured; layers that are masked for one of the channels are left out.
 * The eigenvalues are of the species' cross products, which one pass over the layers gives.
 */
public final class PrincipalComponents {

    private PrincipalComponents() {}

    /**
     * Finds them.
     *
     * @param stack counts, and which layers are masked
     * @param channels indices of the channels, at least one
     * @param components how many are wanted, at most as many as channels
     * @param progress what to report to
     * @return the components; the element of each that is largest in size is positive
     * @throws IllegalArgumentException when there are more components than channels, or no layer
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    public static Components of(CorrectedStack stack, int[] channels, int components, Progress progress)
            throws IOException, CancelledException {
        List<String> species = Components.species(stack, channels, components);
        int n = channels.length;
        LayerSource source = stack.raw().source();
        int pixels = stack.geometry().pixels();
        CrossProducts cross =
                CrossProducts.of(source, channels, Components.layers(stack, channels), pixels, null, true, progress);
        double[] root = new double[n];
        for (int i = 0; i < n; i++) {
            root[i] = Math.sqrt(cross.sums()[i] / cross.voxels());
        }
        double[][] scaled = new double[n][n];
        double trace = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                scaled[i][j] = root[i] > 0 && root[j] > 0 ? cross.products()[i][j] / (root[i] * root[j]) : 0;
            }
            trace += scaled[i][i];
        }
        double[][] vectors = Symmetric.eigenvectors(scaled);
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -scaled[i][i]))
                .mapToInt(Integer::intValue)
                .toArray();
        List<Components.Component> found = new ArrayList<>();
        double[][] toScore = new double[components][n];
        for (int c = 0; c < components; c++) {
            double[] loading = new double[n];
            double length = 0;
            double largest = 0;
            for (int i = 0; i < n; i++) {
                loading[i] = vectors[i][order[c]] * root[i];
                length += loading[i] * loading[i];
                largest = Math.abs(loading[i]) > Math.abs(largest) ? loading[i] : largest;
            }
            length = Math.copySign(Math.sqrt(length), largest);
            for (int i = 0; i < n; i++) {
                toScore[c][i] = root[i] > 0 ? vectors[i][order[c]] / root[i] * length : 0;
                loading[i] = length == 0 ? 0 : loading[i] / length;
            }
            found.add(new Components.Component(c + 1, trace > 0 ? scaled[order[c]][order[c]] / trace : Double.NaN, loading));
        }
        return new Components(
                Components.Method.PCA,
                species,
                found,
                Components.scores(stack, components, new Scores(stack, channels, toScore)));
    }

    /** Scores as sums of counts, computed when a layer is asked for. */
    private record Scores(CorrectedStack stack, int[] channels, double[][] weights) implements LayerSource {
        @Override
        public PixelType type() {
            return PixelType.FLOAT32;
        }

        @Override
        public void read(int channel, int layer, float[] into) throws IOException {
            Arrays.fill(into, 0);
            float[] counts = new float[into.length];
            for (int i = 0; i < channels.length; i++) {
                if (stack.isMasked(stack.raw().species().get(channels[i]).polarity(), layer)) {
                    Arrays.fill(into, Float.NaN);
                    return;
                }
                stack.raw().source().read(channels[i], layer, counts);
                float w = (float) weights[channel][i];
                for (int p = 0; p < into.length; p++) {
                    into[p] += w * counts[p];
                }
            }
        }

        @Override
        public void read(int channel, int layer, int[] into) {
            throw new UnsupportedOperationException("scores are no counts");
        }
    }
}
