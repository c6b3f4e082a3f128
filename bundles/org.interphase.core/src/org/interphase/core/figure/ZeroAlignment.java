// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.core.figure;

/** Two vertical axes whose zeros are at the same height, so that it is seen whether two quantities go in tandem. */
public final class ZeroAlignment {

    private ZeroAlignment() {}

    /**
     * Widens two ranges until zero divides both in the same ratio. Each is scaled by its larger side, so that the larger
     * deflections of both are equally high.
     *
     * @param left lower and upper end of the one range, finite
     * @param right lower and upper end of the other one, finite
     * @return the two ranges, {@code [0]} holding {@code left} and zero, {@code [1]} holding {@code right} and zero
     */
    public static double[][] of(double[] left, double[] right) {
        double ofLeft = Math.max(Math.abs(Math.min(0, left[0])), Math.max(0, left[1]));
        double ofRight = Math.max(Math.abs(Math.min(0, right[0])), Math.max(0, right[1]));
        if (!(ofLeft > 0) || !(ofRight > 0)) {
            return new double[][] {left.clone(), right.clone()};
        }
        double below = Math.min(Math.min(0, left[0]) / ofLeft, Math.min(0, right[0]) / ofRight);
        double above = Math.max(Math.max(0, left[1]) / ofLeft, Math.max(0, right[1]) / ofRight);
        return new double[][] {{below * ofLeft, above * ofLeft}, {below * ofRight, above * ofRight}};
    }
}
