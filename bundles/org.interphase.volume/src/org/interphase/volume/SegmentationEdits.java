// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.FormatException;
import org.interphase.core.json.Json;
import org.interphase.core.json.JsonValue;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;

/**
 * What somebody changed of a segmentation by hand, in the order in which it was done; the last one is undone by leaving it out.
 * Objects that are not edited keep their ids, and an id that is gone is not given again.
 *
 * <p>As JSON: {@code {"segmentation": 1, "of": {"objects": 9, "voxels": 135069}, "edits": [{"edit": "merge", "ids": [3, 5]},
 * {"edit": "split", "id": 2, "seeds": [[40.2, 31, 0.5], [52, 33.5, 0.5]]}, {"edit": "parts", "id": 4, "count": 2},
 * {"edit": "cut", "id": 1, "point": [150, 0, 0], "normal": [1, 0, 0]}, {"edit": "remove", "id": 7}]}}; {@code of} may be left
 * out.
 *
 * @param of the segmentation that they were made of; null where that is not known
 * @param edits in order
 */
public record SegmentationEdits(Base of, List<Edit> edits) {

    /** None. */
    public static final SegmentationEdits NONE = new SegmentationEdits(null, List.of());

    private static final int VERSION = 1;
    private static final int LONGEST = 1024 * 1024;
    private static final int LONGEST_KEY = 100;
    private static final int MOST_EDITS = 1000;
    private static final int MOST_PARTS = 100;
    /** What labels are written with. */
    private static final int MOST_ID = 65535;
    private static final String SEGMENTATION = "segmentation";

    /**
     * By what a segmentation is known again: edits of one would change the wrong objects of another.
     *
     * @param objects how many
     * @param voxels how many of all objects
     */
    public record Base(int objects, long voxels) {

        /**
         * {@return what labels are known by}
         *
         * @param labels as they were found
         */
        public static Base of(Labels labels) {
            return new Base(
                    labels.components().size(), labels.components().stream().mapToLong(Labels.Component::voxels).sum());
        }
    }

    /** One change. */
    public sealed interface Edit permits Merge, Split, Parts, Cut, Remove {}

    /**
     * Makes one object of several.
     *
     * @param ids two or more; the object has the first one
     */
    public record Merge(List<Integer> ids) implements Edit {
        /** Copies the list. */
        public Merge {
            ids = List.copyOf(ids);
        }
    }

    /**
     * Splits an object where it is narrow between seeds. The first seed's part keeps the id, the others have new ones in their
     * order.
     *
     * @param id the object
     * @param seeds two or more, in different parts of it
     */
    public record Split(int id, List<Seed> seeds) implements Edit {
        /** Copies the list. */
        public Split {
            seeds = List.copyOf(seeds);
        }
    }

    /**
     * Splits an object where it is narrowest. The largest part keeps the id, the others have new ones, the larger first.
     *
     * @param id the object
     * @param count how many parts, 2 or more
     */
    public record Parts(int id, int count) implements Edit {}

    /**
     * Splits an object by a plane, whatever its shape. The larger side keeps the id, the other one has a new one.
     *
     * @param id the object
     * @param point on the plane
     * @param normal {@code [x, y, z]} at right angles to the plane in space, any length above 0; {@code [0, 0, 1]} parts by
     *     depth
     */
    public record Cut(int id, Seed point, List<Double> normal) implements Edit {
        /** Copies the list. */
        public Cut {
            Objects.requireNonNull(point);
            normal = List.copyOf(normal);
        }
    }

    /**
     * Takes an object away.
     *
     * @param id the object
     */
    public record Remove(int id) implements Edit {}

    /**
     * A place.
     *
     * @param xUm in µm
     * @param yUm in µm
     * @param zUm depth in µm
     */
    public record Seed(double xUm, double yUm, double zUm) {}

    /** Copies the list. */
    public SegmentationEdits {
        edits = List.copyOf(edits);
    }

    /**
     * {@return the same with one more}
     *
     * @param edit what is done after all others
     */
    public SegmentationEdits with(Edit edit) {
        List<Edit> more = new ArrayList<>(edits);
        more.add(edit);
        return new SegmentationEdits(of, more);
    }

    /**
     * {@return the edited labels}
     *
     * @param labels as they were found
     * @param progress asked whether to go on
     * @throws IllegalArgumentException when they were made of another segmentation, or one cannot be done, saying which and why
     * @throws NotEnoughMemoryException when an object is too large to be split in the memory there is
     * @throws CancelledException when asked to end
     */
    public Labels apply(Labels labels, Progress progress) throws CancelledException {
        if (of != null && !of.equals(Base.of(labels))) {
            Base found = Base.of(labels);
            throw new IllegalArgumentException("expected the segmentation that was edited, of " + of.objects + " objects with "
                    + of.voxels + " voxels, found " + found.objects + " with " + found.voxels
                    + "; find the objects with the settings of then, or edit anew");
        }
        Labels now = labels;
        int next = 1 + labels.components().stream().mapToInt(Labels.Component::id).max().orElse(0);
        for (int i = 0; i < edits.size(); i++) {
            progress.checkCancelled();
            progress.report((double) i / edits.size(), "edit objects");
            try {
                now = apply(edits.get(i), now, next, progress);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("edit " + (i + 1) + ", " + name(edits.get(i)) + ": " + e.getMessage(), e);
            }
            next = Math.max(next, 1 + now.components().stream().mapToInt(Labels.Component::id).max().orElse(0));
        }
        return now;
    }

    private static Labels apply(Edit edit, Labels labels, int next, Progress progress) throws CancelledException {
        return switch (edit) {
            case Merge m -> merge(m, labels);
            case Remove r -> {
                component(labels, r.id);
                yield renamed(labels, Map.of(r.id, 0));
            }
            case Split s -> {
                Splitting splitting = new Splitting(labels, component(labels, s.id), progress);
                yield splitting.with(splitting.seeded(voxels(s, labels)), ids(s.id, s.seeds.size(), next));
            }
            case Parts p -> {
                requireParts(p.count);
                Splitting splitting = new Splitting(labels, component(labels, p.id), progress);
                yield splitting.with(splitting.parts(p.count), ids(p.id, p.count, next));
            }
            case Cut c -> {
                double[] normal = c.normal.stream().mapToDouble(Double::doubleValue).toArray();
                double length = Math.sqrt(Arrays.stream(normal).map(v -> v * v).sum());
                if (normal.length != 3 || !(length > 0) || Double.isInfinite(length)) {
                    throw new IllegalArgumentException("expected a normal of three numbers, not all of them 0, found " + c.normal);
                }
                double[] point = {c.point.xUm, c.point.yUm, c.point.zUm};
                if (!Double.isFinite(point[0] + point[1] + point[2])) {
                    throw new IllegalArgumentException("expected a point in µm, found " + Arrays.toString(point));
                }
                Splitting splitting = new Splitting(labels, component(labels, c.id), progress);
                yield splitting.with(splitting.cut(point, normal), ids(c.id, 2, next));
            }
        };
    }

    private static Labels merge(Merge m, Labels labels) {
        Map<Integer, Integer> to = new HashMap<>();
        for (int id : m.ids) {
            component(labels, id);
            to.put(id, m.ids.get(0));
        }
        if (to.size() < 2 || to.size() < m.ids.size()) {
            throw new IllegalArgumentException("expected two or more objects, each once, found " + m.ids);
        }
        return renamed(labels, to);
    }

    private static void requireParts(int count) {
        if (count < 2 || count > MOST_PARTS) {
            throw new IllegalArgumentException("expected 2 to " + MOST_PARTS + " parts, found " + count);
        }
    }

    private static int[] ids(int id, int count, int next) {
        if (next + count - 2 > MOST_ID) {
            throw new IllegalArgumentException("expected ids up to " + MOST_ID + ", found more");
        }
        return IntStream.range(0, count).map(i -> i == 0 ? id : next + i - 1).toArray();
    }

    private static Labels.Component component(Labels labels, int id) {
        return labels.component(id).orElseThrow(() -> new IllegalArgumentException("expected an object that is there, found "
                + id + "; there " + (labels.components().isEmpty() ? "are none" : "are " + listed(labels))));
    }

    private static String listed(Labels labels) {
        int most = 20;
        List<String> ids = labels.components().stream().limit(most).map(c -> Integer.toString(c.id())).toList();
        int more = labels.components().size() - ids.size();
        return String.join(", ", ids) + (more > 0 ? " and " + more + " more" : "");
    }

    private static int[][] voxels(Split s, Labels labels) {
        requireParts(s.seeds.size());
        VolumeGeometry g = labels.geometry();
        int[][] voxels = new int[s.seeds.size()][];
        Set<List<Integer>> places = new HashSet<>();
        for (int i = 0; i < voxels.length; i++) {
            Seed seed = s.seeds.get(i);
            int[] v = voxel(g, seed);
            String place = "seed " + (i + 1) + " at " + seed.xUm + ", " + seed.yUm + ", " + seed.zUm + " µm";
            if (v == null) {
                throw new IllegalArgumentException("expected seeds in object " + s.id + ", found " + place + " outside the volume");
            }
            int there = labels.at(v[0], v[1], v[2]);
            if (there != s.id) {
                throw new IllegalArgumentException("expected seeds in object " + s.id + ", found " + place + " in "
                        + (there == 0 ? "none" : "object " + there));
            }
            if (!places.add(List.of(v[0], v[1], v[2]))) {
                throw new IllegalArgumentException("expected seeds in different voxels, found " + place + " where another one is");
            }
            voxels[i] = v;
        }
        return voxels;
    }

    /** The voxel at a place; null outside the volume. */
    private static int[] voxel(VolumeGeometry g, Seed seed) {
        double x = Math.floor(seed.xUm / g.pixelWidthUm());
        double y = Math.floor(seed.yUm / g.pixelHeightUm());
        boolean within = x >= 0 && x < g.width() && y >= 0 && y < g.height() && seed.zUm >= g.topUm(0)
                && seed.zUm < g.topUm(g.layers());
        if (!within) {
            return null;
        }
        int k = 0;
        while (seed.zUm >= g.topUm(k + 1)) {
            k++;
        }
        return new int[] {k, (int) y, (int) x};
    }

    /** The same runs with other labels; what has none is gone. */
    private static Labels renamed(Labels labels, Map<Integer, Integer> to) {
        int[][] runs = new int[labels.geometry().layers()][];
        IntStream.range(0, runs.length).parallel().forEach(k -> {
            int[] old = labels.runs(k);
            int[] out = new int[old.length];
            int n = 0;
            for (int i = 0; i < old.length; i += Labels.RUN) {
                int id = to.getOrDefault(old[i + 2], old[i + 2]);
                if (id > 0) {
                    out[n] = old[i];
                    out[n + 1] = old[i + 1];
                    out[n + 2] = id;
                    n += Labels.RUN;
                }
            }
            runs[k] = Arrays.copyOf(out, n);
        });
        return Labels.of(labels.geometry(), runs);
    }

    private static String name(Edit edit) {
        return switch (edit) {
            case Merge m -> "merge";
            case Split s -> "split";
            case Parts p -> "parts";
            case Cut c -> "cut";
            case Remove r -> "remove";
        };
    }

    /** {@return the edits as JSON} */
    public String toJson() {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Edit e : edits) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("edit", name(e));
            switch (e) {
                case Merge m -> entry.put("ids", m.ids);
                case Split s -> {
                    entry.put("id", s.id);
                    entry.put("seeds", s.seeds.stream().map(SegmentationEdits::numbers).toList());
                }
                case Parts p -> {
                    entry.put("id", p.id);
                    entry.put("count", p.count);
                }
                case Cut c -> {
                    entry.put("id", c.id);
                    entry.put("point", numbers(c.point));
                    entry.put("normal", c.normal);
                }
                case Remove r -> entry.put("id", r.id);
            }
            list.add(entry);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(SEGMENTATION, VERSION);
        if (of != null && of.voxels <= Integer.MAX_VALUE) {
            all.put("of", of);
        }
        all.put("edits", list);
        return Json.write((Object) all) + "\n";
    }

    private static List<Double> numbers(Seed s) {
        return List.of(s.xUm, s.yUm, s.zUm);
    }

    /**
     * Reads edits.
     *
     * @param file of JSON
     * @return the edits
     * @throws FormatException when it has none, with the place
     * @throws IOException when it cannot be read
     */
    public static SegmentationEdits read(Path file) throws IOException {
        FileSource source = FileSource.of(file);
        JsonValue root = JsonValue.read(source, "a file of edits", LONGEST, LONGEST_KEY);
        return new Reader(source).edits(root);
    }

    /** Reads the parts of a file. */
    private record Reader(FileSource source) {

        SegmentationEdits edits(JsonValue root) throws FormatException {
            Map<String, JsonValue> all = root.object(source, "edits of a segmentation");
            JsonValue version = required(root, all, SEGMENTATION);
            if (!Integer.valueOf(VERSION).equals(version.value())) {
                throw source.wrong(version.place(), "version " + VERSION + " of edits", version.shown());
            }
            onlyKnown(all, List.of(SEGMENTATION, "of", "edits", "provenance"));
            Base of = null;
            if (all.containsKey("of")) {
                JsonValue node = all.get("of");
                Map<String, JsonValue> known = node.object(source, "'of'");
                onlyKnown(known, List.of("objects", "voxels"));
                of = new Base(integer(node, known, "objects"), integer(node, known, "voxels"));
            }
            List<Edit> edits = new ArrayList<>();
            for (JsonValue element : list(root, all, "edits", MOST_EDITS)) {
                edits.add(edit(element));
            }
            return new SegmentationEdits(of, edits);
        }

        private Edit edit(JsonValue node) throws FormatException {
            Map<String, JsonValue> all = node.object(source, "an edit");
            JsonValue kind = required(node, all, "edit");
            if (!(kind.value() instanceof String name)) {
                throw source.wrong(kind.place(), "one of merge, split, parts, cut, remove", kind.shown());
            }
            switch (name) {
                case "merge" -> {
                    onlyKnown(all, List.of("edit", "ids"));
                    List<Integer> ids = new ArrayList<>();
                    for (JsonValue id : list(node, all, "ids", MOST_ID)) {
                        ids.add(integer(id));
                    }
                    return new Merge(ids);
                }
                case "split" -> {
                    onlyKnown(all, List.of("edit", "id", "seeds"));
                    List<Seed> seeds = new ArrayList<>();
                    for (JsonValue seed : list(node, all, "seeds", MOST_PARTS)) {
                        seeds.add(seed(seed));
                    }
                    return new Split(integer(node, all, "id"), seeds);
                }
                case "parts" -> {
                    onlyKnown(all, List.of("edit", "id", "count"));
                    return new Parts(integer(node, all, "id"), integer(node, all, "count"));
                }
                case "cut" -> {
                    onlyKnown(all, List.of("edit", "id", "point", "normal"));
                    return new Cut(
                            integer(node, all, "id"),
                            seed(required(node, all, "point")),
                            three(required(node, all, "normal")));
                }
                case "remove" -> {
                    onlyKnown(all, List.of("edit", "id"));
                    return new Remove(integer(node, all, "id"));
                }
                default -> throw source.wrong(kind.place(), "one of merge, split, parts, cut, remove", kind.shown());
            }
        }

        private Seed seed(JsonValue node) throws FormatException {
            List<Double> at = three(node);
            return new Seed(at.get(0), at.get(1), at.get(2));
        }

        private List<Double> three(JsonValue node) throws FormatException {
            if (!(node.value() instanceof List<?> list) || list.size() != 3) {
                throw source.wrong(node.place(), "three numbers in a list", node.shown());
            }
            List<Double> numbers = new ArrayList<>();
            for (Object element : list) {
                numbers.add(number((JsonValue) element));
            }
            return numbers;
        }

        private double number(JsonValue node) throws FormatException {
            if (node.value() instanceof Integer i) {
                return i;
            }
            try {
                if (node.value() instanceof JsonValue.Other other && Double.isFinite(Double.parseDouble(other.text()))) {
                    return Double.parseDouble(other.text());
                }
            } catch (NumberFormatException e) {
                throw source.wrong(node.place(), "a number", node.shown());
            }
            throw source.wrong(node.place(), "a number", node.shown());
        }

        private int integer(JsonValue in, Map<String, JsonValue> all, String key) throws FormatException {
            return integer(required(in, all, key));
        }

        private int integer(JsonValue node) throws FormatException {
            if (!(node.value() instanceof Integer i)) {
                throw source.wrong(node.place(), "a whole number", node.shown());
            }
            return i;
        }

        @SuppressWarnings("unchecked")
        private List<JsonValue> list(JsonValue in, Map<String, JsonValue> all, String key, int most) throws FormatException {
            JsonValue node = required(in, all, key);
            if (!(node.value() instanceof List<?> list)) {
                throw source.wrong(node.place(), "a list", node.shown());
            }
            if (list.size() > most) {
                throw source.wrong(node.place(), "at most " + most + " in '" + key + "'", Integer.toString(list.size()));
            }
            return (List<JsonValue>) list;
        }

        private JsonValue required(JsonValue in, Map<String, JsonValue> all, String key) throws FormatException {
            JsonValue node = all.get(key);
            if (node == null) {
                throw source.wrong(in.place(), "the key '" + key + "'", "none of this name");
            }
            return node;
        }

        private void onlyKnown(Map<String, JsonValue> all, List<String> known) throws FormatException {
            for (Map.Entry<String, JsonValue> e : all.entrySet()) {
                if (!known.contains(e.getKey())) {
                    throw source.wrong(
                            e.getValue().place(), "one of the keys " + String.join(", ", known), "'" + e.getKey() + "'");
                }
            }
        }
    }
}
