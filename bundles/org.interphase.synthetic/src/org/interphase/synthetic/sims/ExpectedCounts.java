// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.synthetic.sims;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.interphase.core.data.IonPolarity;
import org.interphase.synthetic.internal.random.SteadyMath;
import org.interphase.synthetic.internal.random.Xoshiro;
import org.interphase.synthetic.sims.RegionChemistry.Ion;

/**
 * What a stack's pixels count on average, without loss to dead time: chemistry × vignetting × decay of the beam × gain ×
 * spike. Layers of any order and by several threads at once.
 *
 * <ul>
 *   <li>Vignetting: 1 − 0.12·((i − c)² + (j − c)²)/(2c²) with c half the raster, in pixels.
 *   <li>Beam: exp(−k/900), and 1 − 0.03·k/159 for positive ions, in which k is the layer of 160; with other numbers of
 *       layers it is the one at the same depth, a fraction.
 *   <li>Drift: the content of pixel (i, j) in layer k is the sample's point (x − p·sx, y − p·sy) with sx = 2.4·k/(K − 1) and
 *       sy = −1.6·k/(K − 1) in pixels and, added to both, random walks of 0.05 pixels from layer to layer that begin at 0; K
 *       is the number of layers and p the side of a pixel.
 * </ul>
 *
 * <p>What a column adds at more than 12 µm from its edge, below 10⁻¹² counts, is left out; so is what a spot adds beyond
 * seven standard deviations.
 */
public final class ExpectedCounts {

    private static final int N = SimsStackOptions.PIXELS;
    private static final double REFERENCE_LAYER_UM = SimsStackOptions.DEPTH_UM / SimsStackOptions.DEFAULT_LAYERS;
    private static final double SPIKE_UM = 0.71875;
    private static final double SPIKE_FACTOR = 2.2;
    private static final double COLUMN_MARGIN_UM = 12;
    /** How far a tilted column's axis moves at most in the height of the island, in µm. */
    private static final double TILT_MARGIN_UM = 2;
    private static final double SPOT_DEVIATIONS = 7;

    private final SimsStackOptions options;
    private final List<SimsColumn> columns;
    private final List<SimsTruth.HotSpot> hotSpots;
    private final double[][] shifts;
    private final double[] negativeShift;
    private final double[] vignetting = new double[N * N];
    private final Grains grains;

    /**
     * Creates the expectation of a stack.
     *
     * @param options which stack
     */
    public ExpectedCounts(SimsStackOptions options) {
        this(options, RegionChemistry.columns(options.region()));
    }

    /**
     * Creates the expectation of a stack with other columns.
     *
     * @param options which stack
     * @param columns instead of the region's own
     */
    ExpectedCounts(SimsStackOptions options, List<SimsColumn> columns) {
        this.options = Objects.requireNonNull(options);
        this.columns = List.copyOf(columns);
        this.hotSpots = RegionChemistry.hotSpots(options.region(), options.seed());
        this.shifts = drift(options);
        this.negativeShift = options.variants().has(SimsVariant.MISREGISTRATION)
                ? new double[] {0.7, -0.4}
                : new double[2];
        this.grains = options.variants().has(SimsVariant.TEXTURE) ? new Grains(options.seed(), options.fovUm()) : null;
        double c = (N - 1) / 2.0;
        for (int j = 0; j < N; j++) {
            for (int i = 0; i < N; i++) {
                vignetting[j * N + i] = 1 - 0.12 * ((i - c) * (i - c) + (j - c) * (j - c)) / (2 * c * c);
            }
        }
    }

    private static double[][] drift(SimsStackOptions options) {
        Xoshiro random = new Xoshiro(options.seed(), Streams.DRIFT);
        double[][] shifts = new double[options.layers()][2];
        double walkX = 0;
        double walkY = 0;
        for (int k = 1; k < shifts.length; k++) {
            walkX += 0.05 * random.normal();
            walkY += 0.05 * random.normal();
            double done = k / (shifts.length - 1.0);
            shifts[k][0] = 2.4 * done + walkX;
            shifts[k][1] = -1.6 * done + walkY;
        }
        return shifts;
    }

    /**
     * What all species of a polarity have in common in a layer.
     *
     * @param shiftX displacement of the content in pixels
     * @param shiftY displacement of the content in pixels
     * @param gain of the grains, {@code [y·pixels + x]}; null without texture
     * @param heightUm of the surface in µm, {@code [y·pixels + x]}; null without topography
     */
    record Frame(double shiftX, double shiftY, double[] gain, double[] heightUm) {}

    double[][] shifts() {
        return shifts;
    }

    double[] negativeShift() {
        return negativeShift;
    }

    List<SimsColumn> columns() {
        return columns;
    }

    List<SimsTruth.HotSpot> hotSpots() {
        return hotSpots;
    }

    /** The layer of the spike of the region, or −1. */
    int spikeLayer() {
        return options.region() == SimsRegion.NON_SODIATED ? (int) (SPIKE_UM / options.layerUm()) : -1;
    }

    static double spikeFactor() {
        return SPIKE_FACTOR;
    }

    /**
     * Expectation of one layer of one species.
     *
     * @param channel the species, counted from 0 in the stack's order
     * @param layer counted from 0
     * @param into counts, {@code [y·pixels + x]}
     */
    public void layer(int channel, int layer, double[] into) {
        Ion ion = Ion.values()[Objects.checkIndex(channel, Ion.values().length)];
        fill(ion, layer, frame(ion.polarity(), layer), into);
    }

    Frame frame(IonPolarity polarity, int layer) {
        boolean negative = polarity == IonPolarity.NEGATIVE;
        double sx = shifts[layer][0] + (negative ? negativeShift[0] : 0);
        double sy = shifts[layer][1] + (negative ? negativeShift[1] : 0);
        double p = options.pixelUm();
        double[] gain = null;
        if (grains != null) {
            gain = new double[N * N];
            for (int j = 0; j < N; j++) {
                for (int i = 0; i < N; i++) {
                    gain[j * N + i] = grains.gain((i + 0.5 - sx) * p, (j + 0.5 - sy) * p);
                }
            }
        }
        double[] height = null;
        if (options.variants().has(SimsVariant.TOPOGRAPHY)) {
            height = new double[N * N];
            for (int j = 0; j < N; j++) {
                for (int i = 0; i < N; i++) {
                    height[j * N + i] = RegionChemistry.heightUm((i + 0.5 - sx) * p, (j + 0.5 - sy) * p);
                }
            }
        }
        return new Frame(sx, sy, gain, height);
    }

    void fill(Ion ion, int layer, Frame frame, double[] into) {
        double z = options.depthUm(layer);
        if (frame.heightUm() == null) {
            Arrays.fill(into, RegionChemistry.counts(options.region(), ion, z));
        } else {
            for (int n = 0; n < into.length; n++) {
                double depth = z - frame.heightUm()[n];
                into[n] = depth < 0 ? ion.metal() : RegionChemistry.counts(options.region(), ion, depth);
            }
        }
        for (SimsColumn c : columns) {
            addColumn(c, ion, z, frame, into);
        }
        if (ion == Ion.ZRO2) {
            for (SimsTruth.HotSpot spot : hotSpots) {
                addSpot(spot, z, frame, into);
            }
        }
        double k = z / REFERENCE_LAYER_UM - 0.5;
        double factor = SteadyMath.exp(-k / 900);
        if (ion.polarity() == IonPolarity.POSITIVE) {
            factor *= (1 - 0.03 * k / 159) * (layer == spikeLayer() ? SPIKE_FACTOR : 1);
        }
        for (int n = 0; n < into.length; n++) {
            into[n] *= vignetting[n] * factor;
        }
        if (frame.gain() != null) {
            for (int n = 0; n < into.length; n++) {
                into[n] *= frame.gain()[n];
            }
        }
    }

    private void addColumn(SimsColumn c, Ion ion, double z, Frame frame, double[] into) {
        double sodium = c.sodium() ? RegionChemistry.sodiumGain(ion) : 0;
        double oxide = c.oxide() == SimsColumn.Oxide.NONE ? 0 : RegionChemistry.oxideGain(ion);
        if (sodium == 0 && oxide == 0) {
            return;
        }
        double p = options.pixelUm();
        double half = c.radiusUm() + SimsColumn.SHELL_UM + COLUMN_MARGIN_UM
                + (frame.heightUm() == null ? 0 : TILT_MARGIN_UM);
        int iFrom = pixel((c.centreXUm() + c.tiltX() * z - half) / p + frame.shiftX());
        int iTo = pixel((c.centreXUm() + c.tiltX() * z + half) / p + frame.shiftX());
        int jFrom = pixel((c.centreYUm() + c.tiltY() * z - half) / p + frame.shiftY());
        int jTo = pixel((c.centreYUm() + c.tiltY() * z + half) / p + frame.shiftY());
        double depth = z;
        double reach = RegionChemistry.reach(c, z);
        double pulse = RegionChemistry.pulse(c, z);
        double base = RegionChemistry.counts(options.region(), ion, z);
        for (int j = jFrom; j <= jTo; j++) {
            double y = (j + 0.5 - frame.shiftY()) * p;
            for (int i = iFrom; i <= iTo; i++) {
                int n = j * N + i;
                if (frame.heightUm() != null) {
                    depth = z - frame.heightUm()[n];
                    if (depth < 0) {
                        continue;
                    }
                    reach = RegionChemistry.reach(c, depth);
                    pulse = RegionChemistry.pulse(c, depth);
                    base = RegionChemistry.counts(options.region(), ion, depth);
                }
                double d = c.distanceUm((i + 0.5 - frame.shiftX()) * p, y, depth);
                if (sodium > 0) {
                    into[n] += sodium * RegionChemistry.inside(c, d) * reach * pulse;
                }
                if (oxide > 0) {
                    into[n] += base * oxide * RegionChemistry.oxide(c, d) * reach;
                }
            }
        }
    }

    private void addSpot(SimsTruth.HotSpot spot, double z, Frame frame, double[] into) {
        double highest = frame.heightUm() == null ? 0 : RegionChemistry.ISLAND.heightUm();
        double deepest = SPOT_DEVIATIONS * spot.sigmaDepthUm();
        if (z < spot.depthUm() - deepest || z - highest > spot.depthUm() + deepest) {
            return;
        }
        double p = options.pixelUm();
        double half = SPOT_DEVIATIONS * spot.sigmaUm();
        int iFrom = pixel((spot.xUm() - half) / p + frame.shiftX());
        int iTo = pixel((spot.xUm() + half) / p + frame.shiftX());
        int jFrom = pixel((spot.yUm() - half) / p + frame.shiftY());
        int jTo = pixel((spot.yUm() + half) / p + frame.shiftY());
        double lateral = 2 * spot.sigmaUm() * spot.sigmaUm();
        double vertical = 2 * spot.sigmaDepthUm() * spot.sigmaDepthUm();
        for (int j = jFrom; j <= jTo; j++) {
            double dy = (j + 0.5 - frame.shiftY()) * p - spot.yUm();
            for (int i = iFrom; i <= iTo; i++) {
                int n = j * N + i;
                double depth = frame.heightUm() == null ? z : z - frame.heightUm()[n];
                if (depth >= 0) {
                    double dx = (i + 0.5 - frame.shiftX()) * p - spot.xUm();
                    double dz = depth - spot.depthUm();
                    into[n] += spot.counts() * SteadyMath.exp(-(dx * dx + dy * dy) / lateral - dz * dz / vertical);
                }
            }
        }
    }

    private static int pixel(double position) {
        return Math.clamp((long) position, 0, N - 1);
    }
}
