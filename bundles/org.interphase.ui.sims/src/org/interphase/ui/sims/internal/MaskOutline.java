// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.interphase.sims.Region;

/** The closed lines around a mask's pixels, along the pixels' edges. */
final class MaskOutline {

    private MaskOutline() {}

    /** {@return the lines, each x, y, x, y … of its corners in pixels; what is inside lies to the right} */
    static List<double[]> of(Region.PixelMask mask) {
        int w = mask.width();
        int h = mask.height();
        boolean[] inside = new boolean[w * h];
        int[] runs = mask.runs();
        int at = 0;
        for (int i = 0; i < runs.length; i++) {
            Arrays.fill(inside, at, at + runs[i], i % 2 == 1);
            at += runs[i];
        }
        // an edge that goes right, above a pixel that is inside and below one that is not, starts each line
        boolean[] done = new boolean[w * h];
        List<double[]> lines = new ArrayList<>();
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                if (isIn(inside, w, h, x, y) && !isIn(inside, w, h, x, y - 1) && !done[y * w + x]) {
                    lines.add(follow(inside, done, w, h, x, y));
                }
            }
        }
        return lines;
    }

    private static boolean isIn(boolean[] inside, int w, int h, int x, int y) {
        return x >= 0 && y >= 0 && x < w && y < h && inside[y * w + x];
    }

    private static double[] follow(boolean[] inside, boolean[] done, int w, int h, int startX, int startY) {
        double[] xy = new double[16];
        int n = 0;
        int x = startX;
        int y = startY;
        int direction = 0;
        do {
            if (direction == 0) {
                done[y * w + x] = true;
            }
            int nextX = x + (direction == 0 ? 1 : direction == 2 ? -1 : 0);
            int nextY = y + (direction == 1 ? 1 : direction == 3 ? -1 : 0);
            // the pixels ahead of the corner that was reached, to the left and to the right of the way
            boolean left = ahead(inside, w, h, nextX, nextY, direction, true);
            boolean right = ahead(inside, w, h, nextX, nextY, direction, false);
            int turn = !right ? 1 : left ? 3 : 0;
            if (turn != 0) {
                xy = n == xy.length ? Arrays.copyOf(xy, 2 * n) : xy;
                xy[n++] = nextX;
                xy[n++] = nextY;
            }
            direction = (direction + turn) % 4;
            x = nextX;
            y = nextY;
        } while (x != startX || y != startY || direction != 0);
        return Arrays.copyOf(xy, n);
    }

    /** Whether the pixel beyond a corner is inside, looking right (0), down (1), left (2) or up (3). */
    private static boolean ahead(boolean[] inside, int w, int h, int x, int y, int direction, boolean left) {
        return switch (direction) {
            case 0 -> isIn(inside, w, h, x, left ? y - 1 : y);
            case 1 -> isIn(inside, w, h, left ? x : x - 1, y);
            case 2 -> isIn(inside, w, h, x - 1, left ? y : y - 1);
            default -> isIn(inside, w, h, left ? x - 1 : x, y - 1);
        };
    }
}
