// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal.render;

import java.util.Arrays;

/**
 * Which part of parallel rays is worth a look, for each tile of a picture: that in which there are bricks that are not empty.
 */
final class TileRanges {

    /** Nearest and farthest place of such a brick along a ray in stretched µm, {@code [tile]}; +∞ and −∞ where there is none. */
    final double[] near;

    final double[] far;

    private final View view;
    private final int tile;
    private final int across;
    private final int down;

    /**
     * Prepares ranges without any brick.
     *
     * @param view the picture
     * @param tile pixels along an edge of a tile; the first one is at the view's first pixel
     * @param across tiles in x
     * @param down tiles in y
     */
    TileRanges(View view, int tile, int across, int down) {
        this.view = view;
        this.tile = tile;
        this.across = across;
        this.down = down;
        near = new double[across * down];
        far = new double[across * down];
        Arrays.fill(near, Double.POSITIVE_INFINITY);
        Arrays.fill(far, Double.NEGATIVE_INFINITY);
    }

    /**
     * Adds where bricks are seen.
     *
     * @param raster whose
     * @param empty which are empty
     */
    void add(Raster raster, EmptyBricks empty) {
        double[] size = new double[3];
        for (int d = 0; d < 3; d++) {
            size[d] = Raster.BRICK * raster.edge[d];
        }
        // Places in the picture, and along rays, of the first brick's corner, and the ways from brick to brick.
        double[] origin = view.toPicture(
                raster.corner[0] + raster.edge[0] / 2,
                raster.corner[1] + raster.edge[1] / 2,
                raster.corner[2] + raster.edge[2] / 2);
        double[][] way = new double[3][];
        // Half of what a brick takes, and half a voxel to each side, since the outermost samples reach to the border.
        double[] half = new double[3];
        for (int d = 0; d < 3; d++) {
            way[d] = view.toPicture(
                    raster.corner[0] + raster.edge[0] / 2 + (d == 0 ? size[0] : 0),
                    raster.corner[1] + raster.edge[1] / 2 + (d == 1 ? size[1] : 0),
                    raster.corner[2] + raster.edge[2] / 2 + (d == 2 ? size[2] : 0));
            for (int i = 0; i < 3; i++) {
                way[d][i] -= origin[i];
                half[i] += Math.abs(way[d][i]) * (0.5 + 0.5 / Raster.BRICK + 1e-6);
            }
        }
        for (int z = 0; z < raster.bricksZ; z++) {
            for (int y = 0; y < raster.bricksY; y++) {
                int row = (z * raster.bricksY + y) * raster.bricksX;
                double px = origin[0] + (z + 0.5) * way[2][0] + (y + 0.5) * way[1][0] - view.fromX;
                double py = origin[1] + (z + 0.5) * way[2][1] + (y + 0.5) * way[1][1] - view.fromY;
                double t = origin[2] + (z + 0.5) * way[2][2] + (y + 0.5) * way[1][2];
                for (int x = 0; x < raster.bricksX; x++) {
                    if (empty.distance[row + x] == 0) {
                        double cx = px + (x + 0.5) * way[0][0];
                        double cy = py + (x + 0.5) * way[0][1];
                        double ct = t + (x + 0.5) * way[0][2];
                        int fromX = Math.max(0, (int) Math.floor((cx - half[0]) / tile));
                        int toX = Math.min(across - 1, (int) Math.floor((cx + half[0]) / tile));
                        int fromY = Math.max(0, (int) Math.floor((cy - half[1]) / tile));
                        int toY = Math.min(down - 1, (int) Math.floor((cy + half[1]) / tile));
                        for (int j = fromY; j <= toY; j++) {
                            for (int i = fromX; i <= toX; i++) {
                                int at = j * across + i;
                                near[at] = Math.min(near[at], ct - half[2]);
                                far[at] = Math.max(far[at], ct + half[2]);
                            }
                        }
                    }
                }
            }
        }
    }
}
