// SPDX-FileCopyrightText: 2026 The Interphase developers
// SPDX-License-Identifier: EPL-2.0
package org.interphase.ui.eis.internal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.interphase.ui.part.History;

/** What was changed between two documents, in words for the menu Edit. */
final class Edit implements History.Words<EisDocument> {

    /** {@return the one field of the bar whose text differs; empty where it is another change, or more} */
    @Override
    public String field(EisDocument before, EisDocument after) {
        FitSettings a = before.settings();
        FitSettings b = after.settings();
        if (!before.withSettings(b).equals(after)) {
            return "";
        }
        List<String> fields = Stream.of("circuit", "fmin", "fmax")
                .filter(f -> !text(f, a).equals(text(f, b)))
                .toList();
        boolean parametersToo = !a.guesses().equals(b.guesses())
                || !a.fixed().equals(b.fixed())
                || !a.bounds().equals(b.bounds());
        if (fields.size() != 1 || !a.weight().equals(b.weight())) {
            return "";
        }
        // what a shorter circuit does not have goes with it
        return fields.get(0).equals("circuit") || !parametersToo ? fields.get(0) : "";
    }

    private static String text(String field, FitSettings s) {
        return switch (field) {
            case "circuit" -> s.circuit();
            case "fmin" -> s.fmin();
            default -> s.fmax();
        };
    }

    /** {@return what was done, as {@code Mask 3 Points}} */
    @Override
    public String label(EisDocument before, EisDocument after) {
        if (!before.dataset().equals(after.dataset())) {
            return "Choose Spectrum";
        }
        if (!before.masks().equals(after.masks())) {
            return mask(before, after);
        }
        if (!Objects.equals(before.reference(), after.reference())) {
            return after.reference() == null ? "End Comparison" : "Keep for Comparison";
        }
        if (!before.overlay().equals(after.overlay())) {
            return overlay(before.overlay(), after.overlay());
        }
        return settings(before.settings(), after.settings());
    }

    private static String mask(EisDocument before, EisDocument after) {
        Set<Integer> out = new TreeSet<>(after.masked());
        out.removeAll(before.masked());
        Set<Integer> in = new TreeSet<>(before.masked());
        in.removeAll(after.masked());
        if (!out.isEmpty() && !in.isEmpty()) {
            return "Invert Mask";
        }
        int n = out.size() + in.size();
        return (out.isEmpty() ? "Unmask " : "Mask ") + n + (n == 1 ? " Point" : " Points");
    }

    private static String overlay(List<OverlaySpectrum> before, List<OverlaySpectrum> after) {
        List<OverlaySpectrum> added = after.stream()
                .filter(o -> before.stream().noneMatch(b -> same(o, b)))
                .toList();
        List<OverlaySpectrum> gone = before.stream()
                .filter(o -> after.stream().noneMatch(b -> same(o, b)))
                .toList();
        if (!added.isEmpty()) {
            return "Add " + (added.size() == 1 ? added.get(0).name() : added.size() + " Spectra");
        }
        if (!gone.isEmpty()) {
            return "Remove " + (gone.size() == 1 ? gone.get(0).name() : gone.size() + " Spectra");
        }
        return after.stream()
                .filter(o -> !before.contains(o))
                .findFirst()
                .map(o -> (o.shown() ? "Show " : "Hide ") + o.name())
                .orElse("Order of Spectra");
    }

    private static boolean same(OverlaySpectrum a, OverlaySpectrum b) {
        return a.isOf(b.file(), b.spectrum().id());
    }

    private static String settings(FitSettings a, FitSettings b) {
        if (!a.circuit().equals(b.circuit())) {
            return "Circuit";
        }
        if (!a.weight().equals(b.weight())) {
            return "Weights";
        }
        if (!a.fmin().equals(b.fmin()) || !a.fmax().equals(b.fmax())) {
            return "Frequency Range";
        }
        Optional<String> held = only(b.fixed(), a.fixed());
        if (held.isPresent()) {
            return "Fix " + held.get();
        }
        Optional<String> released = only(a.fixed(), b.fixed());
        if (released.isPresent()) {
            return "Release " + released.get();
        }
        return changed(a.bounds(), b.bounds())
                .map(name -> "Bounds of " + name)
                .or(() -> changed(a.guesses(), b.guesses()).map(name -> "Start Value of " + name))
                .orElse("Settings");
    }

    private static Optional<String> only(Set<String> in, Set<String> notIn) {
        return in.stream().filter(n -> !notIn.contains(n)).findFirst();
    }

    private static Optional<String> changed(Map<String, ?> a, Map<String, ?> b) {
        return Stream.concat(a.keySet().stream(), b.keySet().stream())
                .filter(n -> !Objects.equals(a.get(n), b.get(n)))
                .findFirst();
    }
}
