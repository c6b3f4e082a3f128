// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.array;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.IonStack;
import org.interphase.core.format.Exporter;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;

/** What writes ion stacks from the first byte to the last, layer by layer. */
public abstract class StackExporter implements Exporter {

    @Override
    public final boolean accepts(Dataset dataset) {
        return dataset instanceof IonStack;
    }

    @Override
    public final void write(Dataset dataset, OutputStream out) throws IOException {
        try {
            write((IonStack) dataset, out, Progress.NONE);
        } catch (CancelledException e) {
            throw new AssertionError("nobody cancels", e);
        }
    }

    @Override
    public final void write(Dataset dataset, String provenance, Path file, Progress progress)
            throws IOException, CancelledException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            write((IonStack) dataset, out, progress);
        }
    }

    /**
     * Writes the stack; does not close the stream.
     *
     * @param stack the stack
     * @param out where to
     * @param progress is told of each layer, and asked whether to go on
     * @throws IOException when a layer cannot be read or written
     * @throws CancelledException when asked to end
     */
    protected abstract void write(IonStack stack, OutputStream out, Progress progress)
            throws IOException, CancelledException;
}
