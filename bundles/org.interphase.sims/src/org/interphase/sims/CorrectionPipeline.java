// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.sims;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.interphase.core.data.IonStack;
import org.interphase.core.format.FileSource;
import org.interphase.core.format.FormatException;
import org.interphase.core.json.Json;
import org.interphase.core.json.JsonValue;
import org.interphase.core.operation.SettingException;
import org.interphase.core.operation.SettingsType;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;

/**
 * Corrections in the order in which they are applied, each of which can be switched off. As JSON: {@code {"pipeline": 1,
 * "steps": [{"correction": "drift", "enabled": true, "settings": {"channels": "Na+,O-"}}]}}; {@code enabled} and
 * {@code settings} may be left out, and so may settings that have a default.
 *
 * @param steps in order
 */
public record CorrectionPipeline(List<Step> steps) {

    private static final int VERSION = 1;
    private static final int LONGEST = 256 * 1024;
    private static final int LONGEST_KEY = 200;
    private static final int MOST_STEPS = 100;
    private static final String PIPELINE = "pipeline";

    /**
     * A correction in its place.
     *
     * @param correction with its settings
     * @param enabled whether it is applied
     */
    public record Step(Correction correction, boolean enabled) {}

    /**
     * What became of a correction.
     *
     * @param correction its kind
     * @param enabled whether it was to be applied
     * @param refused whether nothing could be done
     * @param found what was found, or why nothing could be done; empty where it was not applied
     */
    public record Entry(String correction, boolean enabled, boolean refused, String found) {}

    /**
     * What came of it.
     *
     * @param stages the stack as it was before and after each step, one more than there are steps; they share all that a step
     *     left as it was
     * @param log one entry for each step
     */
    public record Applied(List<CorrectedStack> stages, List<Entry> log) {

        /** Copies the lists. */
        public Applied {
            stages = List.copyOf(stages);
            log = List.copyOf(log);
        }

        /** {@return the stack with all that was applied} */
        public CorrectedStack stack() {
            return stages.get(stages.size() - 1);
        }

        /** {@return whether a correction that was to be applied found nothing to go by} */
        public boolean isRefused() {
            return log.stream().anyMatch(Entry::refused);
        }
    }

    /** How one correction is applied: anew, or from what is known of it. */
    @FunctionalInterface
    public interface Application {
        /**
         * Applies it.
         *
         * @param correction with its settings
         * @param before the stack with the corrections before this one
         * @param progress is told, and asked whether to go on
         * @return what was found
         * @throws IllegalArgumentException when the settings do not fit the stack
         * @throws IOException when a layer cannot be read
         * @throws CancelledException when asked to end
         */
        Correction.Found apply(Correction correction, CorrectedStack before, Progress progress)
                throws IOException, CancelledException;
    }

    /** Copies the list. */
    public CorrectionPipeline {
        steps = List.copyOf(steps);
    }

    /**
     * Applies corrections that name no maps in order; one that is refused is left out, and said in the log.
     *
     * @param stack as it was read
     * @param progress is told, and asked whether to go on
     * @return the corrected stack and what was found
     * @throws IllegalArgumentException when settings do not fit the stack, naming the step
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    public Applied apply(IonStack stack, Progress progress) throws IOException, CancelledException {
        return apply(stack, HeightMap.Source.NONE, progress);
    }

    /**
     * Applies the corrections in order; one that is refused is left out, and said in the log.
     *
     * @param stack as it was read
     * @param maps those that the steps name
     * @param progress is told, and asked whether to go on
     * @return the corrected stack and what was found
     * @throws IllegalArgumentException when settings do not fit the stack, naming the step
     * @throws IOException when a layer or a map cannot be read
     * @throws CancelledException when asked to end
     */
    public Applied apply(IonStack stack, HeightMap.Source maps, Progress progress) throws IOException, CancelledException {
        return apply(CorrectedStack.of(stack), (correction, now, part) -> correction.apply(now, maps, part), progress);
    }

    /**
     * As {@link #apply(IonStack, Progress)}, with corrections that somebody else applies, such as one that keeps what was found
     * before.
     *
     * @param stack of which nothing is corrected
     * @param application applies each correction that is not switched off
     * @param progress is told, and asked whether to go on
     * @return the corrected stack and what was found
     * @throws IllegalArgumentException when settings do not fit the stack, naming the step
     * @throws IOException when a layer cannot be read
     * @throws CancelledException when asked to end
     */
    public Applied apply(CorrectedStack stack, Application application, Progress progress)
            throws IOException, CancelledException {
        CorrectedStack now = stack;
        List<CorrectedStack> stages = new ArrayList<>(List.of(now));
        List<Entry> log = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            String kind = step.correction.kind();
            progress.checkCancelled();
            if (!step.enabled) {
                log.add(new Entry(kind, false, false, ""));
                stages.add(now);
                continue;
            }
            try {
                Correction.Found found = application.apply(step.correction, now, new Part(progress, i, steps.size(), kind));
                now = found.stack();
                stages.add(now);
                log.add(new Entry(kind, true, found.refused(), found.sentence()));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("step " + (i + 1) + ", " + kind + ": " + e.getMessage(), e);
            }
        }
        return new Applied(stages, log);
    }

    /**
     * {@return the same, whose maps are found from anywhere}
     *
     * @param folder what their names are relative to
     */
    public CorrectionPipeline in(Path folder) {
        return new CorrectionPipeline(steps.stream()
                .map(s -> s.correction instanceof Correction.HeightMapStep m ? new Step(m.in(folder), s.enabled) : s)
                .toList());
    }

    /** A share of the whole progress. */
    private record Part(Progress whole, int index, int count, String kind) implements Progress {
        @Override
        public void report(double fraction, String what) {
            whole.report((index + (Double.isNaN(fraction) ? 0 : fraction)) / count, kind + ": " + what);
        }

        @Override
        public boolean isCancelled() {
            return whole.isCancelled();
        }
    }

    /** {@return the pipeline as JSON} */
    public String toJson() {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Step s : steps) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("correction", s.correction.kind());
            entry.put("enabled", s.enabled);
            entry.put("settings", settings((Record & Correction) s.correction));
            list.add(entry);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(PIPELINE, VERSION);
        all.put("steps", list);
        return Json.write((Object) all) + "\n";
    }

    @SuppressWarnings("unchecked")
    private static <S extends Record & Correction> Map<String, Object> settings(S correction) {
        Map<String, Object> all =
                new LinkedHashMap<>(SettingsType.of((Class<S>) correction.getClass()).values(correction));
        all.values().removeIf(v -> v == null);
        return all;
    }

    /**
     * Reads a pipeline.
     *
     * @param file of JSON
     * @return the pipeline
     * @throws FormatException when it is not one, with the place
     * @throws IOException when it cannot be read
     */
    public static CorrectionPipeline read(Path file) throws IOException {
        FileSource source = FileSource.of(file);
        JsonValue root = JsonValue.read(source, "a pipeline", LONGEST, LONGEST_KEY);
        Map<String, JsonValue> all = root.object(source, "a pipeline");
        JsonValue version = required(source, root, all, PIPELINE);
        if (!Integer.valueOf(VERSION).equals(version.value())) {
            throw source.wrong(version.place(), "version " + VERSION + " of a pipeline", version.shown());
        }
        onlyKnown(source, all, List.of(PIPELINE, "steps", "provenance"));
        JsonValue steps = required(source, root, all, "steps");
        if (!(steps.value() instanceof List<?> list)) {
            throw source.wrong(steps.place(), "a list of steps", steps.shown());
        }
        if (list.size() > MOST_STEPS) {
            throw source.wrong(steps.place(), "at most " + MOST_STEPS + " steps", Integer.toString(list.size()));
        }
        List<Step> found = new ArrayList<>();
        for (Object element : list) {
            found.add(step(source, (JsonValue) element));
        }
        return new CorrectionPipeline(found);
    }

    private static Step step(FileSource source, JsonValue node) throws FormatException {
        Map<String, JsonValue> all = node.object(source, "a step");
        onlyKnown(source, all, List.of("correction", "enabled", "settings"));
        JsonValue name = required(source, node, all, "correction");
        Class<? extends Correction> type = null;
        for (Class<? extends Correction> kind : Correction.KINDS) {
            type = Correction.kind(kind).equals(name.value()) ? kind : type;
        }
        if (type == null) {
            throw source.wrong(
                    name.place(),
                    "one of " + Correction.KINDS.stream().map(Correction::kind).collect(Collectors.joining(", ")),
                    name.shown());
        }
        boolean enabled = true;
        if (all.containsKey("enabled")) {
            JsonValue flag = all.get("enabled");
            if (!(flag.value() instanceof Boolean b)) {
                throw source.wrong(flag.place(), "'enabled': true or false", flag.shown());
            }
            enabled = b;
        }
        Map<String, String> texts = new LinkedHashMap<>();
        JsonValue settings = all.get("settings");
        if (settings != null) {
            for (Map.Entry<String, JsonValue> e : settings.object(source, "'settings'").entrySet()) {
                texts.put(e.getKey(), text(source, e.getKey(), e.getValue()));
            }
        }
        try {
            return new Step(create(type, texts), enabled);
        } catch (SettingException e) {
            throw source.wrong((settings == null ? node : settings).place(), "settings of " + name.value(), e.getMessage());
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Correction create(Class<? extends Correction> type, Map<String, String> texts) throws SettingException {
        return (Correction) SettingsType.of((Class) type).create(texts);
    }

    private static String text(FileSource source, String key, JsonValue node) throws FormatException {
        return switch (node.value()) {
            case String s -> s;
            case Integer i -> i.toString();
            case Boolean b -> b.toString();
            case JsonValue.Other other -> other.text();
            default -> throw source.wrong(node.place(), "'" + key + "': a text, a number, true or false", node.shown());
        };
    }

    private static JsonValue required(FileSource source, JsonValue in, Map<String, JsonValue> all, String key)
            throws FormatException {
        JsonValue node = all.get(key);
        if (node == null) {
            throw source.wrong(in.place(), "the key '" + key + "'", "none of this name");
        }
        return node;
    }

    private static void onlyKnown(FileSource source, Map<String, JsonValue> all, List<String> known) throws FormatException {
        Set<String> names = Set.copyOf(known);
        for (Map.Entry<String, JsonValue> e : all.entrySet()) {
            if (!names.contains(e.getKey())) {
                throw source.wrong(
                        e.getValue().place(), "one of the keys " + String.join(", ", known), "'" + e.getKey() + "'");
            }
        }
    }
}
