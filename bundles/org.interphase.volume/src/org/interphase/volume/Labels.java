// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.interphase.sims.filter.Slabs;

/**
 * Connected objects of a volume: voxels that touch by a face, an edge or a corner (26 neighbours) belong together. Kept as
 * runs along x, so that memory grows with the objects' surface and not with the volume.
 *
 * <p>Runs of each layer are found and joined within the layer on all cores; then layers are joined with the one above by
 * union and find.
 */
public final class Labels {

    /** Numbers of a run: its first pixel, the pixel behind its last one, its object. */
    static final int RUN = 3;

    private final VolumeGeometry geometry;
    private final int[][] runs;
    private final List<Component> components;

    private Labels(VolumeGeometry geometry, int[][] runs, List<Component> components) {
        this.geometry = geometry;
        this.runs = runs;
        this.components = List.copyOf(components);
    }

    /**
     * An object.
     *
     * @param id its label, &gt; 0
     * @param voxels how many
     * @param volumeUm3 their volume in µm³, each layer as thick as it is
     * @param centreUm centroid {@code [x, y, z]} in µm
     * @param fromLayer first layer
     * @param toLayer last layer
     * @param fromX first pixel in x
     * @param toX last pixel in x
     * @param fromY first pixel in y
     * @param toY last pixel in y
     */
    public record Component(
            int id,
            long voxels,
            double volumeUm3,
            double[] centreUm,
            int fromLayer,
            int toLayer,
            int fromX,
            int toX,
            int fromY,
            int toY) {

        /** Copies the centroid. */
        public Component {
            centreUm = centreUm.clone();
        }

        /** {@return the centroid, a copy} */
        @Override
        public double[] centreUm() {
            return centreUm.clone();
        }

        /** Whether number, box and centroid of its voxels are the same, as they are where the voxels are. */
        boolean hasSameVoxelsAs(Component o) {
            return voxels == o.voxels
                    && fromLayer == o.fromLayer
                    && toLayer == o.toLayer
                    && fromX == o.fromX
                    && toX == o.toX
                    && fromY == o.fromY
                    && toY == o.toY
                    && Arrays.equals(centreUm, o.centreUm);
        }
    }

    /** {@return the raster} */
    public VolumeGeometry geometry() {
        return geometry;
    }

    /**
     * {@return the objects by their ids; as they are found these count from 1 on, the largest object first, while edits keep
     * the ids of what they do not touch}
     */
    public List<Component> components() {
        return components;
    }

    /**
     * {@return an object}
     *
     * @param id its label
     */
    public Optional<Component> component(int id) {
        return components.stream().filter(c -> c.id() == id).findFirst();
    }

    /**
     * {@return places in {@link #components()} by id, as long as the highest id and one; −1 where there is no object of an id,
     * as for 0}
     */
    public int[] places() {
        int[] places = new int[1 + components.stream().mapToInt(Component::id).max().orElse(0)];
        Arrays.fill(places, -1);
        for (int i = 0; i < components.size(); i++) {
            places[components.get(i).id()] = i;
        }
        return places;
    }

    /**
     * {@return the label of a voxel, 0 where there is no object}
     *
     * @param layer counted from 0
     * @param y pixel in y
     * @param x pixel in x
     * @throws IndexOutOfBoundsException when the voxel lies outside the raster
     */
    public int at(int layer, int y, int x) {
        Objects.checkIndex(layer, geometry.layers());
        int pixel = Objects.checkIndex(y, geometry.height()) * geometry.width() + Objects.checkIndex(x, geometry.width());
        int[] r = runs[layer];
        int low = 0;
        int high = r.length / RUN;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (r[middle * RUN + 1] <= pixel) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low * RUN < r.length && r[low * RUN] <= pixel ? r[low * RUN + 2] : 0;
    }

    /**
     * Writes a layer's labels.
     *
     * @param layer counted from 0
     * @param into {@code [y·width + x]}, 0 where there is no object
     */
    public void layer(int layer, int[] into) {
        Arrays.fill(into, 0);
        int[] r = runs[layer];
        for (int i = 0; i < r.length; i += RUN) {
            Arrays.fill(into, r[i], r[i + 1], r[i + 2]);
        }
    }

    /**
     * {@return a layer's runs: first pixel, pixel behind the last one, label; not a copy}
     *
     * @param layer counted from 0
     */
    int[] runs(int layer) {
        return runs[layer];
    }

    /**
     * {@return the objects of voxels of at least some value}
     *
     * @param volume NaN belongs to nothing
     * @param level the least value
     * @param leastVoxels smaller objects are left out
     * @param progress what to report to
     * @throws CancelledException when asked to end
     */
    public static Labels above(Volume volume, double level, long leastVoxels, Progress progress)
            throws CancelledException {
        return hysteresis(volume, level, level, leastVoxels, progress);
    }

    /**
     * {@return the objects of voxels of at least the low value that hold at least one voxel of the high value}
     *
     * @param volume NaN belongs to nothing
     * @param low value to which an object reaches
     * @param high value that it has somewhere, at least {@code low}
     * @param leastVoxels smaller objects are left out
     * @param progress what to report to
     * @throws IllegalArgumentException when a value is NaN, or the high one below the low one
     * @throws CancelledException when asked to end
     */
    public static Labels hysteresis(Volume volume, double low, double high, long leastVoxels, Progress progress)
            throws CancelledException {
        if (!(high >= low)) {
            throw new IllegalArgumentException("expected a low threshold and one of at least that, found " + low + " and " + high);
        }
        VolumeGeometry g = volume.geometry();
        int[][] runs = new int[g.layers()][];
        int[][] parents = new int[g.layers()][];
        boolean[][] peaks = new boolean[g.layers()][];
        try {
            Slabs.forEach(g.layers(), 1, progress, 0, 1, "find objects", (from, to, done) -> {
                for (int k = from; k < to; k++) {
                    float[] layer = volume.layer(k);
                    runs[k] = runsOf(layer, g.width(), low);
                    parents[k] = joined(runs[k], g.width());
                    peaks[k] = peaksOf(layer, runs[k], high);
                    done.layer();
                }
            });
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be read", e);
        }
        return of(g, runs, parents, peaks, leastVoxels);
    }

    /** Pixels of at least some value as runs, labels left open. */
    private static int[] runsOf(float[] layer, int width, double level) {
        int[] runs = new int[64 * RUN];
        int n = 0;
        for (int row = 0; row < layer.length; row += width) {
            int x = row;
            int end = row + width;
            while (x < end) {
                while (x < end && !(layer[x] >= level)) {
                    x++;
                }
                if (x < end) {
                    int from = x;
                    while (x < end && layer[x] >= level) {
                        x++;
                    }
                    if (n == runs.length) {
                        runs = Arrays.copyOf(runs, 2 * n);
                    }
                    runs[n] = from;
                    runs[n + 1] = x;
                    n += RUN;
                }
            }
        }
        return Arrays.copyOf(runs, n);
    }

    private static boolean[] peaksOf(float[] layer, int[] runs, double high) {
        boolean[] peaks = new boolean[runs.length / RUN];
        for (int i = 0; i < peaks.length; i++) {
            for (int x = runs[i * RUN]; x < runs[i * RUN + 1] && !peaks[i]; x++) {
                peaks[i] = layer[x] >= high;
            }
        }
        return peaks;
    }

    /** Joins the runs of a layer with each other; gives each run's parent. */
    private static int[] joined(int[] runs, int width) {
        int n = runs.length / RUN;
        int[] parent = new int[n];
        for (int i = 0; i < n; i++) {
            parent[i] = i;
        }
        int above = 0;
        for (int i = 0; i < n; i++) {
            int row = runs[i * RUN] / width;
            while (above < i && runs[above * RUN] / width < row - 1) {
                above++;
            }
            for (int j = above; j < i && runs[j * RUN] / width == row - 1; j++) {
                if (runs[j * RUN] + width <= runs[i * RUN + 1] && runs[j * RUN + 1] + width >= runs[i * RUN]) {
                    union(parent, i, j);
                }
            }
        }
        return parent;
    }

    private static int root(int[] parent, int i) {
        int r = i;
        while (parent[r] != r) {
            parent[r] = parent[parent[r]];
            r = parent[r];
        }
        return r;
    }

    private static void union(int[] parent, int a, int b) {
        int ra = root(parent, a);
        int rb = root(parent, b);
        if (ra < rb) {
            parent[rb] = ra;
        } else {
            parent[ra] = rb;
        }
    }

    private static Labels of(VolumeGeometry g, int[][] runs, int[][] parents, boolean[][] peaks, long leastVoxels) {
        int[] first = new int[runs.length + 1];
        for (int k = 0; k < runs.length; k++) {
            first[k + 1] = Math.addExact(first[k], parents[k].length);
        }
        int[] parent = new int[first[runs.length]];
        for (int k = 0; k < runs.length; k++) {
            for (int i = 0; i < parents[k].length; i++) {
                parent[first[k] + i] = first[k] + parents[k][i];
            }
        }
        for (int k = 1; k < runs.length; k++) {
            joinWithAbove(runs[k - 1], first[k - 1], runs[k], first[k], g.width(), parent);
        }
        // Measures of each object, at the place of its root.
        int n = parent.length;
        int[] object = new int[n];
        int objects = 0;
        for (int i = 0; i < n; i++) {
            int r = root(parent, i);
            object[i] = r == i ? objects++ : object[r];
        }
        Sums[] sums = new Sums[objects];
        for (int k = 0; k < runs.length; k++) {
            for (int i = 0; i < parents[k].length; i++) {
                int o = object[first[k] + i];
                sums[o] = sums[o] == null ? new Sums() : sums[o];
                sums[o].add(g, k, runs[k][i * RUN], runs[k][i * RUN + 1], peaks[k][i]);
            }
        }
        int[] order = IntStream.range(0, objects)
                .filter(o -> sums[o].peak && sums[o].voxels >= leastVoxels)
                .boxed()
                .sorted((a, b) -> Long.compare(sums[b].voxels, sums[a].voxels))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] label = new int[objects];
        List<Component> components = new ArrayList<>();
        for (int o : order) {
            label[o] = components.size() + 1;
            components.add(sums[o].component(label[o]));
        }
        IntStream.range(0, runs.length).parallel().forEach(k -> {
            int[] kept = new int[runs[k].length];
            int m = 0;
            for (int i = 0; i < parents[k].length; i++) {
                int l = label[object[first[k] + i]];
                if (l > 0) {
                    kept[m] = runs[k][i * RUN];
                    kept[m + 1] = runs[k][i * RUN + 1];
                    kept[m + 2] = l;
                    m += RUN;
                }
            }
            runs[k] = Arrays.copyOf(kept, m);
        });
        return new Labels(g, runs, components);
    }

    private static void joinWithAbove(int[] above, int firstAbove, int[] here, int firstHere, int width, int[] parent) {
        int start = 0;
        for (int i = 0; i < here.length / RUN; i++) {
            int row = here[i * RUN] / width;
            while (start < above.length / RUN && above[start * RUN] / width < row - 1) {
                start++;
            }
            for (int j = start; j < above.length / RUN && above[j * RUN] / width <= row + 1; j++) {
                int moved = (row - above[j * RUN] / width) * width;
                if (above[j * RUN] + moved <= here[i * RUN + 1] && above[j * RUN + 1] + moved >= here[i * RUN]) {
                    union(parent, firstHere + i, firstAbove + j);
                }
            }
        }
    }

    /** {@return the same objects, numbered from the largest down} */
    Labels numbered() {
        int most = components.stream().mapToInt(Component::id).max().orElse(0);
        int[] number = new int[most + 1];
        int n = 0;
        for (Component c : components.stream()
                .sorted(Comparator.comparingLong(Component::voxels).reversed())
                .toList()) {
            number[c.id()] = ++n;
        }
        int[][] next = new int[runs.length][];
        IntStream.range(0, runs.length).parallel().forEach(k -> {
            next[k] = runs[k].clone();
            for (int i = 0; i < next[k].length; i += RUN) {
                next[k][i + 2] = number[next[k][i + 2]];
            }
        });
        return of(geometry, next);
    }

    /** What is summed up of an object. */
    private static final class Sums {
        private long voxels;
        private boolean peak;
        private double volume;
        private double x;
        private double y;
        private double z;
        private int fromLayer = Integer.MAX_VALUE;
        private int toLayer;
        private int fromX = Integer.MAX_VALUE;
        private int toX;
        private int fromY = Integer.MAX_VALUE;
        private int toY;

        private void add(VolumeGeometry g, int layer, int from, int to, boolean isPeak) {
            int n = to - from;
            int row = from / g.width();
            int left = from - row * g.width();
            double v = n * g.pixelWidthUm() * g.pixelHeightUm() * g.layerUm(layer);
            voxels += n;
            peak |= isPeak;
            volume += v;
            x += v * (left + n / 2.0) * g.pixelWidthUm();
            y += v * (row + 0.5) * g.pixelHeightUm();
            z += v * g.depthUm(layer);
            fromLayer = Math.min(fromLayer, layer);
            toLayer = Math.max(toLayer, layer);
            fromX = Math.min(fromX, left);
            toX = Math.max(toX, left + n - 1);
            fromY = Math.min(fromY, row);
            toY = Math.max(toY, row);
        }

        private Component component(int id) {
            return new Component(
                    id, voxels, volume, new double[] {x / volume, y / volume, z / volume}, fromLayer, toLayer, fromX, toX,
                    fromY, toY);
        }
    }

    /**
     * {@return the labels whose holes are closed: in each layer, what an object encloses belongs to it, through faces of
     * pixels; for objects that are shells}
     */
    public Labels filled() {
        int[][] next = new int[runs.length][];
        IntStream.range(0, runs.length).parallel().forEach(k -> next[k] = filled(k));
        return of(geometry, next);
    }

    /**
     * {@return labels of runs}
     *
     * @param geometry the raster
     * @param runs of each layer in the order of the pixels: first pixel, pixel behind the last one, label above 0; not copied
     */
    static Labels of(VolumeGeometry geometry, int[][] runs) {
        Map<Integer, Sums> sums = new TreeMap<>();
        for (int k = 0; k < runs.length; k++) {
            for (int i = 0; i < runs[k].length; i += RUN) {
                sums.computeIfAbsent(runs[k][i + 2], id -> new Sums()).add(geometry, k, runs[k][i], runs[k][i + 1], true);
            }
        }
        List<Component> all = new ArrayList<>();
        sums.forEach((id, of) -> all.add(of.component(id)));
        return new Labels(geometry, runs, all);
    }

    private int[] filled(int layer) {
        int[] label = new int[geometry.pixels()];
        layer(layer, label);
        int width = geometry.width();
        int height = geometry.height();
        // What is reached from the border without crossing an object is outside.
        int[] stack = new int[label.length];
        boolean[] outside = new boolean[label.length];
        int n = 0;
        for (int i = 0; i < label.length; i++) {
            int x = i % width;
            int y = i / width;
            if (label[i] == 0 && (x == 0 || y == 0 || x == width - 1 || y == height - 1)) {
                outside[i] = true;
                stack[n++] = i;
            }
        }
        while (n > 0) {
            int i = stack[--n];
            int x = i % width;
            for (int s = 0; s < 4; s++) {
                int j = i + (s == 0 ? 1 : s == 1 ? -1 : s == 2 ? width : -width);
                boolean there = s == 0 ? x < width - 1 : s == 1 ? x > 0 : j >= 0 && j < label.length;
                if (there && label[j] == 0 && !outside[j]) {
                    outside[j] = true;
                    stack[n++] = j;
                }
            }
        }
        List<int[]> out = new ArrayList<>();
        int last = 0;
        for (int row = 0; row < label.length; row += width) {
            for (int x = row; x < row + width; x++) {
                if (label[x] == 0 && !outside[x]) {
                    // A hole is reached from its left, where its object is; one within two objects goes to the left one.
                    label[x] = last;
                }
                last = label[x];
            }
            last = 0;
        }
        for (int row = 0; row < label.length; row += width) {
            for (int x = row; x < row + width; ) {
                int from = x;
                while (x < row + width && label[x] == label[from]) {
                    x++;
                }
                if (label[from] > 0) {
                    out.add(new int[] {from, x, label[from]});
                }
            }
        }
        return out.stream().flatMapToInt(Arrays::stream).toArray();
    }
}
