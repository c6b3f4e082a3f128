// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.IonStack;
import org.interphase.core.format.FileFormats;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;

/** Opens files as the workbench does, by content. */
final class Opened {

    static final FileFormats ALL = new FileFormats(List.of(new Hdf5Format()), List.of(new NexusExporter()));

    private Opened() {}

    static DataFile open(Path file) throws IOException {
        try {
            return ALL.open(file, Progress.NONE);
        } catch (CancelledException e) {
            throw new AssertionError("nobody cancels", e);
        }
    }

    static IonStack stack(Path file) throws IOException {
        return (IonStack) only(file);
    }

    static Dataset only(Path file) throws IOException {
        List<Dataset> all = open(file).datasets();
        if (all.size() != 1) {
            throw new AssertionError("expected one data set, found " + all.stream().map(Dataset::id).toList());
        }
        return all.get(0);
    }
}
