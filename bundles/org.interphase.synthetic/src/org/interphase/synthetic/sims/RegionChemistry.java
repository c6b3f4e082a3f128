// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.synthetic.sims;

import static org.interphase.synthetic.internal.random.SteadyMath.exp;
import static org.interphase.synthetic.internal.random.SteadyMath.sigmoid;

import java.util.ArrayList;
import java.util.List;
import org.interphase.core.data.IonPolarity;
import org.interphase.core.species.Species;
import org.interphase.synthetic.internal.random.Xoshiro;

/**
 * What each region is made of: counts of each species against depth, and what columns and spots add to them. All counts are
 * those of a pixel and a layer in the middle of the raster, before vignetting, decay of the beam and gain.
 */
final class RegionChemistry {

    /** The species, in the order of the stacks. */
    enum Ion {
        NA("Na+", 6.0, 12),
        SI("Si+", 0.8, 0.05),
        ZR("Zr+", 0.5, 0.05),
        ZRO("ZrO+", 0.4, 0.05),
        O("O-", 8.0, 4),
        P("P-", 0.3, 0.05),
        SIO2("SiO2-", 1.6, 0.05),
        PO2("PO2-", 1.4, 0.05),
        ZRO2("ZrO2-", 0.4, 0.05);

        private final Species species;
        private final double bulk;
        private final double metal;

        Ion(String formula, double bulk, double metal) {
            this.species = Species.parse(formula);
            this.bulk = bulk;
            this.metal = metal;
        }

        Species species() {
            return species;
        }

        IonPolarity polarity() {
            return species.polarity();
        }

        /** Counts in the bulk. */
        double bulk(SimsRegion region) {
            if (region == SimsRegion.NON_SODIATED) {
                return switch (this) {
                    case SIO2 -> 2.4;
                    case PO2 -> 1.0;
                    default -> bulk;
                };
            }
            return bulk;
        }

        /** Counts of sodium metal. */
        double metal() {
            return metal;
        }
    }

    static final SimsTruth.Interphase INTERPHASE = new SimsTruth.Interphase(0.35, 0.05, 0.25, 1.8);
    static final SimsTruth.Island ISLAND = new SimsTruth.Island(150, 150, 0.30, 35);

    /** Half width of the edge of columns, in µm, and of their ends. */
    static final double EDGE_UM = 0.4;

    private static final double END_UM = 0.03;
    private static final double PERIOD_UM = 0.35;
    private static final double PERIODIC_PART = 0.25;
    private static final int HOT_SPOTS = 25;

    private RegionChemistry() {}

    /** Counts at a depth in µm, without columns and spots. */
    static double counts(SimsRegion region, Ion ion, double z) {
        return ion.bulk(region)
                * switch (region) {
                    case NON_SODIATED -> nonSodiated(ion, z);
                    case CYCLED -> cycled(ion, z);
                    case FAILED -> failed(ion, z);
                };
    }

    private static double nonSodiated(Ion ion, double z) {
        return switch (ion) {
            case NA -> 1 + 0.15 * exp(-z / 0.3);
            case SI -> 0.6 + 0.6 * exp(-z / 0.1) + 0.5 * sigmoid((z - 1.4) / 0.15);
            case ZR -> 1 - 0.6 * exp(-z / 0.5);
            case ZRO -> 0.25 + 1.5 * exp(-(z / 0.25) * (z / 0.25));
            case O, SIO2, PO2 -> 1;
            case P -> 1 - 0.4 * exp(-z / 0.5);
            case ZRO2 -> 0.5 + 0.5 * sigmoid((z - 1) / 0.3);
        };
    }

    private static double cycled(Ion ion, double z) {
        double layer = 1 - sigmoid((z - INTERPHASE.z0Um()) / INTERPHASE.widthUm());
        return switch (ion) {
            case NA -> 1 - (1 - INTERPHASE.sodiumRatio()) * layer;
            case SI, P -> 1;
            case ZR -> 1 - 0.3 * exp(-z / 0.5);
            case ZRO -> 1.6;
            case O -> 1 + 0.3 * layer;
            case SIO2 -> 1 + (INTERPHASE.silicateRatio() - 1) * layer;
            case PO2 -> 1 + 0.8 * layer + exp(-z / 0.08);
            case ZRO2 -> 0.4 + 0.45 * z + 0.8 * layer;
        };
    }

    private static double failed(Ion ion, double z) {
        return switch (ion) {
            case NA -> 0.5;
            case ZRO -> 1.2;
            case ZRO2 -> 0.6 + 0.6 * sigmoid((z - 0.8) / 0.2);
            default -> 1;
        };
    }

    /** Counts that a sodium column adds to a species where its share is 1. */
    static double sodiumGain(Ion ion) {
        return switch (ion) {
            case NA -> 14;
            case O -> 6;
            default -> 0;
        };
    }

    /** What oxides whose share is 1 add to a species, over what is there without them. */
    static double oxideGain(Ion ion) {
        return switch (ion) {
            case SIO2, PO2 -> 1.5;
            case ZRO2 -> 4;
            case ZRO -> 2;
            default -> 0;
        };
    }

    /** How much of a column is there at a depth: 1 between its ends. */
    static double reach(SimsColumn c, double z) {
        double upper = c.throughSurface() ? 1 : sigmoid((z - c.fromUm()) / END_UM);
        double lower = c.throughBottom() ? 1 : sigmoid((c.toUm() - z) / END_UM);
        return upper * lower;
    }

    /** How the sodium of a column comes and goes with depth. */
    static double pulse(SimsColumn c, double z) {
        return 1 + PERIODIC_PART * StrictMath.sin(2 * Math.PI * z / PERIOD_UM + c.id());
    }

    /** Share of oxides at a distance from a column's axis, in µm. */
    static double oxide(SimsColumn c, double distanceUm) {
        return switch (c.oxide()) {
            case NONE -> 0;
            case TANDEM -> inside(c, distanceUm);
            case SHELL -> sigmoid((c.radiusUm() + SimsColumn.SHELL_UM - distanceUm) / EDGE_UM)
                    - 0.6 * inside(c, distanceUm);
        };
    }

    /** Share of a column at a distance from its axis, in µm. */
    static double inside(SimsColumn c, double distanceUm) {
        return sigmoid((c.radiusUm() - distanceUm) / EDGE_UM);
    }

    /** Height of the island in µm at a point in µm. */
    static double heightUm(double x, double y) {
        return ISLAND.heightUm() * bell(x - ISLAND.centreXUm()) * bell(y - ISLAND.centreYUm());
    }

    private static double bell(double d) {
        return exp(-d * d / (2 * ISLAND.sigmaUm() * ISLAND.sigmaUm()));
    }

    /** Spots of the cycled region; none in others. */
    static List<SimsTruth.HotSpot> hotSpots(SimsRegion region, long seed) {
        List<SimsTruth.HotSpot> spots = new ArrayList<>();
        if (region == SimsRegion.CYCLED) {
            Xoshiro random = new Xoshiro(seed, Streams.HOT_SPOTS);
            for (int i = 0; i < HOT_SPOTS; i++) {
                spots.add(new SimsTruth.HotSpot(
                        random.between(20, 280), random.between(20, 280), random.between(0.15, 1.9), 2.4, 2.5, 0.1));
            }
        }
        return List.copyOf(spots);
    }

    /** Columns of the failed region; none in others. */
    static List<SimsColumn> columns(SimsRegion region) {
        if (region != SimsRegion.FAILED) {
            return List.of();
        }
        SimsColumn.Oxide shell = SimsColumn.Oxide.SHELL;
        SimsColumn.Oxide tandem = SimsColumn.Oxide.TANDEM;
        SimsColumn.Oxide none = SimsColumn.Oxide.NONE;
        return List.of(
                through(1, 150, 150, 11.0, 0, 0, shell),
                through(2, 105, 170, 7.5, 4, -2, shell),
                through(3, 190, 120, 6.0, -3, 2, tandem),
                through(4, 122, 98, 4.5, 2, 3, tandem),
                through(5, 205, 195, 3.0, 0, 0, tandem),
                new SimsColumn(6, 70, 80, 5.0, 0, 1.10, true, false, 0, 0, true, shell),
                new SimsColumn(7, 235, 70, 6.5, 0.60, SimsStackOptions.DEPTH_UM, false, true, 0, 3, true, tandem),
                through(8, 160, 178, 4.0, 0, 0, none),
                through(9, 45, 215, 8.0, 5, 5, none),
                free(101, 88, 120, 3.0, 0.2, 2.0),
                free(102, 176, 92, 4.0, 0, 1.5),
                free(103, 220, 225, 3.5, 0.4, 2.0));
    }

    private static SimsColumn through(
            int id, double cx, double cy, double r, double tiltX, double tiltY, SimsColumn.Oxide oxide) {
        return new SimsColumn(
                id, cx, cy, r, 0, SimsStackOptions.DEPTH_UM, true, true, tiltX, tiltY, true, oxide);
    }

    private static SimsColumn free(int id, double cx, double cy, double r, double from, double to) {
        return new SimsColumn(id, cx, cy, r, from, to, false, false, 0, 0, false, SimsColumn.Oxide.TANDEM);
    }
}
