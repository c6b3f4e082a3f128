// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import java.util.List;
import java.util.Optional;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.ImpedanceSpectrum;

/**
 * All that the impedance editor shows, at one moment. Immutable: each edit makes a new one, so that undoing is going
 * back to an old one.
 *
 * @param file what was read
 * @param dataset the id of the spectrum on the screen
 * @param settings what a fit is asked for
 * @param fitted the last fit; null before the first
 */
record EisDocument(DataFile file, String dataset, FitSettings settings, Fitted fitted) {

    /** {@return the spectra of the file} */
    static List<ImpedanceSpectrum> spectra(DataFile file) {
        return file.datasets().stream()
                .filter(ImpedanceSpectrum.class::isInstance)
                .map(ImpedanceSpectrum.class::cast)
                .toList();
    }

    /** {@return the spectra of the file} */
    List<ImpedanceSpectrum> spectra() {
        return spectra(file);
    }

    /** {@return the spectrum on the screen} */
    ImpedanceSpectrum spectrum() {
        return spectra().stream()
                .filter(s -> s.id().equals(dataset))
                .findFirst()
                .orElseThrow();
    }

    /** {@return the last fit, if it is one of the spectrum on the screen} */
    Optional<Fitted> fit() {
        return Optional.ofNullable(fitted).filter(f -> f.dataset().equals(dataset));
    }

    /** {@return whether the fit on the screen is what the settings ask for} */
    boolean upToDate() {
        return fit().map(f -> f.settings().equals(settings)).orElse(false);
    }

    EisDocument withSettings(FitSettings next) {
        return new EisDocument(file, dataset, next, fitted);
    }

    EisDocument withDataset(String id) {
        return new EisDocument(file, id, settings, fitted);
    }

    EisDocument withFit(Fitted next) {
        return new EisDocument(file, dataset, settings, next);
    }
}
