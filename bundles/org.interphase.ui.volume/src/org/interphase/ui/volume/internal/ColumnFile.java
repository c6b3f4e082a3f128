// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.FormatException;
import org.interphase.core.json.Json;
import org.interphase.core.json.JsonValue;
import org.interphase.ui.volume.internal.column.ColumnSettings;
import org.interphase.volume.ColumnOptions;

/** How columns are found, as JSON: keys as the options of {@code volume columns} are called. */
final class ColumnFile {

    private static final int VERSION = 1;
    private static final int LONGEST = 64 * 1024;
    private static final int LONGEST_KEY = 100;
    private static final String COLUMNS = "columns";

    private ColumnFile() {}

    static String toJson(ColumnSettings settings) {
        ColumnOptions o = settings.options();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(COLUMNS, VERSION);
        all.put("channel", settings.species());
        all.put("sigmaLayers", o.sigmaLayers());
        all.put("sigmaPx", o.sigmaPx());
        if (!Double.isNaN(o.threshold())) {
            all.put("threshold", o.threshold());
        }
        if (!Double.isNaN(o.peak())) {
            all.put("peak", o.peak());
        }
        all.put("minVoxels", o.leastVoxels());
        all.put("fillHoles", o.fillHoles());
        all.put("splitTouching", o.splitTouching());
        return Json.write((Object) all) + "\n";
    }

    /**
     * Reads settings; what is left out is as it is at first.
     *
     * @throws FormatException when it is no such file, with the place
     * @throws IOException when it cannot be read
     */
    static ColumnSettings read(Path file) throws IOException {
        FileSource source = FileSource.of(file);
        JsonValue root = JsonValue.read(source, "settings of columns", LONGEST, LONGEST_KEY);
        Map<String, JsonValue> all = root.object(source, "settings of columns");
        JsonValue version = all.get(COLUMNS);
        if (version == null || !Integer.valueOf(VERSION).equals(version.value())) {
            throw source.wrong(root.place(), "version " + VERSION + " of settings of columns",
                    version == null ? "none" : version.shown());
        }
        JsonValue channel = all.get("channel");
        if (channel == null || !(channel.value() instanceof String species)) {
            throw source.wrong(root.place(), "the name of a channel", channel == null ? "none" : channel.shown());
        }
        ColumnOptions d = ColumnOptions.DEFAULT;
        try {
            return new ColumnSettings(
                    species,
                    new ColumnOptions(
                            number(source, all, "sigmaLayers", d.sigmaLayers()),
                            number(source, all, "sigmaPx", d.sigmaPx()),
                            d.levelled(),
                            number(source, all, "threshold", Double.NaN),
                            number(source, all, "peak", Double.NaN),
                            (long) number(source, all, "minVoxels", d.leastVoxels()),
                            flag(source, all, "fillHoles"),
                            flag(source, all, "splitTouching")));
        } catch (IllegalArgumentException e) {
            throw source.wrong(root.place(), "settings of columns", e.getMessage());
        }
    }

    private static double number(FileSource source, Map<String, JsonValue> all, String key, double otherwise)
            throws FormatException {
        JsonValue v = all.get(key);
        if (v == null) {
            return otherwise;
        }
        if (v.value() instanceof Integer i) {
            return i;
        }
        try {
            if (v.value() instanceof JsonValue.Other other) {
                return Double.parseDouble(other.text());
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw source.wrong(v.place(), "a number for '" + key + "'", v.shown());
    }

    private static boolean flag(FileSource source, Map<String, JsonValue> all, String key) throws FormatException {
        JsonValue v = all.get(key);
        if (v == null) {
            return false;
        }
        if (v.value() instanceof Boolean flag) {
            return flag;
        }
        throw source.wrong(v.place(), "true or false for '" + key + "'", v.shown());
    }
}
