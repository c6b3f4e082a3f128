// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.sims.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.Platform;
import org.interphase.core.data.IonStack;
import org.interphase.sims.CorrectionPipeline;
import org.interphase.sims.Normalisation;
import org.interphase.sims.Regions;
import org.interphase.ui.job.ResultFolder;
import org.interphase.ui.part.FileNotes;
import org.interphase.ui.sims.internal.SimsDocument.Asked;
import org.osgi.framework.FrameworkUtil;

/**
 * How a file was last seen in the editor: in the workspace, each change at once; where nothing is there, what was saved
 * beside the data.
 */
public final class SimsMemory {

    /** Corrections that were saved beside the data, as {@code sims correct} reads them. */
    static final String CORRECTIONS = "corrections.json";

    /** Regions that were saved beside the data, as {@code sims profile --roi} takes them. */
    static final String REGIONS = "regions.txt";

    private static final int LONGEST_REGIONS = 64 << 20;

    private final FileNotes notes;

    SimsMemory(Path folder) {
        notes = new FileNotes(folder);
    }

    /** {@return the memory of the workspace} */
    static SimsMemory ofWorkspace() {
        return new SimsMemory(Platform.getStateLocation(FrameworkUtil.getBundle(SimsMemory.class))
                .append("files")
                .toPath());
    }

    /**
     * {@return the corrections that are remembered of a file's stacks, by their ids}
     *
     * @param file the file
     * @param stacks its stacks
     * @throws IOException when there is something that cannot be read
     */
    public static Map<String, CorrectionPipeline> corrections(Path file, List<IonStack> stacks) throws IOException {
        return ofWorkspace().recall(file, stacks, ResultFolder.of(file).path()).said().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().pipeline()));
    }

    /**
     * What is remembered.
     *
     * @param dataset the id of the stack on the screen, empty for the first
     * @param said what was said of each stack, by its id
     */
    record Entry(String dataset, Map<String, Asked> said) {

        Entry {
            said = Map.copyOf(said);
        }

        static Entry of(SimsDocument d) {
            return new Entry(d.dataset(), d.all());
        }
    }

    private Path pipeline(Path file, int number) {
        Path place = notes.place(file);
        return place.resolveSibling(place.getFileName() + "." + number + ".json");
    }

    /**
     * Remembers an entry.
     *
     * @throws IOException when it cannot be written
     */
    void keep(Path file, Entry entry) throws IOException {
        Properties p = new Properties();
        p.setProperty("dataset", entry.dataset());
        int number = 0;
        for (Map.Entry<String, Asked> e : entry.said().entrySet()) {
            number++;
            String key = number + ".";
            Asked asked = e.getValue();
            p.setProperty(key + "id", e.getKey());
            p.setProperty(
                    key + "channels", asked.channels().stream().map(String::valueOf).collect(Collectors.joining(",")));
            p.setProperty(key + "regions", new Regions(asked.regions()).toString());
            p.setProperty(key + "normalisation", asked.profile().normalisation().toString());
            p.setProperty(key + "byRegion", Boolean.toString(asked.profile().regions()));
            p.setProperty(key + "logarithmic", Boolean.toString(asked.profile().logarithmic()));
            Path pipeline = pipeline(file, number);
            Files.createDirectories(pipeline.getParent());
            Files.writeString(pipeline, asked.pipeline().toJson(), StandardCharsets.UTF_8);
        }
        p.setProperty("stacks", Integer.toString(number));
        notes.keep(file, p);
    }

    /**
     * {@return what is remembered of a file; what was saved beside it, of its first stack, where nothing is}
     *
     * @param file the file
     * @param stacks its stacks
     * @param beside the folder of what was saved beside it
     * @throws IOException when there is something that cannot be read
     */
    Entry recall(Path file, List<IonStack> stacks, Path beside) throws IOException {
        Properties p = notes.recall(file);
        try {
            return p.isEmpty() ? beside(stacks, beside) : remembered(p, file, stacks);
        } catch (IllegalArgumentException e) {
            throw new IOException((p.isEmpty() ? beside.resolve(REGIONS) : notes.place(file)) + ": " + e.getMessage(), e);
        }
    }

    private Entry remembered(Properties p, Path file, List<IonStack> stacks) throws IOException {
        Map<String, Asked> said = new LinkedHashMap<>();
        int count = Integer.parseInt(p.getProperty("stacks", "0"));
        for (int number = 1; number <= count; number++) {
            String key = number + ".";
            String id = p.getProperty(key + "id", "");
            IonStack stack = stacks.stream().filter(s -> s.id().equals(id)).findFirst().orElse(null);
            if (stack == null) {
                continue;
            }
            List<Integer> channels = new ArrayList<>();
            for (String text : p.getProperty(key + "channels", "").split(",")) {
                int channel = text.isBlank() ? -1 : Integer.parseInt(text.strip());
                if (channel >= 0 && channel < stack.species().size()) {
                    channels.add(channel);
                }
            }
            said.put(
                    id,
                    new Asked(
                            channels,
                            Regions.parse(p.getProperty(key + "regions", "")).regions(),
                            CorrectionPipeline.read(pipeline(file, number)),
                            new ProfileChoice(
                                    Normalisation.parse(p.getProperty(key + "normalisation", "none")),
                                    Boolean.parseBoolean(p.getProperty(key + "byRegion")),
                                    Boolean.parseBoolean(p.getProperty(key + "logarithmic")))));
        }
        return new Entry(p.getProperty("dataset", ""), said);
    }

    private static Entry beside(List<IonStack> stacks, Path folder) throws IOException {
        Path corrections = folder.resolve(CORRECTIONS);
        Path regions = folder.resolve(REGIONS);
        if (stacks.isEmpty() || !Files.exists(corrections) && !Files.exists(regions)) {
            return new Entry("", Map.of());
        }
        Asked asked = Asked.first(stacks.get(0));
        if (Files.exists(corrections)) {
            asked = asked.withPipeline(CorrectionPipeline.read(corrections));
        }
        if (Files.exists(regions)) {
            if (Files.size(regions) > LONGEST_REGIONS) {
                throw new IOException(regions + ": expected at most " + LONGEST_REGIONS + " bytes, found " + Files.size(regions));
            }
            asked = asked.withRegions(Regions.parse(Files.readString(regions).strip()).regions());
        }
        return new Entry("", Map.of(stacks.get(0).id(), asked));
    }
}
