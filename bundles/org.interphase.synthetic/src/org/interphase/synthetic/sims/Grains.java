// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.synthetic.sims;

import org.interphase.synthetic.internal.random.Counting;
import org.interphase.synthetic.internal.random.Xoshiro;

/**
 * Cells of Voronoi around points that lie at random, with a gain each. The points of each square of a lattice have a stream of
 * their own, so that a place has the same grain in every field of view.
 */
final class Grains {

    static final SimsTruth.Grains STATISTICS = new SimsTruth.Grains(12, 0.15);

    private static final double CELL_UM = 12;
    private static final double MARGIN_UM = 72;

    private final int from;
    private final int cells;
    /** Index of each square's first point, and one more. */
    private final int[] first;
    final double[] x;
    final double[] y;
    final double[] gain;

    Grains(long seed, double fovUm) {
        from = (int) Math.floor(-MARGIN_UM / CELL_UM);
        cells = (int) Math.ceil((fovUm + MARGIN_UM) / CELL_UM) - from;
        double area = Math.PI / 4 * STATISTICS.meanDiameterUm() * STATISTICS.meanDiameterUm();
        first = new int[cells * cells + 1];
        Xoshiro[] streams = new Xoshiro[cells * cells];
        for (int c = 0; c < streams.length; c++) {
            streams[c] = new Xoshiro(seed, Streams.GRAINS, from + c % cells, from + c / cells);
            first[c + 1] = first[c] + Counting.poisson(CELL_UM * CELL_UM / area, streams[c]);
        }
        x = new double[first[streams.length]];
        y = new double[x.length];
        gain = new double[x.length];
        for (int c = 0; c < streams.length; c++) {
            for (int g = first[c]; g < first[c + 1]; g++) {
                x[g] = (from + c % cells + streams[c].uniform()) * CELL_UM;
                y[g] = (from + c / cells + streams[c].uniform()) * CELL_UM;
                gain[g] = Math.max(0, 1 + STATISTICS.gainDeviation() * streams[c].normal());
            }
        }
    }

    /** Gain of the grain at a point in µm. */
    double gain(double px, double py) {
        int cx = Math.clamp((long) Math.floor(px / CELL_UM) - from, 0, cells - 1);
        int cy = Math.clamp((long) Math.floor(py / CELL_UM) - from, 0, cells - 1);
        double nearest = Double.POSITIVE_INFINITY;
        int found = -1;
        for (int ring = 0; ring < cells; ring++) {
            for (int j = Math.max(0, cy - ring); j <= Math.min(cells - 1, cy + ring); j++) {
                boolean edge = j == cy - ring || j == cy + ring;
                int step = edge || ring == 0 ? 1 : 2 * ring;
                for (int i = cx - ring; i <= cx + ring; i += step) {
                    if (i < 0 || i >= cells) {
                        continue;
                    }
                    for (int g = first[j * cells + i]; g < first[j * cells + i + 1]; g++) {
                        double d = (x[g] - px) * (x[g] - px) + (y[g] - py) * (y[g] - py);
                        if (d < nearest) {
                            nearest = d;
                            found = g;
                        }
                    }
                }
            }
            // Whatever lies in the next ring is at least this far away.
            double left = px - (from + cx - ring) * CELL_UM;
            double right = (from + cx + ring + 1) * CELL_UM - px;
            double above = py - (from + cy - ring) * CELL_UM;
            double below = (from + cy + ring + 1) * CELL_UM - py;
            double safe = Math.min(Math.min(left, right), Math.min(above, below));
            if (safe > 0 && nearest <= safe * safe) {
                break;
            }
        }
        return found < 0 ? 1 : gain[found];
    }
}
