// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.plot;

import java.util.List;
import org.eclipse.swt.graphics.Point;

/**
 * Where the legend lies: where it covers the fewest points, of several such places the nearest to the upper right. It stays
 * where it was as long as that is hardly worse, so that it does not jump about while the plot is panned.
 */
final class LegendPlace {

    private static final int GAP = 4;
    private static final int STEPS = 8;
    private static final double WORSE = 1.5;
    private static final int SLACK = 4;
    private static final int SAMPLES = 500;

    private int column = -1;
    private int row;

    /** Looks for a place anew the next time. */
    void forget() {
        column = -1;
    }

    /** {@return the upper left corner of a legend of a size} */
    Point find(Point size, View view, List<double[][]> drawn) {
        int bestColumn = STEPS;
        int bestRow = 0;
        int fewest = Integer.MAX_VALUE;
        for (int r = 0; r <= STEPS; r++) {
            for (int c = STEPS; c >= 0; c--) {
                int cost = cost(size, view, drawn, c, r);
                if (cost < fewest) {
                    fewest = cost;
                    bestColumn = c;
                    bestRow = r;
                }
            }
        }
        if (column < 0 || cost(size, view, drawn, column, row) > WORSE * fewest + SLACK) {
            column = bestColumn;
            row = bestRow;
        }
        return place(size, view, column, row);
    }

    private static int cost(Point size, View view, List<double[][]> drawn, int column, int row) {
        boolean atEdge = row == 0 || row == STEPS || column == 0 || column == STEPS;
        return 2 * covered(place(size, view, column, row), size, drawn) + (atEdge ? 0 : 1);
    }

    private static Point place(Point size, View view, int column, int row) {
        return new Point(
                GAP + column * (view.width() - size.x - 2 * GAP) / STEPS,
                GAP + row * (view.height() - size.y - 2 * GAP) / STEPS);
    }

    /** {@return how many of some drawn points lie under a legend} */
    static int covered(Point place, Point size, List<double[][]> drawn) {
        int covered = 0;
        for (double[][] pixels : drawn) {
            int step = Math.max(1, pixels[0].length / SAMPLES);
            for (int i = 0; i < pixels[0].length; i += step) {
                double px = pixels[0][i] - place.x;
                double py = pixels[1][i] - place.y;
                if (px > -GAP && px < size.x + GAP && py > -GAP && py < size.y + GAP) {
                    covered++;
                }
            }
        }
        return covered;
    }
}
