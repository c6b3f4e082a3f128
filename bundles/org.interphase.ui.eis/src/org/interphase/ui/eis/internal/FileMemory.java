// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.interphase.core.operation.Assignments;
import org.interphase.eis.Bounds;
import org.interphase.ui.part.FileNotes;

/**
 * How a file was last seen in the editor, remembered in the workspace.
 */
final class FileMemory {

    private final FileNotes notes;

    /** Creates a memory in a folder. */
    FileMemory(Path folder) {
        notes = new FileNotes(folder);
    }

    /**
     * What is remembered.
     *
     * @param dataset the id of the spectrum on the screen, empty for the first
     * @param settings what the fit was asked for
     * @param masks the points left out, by the spectrum's id
     * @param reference what the fit that is compared with was asked for
     * @param overlay the spectra beside it
     */
    record Entry(
            String dataset,
            FitSettings settings,
            Map<String, SortedSet<Integer>> masks,
            Optional<FitRequest> reference,
            List<Beside> overlay) {

        /** Where nothing is remembered. */
        static final Entry NONE = new Entry("", FitSettings.DEFAULT, Map.of(), Optional.empty(), List.of());

        /** {@return what is to be remembered; with what was remembered of a comparison that is not there again yet} */
        static Entry of(EisDocument d, Optional<FitRequest> comingReference) {
            return new Entry(
                    d.dataset(),
                    d.settings(),
                    d.masks(),
                    d.kept().map(Fitted::request).or(() -> comingReference),
                    d.overlay().stream()
                            .map(o -> new Beside(o.file(), o.spectrum().id(), o.colour(), o.shown()))
                            .toList());
        }
    }

    /** A spectrum of the overlay: where to find it, and how it was shown. */
    record Beside(Path file, String dataset, int colour, boolean shown) {}

    /**
     * Remembers an entry.
     *
     * @throws IOException when it cannot be written
     */
    void keep(Path file, Entry entry) throws IOException {
        Properties p = new Properties();
        p.setProperty("dataset", entry.dataset());
        put(p, "", entry.settings());
        entry.masks().forEach((id, points) -> p.setProperty("mask." + id, join(points)));
        entry.reference().ifPresent(r -> {
            p.setProperty("reference.dataset", r.dataset());
            p.setProperty("reference.mask", join(r.masked()));
            put(p, "reference.", r.settings());
        });
        for (int i = 0; i < entry.overlay().size(); i++) {
            Beside o = entry.overlay().get(i);
            p.setProperty("overlay." + i + ".file", o.file().toString());
            p.setProperty("overlay." + i + ".dataset", o.dataset());
            p.setProperty("overlay." + i + ".colour", Integer.toString(o.colour()));
            p.setProperty("overlay." + i + ".shown", Boolean.toString(o.shown()));
        }
        notes.keep(file, p);
    }

    /**
     * {@return what is remembered of a file; {@link Entry#NONE} where nothing is}
     *
     * @throws IOException when there is something that cannot be read
     */
    Entry recall(Path file) throws IOException {
        Properties p = notes.recall(file);
        if (p.isEmpty()) {
            return Entry.NONE;
        }
        try {
            return entry(p);
        } catch (IllegalArgumentException e) {
            throw new IOException(notes.place(file) + ": " + e.getMessage(), e);
        }
    }

    private static Entry entry(Properties p) {
        Map<String, SortedSet<Integer>> masks = new TreeMap<>();
        for (String key : p.stringPropertyNames()) {
            if (key.startsWith("mask.")) {
                masks.put(key.substring("mask.".length()), points(p.getProperty(key)));
            }
        }
        Optional<FitRequest> reference = p.containsKey("reference.dataset")
                ? Optional.of(new FitRequest(
                        p.getProperty("reference.dataset"),
                        settings(p, "reference."),
                        points(p.getProperty("reference.mask", ""))))
                : Optional.empty();
        List<Beside> overlay = new ArrayList<>();
        for (int i = 0; p.containsKey("overlay." + i + ".file"); i++) {
            String at = "overlay." + i + ".";
            overlay.add(new Beside(
                    Path.of(p.getProperty(at + "file")),
                    p.getProperty(at + "dataset", ""),
                    Integer.parseInt(p.getProperty(at + "colour", "0")),
                    Boolean.parseBoolean(p.getProperty(at + "shown", "true"))));
        }
        return new Entry(p.getProperty("dataset", ""), settings(p, ""), masks, reference, overlay);
    }

    private static void put(Properties p, String at, FitSettings s) {
        p.setProperty(at + "circuit", s.circuit());
        p.setProperty(at + "weight", s.weight());
        p.setProperty(at + "fmin", s.fmin());
        p.setProperty(at + "fmax", s.fmax());
        p.setProperty(at + "guesses", new Assignments(s.guesses()).toString());
        p.setProperty(at + "fixed", String.join(",", s.fixed()));
        p.setProperty(
                at + "bounds",
                s.bounds().entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue().lower() + ":" + e.getValue().upper())
                        .collect(Collectors.joining(",")));
    }

    private static FitSettings settings(Properties p, String at) {
        FitSettings d = FitSettings.DEFAULT;
        Map<String, Double> guesses =
                Assignments.parse(p.getProperty(at + "guesses", "")).values();
        Set<String> fixed = new LinkedHashSet<>(Arrays.asList(p.getProperty(at + "fixed", "").split(",")));
        fixed.retainAll(guesses.keySet());
        Map<String, Bounds> bounds = new LinkedHashMap<>();
        for (String part : p.getProperty(at + "bounds", "").split(",")) {
            String[] pieces = part.split("[=:]");
            if (pieces.length == 3) {
                bounds.put(pieces[0], new Bounds(Double.parseDouble(pieces[1]), Double.parseDouble(pieces[2])));
            }
        }
        return new FitSettings(
                p.getProperty(at + "circuit", d.circuit()),
                p.getProperty(at + "weight", d.weight()),
                p.getProperty(at + "fmin", d.fmin()),
                p.getProperty(at + "fmax", d.fmax()),
                guesses,
                fixed,
                bounds);
    }

    private static String join(SortedSet<Integer> points) {
        return points.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static SortedSet<Integer> points(String text) {
        return text.isBlank()
                ? Collections.emptySortedSet()
                : Arrays.stream(text.split(",")).map(Integer::valueOf).collect(Collectors.toCollection(TreeSet::new));
    }
}
