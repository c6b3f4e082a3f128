// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.render;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.volume.Labels;
import org.interphase.volume.VolumeGeometry;
import org.interphase.volume.internal.render.Volumes;

/**
 * Draws scenes by casting rays through volumes, on all cores, without a graphics card.
 *
 * <p>Samples are those of the voxels' middles, mixed linearly along each axis between them; in the outer half of a voxel at a
 * border they are those of its middle. A ray's steps are those that {@link Frame} says, from where it enters what is left by the
 * cuts, each sample in the middle of its step; the last step is as long as what is left.
 *
 * <ul>
 *   <li>{@link Mode#COMPOSITE}: colours times opacity from front to back, mixed as values of sRGB, until less than 1/512 is let
 *       through. Several species are mixed at each sample: what they let through is multiplied.
 *   <li>{@link Mode#ISO}: the place is refined to a thousandth of a step. Light comes from the viewer, and by 0.3 from everywhere;
 *       both sides are lit. What is above the level where a ray enters is closed by the side it enters at. Nothing composite behind
 *       a surface is seen.
 *   <li>{@link Mode#MIP}: the highest sample in its colour with the opacity of its stop as it stands. Several species are added;
 *       they lie over all else, whatever is before them.
 * </ul>
 *
 * <p>The smoothing that a scene asks for is that of the samples: it is done before they are given. A picture is the same on any
 * number of threads, and with or without what is passed over because nothing is seen there.
 *
 * <p>In memory are the volumes that were given, beside them about a seventh more for the pyramid.
 */
public final class RayCaster implements Renderer {

    private final Executor executor;
    private final int threads;
    private Volumes volumes = Volumes.NONE;

    /** Creates a caster that works on all cores, beside others that use the common pool. */
    public RayCaster() {
        this(ForkJoinPool.commonPool(), Runtime.getRuntime().availableProcessors());
    }

    /**
     * Creates a caster.
     *
     * @param executor whose threads help the one that asks for a picture
     * @param threads at most how many work at a time, that one among them, at least 1
     */
    public RayCaster(Executor executor, int threads) {
        this.executor = Objects.requireNonNull(executor);
        this.threads = threads;
        if (threads < 1) {
            throw new IllegalArgumentException("expected at least 1 thread, found " + threads);
        }
    }

    @Override
    public void open(List<Samples> samples, Progress progress) throws CancelledException {
        volumes = Volumes.NONE;
        volumes = Volumes.of(samples, executor, threads, progress);
    }

    @Override
    public int levels() {
        return volumes.levels();
    }

    @Override
    public Picture render(Scene scene, Frame frame, Progress progress) throws CancelledException {
        return new Picture(
                frame.width(), frame.height(), volumes.draw(scene, frame, executor, threads, progress));
    }

    /** {@return the raster around the volumes, in which places are; empty as long as there is none} */
    public Optional<VolumeGeometry> geometry() {
        return volumes.geometry();
    }

    /**
     * {@return what is seen at a place of a picture: the first surface; where there is none, the composite sample that adds most
     * to what is seen; where there is none, the highest sample}
     *
     * @param scene what is seen
     * @param frame the picture
     * @param px place in it in pixels, from its left side
     * @param py place in it in pixels, from its upper side
     */
    public Optional<Hit> pick(Scene scene, Frame frame, double px, double py) {
        return volumes.pick(scene, frame, px, py);
    }

    /**
     * {@return the first voxel of an object along the ray through a place of a picture, where the ray enters it; what is cut away
     * is not looked at}
     *
     * @param labels the objects, of the raster of the volumes
     * @param scene camera and cuts
     * @param frame the picture
     * @param px place in it in pixels, from its left side
     * @param py place in it in pixels, from its upper side
     */
    public Optional<Hit> pick(Labels labels, Scene scene, Frame frame, double px, double py) {
        return volumes.pick(labels, scene, frame, px, py);
    }

    @Override
    public String name() {
        return "ray caster, " + threads + (threads == 1 ? " thread" : " threads");
    }

    @Override
    public void close() {
        volumes = Volumes.NONE;
    }
}
