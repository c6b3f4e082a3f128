// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.volume.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Properties;
import org.eclipse.core.runtime.Platform;
import org.interphase.core.data.IonStack;
import org.interphase.ui.part.FileNotes;
import org.interphase.ui.volume.internal.VolumeDocument.Asked;
import org.interphase.volume.SegmentationEdits;
import org.interphase.volume.render.Scene;
import org.interphase.volume.render.SceneFile;
import org.osgi.framework.FrameworkUtil;

/**
 * How a file was last seen in three dimensions: in the workspace, each change at once; where nothing is there, what was saved
 * beside the data.
 */
final class VolumeMemory {

    /** A scene that was saved beside the data, as {@code volume render} takes it. */
    static final String SCENE = "scene.json";

    /** How columns are found, saved beside the data. */
    static final String COLUMNS = "columns.json";

    /** What was changed of the columns by hand, as {@code volume columns --edits} takes it. */
    static final String EDITS = "edits.json";

    private final FileNotes notes;

    VolumeMemory(Path folder) {
        notes = new FileNotes(folder);
    }

    /** {@return the memory of the workspace} */
    static VolumeMemory ofWorkspace() {
        return new VolumeMemory(Platform.getStateLocation(FrameworkUtil.getBundle(VolumeMemory.class))
                .append("files")
                .toPath());
    }

    private Path place(Path file, int number, String what) {
        Path place = notes.place(file);
        return place.resolveSibling(place.getFileName() + "." + number + "." + what);
    }

    /**
     * Remembers a document.
     *
     * @throws IOException when it cannot be written
     */
    void keep(Path file, VolumeDocument document) throws IOException {
        Properties p = new Properties();
        p.setProperty("dataset", document.dataset());
        int number = 0;
        for (Map.Entry<String, Asked> e : document.all().entrySet()) {
            Asked asked = e.getValue();
            number++;
            p.setProperty(number + ".id", e.getKey());
            if (asked.crater().isPresent()) {
                p.setProperty(number + ".craterUm", Double.toString(asked.craterUm()));
            }
            Files.createDirectories(notes.place(file).getParent());
            keep(place(file, number, SCENE), asked.scene() == null ? null : SceneFile.toJson(asked.scene()));
            keep(place(file, number, COLUMNS), asked.columns() == null ? null : ColumnFile.toJson(asked.columns()));
            keep(place(file, number, EDITS), asked.edits().edits().isEmpty() ? null : asked.edits().toJson());
        }
        p.setProperty("stacks", Integer.toString(number));
        notes.keep(file, p);
    }

    private static void keep(Path place, String text) throws IOException {
        if (text == null) {
            Files.deleteIfExists(place);
        } else {
            Files.writeString(place, text, StandardCharsets.UTF_8);
        }
    }

    /**
     * {@return what is remembered of a file; what was saved beside it, of its first stack, where nothing is}
     *
     * @param file the file
     * @param stacks its stacks, one at least
     * @param beside the folder of what was saved beside it
     * @throws IOException when there is something that cannot be read
     */
    VolumeDocument recall(Path file, List<IonStack> stacks, Path beside) throws IOException {
        Properties p = notes.recall(file);
        String first = stacks.get(0).id();
        if (p.isEmpty()) {
            Asked saved = asked(
                    beside.resolve(SCENE), beside.resolve(COLUMNS), beside.resolve(EDITS), OptionalDouble.empty(), stacks.get(0));
            return new VolumeDocument(first, saved.equals(Asked.NOTHING) ? Map.of() : Map.of(first, saved));
        }
        Map<String, Asked> said = new LinkedHashMap<>();
        try {
            int count = Integer.parseInt(p.getProperty("stacks", "0"));
            for (int number = 1; number <= count; number++) {
                String id = p.getProperty(number + ".id", "");
                IonStack stack = stacks.stream().filter(s -> s.id().equals(id)).findFirst().orElse(null);
                if (stack != null) {
                    String crater = p.getProperty(number + ".craterUm", "");
                    said.put(
                            id,
                            asked(
                                    place(file, number, SCENE),
                                    place(file, number, COLUMNS),
                                    place(file, number, EDITS),
                                    crater.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(crater)),
                                    stack));
                }
            }
        } catch (IllegalArgumentException e) {
            throw new IOException(notes.place(file) + ": " + e.getMessage(), e);
        }
        String dataset = p.getProperty("dataset", first);
        boolean there = stacks.stream().anyMatch(s -> s.id().equals(dataset));
        return new VolumeDocument(there ? dataset : first, said);
    }

    /** What is of another stack, with other species, is left out. */
    private static Asked asked(Path scene, Path columns, Path edits, OptionalDouble crater, IonStack stack)
            throws IOException {
        Asked asked = Asked.NOTHING.withCrater(crater);
        if (Files.exists(scene)) {
            Scene read = SceneFile.read(scene);
            if (read.channels().stream().anyMatch(c -> stack.indexOf(c.species()).isPresent())) {
                asked = asked.withScene(read);
            }
        }
        if (Files.exists(columns)) {
            asked = asked.withColumns(ColumnFile.read(columns));
            if (stack.indexOf(asked.columns().species()).isEmpty()) {
                asked = asked.withColumns(null);
            }
        }
        if (asked.columns() != null && Files.exists(edits)) {
            asked = asked.withEdits(SegmentationEdits.read(edits));
        }
        return asked;
    }
}
