// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.format.FileFormats;
import org.interphase.core.progress.CancelledException;
import org.interphase.core.progress.Progress;

/**
 * Spectra that were read to be shown beside the one that is fitted.
 *
 * @param spectra those that could be read
 * @param problem what could not, as a sentence
 */
record Overlays(List<OverlaySpectrum> spectra, Optional<String> problem) {

    /** Reads the spectra that were shown when a file was last open. */
    static Overlays read(
            List<FileMemory.Beside> wanted, Path own, DataFile ownFile, FileFormats formats, Progress progress)
            throws CancelledException {
        List<OverlaySpectrum> found = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (FileMemory.Beside b : wanted) {
            try {
                DataFile file = b.file().equals(own) ? ownFile : formats.open(b.file(), progress);
                ImpedanceSpectrum spectrum = EisDocument.spectra(file).stream()
                        .filter(s -> s.id().equals(b.dataset()))
                        .findFirst()
                        .orElseThrow(() -> new IOException("no spectrum " + b.dataset() + " in " + b.file()));
                found.add(new OverlaySpectrum(
                        b.file(), name(b.file(), own, file, spectrum), b.colour(), b.shown(), spectrum));
            } catch (IOException | RuntimeException e) {
                problems.add(e.getMessage());
            }
        }
        return new Overlays(found, sentence(problems));
    }

    /** Reads all impedance spectra of files. */
    static Overlays read(List<Path> files, Path own, FileFormats formats, Progress progress)
            throws CancelledException {
        List<OverlaySpectrum> found = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Path path : files) {
            try {
                DataFile file = formats.open(path, progress);
                List<ImpedanceSpectrum> spectra = EisDocument.spectra(file);
                if (spectra.isEmpty()) {
                    problems.add(path.getFileName() + " holds no impedance spectrum");
                }
                for (ImpedanceSpectrum s : spectra) {
                    found.add(new OverlaySpectrum(path, name(path, own, file, s), 0, true, s));
                }
            } catch (IOException | RuntimeException e) {
                problems.add(e.getMessage());
            }
        }
        return new Overlays(found, sentence(problems));
    }

    /** {@return what a spectrum is called beside those of a file} */
    static String name(Path path, Path own, DataFile file, ImpedanceSpectrum spectrum) {
        String label = spectrum.label().isBlank() ? spectrum.id() : spectrum.label();
        if (path.equals(own)) {
            return label;
        }
        String name = path.getFileName().toString();
        if (EisDocument.spectra(file).size() == 1) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        return label.startsWith(dot > 0 ? name.substring(0, dot) : name) ? label : name + " " + label;
    }

    private static Optional<String> sentence(List<String> problems) {
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of("Not shown beside it: " + String.join("; ", problems) + ".");
    }
}
