// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.interphase.core.data.DeadTime;
import org.interphase.core.data.DepthProfile;
import org.interphase.core.data.IonChannel;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.data.IonStack;
import org.interphase.core.data.LayerSource;
import org.interphase.core.data.MassSpectrum;
import org.interphase.core.data.MemoryLayers;
import org.interphase.core.data.ProfileChannel;
import org.interphase.core.data.StackGeometry;

/** Data sets to be written, with everything in them that can be. */
final class Made {

    static final DeadTime CORRECTED = new DeadTime(DeadTime.Model.NON_PARALYSABLE, true, 40e-9);

    private Made() {}

    /** Counts of two bytes up to the largest, the second species without times and depths. */
    static IonStack stack(int layers, int height, int width) {
        Random random = new Random(7);
        short[][][] counts = new short[2][layers][height * width];
        for (short[][] channel : counts) {
            for (short[] layer : channel) {
                for (int i = 0; i < layer.length; i++) {
                    layer[i] = (short) random.nextInt(5);
                }
            }
        }
        counts[1][layers - 1][0] = (short) 65535;
        return new IonStack(
                "region 2/a",
                "Cycled at 0.04 µA µm⁻²",
                new StackGeometry(layers, height, width, 1.171875, 0.1),
                List.of(
                        new IonChannel(
                                "Na+",
                                22.98922,
                                IonPolarity.POSITIVE,
                                IntStream.range(0, layers).mapToDouble(k -> 0.1 + 3 * k).toArray(),
                                IntStream.range(0, layers).mapToDouble(k -> (k + 0.5) * 0.0125).toArray(),
                                1e-4,
                                CORRECTED),
                        new IonChannel(
                                "SiO2-", Double.NaN, IonPolarity.NEGATIVE, new double[0], new double[0], Double.NaN, DeadTime.UNKNOWN)),
                MemoryLayers.of(counts),
                Map.of("primary ion", "Cs+ 1 keV"));
    }

    static IonStack of(LayerSource source, StackGeometry geometry, int channels) {
        List<IonChannel> species = new ArrayList<>();
        for (int c = 0; c < channels; c++) {
            species.add(IonChannel.named("species " + c));
        }
        return new IonStack("stack", "stack", geometry, species, source, Map.of());
    }

    static DepthProfile profile() {
        return new DepthProfile(
                "profile",
                "Crater 3",
                List.of(
                        new ProfileChannel(
                                "7Li", 7.016, IonPolarity.POSITIVE, new double[] {1, 2.5, 4}, new double[] {0.001, 0.0025, 0.004},
                                new double[] {10, 1e-3, 7}, new double[] {3.2, 0, 2.6}, "1", CORRECTED),
                        new ProfileChannel(
                                "O", Double.NaN, IonPolarity.NEGATIVE, new double[] {1.5, 3}, new double[0],
                                new double[] {1e6, 0.1}, new double[0], "1/s", DeadTime.UNKNOWN),
                        new ProfileChannel(
                                "bare", Double.NaN, IonPolarity.UNKNOWN, new double[0], new double[0],
                                new double[] {Double.NaN}, new double[0], "", DeadTime.UNKNOWN)),
                Map.of("operator", "nobody", "a/b", "c"));
    }

    static MassSpectrum spectrum() {
        return new MassSpectrum(
                "s1", "Spectrum", new double[] {0.5, 1.00783, 250}, new double[] {0, 16384.00003, 2}, "1", IonPolarity.NEGATIVE,
                new DeadTime(DeadTime.Model.SINGLE_HIT, true, Double.NaN), Map.of());
    }
}
