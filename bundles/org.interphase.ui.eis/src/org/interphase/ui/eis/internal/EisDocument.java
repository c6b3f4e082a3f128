// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.interphase.core.data.DataFile;
import org.interphase.core.data.ImpedanceSpectrum;
import org.interphase.core.unit.NumberText;

/**
 * All that the impedance editor shows, at one moment. Immutable: each edit makes a new one, so that undoing is going
 * back to an old one, with the fit that it had.
 *
 * @param file what was read
 * @param dataset the id of the spectrum on the screen
 * @param settings what a fit is asked for
 * @param masks the points that are left out, counted from 0, by the spectrum's id
 * @param fitted the last fit; null before the first
 * @param reference the fit that was kept to be compared with; null for none
 * @param overlay the spectra that are shown beside it
 */
record EisDocument(
        DataFile file,
        String dataset,
        FitSettings settings,
        Map<String, SortedSet<Integer>> masks,
        Fitted fitted,
        Fitted reference,
        List<OverlaySpectrum> overlay) {

    EisDocument {
        Map<String, SortedSet<Integer>> copy = new TreeMap<>();
        masks.forEach((id, points) -> {
            if (!points.isEmpty()) {
                copy.put(id, Collections.unmodifiableSortedSet(new TreeSet<>(points)));
            }
        });
        masks = Collections.unmodifiableMap(copy);
        overlay = List.copyOf(overlay);
    }

    /** {@return a document without a fit} */
    static EisDocument of(DataFile file, String dataset, FitSettings settings) {
        return new EisDocument(file, dataset, settings, Map.of(), null, null, List.of());
    }

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

    /** {@return the points of the spectrum on the screen that are left out one by one, counted from 0} */
    SortedSet<Integer> masked() {
        return masks.getOrDefault(dataset, Collections.emptySortedSet());
    }

    /** {@return all points that are left out: one by one, or by the range of frequencies} */
    SortedSet<Integer> leftOut() {
        SortedSet<Integer> all = new TreeSet<>(masked());
        double low = number(settings.fmin(), 0);
        double high = number(settings.fmax(), Double.POSITIVE_INFINITY);
        double[] f = spectrum().frequencyHz();
        IntStream.range(0, f.length).filter(i -> f[i] < low || f[i] > high).forEach(all::add);
        return all;
    }

    private static double number(String text, double otherwise) {
        try {
            return text.isBlank() ? otherwise : NumberText.parse(text);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** {@return what a fit is asked for} */
    FitRequest request() {
        return new FitRequest(dataset, settings, masked());
    }

    /** {@return the last fit, if it is one of the spectrum on the screen} */
    Optional<Fitted> fit() {
        return Optional.ofNullable(fitted).filter(f -> f.dataset().equals(dataset));
    }

    /** {@return the fit that was kept to be compared with} */
    Optional<Fitted> kept() {
        return Optional.ofNullable(reference);
    }

    /** {@return whether the fit on the screen is what the settings ask for} */
    boolean upToDate() {
        return fit().map(f -> f.request().equals(request())).orElse(false);
    }

    EisDocument withSettings(FitSettings next) {
        return new EisDocument(file, dataset, next, masks, fitted, reference, overlay);
    }

    EisDocument withDataset(String id) {
        return new EisDocument(file, id, settings, masks, fitted, reference, overlay);
    }

    EisDocument withFit(Fitted next) {
        return new EisDocument(file, dataset, settings, masks, next, reference, overlay);
    }

    /** {@return with other points of the spectrum on the screen left out} */
    EisDocument withMasked(SortedSet<Integer> points) {
        Map<String, SortedSet<Integer>> next = new TreeMap<>(masks);
        next.put(dataset, points);
        return withMasks(next);
    }

    EisDocument withMasks(Map<String, SortedSet<Integer>> next) {
        return new EisDocument(file, dataset, settings, next, fitted, reference, overlay);
    }

    EisDocument withReference(Fitted next) {
        return new EisDocument(file, dataset, settings, masks, fitted, next, overlay);
    }

    EisDocument withOverlay(List<OverlaySpectrum> next) {
        return new EisDocument(file, dataset, settings, masks, fitted, reference, next);
    }

    /** {@return with one more spectrum beside it, in a colour that is free} */
    EisDocument withOverlaid(OverlaySpectrum added) {
        if (overlay.stream().anyMatch(o -> o.isOf(added.file(), added.spectrum().id()))) {
            return this;
        }
        int colour = IntStream.iterate(0, i -> i + 1)
                .filter(i -> overlay.stream().noneMatch(o -> o.colour() == i))
                .findFirst()
                .orElseThrow();
        List<OverlaySpectrum> next = new ArrayList<>(overlay);
        next.add(new OverlaySpectrum(added.file(), added.name(), colour, true, added.spectrum()));
        return withOverlay(next);
    }

    /** {@return with points left out that were not, and the other way round} */
    EisDocument toggled(int... points) {
        SortedSet<Integer> next = new TreeSet<>(masked());
        boolean allOut = IntStream.of(points).allMatch(next::contains);
        for (int p : points) {
            if (allOut) {
                next.remove(p);
            } else {
                next.add(p);
            }
        }
        return withMasked(next);
    }
}
