// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.eclipse.swt.graphics.Point;
import org.junit.jupiter.api.Test;

final class LegendPlaceTest {

    private static final Point SIZE = new Point(100, 50);
    private static final View VIEW = new View(new Span(0, 1, false), new Span(0, 1, false), new Span(0, 1, false), 400, 300);

    /** Points in a square of 60 pixels. */
    private static List<double[][]> heapAt(int left, int top, int points) {
        double[][] heap = new double[2][points];
        for (int i = 0; i < points; i++) {
            heap[0][i] = left + i * 7 % 60;
            heap[1][i] = top + i * 13 % 60;
        }
        return List.<double[][]>of(heap);
    }

    @Test
    void liesAtTheUpperRightWhereThatIsFree() {
        assertEquals(new Point(296, 4), new LegendPlace().find(SIZE, VIEW, heapAt(0, 200, 50)));
    }

    @Test
    void coversNoPointWhereThereIsAFreePlace() {
        List<double[][]> drawn = heapAt(330, 5, 50);
        Point place = new LegendPlace().find(SIZE, VIEW, drawn);
        assertEquals(0, LegendPlace.covered(place, SIZE, drawn));
    }

    @Test
    void staysWhileAFewPointsPassUnderIt() {
        LegendPlace legend = new LegendPlace();
        Point before = legend.find(SIZE, VIEW, heapAt(0, 200, 50));
        assertEquals(before, legend.find(SIZE, VIEW, heapAt(330, 5, 2)));
        assertTrue(legend.find(SIZE, VIEW, heapAt(330, 5, 50)).x < before.x);
    }
}
