// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.array;

import java.io.IOException;
import java.io.OutputStream;
import org.interphase.core.data.IonStack;
import org.interphase.core.format.Exporter;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;
import org.osgi.service.component.annotations.Component;

/** A MetaImage as {@code .mhd}, with its pixels in the same file. */
@Component(service = Exporter.class)
public final class MhdExporter extends StackExporter {

    @Override
    public String extension() {
        return ".mhd";
    }

    @Override
    public String label() {
        return "MetaImage";
    }

    @Override
    protected void write(IonStack stack, OutputStream out, Progress progress) throws IOException, CancelledException {
        MetaImageWriter.write(stack, out, progress);
    }
}
