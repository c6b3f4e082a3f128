// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal.render;

import java.util.function.IntPredicate;

/**
 * How far it is from each brick to the nearest that is not empty: 0 of those themselves, else the longest of the distances along
 * the axes. All bricks nearer than that are empty.
 */
final class EmptyBricks {

    private static final int FAR = 100;

    /** {@code [(z·bricksY + y)·bricksX + x]}. */
    final byte[] distance;
    /** Whether any brick is empty. */
    final boolean any;

    EmptyBricks(Raster raster, IntPredicate empty) {
        distance = new byte[raster.most.length];
        boolean some = false;
        for (int i = 0; i < distance.length; i++) {
            if (empty.test(i)) {
                distance[i] = FAR;
                some = true;
            }
        }
        any = some;
        if (some) {
            int sx = raster.bricksX;
            int sy = raster.bricksY;
            int sz = raster.bricksZ;
            // The longest of three distances: along each axis one after the other, the others' neighbours taken along.
            for (int z = 0; z < sz; z++) {
                for (int y = 0; y < sy; y++) {
                    for (int x = 0; x < sx; x++) {
                        forward(x, y, z, sx, sy);
                    }
                }
            }
            for (int z = sz - 1; z >= 0; z--) {
                for (int y = sy - 1; y >= 0; y--) {
                    for (int x = sx - 1; x >= 0; x--) {
                        backward(x, y, z, sx, sy, sz);
                    }
                }
            }
        }
    }

    private void forward(int x, int y, int z, int sx, int sy) {
        int i = (z * sy + y) * sx + x;
        int d = distance[i];
        if (d == 0) {
            return;
        }
        int fromX = Math.max(0, x - 1);
        int toX = Math.min(sx - 1, x + 1);
        if (z > 0) {
            for (int b = Math.max(0, y - 1); b <= Math.min(sy - 1, y + 1); b++) {
                d = nearest(d, ((z - 1) * sy + b) * sx, fromX, toX);
            }
        }
        if (y > 0) {
            d = nearest(d, (z * sy + y - 1) * sx, fromX, toX);
        }
        distance[i] = (byte) nearest(d, (z * sy + y) * sx, fromX, x - 1);
    }

    private void backward(int x, int y, int z, int sx, int sy, int sz) {
        int i = (z * sy + y) * sx + x;
        int d = distance[i];
        if (d == 0) {
            return;
        }
        int fromX = Math.max(0, x - 1);
        int toX = Math.min(sx - 1, x + 1);
        if (z < sz - 1) {
            for (int b = Math.max(0, y - 1); b <= Math.min(sy - 1, y + 1); b++) {
                d = nearest(d, ((z + 1) * sy + b) * sx, fromX, toX);
            }
        }
        if (y < sy - 1) {
            d = nearest(d, (z * sy + y + 1) * sx, fromX, toX);
        }
        distance[i] = (byte) nearest(d, (z * sy + y) * sx, x + 1, toX);
    }

    private int nearest(int d, int row, int from, int to) {
        int least = d;
        for (int i = row + from; i <= row + to; i++) {
            least = Math.min(least, distance[i] + 1);
        }
        return least;
    }
}
