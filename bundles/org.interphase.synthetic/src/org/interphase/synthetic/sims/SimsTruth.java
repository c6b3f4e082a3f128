// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.synthetic.sims;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.interphase.core.data.IonPolarity;

/**
 * How a generated stack came about. As JSON it is what is written beside the stack; the truth of each voxel is {@link
 * SimsTruthVolumes}.
 *
 * @param region what was done to the solid electrolyte
 * @param variants letters of the variants, separated by commas
 * @param seed of the random numbers
 * @param layers number of layers
 * @param pixels on each side of the raster
 * @param pixelUm side of a pixel in µm
 * @param layerUm thickness of a layer in µm
 * @param channels the species, in the stack's order
 * @param shiftsPx displacement of each layer's content against layer 0 in pixels, {@code [layer]{dx, dy}}, +x towards
 *     higher columns; both polarities have it
 * @param negativeShiftPx displacement of negative content against positive in pixels, {@code {dx, dy}}
 * @param spike the layer in which a polarity counts too much; null where there is none
 * @param interphase the layer poor in sodium of the cycled region; null in others
 * @param columns columns of sodium and of oxides
 * @param sodiumVoxels voxels of each column of sodium, by its id
 * @param oxideVoxels voxels of each column's oxides, by its id; voxels of two count for both
 * @param hotSpots spots of ZrO<sub>2</sub><sup>−</sup> in the cycled region
 * @param island the sodium on the surface; null where there is none
 * @param grains the texture; null where there is none
 * @param deadTimeS the counters' dead time in s, 0 where they have none
 * @param dwellS how long a pixel of one species is counted, in s
 */
public record SimsTruth(
        SimsRegion region,
        String variants,
        long seed,
        int layers,
        int pixels,
        double pixelUm,
        double layerUm,
        List<Channel> channels,
        double[][] shiftsPx,
        double[] negativeShiftPx,
        Spike spike,
        Interphase interphase,
        List<SimsColumn> columns,
        Map<Integer, Long> sodiumVoxels,
        Map<Integer, Long> oxideVoxels,
        List<HotSpot> hotSpots,
        Island island,
        Grains grains,
        double deadTimeS,
        double dwellS) {

    /** Copies lists, maps and arrays. */
    public SimsTruth {
        Objects.requireNonNull(region);
        Objects.requireNonNull(variants);
        channels = List.copyOf(channels);
        shiftsPx = Arrays.stream(shiftsPx).map(double[]::clone).toArray(double[][]::new);
        negativeShiftPx = negativeShiftPx.clone();
        columns = List.copyOf(columns);
        sodiumVoxels = new TreeMap<>(sodiumVoxels);
        oxideVoxels = new TreeMap<>(oxideVoxels);
        hotSpots = List.copyOf(hotSpots);
    }

    /** {@return displacement of each layer's content, a copy} */
    @Override
    public double[][] shiftsPx() {
        return Arrays.stream(shiftsPx).map(double[]::clone).toArray(double[][]::new);
    }

    /** {@return displacement of negative content, a copy} */
    @Override
    public double[] negativeShiftPx() {
        return negativeShiftPx.clone();
    }

    /**
     * {@return a species, empty where the stack has none of this name}
     *
     * @param name such as {@code Na+}
     */
    public Optional<Channel> channel(String name) {
        return channels.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /**
     * A species.
     *
     * @param name its formula
     * @param mz mass over charge in u, of the most abundant isotopes, with the electron
     * @param polarity its charge
     * @param bulkCounts counts in a pixel and a layer of the bulk, in the middle of the raster
     * @param expectedCounts expectation of the sum over the stack, with the loss to dead time
     */
    public record Channel(String name, double mz, IonPolarity polarity, double bulkCounts, double expectedCounts) {}

    /**
     * A spike.
     *
     * @param layer counted from 0
     * @param depthUm its centre's depth in µm
     * @param polarity which detector has it
     * @param factor what its counts are multiplied by
     */
    public record Spike(int layer, double depthUm, IonPolarity polarity, double factor) {}

    /**
     * The layer poor in sodium: 1 − sg((z − z₀)/w) with sg(t) = 1/(1 + e^−t).
     *
     * @param z0Um depth of its half in µm
     * @param widthUm w in µm
     * @param sodiumRatio Na⁺ in it over Na⁺ in the bulk
     * @param silicateRatio SiO₂⁻ in it over SiO₂⁻ in the bulk
     */
    public record Interphase(double z0Um, double widthUm, double sodiumRatio, double silicateRatio) {}

    /**
     * A spot: counts·exp(−r²/2s² − (z − z₀)²/2t²).
     *
     * @param xUm its centre in µm
     * @param yUm its centre in µm
     * @param depthUm its centre in µm
     * @param counts at its centre
     * @param sigmaUm s in µm
     * @param sigmaDepthUm t in µm
     */
    public record HotSpot(
            double xUm, double yUm, double depthUm, double counts, double sigmaUm, double sigmaDepthUm) {}

    /**
     * Sodium on the surface: h₀ = height·exp(−r²/2s²).
     *
     * @param centreXUm its centre in µm
     * @param centreYUm its centre in µm
     * @param heightUm at its centre, in µm
     * @param sigmaUm s in µm
     */
    public record Island(double centreXUm, double centreYUm, double heightUm, double sigmaUm) {}

    /**
     * The texture: cells of Voronoi around random points, with a gain of their own each.
     *
     * @param meanDiameterUm diameter of a circle of their mean area, in µm
     * @param gainDeviation standard deviation of the gain, whose mean is 1
     */
    public record Grains(double meanDiameterUm, double gainDeviation) {}
}
