// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.volume.Labels;
import org.interphase.volume.VolumeGeometry;
import org.interphase.volume.render.Frame;
import org.interphase.volume.render.Hit;
import org.interphase.volume.render.Mode;
import org.interphase.volume.render.Samples;
import org.interphase.volume.render.Scene;
import org.interphase.volume.render.SceneChannel;
import org.interphase.volume.render.TransferFunction;

/** The volumes that a caster draws, with their pyramids and what was prepared for transfer functions and levels. */
public final class Volumes {

    /** There is none. */
    public static final Volumes NONE = new Volumes(null, Map.of());

    /** How much is kept of what was prepared. */
    private static final int KEPT = 64;

    /** Hundredths of the longest edge are what opacities are of. */
    private static final double SHARE_OF_EDGE = 0.01;

    private final VolumeGeometry geometry;
    /** {@code [level]} of each species. */
    private final Map<String, List<Raster>> pyramids;

    private final Map<Key, Prepared> prepared = new LinkedHashMap<>();

    private record Key(String species, int level, Mode mode, TransferFunction transfer, double counts) {}

    private record Prepared(ColourTable colours, EmptyBricks empty) {}

    private Volumes(VolumeGeometry geometry, Map<String, List<Raster>> pyramids) {
        this.geometry = geometry;
        this.pyramids = pyramids;
    }

    /**
     * Prepares volumes.
     *
     * @param samples of one raster, each species once
     * @param executor whose threads help
     * @param threads at most how many work
     * @param progress what to report to
     * @throws IllegalArgumentException when they are not of one raster, or a species is there twice
     * @throws CancelledException when asked to end
     */
    public static Volumes of(List<Samples> samples, Executor executor, int threads, Progress progress)
            throws CancelledException {
        if (samples.isEmpty()) {
            return NONE;
        }
        VolumeGeometry around = Samples.around(samples);
        Map<String, List<Raster>> pyramids = new HashMap<>();
        for (int i = 0; i < samples.size(); i++) {
            Samples s = samples.get(i);
            progress.report((double) i / samples.size(), "prepare " + s.species());
            List<Raster> levels = new ArrayList<>();
            levels.add(Raster.of(s, executor, threads, progress));
            while (levels.getLast().halves()) {
                levels.add(levels.getLast().half(executor, threads, progress));
            }
            if (pyramids.put(s.species(), List.copyOf(levels)) != null) {
                throw new IllegalArgumentException("expected each species once, found " + s.species() + " twice");
            }
        }
        progress.report(1, "prepared");
        return new Volumes(around, pyramids);
    }

    /** {@return how many levels the pyramids have} */
    public int levels() {
        return pyramids.values().stream().mapToInt(List::size).max().orElse(1);
    }

    /**
     * {@return a picture, {@code [y·width + x]}}
     *
     * @param scene what is seen
     * @param frame how finely
     * @param executor whose threads help
     * @param threads at most how many work
     * @param progress asked whether to go on
     * @throws CancelledException when asked to end
     */
    public int[] draw(Scene scene, Frame frame, Executor executor, int threads, Progress progress)
            throws CancelledException {
        progress.checkCancelled();
        Optional<Drawing> drawing = drawing(scene, frame, progress);
        if (drawing.isPresent()) {
            return drawing.get().draw(executor, threads, progress);
        }
        int[] empty = new int[frame.width() * frame.height()];
        Arrays.fill(empty, scene.decor().backgroundRgb());
        return empty;
    }

    /**
     * {@return what is seen at a place of a picture}
     *
     * @param scene what is seen
     * @param frame the picture
     * @param px place in it in pixels
     * @param py place in it in pixels
     */
    public Optional<Hit> pick(Scene scene, Frame frame, double px, double py) {
        try {
            return drawing(scene, frame, Progress.NONE).flatMap(d -> d.pick(px, py));
        } catch (CancelledException e) {
            throw new IllegalStateException("nobody asked to end", e);
        }
    }

    /**
     * {@return the first object along a ray of a picture}
     *
     * @param labels the objects
     * @param scene camera and cuts
     * @param frame the picture
     * @param px place in it in pixels
     * @param py place in it in pixels
     */
    public Optional<Hit> pick(Labels labels, Scene scene, Frame frame, double px, double py) {
        return LabelWalk.first(
                labels, new View(geometry == null ? labels.geometry() : geometry, scene, frame.width(), frame.height()),
                scene.zScale(), px, py);
    }

    /** {@return the raster around the volumes; empty as long as there is none} */
    public Optional<VolumeGeometry> geometry() {
        return Optional.ofNullable(geometry);
    }

    /** Prepares a picture; empty where nothing is in it. */
    private Optional<Drawing> drawing(Scene scene, Frame frame, Progress progress) throws CancelledException {
        List<SceneChannel> shown = scene.channels().stream()
                .filter(c -> c.visible() && pyramids.containsKey(c.species()))
                .toList();
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        int level = Math.min(frame.level(), levels() - 1);
        View view = new View(geometry, scene, frame.width(), frame.height());
        List<Raster> rasters = new ArrayList<>();
        for (SceneChannel c : shown) {
            rasters.add(pyramids.get(c.species()).get(level));
        }
        Stepping stepping = Stepping.of(view, rasters, scene.zScale(), frame);
        double unitUm = SHARE_OF_EDGE
                * Math.max(
                        geometry.width() * geometry.pixelWidthUm(),
                        Math.max(
                                geometry.height() * geometry.pixelHeightUm(),
                                (geometry.topUm(geometry.layers()) - geometry.topUm(0)) * scene.zScale()));
        List<Drawn> drawn = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            progress.checkCancelled();
            drawn.add(drawn(shown.get(i), rasters.get(i), level, stepping.um() / unitUm));
        }
        return Optional.of(
                new Drawing(frame, view, scene.zScale(), stepping, scene.decor().backgroundRgb(), drawn));
    }

    private Drawn drawn(SceneChannel c, Raster raster, int level, double stepUnits) {
        boolean surface = c.mode() == Mode.ISO;
        Key key = new Key(
                c.species(), level, c.mode(), surface ? null : c.transfer(), surface ? c.levelCounts() : 0);
        long value = (long) Math.scalb(Math.clamp(c.levelCounts() / raster.step, 0, 1 << 17), Ray.VALUE_BITS);
        Prepared p = prepared.get(key);
        if (p == null) {
            if (prepared.size() >= KEPT) {
                prepared.remove(prepared.keySet().iterator().next());
            }
            p = prepare(c, raster, value);
            prepared.put(key, p);
        }
        float[] table =
                switch (c.mode()) {
                    case COMPOSITE -> p.colours.of(stepUnits);
                    case MIP -> p.colours.unit();
                    case ISO -> null;
                };
        return new Drawn(c.species(), c.mode(), raster, p.empty, p.colours, table, value, c.rgb());
    }

    private static Prepared prepare(SceneChannel c, Raster raster, long value) {
        if (c.mode() == Mode.ISO) {
            return new Prepared(
                    null,
                    new EmptyBricks(raster, b -> (long) (raster.most[b] & Samples.HIGHEST) << Ray.VALUE_BITS < value));
        }
        ColourTable colours = new ColourTable(c.transfer(), raster);
        if (c.mode() == Mode.MIP) {
            return new Prepared(
                    colours, new EmptyBricks(raster, b -> colours.transparent(0, raster.most[b] & Samples.HIGHEST)));
        }
        return new Prepared(
                colours,
                new EmptyBricks(
                        raster,
                        b -> colours.transparent(raster.least[b] & Samples.HIGHEST, raster.most[b] & Samples.HIGHEST)));
    }
}
