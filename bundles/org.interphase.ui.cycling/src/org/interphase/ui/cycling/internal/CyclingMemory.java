// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.cycling.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.eclipse.core.runtime.Platform;
import org.interphase.core.operation.TextSyntaxException;
import org.interphase.cycling.EventEdits;
import org.interphase.ui.part.FileNotes;
import org.osgi.framework.FrameworkUtil;

/**
 * How a file was last seen in the editor. The contact and the thresholds of the last file of a folder, whose files are the
 * regions of one sample, are those of its others that nobody has seen yet.
 */
final class CyclingMemory {

    private static final String SETTING = "setting.";
    private static final String EVENTS = "events.";

    private final FileNotes notes;

    CyclingMemory(Path folder) {
        notes = new FileNotes(folder);
    }

    /** {@return the memory of the workspace} */
    static CyclingMemory ofWorkspace() {
        return new CyclingMemory(Platform.getStateLocation(FrameworkUtil.getBundle(CyclingMemory.class))
                .append("files")
                .toPath());
    }

    /**
     * What is remembered.
     *
     * @param dataset the id of the record on the screen, empty for the first
     * @param settings what the analysis was asked for
     */
    record Entry(String dataset, CycleSettings settings) {

        static final Entry NONE = new Entry("", CycleSettings.DEFAULT);

        static Entry of(CycleDocument d) {
            return new Entry(d.dataset(), d.settings());
        }
    }

    /**
     * Remembers an entry.
     *
     * @throws IOException when it cannot be written
     */
    void keep(Path file, Entry entry) throws IOException {
        Properties p = new Properties();
        entry.settings().values().forEach((name, text) -> p.setProperty(SETTING + name, text));
        notes.keep(file.toAbsolutePath().getParent(), p);
        p.setProperty("dataset", entry.dataset());
        entry.settings().edits().forEach((id, edits) -> p.setProperty(EVENTS + id, edits.toString()));
        notes.keep(file, p);
    }

    /**
     * {@return what is remembered of a file, else of its folder; {@link Entry#NONE} where nothing is}
     *
     * @throws IOException when there is something that cannot be read
     */
    Entry recall(Path file) throws IOException {
        Properties own = notes.recall(file);
        Properties p = own.isEmpty() ? notes.recall(file.toAbsolutePath().getParent()) : own;
        Map<String, String> values = new TreeMap<>();
        Map<String, EventEdits> edits = new TreeMap<>();
        try {
            for (String key : p.stringPropertyNames()) {
                if (key.startsWith(SETTING)) {
                    values.put(key.substring(SETTING.length()), p.getProperty(key));
                } else if (key.startsWith(EVENTS)) {
                    edits.put(key.substring(EVENTS.length()), EventEdits.parse(p.getProperty(key)));
                }
            }
        } catch (TextSyntaxException e) {
            throw new IOException(notes.place(file) + ": " + e.getMessage(), e);
        }
        return new Entry(p.getProperty("dataset", ""), new CycleSettings(values, edits));
    }
}
