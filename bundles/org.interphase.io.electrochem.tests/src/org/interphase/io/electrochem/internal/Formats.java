// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.io.electrochem.internal;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.interphase.core.data.CyclingRecord;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.format.FileFormats;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;

/** Opens files as the workbench does: by content, with all formats of the bundle. */
final class Formats {

    static final FileFormats ALL = new FileFormats(
            List.of(
                    new MprFormat(),
                    new MptFormat(),
                    new ZPlotFormat(),
                    new DtaFormat(),
                    new IsmFormat(),
                    new DelimitedTextFormat()),
            List.of(new CsvExporter()));

    private Formats() {}

    static DataFile open(Path file) throws IOException {
        try {
            return ALL.open(file, Progress.NONE);
        } catch (CancelledException e) {
            throw new AssertionError("nobody cancels", e);
        }
    }

    static DataFile open(Path folder, byte[] bytes) throws IOException {
        Path file = folder.resolve("file");
        Files.write(file, bytes);
        return open(file);
    }

    static DataFile open(Path folder, String text) throws IOException {
        return open(folder, text, StandardCharsets.UTF_8);
    }

    static DataFile open(Path folder, String text, Charset charset) throws IOException {
        return open(folder, text.getBytes(charset));
    }

    static ImpedanceSpectrum spectrum(DataFile file) {
        return (ImpedanceSpectrum) file.datasets().get(0);
    }

    static CyclingRecord record(DataFile file) {
        return (CyclingRecord) file.datasets().get(0);
    }
}
