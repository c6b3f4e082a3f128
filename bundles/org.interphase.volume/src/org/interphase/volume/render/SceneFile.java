// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.volume.render;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.FormatException;
import org.interphase.core.format.PartFile;
import org.interphase.core.json.Json;
import org.interphase.core.json.JsonValue;

/**
 * Scenes as files of JSON. What is read is what was written, to the last bit. Keys that are not known are refused, so that what
 * is misspelt is not lost silently; the keys stand in {@code docs/volume.md}. Ends of cuts that are not finite are null; colours
 * are {@code "#RRGGBB"} of sRGB.
 */
public final class SceneFile {

    private static final int VERSION = 1;
    private static final int LONGEST = 4 * 1024 * 1024;
    private static final int LONGEST_KEY = 200;
    private static final String SCENE = "scene";
    private static final String SPECIES = "species";

    private SceneFile() {}

    /**
     * {@return a scene as maps, lists, texts and numbers, as they stand in a file}
     *
     * @param scene the scene
     */
    public static Map<String, Object> values(Scene scene) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(SCENE, VERSION);
        all.put(SPECIES, scene.channels().stream().map(SceneFile::channel).toList());
        all.put("sigmaLayers", scene.sigmaLayers());
        all.put("sigmaPx", scene.sigmaPx());
        all.put("zScale", scene.zScale());
        Camera c = scene.camera();
        Map<String, Object> camera = new LinkedHashMap<>();
        camera.put("azimuthDeg", c.azimuthDeg());
        camera.put("elevationDeg", c.elevationDeg());
        camera.put("zoom", c.zoom());
        camera.put("panX", c.panX());
        camera.put("panY", c.panY());
        camera.put("fieldOfViewDeg", c.fieldOfViewDeg());
        all.put("camera", camera);
        Cuts u = scene.cuts();
        Map<String, Object> cuts = new LinkedHashMap<>();
        cuts.put("xUm", ends(u.fromXUm(), u.toXUm()));
        cuts.put("yUm", ends(u.fromYUm(), u.toYUm()));
        cuts.put("depthUm", ends(u.fromZUm(), u.toZUm()));
        List<Map<String, Object>> planes = new ArrayList<>();
        for (Cuts.Plane p : u.planes()) {
            Map<String, Object> plane = new LinkedHashMap<>();
            plane.put("normal", List.of(p.normalX(), p.normalY(), p.normalZ()));
            plane.put("offset", p.offset());
            planes.add(plane);
        }
        cuts.put("planes", planes);
        all.put("cuts", cuts);
        Decor d = scene.decor();
        Map<String, Object> decor = new LinkedHashMap<>();
        decor.put("axes", d.axes());
        decor.put("colourBars", d.colourBars());
        decor.put("normalised", d.normalised());
        decor.put("labels", d.labels());
        decor.put("background", colour(d.backgroundRgb()));
        all.put("decor", decor);
        return all;
    }

    private static Map<String, Object> channel(SceneChannel c) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(SPECIES, c.species());
        all.put("visible", c.visible());
        all.put("mode", c.mode().toString());
        all.put("colour", colour(c.rgb()));
        all.put("level", c.levelCounts());
        List<Map<String, Object>> stops = new ArrayList<>();
        for (TransferFunction.Stop s : c.transfer().stops()) {
            Map<String, Object> stop = new LinkedHashMap<>();
            stop.put("counts", s.counts());
            stop.put("colour", colour(s.rgb()));
            stop.put("opacity", s.opacity());
            stops.add(stop);
        }
        all.put("stops", stops);
        return all;
    }

    private static List<Double> ends(double from, double to) {
        return Arrays.asList(Double.isInfinite(from) ? null : from, Double.isInfinite(to) ? null : to);
    }

    private static String colour(int rgb) {
        return String.format(Locale.ROOT, "#%06X", rgb);
    }

    /**
     * {@return a scene as JSON}
     *
     * @param scene the scene
     */
    public static String toJson(Scene scene) {
        return Json.write((Object) values(scene)) + "\n";
    }

    /**
     * Writes a scene; the file is complete or as it was before.
     *
     * @param scene the scene
     * @param file where to; one that is there is replaced
     * @throws IOException when it cannot be written
     */
    public static void write(Scene scene, Path file) throws IOException {
        Path part = PartFile.of(file);
        try {
            Files.writeString(part, toJson(scene), StandardCharsets.UTF_8);
            PartFile.complete(part, file);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /**
     * Reads a scene. Of what may be left out: species are visible, nothing is smoothed or cut, camera and decor are those that
     * scenes begin with.
     *
     * @param file of JSON
     * @return the scene
     * @throws FormatException when it is none, with the place
     * @throws IOException when it cannot be read
     */
    public static Scene read(Path file) throws IOException {
        FileSource source = FileSource.of(file);
        Node root = new Node(source, JsonValue.read(source, "a scene", LONGEST, LONGEST_KEY), "a scene");
        JsonValue version = root.required(SCENE);
        if (!Integer.valueOf(VERSION).equals(version.value())) {
            throw source.wrong(version.place(), "version " + VERSION + " of a scene", version.shown());
        }
        root.only(SCENE, SPECIES, "sigmaLayers", "sigmaPx", "zScale", "camera", "cuts", "decor", "provenance");
        List<SceneChannel> channels = new ArrayList<>();
        for (JsonValue v : root.list(SPECIES, 1, Scene.MOST_CHANNELS)) {
            channels.add(readChannel(new Node(source, v, "a species")));
        }
        Camera camera = readCamera(root);
        Cuts cuts = readCuts(root);
        Decor decor = readDecor(root);
        double sigmaLayers = root.number("sigmaLayers", 0);
        double sigmaPx = root.number("sigmaPx", 0);
        double zScale = root.number("zScale");
        return root.checked(() -> new Scene(channels, sigmaLayers, sigmaPx, zScale, camera, cuts, decor));
    }

    private static SceneChannel readChannel(Node node) throws FormatException {
        node.only(SPECIES, "visible", "mode", "colour", "level", "stops");
        String species = node.text(SPECIES);
        boolean visible = node.flag("visible", true);
        String word = node.text("mode");
        Mode mode = Arrays.stream(Mode.values())
                .filter(m -> m.toString().equals(word))
                .findFirst()
                .orElseThrow(() -> node.wrong(
                        "mode", "one of " + Arrays.stream(Mode.values()).map(Mode::toString).collect(Collectors.joining(", "))));
        int rgb = node.colour("colour");
        double level = node.number("level");
        List<TransferFunction.Stop> stops = new ArrayList<>();
        for (JsonValue v : node.list("stops", 1, TransferFunction.MOST_STOPS)) {
            Node stop = new Node(node.source, v, "a stop");
            stop.only("counts", "colour", "opacity");
            double counts = stop.number("counts");
            int colour = stop.colour("colour");
            double opacity = stop.number("opacity");
            stops.add(stop.checked(() -> new TransferFunction.Stop(counts, colour, opacity)));
        }
        return node.checked(
                () -> new SceneChannel(species, visible, mode, rgb, new TransferFunction(stops), level));
    }

    private static Camera readCamera(Node root) throws FormatException {
        Camera d = Camera.DEFAULT;
        if (!root.has("camera")) {
            return d;
        }
        Node node = root.child("camera");
        node.only("azimuthDeg", "elevationDeg", "zoom", "panX", "panY", "fieldOfViewDeg");
        double azimuth = node.number("azimuthDeg", d.azimuthDeg());
        double elevation = node.number("elevationDeg", d.elevationDeg());
        double zoom = node.number("zoom", d.zoom());
        double panX = node.number("panX", d.panX());
        double panY = node.number("panY", d.panY());
        double field = node.number("fieldOfViewDeg", d.fieldOfViewDeg());
        return node.checked(() -> new Camera(azimuth, elevation, zoom, panX, panY, field));
    }

    private static Cuts readCuts(Node root) throws FormatException {
        if (!root.has("cuts")) {
            return Cuts.NONE;
        }
        Node node = root.child("cuts");
        node.only("xUm", "yUm", "depthUm", "planes");
        double[] x = node.ends("xUm");
        double[] y = node.ends("yUm");
        double[] z = node.ends("depthUm");
        List<Cuts.Plane> planes = new ArrayList<>();
        if (node.has("planes")) {
            for (JsonValue v : node.list("planes", 0, Cuts.MOST_PLANES)) {
                Node plane = new Node(node.source, v, "a plane");
                plane.only("normal", "offset");
                double[] n = new double[3];
                List<JsonValue> normal = plane.list("normal", 3, 3);
                for (int i = 0; i < 3; i++) {
                    n[i] = plane.number("normal", normal.get(i));
                }
                double offset = plane.number("offset");
                planes.add(plane.checked(() -> new Cuts.Plane(n[0], n[1], n[2], offset)));
            }
        }
        return node.checked(() -> new Cuts(x[0], x[1], y[0], y[1], z[0], z[1], planes));
    }

    private static Decor readDecor(Node root) throws FormatException {
        Decor d = Decor.DEFAULT;
        if (!root.has("decor")) {
            return d;
        }
        Node node = root.child("decor");
        node.only("axes", "colourBars", "normalised", "labels", "background");
        return new Decor(
                node.flag("axes", d.axes()),
                node.flag("colourBars", d.colourBars()),
                node.flag("normalised", d.normalised()),
                node.flag("labels", d.labels()),
                node.has("background") ? node.colour("background") : d.backgroundRgb());
    }

    /** Makes something of values that are checked in making it. */
    private interface Making<T> {
        T make();
    }

    /** An object of the file. */
    private static final class Node {
        private final FileSource source;
        private final JsonValue node;
        private final String what;
        private final Map<String, JsonValue> all;

        Node(FileSource source, JsonValue node, String what) throws FormatException {
            this.source = source;
            this.node = node;
            this.what = what;
            this.all = node.object(source, what);
        }

        boolean has(String key) {
            return all.containsKey(key);
        }

        JsonValue required(String key) throws FormatException {
            JsonValue v = all.get(key);
            if (v == null) {
                throw source.wrong(node.place(), what + " with the key '" + key + "'", "none of this name");
            }
            return v;
        }

        void only(String... known) throws FormatException {
            for (Map.Entry<String, JsonValue> e : all.entrySet()) {
                if (!List.of(known).contains(e.getKey())) {
                    throw source.wrong(
                            e.getValue().place(), "one of the keys " + String.join(", ", known), "'" + e.getKey() + "'");
                }
            }
        }

        Node child(String key) throws FormatException {
            return new Node(source, required(key), "'" + key + "'");
        }

        FormatException wrong(String key, String expected) {
            JsonValue v = all.get(key);
            return source.wrong(v.place(), "'" + key + "': " + expected, v.shown());
        }

        String text(String key) throws FormatException {
            if (required(key).value() instanceof String s) {
                return s;
            }
            throw wrong(key, "a text");
        }

        boolean flag(String key, boolean otherwise) throws FormatException {
            if (!has(key)) {
                return otherwise;
            }
            if (required(key).value() instanceof Boolean b) {
                return b;
            }
            throw wrong(key, "true or false");
        }

        double number(String key, double otherwise) throws FormatException {
            return has(key) ? number(key) : otherwise;
        }

        double number(String key) throws FormatException {
            return number(key, required(key));
        }

        double number(String key, JsonValue v) throws FormatException {
            if (v.value() instanceof Integer i) {
                return i;
            }
            if (v.value() instanceof JsonValue.Other o) {
                try {
                    double d = Double.parseDouble(o.text());
                    if (Double.isFinite(d)) {
                        return d;
                    }
                } catch (NumberFormatException e) {
                    throw notANumber(key, v, e);
                }
            }
            throw notANumber(key, v, null);
        }

        private FormatException notANumber(String key, JsonValue v, NumberFormatException cause) {
            FormatException e = source.wrong(v.place(), "'" + key + "': a number", v.shown());
            if (cause != null) {
                e.initCause(cause);
            }
            return e;
        }

        int colour(String key) throws FormatException {
            String text = text(key);
            if (!text.matches("#[0-9A-Fa-f]{6}")) {
                throw wrong(key, "a colour such as #FF8000");
            }
            return Integer.parseInt(text.substring(1), 16);
        }

        @SuppressWarnings("unchecked")
        List<JsonValue> list(String key, int least, int most) throws FormatException {
            JsonValue v = required(key);
            if (!(v.value() instanceof List<?> found)) {
                throw wrong(key, "a list");
            }
            if (found.size() < least || found.size() > most) {
                throw source.wrong(
                        v.place(),
                        "'" + key + "': a list of " + (least == most ? "" : least + " to ") + most,
                        Integer.toString(found.size()));
            }
            return (List<JsonValue>) found;
        }

        /** Two ends, each a number, or null for none. */
        double[] ends(String key) throws FormatException {
            double[] ends = {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY};
            if (has(key)) {
                List<JsonValue> found = list(key, 2, 2);
                for (int i = 0; i < 2; i++) {
                    boolean none = found.get(i).value() instanceof JsonValue.Other o && o.text().equals("null");
                    ends[i] = none ? ends[i] : number(key, found.get(i));
                }
            }
            return ends;
        }

        <T> T checked(Making<T> making) throws FormatException {
            try {
                return making.make();
            } catch (IllegalArgumentException e) {
                // The message says what was expected and what was found of this object.
                String message = e.getMessage();
                int found = message.lastIndexOf(", found ");
                FormatException wrong = found > 0 && message.startsWith("expected ")
                        ? source.wrong(
                                node.place(),
                                what + " with " + message.substring("expected ".length(), found),
                                message.substring(found + ", found ".length()))
                        : source.wrong(node.place(), what, message);
                wrong.initCause(e);
                throw wrong;
            }
        }
    }
}
