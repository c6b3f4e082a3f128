// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.internal.render;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.volume.render.Frame;
import org.interphase.volume.render.Mode;

/** A picture while it is drawn: its rays, tile by tile. */
final class Drawing {

    /** Pixels along an edge of a tile. */
    private static final int TILE = 16;

    /** Light that is there from everywhere; the rest comes from the viewer. */
    private static final double AMBIENT = 0.3;

    /** What of a step is not worth a sample. */
    private static final double LEAST_REST = 1e-6;

    private static final long ONE = 1L << 32;

    private final Frame frame;
    private final View view;
    private final double stretch;
    private final double stepUm;
    private final int background;
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
     * @param stepUm from sample to sample in stretched µm
     * @param background colour behind all
     * @param drawn the species
     */
    Drawing(Frame frame, View view, double stretch, double stepUm, int background, List<Drawn> drawn) {
        this.frame = frame;
        this.view = view;
        this.stretch = stretch;
        this.stepUm = stepUm;
        this.background = background;
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
        if (across > 0 && down > 0 && composites.length + maxima.length + surfaces.length > 0) {
            Parts.forEach(executor, threads, across * down, progress, t -> tile(t % across, t / across, progress));
        }
        return rgb;
    }

    private void tile(int tx, int ty, Progress progress) throws CancelledException {
        Worker worker = new Worker();
        int toX = Math.min(view.toX, view.fromX + (tx + 1) * TILE);
        int toY = Math.min(view.toY, view.fromY + (ty + 1) * TILE);
        for (int y = view.fromY + ty * TILE; y < toY; y++) {
            progress.checkCancelled();
            for (int x = view.fromX + tx * TILE; x < toX; x++) {
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
        private final boolean[] seen = new boolean[composites.length];

        private Worker() {
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
                rays[i].step(
                        ray[3] * stepUm / edge[0], ray[4] * stepUm / edge[1], ray[5] * stepUm / (edge[2] * stretch));
            }
        }

        private void start(Drawn[] drawn, Ray[] rays) {
            double t = ends[0] + stepUm / 2;
            for (int i = 0; i < rays.length; i++) {
                double[] edge = drawn[i].raster().edge;
                double[] corner = drawn[i].raster().corner;
                rays[i].start(
                        (ray[0] + t * ray[3] - corner[0]) / edge[0] - 0.5,
                        (ray[1] + t * ray[4] - corner[1]) / edge[1] - 0.5,
                        ((ray[2] + t * ray[5]) / stretch - corner[2]) / edge[2] - 0.5);
            }
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

        private void along(int side) {
            double length = (ends[1] - ends[0]) / stepUm;
            double behind = Double.POSITIVE_INFINITY;
            if (surfaces.length > 0) {
                start(surfaces, surfaceRays);
                behind = surface(side, length);
            }
            if (composites.length > 0) {
                start(composites, compositeRays);
                composite(Math.min(length, behind));
            }
            if (behind < Double.POSITIVE_INFINITY) {
                for (int c = 0; c < 3; c++) {
                    sum[c] += sum[3] * shade[c];
                }
                sum[3] = 0;
            }
            if (maxima.length > 0) {
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
                    double facing = at == 0 ? view.facing(side, ray) : facing(d.raster(), surfaceRays[i], at - 0.5);
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
            if (r.value(a, -0.5) >= d.level()) {
                return 0;
            }
            int n = steps(length);
            int k = Kernels.first(a, r, n, d.empty(), d.level());
            double end = length - 0.5;
            if (k < n) {
                return 0.5 + Kernels.refine(a, r, Math.max(-0.5, k - 1), k, d.level());
            }
            return r.value(a, end) >= d.level()
                    ? 0.5 + Kernels.refine(a, r, Math.max(-0.5, n - 1), end, d.level())
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
            int n = steps(length);
            double rest = length - n;
            if (composites.length == 1) {
                Drawn d = composites[0];
                Ray r = compositeRays[0];
                Raster a = d.raster();
                Kernels.composite(
                        a, r, 0, n, r.insideFrom(a, n), r.insideTo(a, n), d.empty(), d.colours(), d.table(), sum);
            } else {
                several(n);
            }
            if (rest > LEAST_REST && sum[3] >= Kernels.LEAST_THROUGH) {
                mix(n - 0.5 + rest / 2);
                // What is left of the way is shorter than a step.
                double through = Math.pow(mixed[3], rest);
                float scale = mixed[3] < 1 ? (float) ((1 - through) / (1.0 - mixed[3])) * sum[3] : 0;
                for (int c = 0; c < 3; c++) {
                    sum[c] += scale * mixed[c];
                }
                sum[3] *= (float) through;
            }
        }

        /** Several species at once; each is looked at only where it is not transparent. */
        private void several(int n) {
            Arrays.fill(until, 0);
            int k = 0;
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
            int n = steps(length);
            Arrays.fill(mixed, 0, 3, 0);
            float through = 1;
            for (int i = 0; i < maxima.length; i++) {
                Drawn d = maxima[i];
                Ray r = maximumRays[i];
                Raster a = d.raster();
                double rest = length - n;
                long least = rest > LEAST_REST || n == 0 ? r.value(a, n - 0.5 + rest / 2) : 0;
                long highest = Kernels.highest(a, r, n, r.insideFrom(a, n), r.insideTo(a, n), least);
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

        private static int steps(double length) {
            return (int) (length + LEAST_REST);
        }
    }
}
