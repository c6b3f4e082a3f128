// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.render;

import java.util.ArrayList;
import java.util.List;

/**
 * How finely to draw while a view moves, and how to get finer when it rests. It learns from the time that pictures took, and
 * looks at no clock itself. For one thread.
 *
 * <p>There are rungs from fine to coarse: the volume itself at full size, then levels of the pyramid, then pictures of half and a
 * quarter of the edges, to be enlarged. What a rung takes is guessed from what others took: rays in proportion to the pixels,
 * samples to the raster.
 */
public final class Refinement {

    /** Moving pictures get finer only where that leaves some time, lest they go to and fro. */
    private static final double SPARE = 0.8;

    /** A resting view does not stop at rungs that take less than this times what the one before took. */
    private static final double WORTH = 2;

    /** How much of a new measurement is believed. */
    private static final double NEWS = 0.5;

    /** What a ray takes beside its samples, in shares of the samples of the volume itself. */
    private static final double RAY = 0.05;

    private final double targetMs;
    private final List<Rung> rungs = new ArrayList<>();
    /** What was measured last, per unit of work; NaN as long as nothing was. */
    private double msPerWork = Double.NaN;

    private int moving;

    private record Rung(int level, int divisor) {

        private double work() {
            return (Math.scalb(1.0, -level) + RAY) / ((double) divisor * divisor);
        }

        private Frame frame(int width, int height) {
            return new Frame(Math.max(1, width / divisor), Math.max(1, height / divisor), level, 1, 1);
        }
    }

    /**
     * Starts with nothing measured, and the coarsest rung.
     *
     * @param levels of the pyramid, at least 1
     * @param targetMs what a moving picture may take, above 0
     * @throws IllegalArgumentException when a value is out of its range
     */
    public Refinement(int levels, double targetMs) {
        if (levels < 1 || !(targetMs > 0)) {
            throw new IllegalArgumentException(
                    "expected at least one level and a time above 0, found " + levels + " and " + targetMs + " ms");
        }
        this.targetMs = targetMs;
        int coarsest = Math.min(levels - 1, 3);
        for (int level = 0; level <= Math.min(coarsest, 2); level++) {
            rungs.add(new Rung(level, 1));
        }
        rungs.add(new Rung(Math.min(coarsest, 1), 2));
        if (coarsest >= 2) {
            rungs.add(new Rung(2, 2));
        }
        rungs.add(new Rung(coarsest, 4));
        moving = rungs.size() - 1;
    }

    /**
     * {@return what to draw while the view moves; it may be smaller than the view, and is to be enlarged then}
     *
     * @param width of the view in pixels
     * @param height of the view in pixels
     */
    public Frame moving(int width, int height) {
        while (moving < rungs.size() - 1 && expectedMs(moving) > targetMs) {
            moving++;
        }
        while (moving > 0 && expectedMs(moving - 1) <= SPARE * targetMs) {
            moving--;
        }
        return rungs.get(moving).frame(width, height);
    }

    /**
     * {@return what to draw one after the other when the view rests, ever finer, the last one the volume itself at full size; each
     * to be shown when it is there, and to be given up when the view moves again}
     *
     * @param width of the view in pixels
     * @param height of the view in pixels
     */
    public List<Frame> resting(int width, int height) {
        List<Frame> frames = new ArrayList<>();
        double before = rungs.get(moving).work();
        for (int i = moving - 1; i > 0; i--) {
            double work = rungs.get(i).work();
            if (work >= WORTH * before && work * WORTH <= rungs.getFirst().work()) {
                frames.add(rungs.get(i).frame(width, height));
                before = work;
            }
        }
        frames.add(rungs.getFirst().frame(width, height));
        return frames;
    }

    /**
     * Learns how long a picture took.
     *
     * @param frame one of those that were given
     * @param width of the view in pixels
     * @param height of the view in pixels
     * @param tookMs how long
     */
    public void measured(Frame frame, int width, int height, double tookMs) {
        for (int i = 0; i < rungs.size(); i++) {
            if (rungs.get(i).frame(width, height).equals(frame)) {
                double now = tookMs / rungs.get(i).work();
                msPerWork = Double.isNaN(msPerWork) ? now : msPerWork + NEWS * (now - msPerWork);
                return;
            }
        }
    }

    /** What a rung takes; NaN as long as nothing was measured. */
    private double expectedMs(int rung) {
        return msPerWork * rungs.get(rung).work();
    }
}
