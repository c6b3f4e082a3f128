// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.sims.internal.array;

import java.io.IOException;
import java.io.OutputStream;
import org.interphase.core.data.Dataset;
import org.interphase.core.data.IonStack;
import org.interphase.core.format.Exporter;
import org.osgi.service.component.annotations.Component;

/** A MetaImage as {@code .mhd}, with its pixels in the same file. */
@Component(service = Exporter.class)
public final class MhdExporter implements Exporter {

    @Override
    public String extension() {
        return ".mhd";
    }

    @Override
    public String label() {
        return "MetaImage";
    }

    @Override
    public boolean accepts(Dataset dataset) {
        return dataset instanceof IonStack;
    }

    @Override
    public void write(Dataset dataset, OutputStream out) throws IOException {
        MetaImageWriter.write((IonStack) dataset, out);
    }
}
