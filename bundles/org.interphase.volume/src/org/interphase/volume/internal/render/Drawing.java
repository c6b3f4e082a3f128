// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal.render;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.volume.render.Frame;
import org.interphase.volume.render.Hit;
import org.interphase.volume.render.Mode;

/** A picture while it is drawn: its rays, tile by tile. */
final class Drawing {

    /** Pixels along an edge of a tile. */
    private static final int TILE = 16;

    /** Light that is there from everywhere; the rest comes from the viewer. */
    private static final double AMBIENT = 0.3;

    /** What may be lost of a step by rounding. */
    private static final double ROUNDING = 1e-6;

    private static final long ONE = 1L << 32;

    /** Places of the ranges of the three modes. */
    private static final int COMPOSITES = 0;

    private static final int MAXIMA = 1;
    private static final int SURFACES = 2;
    private static final int MODES = 3;

    private final Frame frame;
    private final View view;
    private final double stretch;
    private final Stepping stepping;
    private final int background;
    private final Drawn any;
    private final Drawn[] composites;
    private final Drawn[] maxima;
    private final Drawn[] surfaces;
    private final int[] rgb;

    /**
     * Prepares a picture.
     *
     * @param frame how finely
     * @param view which rays
     * @param stretch of the depth
     * @param stepping from sample to sample
     * @param background colour behind all
     * @param drawn the species
     */
    Drawing(Frame frame, View view, double stretch, Stepping stepping, int background, List<Drawn> drawn) {
        this.frame = frame;
        this.view = view;
        this.stretch = stretch;
        this.stepping = stepping;
        this.background = background;
        any = drawn.getFirst();
        composites = of(drawn, Mode.COMPOSITE);
        maxima = of(drawn, Mode.MIP);
        surfaces = of(drawn, Mode.ISO);
        rgb = new int[frame.width() * frame.height()];
        Arrays.fill(rgb, background);
    }

    private static Drawn[] of(List<Drawn> all, Mode mode) {
        return all.stream().filter(d -> d.mode() == mode).toArray(Drawn[]::new);
    }

    /** Draws it; {@code [y·width + x]}. */
    int[] draw(Executor executor, int threads, Progress progress) throws CancelledException {
        progress.checkCancelled();
        int across = (view.toX - view.fromX + TILE - 1) / TILE;
        int down = (view.toY - view.fromY + TILE - 1) / TILE;
        if (across > 0 && down > 0) {
            TileRanges[] ranges = {
                ranges(composites, across, down), ranges(maxima, across, down), ranges(surfaces, across, down)
            };
            Parts.forEach(executor, threads, across * down, progress, t -> tile(t, across, ranges, progress));
        }
        return rgb;
    }

    /** What is seen at a place of it: a surface, or what adds most, or the highest. */
    Optional<Hit> pick(double px, double py) {
        return new Worker(new TileRanges[MODES], 0).pick(px, py);
    }

    /** Where something is seen of species; null for everywhere. */
    private TileRanges ranges(Drawn[] drawn, int across, int down) {
        if (!view.isParallel() || Arrays.stream(drawn).anyMatch(d -> !d.empty().any)) {
            return null;
        }
        TileRanges ranges = new TileRanges(view, TILE, across, down);
        for (Drawn d : drawn) {
            ranges.add(d.raster(), d.empty());
        }
        return ranges;
    }

    private void tile(int t, int across, TileRanges[] ranges, Progress progress) throws CancelledException {
        if (Arrays.stream(ranges).allMatch(r -> r != null && r.near[t] > r.far[t])) {
            return;
        }
        Worker worker = new Worker(ranges, t);
        int fromX = view.fromX + t % across * TILE;
        int fromY = view.fromY + t / across * TILE;
        int toX = Math.min(view.toX, fromX + TILE);
        int toY = Math.min(view.toY, fromY + TILE);
        for (int y = fromY; y < toY; y++) {
            progress.checkCancelled();
            for (int x = fromX; x < toX; x++) {
                rgb[y * frame.width() + x] = worker.pixel(x, y);
            }
        }
    }

    /** What a thread needs for itself. */
    private final class Worker {

        private final double[] ray = new double[6];
        private final double[] ends = new double[2];
        private final float[] sum = new float[4];
        private final float[] mixed = new float[4];
        private final float[] pixel = new float[3];
        private final float[] shade = new float[3];
        private final Ray[] compositeRays = rays(composites.length);
        private final Ray[] maximumRays = rays(maxima.length);
        private final Ray[] surfaceRays = rays(surfaces.length);
        private final int[] until = new int[composites.length];
        private double lead;
        private final boolean[] seen = new boolean[composites.length];

        private final TileRanges[] ranges;
        private final int tile;
        /** The samples in which something may be seen. */
        private int from;

        private int to;

        private Worker(TileRanges[] ranges, int tile) {
            this.ranges = ranges;
            this.tile = tile;
            if (view.isParallel()) {
                view.ray(0, 0, ray);
                step();
            }
        }

        private static Ray[] rays(int n) {
            Ray[] rays = new Ray[n];
            Arrays.setAll(rays, i -> new Ray());
            return rays;
        }

        private void step() {
            step(composites, compositeRays);
            step(maxima, maximumRays);
            step(surfaces, surfaceRays);
        }

        private void step(Drawn[] drawn, Ray[] rays) {
            for (int i = 0; i < rays.length; i++) {
                double[] edge = drawn[i].raster().edge;
                double x = ray[3] * stepping.um() / edge[0];
                double y = ray[4] * stepping.um() / edge[1];
                double z = ray[5] * stepping.um() / (edge[2] * stretch);
                if (stepping.across() < 0) {
                    rays[i].step(x, y, z);
                } else {
                    rays[i].stepAcross(stepping.across(), stepping.planes(), x, y, z);
                }
            }
        }

        /** How many steps it is from the entrance to the first sample. */
        private double lead() {
            int axis = stepping.across();
            if (axis < 0) {
                return 0.5;
            }
            Raster a = any.raster();
            double place = axis < 2 ? ray[axis] + ends[0] * ray[3 + axis] : (ray[2] + ends[0] * ray[5]) / stretch;
            double at = (place - a.corner[axis]) / a.edge[axis] - 0.5;
            // Half of the planes that are passed over lie before the first one.
            double inset = (stepping.planes() - 1) / 2.0 - ROUNDING;
            double first = ray[3 + axis] > 0 ? Math.ceil(at + inset) : Math.floor(at - inset);
            return Math.abs(first - at) / stepping.planes();
        }

        private void start(Drawn[] drawn, Ray[] rays) {
            double t = ends[0] + lead * stepping.um();
            for (int i = 0; i < rays.length; i++) {
                double[] edge = drawn[i].raster().edge;
                double[] corner = drawn[i].raster().corner;
                rays[i].start(
                        (ray[0] + t * ray[3] - corner[0]) / edge[0] - 0.5,
                        (ray[1] + t * ray[4] - corner[1]) / edge[1] - 0.5,
                        ((ray[2] + t * ray[5]) / stretch - corner[2]) / edge[2] - 0.5);
            }
        }

        /** Sets the samples in which something may be seen of the first n; whether there are any. */
        private boolean within(int mode, int n) {
            from = 0;
            to = n;
            TileRanges r = ranges[mode];
            if (r != null) {
                from = (int) Math.max(0, Math.ceil((r.near[tile] - ends[0]) / stepping.um() - lead));
                to = (int) Math.min(n, Math.floor((r.far[tile] - ends[0]) / stepping.um() - lead) + 1);
            }
            return from < to;
        }

        /** The mean of a pixel's rays. */
        int pixel(int x, int y) {
            int n = frame.supersample();
            if (n == 1) {
                cast(x + 0.5, y + 0.5);
                return packed(sum[0], sum[1], sum[2]);
            }
            Arrays.fill(pixel, 0);
            for (int j = 0; j < n; j++) {
                for (int i = 0; i < n; i++) {
                    cast(x + (i + 0.5) / n, y + (j + 0.5) / n);
                    for (int c = 0; c < 3; c++) {
                        pixel[c] += sum[c];
                    }
                }
            }
            float scale = 1f / (n * n);
            return packed(pixel[0] * scale, pixel[1] * scale, pixel[2] * scale);
        }

        private static int packed(float r, float g, float b) {
            return level(r) << 16 | level(g) << 8 | level(b);
        }

        private static int level(float v) {
            return Math.max(0, Math.min(255, (int) (v * 255 + 0.5f)));
        }

        /** A ray's colour over the background. */
        private void cast(double px, double py) {
            Arrays.fill(sum, 0, 3, 0);
            sum[3] = 1;
            view.ray(px, py, ray);
            int side = view.clip(ray, ends);
            if (side >= 0) {
                if (!view.isParallel()) {
                    step();
                }
                along(side);
            }
            for (int c = 0; c < 3; c++) {
                sum[c] += sum[3] * (background >> 16 - 8 * c & 0xFF) / 255f;
            }
        }

        private Optional<Hit> pick(double px, double py) {
            view.ray(px, py, ray);
            int side = view.clip(ray, ends);
            if (side < 0) {
                return Optional.empty();
            }
            step();
            double length = (ends[1] - ends[0]) / stepping.um();
            lead = lead();
            start(surfaces, surfaceRays);
            double nearest = Double.POSITIVE_INFINITY;
            Drawn of = null;
            for (int i = 0; i < surfaces.length; i++) {
                double at = surface(surfaces[i], surfaceRays[i], Math.min(length, nearest));
                if (at < nearest) {
                    nearest = at;
                    of = surfaces[i];
                }
            }
            if (of != null) {
                return Optional.of(hit(of, nearest));
            }
            start(composites, compositeRays);
            start(maxima, maximumRays);
            int n = samples(length);
            double most = 0;
            float through = 1;
            for (int k = 0; k < n && composites.length > 0; k++) {
                mix(k);
                double adds = through * (1.0 - mixed[3]);
                if (adds > most) {
                    most = adds;
                    nearest = k + lead;
                    of = mostOpaque(k);
                }
                through *= mixed[3];
            }
            if (of != null) {
                return Optional.of(hit(of, nearest));
            }
            double highest = 0;
            for (int i = 0; i < maxima.length; i++) {
                Drawn d = maxima[i];
                for (int k = 0; k < n; k++) {
                    long value = maximumRays[i].value(d.raster(), k);
                    boolean visible = d.table()[d.colours().entry(value) * ColourTable.ENTRY + 3] < 1;
                    double counts = value * d.raster().step;
                    if (visible && counts > highest) {
                        highest = counts;
                        nearest = k + lead;
                        of = d;
                    }
                }
            }
            return of == null ? Optional.empty() : Optional.of(hit(of, nearest));
        }

        private Drawn mostOpaque(int k) {
            Drawn most = composites[0];
            float least = 1;
            for (int i = 0; i < composites.length; i++) {
                Drawn d = composites[i];
                float lets = d.table()[d.colours().entry(compositeRays[i].value(d.raster(), k)) * ColourTable.ENTRY + 3];
                if (lets < least) {
                    least = lets;
                    most = d;
                }
            }
            return most;
        }

        private Hit hit(Drawn d, double steps) {
            double t = ends[0] + steps * stepping.um();
            return new Hit(
                    ray[0] + t * ray[3], ray[1] + t * ray[4], (ray[2] + t * ray[5]) / stretch, d.species(), 0);
        }

        private boolean isSeen(int mode) {
            return ranges[mode] == null || ranges[mode].near[tile] <= ranges[mode].far[tile];
        }

        private void along(int side) {
            double length = (ends[1] - ends[0]) / stepping.um();
            lead = lead();
            double behind = Double.POSITIVE_INFINITY;
            if (surfaces.length > 0 && isSeen(SURFACES)) {
                start(surfaces, surfaceRays);
                behind = surface(side, length);
            }
            if (composites.length > 0 && isSeen(COMPOSITES)) {
                start(composites, compositeRays);
                composite(Math.min(length, behind));
            }
            if (behind < Double.POSITIVE_INFINITY) {
                for (int c = 0; c < 3; c++) {
                    sum[c] += sum[3] * shade[c];
                }
                sum[3] = 0;
            }
            if (maxima.length > 0 && isSeen(MAXIMA)) {
                start(maxima, maximumRays);
                maximum(length);
            }
        }

        /** The nearest surface: its colour goes to {@code shade}, its distance from the entrance in steps is returned. */
        private double surface(int side, double length) {
            double nearest = Double.POSITIVE_INFINITY;
            for (int i = 0; i < surfaces.length; i++) {
                Drawn d = surfaces[i];
                double at = surface(d, surfaceRays[i], Math.min(length, nearest));
                if (at < nearest) {
                    nearest = at;
                    // What is inside already where the ray enters is closed by the side it enters at.
                    double facing = at == 0 ? view.facing(side, ray) : facing(d.raster(), surfaceRays[i], at - lead);
                    float light = (float) (AMBIENT + (1 - AMBIENT) * facing);
                    for (int c = 0; c < 3; c++) {
                        shade[c] = light * (d.rgb() >> 16 - 8 * c & 0xFF) / 255f;
                    }
                }
            }
            return nearest;
        }

        private double surface(Drawn d, Ray r, double length) {
            Raster a = d.raster();
            if (r.value(a, -lead) >= d.level()) {
                return 0;
            }
            int n = samples(length);
            int k = within(SURFACES, n)
                    ? Kernels.first(a, r, from, to, r.insideFrom(a, n), r.insideTo(a, n), d.empty(), d.level())
                    : n;
            k = k < to ? k : n;
            double end = length - lead;
            if (k < n) {
                return lead + Kernels.refine(a, r, Math.max(-lead, k - 1), k, d.level());
            }
            return r.value(a, end) >= d.level()
                    ? lead + Kernels.refine(a, r, Math.max(-lead, n - 1), end, d.level())
                    : Double.POSITIVE_INFINITY;
        }

        /** The cosine between the ray and the gradient, without sign, at a place in samples of the ray. */
        private double facing(Raster a, Ray r, double k) {
            long x = r.x + (long) (k * r.dx);
            long y = r.y + (long) (k * r.dy);
            long z = r.z + (long) (k * r.dz);
            double gx = (a.at(x + ONE, y, z) - a.at(x - ONE, y, z)) / a.edge[0];
            double gy = (a.at(x, y + ONE, z) - a.at(x, y - ONE, z)) / a.edge[1];
            double gz = (a.at(x, y, z + ONE) - a.at(x, y, z - ONE)) / (a.edge[2] * stretch);
            double length = Math.sqrt(gx * gx + gy * gy + gz * gz);
            return length > 0 ? Math.abs(gx * ray[3] + gy * ray[4] + gz * ray[5]) / length : 1;
        }

        private void composite(double length) {
            int n = samples(length);
            if (n < 2) {
                // The first sample stands for all of it, or the middle does where there is none.
                add(n == 1 ? 0 : length / 2 - lead, length);
                return;
            }
            if (!within(COMPOSITES, n)) {
                return;
            }
            if (from == 0) {
                add(0, lead + 0.5);
            }
            int first = Math.max(1, from);
            int end = Math.min(n - 1, to);
            if (composites.length == 1) {
                Drawn d = composites[0];
                Ray r = compositeRays[0];
                Raster a = d.raster();
                Kernels.composite(
                        a, r, first, end, r.insideFrom(a, n), r.insideTo(a, n), d.empty(), d.colours(), d.table(), sum);
            } else {
                several(first, end);
            }
            if (to == n) {
                add(n - 1, length - lead - n + 1.5);
            }
        }

        /** Adds a sample that stands for more or less than a step. */
        private void add(double k, double steps) {
            if (sum[3] < Kernels.LEAST_THROUGH
                    || composites.length == 1
                            && composites[0].empty().distance[
                                            compositeRays[0].brick(composites[0].raster(), (int) Math.round(k))]
                                    > 1) {
                return;
            }
            mix(k);
            double hidden = 1 - mixed[3];
            if (hidden > 0) {
                double through = Math.pow(mixed[3], steps);
                float scale = (float) ((1 - through) / hidden) * sum[3];
                for (int c = 0; c < 3; c++) {
                    sum[c] += scale * mixed[c];
                }
                sum[3] *= (float) through;
            }
        }

        /** Several species at once; each is looked at only where it is not transparent. */
        private void several(int from, int n) {
            Arrays.fill(until, 0);
            int k = from;
            while (k < n && sum[3] >= Kernels.LEAST_THROUGH) {
                int next = n;
                boolean any = false;
                for (int i = 0; i < until.length; i++) {
                    if (k >= until[i]) {
                        Ray r = compositeRays[i];
                        Raster a = composites[i].raster();
                        int distance = composites[i].empty().distance[r.brick(a, k)];
                        until[i] = k + r.stay(a, k, distance);
                        seen[i] = distance == 0;
                    }
                    next = Math.min(next, until[i]);
                    any |= seen[i];
                }
                for (; any && k < next && sum[3] >= Kernels.LEAST_THROUGH; k++) {
                    mix(k);
                    float through = sum[3];
                    sum[0] += through * mixed[0];
                    sum[1] += through * mixed[1];
                    sum[2] += through * mixed[2];
                    sum[3] = through * mixed[3];
                }
                k = any ? k : next;
            }
        }

        /**
         * All species at a sample as one: what they let through is multiplied, and what they hide is shared among their colours
         * as each would hide it alone.
         */
        private void mix(double k) {
            float r = 0;
            float g = 0;
            float b = 0;
            float hidden = 0;
            float through = 1;
            for (int i = 0; i < composites.length; i++) {
                Drawn d = composites[i];
                int e = d.colours().entry(compositeRays[i].value(d.raster(), k)) * ColourTable.ENTRY;
                float[] table = d.table();
                r += table[e];
                g += table[e + 1];
                b += table[e + 2];
                hidden += 1 - table[e + 3];
                through *= table[e + 3];
            }
            float scale = hidden > 0 ? (1 - through) / hidden : 0;
            mixed[0] = r * scale;
            mixed[1] = g * scale;
            mixed[2] = b * scale;
            mixed[3] = through;
        }

        /** Maxima are added to each other, and lie over all else. */
        private void maximum(double length) {
            int n = samples(length);
            Arrays.fill(mixed, 0, 3, 0);
            float through = 1;
            for (int i = 0; i < maxima.length; i++) {
                Drawn d = maxima[i];
                Ray r = maximumRays[i];
                Raster a = d.raster();
                long least = n == 0 ? r.value(a, length / 2 - lead) : 0;
                long highest = within(MAXIMA, n)
                        ? Kernels.highest(
                                a, r, from, to, r.insideFrom(a, n), r.insideTo(a, n), d.empty(), least)
                        : least;
                int e = d.colours().entry(highest) * ColourTable.ENTRY;
                for (int c = 0; c < 3; c++) {
                    mixed[c] = Math.min(1, mixed[c] + d.table()[e + c]);
                }
                through *= d.table()[e + 3];
            }
            for (int c = 0; c < 3; c++) {
                sum[c] = mixed[c] + through * sum[c];
            }
            sum[3] *= through;
        }

        /** How many samples there are on a way of some steps from the entrance on. */
        private int samples(double length) {
            return Math.max(0, (int) Math.floor(length - lead + ROUNDING) + 1);
        }
    }
}
